/** True when a client already holds this version: quoted, unquoted, weak, in a list, or '*' for any. */
export function matchesTag(header: string | undefined, tag: string): boolean {
  if (!header) return false;
  const bare = (text: string) => text.trim().replace(/^W\//, '').replaceAll('"', '');
  return header.split(',').some((one) => one.trim() === '*' || bare(one) === bare(tag));
}
