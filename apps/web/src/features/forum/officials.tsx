import { Link } from '@tanstack/react-router';
import { type FragmentOf, graphql, readFragment } from '../../lib/graphql.ts';
import { useI18n } from '../../lib/t.tsx';
import { PersonLine } from '../../ui/person-line.tsx';
import css from './officials.module.css';

export const OfficialFields = graphql(`
  fragment OfficialFields on ForumOfficial {
    id
    role
    honorific
    name
    title(lang: $lang)
    country(lang: $lang)
    personId
  }
`);

/** The President of ECOSOC and the Co-Chairs; an office without a name yet says so. */
export function Officials({ officials }: { officials: readonly FragmentOf<typeof OfficialFields>[] }) {
  const { t, lang } = useI18n();
  return (
    <ul className={css.list}>
      {officials.map((masked) => {
        const official = readFragment(OfficialFields, masked);
        const { id, role, name, personId } = official;
        return (
          <li key={id}>
            <span className={css.role}>{t(`forum.official.${role}`)}</span>
            <PersonLine
              honorific={official.honorific}
              name={name}
              details={[official.title, official.country]}
              link={(text) =>
                personId ? (
                  <Link to="/$lang/people/$id" params={{ lang, id: personId }}>
                    {text}
                  </Link>
                ) : (
                  text
                )
              }
            />
          </li>
        );
      })}
    </ul>
  );
}
