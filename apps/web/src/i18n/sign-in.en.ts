import type { Catalogue, Message } from '../lib/t.tsx';

// The texts of signing in and of the mails that lead to it: loaded by who does that.
export const messages = {
  'mail.title': 'Check your mail',
  'mail.register': 'We have sent a link to {email}. Open it within 24 hours and confirm your address.',
  'mail.signIn': 'If we know {email}, a link is on its way. It works once, for 10 minutes, in this browser.',
  'mail.nothing': 'No mail? Look in the spam folder, then ask again.',
  'mail.correct': 'Correct the address',
  'signIn.title': 'Sign in',
  'signIn.intro': 'No password: we send a link to your e-mail address.',
  'signIn.send': 'Send me a link',
  'signIn.known':
    'Saving sessions and seeing your registration need a sign-in. A link goes to every address that has registered. Not registered yet? Open the page of the Forum and choose Register.',
  'signIn.again': 'Ask for a new link',
  'signIn.confirmTitle': 'Finish signing in',
  'signIn.confirm': 'Press the button to sign in on this device.',
  'signIn.button': 'Sign in',
  'signIn.otherBrowser': 'This link was asked for in another browser. If that was you, sign in here.',
  'signIn.otherBrowserButton': 'It was me: sign in',
  'signIn.gone': 'This link was used, replaced or is too old.',
  'confirm.title': 'Confirm your registration',
  'confirm.text': 'Press the button to confirm your e-mail address.',
  'confirm.button': 'Confirm my address',
  'confirm.gone': 'This link was used or is too old. If you confirmed before, sign in to see your registration.',
} as const satisfies Catalogue;

export type SignInCatalogue = Readonly<Record<keyof typeof messages, Message>>;
