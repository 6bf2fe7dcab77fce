import { pickText } from '@sti/domain';
import { compareSdg, type Lang } from '@sti/reference';
import type { CompileInput, SessionFacts } from './facts.ts';
import { reportedSessions } from './introduction.ts';
import type { Annex } from './model.ts';
import { annexNumber } from './number.ts';
import type { Register } from './register.ts';
import { supportText } from './support.ts';
import type { AnnexKey, Template } from './template.ts';
import { cleanText } from './text.ts';
import { dateText } from './words/dates.ts';
import { fill, personText, wordsOf } from './words/wording.ts';

type Table = Pick<Annex, 'columns' | 'rows'>;

const CHAIRING = ['CHAIR', 'MODERATOR', 'CO_CHAIR', 'PRESIDENT'];

function programme(input: CompileInput, lang: Lang): Table {
  const { columns, semicolon } = wordsOf(lang);
  const names = (session: SessionFacts, isChairing: boolean) =>
    session.people
      .filter(({ role }) => role !== 'FLOOR' && role !== 'RAPPORTEUR' && CHAIRING.includes(role) === isChairing)
      .map((person) => personText(person, lang, false))
      .filter((name) => name !== '')
      .join(semicolon);
  return {
    columns: [columns.date, columns.session, columns.chairs, columns.speakers],
    rows: reportedSessions(input).map((session) => [
      session.day ? dateText(session.day, lang) : '',
      cleanText(pickText(session.title, lang)?.text ?? ''),
      names(session, true),
      names(session, false),
    ]),
  };
}

function participation({ participation: figures }: CompileInput, lang: Lang): Table {
  const words = wordsOf(lang);
  const totals = (['registered', 'onSite', 'online', 'countries'] as const).flatMap((key) => {
    const n = figures?.[key];
    return n === null || n === undefined ? [] : [[words.figures[key], String(n)]];
  });
  const categories = (figures?.byCategory ?? []).map(({ name, registered }) => [
    cleanText(pickText(name, lang)?.text ?? ''),
    registered === null ? '–' : String(registered),
  ]);
  return { columns: [words.columns.category, words.columns.people], rows: [...totals, ...categories] };
}

/** Without the texts: each stands in the paragraph that the row names. */
function register({ rows }: Register, lang: Lang): Table {
  const { columns, comma, semicolon } = wordsOf(lang);
  return {
    columns: [columns.number, columns.addressee, columns.goalsAndTargets, columns.support, columns.paragraph],
    rows: rows
      .filter((row) => row.paragraph !== null)
      .map((row) => [
        row.number,
        row.addressees.join(semicolon),
        [...row.goals, ...row.targets].sort(compareSdg).join(comma),
        supportText(row.support, lang),
        row.paragraph ?? '',
      ]),
  };
}

/** The annexes of the template that have something to show, numbered in order. */
export function annexesOf(input: CompileInput, rows: Register, template: Template, lang: Lang): Annex[] {
  const words = wordsOf(lang);
  const tables: Record<AnnexKey, () => Table> = {
    programme: () => programme(input, lang),
    participation: () => participation(input, lang),
    register: () => register(rows, lang),
  };
  const filled = template.annexes
    .map((key) => ({ key, table: tables[key]() }))
    .filter(({ table }) => table.rows.length > 0);
  return filled.map(({ key, table }, index) => ({
    key: `annex-${key}`,
    number: fill(lang, words.annex, { n: annexNumber(index + 1, lang) }),
    heading: words.annexes[key],
    ...table,
  }));
}
