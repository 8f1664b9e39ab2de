// Opens a rehearsal as the generator has packed it (yuyan_report/playback.py).
import { inflateSync, strFromU8 } from 'fflate';

import type { PackedRun, Run } from '../data';

type Numbers = number[];

interface Packed extends Omit<Run, 'number' | 'why' | 'events' | 'passages'> {
  events: Omit<Run['events'], 'time_s'> & { steps_ds: Numbers };
  passages?: { unit: Numbers; junction: Numbers; steps_s: Numbers };
}

const opened = new WeakMap<PackedRun, Run>();

/** Sums of all that stand up to each place. */
export function sums(steps: Numbers): Numbers {
  let sum = 0;
  return steps.map((step) => (sum += step));
}

export function unpacked(run: PackedRun): Run {
  let found = opened.get(run);
  if (!found) {
    const bytes = Uint8Array.from(atob(run.packed), (character) => character.charCodeAt(0));
    const { events: { steps_ds, ...columns }, passages, ...rest } = JSON.parse(strFromU8(inflateSync(bytes))) as Packed;
    found = { ...rest, number: run.number, why: run.why,
      events: { ...columns, time_s: sums(steps_ds).map((tenths) => tenths / 10) },
      passages: passages && { unit: sums(passages.unit), junction: passages.junction, time_s: sums(passages.steps_s) } };
    opened.set(run, found);
  }
  return found;
}
