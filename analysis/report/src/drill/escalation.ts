// Who sets whom alight, with how often, on the plan of the site.
import type { Drill, Escalation, Result } from '../data';
import { h, short, svg, table } from '../dom';
import { interval, number, percent, said, sinceStart } from '../format';
import { card } from '../parts';
import { say } from '../state';
import { by } from '../words';
import { type Names, namesOf } from './names';

const HUES: Record<string, string> = { start: 'ink', heat: 'orange', blast: 'red', spill: 'teal', spread: 'violet', flash: 'sand' };
const MOST_EDGES = 60;
const WIDTH = 1000;
const HEIGHT = 430;

export function escalationCard(result: Result, drill: Drill): HTMLElement | null {
  const graph = drill.escalation;
  if (!graph || graph.nodes.length === 0) return null;
  const names = namesOf(result);
  const all = graph.edges.filter((e) => e.from !== '');
  const edges = all.slice(0, MOST_EDGES);
  const used = [...new Set(edges.map((e) => e.by))];
  return card('escalation', say('How fire spreads over the site', '火灾如何蔓延'),
    h('p', { class: 'note' }, say('Beside each object the share of rehearsals in which it burns; arrows lead from what lit it first, the more often the thicker.', '对象旁为其着火的推演比例; 箭头来自首次引燃它的对象, 越粗越常见。'),
      edges.length < all.length ? say(` The ${MOST_EDGES} most frequent of ${all.length} arrows are drawn.`, ` 共 ${all.length} 条, 绘出最常见的 ${MOST_EDGES} 条。`) : ''),
    h('ul', { class: 'key' }, used.map((k) => h('li', {}, h('i', { style: `background:var(--${HUES[k] ?? 'none'})` }), by(k)))),
    picture(drill, graph, names, edges),
    h('details', {}, h('summary', {}, say('The same as a table', '数据表')),
      table(say('What burns', '着火对象'), [say('what', '对象'), say('burns in', '着火'), say('between', '区间'), say('when (10, 50, 90 of 100 earlier)', '时间(10/50/90)')],
        [...graph.nodes].sort((a, b) => b.estimate.p - a.estimate.p).map((n) => [short(names.of(n.id), 60), percent(n.estimate.p), interval(n.estimate), n.quantiles.map((q) => (q === null ? '–' : sinceStart(q))).join(' / ')])),
      table(say('What lights what', '引燃关系'), [say('from', '来自'), say('to', '引燃'), say('by', '方式'), say('share', '比例'), say('rehearsals', '次数')],
        graph.edges.map((e) => [e.from === '' ? say('(begins here)', '(起始)') : short(names.of(e.from), 60), short(names.of(e.to), 60), by(e.by), percent(e.estimate.p), number(e.n, 6)]), { class: 'left' })));
}

/** Places on the picture: those of the site, stretched to fill it; on a circle where unknown. */
export function placesOf(drill: Pick<Drill, 'map'>, ids: string[]): Map<string, [number, number]> {
  const known = new Map<string, [number, number]>();
  const { fires, facilities } = drill.map ?? {};
  facilities?.facility.forEach((id, i) => known.set(id, [facilities.x_m[i], facilities.y_m[i]]));
  fires?.fire.forEach((id, i) => known.set(id, [fires.x_m[i], fires.y_m[i]]));
  const raw = ids.map((id, i): [number, number] => known.get(id) ?? [40 * Math.cos(i), 40 * Math.sin(i)]);
  const range = (k: 0 | 1) => [Math.min(...raw.map((p) => p[k])), Math.max(...raw.map((p) => p[k]))];
  const [west, east] = range(0);
  const [south, north] = range(1);
  return new Map(ids.map((id, i) => [id, [70 + ((WIDTH - 190) * (raw[i][0] - west)) / Math.max(east - west, 1), 40 + ((HEIGHT - 80) * (north - raw[i][1])) / Math.max(north - south, 1)]]));
}

function picture(drill: Drill, graph: Escalation, names: Names, edges: Escalation['edges']): HTMLElement {
  const estimates = new Map(graph.nodes.map((n) => [n.id, n.estimate]));
  const ids = [...new Set([...graph.nodes.map((n) => n.id), ...edges.flatMap((e) => [e.from, e.to])])];
  const places = placesOf(drill, ids);
  const radius = (id: string) => 4 + 16 * Math.sqrt(estimates.get(id)?.p ?? 0);
  const most = Math.max(...edges.map((e) => e.estimate.p), 1e-9);
  const marks = Object.entries(HUES).map(([kind, hue]) => svg('marker', { id: `arrow-${kind}`, viewBox: '0 0 8 8', refX: 7, refY: 4, markerWidth: 9, markerHeight: 9, markerUnits: 'userSpaceOnUse', orient: 'auto' },
    svg('path', { d: 'M0 0L8 4L0 8z', fill: `var(--${hue})` })));
  const arrows = edges.map((e) => {
    const [ax, ay] = places.get(e.from) as [number, number];
    const [bx, by_] = places.get(e.to) as [number, number];
    const length = Math.hypot(bx - ax, by_ - ay) || 1;
    const [ux, uy] = [(bx - ax) / length, (by_ - ay) / length];
    const bend = Math.min(46, length * 0.16);
    const [mx, my] = [(ax + bx) / 2 - uy * bend, (ay + by_) / 2 + ux * bend];
    const end = radius(e.to) + 3;
    return svg('path', { d: `M${ax} ${ay}Q${mx} ${my} ${bx - ux * end} ${by_ - uy * end}`, fill: 'none', stroke: `var(--${HUES[e.by] ?? 'none'})`, 'stroke-opacity': 0.65,
      'stroke-width': (1 + 5 * Math.sqrt(e.estimate.p / most)).toFixed(2), 'marker-end': `url(#arrow-${e.by in HUES ? e.by : 'start'})` },
    svg('title', {}, `${short(names.of(e.from), 60)} → ${short(names.of(e.to), 60)}: ${by(e.by)}, ${said(e.estimate, 'rehearsals', '次推演')}`));
  });
  const nodes = ids.map((id) => {
    const [x, y] = places.get(id) as [number, number];
    const estimate = estimates.get(id);
    return svg('g', {},
      svg('circle', { cx: x, cy: y, r: radius(id).toFixed(1) }, svg('title', {}, `${short(names.of(id), 60)}: ${estimate ? said(estimate, 'rehearsals', '次推演') : '–'}`)),
      svg('text', { x: x + radius(id) + 4, y: y + 4 }, `${short(names.of(id), 16)}${estimate ? ` ${percent(estimate.p)}` : ''}`));
  });
  return h('div', { class: 'scroll open' }, svg('svg', { class: 'spread', viewBox: `0 0 ${WIDTH} ${HEIGHT}`, style: 'width:100%;min-width:620px;display:block', role: 'img', 'aria-label': say('How fire spreads over the site', '火灾蔓延图') }, svg('defs', {}, marks), arrows, nodes));
}
