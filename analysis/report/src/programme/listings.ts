// Major hazards that are listed for supervision: how many, how they end, and where.
import { axis, colour, figure, forget, tip, watch } from '../charts';
import type { Listings, Programme } from '../data';
import { clear, h, select, table, user } from '../dom';
import { number, percent } from '../format';
import { card } from '../parts';
import { named, say } from '../state';
import { word } from '../words';
import { ofLevel, within } from './sums';

const HUES: Record<string, string> = { listed: 'blue', accepted: 'green', extended: 'sand', overdue: 'red' };

function called(measure: string): string {
  return { listed: say('listed', '挂牌'), accepted: say('put right and taken off', '验收摘牌'), extended: say('given longer', '延期'), overdue: say('overdue', '逾期') }[measure] ?? measure;
}

export function listingsCard(programme: Programme): HTMLElement | null {
  const { listings, quarters, counties } = programme;
  if (!listings || !quarters || !counties) return null;
  const measures = Object.keys(listings.measures);
  const place = h('div');
  const years = [...new Set(quarters.map((q) => q.slice(0, 4)))];
  let level = -1;
  let year = '';
  const draw = () => {
    forget(place);
    clear(place);
    const from = year ? quarters.findIndex((q) => q.startsWith(year)) : 0;
    const until = year ? from + quarters.filter((q) => q.startsWith(year)).length : quarters.length;
    place.append(course(listings, quarters, level),
      h('h3', { style: 'margin:.8rem 0 .2rem' }, `${say('By unit', '分县区')}, ${year || `${years[0]}–${years[years.length - 1]}`}`), units(programme, listings, level, from, until));
    if (place.isConnected) watch();
  };
  draw();
  return card('listings', say('Major hazards listed for supervision', '重大隐患挂牌督办'),
    h('div', { class: 'choices' },
      select(say('Listed by', '挂牌级别'), [{ value: '-1', text: say('all levels', '各级合计') }, ...listings.levels.map((l, i) => ({ value: String(i), text: word(l) }))], '-1', (v) => { level = Number(v); draw(); }),
      select(say('Table for', '分县区年份'), [{ value: '', text: say('all years', '全部年份') }, ...years.map((y) => ({ value: y, text: y }))], '', (v) => { year = v; draw(); })),
    place,
    h('p', { class: 'note' }, say('Means of all futures. A listing is taken off when its hazard is put right and accepted; one that is not ready on its day may be given longer once; after its last day it is overdue and stays listed until it is accepted.',
      '均为全部可能的平均。整改并验收后摘牌; 到期未完成可延期; 最后期限后仍未完成为逾期, 逾期后继续挂牌直至验收。')),
    measures.length < 4 && h('p', { class: 'note' }, say('The result holds only some of the counts.', '结果只含部分计数。')));
}

function course(listings: Listings, quarters: string[], level: number): HTMLElement {
  const measures = Object.keys(listings.measures);
  const city = measures.map((m) => ofLevel(listings, m, level).map((row) => row.reduce((a, b) => a + b, 0)));
  const at = level < 0 ? listings.levels.length : level;
  const range = (m: string, q: number) => [0, 2].map((k) => number(listings.measures[m].fan[k][q][at], 2));
  return figure(say('The city by quarter, mean', '全市分季度(平均)'), 240, () => ({
    grid: { left: 46, right: 18, top: 34, bottom: 28 },
    legend: { top: 0, left: 0, icon: 'roundRect', itemHeight: 4, textStyle: { color: colour('ink') }, itemWidth: 18 },
    tooltip: { trigger: 'axis', formatter: (points: { dataIndex: number }[]) => {
      const q = points[0].dataIndex;
      return tip([quarters[q], ...measures.map((m, k) => { const [low, high] = range(m, q); return say(`${called(m)} ${number(city[k][q])} (8 of 10: ${low} to ${high})`, `${called(m)} ${number(city[k][q])} (10 种中 8 种: ${low} 至 ${high})`); })]);
    } },
    xAxis: axis({ type: 'category', data: quarters, boundaryGap: false, axisLabel: { interval: (i: number) => i % 4 === 0, formatter: (q: string) => q.slice(0, 4) }, splitLine: { show: false } }),
    yAxis: axis({ type: 'value', splitNumber: 3 }),
    series: measures.map((m, k) => ({ type: 'line', name: called(m), showSymbol: false, data: city[k], lineStyle: { width: 2, color: colour(HUES[m] ?? 'none'), type: m === 'extended' ? 'dashed' : 'solid' }, itemStyle: { color: colour(HUES[m] ?? 'none') } })),
  }), table(say('The city by quarter', '全市分季度'), [say('quarter', '季度'), ...measures.map(called)], quarters.map((q, i) => [q, ...city.map((row) => number(row[i]))])));
}

function units(programme: Programme, listings: Listings, level: number, from: number, until: number): HTMLElement {
  const measures = Object.keys(listings.measures);
  const counts = measures.map((m) => within(ofLevel(listings, m, level), from, until));
  const share = (c: number[]) => {
    const [listed, overdue] = ['listed', 'overdue'].map((m) => c[measures.indexOf(m)]);
    return listed > 0 && overdue !== undefined ? percent(overdue / listed) : '–';
  };
  const whole = counts.map((row) => row.reduce((a, b) => a + b, 0));
  return table(say('Listings by unit', '分县区挂牌督办'), [say('unit', '单位'), ...measures.map(called), say('overdue, of those listed', '逾期占挂牌')],
    [...(programme.counties ?? []).map((county, i) => [user(named(county), 40), ...counts.map((row) => number(row[i])), share(counts.map((row) => row[i]))]),
      [say('city', '全市'), ...whole.map((x) => number(x)), share(whole)]], { 'data-listings': '' });
}
