import type { Message } from '@sti/domain';

export const en = {
  'signIn.subject': 'Your sign-in link for the STI Forum',
  'signIn.intro': 'Somebody, probably you, asked to sign in to the STI Forum platform with this address.',
  'signIn.button': 'Sign in',
  'signIn.limits': 'The link works once, for 10 minutes, in the browser in which you asked for it.',
  'signIn.notYou': 'If you did not ask, do nothing. Nobody can sign in without this mail.',
  'roleGiven.subject': 'You have a new task at the STI Forum',
  'roleGiven.intro': 'You were given a role on the STI Forum platform. Sign in with this address to see your work.',
  'unknownAddress.subject': 'Sign-in to the STI Forum',
  'unknownAddress.intro': 'Somebody, probably you, asked to sign in to the STI Forum platform with this address. We do not know it yet.',
  'unknownAddress.next': 'To take part, register for the coming forum. You do not need an account first.',
  'unknownAddress.button': 'See the forums',
} satisfies Record<string, Message>;
