import type { Draft, DraftParagraph, DraftSection } from './draft.ts';

function isEdited(paragraph: DraftParagraph): boolean {
  return Object.values(paragraph.texts).some((text) => !text.isGenerated);
}

/** What the previous draft has to say about a key, so that a new run respects what people did. */
export type Earlier = {
  readonly paragraph: (key: string) => DraftParagraph | undefined;
  readonly isRemoved: (key: string) => boolean;
  /** The depth of a paragraph that a person edited; undefined for all others. */
  readonly editedDepth: (key: string) => 0 | 1 | undefined;
};

/** `restore`: keys of removed paragraphs that somebody asks back. */
export function earlierIn(previous: Draft | undefined, restore: ReadonlySet<string>): Earlier {
  const byKey = new Map(previous?.sections.flatMap((section) => section.paragraphs).map((each) => [each.key, each]));
  return {
    paragraph: (key) => byKey.get(key),
    isRemoved: (key) => byKey.get(key)?.isRemoved === true && !restore.has(key),
    editedDepth: (key) => {
      const found = byKey.get(key);
      return found && isEdited(found) ? found.depth : undefined;
    },
  };
}

/** The new paragraph with every text, footnote and source that people gave to the old one. */
function mergeParagraph(fresh: DraftParagraph, old: DraftParagraph, isRemoved: boolean): DraftParagraph {
  const kept = Object.entries(old.texts).filter(([, text]) => !text.isGenerated);
  const freshItems = new Set(fresh.evidence.map(({ itemId }) => itemId));
  const added = old.evidence.filter(({ itemId }) => itemId === null || !freshItems.has(itemId));
  const keptNotes = new Set(old.footnotes.map(({ key }) => key));
  return {
    ...fresh,
    texts: { ...fresh.texts, ...Object.fromEntries(kept) },
    footnotes: [...old.footnotes, ...fresh.footnotes.filter(({ key }) => !keptNotes.has(key))],
    evidence: [...fresh.evidence, ...added],
    isRemoved,
  };
}

/** Puts each new thing behind the nearest one that stood before it when it was generated. */
function insertBeside<T extends { key: string }>(
  list: T[],
  generated: readonly T[],
  isNew: (key: string) => boolean,
): void {
  let place = -1;
  for (const each of generated) {
    const at = list.findIndex(({ key }) => key === each.key);
    if (at >= 0) place = at;
    else if (isNew(each.key)) {
      place += 1;
      list.splice(place, 0, each);
    }
  }
}

/**
 * Runs the compiler's sections into the previous draft: edited texts, order, moved and removed paragraphs stay; new
 * ones come in beside their neighbours; unedited ones without a source go.
 */
export function mergeDraft(generated: readonly DraftSection[], previous: Draft | undefined, earlier: Earlier): Draft {
  const fresh = new Map(generated.flatMap((section) => section.paragraphs).map((each) => [each.key, each]));
  if (!previous) return { sections: generated, added: [...fresh.keys()], dropped: [] };

  const freshSections = new Map(generated.map((section) => [section.key, section]));
  const dropped: string[] = [];
  const kept = previous.sections.map((section): DraftSection => {
    const paragraphs = section.paragraphs.flatMap((old) => {
      const found = fresh.get(old.key);
      if (found) return [mergeParagraph(found, old, earlier.isRemoved(old.key))];
      if (isEdited(old) || old.isRemoved) return [old];
      dropped.push(old.key);
      return [];
    });
    const renewed = freshSections.get(section.key);
    insertBeside(paragraphs, renewed?.paragraphs ?? [], (key) => !earlier.paragraph(key));
    const heading = section.isHeadingEdited ? section.heading : (renewed?.heading ?? section.heading);
    return { ...section, ...renewed, heading, isHeadingEdited: section.isHeadingEdited, paragraphs };
  });

  const sections = kept.filter((section) => freshSections.has(section.key) || section.paragraphs.length > 0);
  const known = new Set(previous.sections.map(({ key }) => key));
  const isNew = (key: string) => !earlier.paragraph(key);
  insertBeside(
    sections,
    generated.map((section) => ({ ...section, paragraphs: section.paragraphs.filter(({ key }) => isNew(key)) })),
    (key) => !known.has(key),
  );
  return { sections, added: [...fresh.keys()].filter(isNew), dropped };
}
