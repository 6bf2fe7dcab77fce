import { Link } from '@tanstack/react-router';
import { groupBy } from '../../lib/group-by.ts';
import { useI18n } from '../../lib/t.tsx';
import { PersonLine } from '../../ui/person-line.tsx';
import css from './appearances.module.css';
import type { SessionFull } from './session-fields.ts';

type Appearance = SessionFull['appearances'][number];

/** The people of a session by role, in speaking order; a place without a name yet shows its function. */
export function Appearances({ session }: { session: SessionFull }) {
  const { t } = useI18n();
  return (
    <dl className={css.roles}>
      {[...groupBy(session.appearances, (a) => a.role)].map(([role, people]) => (
        <div className={css.role} key={role}>
          <dt>{t(`role.${role}`)}</dt>
          {people.map((person) => (
            <dd key={`${person.name}${person.functionLabel}${person.title}`}>
              <Shown person={person} isOver={session.status === 'CLOSED'} />
            </dd>
          ))}
        </div>
      ))}
    </dl>
  );
}

function Shown({ person, isOver }: { person: Appearance; isOver: boolean }) {
  const { t, lang } = useI18n();
  const { name, functionLabel, honorific, title, country, personId } = person;
  if (!name) {
    // The function is all that is known: it stands where the name would.
    const known = functionLabel ?? title;
    return known ? (
      <PersonLine name={known} details={[functionLabel && title, country, !isOver && t('name.unknown')]} />
    ) : (
      <PersonLine name={null} details={[country]} />
    );
  }
  return (
    <PersonLine
      honorific={honorific}
      name={name}
      details={[title, functionLabel, country]}
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
  );
}
