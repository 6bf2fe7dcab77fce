import type { Lang } from '@sti/reference';
import { getRouteApi, Link } from '@tanstack/react-router';
import { SlotFields } from '../features/programme/session-fields.ts';
import type { Data } from '../lib/data.tsx';
import { graphql, type ResultOf } from '../lib/graphql.ts';
import { groupBy } from '../lib/group-by.ts';
import { LocalTextFields } from '../lib/local-text.ts';
import { useI18n } from '../lib/t.tsx';
import { Local } from '../ui/local.tsx';
import { PageHead, Section } from '../ui/page.tsx';
import { knownOf, Listed } from '../ui/person-line.tsx';
import { When } from '../ui/when.tsx';
import css from './person.module.css';

const PersonDocument = graphql(
  `
    query PersonPage($id: ID!, $lang: Lang!) {
      person(id: $id) {
        displayName
        honorific
        jobTitle
        affiliation
        title(lang: $lang)
        country(lang: $lang)
        appearances(first: 100) {
          role
          session {
            code
            forumYear
            status
            title(lang: $lang) {
              ...LocalTextFields
            }
            slots {
              ...SlotFields
            }
          }
        }
      }
    }
  `,
  [LocalTextFields, SlotFields],
);

export async function loadPerson(data: Data, variables: { id: string; lang: Lang }) {
  return (await data.load(PersonDocument, variables)).person;
}

const route = getRouteApi('/$lang/people/$id');

/** A person's published part in the forums, newest first. */
export function PersonPage() {
  const { t } = useI18n();
  const person = route.useLoaderData();
  const name = person.honorific ? `${person.honorific} ${person.displayName}` : person.displayName;
  const details = knownOf([person.jobTitle ?? person.title, person.affiliation, person.country]);
  const byYear = [...groupBy(person.appearances, (a) => a.session.forumYear)].sort(([a], [b]) => b - a);
  return (
    <>
      <PageHead title={name} description={details.join(t('list.comma')) || name} />
      <h1>
        <bdi>{name}</bdi>
      </h1>
      {details.length > 0 && (
        <p className={css.details}>
          <Listed parts={details} />
        </p>
      )}
      {byYear.length === 0 && <p>{t('person.noAppearances')}</p>}
      {byYear.map(([year, appearances]) => (
        <Section key={year} title={String(year)}>
          <ul className={css.list}>
            {appearances.map(({ role, session }) => (
              <Appearance key={`${session.code}${role}`} role={role} session={session} />
            ))}
          </ul>
        </Section>
      ))}
    </>
  );
}

type Shown = NonNullable<ResultOf<typeof PersonDocument>['person']>['appearances'][number];

function Appearance({ role, session }: Shown) {
  const { t, lang } = useI18n();
  const [slot] = session.slots;
  return (
    <li>
      <Link to="/$lang/forums/$year/sessions/$code" params={{ lang, year: `${session.forumYear}`, code: session.code }}>
        <Local text={session.title} />
      </Link>
      <p className={css.facts}>
        <span>{t(`role.${role}`)}</span>
        <When slot={slot} isOver={session.status === 'CLOSED'} />
      </p>
    </li>
  );
}
