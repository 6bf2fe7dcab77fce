import path from 'node:path';

export const ROOT = path.resolve(import.meta.dirname, '../..');

/** What can be made again at any time. */
export const CACHE = path.join(ROOT, 'node_modules/.cache/sti');

/** An absolute path from one that starts at the root of the project. */
export const at = (...parts) => path.join(ROOT, ...parts);
