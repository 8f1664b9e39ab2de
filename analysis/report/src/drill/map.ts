// Draws the scene of a drill at one instant on a canvas, with panning and zooming.
import { colour } from '../charts';
import type { Run, Scene, Wind } from '../data';
import { short } from '../dom';
import { state } from '../state';
import { word } from '../words';
import type { ByColour, Casualties } from './casualties';
import { type Box as Chips, chips } from './chips';
import { outlines, trains, windAt } from './clouds';
import { type Contours, contours, type Fire, HeatTable } from './heat';
import { type Names, namesIn } from './names';
import { type Situation, type Track, positionAt } from './situation';

export type Frame = 'site' | 'near' | 'all';

interface Box { west: number; south: number; east: number; north: number }

const FLASH_SHOWN_S = 120;
const NEAR_M = 1500;
const GATHERED_BELOW = 0.1;  // pixels a metre
const TANK_HUES: Record<string, string> = { burning: 'red', failed: 'violet', extinguished: 'none', burnt_out: 'ink' };
const SPOT_PX = 24;  // casualties nearer than this share their chips
const AT_WORK = ['working', 'setting_up', 'waiting', 'withdrawn'];

export class MapView {
  private scale = 1;
  private centre = { x: 0, y: 0 };
  private readonly heat: HeatTable;
  private readonly names: Names;
  private readonly places = new Map<string, { x: number; y: number; r: number }>();
  private readonly homes = new Map<string, { x: number; y: number }>();  // of people: zones
  private readonly kinds = new Map<string, string>();
  private readonly layer = document.createElement('canvas');
  private cache: { key: string; contours: Contours[] } = { key: '', contours: [] };
  private last?: [Run, Situation, Map<string, Track>, number, Casualties | null];
  private pinned = true;  // to a frame, until the reader pans or zooms
  private frame: Frame = 'near';

  constructor(private readonly scene: Scene, readonly canvas: HTMLCanvasElement) {
    this.heat = new HeatTable(scene);
    this.names = namesIn(scene);
    scene.fires?.fire.forEach((id, i) => this.places.set(id, { x: scene.fires!.x_m[i], y: scene.fires!.y_m[i], r: scene.fires!.diameter_m[i] / 2 }));
    scene.facilities?.facility.forEach((id, i) => {
      if (!this.places.has(id)) this.places.set(id, { x: scene.facilities!.x_m[i], y: scene.facilities!.y_m[i], r: 5 });
    });
    scene.zones?.zone.forEach((id, i) => this.homes.set(id, { x: scene.zones!.x_m[i], y: scene.zones!.y_m[i] }));
    scene.units?.unit.forEach((id, i) => this.kinds.set(id, scene.units!.kind[i]));
    this.listen();
  }

  /** Fits a frame of the scene into the canvas. */
  fit(frame: Frame): void {
    this.pinned = true;
    this.frame = frame;
    const box = this.box(frame);
    const { width, height } = this.size();
    this.scale = Math.min(width / Math.max(box.east - box.west, 1), height / Math.max(box.north - box.south, 1));
    this.centre = { x: (box.west + box.east) / 2, y: (box.south + box.north) / 2 };
    this.redraw();
  }

  zoom(factor: number): void {
    this.pinned = false;
    this.scale *= factor;
    this.redraw();
  }

  redraw(): void {
    if (this.last) this.draw(...this.last);
  }

  private size(): { width: number; height: number } {
    return { width: this.canvas.clientWidth || 640, height: this.canvas.clientHeight || 420 };
  }

