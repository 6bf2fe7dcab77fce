import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { graphql } from '../../lib/graphql.ts';
import { useWords } from '../../lib/words.tsx';
import { Refusal } from '../platform/answer.ts';
import { Trouble } from '../platform/trouble.tsx';
import { useVerb } from '../platform/verb.ts';
import styles from './summary.module.css';
import { EditorParagraph, type Paragraph, REFRESH } from './summary-fields.ts';

const AddFootnote = graphql(
  `
  mutation AddFootnote($version: Int!, $input: FootnoteInput!) {
    addFootnote(version: $version, input: $input) { __typename ... on SummaryParagraph { id ...EditorParagraph } ...Refusal }
  }
`,
  [EditorParagraph, Refusal],
);
const EditFootnote = graphql(
  `
  mutation EditFootnote($id: ID!, $version: Int!, $text: String!) {
    editFootnote(id: $id, version: $version, text: $text) { __typename ... on SummaryParagraph { id ...EditorParagraph } ...Refusal }
  }
`,
  [EditorParagraph, Refusal],
);
const RemoveFootnote = graphql(
  `
  mutation RemoveFootnote($id: ID!, $version: Int!) {
    removeFootnote(id: $id, version: $version) { __typename ... on SummaryParagraph { id ...EditorParagraph } ...Refusal }
  }
`,
  [EditorParagraph, Refusal],
);

type Note = Paragraph['footnotes'][number];

/** The footnotes of a paragraph. A new one is marked at the end of its text, from where the mark can be moved. */
export function Footnotes({ paragraph, mayEdit }: { paragraph: Paragraph; mayEdit: boolean }) {
  const { t } = useWords();
  const add = useVerb(AddFootnote, REFRESH);
  const edit = useVerb(EditFootnote, REFRESH);
  const remove = useVerb(RemoveFootnote, REFRESH);
  const [open, setOpen] = useState<{ note: Note | null; text: string } | null>(null);

  type Answer = NonNullable<Awaited<ReturnType<typeof add.run>>>['addFootnote'];
  function settle(answer: Answer | undefined, verb: { refuse: typeof add.refuse }) {
    switch (answer?.__typename) {
      case undefined:
        return;
      case 'SummaryParagraph':
        return setOpen(null);
      case 'BadInput':
      case 'Stale':
      case 'RuleBroken':
        return verb.refuse(answer);
      default:
        answer satisfies never;
    }
  }
  async function save() {
    if (!open) return;
    const { note, text } = open;
    if (note) settle((await edit.run({ id: note.id, version: note.version, text }))?.editFootnote, edit);
    else
      settle(
        (await add.run({ version: paragraph.version, input: { paragraphId: paragraph.id, text } }))?.addFootnote,
        add,
      );
  }
  return (
    <>
      <ol className={styles.notes}>
        {paragraph.footnotes.map((note) => (
          <li key={note.id}>
            <sup>{note.number ?? note.key}</sup> <bdi>{note.text}</bdi>
            {mayEdit && (
              <span className={styles.findingActions}>
                <Button variant="subtle" size="compact-xs" onClick={() => setOpen({ note, text: note.text })}>
                  {t('action.edit')}
                </Button>
                <Button
                  variant="subtle"
                  color="red"
                  size="compact-xs"
                  onClick={async () =>
                    settle((await remove.run({ id: note.id, version: note.version }))?.removeFootnote, remove)
                  }
                >
                  {t('action.remove')}
                </Button>
              </span>
            )}
          </li>
        ))}
      </ol>
      <Trouble trouble={add.trouble ?? edit.trouble ?? remove.trouble} labelOf={() => t('summary.footnote')} />
      {open ? (
        <form
          onSubmit={(e) => {
            e.preventDefault();
            void save();
          }}
        >
          <Textarea
            label={t('summary.footnote')}
            value={open.text}
            onChange={(e) => setOpen({ ...open, text: e.currentTarget.value })}
            autosize
            minRows={2}
            autoFocus
            required
            dir="auto"
          />
          <p className={styles.findingActions}>
            <Button type="submit" size="compact-md" loading={add.busy || edit.busy}>
              {t('summary.saveFootnote')}
            </Button>
            <Button variant="subtle" size="compact-md" onClick={() => setOpen(null)}>
              {t('action.cancel')}
            </Button>
          </p>
        </form>
      ) : (
        mayEdit && (
          <Button variant="subtle" size="compact-sm" onClick={() => setOpen({ note: null, text: '' })}>
            {t('summary.addFootnote')}
          </Button>
        )
      )}
    </>
  );
}
