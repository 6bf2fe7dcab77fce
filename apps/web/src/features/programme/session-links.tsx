import { Button, Select, TextInput } from '@mantine/core';
import { MEDIA_KINDS, type MediaKind } from '@sti/domain';
import { LANGUAGE_NAMES, LANGUAGES, type Lang } from '@sti/reference';
import type { ReactNode } from 'react';
import { graphql, type ResultOf } from '../../lib/graphql.ts';
import { useWords } from '../../lib/words.tsx';
import { Refusal } from '../platform/answer.ts';
import { useForm } from '../platform/form.ts';
import { FormPanel } from '../platform/form-panel.tsx';
import styles from '../platform/platform.module.css';
import { useSay } from '../platform/undo.tsx';
import { readRefusal, type Trouble, useVerb } from '../platform/verb.ts';

export const SessionLinks = graphql(`
  fragment SessionLinks on Session {
    id version
    documents { title publisher date url }
    media { kind url language }
  }
`);
const EditSessionLinks = graphql(
  `
  mutation EditSessionLinks($id: ID!, $version: Int!, $input: SessionLinksInput!) {
    editSessionLinks(id: $id, version: $version, input: $input) {
      __typename
      ... on Session { id version ...SessionLinks }
      ...Refusal
    }
  }
`,
  [SessionLinks, Refusal],
);

type Media = { kind: MediaKind; url: string; language: string | null };
type Document = { title: string; publisher: string | null; date: string | null; url: string | null };
type Values = { media: Media[]; documents: Document[] };
type Props = { session: ResultOf<typeof SessionLinks>; isLive: boolean; onSaved(): void };

/** Where a session can be watched, and what can be read with it: links, released with the programme. */
export function SessionLinksForm({ session, isLive, onSaved }: Props) {
  const { t } = useWords();
  const say = useSay();
  const verb = useVerb(EditSessionLinks);
  const trouble = asAddresses(verb.trouble);
  const initial: Values = {
    media: session.media.map(({ kind, url, language }) => ({ kind, url, language })),
    documents: session.documents.map(({ title, publisher, date, url }) => ({ title, publisher, date, url })),
  };
  const form = useForm<Values>(initial, { draftKey: `links:${session.id}`, version: session.version, trouble });
  const { media, documents } = form.values;

  async function save(values: Values, version: number | null) {
    const input = {
      media: values.media,
      documents: values.documents.map((d) => ({ ...d, url: d.url || null, publisher: d.publisher || null })),
    };
    const answer = (await verb.run({ id: session.id, version: version ?? session.version, input }))?.editSessionLinks;
    switch (answer?.__typename) {
      case undefined:
        return;
      case 'Session':
        form.settle(values, answer.version);
        say(t('state.saved'));
        return onSaved();
      case 'BadInput':
      case 'Stale':
      case 'RuleBroken':
        return verb.setTrouble(readRefusal(answer));
      default:
        answer satisfies never;
    }
  }
  const setMedia = (at: number, part: Partial<Media>) =>
    form.set(
      'media',
      media.map((m, i) => (i === at ? { ...m, ...part } : m)),
    );
  const setDocument = (at: number, part: Partial<Document>) =>
    form.set(
      'documents',
      documents.map((d, i) => (i === at ? { ...d, ...part } : d)),
    );
  return (
    <FormPanel
      form={form}
      trouble={trouble}
      labelOf={(field) => t(field === 'media' ? 'session.media' : 'session.documents')}
      wordOf={(path, value) => {
        if (path === 'media.kind') return t(`session.media.${value as MediaKind}`);
        return path === 'media.language' ? LANGUAGE_NAMES[value as Lang] : null;
      }}
      onSave={save}
      action={t('session.saveLinks')}
      busy={verb.busy}
      disabled={!form.isDirty}
    >
      <p>{t(isLive ? 'session.linksLive' : 'session.linksHelp')}</p>
      <Group
        id={form.props('media').id}
        title={t('session.media')}
        add={t('session.addMedia')}
        onAdd={() => form.set('media', [...media, { kind: 'WEBCAST', url: '', language: null }])}
      >
        {media.map((m, i) => (
          <Item
            // biome-ignore lint/suspicious/noArrayIndexKey: links are known by their place
            key={i}
            name={t('session.mediaNumber', { number: String(i + 1) })}
            onRemove={() =>
              form.set(
                'media',
                media.filter((_, j) => j !== i),
              )
            }
          >
            <div className={styles.formPair}>
              <Select
                label={t('session.mediaKind')}
                data={MEDIA_KINDS.map((kind) => ({ value: kind, label: t(`session.media.${kind}`) }))}
                value={m.kind}
                allowDeselect={false}
                onChange={(kind) => kind && setMedia(i, { kind: kind as MediaKind })}
              />
              <Select
                label={t('session.mediaLanguage')}
                data={LANGUAGES.map((lang) => ({ value: lang, label: LANGUAGE_NAMES[lang] }))}
                value={m.language}
                clearable
                onChange={(language) => setMedia(i, { language })}
              />
            </div>
            <Address {...form.props(`media.${i}.url`)} value={m.url} onChange={(url) => setMedia(i, { url })} />
          </Item>
        ))}
      </Group>
      <Group
        id={form.props('documents').id}
        title={t('session.documents')}
        add={t('session.addDocument')}
        onAdd={() => form.set('documents', [...documents, { title: '', publisher: null, date: null, url: '' }])}
      >
        {documents.map((d, i) => (
          <Item
            // biome-ignore lint/suspicious/noArrayIndexKey: documents are known by their place
            key={i}
            name={t('session.documentNumber', { number: String(i + 1) })}
            onRemove={() =>
              form.set(
                'documents',
                documents.filter((_, j) => j !== i),
              )
            }
          >
            <TextInput
              {...form.props(`documents.${i}.title`)}
              label={t('session.documentTitle')}
              value={d.title}
              onChange={(e) => setDocument(i, { title: e.currentTarget.value })}
              required
              dir="auto"
            />
            <Address
              {...form.props(`documents.${i}.url`)}
              value={d.url ?? ''}
              onChange={(url) => setDocument(i, { url })}
            />
            <div className={styles.formPair}>
              <TextInput
                {...form.props(`documents.${i}.publisher`)}
                label={t('session.documentPublisher')}
                value={d.publisher ?? ''}
                onChange={(e) => setDocument(i, { publisher: e.currentTarget.value })}
                dir="auto"
              />
              <TextInput
                {...form.props(`documents.${i}.date`)}
                label={t('session.documentDate')}
                value={d.date ?? ''}
                onChange={(e) => setDocument(i, { date: e.currentTarget.value })}
                dir="auto"
              />
            </div>
          </Item>
        ))}
      </Group>
    </FormPanel>
  );
}

