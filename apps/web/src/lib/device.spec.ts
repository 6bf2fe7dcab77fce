import { beforeEach, expect, test } from '@jest/globals';
import { clearDevice, onSignedOutElsewhere, unsentKey } from './device.ts';
import { draftKey } from './drafts.ts';

const told = () => new Promise((r) => setTimeout(r, 50));

beforeEach(async () => {
  localStorage.clear();
  // What a window is told of a change comes a moment later.
  await told();
});

test('Who signs out takes along what was typed here; what others typed, and entries not sent yet, wait', () => {
  const waiting = [draftKey('ben', 'profile'), unsentKey('ada', 's1'), unsentKey('ben', 's1'), 'letter-keys'];
  for (const key of [...waiting, draftKey('ada', 'profile'), 'sti-device']) localStorage.setItem(key, '1');
  sessionStorage.setItem('sti-seen', '1');
  clearDevice('ada');
  expect(Object.keys(localStorage).sort()).toEqual(waiting.sort());
  expect(Object.keys(sessionStorage)).toEqual([]);
});

test('The other tabs of the browser hear of a sign-out once, and of nothing else that is forgotten', async () => {
  const frame = document.body.appendChild(document.createElement('iframe'));
  // A window beside this one is what a browser tells of a change; its words stand for those to another tab.
  frame.contentWindow?.addEventListener('storage', (event) => {
    window.dispatchEvent(new StorageEvent('storage', { key: event.key, newValue: event.newValue }));
  });
  let heard = 0;
  onSignedOutElsewhere(() => heard++);
  localStorage.setItem(draftKey('ada', 'profile'), '1');
  localStorage.removeItem(draftKey('ada', 'profile'));
  await told();
  expect(heard).toBe(0);
  clearDevice('ada');
  await told();
  expect(heard).toBe(1);
  frame.remove();
});
