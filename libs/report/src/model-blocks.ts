import { pickText, statementAddress } from '@sti/domain';
import { LANGUAGES, type Lang } from '@sti/reference';
import { attributionLabel } from './attribution.ts';
import type { DraftParagraph } from './draft.ts';
import type { CompileInput, SessionFacts, StatementFacts } from './facts.ts';
import type { Block, Footnote, Provenance, SubItem } from './model.ts';
import { paragraphLabel, subParagraphLabel } from './number.ts';
import { cleanText, parseRuns } from './text.ts';

/** The reader's language, else the document's original, else English, else any. */
function textIn(paragraph: DraftParagraph, lang: Lang, original: Lang): { text: string; lang: Lang } {
  for (const each of [lang, original, 'en' as const, ...LANGUAGES]) {
    const text = cleanText(paragraph.texts[each]?.text ?? '');
    if (text !== '') return { text, lang: each };
  }
  return { text: '', lang };
}

/** Turns paragraphs into numbered blocks. It counts paragraphs and footnotes through the whole document. */
export class BlockBuilder {
  private paragraphs = 0;
  private notes = 0;
  private readonly statements = new Map<string, { session: SessionFacts; statement: StatementFacts }>();
  private readonly itemSessions = new Map<string, SessionFacts>();
  private readonly input: CompileInput;
  private readonly lang: Lang;
  private readonly namesStates: boolean;

  constructor(input: CompileInput, lang: Lang, namesStates: boolean) {
    this.input = input;
    this.lang = lang;
    this.namesStates = namesStates;
    for (const session of input.sessions) {
      for (const statement of session.statements) this.statements.set(statement.id, { session, statement });
      for (const item of session.items) this.itemSessions.set(item.id, session);
    }
  }

  /** Paragraphs in order; those of depth 1 go under the one before them. `isBody`: the body is numbered, the rest not. */
  build(paragraphs: readonly DraftParagraph[], isBody: boolean): Block[] {
    const groups: { head: DraftParagraph; subs: DraftParagraph[] }[] = [];
    for (const paragraph of paragraphs) {
      if (paragraph.isRemoved || textIn(paragraph, this.lang, this.input.originalLanguage).text === '') continue;
      const group = groups.at(-1);
      if (paragraph.depth === 1 && group) group.subs.push(paragraph);
      else groups.push({ head: paragraph, subs: [] });
    }
    return groups
      .filter(({ head, subs }) => subs.length > 0 || !this.leadsNowhere(head))
      .map(({ head, subs }) => {
        const number = isBody ? ++this.paragraphs : null;
        const base = this.base(head);
        return {
          ...base,
          number,
          printedNumber: number === null ? null : paragraphLabel(number, this.lang),
          subItems: subs.map(
            (sub, index): SubItem => ({
              ...this.base(sub),
              printedNumber: subParagraphLabel(index + 1, this.lang),
            }),
          ),
        };
      });
  }

  /** A generated lead-in whose whole list was removed by hand. */
  private leadsNowhere(head: DraftParagraph): boolean {
    const isUntouched = Object.values(head.texts).every((text) => text.isGenerated);
    return (
      isUntouched && head.kind === 'FIXED' && /[:：]$/.test(textIn(head, this.lang, this.input.originalLanguage).text)
    );
  }

  private base(paragraph: DraftParagraph): Omit<Block, 'printedNumber' | 'number' | 'subItems'> {
    const { text, lang } = textIn(paragraph, this.lang, this.input.originalLanguage);
    const footnotes: Footnote[] = [];
    const numberOf = (key: string) => {
      const note = this.noteText(paragraph, key, lang);
      if (!note || footnotes.some((known) => known.key === key)) return undefined;
      this.notes += 1;
      footnotes.push({ key, number: this.notes, ...note });
      return this.notes;
    };
    const runs = parseRuns(text, numberOf);
    const recommendationNumber = this.recommendationNumber(paragraph);
    return {
      key: paragraph.key,
      kind: paragraph.kind,
      lang,
      text,
      runs,
      footnotes,
      ...(recommendationNumber ? { recommendationNumber } : {}),
      provenance: this.provenance(paragraph),
      hasEvidence: paragraph.evidence.length > 0,
      isGenerated: paragraph.texts[lang]?.isGenerated ?? true,
    };
  }

  private noteText(paragraph: DraftParagraph, key: string, lang: Lang): { text: string; lang: Lang } | undefined {
    const texts = paragraph.footnotes.find((note) => note.key === key)?.texts ?? {};
    for (const each of [lang, this.input.originalLanguage, ...LANGUAGES]) {
      const text = cleanText(texts[each] ?? '');
      if (text !== '') return { text, lang: each };
    }
    return undefined;
  }

  private recommendationNumber(paragraph: DraftParagraph): string | undefined {
    if (paragraph.kind !== 'RECOMMENDATION') return undefined;
    const numbers = this.input.recommendationNumbers;
    const stated = paragraph.evidence.find(
      ({ itemId, relation }) => relation === 'STATES' && itemId && numbers[itemId],
    );
    return stated?.itemId ? numbers[stated.itemId] : undefined;
  }

  private provenance(paragraph: DraftParagraph): Provenance[] {
    const found = new Map<string, Provenance>();
    const sessionTitle = (session: SessionFacts) => cleanText(pickText(session.title, this.lang)?.text ?? '');
    for (const { statementId } of paragraph.evidence) {
      const known = this.statements.get(statementId ?? '');
      if (!known) continue;
      const { session, statement } = known;
      const address = statementAddress(this.input.forum.year, session.code, statement.number);
      found.set(address, {
        statementAddress: address,
        sessionCode: session.code,
        sessionTitle: sessionTitle(session),
        attribution: attributionLabel(statement, this.lang, this.namesStates),
      });
    }
    if (found.size > 0) return [...found.values()];
    const session = paragraph.evidence.map(({ itemId }) => this.itemSessions.get(itemId ?? '')).find((each) => each);
    if (!session) return [];
    return [
      { statementAddress: null, sessionCode: session.code, sessionTitle: sessionTitle(session), attribution: '' },
    ];
  }
}
