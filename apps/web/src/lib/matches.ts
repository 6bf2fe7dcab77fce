const fold = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/** True when every word of a text is found somewhere in these parts, whatever its case and accents. */
export function matches(text: string, parts: readonly (string | null | undefined)[]): boolean {
  const words = fold(text).split(/\s+/).filter(Boolean);
  if (words.length === 0) return true;
  const whole = fold(parts.filter(Boolean).join(' '));
  return words.every((word) => whole.includes(word));
}
