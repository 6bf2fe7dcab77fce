import { directionOf, type Lang } from '@sti/reference';
import type { Annex, Block, Footnote, Provenance, Section, SubItem, SummaryModel } from './model.ts';
import { sectionsInOrder } from './model.ts';
import type { Run } from './text.ts';
import { fill, versionText, wordsOf } from './words/wording.ts';

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? character);
}

/** `lang` and `dir` where a text is not in the language around it. */
function languageOf(lang: Lang, around: Lang): string {
  return lang === around ? '' : ` lang="${lang}" dir="${directionOf(lang)}"`;
}

function runsHtml(runs: readonly Run[]): string {
  return runs
    .map((run) => {
      if (run.kind === 'footnote') {
        return `<sup><a class="note-mark" id="note-mark-${run.number}" href="#note-${run.number}">${run.number}</a></sup>`;
      }
      return run.bold ? `<strong>${escapeHtml(run.text)}</strong>` : escapeHtml(run.text);
    })
    .join('');
}

function sourcesHtml(provenance: readonly Provenance[], lang: Lang): string {
  if (provenance.length === 0) return '';
  const items = provenance.map(({ statementAddress, sessionCode, sessionTitle, attribution }) => {
    const parts = [statementAddress ?? sessionCode, attribution, sessionTitle].filter((part) => part !== '');
    return `<li>${parts.map((part) => `<bdi>${escapeHtml(part)}</bdi>`).join(' · ')}</li>`;
  });
  const title = fill(lang, wordsOf(lang).sources, { n: provenance.length });
  return `<details class="sources"><summary>${escapeHtml(title)}</summary><ul>${items.join('')}</ul></details>`;
}

/** Its text, the number of a recommendation, its sources. */
function contentHtml(part: Block | SubItem, around: Lang): string {
  const number = part.recommendationNumber;
  const mark = number ? ` <span class="recommendation">(<bdi>${escapeHtml(number)}</bdi>)</span>` : '';
  return `<span${languageOf(part.lang, around)}>${runsHtml(part.runs)}</span>${mark}`;
}

function recommendationId(part: Block | SubItem): string {
  return part.recommendationNumber ? ` id="rec-${escapeHtml(part.recommendationNumber)}"` : '';
}

function subItemHtml(item: SubItem, around: Lang): string {
  return `<div class="sub-paragraph"${recommendationId(item)}><p><span class="number">${escapeHtml(item.printedNumber)}</span> ${contentHtml(item, around)}</p>${sourcesHtml(item.provenance, around)}</div>`;
}

function blockHtml(block: Block, around: Lang): string {
  const number = block.printedNumber ? `<span class="number">${escapeHtml(block.printedNumber)}</span> ` : '';
  const id = block.number === null ? '' : ` id="para-${block.number}"`;
  const paragraph = `<p${recommendationId(block)}>${number}${contentHtml(block, around)}</p>`;
  const subItems = block.subItems.map((item) => subItemHtml(item, around)).join('');
  return `<div class="paragraph"${id}>${paragraph}${sourcesHtml(block.provenance, around)}${subItems}</div>`;
}

function sectionHtml(section: Section, around: Lang): string {
  const level = section.level + 1;
  const heading = `<h${level}><span class="number">${escapeHtml(section.number)}</span> <span${languageOf(section.headingLang, around)}>${escapeHtml(section.heading)}</span></h${level}>`;
  const blocks = section.blocks.map((block) => blockHtml(block, around)).join('\n');
  const inner = section.sections.map((each) => sectionHtml(each, around)).join('\n');
  return `<section id="section-${escapeHtml(section.key)}">${heading}\n${blocks}\n${inner}</section>`;
}

function annexHtml(annex: Annex): string {
  const heads = annex.columns.map((column) => `<th scope="col">${escapeHtml(column)}</th>`).join('');
  const rows = annex.rows.map(
    (row) => `<tr>${row.map((cell) => `<td dir="auto">${escapeHtml(cell)}</td>`).join('')}</tr>`,
  );
  return `<section class="annex" id="${escapeHtml(annex.key)}"><h2><span class="number">${escapeHtml(annex.number)}</span> ${escapeHtml(annex.heading)}</h2>
<div class="table"><table><thead><tr>${heads}</tr></thead><tbody>${rows.join('\n')}</tbody></table></div></section>`;
}

export function footnotesInOrder(model: SummaryModel): Footnote[] {
  const blocks = [...model.frontMatter, ...sectionsInOrder(model.sections).flatMap((section) => section.blocks)];
  return blocks.flatMap((block) => [block, ...block.subItems]).flatMap((part) => part.footnotes);
}

function notesHtml(model: SummaryModel): string {
  const notes = footnotesInOrder(model).map(
    (note) =>
      `<li id="note-${note.number}" value="${note.number}"><span${languageOf(note.lang, model.language)}>${escapeHtml(note.text)}</span> <a href="#note-mark-${note.number}" aria-label="${note.number}">↩</a></li>`,
  );
  if (notes.length === 0) return '';
  return `<section class="notes"><h2>${escapeHtml(wordsOf(model.language).notes)}</h2><ol>${notes.join('')}</ol></section>`;
}

function mastheadHtml({ masthead, meeting, title, note }: SummaryModel): string {
  const line = (text: string | null, name: string) => (text ? `<p class="${name}">${escapeHtml(text)}</p>` : '');
  return `<header class="masthead">
<div class="masthead-top">${line(masthead.unitedNations, 'united-nations')}${line(masthead.symbol, 'symbol')}</div>
<div class="masthead-body">${line(masthead.organ, 'organ')}<div class="distribution">${[masthead.distribution, masthead.date, masthead.language, masthead.originalLanguage].map((text) => line(text, 'distribution-line')).join('')}</div></div>
${line(masthead.bannerText, 'banner')}
${meeting.map((text) => line(text, 'meeting')).join('')}
<h1>${escapeHtml(title)}</h1>
${line(note, 'note')}
</header>`;
}

/** The document as one `<article>` with a single `h1`, to stand in a page of the site. */
export function summaryHtml(model: SummaryModel): string {
  const { language } = model;
  return `<article class="summary-document" lang="${language}" dir="${directionOf(language)}">
${mastheadHtml(model)}
<section class="front-matter">${model.frontMatter.map((block) => blockHtml(block, language)).join('\n')}</section>
${model.sections.map((section) => sectionHtml(section, language)).join('\n')}
${model.annexes.map(annexHtml).join('\n')}
${notesHtml(model)}
<footer class="document-version"><p>${escapeHtml(versionText(language, model))}</p></footer>
</article>`;
}

/** A whole page: no script, no inline style; `stylesheet` is the address of one, if any. */
export function renderHtml(model: SummaryModel, options: { readonly stylesheet?: string } = {}): string {
  const style = options.stylesheet ? `\n<link rel="stylesheet" href="${escapeHtml(options.stylesheet)}">` : '';
  return `<!doctype html>
<html lang="${model.language}" dir="${directionOf(model.language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(model.title)}</title>${style}
</head>
<body>
<main>
${summaryHtml(model)}
</main>
</body>
</html>
`;
}
