// The texts of the help pages: loaded by who opens one.
export const messages = {
  'help.participant.1.title': 'Register',
  'help.participant.1.text':
    'Open the page of the Forum and choose Register. Fill in one form. We send a link to your address; press the button behind it. Your registration now exists, and its state is shown on My Forum.',
  'help.participant.2.title': 'Sign in without a password',
  'help.participant.2.text':
    'Type your e-mail address on the sign-in page. The link that we send works once, for 10 minutes, in the browser where you asked for it.',
  'help.participant.3.title': 'Build your schedule',
  'help.participant.3.text':
    'Choose Save beside a session. If two sessions overlap, both say so. My schedule has an address that your calendar program can subscribe to; changes of the programme then arrive by themselves.',
  'help.participant.4.title': 'Change or withdraw',
  'help.participant.4.text':
    'Open My Forum and choose Registration. You can change your answers or withdraw; a mail confirms each change. A new category or way of taking part is looked at again where somebody has to approve it.',
  'help.participant.5.title': 'When no mail arrives',
  'help.participant.5.text':
    'Look in the spam folder first. Then ask again: only the newest link works. If the address was mistyped, fill in the form again; nothing was registered. For anything else see Contact and help on the page of the Forum.',
  'help.participant.6.title': 'Times, languages, paper',
  'help.participant.6.text':
    'Every time is given in the zone of the place, and in yours where it differs. Choose one of six languages at the top. The programme and your schedule print on plain paper.',
  'help.moderator.1.title': 'Before the session',
  'help.moderator.1.text':
    'Sign in and open Room. It lists the sessions that you chair, moderate or record. Try the rehearsal session: it can be run at any time and counts for nothing.',
  'help.moderator.2.title': 'During the session',
  'help.moderator.2.text':
    'Log each statement in a sentence or two, and each outcome with its type, its Goals and, for a recommendation, who should act. Nothing that is logged is ever overwritten; a correction stands beside the first text.',
  'help.moderator.3.title': 'Closing',
  'help.moderator.3.text':
    'Choose the three main messages and confirm them. They then go to the Secretariat for the summary.',
  'help.moderator.4.title': 'Without a connection',
  'help.moderator.4.text':
    'Go on writing: each entry is kept on this device and sent by itself when the connection is back. Leave the page open until every entry says Sent.',
  'help.moderator.5.title': 'From draft to agreed',
  'help.moderator.5.text':
    'An outcome starts as a draft. Propose it when the text is right; a recommendation needs somebody who should act. The moderator agrees, or returns it with a reason. Agreed outcomes go into the summary.',
  'help.moderator.6.title': 'Keys',
  'help.moderator.6.text':
    'Escape leaves the text. Then S, K, R, G, P, C, Q and D choose the type; Ctrl and Enter log. In the log, up and down go from entry to entry; E edits, P proposes, A agrees, R returns. Who speaks to the device switches these letters off: “Letter keys”, under the types or in the menu with your name.',
  'help.secretariat.1.title': 'Plan and release',
  'help.secretariat.1.text':
    'Desk shows your Forum. Sessions, rooms and people stay drafts until you release the programme, and so do the links of a session to its webcast, recording and documents. The public sees only the last release.',
  'help.secretariat.2.title': 'Registrations',
  'help.secretariat.2.text':
    'Under Registration categories you say who may register, who approves, and how many places there are. Without an approver a registration is approved at once; the others wait in the list, where you approve one or several, or refuse with a reason. Those who wait already are not touched when the approval changes.',
  'help.secretariat.3.title': 'The summary',
  'help.secretariat.3.text':
    'Compile the draft from the agreed and the proposed outcomes; those that their session has not agreed yet are marked. Every paragraph keeps a link to its statements. Findings beside the text say what still breaks a rule. Then export it as a document.',
  'help.secretariat.4.title': 'Find your way',
  'help.secretariat.4.text':
    'Ctrl and K opens a search over all pages and sessions of your Forum. In a list, up and down choose a row, Enter opens it beside the list, Escape closes it. The address of the page keeps your filters: send it to a colleague.',
  'help.secretariat.5.title': 'A new Forum, its stages, its people',
  'help.secretariat.5.text':
    'Choose Plan a Forum; it stays hidden until you announce it under Settings and stages. Registration opens and closes by its stage. Name a moderator, chair or rapporteur in the session, also by a new e-mail address: this gives the right to its room, and a mail leads there. All other roles are given under Roles.',
  'help.secretariat.6.title': 'When two people work at once',
  'help.secretariat.6.text':
    'Nothing is overwritten. If somebody else saved first, the page shows both texts, field by field, and you choose. A room that is taken is refused, unless you give a reason. Mail and Audit log show what was sent and who did what.',
} as const;

/** The help pages in another language. */
export type HelpCatalogue = Readonly<Record<keyof typeof messages, string>>;
