import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { graphql } from '../../lib/graphql.ts';
import { useWords } from '../../lib/words.tsx';
import { Refusal } from '../platform/answer.ts';
import { useForm } from '../platform/form.ts';
import { FormPanel } from '../platform/form-panel.tsx';
import { Trouble } from '../platform/trouble.tsx';
import { useNotice, useVerb } from '../platform/verb.ts';
import styles from './summary.module.css';
import { EditorParagraph, type Paragraph, REFRESH } from './summary-fields.ts';

const AddFootnote = graphql(
  `
  mutation AddFootnote($version: Int!, $input: FootnoteInput!) {
    addFootnote(version: $version, input: $input) { __typename ... on SummaryParagraph { id footnotes { id version } ...EditorParagraph } ...Refusal }
  }
`,
  [EditorParagraph, Refusal],
);
const EditFootnote = graphql(
  `
  mutation EditFootnote($id: ID!, $version: Int!, $text: String!) {
    editFootnote(id: $id, version: $version, text: $text) { __typename ... on SummaryParagraph { id footnotes { id version } ...EditorParagraph } ...Refusal }
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
  const remove = useVerb(RemoveFootnote, REFRESH);
  const [openId, setOpenId] = useState<string | null>(null);
  const open = (id: string) => {
    remove.setTrouble(null);
    setOpenId(id);
  };
  const note = paragraph.footnotes.find(({ id }) => id === openId) ?? null;

  async function onRemove({ id, version }: Note) {
    const answer = (await remove.run({ id, version }))?.removeFootnote;
    switch (answer?.__typename) {
      case undefined:
      case 'SummaryParagraph':
        return;
      case 'BadInput':
      case 'Stale':
      case 'RuleBroken':
        return remove.refuse(answer);
      default:
        answer satisfies never;
    }
  }
  return (
    <>
      <ol className={styles.notes}>
        {paragraph.footnotes.map((one) => (
          <li key={one.id}>
            <sup>{one.number ?? one.key}</sup> <bdi>{one.text}</bdi>
            {mayEdit && (
              <span className={styles.findingActions}>
                <Button variant="subtle" size="compact-xs" onClick={() => open(one.id)}>
                  {t('action.edit')}
                </Button>
                <Button variant="subtle" color="red" size="compact-xs" onClick={() => void onRemove(one)}>
                  {t('action.remove')}
                </Button>
              </span>
            )}
          </li>
        ))}
      </ol>
      <Trouble trouble={remove.trouble} />
      {note || openId === NEW ? (
        <FootnoteForm key={openId} paragraph={paragraph} note={note} onDone={() => setOpenId(null)} />
      ) : (
        mayEdit && (
          <Button variant="subtle" size="compact-sm" onClick={() => open(NEW)}>
            {t('summary.addFootnote')}
          </Button>
        )
      )}
    </>
  );
}

const NEW = 'new';

function FootnoteForm({ paragraph, note, onDone }: { paragraph: Paragraph; note: Note | null; onDone(): void }) {
  const { t } = useWords();
  const notice = useNotice();
  const add = useVerb(AddFootnote, { ...REFRESH, notice });
  const edit = useVerb(EditFootnote, { ...REFRESH, notice });
  const { trouble } = notice;
  const form = useForm(
    { text: note?.text ?? '' },
    { draftKey: `footnote:${note?.id ?? paragraph.id}`, version: note?.version, trouble },
  );

  async function save(next: { text: string }, version: number | null) {
    const { text } = next;
    const input = { paragraphId: paragraph.id, text };
    const answer = note
      ? (await edit.run({ id: note.id, version: version ?? note.version, text }))?.editFootnote
      : (await add.run({ version: version ?? paragraph.version, input }))?.addFootnote;
    switch (answer?.__typename) {
      case undefined:
        return;
      case 'SummaryParagraph': {
        const saved = answer.footnotes.find(({ id }) => id === note?.id);
        if (form.settle(next, saved?.version ?? 0)) onDone();
        return;
      }
      case 'BadInput':
      case 'Stale':
      case 'RuleBroken':
        return add.refuse(answer);
      default:
        answer satisfies never;
    }
  }
  return (
    <FormPanel
      form={form}
      trouble={trouble}
      labelOf={() => t('summary.footnote')}
      onSave={save}
      action={t('summary.saveFootnote')}
      busy={add.busy || edit.busy}
      onCancel={onDone}
    >
      <Textarea
        {...form.props('text')}
        label={t('summary.footnote')}
        value={form.values.text}
        onChange={(e) => form.set('text', e.currentTarget.value)}
        autosize
        minRows={2}
        autoFocus
        required
        dir="auto"
      />
    </FormPanel>
  );
}