  private box(frame: Frame): Box {
    const box: Box = { west: Infinity, south: Infinity, east: -Infinity, north: -Infinity };
    const take = (x: number, y: number, r: number) => {
      box.west = Math.min(box.west, x - r);
      box.east = Math.max(box.east, x + r);
      box.south = Math.min(box.south, y - r);
      box.north = Math.max(box.north, y + r);
    };
    const { fires, zones, junctions, facilities } = this.scene;
    fires?.fire.forEach((_, i) => take(fires.x_m[i], fires.y_m[i], fires.diameter_m[i] / 2 + 25));
    facilities?.facility.forEach((_, i) => take(facilities.x_m[i], facilities.y_m[i], 25));
    const middle = { x: (box.west + box.east) / 2, y: (box.south + box.north) / 2 };
    if (frame !== 'site')
      zones?.zone.forEach((_, i) => {
        const far = Math.hypot(zones.x_m[i] - middle.x, zones.y_m[i] - middle.y) - zones.radius_m[i];
        if (frame === 'all' || far < NEAR_M) take(zones.x_m[i], zones.y_m[i], zones.radius_m[i] + 60);
      });
    if (frame === 'all') junctions?.junction.forEach((_, i) => take(junctions.x_m[i], junctions.y_m[i], 300));
    return Number.isFinite(box.west) ? box : { west: -100, south: -100, east: 100, north: 100 };
  }

  private listen(): void {
    const c = this.canvas;
    let from: { x: number; y: number } | null = null;
    c.addEventListener('pointerdown', (e) => {
      from = { x: e.offsetX, y: e.offsetY };
      c.setPointerCapture(e.pointerId);
    });
    c.addEventListener('pointermove', (e) => {
      if (!from) return;
      this.pan((from.x - e.offsetX) / this.scale, (e.offsetY - from.y) / this.scale);
      from = { x: e.offsetX, y: e.offsetY };
    });
    c.addEventListener('pointerup', () => (from = null));
    c.addEventListener('wheel', (e) => {
      if (!e.ctrlKey && document.activeElement !== c) return;  // the page scrolls on
      e.preventDefault();
      this.zoom(e.deltaY < 0 ? 1.15 : 1 / 1.15);
    }, { passive: false });
    c.addEventListener('keydown', (e) => {
      const step = 60 / this.scale;
      const moves: Record<string, () => void> = { ArrowLeft: () => this.pan(-step, 0), ArrowRight: () => this.pan(step, 0),
        ArrowUp: () => this.pan(0, step), ArrowDown: () => this.pan(0, -step), '+': () => this.zoom(1.25), '=': () => this.zoom(1.25), '-': () => this.zoom(0.8) };
      if (!moves[e.key]) return;
      e.preventDefault();
      moves[e.key]();
    });
    new ResizeObserver(() => this.redraw()).observe(c);
  }

  private pan(east: number, north: number): void {
    this.pinned = false;
    this.centre.x += east;
    this.centre.y += north;
    this.redraw();
  }

  draw(run: Run, now: Situation, ways: Map<string, Track>, time: number, hurt: Casualties | null): void {
    this.last = [run, now, ways, time, hurt];
    const { width, height } = this.size();
    const ratio = state.printing ? 2 : window.devicePixelRatio || 1;
    if (this.canvas.width !== Math.round(width * ratio) || this.canvas.height !== Math.round(height * ratio)) {
      this.canvas.width = Math.round(width * ratio);
      this.canvas.height = Math.round(height * ratio);
      if (this.pinned) return this.fit(this.frame);
    }
    const ctx = this.canvas.getContext('2d');
    if (!ctx) return;
    ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
    ctx.clearRect(0, 0, width, height);
    ctx.font = `12px ${getComputedStyle(document.body).fontFamily}`;
    taken = this.covered();
    const at = (x: number, y: number): [number, number] => [width / 2 + (x - this.centre.x) * this.scale, height / 2 - (y - this.centre.y) * this.scale];
    this.roads(ctx, at, now);
    this.zones(ctx, at, now);
    const wind = windAt(run, time);
    this.clouds(ctx, at, run, time);
    if (now.smoke) this.smoke(ctx, at, run, now, wind);
    this.contours(ctx, at, run, now, wind);
    this.site(ctx, at, now);
    this.flashes(ctx, at, now, time);
    this.stops(ctx, at);
    this.vehicles(ctx, at, now, ways, time);
    if (hurt) this.casualties(ctx, at, hurt, ways, time);
    this.furniture(ctx, wind, width, height);
  }

