import { Button, Textarea } from '@mantine/core';
import { type KeyboardEvent, memo, useState } from 'react';
import { graphql } from '../../lib/graphql.ts';
import { useWords } from '../../lib/words.tsx';
import { Refusal } from '../platform/answer.ts';
import { useForm } from '../platform/form.ts';
import { Trouble } from '../platform/trouble.tsx';
import { useUndo } from '../platform/undo.tsx';
import { useVerb } from '../platform/verb.ts';
import { sourceCount } from './evidence.ts';
import styles from './summary.module.css';
import { EditorParagraph, type Finding, type Paragraph, REFRESH } from './summary-fields.ts';
import { NotAgreed } from './summary-sources.tsx';
import { SummaryText } from './summary-text.tsx';

const EditParagraph = graphql(
  `
  mutation EditParagraph($id: ID!, $version: Int!, $text: String!) {
    editParagraph(id: $id, version: $version, text: $text) { __typename ... on SummaryParagraph { id version ...EditorParagraph } ...Refusal }
  }
`,
  [EditorParagraph, Refusal],
);
const RestoreParagraph = graphql(
  `
  mutation RestoreParagraph($id: ID!, $version: Int!) {
    restoreParagraph(id: $id, version: $version) { __typename ... on SummaryParagraph { id ...EditorParagraph } ...Refusal }
  }
`,
  [EditorParagraph, Refusal],
);

type Props = {
  paragraph: Paragraph;
  findings: readonly Finding[];
  isOpen: boolean;
  /** Tab stops at one paragraph of the document only; up and down go on from there. */
  isReachable: boolean;
  mayEdit: boolean;
  onOpen(id: string): void;
};

/**
 * One numbered paragraph. Enter opens it for editing, Ctrl or Cmd with Enter saves, Escape leaves it as it was, with a way back. A
 * document has hundreds: one is drawn again only when it says something else.
 */
export const SummaryParagraph = memo(function SummaryParagraph(props: Props) {
  const { paragraph, findings, isOpen, isReachable, mayEdit } = props;
  const { t } = useWords();
  const [isEditing, setEditing] = useState(false);
  const onOpen = () => props.onOpen(paragraph.id);
  if (paragraph.isRemoved) return <RemovedParagraph paragraph={paragraph} mayEdit={mayEdit} />;
  const worst = findings.some((f) => f.act === 'BLOCK') ? 'stop' : findings.length ? 'wait' : undefined;
  return (
    <li
      className={styles.paragraph}
      id={paragraph.key}
      data-open={isOpen || undefined}
      data-depth={paragraph.depth || undefined}
      data-kind={paragraph.kind}
    >
      <span className={styles.number}>
        <bdi>{paragraph.printedNumber}</bdi>
      </span>
      <div>
        {isEditing ? (
          <ParagraphEditor paragraph={paragraph} setOpen={setEditing} />
        ) : (
          // biome-ignore lint/a11y/useSemanticElements: a text of several lines that can be opened for editing
          <div
            role="button"
            tabIndex={isReachable ? 0 : -1}
            className={styles.text}
            lang={paragraph.lang}
            aria-pressed={isOpen}
            onClick={onOpen}
            onDoubleClick={() => mayEdit && setEditing(true)}
            onFocus={onOpen}
            onKeyDown={(e) => {
              if (e.key !== 'Enter' || !mayEdit) return;
              e.preventDefault();
              setEditing(true);
            }}
          >
            <bdi>
              {paragraph.recommendationNumber && <b>{paragraph.recommendationNumber} </b>}
              <SummaryText paragraph={paragraph} />
            </bdi>
          </div>
        )}
        <p className={styles.marks}>
          {worst && <span data-tone={worst}>{t('summary.findingCount', { n: findings.length })}</span>}
          <NotAgreed evidence={paragraph.evidence} />
          {paragraph.evidence.length > 0 && (
            <button type="button" tabIndex={isReachable ? 0 : -1} className={styles.sourceCount} onClick={onOpen}>
              {t('summary.evidenceCount', { n: sourceCount(paragraph.evidence) })}
            </button>
          )}
          {paragraph.generated ? (
            <span>{t('summary.generated')}</span>
          ) : (
            paragraph.edited && <span>{t('summary.edited')}</span>
          )}
          {isOpen && mayEdit && !isEditing && (
            <Button variant="subtle" size="compact-xs" onClick={() => setEditing(true)}>
              {t('action.edit')}
            </Button>
          )}
        </p>
      </div>
    </li>
  );
});

