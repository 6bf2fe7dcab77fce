import type { ComponentProps } from 'react';
import css from './form-box.module.css';

/** A form in one column. It posts to its own address when no script is there; the browser's own bubbles stay away. */
export function FormBox(props: Omit<ComponentProps<'form'>, 'method'>) {
  return <form className={css.form} method="post" noValidate {...props} />;
}