  private roads(ctx: CanvasRenderingContext2D, at: At, now: Situation): void {
    const { roads, junctions } = this.scene;
    if (!roads || !junctions) return;
    const place = new Map(junctions.junction.map((id, i) => [id, i]));
    roads.road.forEach((id, r) => {
      const a = place.get(roads.from[r]);
      const b = place.get(roads.to[r]);
      if (a === undefined || b === undefined) return;
      const closed = now.closed.has(id);
      ctx.strokeStyle = colour(closed ? 'red' : 'line');
      ctx.lineWidth = roads.bridge[r] ? 6 : 3;
      ctx.setLineDash(closed ? [6, 4] : []);
      line(ctx, at(junctions.x_m[a], junctions.y_m[a]), at(junctions.x_m[b], junctions.y_m[b]));
      if (roads.bridge[r]) {
        ctx.strokeStyle = colour('page');
        ctx.lineWidth = 2;
        line(ctx, at(junctions.x_m[a], junctions.y_m[a]), at(junctions.x_m[b], junctions.y_m[b]));
      }
    });
    ctx.setLineDash([]);
  }

  private zones(ctx: CanvasRenderingContext2D, at: At, now: Situation): void {
    const zones = this.scene.zones;
    zones?.zone.forEach((id, z) => {
      const [x, y] = at(zones.x_m[z], zones.y_m[z]);
      const what = now.zones.get(id);
      const hue = colour(what === 'harmed' ? 'red' : what === 'evacuated' ? 'green' : what ? 'amber' : 'blue');
      const r = zones.radius_m[z] * this.scale;
      ctx.fillStyle = ctx.strokeStyle = hue;
      ctx.globalAlpha = 0.12;
      disc(ctx, x, y, r);
      ctx.fill();
      ctx.globalAlpha = 0.8;
      ctx.lineWidth = 1.2;
      ctx.setLineDash(what ? [] : [4, 3]);
      ctx.stroke();
      ctx.setLineDash([]);
      ctx.globalAlpha = 1;
      if (r > 5) label(ctx, `${this.names.of(id)} ${zones.population[z]}`, x, y - r - 4, colour('soft'));
    });
  }

  private burning(now: Situation): Fire[] {
    const fires = this.scene.fires;
    const list: Fire[] = [];
    fires?.fire.forEach((id, i) => {
      const fire = now.fires.get(id);
      if (fire?.state !== 'burning') return;
      const full = (Math.PI / 4) * fires.diameter_m[i] ** 2;
      const scale = fire.area ? Math.min(1, Math.sqrt(fire.area / full)) : 1;
      list.push({ x: fires.x_m[i], y: fires.y_m[i], radius: (fires.diameter_m[i] / 2) * scale, shape: fires.shape[i], scale });
    });
    return list;
  }

  private contours(ctx: CanvasRenderingContext2D, at: At, run: Run, now: Situation, wind: Wind): void {
    const fires = this.burning(now);
    const key = `${run.number}|${wind.wind_m_s}/${wind.towards_deg}|${fires.map((f) => `${f.x},${f.y},${f.scale}`).join(';')}`;
    if (this.cache.key !== key) this.cache = { key, contours: contours(this.heat, fires, wind.wind_m_s, wind.towards_deg) };
    this.cache.contours.forEach((contour, k) => {
      ctx.fillStyle = colour(`heat-${k + 1}`);
      ctx.globalAlpha = 0.2;
      ctx.beginPath();
      for (const polygon of contour.polygons) {
        polygon.forEach(([x, y], i) => (i === 0 ? ctx.moveTo(...at(x, y)) : ctx.lineTo(...at(x, y))));
        ctx.closePath();
      }
      ctx.fill();
      ctx.globalAlpha = 1;
    });
  }

