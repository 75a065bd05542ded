/** Memory of processes on this machine, out of /proc. */
import { readdirSync, readFileSync } from 'node:fs';

export interface MemoryWatch {
  /** The largest sum seen, in bytes; null where /proc does not tell. */
  stop(): number | null;
}

/** The most that one process has held since it began, in bytes; null where /proc does not tell. */
export function peakOf(pid: number): number | null {
  return kilobytes(`/proc/${pid}/status`, 'VmHWM');
}

/**
 * Watches a process and its children, such as PostgreSQL's postmaster with its backends. Memory that several of them
 * share counts once over all of them (proportional set size), so that shared buffers are not counted sixty times.
 */
export function watchMemory(parent: number, milliseconds = 250): MemoryWatch {
  let peak: number | null = null;
  const look = () => {
    const parts = familyOf(parent).map((pid) => kilobytes(`/proc/${pid}/smaps_rollup`, 'Pss'));
    const sum = parts.reduce<number>((total, part) => total + (part ?? 0), 0);
    if (sum > 0) peak = Math.max(peak ?? 0, sum);
  };
  look();
  const timer = setInterval(look, milliseconds);
  return {
    stop() {
      clearInterval(timer);
      look();
      return peak;
    },
  };
}

/** The process that started another one; null where /proc does not tell. */
export function parentOf(pid: number): number | null {
  try {
    // The name stands in parentheses and may hold anything.
    return Number(readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)!.split(' ')[1]);
  } catch {
    return null;
  }
}

function familyOf(parent: number): number[] {
  const all = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return [parent, ...all.map(Number).filter((pid) => parentOf(pid) === parent)];
}

function kilobytes(file: string, field: string): number | null {
  try {
    const found = new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(readFileSync(file, 'utf8'));
    return found ? Number(found[1]) * 1024 : null;
  } catch {
    return null; // The process has ended, or belongs to somebody else.
  }
}
