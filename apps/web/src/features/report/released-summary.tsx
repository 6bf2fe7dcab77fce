import { directionOf } from '@sti/reference';
import { graphql, type ResultOf } from '../../lib/graphql.ts';
import { useLang, useT } from '../../lib/t.tsx';
import css from './released-summary.module.css';

/** The summary as it was released: the same numbers and notes as in its files. Not masked: its parts read it. */
export const ReleasedSummaryFields = graphql(`
  fragment ReleasedSummaryFields on ReleasedSummary @_unmask {
    symbol
    bannerText
    note
    language
    sections(first: 100) {
      key
      heading
      headingLang
      level
      number
      paragraphs {
        key
        kind
        depth
        printedNumber
        number
        lang
        runs {
          text
          bold
          footnote
        }
        footnotes {
          number
          text
          lang
        }
      }
    }
  }
`);

export type Released = ResultOf<typeof ReleasedSummaryFields>;
type Section = Released['sections'][number];
type Paragraph = Section['paragraphs'][number];

/** The sections, each with its numbered paragraphs and, below them, the notes that they name. */
export function ReleasedSummary({ sections }: Pick<Released, 'sections'>) {
  const t = useT();
  return (
    <>
      <nav aria-label={t('summary.contents')}>
        <ul className={css.contents}>
          {sections
            .filter(({ level }) => level === 1)
            .map((section) => (
              <li key={section.key}>
                <a href={`#${section.key}`}>
                  <Heading section={section} />
                </a>
              </li>
            ))}
        </ul>
      </nav>
      {sections.map((section) => (
        <SectionPart key={section.key} section={section} />
      ))}
    </>
  );
}

function SectionPart({ section }: { section: Section }) {
  const Level = section.level > 1 ? 'h3' : 'h2';
  const notes = section.paragraphs.flatMap((paragraph) => paragraph.footnotes);
  return (
    <section className={css.section} id={section.key}>
      <Level>
        <Heading section={section} />
      </Level>
      {section.paragraphs.map((paragraph) => (
        <ParagraphPart key={paragraph.key} paragraph={paragraph} />
      ))}
      {notes.length > 0 && (
        <ol className={css.notes}>
          {notes.map(({ number, text, lang }) => (
            <li key={number} id={`note-${number}`} value={number}>
              <bdi lang={lang}>{text}</bdi>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

function Heading({ section: { number, heading, headingLang } }: { section: Section }) {
  return <bdi lang={headingLang}>{number ? `${number} ${heading}` : heading}</bdi>;
}

function ParagraphPart({ paragraph }: { paragraph: Paragraph }) {
  const { printedNumber, number, depth, lang, runs } = paragraph;
  const isOther = lang !== useLang();
  return (
    <p
      className={depth > 0 ? css.inner : undefined}
      id={number === null ? undefined : `para-${number}`}
      lang={isOther ? lang : undefined}
      dir={isOther ? directionOf(lang) : undefined}
    >
      {printedNumber && <span className={css.number}>{printedNumber}</span>}
      {runs.map((run, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the runs of a released paragraph never change places
        <Run key={i} run={run} />
      ))}
    </p>
  );
}

function Run({ run: { text, bold, footnote } }: { run: Paragraph['runs'][number] }) {
  if (footnote !== null) {
    return (
      <sup>
        <a href={`#note-${footnote}`}>{footnote}</a>
      </sup>
    );
  }
  return bold ? <b>{text}</b> : text;
}