  /** What is in the air: filled where it harms people, a dashed line where it closes roads. */
  private clouds(ctx: CanvasRenderingContext2D, at: At, run: Run, time: number): void {
    const clouds = run.clouds;
    if (!clouds) return;
    for (const train of trains(clouds)) {
      const polygons = outlines(clouds, train, time);
      if (polygons.length === 0) continue;
      const path = new Path2D();
      for (const polygon of polygons) {
        polygon.forEach(([x, y], i) => (i === 0 ? path.moveTo(...at(x, y)) : path.lineTo(...at(x, y))));
        path.closePath();
      }
      const hue = colour(train.kind);
      this.edge(ctx, path, hue, train.level === 'road');
      if (train.level === 'road') continue;
      ctx.fillStyle = hue;
      ctx.globalAlpha = 0.25;
      ctx.fill(path);
      ctx.globalAlpha = 1;
    }
  }

  /** The outer edge of trails that overlap: their lines without what lies inside any of them. */
  private edge(ctx: CanvasRenderingContext2D, path: Path2D, hue: string, dashed: boolean): void {
    this.layer.width = this.canvas.width;  // which also wipes it
    this.layer.height = this.canvas.height;
    const over = this.layer.getContext('2d');
    if (!over) return;
    over.setTransform(ctx.getTransform());
    over.strokeStyle = hue;
    over.lineWidth = 3.5;
    over.setLineDash(dashed ? [7, 5] : []);
    over.stroke(path);
    over.globalCompositeOperation = 'destination-out';
    over.fill(path);
    ctx.save();
    ctx.setTransform(1, 0, 0, 1, 0, 0);
    ctx.drawImage(this.layer, 0, 0);
    ctx.restore();
  }

  /** Smoke of fires of which no plume was computed: only where the wind carries it. */
  private smoke(ctx: CanvasRenderingContext2D, at: At, run: Run, now: Situation, wind: Wind): void {
    if (run.clouds?.kind.includes('smoke')) return;
    const towards = (wind.towards_deg * Math.PI) / 180;
    const length = Math.min(2500, 250 + 180 * wind.wind_m_s);
    ctx.fillStyle = colour('soft');
    ctx.globalAlpha = 0.1;
    for (const [id, fire] of now.fires) {
      const place = this.places.get(id);
      if (!place || (fire.state !== 'burning' && fire.state !== 'rim')) continue;
      ctx.beginPath();
      ctx.moveTo(...at(place.x, place.y));
      for (const side of [-0.16, 0, 0.16])
        ctx.lineTo(...at(place.x + length * Math.sin(towards + side), place.y + length * Math.cos(towards + side)));
      ctx.closePath();
      ctx.fill();
    }
    ctx.globalAlpha = 1;
  }

