/**
 * Source ids of one file: the files have none of their own, so one is made of the forum's year, the list, and the
 * number or title. The same file gives the same ids; a second row of the same name gets '~2'.
 */
export class SourceIds {
  private readonly given = new Map<string, number>();

  constructor(readonly forum: string) {}

  of(list: string, name: string): string {
    return this.unique(`${this.forum}/${list}/${slug(name)}`);
  }

  /** An id below the row that it belongs to. */
  under(parent: string, list: string, name: string): string {
    return this.unique(`${parent}/${list}/${slug(name)}`);
  }

  private unique(id: string): string {
    const times = (this.given.get(id) ?? 0) + 1;
    this.given.set(id, times);
    return times === 1 ? id : `${id}~${times}`;
  }
}

/** Letters and digits of any script, marks removed, in lower case. */
function slug(text: string): string {
  const plain = text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
  return (
    plain
      .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
      .replaceAll(/^-|-$/g, '')
      .slice(0, 100) || 'unnamed'
  );
}
