import { Checkbox, MultiSelect, NumberInput } from '@mantine/core';
import { APPROVERS, type Approver } from '@sti/domain';
import { STAKEHOLDER_KINDS } from '@sti/reference';
import type { ReactNode } from 'react';
import { graphql, type ResultOf, readFragment } from '../../lib/graphql.ts';
import { useWords } from '../../lib/words.tsx';
import { Refusal } from '../platform/answer.ts';
import { useForm } from '../platform/form.ts';
import { FormPanel } from '../platform/form-panel.tsx';
import { AllLanguages, type EditedText, editText, textInput } from '../platform/local-text.ts';
import { LocalTextField } from '../platform/local-text-field.tsx';
import { useOnce } from '../platform/once.ts';
import { useSay } from '../platform/undo.tsx';
import { useNotice, useVerb } from '../platform/verb.ts';

export const CategoryDetails = graphql(
  `
  fragment CategoryDetails on RegistrationCategory {
    id version stakeholderKinds approvers inPersonCapacity quotaPerOrganisation order
    name(lang: $lang) { text lang state isFallback isStale }
    nameTexts { ...AllLanguages }
  }
`,
  [AllLanguages],
);
const AddCategory = graphql(
  `
  mutation AddCategory($forumId: ID!, $input: RegistrationCategoryInput!, $idempotencyKey: ID!, $lang: Lang!) {
    addRegistrationCategory(forumId: $forumId, input: $input, idempotencyKey: $idempotencyKey) {
      __typename
      ... on RegistrationCategory { id version ...CategoryDetails }
      ...Refusal
    }
  }
`,
  [CategoryDetails, Refusal],
);
const EditCategory = graphql(
  `
  mutation EditCategory($id: ID!, $version: Int!, $input: RegistrationCategoryInput!, $lang: Lang!) {
    editRegistrationCategory(id: $id, version: $version, input: $input) {
      __typename
      ... on RegistrationCategory { id version ...CategoryDetails }
      ...Refusal
    }
  }
`,
  [CategoryDetails, Refusal],
);

export type Category = ResultOf<typeof CategoryDetails>;

type Values = {
  name: EditedText;
  stakeholderKinds: string[];
  approvers: Approver[];
  inPersonCapacity: number | null;
  quotaPerOrganisation: number | null;
  order: number;
};

const NUMBERS = ['inPersonCapacity', 'quotaPerOrganisation'] as const;

type Props = {
  forumId: string;
  category: Category | null;
  /** Where a new category stands in the form of the public. */
  nextOrder: number;
  onSaved(): void;
  /** Said below who approves: what happens to those who wait already. */
  children?: ReactNode;
};

/** Whom a category is for, who approves it, how many places it has. */
export function CategoryForm({ forumId, category, nextOrder, onSaved, children }: Props) {
  const { t, lang } = useWords();
  const say = useSay();
  const notice = useNotice();
  const add = useVerb(AddCategory, { notice });
  const addOnce = useOnce(add);
  const edit = useVerb(EditCategory, { notice });
  const { trouble } = notice;
  const form = useForm<Values>(
    {
      name: editText(category ? readFragment(AllLanguages, category.nameTexts) : null),
      stakeholderKinds: [...(category?.stakeholderKinds ?? [])],
      approvers: [...(category?.approvers ?? [])],
      inPersonCapacity: category?.inPersonCapacity ?? null,
      quotaPerOrganisation: category?.quotaPerOrganisation ?? null,
      order: category?.order ?? nextOrder,
    },
    { draftKey: `category:${category?.id ?? forumId}`, version: category?.version, trouble },
  );
  const { values, set } = form;

  async function save(next: Values, version: number | null) {
    const input = { ...next, name: textInput(next.name) };
    const answer =
      category && version !== null
        ? (await edit.run({ id: category.id, version, input, lang }))?.editRegistrationCategory
        : (await addOnce({ forumId, input, lang }))?.addRegistrationCategory;
    switch (answer?.__typename) {
      case undefined:
        return;
      case 'RegistrationCategory':
        say(t('state.saved'));
        if (form.settle(next, answer.version)) onSaved();
        return;
      case 'BadInput':
      case 'Stale':
      case 'RuleBroken':
        return (category ? edit : add).refuse(answer);
      default:
        answer satisfies never;
    }
  }
  return (
    <FormPanel
      form={form}
      trouble={trouble}
      labelOf={(field) => t(`category.${field as 'name'}`)}
      wordOf={(path, value) => {
        if (path === 'stakeholderKinds') return t(`kind.${value as 'other'}`);
        return path === 'approvers' ? t(`approver.${value as Approver}`) : null;
      }}
      onSave={save}
      action={t(category ? 'category.save' : 'category.add')}
      busy={add.busy || edit.busy}
      disabled={category !== null && !form.isDirty}
      texts={[values.name]}
    >
      <LocalTextField
        {...form.props('name')}
        label={t('category.name')}
        value={values.name}
        onChange={(v) => set('name', v)}
      />
      <MultiSelect
        {...form.props('stakeholderKinds')}
        label={t('category.stakeholderKinds')}
        description={t('category.stakeholderKindsHelp')}
        data={STAKEHOLDER_KINDS.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))}
        value={values.stakeholderKinds}
        searchable
        onChange={(v) => set('stakeholderKinds', v)}
      />
      <Checkbox.Group
        {...form.props('approvers')}
        label={t('category.approvers')}
        description={t('category.approversHelp')}
        value={values.approvers}
        onChange={(v) =>
          set(
            'approvers',
            APPROVERS.filter((one) => v.includes(one)),
          )
        }
      >
        {APPROVERS.map((one) => (
          <Checkbox key={one} value={one} label={t(`approver.${one}`)} mt="xs" />
        ))}
      </Checkbox.Group>
      {children}
      {NUMBERS.map((field) => (
        <NumberInput
          key={field}
          {...form.props(field)}
          label={t(`category.${field}`)}
          description={t(`category.${field}Help`)}
          min={0}
          max={100_000}
          allowDecimal={false}
          value={values[field] ?? ''}
          onChange={(v) => set(field, typeof v === 'number' ? v : null)}
        />
      ))}
      <NumberInput
        {...form.props('order')}
        label={t('category.order')}
        description={t('category.orderHelp')}
        min={0}
        max={999}
        allowDecimal={false}
        value={values.order}
        onChange={(v) => set('order', typeof v === 'number' ? v : 0)}
      />
    </FormPanel>
  );
}
