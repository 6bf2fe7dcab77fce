import { Button } from '@mantine/core';
import { graphql } from '../../lib/graphql.ts';
import { useWords } from '../../lib/words.tsx';
import { entryPath } from '../outcome/entry-path.ts';
import { Refusal } from '../platform/answer.ts';
import { Go } from '../platform/go.tsx';
import { useOnce } from '../platform/once.ts';
import { Trouble } from '../platform/trouble.tsx';
import { useDelayed } from '../platform/undo.tsx';
import { useNotice, useVerb } from '../platform/verb.ts';
import { notAgreed, type Source, sourcesOf } from './evidence.ts';
import styles from './summary.module.css';
import { EditorParagraph, type Paragraph, REFRESH } from './summary-fields.ts';

const RemoveEvidence = graphql(
  `
  mutation RemoveEvidence($id: ID!) {
    removeEvidence(id: $id) { __typename ... on SummaryParagraph { id ...EditorParagraph } ...Refusal }
  }
`,
  [EditorParagraph, Refusal],
);
const RemoveParagraph = graphql(
  `
  mutation RemoveParagraph($id: ID!, $version: Int!) {
    removeParagraph(id: $id, version: $version) { __typename ... on SummaryParagraph { id ...EditorParagraph } ...Refusal }
  }
`,
  [EditorParagraph, Refusal],
);
const MoveParagraph = graphql(
  `
  mutation MoveParagraph($id: ID!, $version: Int!, $sectionId: ID!, $afterId: ID) {
    moveParagraph(id: $id, version: $version, sectionId: $sectionId, afterId: $afterId) {
      __typename
      ... on SummaryParagraph { id ...EditorParagraph }
      ...Refusal
    }
  }
`,
  [EditorParagraph, Refusal],
);
const AddParagraph = graphql(
  `
  mutation AddParagraph($input: ParagraphInput!, $idempotencyKey: ID!) {
    addParagraph(input: $input, idempotencyKey: $idempotencyKey) { __typename ... on SummaryParagraph { id ...EditorParagraph } ...Refusal }
  }
`,
  [EditorParagraph, Refusal],
);

type Statement = NonNullable<Paragraph['evidence'][number]['statement']>;

/** What a paragraph rests on: the way back to item, statement and speaker. */
export function Sources({ paragraph, mayEdit }: { paragraph: Paragraph; mayEdit: boolean }) {
  const { t } = useWords();
  const verb = useVerb(RemoveEvidence, REFRESH);
  async function unlink(id: string) {
    const answer = (await verb.run({ id }))?.removeEvidence;
    switch (answer?.__typename) {
      case undefined:
      case 'SummaryParagraph':
        return;
      case 'BadInput':
      case 'Stale':
      case 'RuleBroken':
        return verb.refuse(answer);
      default:
        answer satisfies never;
    }
  }
  if (paragraph.evidence.length === 0)
    return <p className={styles.quiet}>{t(paragraph.kind === 'FIXED' ? 'summary.fixedText' : 'summary.noSources')}</p>;
  return (
    <>
      <Trouble trouble={verb.trouble} />
      <ul className={styles.sources}>
        {sourcesOf(paragraph.evidence).map((source) => (
          <SourceLine key={source.key} source={source} mayEdit={mayEdit} onUnlink={(id) => void unlink(id)} />
        ))}
      </ul>
    </>
  );
}

type SourceLineProps = { source: Source; mayEdit: boolean; onUnlink(id: string): void };

function SourceLine({ source, mayEdit, onUnlink }: SourceLineProps) {
  const { t } = useWords();
  const { first, links, statements } = source;
  const { item } = first;
  return (
    <li>
      <p className={styles.marks}>
        <b>{t(`relation.${first.relation}`)}</b>
        {first.recommendationNumber && <bdi dir="ltr">{first.recommendationNumber}</bdi>}
        {item && (
          <Go to={entryPath(item)}>
            {t('log.item', { type: t(`outcomeType.${item.type}`), number: String(item.number) })}
          </Go>
        )}
        <NotAgreed evidence={links} />
      </p>
      {item && (
        <p>
          <bdi>{item.text}</bdi>
        </p>
      )}
      {statements.map(({ id, statement }) => statement && <Said key={id} statement={statement} />)}
      {mayEdit &&
        links
          .filter((link) => link.isManual)
          .map((link) => (
            <Button key={link.id} variant="subtle" size="compact-xs" onClick={() => onUnlink(link.id)}>
              {t('summary.unlink')}
            </Button>
          ))}
    </li>
  );
}

