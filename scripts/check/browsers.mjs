import { globSync, readFileSync } from 'node:fs';
import { at, ROOT } from '../lib/paths.mjs';

/** What is sent to browsers. */
const SENT = ['apps/web/src/**/*.{ts,tsx,css}', 'libs/{domain,reference}/src/**/*.ts'];

/**
 * Names younger than the oldest browsers that the build aims at (Safari 16.4, Firefox 114, Chrome 111) and without
 * which a page fails. JavaScript's own are refused by the compiler: `lib` in apps/web/tsconfig.json. Each shows what it
 * finds; `guarded` are files that do without.
 */
const NEWER = [
  { since: 'Safari 18', finds: /\bURL\.parse\(/, in: "URL.parse('/')" },
  { since: 'Safari 17', finds: /\bURL\.canParse\(/, in: "URL.canParse('/')" },
  { since: 'Safari 17.4', finds: /\bAbortSignal\.any\(/, in: 'AbortSignal.any([])' },
  {
    since: 'Firefox 125',
    finds: /\bIntl\.Segmenter\(/,
    in: "new Intl.Segmenter('en')",
    guarded: ['libs/domain/src/problems.ts'],
  },
  { since: 'Safari 18.4', finds: /\bIntl\.DurationFormat\b/, in: "new Intl.DurationFormat('en')" },
  { since: 'Safari 17.4', finds: /\.checkVisibility\(/, in: 'element.checkVisibility()' },
  { since: 'Safari 17', finds: /\.(?:show|hide|toggle)Popover\(/, in: 'element.showPopover()' },
  { since: 'Safari 17', finds: /\spopover(?:Target)?[=\s>]/, in: '<div popover="auto">' },
  { since: 'Safari 18', finds: /\.startViewTransition\(/, in: 'document.startViewTransition(draw)' },
  { since: 'Safari 26', finds: /\bnavigation\.(?:navigate|addEventListener)\(/, in: 'navigation.navigate(to)' },
  { since: 'Safari 26', finds: /\bURLPattern\(/, in: 'new URLPattern({})' },
  { since: 'Safari 26.2', finds: /['"]scrollend['"]/, in: "on('scrollend')" },
  { since: 'no Safari', finds: /\brequestIdleCallback\(/, in: 'requestIdleCallback(work)' },
  { since: 'no Safari', finds: /\bscheduler\.(?:yield|postTask)\(/, in: 'await scheduler.yield()' },
  { since: 'no Safari', finds: /\.moveBefore\(/, in: 'list.moveBefore(a, b)' },
  // A plain `content` before it stands where the one with a text for listeners is not known.
  {
    since: 'Safari 17.4',
    finds: /(?<!content: [^;/]+;\s*(?:\/\*.*\*\/\s*)?)\bcontent: [^;]+ \/ /,
    in: 'a { content: "✓" / ""; }',
  },
];

/** Names that the oldest browsers do not know. A rule that has gone blind is found by its own example. */
export async function findNewerNames() {
  const blind = NEWER.filter((rule) => !rule.finds.test(rule.in)).map(
    (rule) => `${rule.finds} does not find ${rule.in}`,
  );
  const files = globSync(SENT, { cwd: ROOT }).filter((file) => !/\.spec\.|\/test-/.test(file));
  const found = files.flatMap((file) => {
    const text = readFileSync(at(file), 'utf8');
    return NEWER.filter((rule) => !rule.guarded?.includes(file)).flatMap(({ finds, since }) => {
      const [name] = finds.exec(text) ?? [];
      return name ? [`${file}: ${name.trim()} needs ${since}.`] : [];
    });
  });
  return [...blind, ...found].map((line) => `${line}\n`).join('');
}
