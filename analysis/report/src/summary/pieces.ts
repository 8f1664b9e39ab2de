// Pieces of the summaries of drills, programmes and services.
import type { Evidence, Share } from '../data';
import { type Child, h } from '../dom';
import { statusStack } from '../evidence';
import { type Judged, light, lightWord, number, percent } from '../format';
import { card } from '../parts';
import { say } from '../state';

export function tally(estimates: (Share | null | undefined)[], judged: Judged = 'promise'): HTMLElement {
  const counts = { green: 0, amber: 0, red: 0, none: 0 };
  for (const estimate of estimates) counts[light(estimate).colour] += 1;
  const signs: Record<string, string> = { green: '✓', amber: '!', red: '✕', none: '–' };
  return h('div', { class: 'tally' }, (['green', 'amber', 'red', 'none'] as const).filter((key) => counts[key] > 0).map((key) =>
    h('span', {}, h('span', { class: `light ${key}`, 'aria-hidden': 'true' }, signs[key]), say(`${counts[key]} ${lightWord(key, judged, counts[key])}`, `${counts[key]} 项${lightWord(key, judged)}`))));
}

/** Further rows of a list, folded; on paper only their number is said. */
export function further(rows: HTMLElement[], title: string): Child {
  if (rows.length === 0) return null;
  return [h('details', { class: 'further' }, h('summary', {}, title), h('ul', { class: 'promises' }, rows)), h('p', { class: 'note paper' }, title)];
}

/** What the numbers rest on, with a word of caution where most of it is assumed. */
export function basisCard(evidence: Evidence, index: number, more: Child = null): HTMLElement {
  const total = Object.values(evidence.status_counts).reduce((a, b) => a + b, 0);
  const open = (evidence.status_counts.assumed ?? 0) + (evidence.status_counts.unverified ?? 0);
  return card(`basis-${index}`, say('What this rests on', '依据'), statusStack(evidence),
    total > 0 && open > total / 2 && h('p', { class: 'note' }, say(
      `${percent(open / total)} of ${number(total, 4)} numbers are not yet verified: good for comparing plans and finding weak points; quote no single number before local figures are in.`,
      `${number(total, 4)} 个参数中 ${percent(open / total)} 尚未核实: 可用于比较方案、查找短板; 填入当地数据之前, 单个数值不宜直接引用。`)), more);
}

/** A number in large type with what it means. */
export function figureBox(big: string, lines: (string | null | undefined | false)[], props: Record<string, unknown> = {}): HTMLElement {
  return h('div', { class: 'figure', ...props }, h('b', {}, big), lines.filter(Boolean).map((line) => h('span', {}, line as string)));
}
