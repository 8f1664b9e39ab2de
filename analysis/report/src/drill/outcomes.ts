// What the rehearsals end with: distributions, hospitals, zones, stations, vehicles.
import { axis, colour, figure, forget, tip, watch } from '../charts';
import type { Count, Drill, Histogram, Missing, Share } from '../data';
import { clear, h, select, table, user } from '../dom';
import { duration, durations, inWords, number, percent, said, yuan } from '../format';
import { bar, card, stack } from '../parts';
import { namesIn } from './names';
import { named, say } from '../state';
import { unit, vehicle, word } from '../words';

function amount(label: { name?: string; unit: string }, value: Missing | undefined, digits = 3): string {
  return label.unit === 'yuan' ? yuan(value) : `${number(value, digits)}${label.unit ? ` ${unit(label.unit)}` : ''}`;
}

/** Bars of whole numbers have edges at halves: `3`, or `3 – 5` where several share a bar. */
export function barNames(edges: number[], say_: (x: number) => string): string[] {
  const whole = edges.length > 1 && edges.every((e) => Math.abs(e % 1) === 0.5);
  return edges.slice(1).map((high, i) => {
    const [from, to] = whole ? [edges[i] + 0.5, high - 0.5] : [edges[i], high];
    return from === to ? say_(from) : `${say_(from)} – ${say_(to)}`;
  });
}

function histogramFigure(title: string, histogram: Histogram, say_: (x: number) => string, note?: string): HTMLElement {
  const total = histogram.counts.reduce((a, b) => a + b, 0) + histogram.missing;
  const names = barNames(histogram.edges, say_);
  const shares = histogram.counts.map((c) => c / total);
  const rest = [...shares].sort((a, b) => b - a);
  // Where nearly all is one bar the others are shown on a logarithmic scale.
  const log = rest.length > 1 && rest[0] > 0.7;
  return figure(title, 230, () => ({
    grid: { left: 56, right: 16, top: 28, bottom: 30 },
    tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' }, formatter: (p: { dataIndex: number }[]) => tip([names[p[0].dataIndex], `${inWords(shares[p[0].dataIndex], 'rehearsals', '次推演')} (${histogram.counts[p[0].dataIndex]})`]) },
    xAxis: axis({ type: 'category', data: names.map((n) => n.split(' – ')[0]), axisLabel: { hideOverlap: true } }),
    yAxis: axis({ type: log ? 'log' : 'value', min: log ? 0.5 : 0, startValue: log ? 0.5 : 0, splitNumber: 3, name: say('rehearsals', '次数'), nameGap: 8 }),
    series: [{ type: 'bar', barCategoryGap: '12%', data: histogram.counts.map((c) => (c > 0 ? c : null)), itemStyle: { color: colour('blue') } }],
  }), table(title, [say('value', '数值'), say('rehearsals', '次数'), say('share', '比例')], [...names.map((n, i) => [n, number(histogram.counts[i], 6), percent(shares[i])]),
    ...(histogram.missing > 0 ? [[say('did not come', '未发生'), number(histogram.missing, 6), percent(histogram.missing / total)]] : [])]),
  [note, log ? say('Heights on a logarithmic scale.', '纵轴为对数。') : '', histogram.missing > 0 ? say(`In ${percent(histogram.missing / total)} it did not come.`, `${percent(histogram.missing / total)}未发生。`) : ''].filter(Boolean).join(' ') || undefined);
}

export function outcomesCard(drill: Drill): HTMLElement | null {
  if (drill.counts.length === 0) return null;
  const chart = h('div');
  const options = [...drill.counts.map((c) => ({ value: c.name, text: named(c) })), ...drill.times.filter((t) => t.histogram).map((t) => ({ value: `time:${t.name}`, text: timeName(t.name) }))];
  const draw = (value: string) => {
    forget(chart);
    clear(chart);
    const time = drill.times.find((t) => `time:${t.name}` === value);
    const count = drill.counts.find((c) => c.name === value);
    if (time?.histogram) chart.append(histogramFigure(timeName(time.name), time.histogram, (x) => duration(x)));
    else if (count?.histogram) chart.append(histogramFigure(named(count), count.histogram, (x) => amount(count, x)));
    if (chart.isConnected) watch();
  };
  const first = drill.counts.find((c) => c.name === 'deaths') ?? drill.counts[0];
  draw(first.name);
  return card('outcomes', say('What the rehearsals end with', '后果分布'),
    h('div', { class: 'grid' },
      h('div', { class: 'span-6 print-12' }, h('div', { class: 'choices' }, select(say('Outcome', '指标'), options, first.name, draw)), chart),
      h('div', { class: 'span-6 print-12' }, severity(drill), countsTable(drill.counts), timesTable(drill))));
}