type GroupProps = { id: string; title: string; add: string; onAdd(): void; children: ReactNode };

function Group({ id, title, add, onAdd, children }: GroupProps) {
  return (
    <section id={id} tabIndex={-1} aria-label={title} className={styles.list}>
      <h3>{title}</h3>
      {children}
      <div>
        <Button variant="default" size="compact-md" onClick={onAdd}>
          {add}
        </Button>
      </div>
    </section>
  );
}

function Item({ name, onRemove, children }: { name: string; onRemove(): void; children: ReactNode }) {
  const { t } = useWords();
  return (
    <fieldset className={styles.group}>
      <legend>{name}</legend>
      {children}
      <Button
        variant="subtle"
        color="red"
        size="compact-sm"
        onClick={onRemove}
        aria-label={t('session.removeNamed', { name })}
      >
        {t('action.remove')}
      </Button>
    </fieldset>
  );
}

type AddressProps = { id: string; error: string | undefined; value: string; onChange(url: string): void };

function Address({ value, onChange, ...field }: AddressProps) {
  const { t } = useWords();
  return (
    <TextInput
      {...field}
      type="url"
      inputMode="url"
      label={t('session.address')}
      placeholder="https://"
      value={value}
      onChange={(e) => onChange(e.currentTarget.value.trim())}
      required
      dir="ltr"
    />
  );
}

/** A link that the server does not take is worded as what it is. */
function asAddresses(trouble: Trouble | null): Trouble | null {
  if (trouble?.kind !== 'badInput') return trouble;
  const problems = trouble.problems.map((p) => (p.field.endsWith('.url') ? { ...p, code: 'url' } : p));
  return { ...trouble, problems };
}
