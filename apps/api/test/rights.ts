/**
 * Who may do and read what, written by hand from the design and not from the code. The rights spec compares it with the
 * running schema, routes and topics: what stands in one and not in the other fails.
 */

/** Whose row, which session, which forum an operation is asked for. */
export type Ids = Record<
  | 'forumId'
  | 'sessionId'
  | 'code'
  | 'slotUid'
  | 'slotId'
  | 'appearanceId'
  | 'venueRoomId'
  | 'personId'
  | 'accountId'
  | 'roleId'
  | 'loginId'
  | 'categoryId'
  | 'registrationId'
  | 'newsPageId'
  | 'slug'
  | 'feedId'
  | 'statementId'
  | 'itemId'
  | 'sectionId'
  | 'paragraphId'
  | 'footnoteId'
  | 'evidenceId',
  string
> & { year: number };

/**
 * `public`, `signedIn`, `own` (only the person whose row it is), or roles: SEC, COC, G10 hold theirs for the forum, MOD
 * and RAP for the session, ADM for the platform. Second: what the argument `id` names.
 */
export type Operation = [who: string, id?: keyof Ids];

export const operations: Record<string, Operation> = {
  // platform, people
  viewer: ['public'],
  myLogins: ['signedIn'],
  mails: ['SEC'],
  auditEntries: ['SEC'],
  auditBrokenAt: ['SEC'],
  roleAssignments: ['SEC ADM'],
  findPeople: ['SEC ADM'],
  requestSignIn: ['public'],
  redeemSignIn: ['public'],
  signOut: ['signedIn'],
  endLogin: ['own', 'loginId'],
  editProfile: ['signedIn'],
  assignRole: ['SEC ADM'],
  endRole: ['SEC ADM', 'roleId'],
  account: ['ADM'],
  deactivateAccount: ['ADM'],
  reactivateAccount: ['ADM'],
  // forum
  forums: ['public'],
  forum: ['public'],
  newsPage: ['public'],
  newsPages: ['SEC'],
  planForum: ['ADM'],
  editForum: ['SEC', 'forumId'],
  moveForum: ['SEC', 'forumId'],
  setStage: ['SEC'],
  writeNewsPage: ['SEC'],
  publishNewsPage: ['SEC', 'newsPageId'],
  withdrawNewsPage: ['SEC', 'newsPageId'],
  // programme
  programme: ['public'],
  session: ['public'],
  people: ['public'],
  person: ['public', 'personId'],
  deskSessions: ['SEC'],
  deskSession: ['SEC COC G10 MOD RAP', 'sessionId'],
  venueRooms: ['SEC'],
  programmeConflicts: ['SEC'],
  releasePreview: ['SEC'],
  programmeVersions: ['SEC'],
  mySessions: ['MOD RAP'],
  addSession: ['SEC'],
  editSession: ['SEC', 'sessionId'],
  editSessionLinks: ['SEC', 'sessionId'],
  moveSession: ['SEC', 'sessionId'],
  cancelSession: ['SEC', 'sessionId'],
  placeSession: ['SEC'],
  removeSlot: ['SEC', 'slotId'],
  addAppearance: ['SEC'],
  editAppearance: ['SEC', 'appearanceId'],
  removeAppearance: ['SEC', 'appearanceId'],
  addVenueRoom: ['SEC'],
  editVenueRoom: ['SEC', 'venueRoomId'],
  releaseProgramme: ['SEC'],
  // registration
  registrationCategories: ['public'],
  registrationFigures: ['public'],
  registrationNumbers: ['SEC'],
  registrationStates: ['SEC'],
  registrations: ['SEC'],
  myRegistrations: ['signedIn'],
  registerForForum: ['public'],
  proveRegistration: ['public'],
  editRegistration: ['own', 'registrationId'],
  withdrawRegistration: ['own', 'registrationId'],
  decideRegistration: ['SEC', 'registrationId'],
  approveRegistrations: ['SEC'],
  addRegistrationCategory: ['SEC'],
  editRegistrationCategory: ['SEC', 'categoryId'],
  removeRegistrationCategory: ['SEC', 'categoryId'],
  addDefaultCategories: ['SEC'],
  // schedule
  mySchedule: ['signedIn'],
  wouldClash: ['signedIn'],
  myFeeds: ['signedIn'],
  saveSlot: ['signedIn'],
  unsaveSlot: ['signedIn'],
  makeFeed: ['signedIn'],
  renewFeed: ['own', 'feedId'],
  revokeFeed: ['own', 'feedId'],
  // outcome
  sessionLog: ['MOD RAP SEC COC G10'],
  outcomes: ['SEC COC G10'],
  outcomeNumbers: ['SEC COC G10'],
  sessionsWithoutText: ['SEC COC G10'],
  logStatement: ['MOD RAP'],
  logOutcome: ['MOD RAP'],
  proposeOutcome: ['MOD RAP', 'itemId'],
  agreeOutcome: ['MOD', 'itemId'],
  returnOutcome: ['MOD', 'itemId'],
  mergeOutcome: ['SEC', 'itemId'],
  closeSession: ['MOD'],
  openSession: ['MOD'],
  reopenRehearsal: ['MOD'],
  // report
  summary: ['SEC COC G10'],
  statementUses: ['SEC COC G10'],
  releasedSummary: ['public'],
  compileSummary: ['SEC'],
  editFrontMatter: ['SEC'],
  editSummaryTemplate: ['SEC'],
  editSectionHeading: ['SEC', 'sectionId'],
  applyHeadingFix: ['SEC'],
  applyAllFixes: ['SEC'],
  disposeOutcome: ['SEC'],
  releaseSummary: ['SEC'],
  editParagraph: ['SEC', 'paragraphId'],
  addParagraph: ['SEC'],
  moveParagraph: ['SEC', 'paragraphId'],
  removeParagraph: ['SEC', 'paragraphId'],
  restoreParagraph: ['SEC', 'paragraphId'],
  applyFix: ['SEC'],
  addFootnote: ['SEC'],
  editFootnote: ['SEC', 'footnoteId'],
  removeFootnote: ['SEC', 'footnoteId'],
  addEvidence: ['SEC'],
  removeEvidence: ['SEC', 'evidenceId'],
};

