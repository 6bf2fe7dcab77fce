import { Button, Menu } from '@mantine/core';
import { graphql } from '../../lib/graphql.ts';
import { useWords } from '../../lib/words.tsx';
import { useForum } from '../forum/desk-forum.tsx';
import { Refusal } from '../platform/answer.ts';
import { useOnce } from '../platform/once.ts';
import { Trouble } from '../platform/trouble.tsx';
import { useSay } from '../platform/undo.tsx';
import { useVerb } from '../platform/verb.ts';
import styles from './summary.module.css';
import { REFRESH } from './summary-fields.ts';

const CompileSummary = graphql(
  `
  mutation CompileSummary($forumId: ID!, $idempotencyKey: ID!) {
    compileSummary(forumId: $forumId, idempotencyKey: $idempotencyKey) { __typename ... on SummaryDocument { id revision } ...Refusal }
  }
`,
  [Refusal],
);
const ApplyAllFixes = graphql(
  `
  mutation ApplyAllFixes($forumId: ID!, $idempotencyKey: ID!) {
    applyAllFixes(forumId: $forumId, idempotencyKey: $idempotencyKey) { __typename ... on SummaryDocument { id revision } ...Refusal }
  }
`,
  [Refusal],
);

/** Makes the draft from the agreed outcomes; what people edited stays. */
export function CompileButton({ isFirst }: { isFirst: boolean }) {
  const { t } = useWords();
  const forum = useForum();
  const say = useSay();
  const verb = useVerb(CompileSummary, REFRESH);
  const compileOnce = useOnce(verb);
  async function compile() {
    const answer = (await compileOnce({ forumId: forum.id }))?.compileSummary;
    switch (answer?.__typename) {
      case undefined:
        return;
      case 'SummaryDocument':
        return say(t(isFirst ? 'summary.compiledFirst' : 'summary.compiled'));
      case 'BadInput':
      case 'RuleBroken':
        return verb.refuse(answer);
      default:
        answer satisfies never;
    }
  }
  return (
    <>
      <Button variant={isFirst ? 'filled' : 'default'} loading={verb.busy} onClick={() => void compile()}>
        {t(isFirst ? 'summary.compile' : 'summary.compileAgain')}
      </Button>
      <Trouble trouble={verb.trouble} />
    </>
  );
}

/** Every fix that the linter knows, in the whole document. */
export function FixAllButton({ count }: { count: number }) {
  const { t } = useWords();
  const forum = useForum();
  const verb = useVerb(ApplyAllFixes, REFRESH);
  const fixOnce = useOnce(verb);
  async function fixAll() {
    const answer = (await fixOnce({ forumId: forum.id }))?.applyAllFixes;
    switch (answer?.__typename) {
      case undefined:
      case 'SummaryDocument':
        return;
      case 'BadInput':
      case 'Stale':
      case 'RuleBroken':
        return verb.refuse(answer);
      default:
        answer satisfies never;
    }
  }
  if (count === 0) return null;
  return (
    <>
      <Button variant="light" size="compact-sm" loading={verb.busy} onClick={() => void fixAll()}>
        {t('summary.fixAll', { n: count })}
      </Button>
      <Trouble trouble={verb.trouble} />
    </>
  );
}

const DOCUMENTS = ['docx', 'pdf', 'html', 'md'] as const;
const REGISTER = ['csv', 'xlsx', 'json'] as const;

/** The files, all from one model; plain addresses, so that they can be sent and fetched again. */
export function ExportMenu() {
  const { t, lang } = useWords();
  const forum = useForum();
  const at = (name: string) => `/forums/${forum.year}/${name}?lang=${lang}`;
  return (
    <Menu position="bottom-end" width={260}>
      <Menu.Target>
        <Button variant="default">{t('summary.export')}</Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('summary.exportDocument')}</Menu.Label>
        {DOCUMENTS.map((format) => (
          <Menu.Item
            key={format}
            component="a"
            href={at(`summary.${format}`)}
            download={format === 'html' ? undefined : ''}
          >
            {t(`summary.format.${format}`)}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Label>{t('summary.exportRegister')}</Menu.Label>
        {REGISTER.map((format) => (
          <Menu.Item key={format} component="a" href={at(`register.${format}`)} download="">
            {t(`summary.format.${format}`)}
          </Menu.Item>
        ))}
        <Menu.Item component="a" href={`${at('register.csv')}&for=spreadsheet`} download="">
          {t('summary.format.spreadsheet')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

type Words = { total: number; warnAbove: number; blockAbove: number };

/** Words against their limits: as text first, as a bar beside it. */
export function WordMeter({ words }: { words: Words }) {
  const { t } = useWords();
  const tone = words.total > words.blockAbove ? 'stop' : words.total > words.warnAbove ? 'wait' : undefined;
  return (
    <div className={styles.meter} data-tone={tone}>
      <span>{t('summary.words', { n: words.total, limit: words.warnAbove })}</span>
      <meter aria-hidden="true" min={0} max={words.blockAbove} high={words.warnAbove} value={words.total} />
      {tone === 'stop' && <span>{t('summary.tooManyWords', { limit: words.blockAbove })}</span>}
    </div>
  );
}
