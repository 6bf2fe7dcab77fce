import '../ui/tokens.css';
import '../ui/base.css';
import './member.css';
import type { ApolloClient } from '@apollo/client';
import { ApolloProvider } from '@apollo/client/react';
import { DirectionProvider } from '@mantine/core';
import { isLang, type Lang } from '@sti/reference';
import { RouterProvider } from '@tanstack/react-router';
import { createRoot } from 'react-dom/client';
import { formTexts } from '../features/people/form-texts.ts';
import { registerTexts } from '../features/registration/register-texts.ts';
import { makeApollo } from '../lib/apollo.ts';
import { onSignedOutElsewhere } from '../lib/device.ts';
import { sweepDrafts } from '../lib/drafts.ts';
import { keepFocus } from '../lib/keep-focus.ts';
import { I18nProvider, makeI18n } from '../lib/t.tsx';
import { publicCatalogue } from './catalogues.ts';
import { makeMemberRouter } from './member-routes.tsx';
import { MemberTheme } from './member-theme.tsx';

type MemberModule = { messages: Record<string, string | { other: string }> };
const LOADERS = import.meta.glob<MemberModule>('../i18n/member.*.ts');

async function memberCatalogue(lang: Lang) {
  const load = LOADERS[`../i18n/member.${lang}.ts`] ?? LOADERS['../i18n/member.en.ts'];
  if (!load) throw new Error('The English texts are missing.');
  return (await load()).messages;
}

/** Starts the signed-in surfaces in the empty shell that the server sends for them. */
export async function startMember(element: HTMLElement, apollo: ApolloClient = makeApollo()): Promise<void> {
  const said = document.documentElement.lang;
  const lang = isLang(said) ? said : 'en';
  // Its own words first; those of the public pages for what both show.
  const i18n = makeI18n(
    lang,
    ...(await Promise.all([memberCatalogue(lang), publicCatalogue(lang), registerTexts(lang), formTexts(lang)])),
  );
  const router = makeMemberRouter();
  keepFocus();
  sweepDrafts();
  // Nothing of who has left stays in view, and no form keeps what it holds.
  onSignedOutElsewhere(() => location.reload());
  // Another page begins at its beginning for the keyboard too; in a menu beside it the focus stays.
  router.subscribe('onResolved', ({ fromLocation, pathChanged }) => {
    const content = document.getElementById('content');
    const isBeside = document.activeElement !== document.body && !content?.contains(document.activeElement);
    if (fromLocation && pathChanged && !isBeside) content?.focus({ preventScroll: true });
  });
  createRoot(element).render(
    <I18nProvider i18n={i18n}>
      <DirectionProvider initialDirection={i18n.dir} detectDirection={false}>
        <MemberTheme>
          <ApolloProvider client={apollo}>
            <RouterProvider router={router as never} />
          </ApolloProvider>
        </MemberTheme>
      </DirectionProvider>
    </I18nProvider>,
  );
}
