import type { Api } from './app.ts';

export const ASK = `mutation($email: String!, $next: String) { requestSignIn(email: $email, lang: en, next: $next) {
  __typename ... on CheckYourMail { email } ... on BadInput { problems { field code } } } }`;
export const REDEEM = `mutation($token: String!, $other: Boolean) { redeemSignIn(token: $token, otherBrowser: $other) {
  __typename ... on SignedIn { next } ... on RuleBroken { rule } } }`;

type Headers = Record<string, string>;

/** A request of a browser to /graphql. */
export const post = (api: Api, query: string, variables: object, headers: Headers = {}) =>
  api.http('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query, variables }),
  });

/** What the browser keeps of an answer's cookies. */
export const cookiesOf = (answer: Response) =>
  answer.headers
    .getSetCookie()
    .map((c) => c.split(';')[0])
    .join('; ');

export const tokenIn = (text: string | undefined) => text?.match(/\/sign-in\/([\w-]+)/)?.[1] ?? '';

/** Asks for a link as one browser does: the answer, the token of the newest mail to that address, the browser's cookies. */
export async function ask(api: Api, email: string, next?: string, headers: Headers = {}) {
  const answer = await post(api, ASK, { email, next }, headers);
  await api.idle();
  const mail = (await api.mails()).find((m) => m.to === email);
  return {
    status: answer.status,
    headers: [...answer.headers.keys()].sort(),
    body: await answer.text(),
    token: tokenIn(mail?.text),
    cookie: cookiesOf(answer),
    mail,
  };
}

/** Presses the button of a link; gives what came of it: 'SignedIn', 'Gone', or the rule that refused. */
export async function redeem(api: Api, token: string, cookie = '', other?: boolean): Promise<string> {
  const answer = await post(api, REDEEM, { token, other }, { cookie });
  const { data } = (await answer.json()) as { data: { redeemSignIn: { __typename: string; rule?: string } } };
  return data.redeemSignIn.rule ?? data.redeemSignIn.__typename;
}
