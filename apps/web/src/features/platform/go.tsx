import { Link } from '@tanstack/react-router';
import type { AnchorHTMLAttributes, Ref } from 'react';
import { useHref } from './hrefs.ts';

type Props = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'href'> & {
  to: string;
  exact?: boolean;
  ref?: Ref<HTMLAnchorElement>;
};

/** A link inside the application by a path without its language; `component={Go}` makes Mantine's buttons links. */
export function Go({ to, exact, ...rest }: Props) {
  const href = useHref();
  return <Link {...rest} to={href(to) as string} activeOptions={{ exact, includeSearch: false }} preload={false} />;
}
