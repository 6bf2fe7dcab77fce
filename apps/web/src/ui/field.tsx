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

function Around({ children, ...field }: Shared & { children: ReactNode }) {
  const t = useT();
  const { name, label, help, error, optional } = field;
  return (
    <div className={error ? `${css.field} ${css.wrong}` : css.field}>
      <label className={css.label} htmlFor={name}>
        {label} {optional && <span className={css.optional}>{t('form.optional')}</span>}
      </label>
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
      {children}
    </div>
  );
}

/** A text box with its label above, help before it and the error beside it. */
export function TextField({ name, label, help, error, optional, ...rest }: Shared & ComponentProps<'input'>) {
  const shared = { name, label, help, error, optional };
  return (
    <Around {...shared}>
      <input
        className={css.input}
        id={name}
        name={name}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(shared)}
        {...rest}
      />
    </Around>
  );
}

export function TextArea({ name, label, help, error, optional, ...rest }: Shared & ComponentProps<'textarea'>) {
  const shared = { name, label, help, error, optional };
  return (
    <Around {...shared}>
      <textarea
        className={css.input}
        id={name}
        name={name}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(shared)}
        {...rest}
      />
    </Around>
  );
}

export type Option = { value: string; label: string };

export function SelectField({
  name,
  label,
  help,
  error,
  optional,
  options,
  empty,
  ...rest
}: Shared & ComponentProps<'select'> & { options: readonly Option[]; empty: string }) {
  const shared = { name, label, help, error, optional };
  return (
    <Around {...shared}>
      <select
        className={css.input}
        id={name}
        name={name}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(shared)}
        {...rest}
      >
        <option value="">{empty}</option>
        {options.map(({ value, label: text }) => (
          <option key={value} value={value}>
            {text}
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
  const t = useT();
  const { name, label, help, error, optional } = field;
  return (
    <fieldset
      className={error ? `${css.field} ${css.wrong}` : css.field}
      id={name}
      tabIndex={-1}
      aria-describedby={describedBy(field)}
    >
      <legend className={css.label}>
        {label} {optional && <span className={css.optional}>{t('form.optional')}</span>}
      </legend>
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
      {options.map(({ value, label: text }) => (
        <label className={css.choice} key={value}>
          <input type={type} name={name} value={value} defaultChecked={chosen.includes(value)} />
          <span>{text}</span>
        </label>
      ))}
    </fieldset>
  );
}

/** One thing to agree to. */
export function Agreement({ name, label, error, chosen }: Shared & { chosen: boolean }) {
  return (
    <div className={error ? `${css.field} ${css.wrong}` : css.field}>
      {error && (
        <span className={css.error} id={errorId(name)}>
          {error}
        </span>
      )}
      <label className={css.choice}>
        <input
          type="checkbox"
          id={name}
          name={name}
          value="yes"
          defaultChecked={chosen}
          aria-invalid={error ? true : undefined}
          aria-describedby={error && errorId(name)}
        />
        <span>{label}</span>
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
