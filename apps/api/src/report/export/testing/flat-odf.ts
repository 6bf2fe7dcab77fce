import { unescapeXml } from './unzip.ts';

/** The text of an element as a reader sees it. */
function shown(xml: string): string {
  return unescapeXml(
    xml
      .replace(/<text:note .*?<\/text:note>/gs, '')
      .replace(/<text:s(?: text:c="(\d+)")?\/>/g, (_, count: string | undefined) => ' '.repeat(Number(count ?? 1)))
      .replace(/<text:(?:tab|line-break)\/>/g, ' ')
      .replace(/<[^>]*>/g, ''),
  );
}

const PARAGRAPH = /<text:(?:p|h)(?: [^>]*[^/])?>(.*?)<\/text:(?:p|h)>/gs;

type Cell = { text: string; formula: string | null };

/** The cells of a flat spreadsheet that hold something, row by row; lines of one cell are joined by a blank. */
export function cellsOf(fods: string): Cell[][] {
  const table = /<table:table .*<\/table:table>/s.exec(fods)?.[0] ?? '';
  return table
    .split('<table:table-row')
    .slice(1)
    .map((row) =>
      [...row.matchAll(/<table:table-cell((?: [^>]*[^/])?)>(.*?)<\/table:table-cell>/gs)].flatMap(
        ([, head = '', body = '']) => {
          const text = [...body.matchAll(PARAGRAPH)].map(([, inside = '']) => shown(inside)).join(' ');
          const formula = /table:formula="([^"]*)"/.exec(head)?.[1] ?? null;
          const times = Number(/table:number-columns-repeated="(\d+)"/.exec(head)?.[1] ?? 1);
          return Array.from({ length: times }, () => ({ text, formula }));
        },
      ),
    )
    .filter((cells) => cells.length > 0);
}

/** The paragraphs of a flat text document with the name of their style. */
export function paragraphsOf(fodt: string): { style: string; text: string }[] {
  const body = /<office:text.*<\/office:text>/s.exec(fodt)?.[0].replace(/<text:note .*?<\/text:note>/gs, '') ?? '';
  return [...body.matchAll(PARAGRAPH)]
    .map(([whole, inside = '']) => ({ style: /text:style-name="([^"]*)"/.exec(whole)?.[1] ?? '', text: shown(inside) }))
    .filter(({ text }) => text.trim() !== '');
}

/** What a paragraph style says itself or by the styles that it rests on; null where none says it. */
export function saidByStyle(fodt: string, style: string, property: string): string | null {
  const found =
    fodt.match(new RegExp(`<style:style style:name="${style}".*?(?:/>\\n <style:style|</style:style>)`, 's'))?.[0] ??
    '';
  const own = new RegExp(` ${property}="([^"]*)"`).exec(found)?.[1];
  if (own) return own;
  const parent = /style:parent-style-name="([^"]*)"/.exec(found)?.[1];
  return parent ? saidByStyle(fodt, parent, property) : null;
}
