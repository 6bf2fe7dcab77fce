// The borders of the house. The order of the rooms stands once, in rooms.json, and holds for the API and the client alike.
const rooms = require('./rooms.json');

const WEB = '^apps/web/src';
const TESTS = '(\\.spec|/test-[^/]+)\\.tsx?$';

/** A room may use itself and the rooms before it, never one after it. */
const roomBorders = ['apps/api/src', 'apps/web/src/features'].flatMap((folder) =>
  rooms.slice(0, -1).map((room, i) => ({
    name: `${room} uses no later room`,
    comment: `To influence a later room write a fact in the transaction; to add a field, write a resolver there. Order: ${rooms.join(', ')}.`,
    severity: 'error',
    from: { path: `^${folder}/${room}/`, pathNot: TESTS },
    to: { path: `^${folder}/(${rooms.slice(i + 1).join('|')})/` },
  })),
);

/** What is pure may be used by both applications: it names what it may import, everything else is refused. */
const pure = (lib, allowed) => ({
  name: `libs/${lib} is pure`,
  comment: `It may import ${allowed.length ? allowed.join(' and ') : 'nothing'}: no framework, no input or output, no clock.`,
  severity: 'error',
  from: { path: `^libs/${lib}/`, pathNot: TESTS },
  to: { pathNot: `^libs/(${[lib, ...allowed].join('|')})/` },
});

/** Within the client: app -> pages -> features -> ui, lib; nobody looks up. */
const layer = (name, above) => ({
  name: `${name} does not look up`,
  comment:
    'The direction is app -> pages -> features -> ui, lib -> libs. What needs both ways belongs to the upper one.',
  severity: 'error',
  from: { path: `${WEB}/${name}/`, pathNot: TESTS },
  to: { path: `${WEB}/(${above.join('|')})/` },
});

module.exports = {
  forbidden: [
    ...roomBorders,
    pure('reference', []),
    pure('domain', ['reference']),
    pure('report', ['reference', 'domain']),
    layer('pages', ['app']),
    layer('features', ['app', 'pages']),
    layer('ui', ['app', 'pages', 'features']),
    layer('lib', ['app', 'pages', 'features', 'ui']),
    {
      name: 'the API never imports the client',
      comment: 'The API loads the built renderer by its path; types are shared through libs.',
      severity: 'error',
      from: { path: '^apps/api/' },
      to: { path: '^apps/web/' },
    },
    {
      name: 'the client never imports the API',
      comment: 'What the client knows of the API is schema.graphql.',
      severity: 'error',
      from: { path: '^apps/web/' },
      to: { path: '^apps/api/' },
    },
    {
      name: 'no cycles',
      comment: 'Two files that need each other are one thing, or a third is missing. Types may go round.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'every import is there',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: ['\\.css', '\\?'] },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)dist/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json', '.d.ts'],
    },
  },
};
