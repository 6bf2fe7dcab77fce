import { type ComponentProps, type ReactNode, useEffect, useRef } from 'react';
import { useT } from '../lib/t.tsx';
import css from './field.module.css';

type Shared = { name: string; label: string; help?: string; error?: string; optional?: boolean };

const helpId = (name: string) => `${name}-help`;
const errorId = (name: string) => `${name}-error`;

function describedBy({ name, help, error }: Shared): string | undefined {
  const ids = [help && helpId(name), error && errorId(name)].filter(Boolean);
  return ids.length ? ids.join(' ') : undefined;
}

/** What a field is known by, and what is left for its box. */
function apart<P extends Shared>({ name, label, help, error, optional, ...rest }: P) {
  const field = { name, label, help, error, optional };
  return { field, box: { ...boxOf(field), className: css.input, ...rest } };
}

const boxOf = (field: Shared) => ({
  id: field.name,
  name: field.name,
  'aria-invalid': field.error ? true : undefined,
  'aria-describedby': describedBy(field),
});

const lookOf = (error?: string) => (error ? `${css.field} ${css.wrong}` : css.field);

function Label({ label, optional }: Shared) {
  const t = useT();
  return (
    <>
      {label} {optional && <span className={css.optional}>{t('form.optional')}</span>}
    </>
  );
}

/** What stands between the label and the box: help first, then what is wrong. */
function Hints({ name, help, error }: Shared) {
  return (
    <>
      {help && (
        <span className={css.help} id={helpId(name)}>
          {help}
        </span>
      )}
      {error && (
        <span className={css.error} id={errorId(name)}>
          {error}
        </span>
      )}
    </>
  );
}

function Around({ field, children }: { field: Shared; children: ReactNode }) {
  return (
    <div className={lookOf(field.error)}>
      <label className={css.label} htmlFor={field.name}>
        <Label {...field} />
      </label>
      <Hints {...field} />
      {children}
    </div>
  );
}

/** A text box with its label above, help before it and the error beside it. */
export function TextField(props: Shared & ComponentProps<'input'>) {
  const { field, box } = apart(props);
  return (
    <Around field={field}>
      <input {...box} />
    </Around>
  );
}

export function TextArea(props: Shared & ComponentProps<'textarea'>) {
  const { field, box } = apart(props);
  return (
    <Around field={field}>
      <textarea {...box} />
    </Around>
  );
}

export type Option = { value: string; label: string };

export function SelectField({
  options,
  empty,
  ...props
}: Shared & ComponentProps<'select'> & { options: readonly Option[]; empty: string }) {
  const { field, box } = apart(props);
  return (
    <Around field={field}>
      <select {...box}>
        <option value="">{empty}</option>
        {options.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </Around>
  );
}

/** One or several of a few choices, all of them in view. */
export function Choices({
  type,
  options,
  chosen,
  ...field
}: Shared & { type: 'radio' | 'checkbox'; options: readonly Option[]; chosen: readonly string[] }) {
  return (
    <fieldset className={lookOf(field.error)} id={field.name} tabIndex={-1} aria-describedby={describedBy(field)}>
      <legend className={css.label}>
        <Label {...field} />
      </legend>
      <Hints {...field} />
      {options.map(({ value, label }) => (
        <label className={css.choice} key={value}>
          <input type={type} name={field.name} value={value} defaultChecked={chosen.includes(value)} />
          <span>{label}</span>
        </label>
      ))}
    </fieldset>
  );
}

/** One thing to agree to. */
export function Agreement({ chosen, ...field }: Shared & { chosen: boolean }) {
  return (
    <div className={lookOf(field.error)}>
      <Hints {...field} />
      <label className={css.choice}>
        <input type="checkbox" {...boxOf(field)} value="yes" defaultChecked={chosen} />
        <span>{field.label}</span>
      </label>
    </div>
  );
}

/** What has to be put right, with a link to each field. It takes the focus, so that everybody hears of it. */
export function ErrorSummary({ errors }: { errors: readonly { field: string; text: string }[] }) {
  const t = useT();
  const box = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new list is announced anew
  useEffect(() => box.current?.focus(), [errors]);
  if (errors.length === 0) return null;
  return (
    <div className={css.summary} ref={box} tabIndex={-1} role="alert" aria-labelledby="error-summary">
      <h2 id="error-summary">{t('form.problems', { n: errors.length })}</h2>
      <ul>
        {errors.map(({ field, text }) => (
          <li key={field}>
            <a href={`#${field}`}>{text}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** What stopped the whole form, told above it: on a phone the button was far below, so the sentence takes the focus. */
export function RuleAlert({ text }: { text: string }) {
  const line = useRef<HTMLParagraphElement>(null);
  useEffect(() => line.current?.focus(), []);
  return (
    <p className={css.summary} ref={line} tabIndex={-1} role="alert">
      {text}
    </p>
  );
}
