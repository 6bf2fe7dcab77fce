import { inflateSync } from 'node:zlib';

type PdfObject = { head: string; stream: string };

function objectsOf(pdf: Buffer): Map<string, PdfObject> {
  const text = pdf.toString('latin1');
  const objects = new Map<string, PdfObject>();
  for (const found of text.matchAll(/(?<=^|[\r\n])(\d+) 0 obj\b/g)) {
    const end = text.indexOf('endobj', found.index);
    const start = text.indexOf('stream', found.index);
    const head = text.slice(found.index, start >= 0 && start < end ? start : end);
    const hasStream = start >= 0 && start < end;
    const stream = hasStream ? contentAt(pdf, start, head.includes('/FlateDecode')) : '';
    objects.set(found[1] ?? '', { head, stream });
  }
  return objects;
}

function contentAt(pdf: Buffer, start: number, isPacked: boolean): string {
  const from = start + (pdf.toString('latin1', start + 6, start + 8) === '\r\n' ? 8 : 7);
  const bytes = pdf.subarray(from, pdf.indexOf('endstream', from));
  return isPacked ? inflateSync(bytes).toString('latin1') : bytes.toString('latin1');
}

function utf16(hex: string): string {
  return (hex.match(/.{4}/g) ?? []).map((code) => String.fromCharCode(Number.parseInt(code, 16))).join('');
}

/** Glyph number -> letters, as the font's ToUnicode map says. */
function lettersOf(map: string): Map<number, string> {
  const letters = new Map<number, string>();
  for (const [, glyph = '', hex = ''] of map.matchAll(/^<(\w{4})> <(\w+)>$/gm))
    letters.set(Number.parseInt(glyph, 16), utf16(hex));
  return letters;
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

function unescapeString(text: string): string {
  return text.replace(/\\([0-7]{1,3}|[\s\S])/g, (_, code: string) =>
    /^[0-7]/.test(code) ? String.fromCharCode(Number.parseInt(code, 8)) : (ESCAPES[code] ?? code),
  );
}

/** The text of a PDF of ours, glyph by glyph: enough for left-to-right text in the order in which it is drawn. */
export function pdfText(pdf: Buffer): string {
  const objects = objectsOf(pdf);
  const at = (reference: string | undefined) => objects.get(reference ?? '');
  let text = '';
  for (const { head } of objects.values()) {
    if (!/\/Type \/Page\b/.test(head)) continue;
    const resources = /\/Resources (\d+) 0 R/.exec(head);
    const fonts = new Map<string, Map<number, string>>();
    for (const [, name = '', font] of (at(resources?.[1])?.head ?? head).matchAll(/\/(f\d+) (\d+) 0 R/g)) {
      fonts.set(name, lettersOf(at(/\/ToUnicode (\d+) 0 R/.exec(at(font)?.head ?? '')?.[1])?.stream ?? ''));
    }
    const content = at(/\/Contents (\d+) 0 R/.exec(head)?.[1])?.stream ?? '';
    let letters = new Map<number, string>();
    for (const [, font, string] of content.matchAll(/\/(f\d+) [\d.]+ Tf|\(((?:\\[\s\S]|[^\\)])*)\)/g)) {
      if (font) letters = fonts.get(font) ?? letters;
      if (string === undefined) continue;
      const bytes = Buffer.from(unescapeString(string), 'latin1');
      for (let i = 0; i + 1 < bytes.length; i += 2) text += letters.get(bytes.readUInt16BE(i)) ?? '\uFFFD';
    }
  }
  return text;
}
