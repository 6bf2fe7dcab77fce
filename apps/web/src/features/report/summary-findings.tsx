import { Button } from '@mantine/core';
import { graphql } from '../../lib/graphql.ts';
import { useWords } from '../../lib/words.tsx';
import { Status } from '../../ui/status.tsx';
import { Refusal } from '../platform/answer.ts';
import { Trouble } from '../platform/trouble.tsx';
import { useNotice, useVerb } from '../platform/verb.ts';
import styles from './summary.module.css';
import { EditorParagraph, type Finding, REFRESH } from './summary-fields.ts';

const ApplyFix = graphql(
  `
  mutation ApplyFix($paragraphId: ID!, $rule: String!, $version: Int!) {
    applyFix(paragraphId: $paragraphId, rule: $rule, version: $version) { __typename ... on SummaryParagraph { id ...EditorParagraph } ...Refusal }
  }
`,
  [EditorParagraph, Refusal],
);
const ApplyHeadingFix = graphql(
  `
  mutation ApplyHeadingFix($sectionId: ID!, $rule: String!, $version: Int!) {
    applyHeadingFix(sectionId: $sectionId, rule: $rule, version: $version) { __typename ... on SummaryDocument { id } ...Refusal }
  }
`,
  [Refusal],
);

type Props = {
  findings: readonly Finding[];
  /** The version of the paragraph or heading that a finding speaks of. */
  versionOf(finding: Finding): number | null;
  mayEdit: boolean;
  onShow?(finding: Finding): void;
};

/** What the linter found; what it can put right it does at one press. */
export function SummaryFindings({ findings, versionOf, mayEdit, onShow }: Props) {
  const { t, word } = useWords();
  const notice = useNotice();
  const fix = useVerb(ApplyFix, { ...REFRESH, notice });
  const fixHeading = useVerb(ApplyHeadingFix, { ...REFRESH, notice });

  async function apply({ paragraphId, sectionId, rule }: Finding, version: number) {
    const answer = paragraphId
      ? (await fix.run({ paragraphId, rule, version }))?.applyFix
      : sectionId
        ? (await fixHeading.run({ sectionId, rule, version }))?.applyHeadingFix
        : undefined;
    switch (answer?.__typename) {
      case undefined:
      case 'SummaryParagraph':
      case 'SummaryDocument':
        return;
      case 'BadInput':
      case 'Stale':
      case 'RuleBroken':
        return (paragraphId ? fix : fixHeading).refuse(answer);
      default:
        answer satisfies never;
    }
  }
  if (findings.length === 0) return <p className={styles.quiet}>{t('summary.noFindings')}</p>;
  return (
    <>
      <Trouble trouble={notice.trouble} />
      <ul className={styles.findings}>
        {findings.map((f) => {
          const values = Object.fromEntries(f.values.map((v) => [v.name, v.value]));
          const version = versionOf(f);
          return (
            <li key={`${f.rule} ${f.paragraphKey} ${f.from}`}>
              <p>
                <Status tone={f.act === 'BLOCK' ? 'stop' : f.act === 'FIX' ? 'calm' : 'wait'}>
                  {t(`finding.${f.act}`)}
                </Status>{' '}
                <span className={styles.rule} dir="ltr">
                  {f.rule}
                </span>
              </p>
              <p>{word('lint', f.rule, 'lint.other', values)}</p>
              <p className={styles.findingActions}>
                {onShow && (f.paragraphId ?? f.sectionId) && (
                  <Button variant="subtle" size="compact-xs" onClick={() => onShow(f)}>
                    {f.address ? t('summary.toParagraph', { number: f.address }) : t('summary.toPlace')}
                  </Button>
                )}
                {f.fix !== null && mayEdit && version !== null && (
                  <Button
                    variant="light"
                    size="compact-xs"
                    loading={fix.busy || fixHeading.busy}
                    onClick={() => void apply(f, version)}
                  >
                    {t('summary.fix')}
                  </Button>
                )}
              </p>
            </li>
          );
        })}
      </ul>
    </>
  );
}
