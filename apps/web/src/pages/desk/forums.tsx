import { useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { Go } from '../../features/platform/go.tsx';
import { Answer, Empty, Page as Frame } from '../../features/platform/page.tsx';
import { Rows } from '../../features/platform/rows.tsx';
import { StatusOf } from '../../features/platform/status.tsx';
import { daysText } from '../../lib/format.ts';
import { graphql } from '../../lib/graphql.ts';
import { useViewer } from '../../lib/viewer.ts';
import { useWords } from '../../lib/words.tsx';

export const DeskForumsPage = graphql(`
  query DeskForumsPage($lang: Lang!) {
    forums(first: 100) {
      id number year status startDate endDate isDemonstration
      title(lang: $lang) { text lang state isFallback isStale }
    }
  }
`);

/** All forums, the newest first; those that the viewer works on are open to be worked on. */
export function Page() {
  const { t, lang } = useWords();
  const viewer = useViewer();
  const query = useQuery(DeskForumsPage, { variables: { lang } });
  const isMine = (id: string) => viewer?.roles.some((r) => r.scopeKind === 'forum' && r.scopeId === id) ?? false;
  return (
    <Frame
      title={t('desk.forums')}
      lead={t('desk.forumsLead')}
      action={
        viewer?.can('forum.plan') && (
          <Button component={Go} to="/desk/new">
            {t('forum.plan')}
          </Button>
        )
      }
    >
      <Answer of={query}>
        {({ forums }) =>
          forums.length ? (
            <Rows>
              {[...forums]
                .sort((a, b) => Number(isMine(b.id)) - Number(isMine(a.id)) || b.year - a.year)
                .map((f) => (
                  <Rows.Row
                    key={f.id}
                    title={
                      <Go to={`/desk/${f.year}`}>
                        <bdi>{f.title.text}</bdi>
                      </Go>
                    }
                    meta={[
                      <StatusOf key="status" code={f.status} area="forum.status" />,
                      String(f.year),
                      f.startDate ? daysText(f.startDate, f.endDate, lang) : t('dates.unknown'),
                      f.isDemonstration ? t('desk.demonstration') : null,
                    ]}
                  >
                    <Rows.Act to={`/desk/${f.year}`} variant={isMine(f.id) ? 'light' : 'default'}>
                      {t('action.open')}
                    </Rows.Act>
                  </Rows.Row>
                ))}
            </Rows>
          ) : (
            <Empty title={t('desk.noForums')}>{viewer?.can('forum.plan') && <p>{t('desk.noForumsHelp')}</p>}</Empty>
          )
        }
      </Answer>
    </Frame>
  );
}
