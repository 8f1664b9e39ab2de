// Control numbers month by month; accidents by legal class and year.
import { axis, band, colour, figure, forget, tip, watch } from '../charts';
import type { ControlNumber, Named, Programme } from '../data';
import { clear, h, select, table, user } from '../dom';
import { inWords, number, percent, said, signed } from '../format';
import { bar, card, lamp } from '../parts';
import { named, say } from '../state';
import { counted, word } from '../words';

function called(list: Named[] | undefined, id: string | undefined): string {
  if (!id || id === 'all') return say('all', '全部');
  return named(list?.find((x) => x.id === id) ?? { id });
}

/** Without those that say the same of the same: a total may be broken down in two ways. */
export function distinct(rows: ControlNumber[]): ControlNumber[] {
  const seen = new Set<string>();
  return rows.filter((r) => {
    const key = JSON.stringify([r.year, r.county || 'all', r.sector || 'all', r.measure, r.limit, r.name]);
    return !seen.has(key) && seen.add(key);
  });
}

/** Whether a control number is of the whole city and all sectors. */
export function isCity(row: ControlNumber): boolean {
  return (!row.county || row.county === 'all') && (!row.sector || row.sector === 'all');
}

export function controlName(programme: Programme | null, row: ControlNumber): string {
  const written = named({ en: row.name as string | undefined, zh: row.name_zh as string | undefined });
  if (written) return `${row.year ?? ''} ${written}`.trim();
  const measure = programme?.monthly?.[row.measure ?? ''];
  return [row.year, !row.county || row.county === 'all' ? say('city', '全市') : called(programme?.counties, row.county), !row.sector || row.sector === 'all' ? '' : called(programme?.sectors, row.sector),
    counted(row.measure ?? '', measure ? named(measure) : (row.measure ?? '').replace(/_/g, ' '))].filter(Boolean).join(' · ');
}

export function controlCard(programme: Programme): HTMLElement | null {
  const rows = distinct(programme.control ?? []);
  if (rows.length === 0) return null;
  const place = h('div');
  const draw = (index: string) => {
    forget(place);
    clear(place);
    const row = rows[Number(index)];
    if (row.used && row.limit) place.append(usedFigure(programme, row));
    if (place.isConnected) watch();
  };
  const drawn = rows.findIndex((r) => r.used && r.limit);
  if (drawn >= 0) draw(String(drawn));
  const before = rows.some((r) => typeof r.last_year === 'number' && Number.isFinite(r.last_year));
  const sorted = [...rows].sort((a, b) => (a.estimate?.p ?? 2) - (b.estimate?.p ?? 2));
  return card('control', say('Annual control numbers', '年度控制指标'),
    drawn >= 0 && h('div', { class: 'choices' }, select(say('Control number', '控制指标'), rows.map((r, i) => ({ value: String(i), text: controlName(programme, r) })), String(drawn), draw)),
    place,
    table(say('Control numbers', '控制指标'), [say('control number', '控制指标'), say('limit', '限额'), ...(before ? [say('year before', '上年')] : []), say('expected', '预计全年'), '', say('kept', '不突破'), say('in words', '说明'), say('used at half-year', '半年已用'), ...(before ? [say('change on the year before', '全年同比')] : [])],
      sorted.map((r) => [h('span', { style: 'display:flex;gap:.5rem' }, lamp(r.estimate, 'target'), user(controlName(programme, r), 80)), number(r.limit), ...(before ? [number(r.last_year)] : []), number(r.expected), bar(r.estimate), percent(r.estimate?.p), r.estimate ? said(r.estimate, 'futures', '种可能') : '–',
        r.used && r.limit ? percent((usedInYear(r, programme.years)[1][5] ?? 0) / r.limit) : '–', ...(before ? [change(r)] : [])]), { 'data-control': '' }),
    before && h('p', { class: 'note' }, say('The change is that of the expected count on the year before, on the same basis.', '同比为预计全年数与上年同口径数之比。')));
}

/** The expected count of the year against the year before. */
function change(row: ControlNumber): HTMLElement | string {
  if (typeof row.expected !== 'number' || typeof row.last_year !== 'number' || row.last_year <= 0) return '–';
  const share = row.expected / row.last_year - 1;
  return h('span', { class: share < 0 ? 'text-green' : 'text-red' }, `${signed(100 * share)}\u00a0%`);
}

/** The months of the year for which the number holds: 10, 50, 90 of 100 futures have used no more. */
export function usedInYear(row: ControlNumber, years: number[] | undefined): (number | null)[][] {
  const used = row.used as (number | null)[][];
  const start = used[1].length > 12 && years && row.year ? Math.max(0, row.year - years[0]) * 12 : 0;
  return used.map((list) => list.slice(start, start + 12));
}

