import { countryName, LANGUAGE_NAMES, type Lang } from '@sti/reference';
import { dayText } from '../../lib/format.ts';
import { useWords } from '../../lib/words.tsx';
import styles from '../platform/platform.module.css';
import type { RegistrationRow } from './registration-details.ts';

/** A registration as it stands, field by field. */
export function RegistrationView({ row }: { row: RegistrationRow }) {
  const { t, lang } = useWords();
  const facts: readonly (readonly [string, string | null])[] = [
    [t('register.category'), row.category.name.text],
    [
      t('registration.name'),
      // Without a title no blank stands before the name, also behind a mark of direction.
      t('registration.fullName', { title: row.title ?? '', given: row.givenName, family: row.familyName }).replace(
        /^(\u2068?)\s+/,
        '$1',
      ),
    ],
    [t('register.badgeName'), row.badgeName],
    [t('register.email'), row.email],
    [t('register.phone'), row.phone],
    [t('register.organisationName'), row.organisationName],
    [t('register.position'), row.position],
    [t('register.country'), countryName(row.countryM49, lang) ?? row.countryM49],
    [t('register.mode'), t(`register.mode.${row.mode}`)],
    [t('register.days'), row.days.map((day) => dayText(day, lang)).join(t('list.comma'))],
    [t('register.groundsPass'), row.groundsPass && t(`register.groundsPass.${row.groundsPass}`)],
    [
      t('register.interpretationLanguage'),
      row.interpretationLanguage && LANGUAGE_NAMES[row.interpretationLanguage as Lang],
    ],
    [t('register.accessNeeds'), row.accessNeeds],
  ];
  return (
    <dl className={styles.facts}>
      {facts.map(([name, value]) =>
        value ? (
          <div key={name} className={styles.fact}>
            <dt>{name}</dt>
            <dd>
              <bdi>{value}</bdi>
            </dd>
          </div>
        ) : null,
      )}
    </dl>
  );
}
