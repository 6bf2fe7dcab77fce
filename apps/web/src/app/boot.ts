// The only script that a page names. A public page works without the application, so on a metered or slow
// connection it comes at the first touch or key; everybody else, and the empty shell, gets it at once.
const root = document.getElementById('root') as HTMLElement;
const isShell = root.dataset.surface === 'member';
const start = () =>
  void (isShell ? import('./member.tsx').then((m) => m.startMember(root)) : import('./entry-client.tsx'));

type Net = { saveData?: boolean; effectiveType?: string };
const net = (navigator as { connection?: Net }).connection;
const isDear = net?.saveData || net?.effectiveType?.endsWith('2g');

if (isShell || !isDear) start();
else
  for (const event of ['pointerdown', 'keydown', 'focusin'])
    addEventListener(event, start, { once: true, passive: true });
