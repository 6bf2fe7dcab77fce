import { LIMITS, type Problem, textProblems, tidy, tidyOrNull } from '@sti/domain';
import type { ForumDocument } from './forum.entity.ts';
import type { DocumentInput } from './forum.input.ts';

/** True for an address that a page may link to. */
export function isWebAddress(text: string): boolean {
  const url = URL.parse(text);
  return (
    url !== null && (url.protocol === 'http:' || url.protocol === 'https:') && !url.username && text.length <= 2000
  );
}

export function documentProblems(field: string, documents: readonly DocumentInput[]): Problem[] {
  if (documents.length > 100) return [{ field, code: 'tooMany', limit: 100 }];
  return documents.flatMap(({ title, publisher, date, url }, index) => [
    ...textProblems(`${field}.${index}.title`, title, { max: LIMITS.title, required: true }),
    ...textProblems(`${field}.${index}.publisher`, publisher, { max: LIMITS.line }),
    ...textProblems(`${field}.${index}.date`, date, { max: 40 }),
    ...(url && !isWebAddress(url) ? [{ field: `${field}.${index}.url`, code: 'unknownValue' } as const] : []),
  ]);
}

export function documentsOf(inputs: readonly DocumentInput[]): ForumDocument[] {
  return inputs.map(({ title, publisher, date, url }) => ({
    title: tidy(title),
    publisher: tidyOrNull(publisher),
    date: tidyOrNull(date),
    url: url ?? null,
  }));
}
