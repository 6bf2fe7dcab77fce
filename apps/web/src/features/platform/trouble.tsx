import { Alert, Anchor, Button, SegmentedControl } from '@mantine/core';
import { LANGUAGE_NAMES, LANGUAGES } from '@sti/reference';
import { useEffect, useRef, useState } from 'react';
import { type MemberKey, useWords } from '../../lib/words.tsx';
import { readable } from './chosen.ts';
import { problemSentence } from './form.ts';
import { useSignInHref } from './hrefs.ts';
import styles from './platform.module.css';
import type { TextConflict, Trouble as TroubleData } from './verb.ts';

export type WordOf = (path: string, value: string) => string | null;

type Props = {
  trouble: TroubleData | null;
  /** Where a problem's field stands on the page. */
  idOf?: (path: string) => string;
  /** The field's label by its path, as the form shows it. */
  labelOf?: (path: string) => string;
  /** Which fields were typed into: the others are taken over from the other person without asking. */
  isChanged?: (path: string) => boolean;
  /** How the form shows a value of a field ('mode', 'officials.role') where people do not read what is stored. */
  wordOf?: WordOf;
  /** Answers a stale write: the texts chosen, and the version that they are based on now. Without it there is no choice. */
  onChoose?: (chosen: Record<string, string | null>, version: number) => void;
  /** Of a row in a list: it stands there to be read, and does not draw away who writes elsewhere. */
  isQuiet?: boolean;
};

/** Why something did not happen, what was kept and what to do next. Takes the focus, so that it is read aloud. */
export function Trouble({ trouble, idOf, labelOf, isChanged, wordOf, onChoose, isQuiet = false }: Props) {
  const words = useWords();
  const { t, word } = words;
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (trouble && !isQuiet) box.current?.focus();
  }, [trouble, isQuiet]);
  if (!trouble) return null;

  const frame = (title: string, children: React.ReactNode, color = 'red') => (
    <Alert
      ref={box}
      tabIndex={-1}
      role={isQuiet ? 'group' : 'alert'}
      color={color}
      title={title}
      className={styles.trouble}
    >
      {children}
    </Alert>
  );
  switch (trouble.kind) {
    case 'badInput':
      return frame(
        t('trouble.badInput', { n: trouble.problems.length }),
        <ul>
          {trouble.problems.map((p) => (
            <li key={p.field + p.code}>
              <Anchor
                href={idOf ? `#${idOf(p.field)}` : undefined}
                onClick={(e) => idOf && goToField(e, idOf(p.field))}
              >
                {labelOf
                  ? t('trouble.fieldSays', { field: labelOf(p.field), problem: problemSentence(words, p) })
                  : problemSentence(words, p)}
              </Anchor>
            </li>
          ))}
        </ul>,
      );
    case 'stale':
      return frame(
        t('trouble.stale'),
        onChoose ? (
          <Choose trouble={trouble} labelOf={labelOf} isChanged={isChanged} wordOf={wordOf} onChoose={onChoose} />
        ) : (
          <p>{t('trouble.staleAgain')}</p>
        ),
        'yellow',
      );
    case 'rule':
      return frame(t('trouble.rule'), <p>{word('rule', trouble.rule, 'rule.other', trouble.values)}</p>);
    case 'gone':
      return frame(t('trouble.gone'), <p>{t('trouble.goneHelp')}</p>);
    case 'error':
      return frame(t(`error.${trouble.code}`), <ErrorHelp code={trouble.code} />);
    default:
      return trouble satisfies never;
  }
}

function goToField(event: React.MouseEvent, id: string) {
  event.preventDefault();
  const field = document.getElementById(id);
  field?.scrollIntoView({ block: 'center' });
  field?.focus();
}

function ErrorHelp({ code }: { code: Extract<TroubleData, { kind: 'error' }>['code'] }) {
  const { t } = useWords();
  const signIn = useSignInHref();
  const help: MemberKey = `errorHelp.${code}`;
  return (
    <p>
      {t(help)} {code === 'NOT_SIGNED_IN' && <Anchor href={signIn}>{t('action.signIn')}</Anchor>}
      {code === 'RELOAD' && (
        <Anchor component="button" onClick={() => location.reload()}>
          {t('action.reload')}
        </Anchor>
      )}
    </p>
  );
}

type ChooseProps = Pick<Props, 'labelOf' | 'isChanged' | 'wordOf'> & {
  trouble: Extract<TroubleData, { kind: 'stale' }>;
  onChoose: NonNullable<Props['onChoose']>;
};

/** Both texts of each field that two people changed; one of them is chosen, none is lost silently. */
function Choose({ trouble, labelOf, isChanged, wordOf, onChoose }: ChooseProps) {
  const { t } = useWords();
  const [picks, setPicks] = useState<Record<string, 'mine' | 'theirs'>>({});
  const legendOf = (path: string) => {
    const label = labelOf ? labelOf(path) : path;
    const lang = LANGUAGES.find((one) => path.endsWith(`.${one}`));
    return lang ? t('text.inLanguage', { label, language: LANGUAGE_NAMES[lang] }) : label;
  };
  const say = (path: string, text: string | null) =>
    readable(text, (value, part) => wordOf?.(part ? `${path}.${part}` : path, value) ?? value, t('list.comma')) ||
    t('trouble.empty');
  const isMine = (c: TextConflict) => isChanged?.(c.field) ?? true;
  const own = trouble.conflicts.filter(isMine);
  const pickOf = (c: TextConflict) => picks[c.field] ?? (isMine(c) ? 'mine' : 'theirs');
  const send = () => {
    const chosen = Object.fromEntries(
      trouble.conflicts.map((c) => [c.field, pickOf(c) === 'mine' ? c.mine : c.theirs]),
    );
    onChoose(chosen, trouble.version);
  };
  return (
    <>
      <p>{t(own.length ? 'trouble.staleHelp' : 'trouble.staleNoConflict')}</p>
      {own.map((c) => (
        <fieldset key={c.field} className={styles.conflict}>
          <legend>{legendOf(c.field)}</legend>
          <dl>
            <div>
              <dt>{t('trouble.mine')}</dt>
              <dd>
                <bdi>{say(c.field, c.mine)}</bdi>
              </dd>
            </div>
            <div>
              <dt>{t('trouble.theirs')}</dt>
              <dd>
                <bdi>{say(c.field, c.theirs)}</bdi>
              </dd>
            </div>
          </dl>
          <SegmentedControl
            aria-label={t('trouble.choose')}
            value={pickOf(c)}
            onChange={(value) => setPicks((p) => ({ ...p, [c.field]: value as 'mine' | 'theirs' }))}
            data={[
              { value: 'mine', label: t('trouble.keepMine') },
              { value: 'theirs', label: t('trouble.keepTheirs') },
            ]}
          />
        </fieldset>
      ))}
      <Button onClick={send}>{t(own.length ? 'trouble.saveChosen' : 'trouble.saveAgain')}</Button>
    </>
  );
}
