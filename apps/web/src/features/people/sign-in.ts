import { emailProblems, ownPath } from '@sti/domain';
import { type FormAction, mailSent, refusedByRule, valuesOf } from '../../lib/form.tsx';
import { graphql } from '../../lib/graphql.ts';

const RequestSignIn = graphql(`
  mutation RequestSignIn($email: String!, $lang: Lang!, $next: String) {
    requestSignIn(email: $email, lang: $lang, next: $next) {
      __typename
      ... on BadInput {
        problems {
          field
          code
          limit
        }
      }
    }
  }
`);

const RedeemSignIn = graphql(`
  mutation RedeemSignIn($token: String!, $otherBrowser: Boolean) {
    redeemSignIn(token: $token, otherBrowser: $otherBrowser) {
      __typename
      ... on SignedIn {
        next
      }
      ... on RuleBroken {
        rule
      }
    }
  }
`);

const ProveRegistration = graphql(`
  mutation ProveRegistration($token: String!) {
    proveRegistration(token: $token) {
      __typename
      ... on ProvedRegistration {
        isSignedIn
        registration {
          status
        }
      }
    }
  }
`);

export const submitSignIn: FormAction = async ({ lang, form, data }) => {
  const email = form.get('email') ?? '';
  const problems = emailProblems('email', email);
  if (problems.length) return { refused: { values: valuesOf(form), problems } };
  const { requestSignIn: answer } = await data.send(RequestSignIn, { email, lang, next: ownPath(form.get('next')) });
  switch (answer.__typename) {
    case 'CheckYourMail':
      return mailSent(form);
    case 'BadInput':
      return { refused: { values: valuesOf(form), problems: answer.problems } };
    default:
      return answer satisfies never;
  }
};

export const submitRedeem: FormAction = async ({ lang, params, form, data }) => {
  const otherBrowser = form.get('otherBrowser') === '1';
  const { redeemSignIn: answer } = await data.send(RedeemSignIn, { token: params.token ?? '', otherBrowser });
  switch (answer.__typename) {
    case 'SignedIn':
      return { goTo: ownPath(answer.next) ?? `/${lang}/my`, isSomebodyElse: true };
    case 'RuleBroken':
      return refusedByRule(form, answer.rule);
    case 'Gone':
      return refusedByRule(form, 'GONE');
    default:
      return answer satisfies never;
  }
};

export const submitConfirmation: FormAction = async ({ lang, params, form, data }) => {
  const { proveRegistration: answer } = await data.send(ProveRegistration, { token: params.token ?? '' });
  switch (answer.__typename) {
    case 'ProvedRegistration': {
      const own = `/${lang}/my/registration`;
      return { goTo: answer.isSignedIn ? own : `/${lang}/sign-in?next=${own}`, isSomebodyElse: true };
    }
    case 'Gone':
      return refusedByRule(form, 'GONE');
    default:
      return answer satisfies never;
  }
};
