// Rules, rooms and pages: `npm test`, or `npm test -- part/of/a/path`.
import { swcOptions } from './scripts/lib/swc-options.mjs';

const root = import.meta.dirname;
const typescript = {
  '\\.ts$': ['@swc/jest', swcOptions('.ts')],
  '\\.tsx$': ['@swc/jest', swcOptions('.tsx')],
};
const project = { rootDir: root, transform: typescript, extensionsToTreatAsEsm: ['.ts', '.tsx'] };
// A room starts a whole API; on two busy cores that may take a while.
const SLOW = 180_000;

export default {
  testTimeout: SLOW,
  // A worker gives back 1 GB when it ends: on busy cores that takes longer than Jest's half second.
  workerGracefulExitTimeout: 10_000,
  projects: [
    { ...project, displayName: 'rules', testEnvironment: 'node', testMatch: ['<rootDir>/libs/*/src/**/*.spec.ts'] },
    {
      ...project,
      displayName: 'rooms',
      testEnvironment: 'node',
      testMatch: ['<rootDir>/apps/api/{src,test}/**/*.spec.ts'],
    },
    {
      ...project,
      displayName: 'pages',
      testEnvironment: '<rootDir>/scripts/jest/page-environment.mjs',
      testEnvironmentOptions: { customExportConditions: ['browser', 'import', 'default'] },
      setupFiles: ['<rootDir>/scripts/jest/page-setup.mjs'],
      setupFilesAfterEnv: ['<rootDir>/scripts/jest/page-patience.mjs'],
      testMatch: ['<rootDir>/apps/web/src/**/*.spec.{ts,tsx}'],
      extensionsToTreatAsEsm: [...project.extensionsToTreatAsEsm, '.css'],
      moduleNameMapper: { '^(.+\\.css)\\?(inline|raw|url)$': '$1' },
      transformIgnorePatterns: ['/node_modules/(?!.*\\.css$)'],
      transform: { ...typescript, '\\.css$': '<rootDir>/scripts/jest/css.mjs' },
    },
  ],
};
