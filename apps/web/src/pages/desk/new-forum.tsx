import { useQuery } from '@apollo/client/react';
import { ForumForm, type ForumValues, forumInput } from '../../features/forum/forum-form.tsx';
import { Refusal } from '../../features/platform/answer.ts';
import { useGoTo } from '../../features/platform/hrefs.ts';
import { editText } from '../../features/platform/local-text.ts';
import { useOnce } from '../../features/platform/once.ts';
import { Answer, Page as Frame } from '../../features/platform/page.tsx';
import { useVerb } from '../../features/platform/verb.ts';
import { graphql } from '../../lib/graphql.ts';
import { useWords } from '../../lib/words.tsx';
import { DeskForumsPage } from './forums.tsx';

const PlanForum = graphql(
  `
  mutation PlanForum($input: ForumInput!, $idempotencyKey: ID!) {
    planForum(input: $input, idempotencyKey: $idempotencyKey) { __typename ... on Forum { id version year } ...Refusal }
  }
`,
  [Refusal],
);

type Known = readonly { number: number; year: number }[];

/** The edition after the last one that is known. */
const emptyAfter = (known: Known): ForumValues => ({
  number: Math.max(0, ...known.map((f) => f.number)) + 1,
  year: Math.max(new Date().getFullYear(), ...known.map((f) => f.year)) + 1,
  title: editText(null),
  theme: editText(null),
  startDate: '',
  endDate: '',
  datesToBeConfirmed: true,
  timeZone: 'America/New_York',
  venue: '',
  mode: null,
  host: '',
  goalsUnderReview: [],
  hlpfTheme: '',
  hlpfStart: '',
  hlpfEnd: '',
  officials: [],
});

/** A new edition. It stays with its Secretariat until it is announced. */
export function Page() {
  const { t, lang } = useWords();
  const known = useQuery(DeskForumsPage, { variables: { lang } });
  const goTo = useGoTo();
  const verb = useVerb(PlanForum, { refetch: ['CurrentViewer'] });
  const plan = useOnce(verb);

  async function onSave(values: ForumValues): Promise<number | null> {
    const answer = (await plan({ input: forumInput(values) }))?.planForum;
    switch (answer?.__typename) {
      case undefined:
        return null;
      case 'Forum':
        goTo(`/desk/${answer.year}`);
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
    <Frame title={t('forum.plan')} lead={t('forum.planLead')}>
      <Answer of={known}>
        {({ forums }) => (
          <ForumForm
            isNew
            initial={emptyAfter(forums)}
            draftKey="new-forum"
            version={null}
            trouble={verb.trouble}
            setTrouble={verb.setTrouble}
            busy={verb.busy}
            onSave={onSave}
          />
        )}
      </Answer>
    </Frame>
  );
}
