// What the summary picks and how it counts.
import type { Clause } from '../data';

/** Of so many fires that the number can be counted: 1, 10, 100 or 1000. */
export function scaleFor(mean: number): number {
  if (mean >= 3) return 1;
  return mean * 10 >= 1 || mean === 0 ? 10 : mean * 100 >= 1 ? 100 : 1000;
}

/** The scale at which the rarest of several means that are above zero can still be counted. */
export function commonScale(means: number[]): number {
  const known = means.filter((mean) => mean > 0);
  return known.length > 0 ? Math.max(...known.map(scaleFor)) : scaleFor(0);
}

/** What stands in the summary, the least certain first, and what is folded away: one alone is not. */
export function folded<T>(sorted: T[], most: number): { shown: T[]; rest: T[] } {
  const at = sorted.length <= most + 1 ? sorted.length : most;
  return { shown: sorted.slice(0, at), rest: sorted.slice(at) };
}

/** The clauses that fail most often, each with what stands in the way. */
export function weakest(clauses: Clause[], most: number): Clause[] {
  const failing = clauses.filter((c) => c.estimate && c.estimate.p < 1);
  const known = failing.filter((c) => c.test?.bottleneck);
  const seen = new Set<string>();
  const distinct = known.filter((c) => {
    const what = String(c.test?.bottleneck);
    return !seen.has(what) && seen.add(what);
  });
  return (distinct.length > 0 ? distinct : failing).slice(0, most);
}