  private site(ctx: CanvasRenderingContext2D, at: At, now: Situation): void {
    const { bunds, tanks, facilities } = this.scene;
    ctx.lineWidth = 1;
    bunds?.bund.forEach((id, b) => {
      const [x, y] = at(bunds.x_m[b] - bunds.width_m[b] / 2, bunds.y_m[b] + bunds.depth_m[b] / 2);
      const fire = now.fires.get(`bund_${id}`)?.state;
      ctx.strokeStyle = colour('faint');
      ctx.fillStyle = colour(fire === 'burning' ? 'orange' : 'none-soft');
      ctx.globalAlpha = fire === 'burning' ? 0.55 : 0.6;
      ctx.fillRect(x, y, bunds.width_m[b] * this.scale, bunds.depth_m[b] * this.scale);
      ctx.globalAlpha = 1;
      ctx.strokeRect(x, y, bunds.width_m[b] * this.scale, bunds.depth_m[b] * this.scale);
    });
    bunds?.bund.forEach((id) => {
      const outside = this.places.get(`overflow_${id}`);
      if (!outside || now.fires.get(`overflow_${id}`)?.state !== 'burning') return;
      ctx.fillStyle = colour('orange');
      ctx.globalAlpha = 0.55;
      disc(ctx, ...at(outside.x, outside.y), outside.r * this.scale);
      ctx.fill();
      ctx.globalAlpha = 1;
    });
    facilities?.facility.forEach((id, f) => {
      const [x, y] = at(facilities.x_m[f], facilities.y_m[f]);
      const burns = now.fires.get(id)?.state === 'burning';
      ctx.fillStyle = colour(burns ? 'red' : 'faint');
      ctx.fillRect(x - 3, y - 3, 6, 6);
      if (this.scale > 1.2) label(ctx, facilities.name?.[f] || !facilities.kind?.[f] ? this.names.of(id) : word(facilities.kind[f]), x, y - 6, colour('faint'));
    });
    tanks?.tank.forEach((id, t) => {
      const [x, y] = at(tanks.x_m[t], tanks.y_m[t]);
      const r = Math.max(2.5, (tanks.diameter_m[t] / 2) * this.scale);
      const what = now.fires.get(id)?.state;
      ctx.fillStyle = colour(TANK_HUES[what ?? ''] ?? 'page');
      ctx.strokeStyle = colour(what === 'rim' ? 'red' : what === 'heated' ? 'orange' : 'ink');
      ctx.lineWidth = what === 'rim' || what === 'heated' ? 3 : 1.2;
      disc(ctx, x, y, r);
      ctx.fill();
      ctx.stroke();
      if (r > 9) label(ctx, short(id, 8), x, y + 4, colour(what === 'burning' || what === 'burnt_out' || what === 'failed' ? 'page' : 'ink'), false);
    });
  }

  private flashes(ctx: CanvasRenderingContext2D, at: At, now: Situation, time: number): void {
    for (const flash of now.flash) {
      const place = this.places.get(flash.id);
      if (!place || time - flash.since > FLASH_SHOWN_S) continue;
      ctx.strokeStyle = ctx.fillStyle = colour('red');
      disc(ctx, ...at(place.x, place.y), flash.radius * this.scale);
      ctx.globalAlpha = 0.15;
      ctx.fill();
      ctx.globalAlpha = 1;
      ctx.lineWidth = 2;
      ctx.stroke();
    }
  }

  private stops(ctx: CanvasRenderingContext2D, at: At): void {
    const { stations, hospitals } = this.scene;
    const named_ = this.scale > 0.035;
    stations?.station.forEach((id, s) => {
      const [x, y] = at(stations.x_m[s], stations.y_m[s]);
      ctx.strokeStyle = colour('ink');
      ctx.fillStyle = colour('page');
      ctx.lineWidth = 1.2;
      ctx.fillRect(x - 4, y - 4, 8, 8);
      ctx.strokeRect(x - 4, y - 4, 8, 8);
      if (named_) label(ctx, this.names.of(id), x, y - 8, colour('soft'));
    });
    hospitals?.hospital.forEach((id, h) => {
      const [x, y] = at(hospitals.x_m[h], hospitals.y_m[h]);
      ctx.fillStyle = colour('green');
      ctx.fillRect(x - 2, y - 6, 4, 12);
      ctx.fillRect(x - 6, y - 2, 12, 4);
      if (named_) label(ctx, this.names.of(id), x, y + 18, colour('green'));
    });
  }

