/**
 * Makes this the oldest browser that the build aims at, as far as names go: without what today's engines know and
 * Safari 16.4 or Firefox 114 does not. Complete in itself, so that it can be sent into a page.
 */
export function forgetNewerNames() {
  const iterators = Object.getPrototypeOf(Object.getPrototypeOf([].values()));
  const sets = ['union', 'intersection', 'difference', 'symmetricDifference'];
  const helpers = ['map', 'filter', 'some', 'every', 'find', 'toArray', 'flatMap', 'reduce', 'take', 'drop', 'forEach'];
  for (const [home, names] of [
    [Map, ['groupBy']],
    [Object, ['groupBy']],
    [Promise, ['withResolvers', 'try']],
    [Array, ['fromAsync']],
    [URL, ['parse', 'canParse']],
    [Intl, ['Segmenter', 'DurationFormat']],
    [Set.prototype, [...sets, 'isSubsetOf', 'isSupersetOf', 'isDisjointFrom']],
    [iterators, helpers],
    [Element.prototype, ['checkVisibility', 'moveBefore']],
    [Document.prototype, ['startViewTransition']],
    [globalThis, ['Iterator', 'requestIdleCallback', 'scheduler', 'navigation', 'URLPattern']],
  ])
    for (const name of names) delete home[name];
}
