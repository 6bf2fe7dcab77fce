import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

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
        rolldownOptions: { input: 'src/app/boot.ts' },
      },
    },
    ssr: {
      // Our libraries are TypeScript source and have to be bundled.
      resolve: { noExternal: [/^@sti\//] },
      build: { outDir: 'dist/server', ssr: 'src/app/entry-server.tsx', emitAssets: false },
    },
  },
});
