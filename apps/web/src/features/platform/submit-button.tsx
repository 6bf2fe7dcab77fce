import { Button } from '@mantine/core';
import type { ReactNode } from 'react';

type Props = { busy: boolean; hasNothing?: boolean; children: ReactNode };

/**
 * Sends a form. With nothing to send it is dimmed and the form ignores it, but it is never switched off: whoever just
 * saved with the keyboard is still on it.
 */
export function SubmitButton({ busy, hasNothing, children }: Props) {
  const isIdle = hasNothing || undefined;
  return (
    <Button type="submit" loading={busy} data-disabled={isIdle} aria-disabled={isIdle}>
      {children}
    </Button>
  );
}
