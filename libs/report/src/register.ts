import { pickText } from '@sti/domain';
import { addresseeIn, compareSdg, goalOf, isGoal, isTarget, type Lang } from '@sti/reference';
import type { CompileInput, ItemFacts } from './facts.ts';
import { bodyBlocks, type SummaryModel } from './model.ts';
import { paragraphReference } from './number.ts';
import { recommendationText } from './session-section.ts';
import { type Support, supportOf, supportText } from './support.ts';
import { cleanText, textOfRuns } from './text.ts';
import { wordsOf } from './words/wording.ts';
import type { DisposalWord } from './words/words.ts';

/** What became of an item, where a person has decided: item id -> result. */
export type Dispositions = Readonly<Record<string, { readonly result: DisposalWord; readonly reason: string | null }>>;

/** One recommendation. Lists are data; `registerTable` words them. */
export type RegisterRow = {
  readonly itemId: string;
  readonly number: string;
  readonly text: string;
  readonly lang: Lang;
  readonly addressees: readonly string[];
  readonly goals: readonly string[];
  readonly targets: readonly string[];
  readonly support: Support;
  readonly sessionCode: string;
  readonly sessionTitle: string;
  /** '12 (a)'; null while the summary does not print it. */
  readonly paragraph: string | null;
  readonly disposition: DisposalWord | null;
  readonly reason: string | null;
};

export type Register = {
  readonly language: Lang;
  readonly year: number;
  readonly version: number;
  readonly hash: string;
  readonly rows: readonly RegisterRow[];
};

type Printed = { text: string; lang: Lang; paragraph: string };

function printedByNumber(model: SummaryModel): Map<string, Printed> {
  const found = new Map<string, Printed>();
  for (const block of bodyBlocks(model)) {
    for (const part of [block, ...block.subItems]) {
      if (!part.recommendationNumber || block.number === null) continue;
      const subLabel = part === block ? undefined : (part.printedNumber ?? undefined);
      const paragraph = paragraphReference(block.number, subLabel);
      const text = recommendationText(textOfRuns(part.runs), part.lang);
      found.set(part.recommendationNumber, { text, lang: part.lang, paragraph });
    }
  }
  return found;
}

function goalsOf(item: ItemFacts): string[] {
  const goals = item.goals.map(goalOf).filter((goal): goal is string => goal !== undefined && isGoal(goal));
  return [...new Set(goals)].sort(compareSdg);
}

/** Every numbered recommendation, by number, with what the summary made of it. */
export function registerOf(model: SummaryModel, input: CompileInput, dispositions: Dispositions = {}): Register {
  const printed = printedByNumber(model);
  const statements = new Map(input.sessions.flatMap((session) => session.statements).map((each) => [each.id, each]));
  const rows = input.sessions.flatMap((session) =>
    session.items.flatMap((item): RegisterRow[] => {
      const number = input.recommendationNumbers[item.id];
      if (!number || session.isRehearsal) return [];
      const place = printed.get(number);
      const decided = dispositions[item.id];
      return [
        {
          itemId: item.id,
          number,
          text: place?.text ?? cleanText(item.text),
          lang: place?.lang ?? item.language ?? input.originalLanguage,
          addressees: item.addressees.map((addressee) => cleanText(addresseeIn(addressee, model.language))),
          goals: goalsOf(item),
          targets: item.goals.filter(isTarget).sort(compareSdg),
          support: supportOf(item, statements),
          sessionCode: session.code,
          sessionTitle: cleanText(pickText(session.title, model.language)?.text ?? ''),
          paragraph: place?.paragraph ?? null,
          disposition: place ? 'IN_SUMMARY' : (decided?.result ?? null),
          reason: decided?.reason ?? null,
        },
      ];
    }),
  );
  const byNumber = (a: RegisterRow, b: RegisterRow) => Number(a.number > b.number) - Number(a.number < b.number);
  return {
    language: model.language,
    year: model.year,
    version: model.version,
    hash: model.hash,
    rows: rows.sort(byNumber),
  };
}

/** The register as a table of words, for CSV and XLSX: header and cells in the register's language. */
export function registerTable(register: Register): { columns: string[]; rows: string[][] } {
  const words = wordsOf(register.language);
  const { columns } = words;
  return {
    columns: [
      columns.number,
      columns.recommendation,
      columns.addressee,
      columns.goals,
      columns.targets,
      columns.support,
      columns.session,
      columns.paragraph,
      columns.disposition,
    ],
    rows: register.rows.map((row) => [
      row.number,
      row.text,
      row.addressees.join(words.semicolon),
      row.goals.join(words.comma),
      row.targets.join(words.comma),
      supportText(row.support, register.language),
      `${row.sessionCode} ${row.sessionTitle}`.trim(),
      row.paragraph ?? '',
      row.disposition ? words.dispositions[row.disposition] : '',
    ]),
  };
}

/**
 * register.json: `{ format, year, language, version, hash, recommendations: [{ number, text, language, addressees[],
 * goals[], targets[], support: { sources, byCategory, byRegion }, session: { code, title }, paragraph, disposition,
 * reason }] }`. Goals and targets are codes of GA resolution 70/1; what is unknown is null.
 */
export function registerJson(register: Register) {
  const { year, language, version, hash } = register;
  return {
    format: 'sti-forum-register/1',
    year,
    language,
    version,
    hash,
    recommendations: register.rows.map((row) => ({
      number: row.number,
      text: row.text,
      language: row.lang,
      addressees: row.addressees,
      goals: row.goals,
      targets: row.targets,
      support: row.support,
      session: { code: row.sessionCode, title: row.sessionTitle },
      paragraph: row.paragraph,
      disposition: row.disposition,
      reason: row.reason,
    })),
  };
}
