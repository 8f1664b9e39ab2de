// What a replication looks like at one instant, from its journal and its drives: no drawing here.
import type { Playback, Run, Scene } from '../data';

export type FireState = 'heated' | 'rim' | 'burning' | 'extinguished' | 'burnt_out' | 'failed';

export interface Situation {
  fires: Map<string, { state: FireState; area: number | null }>;
  units: Map<string, string>;         // condition
  targets: Map<string, string>;       // unit -> what it works on
  zones: Map<string, 'warned' | 'ordered' | 'evacuated' | 'harmed'>;
  closed: Set<string>;                // roads
  flash: { id: string; radius: number; since: number }[];
  counts: { dead: number; injured: number; waiting: number; admitted: number; grade: number };
  smoke: boolean;
  last: number;                       // place of the last entry, -1 before the first
}

const KEEPS_CONDITION = new Set(['unavailable', 'stranded', 'rerouted', 'threatened']);

export function situationAt(playback: Playback, run: Run, time: number): Situation {
  const { kind, entity, condition } = playback.words;
  const s: Situation = { fires: new Map(), units: new Map(), targets: new Map(), zones: new Map(), closed: new Set(), flash: [],
    counts: { dead: 0, injured: 0, waiting: 0, admitted: 0, grade: 0 }, smoke: false, last: -1 };
  const e = run.events;
  for (let i = 0; i < e.time_s.length && e.time_s[i] <= time; ++i) {
    s.last = i;
    const what = kind[e.kind[i]];
    const who = entity[e.entity[i]] ?? '';
    const value = e.value[i] ?? 0;
    const to = condition[e.to[i]];
    const burns = s.fires.get(who)?.state;
    switch (what) {
      case 'burning': case 'reignited': s.fires.set(who, { state: 'burning', area: value > 0 ? value : null }); break;
      case 'rim_fire': s.fires.set(who, { state: 'rim', area: value > 0 ? value : null }); break;
      case 'heated': if (!burns || burns === 'extinguished') s.fires.set(who, { state: 'heated', area: null }); break;
      case 'failed': if (burns !== 'burning') s.fires.set(who, { state: 'failed', area: null }); break;
      case 'extinguished': s.fires.set(who, { state: 'extinguished', area: null }); break;
      case 'burnt_out': s.fires.set(who, { state: 'burnt_out', area: null }); break;
      case 'flash_fire': s.flash.push({ id: who, radius: value, since: e.time_s[i] }); break;
      case 'road_closed': s.closed.add(who); break;
      case 'road_opened': s.closed.delete(who); break;
      case 'evacuation_ordered': s.zones.set(who, 'ordered'); break;
      case 'zone_warned': s.zones.set(who, 'warned'); break;
      case 'zone_evacuated': s.zones.set(who, 'evacuated'); break;
      case 'zone_harmed': s.zones.set(who, 'harmed'); break;
      case 'grade_raised': s.counts.grade = Math.max(s.counts.grade, value); break;
      case 'died': s.counts.dead += value || 1; break;
      case 'injured': s.counts.injured += value || 1; s.counts.waiting += value || 1; break;
      case 'loaded': s.counts.waiting = Math.max(0, s.counts.waiting - 1); break;
      case 'admitted': s.counts.admitted += 1; break;
      case 'water_on': s.targets.set(who, entity[e.place[i]] ?? ''); break;
      default: break;
    }
    if (to && to !== 'none' && !KEEPS_CONDITION.has(what) && from(condition[e.from[i]])) s.units.set(who, to);
    if (what === 'relieved' || what === 'withdrawn') s.targets.delete(who);
  }
  for (const fire of s.fires.values()) s.smoke ||= fire.state === 'burning' || fire.state === 'rim';
  return s;
}

/** Conditions that only vehicles have. */
function from(condition: string | undefined): boolean {
  return ['ready', 'turning_out', 'driving', 'setting_up', 'working', 'waiting', 'withdrawn', 'returning'].includes(condition ?? '');
}

export interface Track { times: number[]; x: number[]; y: number[]; junction: string[] }

/** The way of each unit that drove, by its id. */
export function tracks(playback: Playback, run: Run, scene: Scene): Map<string, Track> {
  const found = new Map<string, Track>();
  const place = new Map(scene.junctions?.junction.map((id, i) => [id, i]) ?? []);
  const p = run.passages;
  if (!p || !scene.junctions || !playback.words.unit || !playback.words.junction) return found;
  for (let i = 0; i < p.unit.length; ++i) {
    const unit = playback.words.unit[p.unit[i]];
    const junction = playback.words.junction[p.junction[i]];
    const at = place.get(junction);
    if (at === undefined) continue;
    const track = found.get(unit) ?? { times: [], x: [], y: [], junction: [] };
    track.times.push(p.time_s[i]);
    track.x.push(scene.junctions.x_m[at]);
    track.y.push(scene.junctions.y_m[at]);
    track.junction.push(junction);
    found.set(unit, track);
  }
  return found;
}

/** Where a vehicle is: between two junctions on the straight line, else where it was last. */
export function positionAt(track: Track, time: number): { x: number; y: number; moving: boolean } {
  const { times, x, y } = track;
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (times[middle] <= time) low = middle + 1;
    else high = middle;
  }
  const before = low - 1;
  if (before < 0) return { x: x[0], y: y[0], moving: false };
  if (low >= times.length) return { x: x[before], y: y[before], moving: false };
  const span = times[low] - times[before];
  const share = span > 0 ? (time - times[before]) / span : 1;
  const moving = x[low] !== x[before] || y[low] !== y[before];
  return { x: x[before] + share * (x[low] - x[before]), y: y[before] + share * (y[low] - y[before]), moving };
}

export interface Stretch { condition: string; from: number; to: number }

/** Stretches of time that each unit spent in a condition, for units that were sent. */
export function stretches(playback: Playback, run: Run, end: number): Map<string, Stretch[]> {
  const { entity, condition, kind } = playback.words;
  const found = new Map<string, Stretch[]>();
  const e = run.events;
  for (let i = 0; i < e.time_s.length; ++i) {
    if (!from(condition[e.from[i]]) || KEEPS_CONDITION.has(kind[e.kind[i]])) continue;
    const who = entity[e.entity[i]];
    const list = found.get(who) ?? [];
    const last = list[list.length - 1];
    if (last) last.to = e.time_s[i];
    const to = condition[e.to[i]];
    if (to !== 'ready') list.push({ condition: to, from: e.time_s[i], to: end });
    found.set(who, list);
  }
  return found;
}

/** Who commands at a time, and under which response level. */
export function commandAt(run: Run, time: number): { commander: string; level: string } | null {
  const c = run.command;
  if (!c) return null;
  let at = -1;
  while (at + 1 < c.time_s.length && c.time_s[at + 1] <= time) ++at;
  return { commander: at < 0 ? 'nobody' : c.commander[at], level: at < 0 ? 'none' : c.response_level[at] };
}
