import { useQuery } from '@apollo/client/react';
import { CloseButton, Tabs } from '@mantine/core';
import { directionOf } from '@sti/reference';
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import { useForum } from '../../features/forum/desk-forum.tsx';
import { useFilters } from '../../features/platform/hrefs.ts';
import { useMoment } from '../../features/platform/moment.ts';
import { Answer, Empty, Page as Frame } from '../../features/platform/page.tsx';
import { notAgreed } from '../../features/report/evidence.ts';
import styles from '../../features/report/summary.module.css';
import { CompileButton, ExportMenu, FixAllButton, WordMeter } from '../../features/report/summary-bar.tsx';
import {
  EditorFinding,
  EditorParagraph,
  EditorUnused,
  type Finding,
  type Paragraph,
  type Section,
} from '../../features/report/summary-fields.ts';
import { SummaryFindings } from '../../features/report/summary-findings.tsx';
import { Footnotes } from '../../features/report/summary-footnotes.tsx';
import { FrontMatter, FrontMatterForm } from '../../features/report/summary-front.tsx';
import { SummaryParagraph } from '../../features/report/summary-paragraph.tsx';
import { ReleaseSummaryForm } from '../../features/report/summary-release.tsx';
import { Arrange, Sources } from '../../features/report/summary-sources.tsx';
import { SummaryUnused } from '../../features/report/summary-unused.tsx';
import { graphql, type ResultOf, readFragment } from '../../lib/graphql.ts';
import { groupBy } from '../../lib/group-by.ts';
import { useLive } from '../../lib/live.ts';
import { useViewer } from '../../lib/viewer.ts';
import { useWords } from '../../lib/words.tsx';

const DeskSummaryPage = graphql(
  `
  query DeskSummaryPage($forumId: ID!) {
    summary(forumId: $forumId) {
      id revision compiledAt releasedAt findingCount
      ...FrontMatter
      words { total warnAbove blockAbove sections { key words limit } }
      sections(first: 200) { id version key level number heading paragraphs { id ...EditorParagraph } }
      findings(first: 200) { ...EditorFinding }
      unusedItems(first: 200) { ...EditorUnused }
    }
  }
`,
  [FrontMatter, EditorParagraph, EditorFinding, EditorUnused],
);

type Summary = NonNullable<ResultOf<typeof DeskSummaryPage>['summary']>;

/** The Co-Chairs' summary: outline, numbered paragraphs, and what stands behind each of them. */
export function Page() {
  const { t } = useWords();
  const forum = useForum();
  const viewer = useViewer();
  const mayEdit = viewer?.can('report.edit', { forumId: forum.id }) ?? false;
  const query = useQuery(DeskSummaryPage, { variables: { forumId: forum.id } });
  useLive(`forum:${forum.id}:report`, query);
  return (
    <Answer of={query} rows={12}>
      {({ summary }) =>
        summary ? (
          <Editor summary={summary} mayEdit={mayEdit} />
        ) : (
          <Frame title={t('desk.page.summary')}>
            <Empty title={t('summary.notCompiled')}>
              <p>{t('summary.notCompiledHelp')}</p>
              {mayEdit && <CompileButton isFirst />}
            </Empty>
          </Frame>
        )
      }
    </Answer>
  );
}

const NONE: readonly Finding[] = [];
const PARAGRAPH = 'li[id] [role="button"]';

function toParagraph(key: string) {
  const place = document.getElementById(key);
  place?.scrollIntoView({ block: 'center' });
  place?.querySelector<HTMLElement>('[role="button"]')?.focus({ preventScroll: true });
}

/** From paragraph to paragraph with up and down, to the ends with Home and End. */
function goFromParagraph(e: KeyboardEvent<HTMLElement>) {
  const here = e.target as HTMLElement;
  if (!here.matches(PARAGRAPH) || e.altKey || e.ctrlKey || e.metaKey) return;
  const all = [...e.currentTarget.querySelectorAll<HTMLElement>(PARAGRAPH)];
  const at = all.indexOf(here);
  const steps: Record<string, number> = {
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    PageDown: at + 10,
    PageUp: at - 10,
    Home: 0,
    End: all.length - 1,
  };
  const to = steps[e.key];
  if (to === undefined) return;
  e.preventDefault();
  all[Math.max(0, Math.min(all.length - 1, to))]?.focus();
}

