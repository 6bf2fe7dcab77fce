import type { ReactNode } from 'react';
import type { Paragraph } from './summary-fields.ts';

/** A paragraph's text as it is printed: **bold** and the numbers of its footnotes, nothing else is markup. */
export function SummaryText({ paragraph }: { paragraph: Pick<Paragraph, 'text' | 'footnotes'> }) {
  const parts = paragraph.text.split(/(\*\*[^*]+\*\*|\[\^[^\]]+\])/);
  return parts.map((part, i): ReactNode => {
    if (part.startsWith('**')) {
      // biome-ignore lint/suspicious/noArrayIndexKey: parts of one text have nothing but their place
      return <strong key={i}>{part.slice(2, -2)}</strong>;
    }
    if (part.startsWith('[^')) {
      const note = paragraph.footnotes.find((f) => f.key === part.slice(2, -1));
      return (
        // biome-ignore lint/suspicious/noArrayIndexKey: as above
        <sup key={i} title={note?.text}>
          {note?.number ?? note?.key ?? '?'}
        </sup>
      );
    }
    return part;
  });
}