function usedFigure(programme: Programme, row: ControlNumber): HTMLElement {
  const limit = row.limit as number;
  const [low, middle, high] = usedInYear(row, programme.years).map((list) => list.map((x) => (x === null ? null : (100 * x) / limit)));
  const months = middle.map((_, i) => i + 1);
  return figure(`${controlName(programme, row)}: ${say('share of the limit that is used', '已用份额')}`, 240, () => ({
    grid: { left: 52, right: 18, top: 14, bottom: 28 },
    tooltip: { trigger: 'axis', formatter: (points: { value: [number, number] }[]) => {
      const i = Math.max(0, Math.min(months.length - 1, Math.round(points[0].value[0]) - 1));
      return tip([say(`after ${i + 1} months (${Math.round((100 * (i + 1)) / 12)} % of the year)`, `${i + 1} 月末(全年 ${Math.round((100 * (i + 1)) / 12)} %)`), say(`middle ${number(middle[i], 2)} %`, `居中 ${number(middle[i], 2)} %`), say(`8 of 10: ${number(low[i], 2)} to ${number(high[i], 2)} %`, `10 种中 8 种: ${number(low[i], 2)} 至 ${number(high[i], 2)} %`)]);
    } },
    xAxis: axis({ type: 'value', min: 1, max: 12, minInterval: 1, axisLabel: { formatter: (v: number) => say(String(v), `${v}月`) }, splitLine: { show: false } }),
    yAxis: axis({ type: 'value', axisLabel: { formatter: '{value} %' } }),
    series: [...band('used', months, low, middle, high, colour('blue')),
      { type: 'line', name: say('time', '时间进度'), showSymbol: false, data: [[1, 100 / 12], [12, 100]], lineStyle: { type: 'dashed', color: colour('soft') } },
      { type: 'line', name: say('limit', '限额'), showSymbol: false, data: [[1, 100], [12, 100]], lineStyle: { color: colour('red'), width: 1.5 } }],
  }), undefined, say('Dashed: the time that has gone by; red: the limit.', '虚线: 时间进度; 红线: 限额。'));
}

export function accidentsCard(programme: Programme): HTMLElement | null {
  const { monthly, years } = programme;
  const measures = Object.entries(monthly ?? {});
  if (!years || measures.length === 0) return null;
  const place = h('div');
  const draw = (id: string) => {
    forget(place);
    clear(place);
    const measure = (monthly as NonNullable<typeof monthly>)[id];
    const classes = programme.classes ?? measure.mean[0].map((_, i) => ({ id: `class ${i + 1}` }));
    const name = (c: Named) => named({ en: word(c.id), zh: c.zh && c.zh !== c.id ? c.zh : word(c.id) });
    const count = Math.min(years.length, measure.year_mean.length);
    const [low, , high] = measure.total_fan;
    const months = programme.months ?? low.map((_, i) => String(i + 1));
    place.append(
      figure(`${named(measure)}, ${say('by month', '分月')}`, 220, () => ({
        grid: { left: 52, right: 18, top: 14, bottom: 28 },
        tooltip: { trigger: 'axis', formatter: (points: { value: [number, number] }[]) => {
          const i = Math.max(0, Math.min(months.length - 1, Math.round(points[0].value[0])));
          return tip([months[i], say(`mean ${number(measure.mean[i].reduce((a, b) => a + b, 0))}`, `平均 ${number(measure.mean[i].reduce((a, b) => a + b, 0))}`), say(`8 of 10: ${number(low[i])} to ${number(high[i])}`, `10 种中 8 种: ${number(low[i])} 至 ${number(high[i])}`)]);
        } },
        xAxis: axis({ type: 'value', min: 0, max: months.length - 1, interval: 12, axisLabel: { formatter: (v: number) => months[v]?.slice(0, 4) ?? '' }, splitLine: { show: false } }),
        yAxis: axis({ type: 'value', splitNumber: 3 }),
        series: band('month', months.map((_, i) => i), low, measure.mean.map((row) => row.reduce((a, b) => a + b, 0)), high, colour('blue')),
      })),
      table(named(measure), [say('class', '等级'), ...years.slice(0, count).flatMap((y) => [`${y}`, say('any', '出现机会')])],
        classes.map((c, k) => [user(name(c), 40), ...years.slice(0, count).flatMap((_, y) => [`${number(measure.year_mean[y][k], 3)} (${number(measure.year_quantiles[0][y][k], 2)}–${number(measure.year_quantiles[2][y][k], 2)})`, percent(measure.year_any[y][k])])])),
      h('p', {}, measure.yoy.map((change, y) => change && change.change !== null && y < count ? h('span', { style: 'margin-right:1.2rem;display:inline-block' }, `${years[y]}: `,
        h('b', { class: change.change < 0 ? 'text-green' : 'text-red' }, `${change.change < 0 ? '↓' : '↑'} ${number(100 * Math.abs(change.change), 2)} %`), say(` on the year before; fewer ${inWords(change.fewer.p, 'futures')}`, ` 同比; ${inWords(change.fewer.p, '', '种可能')}减少`)) : null)));
    if (place.isConnected) watch();
  };
  const first = monthly?.accidents ? 'accidents' : measures[0][0];
  draw(first);
  return card('accidents', say('Accidents by class of Decree 493', '事故(按国务院令第493号分级)'),
    h('div', { class: 'choices' }, select(say('Count', '指标'), measures.map(([id, m]) => ({ value: id, text: named(m) })), first, draw)), place,
    h('p', { class: 'note' }, say('A year: mean (8 of 10 futures between); any: the chance that there is at least one.', '每年: 平均值(10 种可能中 8 种的范围); 出现机会: 至少发生一起的机会。')));
}
