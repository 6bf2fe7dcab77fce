import type { ComponentProps } from 'react';
import css from './button.module.css';

export type ButtonLook = { look?: 'primary' | 'plain' | 'small' };

/** The class of a button, for links that lead to an action. */
export const buttonClass = (look: ButtonLook['look'] = 'plain'): string =>
  look === 'plain' ? (css.button ?? '') : `${css.button} ${css[look]}`;

export function Button({ look, ...rest }: ComponentProps<'button'> & ButtonLook) {
  return <button className={buttonClass(look)} {...rest} />;
}
