import type { AppearanceRole, Message, OutcomeType } from '@sti/domain';
import type { Lang, StakeholderKind } from '@sti/reference';
import type { Banner, Distribution } from '../model.ts';

/** Sentences with a form for one item, which it quotes, and one that introduces a list. */
type LeadIn = { readonly one: string; readonly many: string };

export type DisposalWord = 'IN_SUMMARY' | 'MERGED' | 'NOT_USED';

/**
 * Every fixed word of the documents in one language. `{places}` are filled once, in one pass. Sentences are built so
 * that what is filled in needs no grammatical case: names, dates and numbers stand after a colon or in brackets.
 */
export type ReportWords = {
  readonly unitedNations: string;
  readonly organ: string;
  readonly distribution: Readonly<Record<Distribution, string>>;
  readonly original: string;
  /** Names of the languages as the distribution block of this language writes them. */
  readonly languages: Readonly<Record<Lang, string>>;
  readonly banner: Readonly<Record<Exclude<Banner, 'FINAL'>, string>>;
  readonly hlpf: string;
  readonly auspices: string;
  readonly title: string;
  readonly note: string;
  readonly notes: string;
  readonly sources: Message;
  readonly document: string;
  readonly annex: string;
  readonly annexes: { readonly programme: string; readonly participation: string; readonly register: string };

  readonly sections: {
    readonly introduction: string;
    readonly highlights: string;
    readonly emerging: string;
    readonly sideEvents: string;
    readonly wayForward: string;
  };

  readonly transmittal: string;
  readonly edition: string;
  readonly editionAt: string;
  readonly editionComing: string;
  readonly editionComingAt: string;
  readonly editionUndated: string;
  readonly appointed: Message;
  readonly disclaimer: string;
  readonly mandate: string;
  readonly mandateNote: string;
  readonly convened: string;
  readonly convenedBy: string;
  readonly coChairs: Message;
  readonly organisers: string;
  readonly theme: string;
  readonly goals: Message;
  /** A sentence of their own beside `goals`: a target is no Goal. */
  readonly targets: Message;
  readonly hlpfOfYear: string;
  readonly hlpfTheme: string;
  readonly registered: Message;
  readonly onSite: Message;
  readonly online: Message;
  readonly countries: Message;
  readonly statements: Message;
  readonly openers: string;

  readonly sessionHeld: string;
  readonly sessionComing: string;
  readonly sessionChair: Message;
  readonly sessionModerator: Message;
  readonly sessionGoals: Message;
  readonly sessionTargets: Message;
  readonly leadIns: Readonly<Record<OutcomeType, LeadIn>>;

  readonly wayForwardIntro: string;
  readonly addressedTo: string;
  readonly unaddressed: string;
  readonly goalsAndTargets: string;
  readonly support: Message;

  /** Where a sentence needs an article or a small letter that a table does not. */
  readonly addresseesInSentence?: Readonly<Record<string, string>>;
  readonly participant: string;
  readonly representatives: Readonly<Record<StakeholderKind, string>>;
  readonly representativeOf: string;
  readonly specialSituation: { readonly ldc: string; readonly lldc: string; readonly sids: string };
  readonly onBehalfOf: string;
  readonly speakers: Readonly<Record<AppearanceRole, string>>;
  readonly categories: Readonly<Record<StakeholderKind, string>>;

  readonly columns: {
    readonly number: string;
    readonly recommendation: string;
    readonly addressee: string;
    readonly goals: string;
    readonly targets: string;
    readonly goalsAndTargets: string;
    readonly support: string;
    readonly session: string;
    readonly paragraph: string;
    readonly disposition: string;
    readonly date: string;
    readonly chairs: string;
    readonly speakers: string;
    readonly category: string;
    readonly people: string;
    readonly state: string;
  };
  readonly figures: {
    readonly registered: string;
    readonly onSite: string;
    readonly online: string;
    readonly countries: string;
  };
  readonly dispositions: Readonly<Record<DisposalWord, string>>;

  readonly and: string;
  readonly thousands: string;
  readonly comma: string;
  readonly semicolon: string;
  readonly named: { readonly withTitle: string; readonly withCountry: string };
  readonly ordinals: readonly string[];
  readonly months: readonly string[];
  readonly dates: DatePatterns;
};

/** `{a}`, `{b}`: whole days; `{d1}`, `{d2}`: day numbers in one month `{m}` of year `{y}`. */
type DatePatterns = {
  readonly day: string;
  readonly firstDay?: string;
  readonly on: string;
  readonly onBoth: string;
  readonly onBothDays: string;
  readonly from: string;
  readonly fromDays: string;
  readonly span: string;
  readonly spanDays: string;
};
