import type { Lang } from '@sti/reference';
import { useRouter } from '@tanstack/react-router';
import { type SubmitEvent, useRef, useState } from 'react';
import { type Data, RequestFailed } from './data.tsx';
import { newId } from './new-id.ts';
import { useLang } from './t.tsx';

/**
 * What was wrong with a form or, `isSent`, that a mail is on its way; and what was typed: none of it is lost, with
 * scripts or without.
 */
export type Refused = {
  values: Record<string, string[]>;
  problems: { field: string; code: string; limit?: number | null }[];
  /** A rule or an error code, where no single field is wrong. */
  rule?: string;
  isSent?: true | undefined;
};

/** `isSomebodyElse`: who looks at the page has changed, so nothing of the old document may stay. */
export type FormAnswer = { goTo: string; isSomebodyElse?: true } | { refused: Refused };
export type FormContext = { lang: Lang; params: Readonly<Record<string, string>>; form: URLSearchParams; data: Data };
/** One function for a form, called by the page's script or, without one, by the server. */
export type FormAction = (context: FormContext) => Promise<FormAnswer>;

const MEMBER = /^\/[a-z]{2}\/(?:my|room|desk)(?:\/|$)/;

/** The typed values of a form, by field. */
export function valuesOf(form: URLSearchParams): Record<string, string[]> {
  const values: Record<string, string[]> = {};
  for (const [name, value] of form) values[name] = [...(values[name] ?? []), value];
  return values;
}

export const refusedByRule = (form: URLSearchParams, rule: string): FormAnswer => ({
  refused: { values: valuesOf(form), problems: [], rule },
});

/** Accepted: the page says where the mail went, for a mistyped address shows only there. */
export const mailSent = (form: URLSearchParams): FormAnswer => ({
  refused: { values: valuesOf(form), problems: [], isSent: true },
});

/** Without a network a part of the page's own script may be what cannot be had. */
const codeOf = (error: unknown): string =>
  error instanceof RequestFailed ? error.code : navigator.onLine ? 'FAILED' : 'OFFLINE';

/** A form on its way: how it was answered, whether it is being sent, what its button does. */
export type SentForm = ReturnType<typeof useFormAction>;

/** Sends a form by script. `refused` begins as what the server found when the page came without a script. */
export function useFormAction(action: FormAction, params: Readonly<Record<string, string>>) {
  const router = useRouter();
  const lang = useLang();
  const { data, refused: atFirst } = router.options.context;
  const [refused, setRefused] = useState<Refused | undefined>(atFirst);
  const [isSending, setSending] = useState(false);
  const keys = useRef<Record<string, string>>({});

  async function onSubmit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new URLSearchParams();
    for (const [name, value] of new FormData(event.currentTarget)) form.append(name, String(value));
    // A second try after a lost answer carries the same key and acts once; what was changed since is another act.
    const typed = String(form);
    keys.current[typed] ??= newId();
    form.set('idempotencyKey', keys.current[typed]);
    setSending(true);
    const answer = await action({ lang, params, form, data }).catch((e: unknown) => refusedByRule(form, codeOf(e)));
    setSending(false);
    if ('refused' in answer && answer.refused.isSent) keys.current = {};
    if ('refused' in answer) setRefused(answer.refused);
    // The signed-in surfaces are another document, with a content policy of its own.
    else if (answer.isSomebodyElse || MEMBER.test(answer.goTo)) location.assign(answer.goTo);
    else await router.navigate({ href: answer.goTo });
  }
  /** Back to the form, with all that was typed. */
  const correct = () => setRefused((before) => before && { ...before, isSent: undefined });
  return { refused, isSending, onSubmit, correct };
}
