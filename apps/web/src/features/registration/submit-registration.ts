import { type AttendanceMode, type GroundsPass, registrationProblems } from '@sti/domain';
import { isLang } from '@sti/reference';
import { type FormAction, mailSent, refusedByRule, valuesOf } from '../../lib/form.tsx';
import { graphql } from '../../lib/graphql.ts';
import { LocalTextFields } from '../../lib/local-text.ts';
import { newId } from '../../lib/new-id.ts';
import { ForumFacts, readFacts } from '../forum/forum-facts.ts';

/** What the form needs: the forum, with its days and mode, and the doors that lead in. */
export const RegisterDocument = graphql(
  `
    query RegisterPage($year: Int!, $lang: Lang!) {
      forum(year: $year) {
        ...ForumFacts
      }
      registrationCategories(year: $year) {
        id
        name(lang: $lang) {
          ...LocalTextFields
        }
      }
    }
  `,
  [ForumFacts, LocalTextFields],
);

const RegisterForForum = graphql(`
  mutation RegisterForForum($input: RegistrationInput!, $idempotencyKey: ID!) {
    registerForForum(input: $input, idempotencyKey: $idempotencyKey) {
      __typename
      ... on BadInput {
        problems {
          field
          code
          limit
        }
      }
      ... on RuleBroken {
        rule
      }
    }
  }
`);

/** Checks the form with the same rules as the API, then sends it. Every accepted form is answered "check your mail". */
export const submitRegistration: FormAction = async ({ lang, params, form, data }) => {
  const year = Number(params.year);
  const { forum, registrationCategories } = await data.load(RegisterDocument, { year, lang });
  if (!forum) return refusedByRule(form, 'registrationClosed');
  const input = inputOf(form, year, lang);
  const { startDate, endDate, mode } = readFacts(forum);
  const categoryIds = registrationCategories.map(({ id }) => id);
  const problems = registrationProblems(input, { startDate, endDate, mode, categoryIds });
  if (problems.length) return { refused: { values: valuesOf(form), problems } };

  const idempotencyKey = form.get('idempotencyKey') ?? newId();
  const { registerForForum: answer } = await data.send(RegisterForForum, { input, idempotencyKey });
  switch (answer.__typename) {
    case 'CheckYourMail':
      return mailSent(form);
    case 'BadInput':
      return { refused: { values: valuesOf(form), problems: answer.problems } };
    case 'RuleBroken':
      return refusedByRule(form, answer.rule);
    default:
      return answer satisfies never;
  }
};

function inputOf(form: URLSearchParams, year: number, language: string) {
  const text = (name: string) => form.get(name)?.trim() ?? '';
  const optional = (name: string) => text(name) || null;
  const interpretation = text('interpretationLanguage');
  const mode = text('mode') as AttendanceMode;
  return {
    year,
    categoryId: text('categoryId'),
    title: optional('title'),
    givenName: text('givenName'),
    familyName: text('familyName'),
    badgeName: text('badgeName'),
    email: text('email'),
    phone: optional('phone'),
    organisationName: text('organisationName'),
    position: text('position'),
    countryM49: text('countryM49'),
    gender: optional('gender'),
    mode,
    days: form.getAll('days'),
    groundsPass: mode === 'ONLINE' ? null : (optional('groundsPass') as GroundsPass | null),
    accessNeeds: optional('accessNeeds'),
    interpretationLanguage: isLang(interpretation) ? interpretation : null,
    consent: form.has('consent'),
    codeOfConduct: form.has('codeOfConduct'),
    language: isLang(language) ? language : ('en' as const),
  };
}
