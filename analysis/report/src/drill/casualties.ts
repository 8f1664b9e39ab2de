// Where the casualties of a replication are at one instant, by triage colour: no drawing here.
import type { Run } from '../data';

/** Numbers by triage colour; `unseen` for those whom nobody has triaged yet. */
export type ByColour = Map<string, number>;

/** Those who wait, by their zone, post or unit; those who were handed over, by hospital; and the number under way. */
export interface Casualties { waiting: Map<string, ByColour>; brought: Map<string, ByColour>; driven: number }

const ORDER = ['red', 'yellow', 'green', 'unseen', 'black'];

export function casualtiesAt(run: Run, time: number): Casualties | null {
  const c = run.casualties;
  if (!c?.injured_s) return null;
  const found: Casualties = { waiting: new Map(), brought: new Map(), driven: 0 };
  const happened = (x: unknown) => typeof x === 'number' && x <= time;
  const add = (to: Map<string, ByColour>, place: string, what: string) => {
    const by = to.get(place) ?? new Map<string, number>();
    to.set(place, by.set(what, (by.get(what) ?? 0) + 1));
  };
  c.injured_s.forEach((injured, i) => {
    if (!happened(injured)) return;
    // Who is dead at once is so before triage comes and says it.
    const given = c.outcome?.[i] === 'dead_at_once' ? 'black' : happened(c.triaged_s?.[i]) ? String(c.colour_given?.[i] || 'none') : 'none';
    const what = given === 'none' ? 'unseen' : given;
    if (happened(c.arrived_s?.[i])) add(found.brought, String(c.hospital?.[i] ?? ''), what);
    else if (happened(c.loaded_s?.[i])) found.driven += 1;
    else add(found.waiting, String(c.zone?.[i] ?? ''), what);
  });
  return found;
}

/** All places together. */
export function together(groups: Map<string, ByColour>): [what: string, n: number][] {
  const sum = new Map<string, number>();
  for (const by of groups.values()) for (const [what, n] of by) sum.set(what, (sum.get(what) ?? 0) + n);
  return inOrder(sum);
}

/** In the order in which they are taken away. */
export function inOrder(by: ByColour): [what: string, n: number][] {
  return ORDER.filter((what) => by.has(what)).map((what) => [what, by.get(what) as number]);
}
