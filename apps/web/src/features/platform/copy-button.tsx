import { Button } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { useWords } from '../../lib/words.tsx';

/** Copies a text and says so; without the right to the clipboard the text beside it can still be selected. */
export function CopyButton({ text }: { text: string }) {
  const { t } = useWords();
  const clipboard = useClipboard({ timeout: 3000 });
  return (
    <Button variant="light" onClick={() => clipboard.copy(text)} aria-live="polite">
      {t(clipboard.copied ? 'action.copied' : 'action.copy')}
    </Button>
  );
}