export function timeName(name: string): string {
  return name === 'extinguished' ? say('all fires out, after ignition', '起火至明火全灭') : word(name);
}

function severity(drill: Drill): HTMLElement {
  const hues = ['var(--sand)', 'var(--orange)', 'var(--red)', 'var(--violet)'];
  const parts = drill.severity.map((s, i) => ({ name: word(s.id), share: s.estimate?.p ?? 0, text: percent(s.estimate?.p), hue: hues[i % 4] }));
  const rest = 1 - parts.reduce((a, p) => a + p.share, 0);
  return h('div', {}, h('h3', {}, say('Class by Decree 493', '事故等级(国务院令第493号)')), stack([...parts, { name: say('no accident', '未成事故'), share: rest > 1e-9 ? rest : 0, text: percent(rest), hue: 'var(--none-soft)' }], say('Class of the accident', '事故等级')));
}

function countsTable(counts: Count[]): HTMLElement {
  return table(say('Outcomes', '后果'), [say('outcome', '指标'), say('mean', '平均'), say('between', '区间'), say('any', '出现'), say('90 of 100 below', '九成低于'), say('greatest', '最大')],
    counts.map((c) => [named(c), amount(c, c.estimate.mean), c.estimate.low === null || c.estimate.high === null ? '–' : `${amount(c, Math.max(0, c.estimate.low), 2)} – ${amount(c, c.estimate.high, 2)}`, percent(c.any.p), amount(c, c.quantiles[3]), amount(c, c.greatest)]), { 'data-outcomes': '' });
}

function timesTable(drill: Drill): HTMLElement {
  return table(say('Times', '时间'), [say('time', '时间'), say('came', '发生'), '10 %', '50 %', '90 %'],
    drill.times.map((t) => [timeName(t.name), `${number(t.came, 6)}/${number(t.of, 6)}`, ...t.quantiles.map((q) => duration(q))]));
}

export function hospitalsCard(drill: Drill): HTMLElement | null {
  if (drill.hospitals.length === 0) return null;
  const has = (key: 'beds' | 'peak_queue' | 'wait90_s' | 'diverted') => drill.hospitals.some((x) => x[key] !== undefined && x[key] !== null);
  const extra: [boolean, string, (x: Drill['hospitals'][number]) => string][] = [
    [has('beds'), say('beds', '床位'), (x) => number(x.beds)], [has('peak_queue'), say('longest queue, mean', '最长排队(平均)'), (x) => number(x.peak_queue?.mean, 2)],
    [has('wait90_s'), say('9 of 10 wait less than', '九成等待少于'), (x) => duration(x.wait90_s?.mean)], [has('diverted'), say('sent elsewhere, mean', '转送(平均)'), (x) => number(x.diverted?.mean, 2)]];
  const shown = extra.filter(([there]) => there);
  return card('hospitals', say('Load of the hospitals', '医院负荷'),
    table(say('Hospitals', '医院'), [say('hospital', '医院'), say('any casualty', '接收伤员'), '', say('mean', '平均'), say('most', '最多'), ...shown.map(([, text]) => text)],
      drill.hospitals.map((x) => [user(namesIn(drill.map).of(x.id)), x.any ? said(x.any, 'rehearsals', '次推演') : '–', loadBar(x.arrivals?.mean ?? 0, Math.max(...drill.hospitals.map((y) => y.arrivals?.mean ?? 0))), number(x.arrivals?.mean, 2), number(x.greatest), ...shown.map(([, , of]) => of(x))])));
}

function loadBar(value: number, most: number): HTMLElement {
  return h('span', { class: 'probability', 'aria-hidden': 'true', style: 'display:block' }, h('i', { style: `width:${most > 0 ? (100 * value) / most : 0}%;background:var(--blue)` }));
}

export function evacuationCard(drill: Drill): HTMLElement | null {
  if (drill.evacuation.length === 0) return null;
  const measures = drill.evacuation[0].measures;
  return card('evacuation', say('Evacuation of the zones', '区域疏散'),
    table(say('Evacuation', '疏散'), [say('zone', '区域'), ...measures.map((m) => named(m))],
      drill.evacuation.map((z) => [user(namesIn(drill.map).of(z.id)), ...z.measures.map((m) => triple(m))])),
    h('p', { class: 'note' }, say('10, 50 and 90 of 100 rehearsals in which it came are below.', '在发生的推演中, 100 次里 10、50、90 次低于此值。')));
}

