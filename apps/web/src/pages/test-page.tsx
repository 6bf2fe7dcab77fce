import { createMemoryHistory } from '@tanstack/react-router';
import { render } from '@testing-library/react';
import { App } from '../app/app.tsx';
import { makeRouter } from '../app/router.tsx';
import { messages } from '../i18n/public.en.ts';
import { Data, type Exec } from '../lib/data.tsx';
import { makeI18n } from '../lib/t.tsx';

/** Shows the page of an address, in English, with these answers of the API. */
export async function showPage(address: string, exec: Exec) {
  const history = createMemoryHistory({ initialEntries: [address] });
  const router = makeRouter({ data: new Data(exec), page: { status: 200 } }, history);
  await router.load();
  render(<App router={router} i18n={makeI18n('en', messages)} />);
  return router;
}
