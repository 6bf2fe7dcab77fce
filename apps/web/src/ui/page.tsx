import type { ReactNode } from 'react';
import { useT } from '../lib/t.tsx';
import css from './page.module.css';

/** Title and description of a page, for the tab and for search engines. */
export function PageHead({ title, description }: { title: string; description?: string }) {
  const t = useT();
  return (
    <>
      <title>{`${title} · ${t('site.name')}`}</title>
      {description && <meta name="description" content={description} />}
    </>
  );
}

/** A plain page: its heading and what follows, in one column. */
export function Page({ title, description, children }: { title: string; description?: string; children: ReactNode }) {
  return (
    <div className={css.page}>
      <PageHead title={title} description={description} />
      <h1>{title}</h1>
      {children}
    </div>
  );
}

/** A named part of a page. */
export function Section({ title, id, children }: { title: string; id?: string; children: ReactNode }) {
  return (
    <section className={css.section} id={id} aria-label={title}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

/** Facts with their names, side by side where there is room. */
export function Facts({ children }: { children: ReactNode }) {
  return <dl className={css.facts}>{children}</dl>;
}

export function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
