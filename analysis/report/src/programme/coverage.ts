// Where inspection goes and where it is thin; what becomes of hidden hazards; who gets which visits.
import { axis, colour, figure, forget, tip, watch } from '../charts';
import type { Named, Programme } from '../data';
import { clear, h, select, short, table, user } from '../dom';
import { number, percent } from '../format';
import { card } from '../parts';
import { named, say } from '../state';
import type { Grid } from './flow';

/** One grid divided by another, place by place; nothing where there is nothing to divide by. */
export function ratio(above: Grid, below: Grid): Grid {
  return above.map((row, i) => row.map((x, j) => {
    const by = below[i][j];
    return x === null || by === null || by === 0 ? null : x / by;
  }));
}

function heat(title: string, rows: Named[], columns: Named[], values: Grid, share: boolean, good: boolean): HTMLElement {
  const show = (x: number | null) => (share ? percent(x) : number(x));
  const all = values.flat().filter((x): x is number => x !== null);
  const most = Math.max(1e-9, ...all);
  const label = (x: Named) => short(named(x), 12);
  return figure(title, 70 + 28 * rows.length, () => ({
    grid: { left: 96, right: 20, top: 10, bottom: 92 },
    tooltip: { formatter: (p: { value: [number, number, number] }) => tip([`${named(rows[p.value[1]]).slice(0, 60)} · ${named(columns[p.value[0]]).slice(0, 60)}`, show(values[p.value[1]][p.value[0]])]) },
    xAxis: axis({ type: 'category', data: columns.map(label), axisLabel: { rotate: 40, interval: 0, fontSize: 11 } }),
    yAxis: axis({ type: 'category', inverse: true, data: rows.map(label), axisLabel: { interval: 0, fontSize: 11 } }),
    visualMap: { show: false, min: 0, max: most, inRange: { color: good ? [colour('page'), colour('cool')] : [colour('page'), colour('warm')] } },
    series: [{ type: 'heatmap', itemStyle: { borderColor: colour('line'), borderWidth: 1 }, label: { show: columns.length <= 18, fontSize: 10.5, color: colour('ink'), formatter: (p: { value: [number, number, number] }) => (share ? String(Math.round(100 * (p.value[2] ?? 0))) : number(p.value[2], 2)) },
      data: values.flatMap((row, i) => row.map((x, j) => [j, i, x]).filter((p) => p[2] !== null)) }],
  }), table(title, ['', ...columns.map((c) => user(named(c), 30))], rows.map((r, i) => [user(named(r), 30), ...columns.map((_, j) => show(values[i][j]))])), undefined, columns.length > 6);
}

export function coverageCard(programme: Programme): HTMLElement | null {
  const { coverage, counties, sectors, years, allocation, strategies } = programme;
  if (!coverage || !counties || !sectors || !years) return null;
  const measures: { id: string; text: string; share: boolean; good: boolean; grid: (year: number) => Grid }[] = [];
  const add = (id: string, text: string, above: string, below: string, good: boolean, share = true) => {
    if (coverage[above] && coverage[below]) measures.push({ id, text, share, good, grid: (y) => ratio(coverage[above].mean[y], coverage[below].mean[y]) });
  };
  add('visited', say('share of enterprises visited', '受检企业占比'), 'distinct_visited', 'enterprises', true);
  add('unknown', say('share of living hazards that nobody has found', '在存隐患中未被发现的占比'), 'hidden', 'living', false);
  add('per_firm', say('living hazards by enterprise', '每家企业在存隐患'), 'living', 'enterprises', false, false);
  add('per_visit', say('hazards found by visit', '每次检查发现隐患'), 'found', 'visits', true, false);
  for (const [id, m] of Object.entries(coverage)) measures.push({ id: `count:${id}`, text: named(m), share: false, good: true, grid: (y) => m.mean[y] });
  (strategies ?? []).forEach((s, k) => {
    if (allocation) measures.push({ id: `strategy:${s.id}`, text: `${say('visits', '检查次数')}: ${named(s)}`, share: false, good: true, grid: (y) => allocation.mean[y].map((row) => row.map((cell) => cell[k])) });
  });
  const place = h('div');
  let which = measures[0].id;
  let year = 0;
  const draw = () => {
    const measure = measures.find((m) => m.id === which) ?? measures[0];
    forget(place);
    clear(place);
    place.append(heat(`${measure.text}${measure.share ? ', %' : ''}, ${years[year]}`, counties, sectors, measure.grid(year), measure.share, measure.good));
    if (place.isConnected) watch();
  };
  draw();
  return card('coverage', say('Where inspection reaches, and where it is thin', '检查覆盖何处, 何处薄弱'),
    h('div', { class: 'choices' },
      select(say('Shown', '显示'), measures.map((m) => ({ value: m.id, text: m.text })), which, (v) => { which = v; draw(); }),
      select(say('Year', '年份'), years.map((y, i) => ({ value: String(i), text: String(y) })), '0', (v) => { year = Number(v); draw(); })),
    place);
}

export function allocationCard(programme: Programme): HTMLElement | null {
  const { allocation, counties, strategies, years } = programme;
  if (!allocation || !counties || !strategies || !years) return null;
  const place = h('div');
  const draw = (index: string) => {
    const cells = allocation.mean[Number(index)];
    const of = counties.map((_, c) => strategies.map((_s, k) => cells[c].reduce((sum, cell) => sum + (cell[k] ?? 0), 0)));
    const sums = of.map((row) => row.reduce((a, b) => a + b, 0));
    const all = sums.reduce((a, b) => a + b, 0);
    clear(place);
    place.append(table(say('Visits', '检查次数'), [say('unit', '单位'), ...strategies.map((s) => user(named(s), 30)), say('all', '合计'), say('share', '占比')],
      [...counties.map((c, i) => [user(named(c), 40), ...of[i].map((x) => number(x)), number(sums[i]), percent(all > 0 ? sums[i] / all : null)]),
        [say('city', '全市'), ...strategies.map((_, k) => number(of.reduce((sum, row) => sum + row[k], 0))), number(all), '']], { 'data-allocation': '' }));
  };
  draw('0');
  return card('allocation', say('How visits are shared out', '检查力量分配'),
    h('div', { class: 'choices' }, select(say('Year', '年份'), years.map((y, i) => ({ value: String(i), text: String(y) })), '0', draw)), place,
    h('p', { class: 'note' }, say('Visits a year, mean of all futures.', '每年检查次数, 全部可能的平均。')));
}