/** Operations without a forum, a session or a row: whoever holds such a role anywhere may call them. */
export const WITHOUT_SCOPE = new Set([
  'account',
  'auditBrokenAt',
  'deactivateAccount',
  'mySessions',
  'planForum',
  'reactivateAccount',
]);

type Word = 'public' | 'row' | (string & {});

/** Fields of each type: `public`, `row` (whoever may read the row), or the permission that the field itself asks for. */
export const fields: Record<string, Partial<Record<Word, string>>> = {
  Account: { row: 'deactivatedAt deactivatedReason displayName id version' },
  AllTexts: { public: 'original texts' },
  Appearance: {
    row: 'country countryM49 files functionLabel honorific id minutes name order personId presence role segment sessionId title version',
  },
  AuditRow: { row: 'action actor at id isLinked objectId objectKind' },
  BadInput: { public: 'code message problems' },
  CheckYourMail: { public: 'email' },
  Conflict: { row: 'isHard personName rule slots' },
  Feed: { row: 'createdAt id label lastUsedAt revokedAt version' },
  FieldConflict: { public: 'field mine theirs' },
  FieldProblem: { public: 'code field limit near' },
  FindingValue: { row: 'name value' },
  Forum: {
    public:
      'datesToBeConfirmed documents endDate goalsUnderReview guidingQuestions hlpfEnd hlpfStart hlpfTheme host id isDemonstration linkedMeetings mode news number officials stages startDate status statusReason summaryReleasedAt theme themeTexts timeZone title titleTexts venue version year',
  },
  ForumDocument: { public: 'date publisher title url' },
  ForumOfficial: { public: 'country countryM49 honorific id name order personId role title version' },
  Gone: { public: 'code message' },
  GuidingQuestion: { public: 'code goals id order text version' },
  HeldRoleType: { row: 'role scopeId scopeKind', 'people.self': 'forumYear sessionCode' },
  LanguageText: { public: 'isStale lang state text' },
  LinkedMeeting: {
    public:
      'days documents endDay endTime id items kind organisers place sourceUrl startDay startTime timeZone title version',
  },
  LocalText: { public: 'isFallback isStale lang state text' },
  Login: { row: 'id isCurrent lastSeenAt startedAt userAgent version' },
  Mail: { row: 'id kind lang lastAnswer queuedAt recipient sentAt state subject tries' },
  Me: {
    row: 'affiliation countryM49 displayName email familyName givenName honorific id jobTitle language nameOrder version',
  },
  MediaLink: { row: 'id kind language url version' },
  MeetingDay: { public: 'day endTime startTime' },
  MeetingItem: { public: 'day endTime people startTime title' },
  NewFeed: { row: 'feed url webcalUrl' },
  NewsPage: { public: 'body bodyTexts id kind publishedAt slug title titleTexts version' },
  OutcomeCount: { row: 'count status type' },
  OutcomeItem: {
    row: 'addressees area attribution clientId deviceId deviceSeq goals id inConflict isCurrent isRehearsal mergedFromIds mergedIntoId number parentId recordedAt recordedByName rootId saidAt sessionCode sessionId sessionTitle sourceCategory statementIds status statusAt statusReason strength text timeFrame type',
    'outcome.readSession': 'statements',
  },
  OutcomeNumbers: { row: 'counts items sessions sessionsWithoutText statements' },
  OutcomePage: { row: 'after rows total' },
  PersonHit: { row: 'affiliation displayName email id' },
  ProgrammeChange: { public: 'after before kind sessionCode slotUid title' },
  ProgrammeVersion: { row: 'forumId id label number publishedAt' },
  ProvedRegistration: { row: 'isSignedIn registration wasKnown' },
  PublicAppearance: { public: 'role session title' },
  PublicOffice: { public: 'forumYear role title' },
  PublicPerson: {
    public: 'affiliation appearances country countryM49 displayName honorific id jobTitle offices title',
  },
  Registration: {
    row: 'badgeName category countryM49 days familyName forum givenName groundsPass id interpretationLanguage mode organisationName position provedAt reason status title version waitingPosition',
    'registration.self': 'email phone gender accessNeeds',
  },
  RegistrationCategory: {
    public: 'approvers id inPersonCapacity name order quotaPerOrganisation stakeholderKinds version',
    'registration.setUp': 'nameTexts',
  },
  ApprovedRegistrations: { row: 'approved left' },
  RegistrationNumber: { public: 'by count key' },
  RegistrationPage: { row: 'after rows total' },
  RegistrationStateCount: { row: 'categoryId count inPerson status' },
  ReleaseNote: { public: 'changes label number publishedAt' },
  ReleasedAppearance: {
    public: 'country countryM49 files functionLabel honorific minutes name order personId presence role segment title',
  },
  ReleasedFootnote: { public: 'lang number text' },
  ReleasedMedia: { public: 'kind language url' },
  ReleasedParagraph: {
    public: 'depth footnotes key kind lang number printedNumber provenance recommendationNumber runs',
  },
  ReleasedProgramme: { public: 'forum label number publishedAt sessions versions' },
  ReleasedProvenance: { public: 'attribution sessionCode sessionTitle statementAddress' },
  ReleasedRun: { public: 'bold footnote text' },
  ReleasedSection: { public: 'heading headingLang key level number paragraphs' },
  ReleasedSegment: { public: 'minutes order title' },
  ReleasedSession: {
    public:
      'appearances background code documents format forumYear goals isRehearsal media number objectives organisers questions segments slots sourceUrl status tags title type',
  },
  ReleasedSlot: {
    public:
      'code day endTime endsAt lastModifiedAt mode number place room roomId sequence startTime startsAt status timeZone uid',
  },
  ReleasedSummary: {
    public:
      'banner bannerText date distribution hash html id language meeting note number releasedAt sections symbol title version year',
  },
  RoleAssignment: {
    row: 'fromOn id isPublic personId role scopeId scopeKind untilOn version',
    'people.assignRole': 'person',
  },
  RuleBroken: { public: 'code message rule values' },
  RuleValue: { public: 'name value' },
  ScheduleItem: { row: 'addedAt clashesWith isCancelled isGone isMoved ownRole session slot slotUid title' },
  SectionWords: { row: 'heading key limit words' },
  Segment: { row: 'id minutes order title version' },
  Session: {
    row: 'appearances backgroundTexts code documents formatTexts forumId forumYear goals id isRehearsal media number objectivesTexts organisers questionTexts questions segments slots sourceUrl status statusReason tags title titleTexts type version',
  },
  SessionClosing: { row: 'confirmedAt id messageIds sessionId' },
  SessionLog: { row: 'closing items session statements' },
  SignedIn: { row: 'next personId' },
  Slot: {
    row: 'code day endTime id mode number placeText sequence session sessionId startTime status timeZone uid venueRoom venueRoomId version',
  },
  Stage: { public: 'closesAt id isOpen kind opensAt timeZone version' },
  Stale: { public: 'code conflicts message version' },
  Statement: {
    row: 'address attribution clientId countryM49 deviceId deviceSeq id inConflict isCurrent language mergedFromIds number onBehalfOf parentId recordedAt recordedByName rootId saidAt sessionId sourceCategory speakerAppearanceId speakerText text verbatim',
  },
  SummaryDocument: {
    row: 'banner compiledAt distribution forumId id language originalLanguage releasedAt revision submissionDate symbol template version words year',
    'report.read': 'sections findings findingCount unusedItems',
  },
  SummaryEvidence: { row: 'id isManual recommendationNumber relation', 'report.read': 'statement item' },
  SummaryFinding: {
    row: 'act address fix footnoteId from paragraphId paragraphKey printedNumber rule sectionId to values',
  },
  SummaryFootnote: { row: 'id key number text version' },
  SummaryParagraph: {
    row: 'address depth edited evidence footnotes forumId generated id isRemoved key kind lang printedNumber recommendationNumber sectionId text version',
  },
  SummaryReleaseNote: { row: 'id number releasedAt' },
  SummarySection: { row: 'heading id key level number paragraphs sessionId version' },
  SummaryTemplate: { row: 'annexes outcomeOrder sections' },
  SummaryTemplateSection: { row: 'content heading isRequired key wordLimit' },
  UnsaveResult: { row: 'slotUid' },
  UnusedItem: { row: 'item paragraphId reason result version' },
  VenueRoom: { row: 'accessibleSeats capacity forumId id name nameTexts turnaroundMinutes version' },
  Viewer: { row: 'person roles' },
  WordCount: { row: 'blockAbove sections total warnAbove' },
};

