// Loaded into the API: starting leaves some 60 MB of garbage, which V8 would keep as room to come. The parent asks once,
// when the start is over, to give it back. A small young generation would save the same, but cost a third of the speed.
import v8 from 'node:v8';
import vm from 'node:vm';

v8.setFlagsFromString('--expose-gc');
const collect = vm.runInNewContext('gc');
process.on('message', (message) => {
  if (message === 'tidy') collect({ type: 'major', execution: 'async', flavor: 'last-resort' });
});
process.channel?.unref();
