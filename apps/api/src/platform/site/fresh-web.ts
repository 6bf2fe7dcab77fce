import type { Server } from 'node:http';
import type { Renderer, Web } from './web.ts';
import { WEB } from './web.ts';

/** The web client from its source, with hot updates: Vite inside the API. Only for development. */
export async function freshWeb(server: Server): Promise<Web> {
  const { createServer } = await import('vite');
  const vite = await createServer({
    root: WEB,
    appType: 'custom',
    server: { middlewareMode: { server }, hmr: { server } },
  });
  server.on('close', () => void vite.close());
  const load = async (name: string) => vite.ssrLoadModule(name);

  /** Every style sheet of the renderer as the element that Vite's client takes over: no flash before the script. */
  async function styles(): Promise<string> {
    const names = [...(vite.environments.ssr?.moduleGraph.idToModuleMap.keys() ?? [])].filter((id) =>
      id.endsWith('.css'),
    );
    const sheets = names.map(async (id) => {
      const { default: text } = await load(`${id}?inline`);
      return `<style data-vite-dev-id="${id}">${text}</style>`;
    });
    return (await Promise.all(sheets)).join('');
  }

  return {
    renderer: async () => (await load('/src/app/entry-server.tsx')) as unknown as Renderer,
    files: () => ({ styles: [], script: '/src/app/boot.ts', preload: [] }),
    asset: () => null,
    finish: async (url, html) => vite.transformIndexHtml(url, html.replace('</head>', `${await styles()}</head>`)),
    middleware: vite.middlewares,
    isFresh: true,
  };
}
