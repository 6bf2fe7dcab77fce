import { isLang } from '@sti/reference';
import { hydrateRoot } from 'react-dom/client';
import { Data, fetchExec } from '../lib/data.tsx';
import { makeI18n } from '../lib/t.tsx';
import { App } from './app.tsx';
import { publicCatalogue } from './catalogues.ts';
import { makeRouter } from './router.tsx';

const { lang } = document.documentElement;
const i18n = makeI18n(isLang(lang) ? lang : 'en', await publicCatalogue(isLang(lang) ? lang : 'en'));
const state = JSON.parse(document.getElementById('state')?.textContent ?? '{}');
const router = makeRouter({
  data: new Data(fetchExec, state.data),
  page: { status: 200 },
  refused: state.refused,
});
// Render the same tree as the server: without this the router puts Suspense around its matches.
router.ssr = { manifest: undefined };
await router.load();
// Only another page begins at its top: whoever read on before this script came, or comes back to the tab, stays there.
let shown = router.latestLocation.state.__TSR_key;
router.options.scrollRestoration = ({ location: { state } }) => {
  const isOther = state.__TSR_key !== shown;
  shown = state.__TSR_key;
  return isOther || scrollY === 0;
};
// Who comes back to the tab sees what is true now; what was read a moment ago is not asked for again.
document.addEventListener('visibilitychange', () => {
  if (!document.hidden) void router.invalidate();
});
// Another page, or what took the place of a sent form, begins at its beginning for the keyboard too.
let focused: Element | null = null;
addEventListener('focusin', ({ target }) => {
  focused = target as Element;
});
router.subscribe('onRendered', ({ fromLocation, pathChanged }) => {
  const isLost = focused?.isConnected === false;
  if (fromLocation && (pathChanged || isLost)) document.getElementById('content')?.focus({ preventScroll: true });
});
hydrateRoot(document.getElementById('root') as HTMLElement, <App router={router} i18n={i18n} />);
// Tests wait for it, and style may.
setTimeout(() => {
  document.documentElement.dataset.ready = '';
});
