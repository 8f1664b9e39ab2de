// Heat flux around fires from the table of the result, and its contours.
import type { Scene } from '../data';

export interface Fire { x: number; y: number; radius: number; shape: number; scale: number }

interface Shape { winds: number[]; angles: number[]; distances: Map<string, number[]>; flux: Map<string, number[]> }

/** Looks up the table: by wind and direction off downwind linearly, by distance as a power. */
export class HeatTable {
  private readonly shapes = new Map<number, Shape>();

  constructor(scene: Scene) {
    const heat = scene.heat;
    if (!heat) return;
    for (let i = 0; i < heat.shape.length; ++i) {
      const shape: Shape = this.shapes.get(heat.shape[i]) ?? { winds: [], angles: [], distances: new Map(), flux: new Map() };
      this.shapes.set(heat.shape[i], shape);
      if (!shape.winds.includes(heat.wind_m_s[i])) shape.winds.push(heat.wind_m_s[i]);
      if (!shape.angles.includes(heat.angle_deg[i])) shape.angles.push(heat.angle_deg[i]);
      const key = `${heat.wind_m_s[i]}/${heat.angle_deg[i]}`;
      if (!shape.flux.has(key)) {
        shape.distances.set(key, []);
        shape.flux.set(key, []);
      }
      shape.distances.get(key)?.push(heat.distance_m[i]);
      shape.flux.get(key)?.push(heat.flux_w_m2[i]);
    }
  }

  get empty(): boolean {
    return this.shapes.size === 0;
  }

  /** W/m2 at a distance from the centre of a fire, `angle` degrees off downwind. */
  flux(fire: Fire, wind: number, angle: number, distance: number): number {
    const shape = this.shapes.get(fire.shape);
    if (!shape) return 0;
    const far = distance / fire.scale;
    const [w0, w1, ws] = bracket(shape.winds, wind);
    const [a0, a1, as] = bracket(shape.angles, angle);
    const at = (w: number, a: number) => {
      const key = `${shape.winds[w]}/${shape.angles[a]}`;
      return along(shape.distances.get(key) as number[], shape.flux.get(key) as number[], far);
    };
    const mix = (a: number, b: number, share: number) => a + share * (b - a);
    return mix(mix(at(w0, a0), at(w0, a1), as), mix(at(w1, a0), at(w1, a1), as), ws);
  }
}

/** Neighbours of a value in an increasing list and the share of the way between them. */
export function bracket(list: number[], value: number): [number, number, number] {
  let high = list.findIndex((x) => x >= value);
  if (high === 0 || list.length === 1) return [0, 0, 0];
  if (high < 0) return [list.length - 1, list.length - 1, 0];
  return [high - 1, high, (value - list[high - 1]) / (list[high] - list[high - 1])];
}

function along(distances: number[], flux: number[], far: number): number {
  const last = distances.length - 1;
  if (far <= distances[0]) return flux[0];
  if (far >= distances[last]) return flux[last] * (distances[last] / far) ** 2;
  const [low, high, share] = bracket(distances, far);
  if (flux[low] <= 0 || flux[high] <= 0) return flux[low] + share * (flux[high] - flux[low]);
  // Heat falls off about as a power of the distance.
  const way = Math.log(far / distances[low]) / Math.log(distances[high] / distances[low]);
  return flux[low] * (flux[high] / flux[low]) ** way;
}

/** Flux on a person who faces the fires best: fires on one side add as vectors. */
export function fluxAt(table: HeatTable, fires: Fire[], wind: number, towards: number, x: number, y: number): number {
  const vectors: [number, number][] = [];
  for (const fire of fires) {
    const east = x - fire.x;
    const north = y - fire.y;
    const distance = Math.hypot(east, north);
    if (distance < fire.radius) return 1e5;
    let off = Math.abs((Math.atan2(east, north) * 180) / Math.PI - towards) % 360;
    if (off > 180) off = 360 - off;
    const flux = table.flux(fire, wind, off, distance);
    if (flux > 10) vectors.push([(-east / distance) * flux, (-north / distance) * flux]);
  }
  let best = 0;
  for (const start of vectors) {
    let [fx, fy] = start;
    for (let turn = 0; turn < 3; ++turn) {
      let sx = 0;
      let sy = 0;
      for (const [vx, vy] of vectors)
        if (vx * fx + vy * fy > 0) {
          sx += vx;
          sy += vy;
        }
      fx = sx;
      fy = sy;
    }
    best = Math.max(best, Math.hypot(fx, fy));
  }
  return best;
}

export const LEVELS_W_M2 = [4000, 12500, 37500];

export interface Contours { level: number; polygons: [number, number][][] }

/** Filled cells of a grid above each level: polygons in metres. */
export function contours(table: HeatTable, fires: Fire[], wind: number, towards: number, cells = 64): Contours[] {
  if (fires.length === 0 || table.empty) return [];
  const reach = Math.max(...fires.map((f) => f.radius)) * 9 + 30;
  const west = Math.min(...fires.map((f) => f.x)) - reach;
  const east = Math.max(...fires.map((f) => f.x)) + reach;
  const south = Math.min(...fires.map((f) => f.y)) - reach;
  const north = Math.max(...fires.map((f) => f.y)) + reach;
  const dx = (east - west) / cells;
  const dy = (north - south) / cells;
  const grid: number[][] = [];
  for (let j = 0; j <= cells; ++j) {
    grid.push([]);
    for (let i = 0; i <= cells; ++i) grid[j].push(fluxAt(table, fires, wind, towards, west + i * dx, south + j * dy));
  }
  return LEVELS_W_M2.map((level) => {
    const polygons: [number, number][][] = [];
    for (let j = 0; j < cells; ++j)
      for (let i = 0; i < cells; ++i) {
        const polygon = cellAbove(level, [grid[j][i], grid[j][i + 1], grid[j + 1][i + 1], grid[j + 1][i]]);
        if (polygon.length > 2) polygons.push(polygon.map(([u, v]) => [west + (i + u) * dx, south + (j + v) * dy]));
      }
    return { level, polygons };
  });
}

/** The part of a unit cell that lies above a level; corners against the clock from the south-west. */
export function cellAbove(level: number, corner: number[]): [number, number][] {
  const places: [number, number][] = [[0, 0], [1, 0], [1, 1], [0, 1]];
  const polygon: [number, number][] = [];
  for (let k = 0; k < 4; ++k) {
    const next = (k + 1) % 4;
    if (corner[k] >= level) polygon.push(places[k]);
    if (corner[k] >= level !== corner[next] >= level) {
      // In the logarithm heat falls off nearly straight.
      const from = Math.log(Math.max(corner[k], 1));
      const to = Math.log(Math.max(corner[next], 1));
      const share = (Math.log(level) - from) / (to - from);
      polygon.push([places[k][0] + share * (places[next][0] - places[k][0]), places[k][1] + share * (places[next][1] - places[k][1])]);
    }
  }
  return polygon;
}