/** Plain HTTP routes, with who gets 200. `local`: only where mail is caught on the machine. */
export const routes: Record<string, string> = {
  'GET /healthz': 'public',
  'GET /schema.graphql': 'public',
  'GET /readyz': 'public',
  'GET /live': 'by topic',
  'GET /mailbox.json': 'local',
  'GET /mailbox': 'local',
  'GET /mailbox/:messageId': 'local',
  'GET /forums/:year/programme.ics': 'public',
  'GET /sessions/:file': 'public',
  'GET /calendar/:file': 'by secret',
  'GET /forums/:year/outcome-log.json': 'SEC COC G10',
  'GET /forums/:year/summary.:format': 'SEC COC G10',
  'GET /forums/:year/register.:format': 'SEC COC G10',
};

/** Topics of /live, before their release. */
export const topics: Record<string, string> = {
  public: 'public',
  person: 'own',
  session: 'MOD RAP SEC COC G10',
  'forum:programme': 'SEC',
  'forum:registrations': 'SEC',
  'forum:report': 'SEC COC G10',
};

/** Fields of inputs whose names sound like what only the server sets, and why they are there all the same. */
export const protectedInputs: Record<string, string> = {
  'SeenRegistration.id': 'which one was seen',
  'ForumInput.number': 'the how-manieth Forum it is',
  'SessionInput.number': 'as printed in the programme',
  'RegistrationInput.position': 'what the person works as',
  'RegistrationDetailsInput.position': 'what the person works as',
  'AssignRoleInput.role': 'the role is what is given',
  'AssignRoleInput.personId': 'to whom it is given',
  'AppearanceInput.personId': 'who appears',
  'AppearanceInput.role': 'the part in the session, no right',
  'OfficialInput.personId': 'who holds the office',
  'OfficialInput.role': 'the office, no right',
  'SlotInput.id': 'which slot is moved; checked against the session',
  'SlotInput.status': 'tentative or confirmed: a word of the programme',
};