  private vehicles(ctx: CanvasRenderingContext2D, at: At, now: Situation, ways: Map<string, Track>, time: number): void {
    const standing = new Map<string, number>();
    // Of a whole city only one of a kind is drawn where several stand, with their number.
    const gathered = new Map<string, { kind: string; condition: string; count: number; x: number; y: number }>();
    for (const [id, track] of ways) {
      const condition = now.units.get(id) ?? 'ready';
      if (condition === 'ready' || condition === 'turning_out' || time < track.times[0]) continue;
      const place = positionAt(track, time);
      let [x, y] = at(place.x, place.y);
      const target = now.targets.get(id);
      const works = target ? this.places.get(target) : undefined;
      if (!place.moving && works && AT_WORK.includes(condition)) {
        const turn = standing.get(`@${target}`) ?? 0;
        standing.set(`@${target}`, turn + 1);
        const far = works.r + 22 + 8 * Math.floor(turn / 8);
        const [tx, ty] = at(works.x, works.y);
        [x, y] = at(works.x + far * Math.sin(2.4 + 0.8 * turn), works.y + far * Math.cos(2.4 + 0.8 * turn));
        ctx.strokeStyle = colour('blue');
        ctx.lineWidth = 1.5;
        line(ctx, [x, y], [tx, ty]);
      } else if (!place.moving && this.scale < GATHERED_BELOW) {
        const kind = this.kinds.get(id) ?? '';
        const sign = ['ambulance', 'police', 'command', 'bus'].includes(kind) ? kind : 'engine';
        const key = `${place.x}/${place.y}/${sign}/${condition === 'returning'}`;
        const group = gathered.get(key) ?? { kind, condition, count: 0, x, y };
        group.count += 1;
        gathered.set(key, group);
        continue;
      } else if (!place.moving) {
        const key = `${place.x}/${place.y}`;
        const turn = standing.get(key) ?? 0;
        standing.set(key, turn + 1);
        x += 12 + 11 * (turn % 8);
        y += 12 + 11 * Math.floor(turn / 8);
      }
      vehicle(ctx, x, y, this.kinds.get(id) ?? '', condition);
      if (place.moving && this.scale > 0.02) label(ctx, short(id, 10), x, y - 7, colour('ink'));
    }
    for (const group of gathered.values()) {
      const key = `${group.x}/${group.y}`;
      const turn = standing.get(key) ?? 0;
      standing.set(key, turn + 1);
      vehicle(ctx, group.x + 12, group.y + 12 + 12 * turn, group.kind, group.condition);
      if (group.count > 1) label(ctx, `×${group.count}`, group.x + 30, group.y + 16 + 12 * turn, colour('ink'));
    }
  }

  /** Where they wait, or at the middle of the site where the map knows no such place; below the signs of hospitals. */
  private casualties(ctx: CanvasRenderingContext2D, at: At, hurt: Casualties, ways: Map<string, Track>, time: number): void {
    const spots = new Map<string, { x: number; y: number; by: ByColour }>();
    const site = this.box('site');
    for (const [id, by] of hurt.waiting) {
      const way = ways.get(id);
      const place = this.homes.get(id) ?? this.places.get(id) ?? (way && positionAt(way, time)) ?? { x: (site.west + site.east) / 2, y: (site.south + site.north) / 2 };
      const [x, y] = at(place.x, place.y);
      const key = `${Math.round(x / SPOT_PX)}/${Math.round(y / SPOT_PX)}`;
      const spot = spots.get(key) ?? { x, y, by: new Map<string, number>() };
      for (const [what, n] of by) spot.by.set(what, (spot.by.get(what) ?? 0) + n);
      spots.set(key, spot);
    }
    const drawn: Chips[] = [];
    for (const { x, y, by } of spots.values()) chips(ctx, x, y, by, drawn);
    this.scene.hospitals?.hospital.forEach((id, h) => {
      const by = hurt.brought.get(id);
      if (!by) return;
      const [x, y] = at(this.scene.hospitals!.x_m[h], this.scene.hospitals!.y_m[h]);
      chips(ctx, x, y + 31, by, drawn);
    });
  }

  /** What of the canvas lies under its buttons. */
  private covered(): typeof taken {
    const over = this.canvas.parentElement?.querySelector<HTMLElement>('.over');
    if (!over) return [];
    return [[over.offsetLeft, over.offsetTop, over.offsetLeft + over.offsetWidth, over.offsetTop + over.offsetHeight]];
  }

