import { Select, TextInput } from '@mantine/core';
import { LANGUAGE_NAMES, LANGUAGES, type Lang } from '@sti/reference';
import { graphql, type ResultOf } from '../../lib/graphql.ts';
import { useWords } from '../../lib/words.tsx';
import { useForum } from '../forum/desk-forum.tsx';
import { Refusal } from '../platform/answer.ts';
import { useForm } from '../platform/form.ts';
import { FormPanel } from '../platform/form-panel.tsx';
import { useSay } from '../platform/undo.tsx';
import { useVerb } from '../platform/verb.ts';
import { REFRESH } from './summary-fields.ts';

export const FrontMatter = graphql(`
  fragment FrontMatter on SummaryDocument { id version symbol banner distribution submissionDate originalLanguage }
`);
const EditFrontMatter = graphql(
  `
  mutation EditFrontMatter($forumId: ID!, $version: Int!, $input: FrontMatterInput!) {
    editFrontMatter(forumId: $forumId, version: $version, input: $input) { __typename ... on SummaryDocument { id version ...FrontMatter } ...Refusal }
  }
`,
  [FrontMatter, Refusal],
);

type Front = ResultOf<typeof FrontMatter>;
type Values = {
  symbol: string;
  banner: Front['banner'];
  distribution: Front['distribution'];
  submissionDate: string;
  originalLanguage: Lang;
};

/** The masthead: symbol, banner, distribution, date of submission. */
export function FrontMatterForm({ front }: { front: Front }) {
  const { t } = useWords();
  const forum = useForum();
  const say = useSay();
  const verb = useVerb(EditFrontMatter, REFRESH);
  const form = useForm<Values>(
    {
      symbol: front.symbol ?? '',
      banner: front.banner,
      distribution: front.distribution,
      submissionDate: front.submissionDate ?? '',
      originalLanguage: front.originalLanguage,
    },
    { draftKey: `front:${front.id}`, version: front.version, trouble: verb.trouble },
  );
  const { values, set } = form;
  async function save(next: Values, version: number) {
    const input = { ...next, symbol: next.symbol.trim() || null, submissionDate: next.submissionDate || null };
    const answer = (await verb.run({ forumId: forum.id, version, input }))?.editFrontMatter;
    switch (answer?.__typename) {
      case undefined:
        return;
      case 'SummaryDocument':
        form.settle(next, answer.version);
        return say(t('state.saved'));
      case 'BadInput':
      case 'Stale':
      case 'RuleBroken':
        return verb.refuse(answer);
      default:
        answer satisfies never;
    }
  }
  const wordOf = (field: 'banner' | 'distribution', value: string) =>
    t(`front.${field}.${value}` as 'front.banner.AUV');
  const pick = (field: 'banner' | 'distribution', codes: readonly string[]) => (
    <Select
      {...form.props(field)}
      label={t(`front.${field}`)}
      data={codes.map((value) => ({ value, label: wordOf(field, value) }))}
      value={values[field]}
      allowDeselect={false}
      onChange={(v) => v && set(field, v as never)}
    />
  );
  return (
    <FormPanel
      form={form}
      trouble={verb.trouble}
      labelOf={(field) => t(`front.${field as 'symbol'}`)}
      wordOf={(path, value) => {
        if (path === 'originalLanguage') return LANGUAGE_NAMES[value as Lang];
        return path === 'banner' || path === 'distribution' ? wordOf(path, value) : null;
      }}
      onSave={(next, version) => save(next, version ?? front.version)}
      action={t('front.save')}
      busy={verb.busy}
      disabled={!form.isDirty}
    >
      <TextInput
        {...form.props('symbol')}
        label={t('front.symbol')}
        placeholder="E/HLPF/2027/6"
        value={values.symbol}
        onChange={(e) => set('symbol', e.currentTarget.value)}
        dir="ltr"
      />
      {pick('banner', ['AUV', 'ADVANCE_COPY', 'FINAL'])}
      {pick('distribution', ['GENERAL', 'LIMITED', 'RESTRICTED'])}
      <TextInput
        {...form.props('submissionDate')}
        type="date"
        label={t('front.submissionDate')}
        value={values.submissionDate}
        onChange={(e) => set('submissionDate', e.currentTarget.value)}
      />
      <Select
        {...form.props('originalLanguage')}
        label={t('front.originalLanguage')}
        data={LANGUAGES.map((l) => ({ value: l, label: LANGUAGE_NAMES[l] }))}
        value={values.originalLanguage}
        allowDeselect={false}
        onChange={(v) => v && set('originalLanguage', v as Lang)}
      />
    </FormPanel>
  );
}
