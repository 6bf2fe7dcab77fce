import type { Annex, Block, Section, SubItem, SummaryModel } from './model.ts';
import { footnotesInOrder } from './render-html.ts';
import type { Run } from './text.ts';
import { versionText, wordsOf } from './words/wording.ts';

/** Text as CommonMark prints it back: every character that could start a mark is escaped, raw HTML included. */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/[\\`*_{}[\]()<>#|~&!]/g, (character) => `\\${character}`)
    .replace(/^([+=-])/, '\\$1')
    .replace(/^(\d{1,9})([.)])/, '$1\\$2')
    .replace(/(https?|ftp):\/\//gi, '$1\\://')
    .replace(/www\./gi, (found) => `${found.slice(0, 3)}\\.`);
}

function runsMarkdown(runs: readonly Run[]): string {
  return runs
    .map((run) => {
      if (run.kind === 'footnote') return `\\[${run.number}\\]`;
      // Bold marks must touch the letters, so spaces stay outside of them.
      const [, before = '', inner = '', after = ''] = /^(\s*)(.*?)(\s*)$/su.exec(run.text) ?? [];
      if (!run.bold || inner === '') return escapeMarkdown(run.text);
      return `${before}**${escapeMarkdown(inner)}**${after}`;
    })
    .join('');
}

function partMarkdown(part: Block | SubItem): string {
  const label = part.printedNumber ? `${escapeMarkdown(part.printedNumber)} ` : '';
  const recommendation = part.recommendationNumber ? ` \\(${escapeMarkdown(part.recommendationNumber)}\\)` : '';
  return `${label}${runsMarkdown(part.runs)}${recommendation}`;
}

function blockMarkdown(block: Block): string[] {
  return [partMarkdown(block), ...block.subItems.map(partMarkdown)];
}

function sectionMarkdown(section: Section): string[] {
  const marks = '#'.repeat(section.level + 1);
  return [
    `${marks} ${escapeMarkdown(section.number)} ${escapeMarkdown(section.heading)}`,
    ...section.blocks.flatMap(blockMarkdown),
    ...section.sections.flatMap(sectionMarkdown),
  ];
}

function row(cells: readonly string[]): string {
  return `| ${cells.map(escapeMarkdown).join(' | ')} |`;
}

function annexMarkdown(annex: Annex): string[] {
  const table = [row(annex.columns), `|${' --- |'.repeat(annex.columns.length)}`, ...annex.rows.map(row)];
  return [`## ${escapeMarkdown(annex.number)} ${escapeMarkdown(annex.heading)}`, table.join('\n')];
}

function notesMarkdown(model: SummaryModel): string[] {
  const notes = footnotesInOrder(model).map((note) => `\\[${note.number}\\] ${escapeMarkdown(note.text)}`);
  return notes.length === 0 ? [] : [`## ${escapeMarkdown(wordsOf(model.language).notes)}`, ...notes];
}

/** The same document with the same numbers, headings and words, as CommonMark (annexes: tables of its common extension). */
export function renderMarkdown(model: SummaryModel): string {
  const { masthead } = model;
  const lines = [
    masthead.unitedNations,
    masthead.symbol,
    masthead.organ,
    masthead.distribution,
    masthead.date,
    masthead.language,
    masthead.originalLanguage,
    masthead.bannerText,
    ...model.meeting,
  ];
  return [
    ...lines.filter((line): line is string => Boolean(line)).map(escapeMarkdown),
    `# ${escapeMarkdown(model.title)}`,
    escapeMarkdown(model.note),
    ...model.frontMatter.flatMap(blockMarkdown),
    ...model.sections.flatMap(sectionMarkdown),
    ...model.annexes.flatMap(annexMarkdown),
    ...notesMarkdown(model),
    escapeMarkdown(versionText(model.language, model)),
    '',
  ].join('\n\n');
}
