import css from './local.module.css';

/** Plain text in paragraphs; an address in it becomes no link, for nobody vouches for it. */
export function Prose({ text }: { text: string }) {
  return (
    <div className={css.block}>
      {text.split(/\n+/).map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
    </div>
  );
}