function ParagraphEditor({ paragraph, setOpen }: { paragraph: Paragraph; setOpen(isOpen: boolean): void }) {
  const { t } = useWords();
  const undo = useUndo();
  const verb = useVerb(EditParagraph, REFRESH);
  const form = useForm(
    { text: paragraph.text },
    { draftKey: `paragraph:${paragraph.id}`, version: paragraph.version, trouble: verb.trouble },
  );
  const { values, set } = form;
  const version = form.version ?? paragraph.version;

  async function save(text: string, basedOn: number) {
    const answer = (await verb.run({ id: paragraph.id, version: basedOn, text }))?.editParagraph;
    switch (answer?.__typename) {
      case undefined:
        return;
      case 'SummaryParagraph':
        if (form.settle({ text }, answer.version)) setOpen(false);
        return;
      case 'BadInput':
      case 'Stale':
      case 'RuleBroken':
        return verb.refuse(answer);
      default:
        answer satisfies never;
    }
  }
  const leave = () => {
    const keep = form.reset();
    setOpen(false);
    if (form.isDirty)
      undo(t('summary.notSaved'), () => {
        keep();
        setOpen(true);
      });
  };
  const onKeyDown = (e: KeyboardEvent<HTMLTextAreaElement>) => {
    // Both keys belong to an input method while it composes.
    if (e.nativeEvent.isComposing) return;
    if (e.key === 'Enter' && (e.ctrlKey || e.metaKey)) {
      e.preventDefault();
      if (!e.repeat) e.currentTarget.form?.requestSubmit();
    } else if (e.key === 'Escape') {
      e.stopPropagation();
      leave();
    }
  };
  return (
    <form
      onSubmit={(e) => {
        e.preventDefault();
        if (!verb.busy) void save(values.text, version);
      }}
    >
      <Trouble
        trouble={verb.trouble}
        idOf={form.idOf}
        labelOf={() => t('summary.paragraphText')}
        isChanged={form.isChanged}
        onChoose={(chosen, now) => {
          const text = chosen.text ?? values.text;
          set('text', text);
          void save(text, now);
        }}
      />
      <Textarea
        {...form.props('text')}
        aria-label={t('summary.paragraphText')}
        value={values.text}
        onChange={(e) => set('text', e.currentTarget.value)}
        onKeyDown={onKeyDown}
        autosize
        minRows={3}
        autoFocus
        size="md"
        lang={paragraph.lang}
        dir="auto"
      />
      <p className={styles.marks}>
        <Button type="submit" size="compact-md" loading={verb.busy}>
          {t('summary.saveParagraph')}
        </Button>
        <Button variant="subtle" size="compact-md" onClick={leave}>
          {t('action.cancel')}
        </Button>
      </p>
    </form>
  );
}

function RemovedParagraph({ paragraph, mayEdit }: { paragraph: Paragraph; mayEdit: boolean }) {
  const { t } = useWords();
  const verb = useVerb(RestoreParagraph, REFRESH);
  async function restore() {
    const answer = (await verb.run({ id: paragraph.id, version: paragraph.version }))?.restoreParagraph;
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
  return (
    <li className={styles.paragraph} data-removed>
      <span className={styles.number} />
      <div>
        <p className={styles.marks}>
          <span>{t('summary.removed')}</span>
          <bdi className={styles.cut}>{paragraph.text}</bdi>
          {mayEdit && (
            <Button variant="subtle" size="compact-xs" loading={verb.busy} onClick={() => void restore()}>
              {t('summary.restore')}
            </Button>
          )}
        </p>
        <Trouble trouble={verb.trouble} />
      </div>
    </li>
  );
}
