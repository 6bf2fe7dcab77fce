import { countryByCode, isStakeholderKind, type Lang, type RegionalGroup, type StakeholderKind } from '@sti/reference';
import type { ItemFacts, StatementFacts } from './facts.ts';
import { fill, fillCount, wordsOf } from './words/wording.ts';

/** Who supports an item: distinct sources, not statements. One voice that speaks three times counts once. */
export type Support = {
  readonly sources: number;
  readonly byCategory: Partial<Record<StakeholderKind, number>>;
  readonly byRegion: Partial<Record<RegionalGroup, number>>;
};

function sourceOf(statement: StatementFacts): string {
  const source = statement.onBehalfOf ?? statement.countryM49 ?? statement.speakerName;
  return source?.trim().toLowerCase() || `statement ${statement.id}`;
}

/** The ids of all statements behind an item, those of merged items included. */
function statementIdsOf(item: ItemFacts): string[] {
  return [...new Set([...item.statementIds, ...(item.merges ?? []).flatMap((merged) => merged.statementIds)])];
}

export function supportOf(item: ItemFacts, statements: ReadonlyMap<string, StatementFacts>): Support {
  const sources = new Map<string, StatementFacts>();
  for (const id of statementIdsOf(item)) {
    const statement = statements.get(id);
    if (statement) sources.set(sourceOf(statement), statement);
  }
  const byCategory: Partial<Record<StakeholderKind, number>> = {};
  const byRegion: Partial<Record<RegionalGroup, number>> = {};
  for (const { sourceCategory, countryM49 } of sources.values()) {
    const category = isStakeholderKind(sourceCategory) ? sourceCategory : 'other';
    byCategory[category] = (byCategory[category] ?? 0) + 1;
    const region = countryByCode(countryM49 ?? '')?.regionalGroup;
    if (region) byRegion[region] = (byRegion[region] ?? 0) + 1;
  }
  return { sources: sources.size, byCategory, byRegion };
}

/** '3 sources: Member States (2), private sector (1)' */
export function supportText(support: Support, lang: Lang): string {
  const words = wordsOf(lang);
  const count = fillCount(lang, words.support, support.sources);
  const categories = Object.entries(support.byCategory).map(([category, n]) =>
    fill(lang, words.named.withCountry, {
      name: isStakeholderKind(category) ? words.categories[category] : '',
      country: String(n),
    }),
  );
  if (categories.length === 0) return count;
  return `${count}${lang === 'zh' ? '：' : lang === 'fr' ? ' : ' : ': '}${categories.join(words.comma)}`;
}
