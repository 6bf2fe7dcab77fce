import { beforeAll, expect, test } from '@jest/globals';
import { screen, waitFor } from '@testing-library/react';
import { holdStream, Stream } from '../../lib/test-stream.ts';
import { showMember } from '../test-member.tsx';

beforeAll(holdStream);

test.each([
  ['/en/my', 'MyHomePage', { myRegistrations: [], mySchedule: [], forums: [] }],
  ['/en/my/registration', 'MyRegistrationPage', { myRegistrations: [] }],
  ['/en/my/schedule', 'MySchedulePage', { mySchedule: [] }],
])(
  'What the Secretariat decides, and what another device saves, comes to %s by itself',
  async (address, page, none) => {
    const { times } = await showMember(address, { [page]: () => none });
    await screen.findByRole('heading', { level: 1 });
    await waitFor(() => expect(times(page)).toBe(1));
    await waitFor(() =>
      expect(new URL(Stream.last.url, location.href).searchParams.get('topics')).toMatch(/person:me/),
    );
    await Stream.last.say('person:me', Stream.all.length + 5);
    await waitFor(() => expect(times(page)).toBe(2));
  },
);
