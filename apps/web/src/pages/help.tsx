import type { Lang } from '@sti/reference';
import { getRouteApi } from '@tanstack/react-router';
import type { HelpCatalogue } from '../i18n/help.en.ts';
import { useT } from '../lib/t.tsx';
import { Page, Section } from '../ui/page.tsx';
import { Prose } from '../ui/prose.tsx';

const CATALOGUES: Record<Lang, () => Promise<{ messages: HelpCatalogue }>> = {
  ar: () => import('../i18n/help.ar.ts'),
  zh: () => import('../i18n/help.zh.ts'),
  en: () => import('../i18n/help.en.ts'),
  fr: () => import('../i18n/help.fr.ts'),
  ru: () => import('../i18n/help.ru.ts'),
  es: () => import('../i18n/help.es.ts'),
};

export const loadHelp = async (lang: Lang): Promise<HelpCatalogue> => (await CATALOGUES[lang]()).messages;

const route = getRouteApi('/$lang/help/$topic');

/** Short help for one group of people. */
export function HelpPage() {
  const t = useT();
  const texts = route.useLoaderData();
  const { topic } = route.useParams();
  return (
    <Page title={t('title.of', { part: t('help.title'), whole: t(`help.${topic}`) })}>
      {([1, 2, 3, 4, 5, 6] as const).map((n) => (
        <Section key={n} title={texts[`help.${topic}.${n}.title`]}>
          <Prose text={texts[`help.${topic}.${n}.text`]} />
        </Section>
      ))}
    </Page>
  );
}