function Editor({ summary, mayEdit }: { summary: Summary; mayEdit: boolean }) {
  const { t } = useWords();
  const forum = useForum();
  const moment = useMoment();
  const { get } = useFilters();
  const [openId, setOpenId] = useState<string | null>(get('paragraph') || null);
  const sections = useMemo<Section[]>(
    () =>
      summary.sections.map((s) => ({ ...s, paragraphs: s.paragraphs.map((p) => readFragment(EditorParagraph, p)) })),
    [summary.sections],
  );
  const findings = useMemo(() => summary.findings.map((f) => readFragment(EditorFinding, f)), [summary.findings]);
  const unused = useMemo(() => summary.unusedItems.map((u) => readFragment(EditorUnused, u)), [summary.unusedItems]);
  const paragraphs = useMemo(() => sections.flatMap((s) => s.paragraphs), [sections]);
  const printed = paragraphs.filter((p) => !p.isRemoved);
  const open = paragraphs.find((p) => p.id === openId && !p.isRemoved) ?? null;
  const findingsOf = useMemo(() => groupBy(findings, (f) => f.paragraphId), [findings]);
  const lastId = useRef<string | null>(null);
  lastId.current = open?.id ?? lastId.current;
  const reachableId =
    paragraphs.find((p) => p.id === lastId.current && !p.isRemoved)?.id ?? paragraphs.find((p) => !p.isRemoved)?.id;
  const versionOf = (f: Finding) =>
    (f.paragraphId
      ? paragraphs.find((p) => p.id === f.paragraphId)?.version
      : sections.find((s) => s.id === f.sectionId)?.version) ?? null;
  const show = (f: Finding) => {
    setOpenId(f.paragraphId);
    toParagraph(f.paragraphKey);
  };
  // Whoever comes from an outcome or a statement wants to see the paragraph that uses it.
  const arrivedAt = useRef(open?.key);
  useEffect(() => {
    if (arrivedAt.current) toParagraph(arrivedAt.current);
  }, []);
  return (
    <Frame
      wide
      title={t('desk.page.summary')}
      lead={
        <span className={styles.state}>
          <span>{t('summary.compiledAt', { time: moment(summary.compiledAt, forum.timeZone) })}</span>
          {summary.releasedAt && (
            <span>{t('summary.releasedAt', { time: moment(summary.releasedAt, forum.timeZone) })}</span>
          )}
          <WordMeter words={summary.words} />
        </span>
      }
      action={
        <>
          {mayEdit && <CompileButton isFirst={false} />}
          <ExportMenu />
          {mayEdit && (
            <ReleaseSummaryForm
              blocking={findings.filter((f) => f.act === 'BLOCK').length}
              unagreed={notAgreed(printed.flatMap((p) => p.evidence)).length}
              paragraphs={printed.length}
              isReleased={summary.releasedAt !== null}
            />
          )}
        </>
      }
    >
      <div className={styles.editor}>
        <Outline sections={sections} words={summary.words.sections} />
        {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys of the paragraphs inside */}
        <div className={styles.document} dir={directionOf(paragraphs[0]?.lang ?? 'en')} onKeyDown={goFromParagraph}>
          {sections.map((s) => (
            <section key={s.id} aria-labelledby={`h-${s.key}`}>
              <h2 id={`h-${s.key}`} data-level={s.level}>
                <bdi>{s.number}</bdi> <bdi>{s.heading}</bdi>
              </h2>
              <ol>
                {s.paragraphs.map((p) => (
                  <SummaryParagraph
                    key={p.id}
                    paragraph={p}
                    findings={findingsOf.get(p.id) ?? NONE}
                    isOpen={p.id === openId}
                    isReachable={p.id === reachableId}
                    mayEdit={mayEdit}
                    onOpen={setOpenId}
                  />
                ))}
              </ol>
            </section>
          ))}
        </div>
        <aside
          className={styles.sidePanel}
          aria-label={t('summary.panel')}
          onKeyDown={(e) => {
            if (e.key === 'Escape' && !e.defaultPrevented && open) toParagraph(open.key);
          }}
        >
          {open && (
            <Behind
              key={open.id}
              paragraph={open}
              siblings={sections.find((s) => s.id === open.sectionId)?.paragraphs.filter((p) => !p.isRemoved) ?? []}
              findings={findingsOf.get(open.id) ?? NONE}
              versionOf={versionOf}
              mayEdit={mayEdit}
              onAdded={setOpenId}
              onClose={() => setOpenId(null)}
            />
          )}
          <Tabs defaultValue="findings" keepMounted={false}>
            <Tabs.List>
              <Tabs.Tab value="findings">{t('summary.findings', { n: summary.findingCount })}</Tabs.Tab>
              <Tabs.Tab value="unused">{t('summary.unused', { n: unused.filter((u) => !u.result).length })}</Tabs.Tab>
              {mayEdit && <Tabs.Tab value="front">{t('summary.front')}</Tabs.Tab>}
            </Tabs.List>
            <Tabs.Panel value="findings" pt="sm">
              {mayEdit && <FixAllButton count={findings.filter((f) => f.fix !== null).length} />}
              <SummaryFindings findings={findings} versionOf={versionOf} mayEdit={mayEdit} onShow={show} />
            </Tabs.Panel>
            <Tabs.Panel value="unused" pt="sm">
              <SummaryUnused rows={unused} selected={open} mayEdit={mayEdit} />
            </Tabs.Panel>
            <Tabs.Panel value="front" pt="sm">
              <FrontMatterForm front={readFragment(FrontMatter, summary)} />
            </Tabs.Panel>
          </Tabs>
        </aside>
      </div>
    </Frame>
  );
}

