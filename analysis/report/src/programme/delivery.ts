// What was promised by when, and the assumptions that matter most.
import { axis, colour, figure, tip } from '../charts';
import type { Kpi, Programme } from '../data';
import { h, short, svg, table, user } from '../dom';
import { inWords, number, percent } from '../format';
import { bar, card, lamp } from '../parts';
import { named, say } from '../state';
import { word } from '../words';

function due(kpi: Kpi): string {
  return String(kpi.due ?? kpi.due_quarter ?? '–');
}

/** The middle value over the quarters, with its target and the quarter in which it is due. */
function course(kpi: Kpi, quarters: string[]): SVGElement | string {
  const middle = kpi.quantiles?.[1];
  if (!middle || middle.length < 2) return '';
  const target = typeof kpi.target === 'number' ? kpi.target : null;
  const most = Math.max(...middle.map((x) => x ?? 0), target ?? 0, 1e-12);
  const x = (i: number) => 2 + (116 * i) / (middle.length - 1);
  const y = (v: number) => 22 - (19 * v) / most;
  const at = quarters.indexOf(due(kpi));
  return svg('svg', { viewBox: '0 0 120 25', width: 120, height: 25, role: 'img', 'aria-label': `${number(middle[0])} → ${number(middle[middle.length - 1])}` },
    target !== null && svg('line', { x1: 0, x2: 120, y1: y(target), y2: y(target), stroke: 'var(--red)', 'stroke-dasharray': '3 2' }),
    at >= 0 && svg('line', { x1: x(at), x2: x(at), y1: 0, y2: 25, stroke: 'var(--faint)' }),
    svg('polyline', { points: middle.map((v, i) => `${x(i).toFixed(1)},${y(v ?? 0).toFixed(1)}`).join(' '), fill: 'none', stroke: 'var(--blue)', 'stroke-width': 2 }));
}

export function deliveryCard(programme: Programme): HTMLElement | null {
  const rows = programme.delivery;
  if (!rows || rows.length === 0) return null;
  const quarters = programme.quarters ?? [];
  return card('delivery', say('What is to be delivered by when', '任务与期限'),
    table(say('Delivery', '任务完成'), [say('task', '任务'), say('item', '条目'), say('due', '期限'), say('target', '目标'), '', say('in time', '按期'), say('in words', '说明'), say('course, middle', '进度(居中)'), say('status', '状态')],
      [...rows].sort((a, b) => (a.estimate?.p ?? 2) - (b.estimate?.p ?? 2)).map((k) => [h('span', { style: 'display:flex;gap:.5rem' }, lamp(k.estimate, 'target'), user(named({ en: k.name, zh: k.name_zh, id: k.id }), 90)), user(String(k.policy_item ?? '–'), 20), user(due(k), 20),
        h('span', {}, number(k.target), k.unit && k.unit !== '1' ? [' ', user(k.unit, 20)] : ''), bar(k.estimate), percent(k.estimate?.p), k.estimate ? inWords(k.estimate.p, 'futures', '种可能') : '–', course(k, quarters), word(String(k.status ?? ''))]), { 'data-delivery': '' }));
}

const MOST = 15;

export function tornadoCard(programme: Programme): HTMLElement | null {
  const s = programme.sensitivity;
  if (!s?.parameter || s.parameter.length === 0) return null;
  const value = (name: string, i: number) => (typeof s[name]?.[i] === 'number' ? (s[name][i] as number) : null);
  const key = s.sobol_total ? 'sobol_total' : 'sobol_first';
  const rows = s.parameter.map((p, i) => ({ name: String(p), first: value('sobol_first', i), total: value('sobol_total', i), worth: value('evppi', i), size: Math.abs(value(key, i) ?? 0) })).sort((a, b) => b.size - a.size);
  const shown = rows.slice(0, MOST).reverse();
  return card('tornado', say('Which assumptions matter most', '哪些假设最要紧'),
    figure(say('Share of the uncertainty that goes away if the assumption were known', '若查清该假设, 不确定性可减少的份额'), 60 + 26 * shown.length, () => ({
      grid: { left: 210, right: 40, top: 10, bottom: 26 },
      tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' }, formatter: (p: { dataIndex: number }[]) => {
        const row = shown[p[0].dataIndex];
        return tip([short(row.name, 80), say(`alone ${percent(row.first)}`, `单独 ${percent(row.first)}`), say(`with others ${percent(row.total)}`, `含交互 ${percent(row.total)}`)]);
      } },
      xAxis: axis({ type: 'value', min: 0, axisLabel: { formatter: (v: number) => percent(v) } }),
      yAxis: axis({ type: 'category', data: shown.map((r) => short(r.name, 30)), axisLabel: { interval: 0, fontSize: 11 } }),
      series: [{ type: 'bar', barGap: '-100%', barCategoryGap: '35%', name: say('with others', '含交互'), data: shown.map((r) => r.total), itemStyle: { color: colour('sand'), opacity: 0.5 } }, { type: 'bar', barCategoryGap: '35%', name: say('alone', '单独'), data: shown.map((r) => r.first), itemStyle: { color: colour('blue') } }],
    }), undefined, say('Blue: the assumption alone; sand: together with others.', '蓝: 单独作用; 黄: 含与其他假设的共同作用。')),
    table(say('Assumptions', '假设'), [say('assumption', '假设'), say('alone', '单独'), say('with others', '含交互'), say('worth of knowing it', '查清的价值')], rows.slice(0, 40).map((r) => [user(r.name, 80), percent(r.first), percent(r.total), number(r.worth)])));
}
