import type {
  AppearanceRole,
  Attribution,
  ForumMode,
  LocalText,
  OutcomeStatus,
  OutcomeType,
  SessionType,
} from '@sti/domain';
import type { Lang } from '@sti/reference';

/** A person as documents may name one: no honorific; whatever is unknown is null and is left out. */
export type NamedPerson = {
  readonly name: string | null;
  readonly title: string | null;
  /** An M49 code, or the country as somebody wrote it. */
  readonly country: string | null;
};

/** What the compiler knows of the edition. Days are 'YYYY-MM-DD' at the venue. */
export type ForumFacts = {
  readonly year: number;
  /** The edition: 12 for the twelfth Forum. */
  readonly number: number;
  readonly theme: LocalText | null;
  readonly startDate: string | null;
  readonly endDate: string | null;
  readonly datesToBeConfirmed: boolean;
  readonly venue: string | null;
  readonly mode: ForumMode | null;
  readonly goalsUnderReview: readonly string[];
  readonly hlpfTheme: string | null;
  readonly hlpfStart: string | null;
  readonly hlpfEnd: string | null;
  readonly president: NamedPerson | null;
  readonly coChairs: readonly NamedPerson[];
};

export type StatementFacts = {
  readonly id: string;
  /** Its number within the session. */
  readonly number: number;
  readonly attribution: Attribution;
  readonly speakerName: string | null;
  readonly speakerRole: AppearanceRole | null;
  readonly onBehalfOf: string | null;
  readonly sourceCategory: string | null;
  readonly countryM49: string | null;
};

/** A standing outcome item. `merges`: the items that were merged into it; their sources count as its own. */
export type ItemFacts = {
  readonly id: string;
  readonly type: OutcomeType;
  readonly status: OutcomeStatus;
  readonly text: string;
  /** Missing: the document's original language. */
  readonly language?: Lang;
  readonly goals: readonly string[];
  readonly addressees: readonly string[];
  readonly statementIds: readonly string[];
  readonly merges?: readonly { readonly id: string; readonly statementIds: readonly string[] }[];
};

export type SessionFacts = {
  readonly id: string;
  readonly code: string;
  readonly title: LocalText;
  readonly type: SessionType | null;
  readonly day: string | null;
  readonly goals: readonly string[];
  /** A session tagged 'emerging' is reported in section III. */
  readonly tags: readonly string[];
  readonly isRehearsal: boolean;
  readonly people: readonly (NamedPerson & { readonly role: AppearanceRole })[];
  readonly statements: readonly StatementFacts[];
  readonly items: readonly ItemFacts[];
  /** The messages that the moderator confirmed at closing, in that order: they come first. */
  readonly confirmedMessageIds: readonly string[];
};

/** Registered, present on site and online are three figures and never mixed; null = not counted. */
export type ParticipationFacts = {
  readonly registered: number | null;
  readonly onSite: number | null;
  readonly online: number | null;
  readonly countries: number | null;
  /** By category of registration; null where the figure is too small to be public. */
  readonly byCategory: readonly { readonly name: LocalText; readonly registered: number | null }[];
};

/** All that `compile` looks at. Sessions stand in the order of the programme. */
export type CompileInput = {
  readonly originalLanguage: Lang;
  /** The day of the compilation at the venue: what ends after it is still to be held. Without it all is over. */
  readonly today?: string;
  readonly forum: ForumFacts;
  readonly sessions: readonly SessionFacts[];
  /** Outcome item id -> 'R-2027-001'. */
  readonly recommendationNumbers: Readonly<Record<string, string>>;
  readonly participation: ParticipationFacts | null;
};
