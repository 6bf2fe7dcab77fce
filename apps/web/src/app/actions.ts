import { LANGUAGES, type Lang } from '@sti/reference';
import { submitConfirmation, submitRedeem, submitSignIn } from '../features/people/sign-in.ts';
import { submitRegistration } from '../features/registration/submit-registration.ts';
import type { FormAction } from '../lib/form.tsx';

const ACTIONS: readonly (readonly [path: string, FormAction])[] = [
  ['/forums/:year/register', submitRegistration],
  ['/sign-in', submitSignIn],
  ['/sign-in/:token', submitRedeem],
  ['/confirm/:token', submitConfirmation],
];

const PATTERNS = ACTIONS.map(([path, action]) => {
  const pattern = path.replace(/:(\w+)/g, '(?<$1>[\\w-]{1,200})');
  return { pattern: new RegExp(`^/(?<lang>${LANGUAGES.join('|')})${pattern}$`), action };
});

/** The form that stands at an address, with the values that the address names. */
export function actionOf(path: string) {
  for (const { pattern, action } of PATTERNS) {
    const params = pattern.exec(path)?.groups;
    if (params) return { action, params, lang: params.lang as Lang };
  }
  return null;
}
