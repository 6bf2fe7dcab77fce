import { type ReactNode, useMemo } from 'react';
import { type Catalogue, I18nProvider, useI18n, withTexts } from '../lib/t.tsx';

/** A page that brings its own texts along. */
export function OwnTexts({ texts, children }: { texts: Catalogue; children: ReactNode }) {
  const i18n = useI18n<string>();
  const own = useMemo(() => withTexts(i18n, texts), [i18n, texts]);
  return <I18nProvider i18n={own}>{children}</I18nProvider>;
}
