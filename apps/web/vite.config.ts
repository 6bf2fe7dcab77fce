import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

// What nearly every page needs, as one file: the library of components, the router, our own small parts. Left alone,
// the bundler makes a file for each set of pages that share something, thirty of a few hundred bytes.
const SITE = [
  /node_modules\/(?:react|react-dom|scheduler|use-sync-external-store|@tanstack)\//,
  /apps\/web\/src\/ui\/(?!field|form-box|problems)/,
  /apps\/web\/src\/lib\/(?:addresses|data|date-words|format|graphql|group-by|help-topics|here|local-text|matches|new-id|signed|t)\b/,
  /apps\/web\/src\/features\/forum\/forum-(?:facts|frame)/,
  /libs\/reference\/src\/(?:goals|languages|names)\b/,
];

// One command builds both sides: the client, and the renderer that the API loads.
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  resolve: { dedupe: ['react', 'react-dom'] },
  build: {
    target: 'baseline-widely-available',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  builder: {},
  environments: {
    client: {
      build: {
        outDir: 'dist/client',
        manifest: true,
        rolldownOptions: {
          input: 'src/app/boot.ts',
          output: { codeSplitting: { groups: [{ name: 'site', test: (id) => SITE.some((part) => part.test(id)) }] } },
        },
      },
    },
    ssr: {
      // Our libraries are TypeScript source and have to be bundled.
      resolve: { noExternal: [/^@sti\//] },
      build: {
        outDir: 'dist/server',
        ssr: 'src/app/entry-server.tsx',
        emitAssets: false,
        // One file: a running process never looks for a part of it that a newer build has replaced.
        rolldownOptions: { output: { codeSplitting: false } },
      },
    },
  },
});
