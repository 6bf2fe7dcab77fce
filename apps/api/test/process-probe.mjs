// Loaded into an API process that a test watches: tells what it keeps in memory, and can be made to keep too much.
import { Server } from 'node:net';
import { setTimeout } from 'node:timers/promises';

const leaked = [];
let isLeaking = false;
const { emit } = Server.prototype;
Server.prototype.emit = function (event, ...args) {
  if (isLeaking && event === 'connection') leaked.push(args[0]);
  return emit.call(this, event, ...args);
};

/** Bytes in use once nothing more can be collected; lines that were cut a moment ago are still being closed. */
async function bytesKept() {
  let least = Number.POSITIVE_INFINITY;
  for (let calm = 0; calm < 3; calm++) {
    await setTimeout(100);
    globalThis.gc();
    const { heapUsed, external } = process.memoryUsage();
    if (heapUsed + external < least - 10_000) calm = 0;
    least = Math.min(least, heapUsed + external);
  }
  return least;
}

process.on('message', async (message) => {
  if (message === 'leak') isLeaking = true;
  if (message === 'memory') process.send({ bytesKept: await bytesKept() });
});
process.channel.unref();
