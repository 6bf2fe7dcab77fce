import { expect, test } from '@jest/globals';
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { answering, forum, text } from './test-forum.ts';
import { showPage } from './test-page.tsx';

const loaded = { forum: forum(), registrationCategories: [{ id: 'c1', name: text('Media') }] };
const open = (answer: unknown, more: object = {}) =>
  showPage('/en/forums/2027/register', answering({ RegisterPage: { ...loaded, ...more }, RegisterForForum: answer }));

const type = (label: RegExp, value: string) => fireEvent.change(screen.getByLabelText(label), { target: { value } });
const send = () => fireEvent.click(screen.getByRole('button', { name: 'Send registration' }));

function fill() {
  type(/^Given name/, 'Ada');
  type(/^Family name/, 'Example');
  type(/^E-mail/, 'ada@example.org');
  type(/^Organization/, 'Institute of Examples');
  type(/^Position/, 'Head');
  type(/^Country/, '152');
  type(/^Category/, 'c1');
  fireEvent.click(screen.getByLabelText('Online'));
  for (const box of [/Secretariat may keep/, /Code of Conduct/]) fireEvent.click(screen.getByLabelText(box));
}

test('What is missing is said beside the field and in a summary that takes the focus; what was typed stays', async () => {
  await open(null);
  type(/^Given name/, 'Ада');
  type(/^E-mail/, 'no address');
  send();
  const summary = await screen.findByRole('alert');
  expect(document.activeElement).toBe(summary);
  expect([...summary.querySelectorAll('a')].map((a) => a.getAttribute('href'))).toContain('#familyName');
  expect(screen.getByLabelText(/^Family name/).getAttribute('aria-invalid')).toBe('true');
  expect((screen.getByLabelText(/^Given name/) as HTMLInputElement).value).toBe('Ада');
  expect((screen.getByLabelText(/^E-mail/) as HTMLInputElement).value).toBe('no address');
});

test('A complete form is answered "check your mail", whoever sends it; a mistyped address is seen and corrected', async () => {
  await open({ registerForForum: { __typename: 'CheckYourMail' } });
  fill();
  send();
  await waitFor(() => expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Check your mail'));
  expect(document.activeElement?.textContent).toContain('ada@example.org');
  fireEvent.click(screen.getByRole('link', { name: 'Correct the address' }));
  const box = await screen.findByLabelText<HTMLInputElement>(/^E-mail/);
  expect(box.value).toBe('ada@example.org');
  expect(screen.getByLabelText<HTMLInputElement>(/^Family name/).value).toBe('Example');
});

test.each([
  [
    'a problem',
    { __typename: 'BadInput', problems: [{ field: 'email', code: 'email', limit: null }] },
    'There is a problem',
  ],
  [
    'a closed registration',
    { __typename: 'RuleBroken', rule: 'registrationClosed' },
    'Registration for this Forum is closed.',
  ],
])('%s that only the server knows of is worded', async (_, registerForForum, sentence) => {
  await open({ registerForForum });
  fill();
  send();
  expect((await screen.findByRole('alert')).textContent).toContain(sentence);
  expect((screen.getByLabelText(/^Organization/) as HTMLInputElement).value).toBe('Institute of Examples');
});

test('Without a connection nothing is lost', async () => {
  await open(() => Promise.reject(new TypeError('fetch failed')));
  fill();
  send();
  expect((await screen.findByRole('alert')).textContent).toContain('What you typed is still here.');
});

test('After a lost answer the same form is the same registration, and a corrected one is another', async () => {
  const keyOf = new Map<string, string>();
  const keys: string[] = [];
  let isOnline = false;
  await open(({ input, idempotencyKey }: { input: { email: string }; idempotencyKey: string }) => {
    keys.push(idempotencyKey);
    // As the server: a key belongs to what it was first sent with.
    const known = keyOf.get(idempotencyKey) ?? input.email;
    keyOf.set(idempotencyKey, known);
    if (!isOnline) return Promise.reject(new TypeError('fetch failed'));
    if (known !== input.email)
      return { registerForForum: { __typename: 'RuleBroken', rule: 'idempotencyKeyReused', values: [] } };
    return { registerForForum: { __typename: 'CheckYourMail' } };
  });
  const sendNow = async (count: number) => {
    await waitFor(() =>
      expect(screen.getByRole('button', { name: 'Send registration' })).not.toHaveProperty('disabled', true),
    );
    send();
    await waitFor(() => expect(keys).toHaveLength(count));
  };
  fill();
  await sendNow(1);
  await sendNow(2);
  expect(keys[1]).toBe(keys[0]);
  isOnline = true;
  type(/^E-mail/, 'ada.example@example.org');
  await sendNow(3);
  await waitFor(() => expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Check your mail'));
  expect(keys[2]).not.toBe(keys[0]);
});

test('A Forum whose registration is closed shows no form', async () => {
  await open(null, { forum: forum({ stages: [] }) });
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Registration is closed.');
  expect(screen.queryByRole('button', { name: 'Send registration' })).toBeNull();
});
