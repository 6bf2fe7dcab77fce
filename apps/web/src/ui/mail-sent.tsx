import { useEffect, useRef } from 'react';
import { useT } from '../lib/t.tsx';

/** Says where a mail went and leads back to the form with all that was typed; without a script, to an empty one. */
export function MailSent({ text, form, onCorrect }: { text: string; form: string; onCorrect(): void }) {
  const t = useT();
  const line = useRef<HTMLParagraphElement>(null);
  useEffect(() => line.current?.focus(), []);
  return (
    <>
      <p ref={line} tabIndex={-1}>
        {text}
      </p>
      <p>{t('mail.nothing')}</p>
      <p>
        <a
          href={form}
          onClick={(event) => {
            event.preventDefault();
            onCorrect();
          }}
        >
          {t('mail.correct')}
        </a>
      </p>
    </>
  );
}