  private furniture(ctx: CanvasRenderingContext2D, wind: Wind, width: number, height: number): void {
    const towards = (wind.towards_deg * Math.PI) / 180;
    const [x, y] = [34, height - 38];
    ctx.strokeStyle = ctx.fillStyle = colour('ink');
    ctx.lineWidth = 2;
    const tipAt: [number, number] = [x + 16 * Math.sin(towards), y - 16 * Math.cos(towards)];
    line(ctx, [x - 16 * Math.sin(towards), y + 16 * Math.cos(towards)], tipAt);
    disc(ctx, ...tipAt, 4);
    ctx.fill();
    label(ctx, `${wind.wind_m_s.toFixed(1)} m/s`, x, height - 8, colour('ink'));
    const metres = nice(110 / this.scale);
    const px = metres * this.scale;
    ctx.strokeStyle = colour('ink');
    ctx.lineWidth = 2;
    line(ctx, [width - 20 - px, height - 16], [width - 20, height - 16]);
    label(ctx, metres >= 1000 ? `${metres / 1000} km` : `${metres} m`, width - 20 - px / 2, height - 21, colour('ink'));
  }
}

type At = (x: number, y: number) => [number, number];

function line(ctx: CanvasRenderingContext2D, a: [number, number], b: [number, number]): void {
  ctx.beginPath();
  ctx.moveTo(...a);
  ctx.lineTo(...b);
  ctx.stroke();
}

function disc(ctx: CanvasRenderingContext2D, x: number, y: number, r: number): void {
  ctx.beginPath();
  ctx.arc(x, y, Math.max(r, 0), 0, 2 * Math.PI);
}

let taken: [left: number, top: number, right: number, bottom: number][] = [];

/** Writes a text unless it would lie over one that is there. */
function label(ctx: CanvasRenderingContext2D, text: string, x: number, y: number, hue: string, halo = true): void {
  ctx.textAlign = 'center';
  if (halo) {
    const half = ctx.measureText(short(text, 20)).width / 2 + 1;
    const box: (typeof taken)[number] = [x - half, y - 11, x + half, y + 3];
    if (taken.some((t) => t[0] < box[2] && box[0] < t[2] && t[1] < box[3] && box[1] < t[3])) return;
    taken.push(box);
    ctx.strokeStyle = colour('page');
    ctx.lineWidth = 3;
    ctx.lineJoin = 'round';
    ctx.strokeText(short(text, 20), x, y);
  }
  ctx.fillStyle = hue;
  ctx.fillText(short(text, 20), x, y);
}

/** Fire engines are squares, ambulances crosses, police and others discs; hollow when they go home. */
function vehicle(ctx: CanvasRenderingContext2D, x: number, y: number, kind: string, condition: string): void {
  const hue = colour(kind === 'ambulance' ? 'green' : kind === 'police' ? 'blue' : kind === 'command' ? 'violet' : kind === 'bus' ? 'sand' : 'red');
  ctx.strokeStyle = hue;
  ctx.fillStyle = condition === 'returning' ? colour('page') : hue;
  ctx.lineWidth = 1.5;
  if (kind === 'police') disc(ctx, x, y, 4);
  else {
    ctx.beginPath();
    ctx.rect(x - 4, y - 4, 8, 8);
  }
  ctx.fill();
  ctx.stroke();
  if (kind === 'ambulance') {
    ctx.strokeStyle = condition === 'returning' ? hue : colour('page');
    line(ctx, [x - 3, y], [x + 3, y]);
    line(ctx, [x, y - 3], [x, y + 3]);
  }
}

function nice(metres: number): number {
  const power = 10 ** Math.floor(Math.log10(metres));
  const lead = metres / power;
  return (lead >= 5 ? 5 : lead >= 2 ? 2 : 1) * power;
}
