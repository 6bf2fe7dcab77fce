/**
 * Options for @swc/core: how our TypeScript becomes JavaScript, the same for the running API and for Jest.
 * Nest and TypeORM read the decorator metadata; `<T>(x)` means another thing in .tsx, so the ending counts.
 */
export function swcOptions(ending) {
  return {
    swcrc: false,
    sourceMaps: 'inline',
    module: { type: 'es6' },
    jsc: {
      target: 'es2023',
      keepClassNames: true,
      parser: { syntax: 'typescript', decorators: true, tsx: ending === '.tsx' },
      transform: {
        legacyDecorator: true,
        decoratorMetadata: true,
        useDefineForClassFields: false,
        react: { runtime: 'automatic' },
      },
    },
  };
}
