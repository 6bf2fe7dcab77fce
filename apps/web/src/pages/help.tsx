import { getRouteApi } from '@tanstack/react-router';
import { useT } from '../lib/t.tsx';
import { Page, Section } from '../ui/page.tsx';
import { Prose } from '../ui/prose.tsx';

const route = getRouteApi('/$lang/help/$topic');

export function HelpPage() {
  const t = useT();
  const { topic } = route.useParams();
  return (
    <Page title={`${t('help.title')}: ${t(`help.${topic}`)}`}>
      {([1, 2, 3] as const).map((n) => (
        <Section key={n} title={t(`help.${topic}.${n}.title`)}>
          <Prose text={t(`help.${topic}.${n}.text`)} />
        </Section>
      ))}
    </Page>
  );
}
