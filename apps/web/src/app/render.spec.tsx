import { expect, test } from '@jest/globals';
import { messages } from '../i18n/public.en.ts';
import { makeI18n } from '../lib/t.tsx';
import { answering, forum, session, text } from '../pages/test-forum.ts';
import { escapeData, renderFailure, renderPage, submitForm } from './render.tsx';

const i18n = makeI18n('en', messages);
const HOSTILE = [
  '</script><script>alert(1)</script>',
  '<svg/onload=alert(1)>',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: what an attacker would type
  '{{7*7}} ${7*7}',
  '"><img src=x onerror=alert(1)>',
  '\u2028<!--',
].join(' ');

const sessionPage = (one: object | null) => answering({ SessionPage: { forum: forum(), session: one } });

test('Text that people wrote stays text: in the page, in its data and in what search engines read', async () => {
  const one = session({ title: text(HOSTILE), background: text(HOSTILE), organisers: [HOSTILE] });
  const { head, body, state } = await renderPage('/en/forums/2027/sessions/AAAAA1', sessionPage(one), i18n);
  expect(state).not.toMatch(/[<\u2028]/);
  expect(JSON.parse(state).data).toEqual({
    [Object.keys(JSON.parse(state).data)[0] ?? '']: { forum: forum(), session: one },
  });
  const scripts = [...body.matchAll(/<script[^>]*>(.*?)<\/script>/gs)];
  expect(scripts.map(([all]) => all.slice(0, 35))).toEqual(['<script type="application/ld+json">']);
  expect(JSON.parse(scripts[0]?.[1] ?? '').name).toBe(HOSTILE);
  expect(head + body.replace(/<script.*?<\/script>/gs, '')).not.toMatch(/<svg|<img|<script|onerror=alert\(1\)>/);
  expect(body).toContain('{{7*7}} $\u007b7*7}');
});

test('Without the escaping the data would open an element', () => {
  const state = { title: HOSTILE };
  expect(JSON.stringify(state)).toMatch(/<script/);
  expect(escapeData(state)).not.toMatch(/</);
});

// Addresses and names as somebody may have brought them into the database; the forms refuse such addresses.
const ADDRESSES = [
  'javascript:alert(1)',
  ' javascript:alert(1)',
  'java\tscript:alert(1)',
  'data:text/html,<script>1</script>',
];
const CLOBBERING = ['body', 'getElementById', 'attributes', '__proto__', 'location'];
/** What a browser would follow to a script, and elements that take the place of the document's own parts. */
const dangersIn = (html: string) => [
  ...html.matchAll(/(?:href|src|action)="\s*(?:j\s*a\s*v\s*a\s*s\s*c\s*r\s*i\s*p\s*t|data:text|vbscript)[^"]*"/gi),
  ...html.matchAll(/ (?:id|name)="(?:body|getElementById|attributes|__proto__|location)"/g),
];

test('A link that would run a script leads nowhere, and no name takes the place of a part of the page', async () => {
  const one = session({
    title: text('attributes'),
    organisers: CLOBBERING,
    documents: ADDRESSES.map((url) => ({ title: 'body', publisher: null, date: null, url })),
    media: ADDRESSES.map((url) => ({ kind: 'RECORDING', url, language: null })),
    sourceUrl: ADDRESSES[0],
    appearances: CLOBBERING.map((name) => ({ ...session().appearances[0], name, personId: name })),
    segments: CLOBBERING.map((title, order) => ({ title, minutes: null, order })),
  });
  const { head, body } = await renderPage('/en/forums/2027/sessions/AAAAA1', sessionPage(one), i18n);
  expect(body).toContain('getElementById');
  expect(dangersIn(head + body).map(([danger]) => danger)).toEqual([]);
  const planted = `${ADDRESSES.map((url) => `<a href="${url}">x</a>`).join('')}<form id="body"><input name="attributes">`;
  expect(dangersIn(planted)).toHaveLength(6);
});

test('A page needs no inline style and no inline script', async () => {
  const { head, body } = await renderPage('/en/forums/2027/sessions/AAAAA1', sessionPage(session()), i18n);
  expect(head + body).not.toMatch(/ style="|<style|<script(?! type="application\/ld\+json")| on[a-z]+="/);
});

test.each(['/en/-', '/en/forums/2027/sessions/AAAAA1', '/en/help/nobody'])(
  '%s, which is not there, is a 404',
  async (url) => {
    const { status, body } = await renderPage(url, sessionPage(null), i18n);
    expect([status, body.includes('This page does not exist')]).toEqual([404, true]);
  },
);

test('A failing read is a failure, not a page', async () => {
  const failing = answering({ SessionPage: () => Promise.reject(new Error('no database')) });
  await expect(renderPage('/en/forums/2027/sessions/AAAAA1', failing, i18n)).rejects.toThrow('no database');
  expect(renderFailure(i18n).body).toContain('Something went wrong');
});

test('A form without a script keeps what was typed, escaped, and says what is wrong', async () => {
  const data = { forum: forum(), registrationCategories: [] };
  const exec = answering({ RegisterPage: data });
  const form = new URLSearchParams({ givenName: HOSTILE, email: 'x' });
  const answer = await submitForm('/en/forums/2027/register', form, exec);
  if (!answer || !('refused' in answer)) throw new Error('It was accepted.');
  const { status, body } = await renderPage('/en/forums/2027/register', exec, i18n, answer.refused);
  expect(status).toBe(422);
  expect(body).toContain('value="&lt;/script&gt;');
  expect(body).toContain('href="#email"');
});

test('Without a script, too, the page says where the mail went', async () => {
  const exec = answering({ RequestSignIn: { requestSignIn: { __typename: 'CheckYourMail' } } });
  const form = new URLSearchParams({ email: 'ada@example.org' });
  const answer = await submitForm('/en/sign-in', form, exec);
  if (!answer || !('refused' in answer)) throw new Error('It leads elsewhere.');
  const { status, body } = await renderPage('/en/sign-in', exec, i18n, answer.refused);
  expect([status, body.includes('If we know ada@example.org, a link is on its way.')]).toEqual([200, true]);
});

test('An address without a form takes none', async () => {
  expect(await submitForm('/en/forums/2027/programme', new URLSearchParams(), answering({}))).toBeNull();
});

const linksIn = (html: string) =>
  [...html.matchAll(/href="([^"]*)"/g)].map(([, href]) => href?.replaceAll('&amp;', '&'));

test('Another language and the way through the sign-in page keep the filters of the page', async () => {
  const programme = { number: 1, label: null, publishedAt: '2027-03-04T12:00:00.000Z', sessions: [session()] };
  const exec = answering({ ProgrammePage: { forum: forum(), programme } });
  const { body } = await renderPage('/en/forums/2027/programme?day=2027-05-05&type=PANEL&unknown=1', exec, i18n);
  const here = '/forums/2027/programme?day=2027-05-05&type=PANEL';
  expect(linksIn(body)).toEqual(
    expect.arrayContaining([`/fr${here}`, `/en/sign-in?next=${encodeURIComponent(`/en${here}`)}`]),
  );
});

test('On the sign-in page itself the way back is kept as well', async () => {
  const { body } = await renderPage('/en/sign-in?next=%2Fen%2Fmy%2Fschedule', answering({}), i18n);
  const links = linksIn(body);
  expect(links).toContain('/fr/sign-in?next=%2Fen%2Fmy%2Fschedule');
  expect(links).toContain('/en/sign-in?next=%2Fen%2Fmy%2Fschedule');
  expect(links.filter((href) => href?.includes('next='))).toHaveLength(6);
});
