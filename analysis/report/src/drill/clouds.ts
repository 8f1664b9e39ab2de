// Where a plume lies at one instant, from the trails of /drill/clouds: no drawing here.
import type { Clouds, Run, Wind } from '../data';

/** Shares of the reach at which the table gives the half width. */
export const SHARES = [0.01, 0.05, 0.15, 0.3, 0.5, 0.7, 0.85, 0.95];

export type Point = [east: number, north: number];

/** Rows of one cloud and level in the order of time; files of earlier programs have one cloud a kind. */
export interface Train { kind: string; level: string; rows: number[] }

export function trains(clouds: Clouds | undefined): Train[] {
  const found = new Map<string, Train>();
  clouds?.time_s.forEach((_, row) => {
    const [kind, level] = [clouds.kind[row], clouds.level[row]];
    const key = `${kind}/${clouds.cloud?.[row] ?? 0}/${level}`;
    if (!found.has(key)) found.set(key, { kind, level, rows: [] });
    found.get(key)?.rows.push(row);
  });
  return [...found.values()];
}

const unit = (degrees: number): Point => [Math.sin((degrees * Math.PI) / 180), Math.cos((degrees * Math.PI) / 180)];

/** Half of the width where the air has come a share of the reach: straight between the shares. */
export function halfWidth(widths: number[], share: number): number {
  let [beforeShare, before] = [0, 0];
  for (let i = 0; i <= SHARES.length; ++i) {
    const [at, width] = i === SHARES.length ? [1, 0] : [SHARES[i], widths[i]];
    if (share <= at) return before + ((width - before) * (share - beforeShare)) / (at - beforeShare);
    [beforeShare, before] = [at, width];
  }
  return 0;
}

/** The outline of the trail that the `place`-th row of a train feeds, at a time; empty where nothing exceeds the level.
 *  A trail that is no longer fed is carried on by the winds of the later rows, and the way of its air grows by theirs. */
export function outline(clouds: Clouds, train: Train, place: number, time: number): Point[] {
  const row = train.rows[place];
  const reach = clouds.reach_m[row];
  if (clouds.time_s[row] >= time || reach <= 0) return [];
  let [x, y, moved, until] = [clouds.x_m[row], clouds.y_m[row], 0, time];
  for (let later = place + 1; later < train.rows.length; ++later) {
    const next = train.rows[later];
    const from = clouds.time_s[next];
    if (from >= time) break;
    until = Math.min(until, from);
    const following = train.rows[later + 1];
    const way = clouds.wind_m_s[next] * (Math.min(time, following === undefined ? time : clouds.time_s[following]) - from);
    const [east, north] = unit(clouds.towards_deg[next]);
    x += way * east;
    y += way * north;
    moved += way;
  }
  const length = Math.min(clouds.wind_m_s[row] * (until - clouds.time_s[row]), reach - moved);
  if (length <= 0) return [];
  const inside = SHARES.map((share) => share * reach - moved).filter((along) => along > 0 && along < length);
  const [east, north] = unit(clouds.towards_deg[row]);
  const side = (along: number, sign: number): Point => {
    const half = sign * halfWidth(clouds.half_m[row], (along + moved) / reach);
    return [x + along * east + half * north, y + along * north - half * east];
  };
  const stations = [0, ...inside, length];
  return [...stations.map((along) => side(along, 1)), ...stations.reverse().map((along) => side(along, -1))];
}

/** All outlines of a train at a time. */
export function outlines(clouds: Clouds, train: Train, time: number): Point[][] {
  return train.rows.map((_, place) => outline(clouds, train, place, time)).filter((polygon) => polygon.length > 0);
}

/** The wind at a time; that of T0 where the result does not follow it. */
export function windAt(run: Run, time: number): Wind {
  const steady = { wind_m_s: run.outcomes.wind_m_s ?? 0, towards_deg: run.outcomes.wind_towards_deg ?? 0 };
  const w = run.wind;
  if (!w || w.time_s.length === 0) return steady;
  let at = 0;
  while (at + 1 < w.time_s.length && w.time_s[at + 1] <= time) ++at;
  return { wind_m_s: w.wind_m_s[at], towards_deg: w.towards_deg[at] };
}
