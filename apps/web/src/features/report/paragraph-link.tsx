import { useWords } from '../../lib/words.tsx';
import { useForum } from '../forum/desk-forum.tsx';
import { Go } from '../platform/go.tsx';

type Props = { id: string; address: string | null; tabIndex?: number };

/** "Used in paragraph 11 (c)": leads to that paragraph of the summary. */
export function ParagraphLink({ id, address, tabIndex }: Props) {
  const { t } = useWords();
  const { year } = useForum();
  return (
    <Go to={`/desk/${year}/summary?paragraph=${id}`} tabIndex={tabIndex}>
      {t('outcomes.usedIn', { number: address ?? '–' })}
    </Go>
  );
}
