// What was promised by when.
import type { Kpi, Programme } from '../data';
import { h, svg, table, user } from '../dom';
import { number, percent, said } from '../format';
import { bar, card, lamp } from '../parts';
import { named, say } from '../state';
import { delivered, word } from '../words';

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

function wanted(kpi: Kpi): string {
  const share = kpi.target_is_share === 1;
  return delivered(share ? percent(kpi.target) : number(kpi.target), kpi.unit, share);
}

export function deliveryCard(programme: Programme): HTMLElement | null {
  const rows = programme.delivery;
  if (!rows || rows.length === 0) return null;
  const quarters = programme.quarters ?? [];
  const known = rows.some((k) => k.status);
  return card('delivery', say('What is to be delivered by when', '任务与期限'),
    table(say('Delivery', '任务完成'), [say('task', '任务'), say('item', '条目'), say('due', '期限'), say('target', '目标'), '', say('in time', '按期'), say('in words', '说明'), say('course, middle', '进度(居中)'), ...(known ? [say('status', '状态')] : [])],
      [...rows].sort((a, b) => (a.estimate?.p ?? 2) - (b.estimate?.p ?? 2)).map((k) => [h('span', { style: 'display:flex;gap:.5rem' }, lamp(k.estimate, 'target'), user(named({ en: k.name, zh: k.name_zh, id: k.id }), 90)), user(String(k.policy_item ?? '–'), 20), user(due(k), 20),
        wanted(k), bar(k.estimate), percent(k.estimate?.p), k.estimate ? said(k.estimate, 'futures', '种可能') : '–', course(k, quarters), ...(known ? [word(String(k.status ?? ''))] : [])]), { 'data-delivery': '' }));
}
