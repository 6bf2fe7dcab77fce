import { Autocomplete } from '@mantine/core';
import { useWords } from '../../lib/words.tsx';

export type Speaker = { id: string; name: string; role: string; affiliation: string | null };

type Props = {
  id: string;
  error?: string;
  speakers: readonly Speaker[];
  chosen: string | null;
  text: string;
  onChange(appearanceId: string | null, text: string): void;
};

/** Who spoke: one of the session's speakers, or any name for the floor. */
export function SpeakerField({ speakers, chosen, text, onChange, ...rest }: Props) {
  const { t } = useWords();
  const labelOf = (s: Speaker) =>
    s.affiliation ? t('entry.speakerOf', { name: s.name, affiliation: s.affiliation }) : s.name;
  const value = chosen ? speakers.find((s) => s.id === chosen) : undefined;
  return (
    <Autocomplete
      {...rest}
      label={t('entry.field.speaker')}
      placeholder={t('entry.speakerHint')}
      data={[...new Set(speakers.map(labelOf))]}
      value={value ? labelOf(value) : text}
      onChange={(typed) => {
        const found = speakers.find((s) => labelOf(s) === typed);
        onChange(found?.id ?? null, found ? '' : typed);
      }}
      clearable
      limit={12}
      dir="auto"
    />
  );
}
