import { beforeEach, expect, test } from '@jest/globals';
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { forumOf, showMember, text } from '../test-member.tsx';
import { all, secretariat } from './test-sessions.ts';

const page = (version: number, body: string) => ({
  __typename: 'NewsPage',
  id: 'page',
  version,
  slug: 'arrival',
  kind: 'PRACTICAL',
  publishedAt: null,
  title: text('Arrival'),
  titleTexts: all('Arrival'),
  bodyTexts: all(body),
});

beforeEach(() => localStorage.clear());

test('A page that was just saved stands in its form, though the list cannot be read again, and is written on', async () => {
  let reads = 0;
  const { asked } = await showMember(
    '/en/desk/2027/pages?page=page',
    {
      DeskForum: () => ({ forum: forumOf('ANNOUNCED') }),
      DeskNewsPage: () => (reads++ ? new Promise<object>(() => {}) : { newsPages: [page(1, 'Old')] }),
      WriteNewsPage: ({ version, input }: { version: number; input: { body: { texts: { text: string }[] } } }) => ({
        writeNewsPage: page(version + 1, input.body.texts[0]?.text ?? ''),
      }),
    },
    secretariat,
  );
  const body = () => screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'Text, English' });
  const save = () => fireEvent.click(screen.getByRole('button', { name: 'Save the page' }));
  fireEvent.change(await body(), { target: { value: 'New' } });
  save();
  // Publishing is offered once nothing is left to save.
  expect(await screen.findByRole('button', { name: 'Publish' })).toBeTruthy();
  expect((await body()).value).toBe('New');
  fireEvent.change(await body(), { target: { value: 'Newer' } });
  save();
  const saves = () => asked.filter(([name]) => name === 'WriteNewsPage').map(([, sent]) => sent);
  await waitFor(() => expect(saves()).toHaveLength(2));
  expect(saves()).toMatchObject([
    { version: 1, input: { body: { texts: [{ text: 'New' }] } } },
    { version: 2, input: { body: { texts: [{ text: 'Newer' }] } } },
  ]);
});

test('A page without Latin letters that is saved again after a lost answer is the same page, at the same address', async () => {
  let tries = 0;
  const { asked } = await showMember(
    '/en/desk/2027/pages?page=new',
    {
      DeskForum: () => ({ forum: forumOf('ANNOUNCED') }),
      DeskNewsPage: () => ({ newsPages: [] }),
      WriteNewsPage: () => {
        if (tries++ === 0) throw new TypeError('Failed to fetch');
        return { writeNewsPage: page(1, '') };
      },
    },
    secretariat,
  );
  const title = await screen.findByRole('textbox', { name: 'Title, English' });
  fireEvent.change(title, { target: { value: '抵达' } });
  const saves = () => asked.filter(([name]) => name === 'WriteNewsPage').map(([, sent]) => sent);
  for (const n of [1, 2]) {
    fireEvent.click(await screen.findByRole('button', { name: 'Save the page' }));
    await waitFor(() => expect(saves()).toHaveLength(n));
    if (n === 1) await screen.findByRole('alert');
  }
  expect(saves()[1]).toEqual(saves()[0]);
});
