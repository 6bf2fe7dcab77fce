// A style sheet in a test: of a module every class answers with its own name; `?inline` gives an empty text.
const MODULE = 'export default new Proxy({}, { get: (_, name) => (typeof name === "string" ? name : undefined) });';

export default {
  process: (_text, file) => ({ code: file.includes('.module.css') ? MODULE : 'export default "";' }),
};
