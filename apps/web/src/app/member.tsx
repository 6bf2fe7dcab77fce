import './member.css';
import { ApolloProvider } from '@apollo/client/react';
import { DirectionProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import type { Lang } from '@sti/reference';
import { Outlet } from '@tanstack/react-router';
import { Suspense, use } from 'react';
import { makeApollo } from '../lib/apollo.ts';
import { useI18n } from '../lib/t.tsx';
import { useViewer } from '../lib/viewer.ts';
import { type MemberCatalogue, MemberWords } from '../lib/words.tsx';
import { PageTrouble } from '../features/platform/page-trouble.tsx';
import { SignInFirst } from './member-sign-in.tsx';
import { MemberTheme } from './member-theme.tsx';

const CATALOGUES: Record<Lang, () => Promise<{ messages: MemberCatalogue }>> = {
  ar: () => import('../i18n/member.ar.ts'),
  zh: () => import('../i18n/member.zh.ts'),
  en: () => import('../i18n/member.en.ts'),
  fr: () => import('../i18n/member.fr.ts'),
  ru: () => import('../i18n/member.ru.ts'),
  es: () => import('../i18n/member.es.ts'),
};
const loaded = new Map<Lang, Promise<{ messages: MemberCatalogue }>>();

function catalogueOf(lang: Lang) {
  const known = loaded.get(lang) ?? CATALOGUES[lang]();
  loaded.set(lang, known);
  return known;
}

const apollo = makeApollo();

/** The root of all signed-in surfaces: their look, their words, their data. */
export function MemberRoot() {
  const { lang, dir } = useI18n();
  return (
    <DirectionProvider key={dir} initialDirection={dir} detectDirection={false}>
      <MemberTheme>
        <ApolloProvider client={apollo}>
          <Suspense>
            <Ready lang={lang} />
          </Suspense>
        </ApolloProvider>
      </MemberTheme>
    </DirectionProvider>
  );
}

function Ready({ lang }: { lang: Lang }) {
  const { messages } = use(catalogueOf(lang));
  return (
    <MemberWords catalogue={messages}>
      <PageTrouble />
      <Gate />
      <Notifications position="bottom-center" limit={3} containerWidth={480} />
    </MemberWords>
  );
}

function Gate() {
  const viewer = useViewer();
  if (viewer === undefined) return null;
  return viewer ? <Outlet /> : <SignInFirst />;
}
