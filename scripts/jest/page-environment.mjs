import { TestEnvironment } from 'jest-environment-jsdom';

const FROM_NODE = ['fetch', 'Request', 'Response', 'Headers', 'AbortController', 'AbortSignal', 'structuredClone'];
const STREAMS = [
  'ReadableStream',
  'TransformStream',
  'TextEncoder',
  'TextDecoder',
  'BroadcastChannel',
  'MessageChannel',
];

/** jsdom has no fetch family and no streams: the pages get those of Node. */
export default class PageEnvironment extends TestEnvironment {
  async setup() {
    await super.setup();
    for (const name of [...FROM_NODE, ...STREAMS]) this.global[name] = globalThis[name];
  }
}
