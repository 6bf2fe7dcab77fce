import type { Lang } from '@sti/reference';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import type { SubmitEvent } from 'react';
import { ForumFacts, readFacts } from '../features/forum/forum-facts.ts';
import { ForumFrame } from '../features/forum/forum-frame.tsx';
import type { Data } from '../lib/data.tsx';
import { graphql, type ResultOf } from '../lib/graphql.ts';
import { matches } from '../lib/matches.ts';
import { useI18n } from '../lib/t.tsx';
import { Button } from '../ui/button.tsx';
import { PageHead } from '../ui/page.tsx';
import { PersonLine } from '../ui/person-line.tsx';
import css from './people.module.css';

const PeopleDocument = graphql(
  `
    query PeoplePage($year: Int!, $lang: Lang!) {
      forum(year: $year) {
        ...ForumFacts
      }
      people(year: $year, first: 500) {
        id
        displayName
        honorific
        jobTitle
        affiliation
        title(lang: $lang)
        country(lang: $lang)
      }
    }
  `,
  [ForumFacts],
);
type Person = ResultOf<typeof PeopleDocument>['people'][number];

export async function loadPeople(data: Data, variables: { year: number; lang: Lang }) {
  const { forum, people } = await data.load(PeopleDocument, variables);
  return forum && { forum, people };
}

const route = getRouteApi('/$lang/forums/$year/people');

const isFound = (text: string, person: Person) =>
  matches(text, [person.displayName, person.jobTitle, person.affiliation, person.country]);

/** Everybody with a published part in a forum, by name. */
export function PeoplePage() {
  const { t, lang } = useI18n();
  const { forum, people } = route.useLoaderData();
  const { text = '' } = route.useSearch();
  const facts = readFacts(forum);
  const shown = people.filter((person) => isFound(text, person));
  const all = people.length;
  const count = shown.length === all ? t('people.count', { n: all }) : t('people.countOf', { n: shown.length, all });
  return (
    <ForumFrame forum={forum}>
      <PageHead
        title={t('title.of', { part: t('people.title'), whole: facts.title.text })}
        description={t('people.description', { forum: facts.title.text })}
      />
      <h1>{t('people.title')}</h1>
      {all === 0 ? (
        <p className={css.empty}>{t('people.empty')}</p>
      ) : (
        <>
          <Search text={text} />
          <p className={css.count}>
            <output>{count}</output>
          </p>
          {shown.length === 0 && <p className={css.empty}>{t('people.none')}</p>}
          <ul className={css.list}>
            {shown.map((person) => (
              <li key={person.id}>
                <PersonLine
                  honorific={person.honorific}
                  name={person.displayName}
                  details={[person.jobTitle ?? person.title, person.affiliation, person.country]}
                  link={(name) => (
                    <Link to="/$lang/people/$id" params={{ lang, id: person.id }} preload={false}>
                      {name}
                    </Link>
                  )}
                />
              </li>
            ))}
          </ul>
        </>
      )}
    </ForumFrame>
  );
}

function Search({ text }: { text: string }) {
  const { t } = useI18n();
  const navigate = useNavigate();
  const show = (value: string) =>
    void navigate({ to: '.', search: value ? { text: value } : {}, replace: true, resetScroll: false });
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    show(String(new FormData(event.currentTarget).get('text') ?? ''));
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: <search> is not known to all browsers and readers yet
    <form className={css.search} role="search" aria-label={t('people.find')} onSubmit={submit}>
      <label>
        <span>{t('people.find')}</span>
        <input
          type="search"
          name="text"
          maxLength={100}
          defaultValue={text}
          onChange={(event) => show(event.currentTarget.value)}
        />
      </label>
      <Button>{t('programme.apply')}</Button>
    </form>
  );
}
