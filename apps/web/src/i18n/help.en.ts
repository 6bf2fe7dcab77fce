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
  'help.moderator.1.title': 'Before the session',
  'help.moderator.1.text':
    'Sign in and open Room. It lists the sessions that you chair, moderate or record. Try the rehearsal session: it can be run at any time and counts for nothing.',
  'help.moderator.2.title': 'During the session',
  'help.moderator.2.text':
    'Log each statement in a sentence or two, and each outcome with its type, its Goals and, for a recommendation, who should act. Nothing that is logged is ever overwritten; a correction stands beside the first text.',
  'help.moderator.3.title': 'Closing',
  'help.moderator.3.text':
    'Choose the three main messages and confirm them. They then go to the Secretariat for the summary.',
  'help.secretariat.1.title': 'Plan and release',
  'help.secretariat.1.text':
    'Desk shows your Forum. Sessions, rooms and people stay drafts until you release the programme. The public sees only the last release.',
  'help.secretariat.2.title': 'Registrations',
  'help.secretariat.2.text':
    'Categories without an approver are approved by themselves. Others wait in the queue, where you approve or reject with a reason.',
  'help.secretariat.3.title': 'The summary',
  'help.secretariat.3.text':
    'Compile the draft from the agreed outcomes. Every paragraph keeps a link to its statements. Findings beside the text say what still breaks a rule. Then export it as a document.',
} as const;

/** The help pages in another language. */
export type HelpCatalogue = Readonly<Record<keyof typeof messages, string>>;
