import { Button, Select, TextInput } from '@mantine/core';
import { NEWS_KINDS, type NewsKind } from '@sti/domain';
import { useState } from 'react';
import { graphql, type ResultOf, readFragment } from '../../lib/graphql.ts';
import { newId } from '../../lib/new-id.ts';
import { useWords } from '../../lib/words.tsx';
import { Refusal } from '../platform/answer.ts';
import { useForm } from '../platform/form.ts';
import { FormPanel } from '../platform/form-panel.tsx';
import { AllLanguages, type EditedText, editText, textInput } from '../platform/local-text.ts';
import { LocalTextField } from '../platform/local-text-field.tsx';
import { useOnce } from '../platform/once.ts';
import styles from '../platform/platform.module.css';
import { Trouble } from '../platform/trouble.tsx';
import { useSay } from '../platform/undo.tsx';
import { useNotice, useVerb } from '../platform/verb.ts';
import { useForum } from './desk-forum.tsx';

export const NewsPageDetails = graphql(
  `
  fragment NewsPageDetails on NewsPage {
    id version slug kind publishedAt
    title(lang: $lang) { text lang state isFallback isStale }
    titleTexts { ...AllLanguages }
    bodyTexts { ...AllLanguages }
  }
`,
  [AllLanguages],
);
const WriteNewsPage = graphql(
  `
  mutation WriteNewsPage($input: NewsPageInput!, $version: Int, $idempotencyKey: ID!, $lang: Lang!) {
    writeNewsPage(input: $input, version: $version, idempotencyKey: $idempotencyKey) { __typename ... on NewsPage { id version ...NewsPageDetails } ...Refusal }
  }
`,
  [NewsPageDetails, Refusal],
);
const PublishNewsPage = graphql(
  `
  mutation PublishNewsPage($id: ID!, $version: Int!) {
    publishNewsPage(id: $id, version: $version) { __typename ... on NewsPage { id version publishedAt } ...Refusal }
  }
`,
  [Refusal],
);
const WithdrawNewsPage = graphql(
  `
  mutation WithdrawNewsPage($id: ID!, $version: Int!) {
    withdrawNewsPage(id: $id, version: $version) { __typename ... on NewsPage { id version publishedAt } ...Refusal }
  }
`,
  [Refusal],
);

type NewsPage = ResultOf<typeof NewsPageDetails>;
type Values = { slug: string; kind: NewsKind; title: EditedText; body: EditedText };

/** What an address may hold of a text: "Arrivée à New York" as "arrivee-a-new-york", nothing of other scripts. */
const addressOf = (text: string) =>
  (
    text
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .match(/[a-z0-9]+/g) ?? []
  )
    .join('-')
    .slice(0, 60)
    .replace(/-$/, '');
/** The English title, for addresses are in Latin letters, else the original. */
const titleOf = ({ original, texts }: EditedText) => texts.en.text || texts[original].text;

/** A page in six languages; saved as a draft, then published. */
export function NewsForm({ page, onSaved }: { page: NewsPage | null; onSaved(id: string): void }) {
  const { t, lang } = useWords();
  const forum = useForum();
  const say = useSay();
  const write = useVerb(WriteNewsPage);
  const writeOnce = useOnce(write);
  // Tried again after a lost answer it is the same page at the same address.
  const [spareSlug] = useState(() => `page-${newId().slice(-6)}`);
  const form = useForm<Values>(
    {
      slug: page?.slug ?? '',
      kind: page?.kind ?? 'PRACTICAL',
      title: editText(page ? readFragment(AllLanguages, page.titleTexts) : null),
      body: editText(page ? readFragment(AllLanguages, page.bodyTexts) : null),
    },
    { draftKey: `news:${page?.id ?? forum.id}`, version: page?.version, trouble: write.trouble },
  );
  const { values, set } = form;

  async function save(next: Values, version: number | null) {
    const input = {
      forumId: forum.id,
      slug: page ? page.slug : addressOf(next.slug) || addressOf(titleOf(next.title)) || spareSlug,
      kind: next.kind,
      title: textInput(next.title),
      body: textInput(next.body),
    };
    const answer = (await writeOnce({ input, version, lang }))?.writeNewsPage;
    switch (answer?.__typename) {
      case undefined:
        return;
      case 'NewsPage':
        form.settle(next, answer.version);
        say(t('state.saved'));
        return onSaved(answer.id);
      case 'BadInput':
      case 'Stale':
      case 'RuleBroken':
        return write.refuse(answer);
      default:
        answer satisfies never;
    }
  }
  return (
    <FormPanel
      form={form}
      trouble={write.trouble}
      labelOf={(field) => t(`news.${field as 'title'}`)}
      wordOf={(path, value) => (path === 'kind' ? t(`news.kind.${value as NewsKind}`) : null)}
      onSave={save}
      action={t('news.save')}
      busy={write.busy}
      disabled={page !== null && !form.isDirty}
      texts={[values.title, values.body]}
      beside={page && !form.isDirty && <Publishing page={page} onDone={() => onSaved(page.id)} />}
    >
      <LocalTextField
        {...form.props('title')}
        label={t('news.title')}
        value={values.title}
        onChange={(v) => set('title', v)}
      />
      <div className={styles.formPair}>
        <TextInput
          {...form.props('slug')}
          label={t('news.slug')}
          description={t('news.slugHelp')}
          value={values.slug}
          disabled={page !== null}
          onChange={(e) => set('slug', e.currentTarget.value)}
          dir="ltr"
        />
        <Select
          {...form.props('kind')}
          label={t('news.kind')}
          data={NEWS_KINDS.map((k) => ({ value: k, label: t(`news.kind.${k}`) }))}
          value={values.kind}
          allowDeselect={false}
          onChange={(v) => v && set('kind', v as NewsKind)}
        />
      </div>
      <LocalTextField
        {...form.props('body')}
        label={t('news.body')}
        rows={8}
        value={values.body}
        onChange={(v) => set('body', v)}
      />
    </FormPanel>
  );
}

function Publishing({ page, onDone }: { page: NewsPage; onDone(): void }) {
  const { t, lang } = useWords();
  const forum = useForum();
  const notice = useNotice();
  const publish = useVerb(PublishNewsPage, { notice });
  const withdraw = useVerb(WithdrawNewsPage, { notice });
  const isPublic = page.publishedAt !== null;
  async function turn() {
    const variables = { id: page.id, version: page.version };
    const answer = isPublic
      ? (await withdraw.run(variables))?.withdrawNewsPage
      : (await publish.run(variables))?.publishNewsPage;
    switch (answer?.__typename) {
      case undefined:
        return;
      case 'NewsPage':
        return onDone();
      case 'BadInput':
      case 'Stale':
      case 'RuleBroken':
        return (isPublic ? withdraw : publish).refuse(answer);
      default:
        answer satisfies never;
    }
  }
  return (
    <>
      <Button
        variant={isPublic ? 'subtle' : 'light'}
        color={isPublic ? 'red' : undefined}
        loading={publish.busy || withdraw.busy}
        onClick={() => void turn()}
      >
        {t(isPublic ? 'news.withdraw' : 'news.publish')}
      </Button>
      {isPublic && (
        <Button component="a" variant="subtle" href={`/${lang}/forums/${forum.year}/pages/${page.slug}`}>
          {t('desk.publicPage')}
        </Button>
      )}
      <Trouble trouble={notice.trouble} />
    </>
  );
}