function triple(measure: Drill['evacuation'][number]['measures'][number]): string {
  if (measure.came === 0) return '–';
  return measure.unit === 's' ? durations(measure.quantiles) : measure.quantiles.map((q) => number(q)).join(' / ');
}

export function stationsCard(drill: Drill): HTMLElement | null {
  const stations = drill.stations.filter((s) => s.within).sort((a, b) => (a.median_s ?? 0) - (b.median_s ?? 0));
  // What counts as a depot's own concerns depots only.
  if (stations.length === 0 || !drill.map?.tanks?.tank.length) return null;
  const cell = (share: Share) => h('span', { style: 'display:inline-grid;grid-template-columns:4.5rem 3.2rem;gap:.4rem;align-items:center' }, bar(share), percent(share.p));
  return card('stations', say('Stations that may count as the depot\'s own', '可计入油库自有力量的消防站'),
    table(say('Stations', '消防站'), [say('station', '消防站'), say('as a rule', '通常'), say('5 min, burning tank', '5 分钟, 着火罐'), say('10 min, neighbours', '10 分钟, 邻近罐'), say('20 min, foam', '20 分钟, 泡沫')],
      stations.map((s) => [user(namesIn(drill.map).of(s.id)), duration(s.median_s), ...(s.within as Share[]).map(cell)])),
    h('p', { class: 'note' }, say('GB 50074-2014, 12.5: water or foam on the fire within 5, 10, 20 minutes of the alarm. An eligibility of a station, not a deadline of the plan.',
      'GB 50074-2014 第 12.5 条: 接警后 5、10、20 分钟内出水或出泡沫。此为可否计入自有力量的条件, 不是预案时限。')));
}

const CONDITIONS = ['turning_out', 'driving', 'setting_up', 'working', 'waiting', 'withdrawn', 'returning', 'lost'];
const CONDITION_HUES = ['sand', 'blue', 'teal', 'red', 'none', 'violet', 'faint', 'ink'];

export function unitsCard(drill: Drill): HTMLElement | null {
  const units = drill.units;
  if (!units) return null;
  const shown = units.ids.map((id, i) => ({ id, i })).filter(({ i }) => units.sent[i] > 0).sort((a, b) => units.sent[a.i] - units.sent[b.i]);
  if (shown.length === 0) return null;
  const label = (id: string, i: number) => `${id}${units.kind[i] ? ` ${vehicle(units.kind[i])}` : ''}`.slice(0, 26);
  const series = CONDITIONS.filter((c) => units.conditions.includes(c));
  return card('units', say('How long vehicles are used', '车辆使用时间'),
    figure(say('Minutes in each condition, mean of all rehearsals', '各状态平均分钟数(全部推演)'), 60 + 15 * shown.length, () => ({
      grid: { left: 120, right: 20, top: 34, bottom: 24 }, legend: { top: 0, textStyle: { color: colour('soft') }, itemWidth: 12, itemHeight: 10 },
      tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' }, formatter: (p: { dataIndex: number }[]) => {
        const { id, i } = shown[p[0].dataIndex];
        return tip([label(id, i), say(`sent ${inWords(units.sent[i], 'rehearsals')}`, `${inWords(units.sent[i], '', '次推演')}出动`), ...series.map((c) => `${word(c)}: ${duration(units.mean_s[i][units.conditions.indexOf(c)])}`)]);
      } },
      xAxis: axis({ type: 'value' }), yAxis: axis({ type: 'category', data: shown.map(({ id, i }) => label(id, i)), axisLabel: { interval: 0, fontSize: 11 } }),
      series: series.map((c) => ({ type: 'bar', stack: 'all', name: word(c), barCategoryGap: '25%', itemStyle: { color: colour(CONDITION_HUES[CONDITIONS.indexOf(c)]) }, data: shown.map(({ i }) => units.mean_s[i][units.conditions.indexOf(c)] / 60) })),
    }), table(say('Vehicles', '车辆'), [say('vehicle', '车辆'), say('sent', '出动'), ...series.map(word)], [...shown].reverse().map(({ id, i }) => [label(id, i), percent(units.sent[i]), ...series.map((c) => duration(units.mean_s[i][units.conditions.indexOf(c)]))]))));
}

