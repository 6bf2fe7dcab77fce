import { expect, test } from '@jest/globals';
import { Data } from '../../lib/data.tsx';
import { operationName } from '../../lib/graphql.ts';
import { SavedSlots } from './saved-slots.ts';

const slot = (uid: string) => ({ uid, startsAt: null, endsAt: null });

/** Nothing is saved at the start; each request waits until the test answers it, in any order. */
function schedule() {
  const asked: { what: string; answer(isSaved?: boolean): Promise<void> }[] = [];
  const exec = (document: object, { slotUid }: { slotUid: string }) =>
    new Promise((resolve, reject) => {
      asked.push({
        what: `${operationName(document)} ${slotUid}`,
        answer: async (isDone = true) => {
          if (isDone) resolve({ saveSlot: { __typename: 'ScheduleItem' } });
          else reject(new TypeError('Failed to fetch'));
          await new Promise((r) => setTimeout(r));
        },
      });
    });
  const slots = new SavedSlots(new Data(exec as never), 'en');
  const saved = () => [...(slots.current() ?? [])].filter(([, item]) => item.isSaved).map(([uid]) => uid);
  const press = (uid: string) =>
    slots.toggle(slot(uid), uid).then(
      () => 'done',
      () => 'failed',
    );
  return { asked, press, saved, whats: () => asked.map(({ what }) => what) };
}
const soon = () => new Promise((r) => setTimeout(r));

test('A session that could not be saved does not take with it what was saved at the same time', async () => {
  const { asked, press, saved } = schedule();
  const water = press('water');
  const energy = press('energy');
  expect(saved()).toEqual(['water', 'energy']);
  await soon();
  await asked[1]?.answer();
  await asked[0]?.answer(false);
  expect([await water, await energy]).toEqual(['failed', 'done']);
  expect(saved()).toEqual(['energy']);
});

test('Saved and taken back in one breath: the server hears it in that order', async () => {
  const { asked, press, saved, whats } = schedule();
  const pressed = [press('water'), press('water')];
  await soon();
  expect(whats()).toEqual(['SaveSlot water']);
  await asked[0]?.answer();
  expect(whats()).toEqual(['SaveSlot water', 'UnsaveSlot water']);
  await asked[1]?.answer();
  await Promise.all(pressed);
  expect(saved()).toEqual([]);
});

test('A removal that failed shows the session as saved again, also after a first wish that failed', async () => {
  const { asked, press, saved } = schedule();
  const first = [press('water'), press('water'), press('water')];
  await soon();
  await asked[0]?.answer(false);
  // The two later wishes have the word.
  expect(saved()).toEqual(['water']);
  await asked[1]?.answer();
  await asked[2]?.answer();
  expect(await Promise.all(first)).toEqual(['failed', 'done', 'done']);
  const removal = press('water');
  await soon();
  expect(saved()).toEqual([]);
  await asked[3]?.answer(false);
  expect([await removal, saved()]).toEqual(['failed', ['water']]);
});

test('Who comes back to the tab finds the schedule of who is signed in now, and none once nobody is', async () => {
  const row = (slotUid: string) => ({ slotUid, title: null, addedAt: 'then', ownRole: null, slot: {} });
  let mine = ['water'];
  const slots = new SavedSlots(new Data((async () => ({ mySchedule: mine.map(row) })) as never), 'en');
  const comesBack = async () => {
    document.dispatchEvent(new Event('visibilitychange'));
    await soon();
  };
  document.cookie = 'signed=1';
  slots.subscribe(() => {});
  await soon();
  expect([...(slots.current()?.keys() ?? [])]).toEqual(['water']);
  mine = ['energy'];
  await comesBack();
  expect([...(slots.current()?.keys() ?? [])]).toEqual(['energy']);
  document.cookie = 'signed=; Max-Age=0';
  await comesBack();
  expect(slots.current()).toBeNull();
  document.cookie = 'signed=1';
  await comesBack();
  expect([...(slots.current()?.keys() ?? [])]).toEqual(['energy']);
  document.cookie = 'signed=; Max-Age=0';
});
