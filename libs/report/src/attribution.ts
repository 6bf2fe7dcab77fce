import { printable } from '@sti/domain';
import { countryByCode, countryByName, isStakeholderKind, type Lang } from '@sti/reference';
import type { StatementFacts } from './facts.ts';
import { cleanText } from './text.ts';
import { countryText, fill, wordsOf } from './words/wording.ts';

function isState(statement: StatementFacts): boolean {
  return statement.sourceCategory === 'memberState' || statement.sourceCategory === 'observerState';
}

function groupText(statement: StatementFacts, lang: Lang): string {
  const words = wordsOf(lang);
  const country = isState(statement) ? countryByCode(statement.countryM49 ?? '') : undefined;
  for (const situation of ['ldc', 'lldc', 'sids'] as const) {
    if (country?.[situation]) return words.specialSituation[situation];
  }
  // A group may be named, but "on behalf of" a single State would name that State.
  const group = statement.onBehalfOf;
  if (group && !isState(statement) && !countryByName(group)) return fill(lang, words.onBehalfOf, { group });
  return isStakeholderKind(statement.sourceCategory)
    ? words.representatives[statement.sourceCategory]
    : words.participant;
}

/**
 * How a document may speak of a statement's source. A State is named only where the statement allows it and the
 * document names States (off by default): otherwise 'a representative of a Member State'.
 */
export function attributionLabel(statement: StatementFacts, lang: Lang, namesStates = false): string {
  const may = printable(statement.attribution);
  const words = wordsOf(lang);
  if (!may.group) return words.participant;
  if (isState(statement)) {
    return may.state && namesStates && statement.countryM49
      ? fill(lang, words.representativeOf, { country: countryText(statement.countryM49, lang) })
      : groupText(statement, lang);
  }
  if (may.person && statement.speakerName) return cleanText(statement.speakerName);
  if (may.role && statement.speakerRole) return words.speakers[statement.speakerRole];
  return groupText(statement, lang);
}
