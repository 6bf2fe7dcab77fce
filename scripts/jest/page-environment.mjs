import { TestEnvironment } from 'jest-environment-jsdom';

const FROM_NODE = ['fetch', 'Request', 'Response', 'Headers', 'AbortController', 'AbortSignal', 'structuredClone'];
const STREAMS = ['ReadableStream', 'TransformStream', 'TextEncoder', 'TextDecoder'];

/** jsdom has no fetch family, no streams and no channels: the pages get those of Node. */
export default class PageEnvironment extends TestEnvironment {
  /** An open channel keeps the process alive; a browser closes those of a page with it. */
  #channels = [];

  async setup() {
    await super.setup();
    for (const name of [...FROM_NODE, ...STREAMS]) this.global[name] = globalThis[name];
    const { virtualConsole } = this.dom;
    const tell = virtualConsole.listeners('jsdomError');
    virtualConsole.removeAllListeners('jsdomError');
    // Who leaves for another page has nowhere to go here.
    virtualConsole.on('jsdomError', (error) => {
      if (!error.message.includes('navigation')) for (const to of tell) to(error);
    });
    const channels = this.#channels;
    this.global.MessageChannel = class extends MessageChannel {
      constructor() {
        super();
        channels.push(this.port1);
      }
    };
    this.global.BroadcastChannel = class extends BroadcastChannel {
      constructor(name) {
        super(name);
        channels.push(this);
      }
    };
  }

  async teardown() {
    for (const channel of this.#channels) channel.close();
    await super.teardown();
  }
}
