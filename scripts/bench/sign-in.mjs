import { setTimeout as pause } from 'node:timers/promises';

/** Signs a demonstration person in by the mailed link, as a browser would; gives the cookie header. */
export async function signIn(base, email) {
  const cookies = new Map();
  const ask = async (query, variables) => {
    const response = await fetch(`${base}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: base, cookie: header(cookies) },
      body: JSON.stringify({ query, variables }),
    });
    for (const line of response.headers.getSetCookie()) {
      const [name, value] = line.split(';')[0].split(/=(.*)/s);
      cookies.set(name, value);
    }
    return response.json();
  };
  await ask('mutation Ask($email: String!) { requestSignIn(email: $email, lang: en) { __typename } }', { email });
  const token = await tokenFor(base, email);
  const answer = await ask('mutation Redeem($token: String!) { redeemSignIn(token: $token) { __typename } }', {
    token,
  });
  if (!header(cookies)) throw new Error(`${email} could not sign in: ${JSON.stringify(answer)}`);
  return header(cookies);
}

const header = (cookies) => [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');

async function tokenFor(base, email) {
  for (let attempt = 0; attempt < 100; attempt++) {
    const mails = await (await fetch(`${base}/mailbox.json`)).json();
    const token = mails.find((mail) => mail.to.includes(email))?.text.match(/\/sign-in\/([\w-]+)/)?.[1];
    if (token) return token;
    await pause(100);
  }
  throw new Error(`No sign-in mail reached ${email}.`);
}
