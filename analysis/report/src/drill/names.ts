// How the entities of a drill are called, as the program's own story calls them.
import type { Playback, Result, Run, Scene } from '../data';
import { short } from '../dom';
import { named, say } from '../state';
import { amount, word } from '../words';
import { sinceStart } from '../format';

const LEVELS: Record<string, [string, string]> = { firm: ['the firm', '企业'], county: ['the county', '县级'], city: ['the city', '市级'], province: ['the province', '省级'] };

export class Names {
  private readonly names = new Map<string, { en: string; zh: string }>();

  constructor(scene: Scene | null, readonly site: string) {
    const set = (id: string, en: string, zh: string) => this.names.set(id, { en, zh });
    const placed = (ids: string[] | undefined, table: { name?: string[]; name_zh?: string[] } | undefined) =>
      ids?.forEach((id, i) => set(id, table?.name?.[i] || plain(id), table?.name_zh?.[i] || ''));
    placed(scene?.junctions?.junction, scene?.junctions);
    placed(scene?.stations?.station, scene?.stations);
    scene?.stations?.station.forEach((id) => {
      const found = this.names.get(id);
      set(`station_${id}`, `station ${found?.en ?? id}`, found?.zh ?? '');
    });
    scene?.tanks?.tank.forEach((id) => set(id, `tank ${id}`, `${id} 罐`));
    scene?.bunds?.bund.forEach((id) => {
      set(`bund_${id}`, `bund ${id}`, `${id} 防火堤`);
      set(`overflow_${id}`, `ground outside bund ${id}`, `${id} 防火堤外`);
    });
    placed(scene?.zones?.zone, scene?.zones);
    placed(scene?.hospitals?.hospital, scene?.hospitals);
    placed(scene?.posts?.post, scene?.posts);
    scene?.roads?.road.forEach((id, i) => set(id, scene.roads!.name?.[i] || `road ${id}`, scene.roads!.name_zh?.[i] || `道路 ${id}`));
    scene?.units?.unit.forEach((id, i) => {
      const station = scene.units!.station[i];
      const home = this.names.get(station);
      set(id, `${id} (${home?.en ?? station})`, `${home?.zh || station} ${id}`);
    });
    scene?.orders?.order.forEach((id, i) => set(id, `${id} (${scene.orders!.actor[i]})`, `${id}(${scene.orders!.actor_zh[i] || scene.orders!.actor[i]})`));
    scene?.facilities?.facility.forEach((id, i) => {
      const kind = scene.facilities!.kind?.[i];
      const [name, zh] = [scene.facilities!.name?.[i], scene.facilities!.name_zh?.[i]];
      if (name || zh || kind) set(id, name || plain(id), zh || (kind ? word(kind) : ''));
    });
    for (let grade = 1; grade <= 5; ++grade) set(`grade_${grade}`, `grade ${grade}`, `${grade} 级火警`);
    for (const [id, [en, zh]] of Object.entries(LEVELS)) set(id, en, zh);
  }

  of(id: string): string {
    const found = this.names.get(id);
    if (found) return named({ ...found, id });
    if (id.startsWith('calls_')) return say(`calls from ${this.of(id.slice(6))}`, `其他警情(${this.of(id.slice(6))})`);
    return plain(id);
  }
}

/** An id as text, where nothing better is known. */
function plain(id: string): string {
  return id.replace(/_/g, ' ');
}

const made = new WeakMap<Scene, Names>();

/** Names of the places of a drill. */
export function namesIn(scene: Scene | null): Names {
  if (!scene) return new Names(null, '');
  if (!made.has(scene)) made.set(scene, new Names(scene, ''));
  return made.get(scene) as Names;
}

export function namesOf(result: Result): Names {
  return new Names(result.drill?.map ?? null, String(result.evidence.provenance.scenario ?? ''));
}

/** What an entry of the journal says, as a sentence; empty for the site as a whole. */
export function sentence(playback: Playback, names: Names, run: Run, row: number): string {
  const { kind, entity, said } = playback.words;
  const e = run.events;
  const what = kind[e.kind[row]];
  const told = said?.[e.kind[row]];
  const phrase = told ? named({ en: told[0], zh: told[1], id: what }) : word(what);
  const who = entity[e.entity[row]] ?? 'nobody';
  const place = entity[e.place[row]] ?? 'nobody';
  const about = who === 'nobody' || who === names.site ? phrase : `${short(names.of(who), 60)}${say(': ', ': ')}${phrase}`;
  const where = place === 'nobody' || place === '' ? '' : say(`, at ${short(names.of(place), 60)}`, `, 于 ${short(names.of(place), 60)}`);
  const number = amount(what, e.value[row]);
  return about + where + (number ? ` (${number})` : '');
}

/** Why it happened, with its time. */
export function because(playback: Playback, names: Names, run: Run, row: number): string {
  const cause = run.events.cause[row];
  if (cause < 0 || cause >= run.events.time_s.length) return '';
  return say('because: ', '起因: ') + `${sinceStart(run.events.time_s[cause])} ${sentence(playback, names, run, cause)}`;
}
