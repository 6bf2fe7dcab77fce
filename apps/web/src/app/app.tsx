import { RouterProvider } from '@tanstack/react-router';
import { type I18n, I18nProvider } from '../lib/t.tsx';
import type { PublicRouter } from './router.tsx';
import '../ui/tokens.css';
import '../ui/base.css';

/** The public site, the same tree on the server and in the browser. */
export function App({ router, i18n }: { router: PublicRouter; i18n: I18n<string> }) {
  return (
    <I18nProvider i18n={i18n}>
      <RouterProvider router={router} />
    </I18nProvider>
  );
}
