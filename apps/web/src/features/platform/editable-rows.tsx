import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useWords } from '../../lib/words.tsx';
import { Rows } from './rows.tsx';
import { useDelayed } from './undo.tsx';

type Props<R> = {
  rows: readonly R[];
  titleOf(row: R): ReactNode;
  metaOf(row: R): readonly ReactNode[];
  /** The form of one row, or of a new one; `close` shows the row again. */
  formOf(row: R | null, close: () => void): ReactNode;
  /** What the notice with its way back says. */
  removedText(row: R): string;
  /** Sends the removal once it can no longer be undone; false brings the row back. */
  remove(row: R): Promise<boolean>;
  openText: string;
  addText: string;
  /** Nothing is there yet: the form of the first row stands open. */
  opensEmpty?: boolean;
};

/** A short list whose rows open in place: edited, added, and removed with ten seconds to think again. */
export function EditableRows<R extends { id: string }>(props: Props<R>) {
  const { rows, formOf } = props;
  const { t } = useWords();
  const [open, setOpen] = useState<string | null>(props.opensEmpty && rows.length === 0 ? 'new' : null);
  const [hidden, setHidden] = useState<string[]>([]);
  const delayed = useDelayed();
  const close = () => setOpen(null);
  const show = (row: R) => setHidden((ids) => ids.filter((id) => id !== row.id));

  async function send(row: R) {
    if (!(await props.remove(row))) show(row);
  }
  const onRemove = (row: R) => {
    setHidden((ids) => [...ids, row.id]);
    delayed(
      props.removedText(row),
      () => send(row),
      () => show(row),
    );
  };
  return (
    <>
      <Rows>
        {rows
          .filter((row) => !hidden.includes(row.id))
          .map((row) =>
            open === row.id ? (
              <li key={row.id}>{formOf(row, close)}</li>
            ) : (
              <Rows.Row key={row.id} title={props.titleOf(row)} meta={props.metaOf(row)}>
                <Rows.Act variant="default" onClick={() => setOpen(row.id)}>
                  {props.openText}
                </Rows.Act>
                <Rows.Act variant="subtle" color="red" onClick={() => onRemove(row)}>
                  {t('action.remove')}
                </Rows.Act>
              </Rows.Row>
            ),
          )}
      </Rows>
      {open === 'new' ? (
        formOf(null, close)
      ) : (
        <Button variant="default" mt="md" onClick={() => setOpen('new')}>
          {props.addText}
        </Button>
      )}
    </>
  );
}