type OutlineProps = { sections: readonly Section[]; words: Summary['words']['sections'] };

function Outline({ sections, words }: OutlineProps) {
  const { t } = useWords();
  return (
    <nav className={styles.outline} aria-label={t('summary.outline')}>
      {sections.map((s) => {
        const count = words.find((w) => w.key === s.key);
        return (
          <a
            key={s.id}
            href={`#h-${s.key}`}
            data-level={s.level}
            data-over={(count?.limit && count.words > count.limit) || undefined}
          >
            <span>
              {s.number} <bdi>{s.heading}</bdi>
            </span>
            {count && (
              <small>
                {count.limit ? t('summary.sectionWords', { words: count.words, limit: count.limit }) : count.words}
              </small>
            )}
          </a>
        );
      })}
    </nav>
  );
}

type BehindProps = {
  paragraph: Paragraph;
  siblings: readonly Paragraph[];
  findings: readonly Finding[];
  versionOf(finding: Finding): number | null;
  mayEdit: boolean;
  onAdded(id: string): void;
  onClose(): void;
};

/** What stands behind the chosen paragraph. */
function Behind({ paragraph, siblings, findings, versionOf, mayEdit, onAdded, onClose }: BehindProps) {
  const { t } = useWords();
  return (
    <section className={styles.behind}>
      <header>
        <h2>
          {paragraph.address ? t('summary.paragraph', { number: paragraph.address }) : t('summary.thisParagraph')}
        </h2>
        <CloseButton aria-label={t('action.close')} onClick={onClose} />
      </header>
      {mayEdit && <Arrange paragraph={paragraph} siblings={siblings} onAdded={onAdded} />}
      {findings.length > 0 && <SummaryFindings findings={findings} versionOf={versionOf} mayEdit={mayEdit} />}
      <h3>{t('summary.sources')}</h3>
      <Sources paragraph={paragraph} mayEdit={mayEdit} />
      <h3>{t('summary.footnotes')}</h3>
      <Footnotes paragraph={paragraph} mayEdit={mayEdit} />
    </section>
  );
}
