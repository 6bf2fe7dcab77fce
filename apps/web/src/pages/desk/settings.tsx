import { useQuery } from '@apollo/client/react';
import { useForum } from '../../features/forum/desk-forum.tsx';
import { ForumForm, type ForumValues, forumInput } from '../../features/forum/forum-form.tsx';
import { ForumMoves } from '../../features/forum/forum-moves.tsx';
import { StageDetails, Stages } from '../../features/forum/stages.tsx';
import { Refusal } from '../../features/platform/answer.ts';
import { AllLanguages, editText } from '../../features/platform/local-text.ts';
import { Answer, Page as Frame } from '../../features/platform/page.tsx';
import styles from '../../features/platform/platform.module.css';
import { useSay } from '../../features/platform/undo.tsx';
import { useVerb } from '../../features/platform/verb.ts';
import { graphql, type ResultOf, readFragment } from '../../lib/graphql.ts';
import { useWords } from '../../lib/words.tsx';

const ForumDetails = graphql(
  `
  fragment ForumDetails on Forum {
    id version number year startDate endDate datesToBeConfirmed timeZone venue mode host goalsUnderReview hlpfTheme hlpfStart hlpfEnd
    titleTexts { ...AllLanguages }
    themeTexts { ...AllLanguages }
    officials { id role honorific name title country personId }
  }
`,
  [AllLanguages],
);
const DeskSettingsPage = graphql(
  `
  query DeskSettingsPage($year: Int!) {
    forum(year: $year) { id ...ForumDetails stages { id ...StageDetails } }
  }
`,
  [ForumDetails, StageDetails],
);
const EditForum = graphql(
  `
  mutation EditForum($id: ID!, $version: Int!, $input: ForumInput!) {
    editForum(id: $id, version: $version, input: $input) { __typename ... on Forum { id version ...ForumDetails } ...Refusal }
  }
`,
  [ForumDetails, Refusal],
);

type Details = ResultOf<typeof ForumDetails>;

const valuesOf = (f: Details): ForumValues => ({
  number: f.number,
  year: f.year,
  title: editText(readFragment(AllLanguages, f.titleTexts)),
  theme: editText(f.themeTexts ? readFragment(AllLanguages, f.themeTexts) : null),
  startDate: f.startDate ?? '',
  endDate: f.endDate ?? '',
  datesToBeConfirmed: f.datesToBeConfirmed,
  timeZone: f.timeZone,
  venue: f.venue ?? '',
  mode: f.mode,
  host: f.host ?? '',
  goalsUnderReview: [...f.goalsUnderReview],
  hlpfTheme: f.hlpfTheme ?? '',
  hlpfStart: f.hlpfStart ?? '',
  hlpfEnd: f.hlpfEnd ?? '',
  officials: f.officials.map((o) => ({
    role: o.role,
    honorific: o.honorific ?? '',
    name: o.name ?? '',
    title: o.title ?? '',
    country: o.country ?? '',
    personId: o.personId,
  })),
});

/** The facts of the forum, its stages with their windows, and its state. */
export function Page() {
  const { t } = useWords();
  const forum = useForum();
  const query = useQuery(DeskSettingsPage, { variables: { year: forum.year } });
  const refetch = () => query.refetch().catch(() => {});
  return (
    <Frame title={t('desk.page.settings')}>
      <Answer of={query}>
        {({ forum: found }) =>
          found && (
            <>
              <section>
                <h2>{t('settings.state')}</h2>
                <ForumMoves version={readFragment(ForumDetails, found).version} onMoved={refetch} />
              </section>
              <section className={styles.section}>
                <h2>{t('settings.stages')}</h2>
                <Stages
                  forumId={found.id}
                  timeZone={forum.timeZone}
                  stages={found.stages.map((s) => readFragment(StageDetails, s))}
                  onChanged={refetch}
                />
              </section>
              <section className={styles.section}>
                <h2>{t('settings.facts')}</h2>
                <Facts details={readFragment(ForumDetails, found)} />
              </section>
            </>
          )
        }
      </Answer>
    </Frame>
  );
}

function Facts({ details }: { details: Details }) {
  const { t } = useWords();
  const say = useSay();
  const verb = useVerb(EditForum, { refetch: ['DeskForum'] });
  async function onSave(values: ForumValues, version: number | null): Promise<number | null> {
    const answer = (await verb.run({ id: details.id, version: version ?? details.version, input: forumInput(values) }))
      ?.editForum;
    switch (answer?.__typename) {
      case undefined:
        return null;
      case 'Forum':
        say(t('state.saved'));
        return answer.version;
      case 'BadInput':
      case 'Stale':
      case 'RuleBroken':
        verb.refuse(answer);
        return null;
      default:
        return answer satisfies never;
    }
  }
  return (
    <ForumForm
      isNew={false}
      initial={valuesOf(details)}
      draftKey={`forum:${details.id}`}
      version={details.version}
      trouble={verb.trouble}
      setTrouble={verb.setTrouble}
      busy={verb.busy}
      onSave={onSave}
    />
  );
}