function Said({ statement }: { statement: Statement }) {
  const { t } = useWords();
  const { speakerText, onBehalfOf } = statement;
  return (
    <>
      <p className={styles.marks}>
        <Go to={entryPath(statement)}>
          <bdi dir="ltr">{statement.address}</bdi>
        </Go>
      </p>
      <blockquote lang={statement.language}>
        <bdi>{statement.text}</bdi>
        {speakerText && (
          <footer>
            <bdi>{onBehalfOf ? t('log.speakerFor', { name: speakerText, whom: onBehalfOf }) : speakerText}</bdi>
          </footer>
        )}
      </blockquote>
    </>
  );
}

/** Says of items that the summary takes up before their session agreed them; nothing where all are agreed. */
export function NotAgreed({ evidence }: Pick<Paragraph, 'evidence'>) {
  const { t } = useWords();
  const states = [...new Set(notAgreed(evidence).map(({ status }) => status))];
  return states.map((status) => (
    <span key={status} data-tone="wait">
      {status === 'PROPOSED' ? t('summary.proposed') : t(`status.${status}`)}
    </span>
  ));
}

type ArrangeProps = { paragraph: Paragraph; siblings: readonly Paragraph[]; onAdded(id: string): void };

/** Moving, adding below and removing; a removed paragraph can be restored at any time. */
export function Arrange({ paragraph, siblings, onAdded }: ArrangeProps) {
  const { t } = useWords();
  const notice = useNotice();
  const remove = useVerb(RemoveParagraph, { ...REFRESH, notice });
  const move = useVerb(MoveParagraph, { ...REFRESH, notice });
  const add = useVerb(AddParagraph, { ...REFRESH, notice });
  const addOnce = useOnce(add);
  const delayed = useDelayed();
  const at = siblings.findIndex((p) => p.id === paragraph.id);
  const { id, version, sectionId } = paragraph;

  type Answer = NonNullable<Awaited<ReturnType<typeof move.run>>>['moveParagraph'];
  function settle(answer: Answer | undefined, verb: { refuse: typeof move.refuse }, done?: (id: string) => void) {
    switch (answer?.__typename) {
      case undefined:
        return;
      case 'SummaryParagraph':
        return done?.(answer.id);
      case 'BadInput':
      case 'Stale':
      case 'RuleBroken':
        return verb.refuse(answer);
      default:
        answer satisfies never;
    }
  }
  const moveTo = async (afterId: string | null) =>
    settle((await move.run({ id, version, sectionId, afterId }))?.moveParagraph, move);
  const addBelow = async () => {
    const input = { sectionId, afterId: id, text: t('summary.newText') };
    settle((await addOnce({ input }))?.addParagraph, add, onAdded);
  };
  const send = async () => settle((await remove.run({ id, version }))?.removeParagraph, remove);
  return (
    <>
      <div className={styles.arrange}>
        <Button
          variant="default"
          size="compact-sm"
          disabled={at <= 0}
          onClick={() => void moveTo(siblings[at - 2]?.id ?? null)}
        >
          {t('summary.up')}
        </Button>
        <Button
          variant="default"
          size="compact-sm"
          disabled={at < 0 || at >= siblings.length - 1}
          onClick={() => void moveTo(siblings[at + 1]?.id ?? null)}
        >
          {t('summary.down')}
        </Button>
        <Button variant="default" size="compact-sm" loading={add.busy} onClick={() => void addBelow()}>
          {t('summary.addBelow')}
        </Button>
        <Button
          variant="subtle"
          color="red"
          size="compact-sm"
          onClick={() =>
            delayed(
              t('summary.removed'),
              () => send(),
              () => {},
            )
          }
        >
          {t('action.remove')}
        </Button>
      </div>
      <Trouble trouble={notice.trouble} />
    </>
  );
}
