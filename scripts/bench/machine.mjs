import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import os from 'node:os';

/** One line about where the figures come from; without it they say nothing. */
export function machine() {
  const [cpu] = os.cpus();
  return `${cpu?.model.trim()}, ${os.cpus().length} cores, ${Math.round(os.totalmem() / 2 ** 30)} GB, ${os.type()} ${os.release()}, Node ${process.versions.node}`;
}

/** Puts a process with all its threads on one core; false where that cannot be done. */
export function pin(pid, core) {
  if (os.cpus().length < 2) return false;
  return spawnSync('taskset', ['-apc', String(core), String(pid)]).status === 0;
}

/** Memory in use in MB, as the system counts it; undefined where it cannot be read. */
export function memory(pid) {
  try {
    return Number(readFileSync(`/proc/${pid}/status`, 'utf8').match(/VmRSS:\s+(\d+)/)?.[1]) / 1024;
  } catch {
    return undefined;
  }
}
