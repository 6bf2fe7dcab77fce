// Reads which characters a font can draw, from its `cmap` table (OpenType specification, formats 4 and 12).

type Range = readonly [first: number, last: number];

function tableOffset(font: DataView, name: string): number {
  for (let i = 0; i < font.getUint16(4); i++) {
    const at = 12 + i * 16;
    const tag = String.fromCharCode(...[0, 1, 2, 3].map((byte) => font.getUint8(at + byte)));
    if (tag === name) return font.getUint32(at + 8);
  }
  throw new Error(`The font has no table ${name}.`);
}

function rangesOf(font: DataView, at: number): Range[] {
  const format = font.getUint16(at);
  if (format === 12) {
    return Array.from({ length: font.getUint32(at + 12) }, (_, i) => {
      const group = at + 16 + i * 12;
      return [font.getUint32(group), font.getUint32(group + 4)] as const;
    });
  }
  if (format !== 4) return [];
  const segments = font.getUint16(at + 6) / 2;
  return Array.from({ length: segments }, (_, i) => {
    const last = font.getUint16(at + 14 + i * 2);
    return [font.getUint16(at + 16 + (segments + i) * 2), last === 0xffff ? 0xfffe : last] as const;
  });
}

/** The ranges of code points that the font's character maps name. */
function coverageOf(bytes: Uint8Array): Range[] {
  const font = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const cmap = tableOffset(font, 'cmap');
  return Array.from({ length: font.getUint16(cmap + 2) }, (_, i) => font.getUint32(cmap + 4 + i * 8 + 4)).flatMap(
    (offset) => rangesOf(font, cmap + offset),
  );
}

// Characters that only tell how to join or break: without a glyph they are left out, not replaced.
const INVISIBLE = /[\u00AD\u200B-\u200F\u2060]|\p{Variation_Selector}/u;

/** Makes a function that writes U+FFFD for every character that none of the fonts can draw. */
export function drawableIn(fonts: readonly Uint8Array[]): (text: string) => string {
  const ranges = fonts.flatMap(coverageOf);
  const known = new Map<string, string>();
  const drawable = (character: string) => {
    const code = character.codePointAt(0) ?? 0;
    if (ranges.some(([first, last]) => code >= first && code <= last)) return character;
    return INVISIBLE.test(character) ? '' : '\uFFFD';
  };
  return (text) => {
    let drawn = '';
    for (const character of text) {
      let kept = known.get(character);
      if (kept === undefined) {
        kept = drawable(character);
        known.set(character, kept);
      }
      drawn += kept;
    }
    return drawn;
  };
}
