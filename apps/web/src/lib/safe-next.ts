/**
 * Where to go after a sign-in: a path of our own, or null. Browsers read `\` as `/`, drop tabs and line ends, and
 * take `//host` for another site, so the address is judged after a browser's own parsing.
 */
export function safeNext(next: string | null | undefined): string | null {
  if (!next || next.length > 500 || !/^\/(?![/\\])/.test(next)) return null;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: what a browser would drop silently
  if (/[\u0000-\u0020\\\u007f]/.test(next)) return null;
  const url = URL.parse(next, 'https://own.invalid');
  if (url?.origin !== 'https://own.invalid') return null;
  const decoded = decode(url.pathname);
  return decoded === null || /^\/[/\\]|\\/.test(decoded) ? null : url.pathname + url.search + url.hash;
}

function decode(path: string): string | null {
  try {
    return decodeURIComponent(path);
  } catch {
    return null;
  }
}
