import { Button } from '@mantine/core';
import { graphql } from '../../lib/graphql.ts';
import { useWords } from '../../lib/words.tsx';
import { Refusal } from '../platform/answer.ts';
import { Trouble } from '../platform/trouble.tsx';
import { useSay } from '../platform/undo.tsx';
import { useVerb } from '../platform/verb.ts';
import type { Category } from './category-form.tsx';

const RemoveCategory = graphql(
  `
  mutation RemoveCategory($id: ID!, $version: Int!) {
    removeRegistrationCategory(id: $id, version: $version) {
      __typename
      ... on RegistrationCategory { id }
      ...Refusal
    }
  }
`,
  [Refusal],
);

/** For a category that nobody has chosen; it is added again as easily as it goes. */
export function RemoveCategoryButton({ category, onRemoved }: { category: Category; onRemoved(): void }) {
  const { t } = useWords();
  const say = useSay();
  const verb = useVerb(RemoveCategory);
  async function remove() {
    const answer = (await verb.run({ id: category.id, version: category.version }))?.removeRegistrationCategory;
    switch (answer?.__typename) {
      case undefined:
        return;
      case 'RegistrationCategory':
        say(t('category.removed', { name: category.name.text }));
        return onRemoved();
      case 'BadInput':
      case 'Stale':
      case 'RuleBroken':
        return verb.refuse(answer);
      default:
        answer satisfies never;
    }
  }
  return (
    <>
      <Trouble trouble={verb.trouble} />
      <Button variant="subtle" color="red" mt="md" loading={verb.busy} onClick={() => void remove()}>
        {t('category.remove')}
      </Button>
    </>
  );
}
