// Pieces that several views share.
import type { Share } from './data';
import { type Child, h, svg } from './dom';
import { interval, type Judged, light, percent } from './format';
import { say } from './state';

export function lamp(estimate: Share | null | undefined, judged: Judged = 'promise'): HTMLElement {
  const shown = light(estimate, judged);
  return h('span', { class: `light ${shown.colour}`, role: 'img', 'aria-label': shown.word, title: shown.word }, shown.sign);
}

/** A bar for a probability with its interval; a mere share of the rehearsals is neither good nor bad. */
export function bar(estimate: Share | null | undefined, judged: 'kept' | 'share' = 'kept'): HTMLElement {
  const shown = light(estimate);
  if (!estimate) return h('span', { class: 'probability', role: 'img', 'aria-label': shown.word });
  const place = (x: number) => `${(100 * x).toFixed(1)}%`;
  return h('span', { class: 'probability', role: 'img', 'aria-label': `${percent(estimate.p)} (${interval(estimate)})` },
    h('i', judged === 'kept' ? { class: shown.colour, style: `width:${place(estimate.p)}` } : { style: `width:${place(estimate.p)};background:var(--blue)` }),
    h('b', { style: `left:${place(estimate.low)};width:${place(estimate.high - estimate.low)}` }));
}

export function card(id: string, title: Child, ...content: Child[]): HTMLElement {
  return h('section', { class: 'card', id, 'aria-labelledby': `${id}-title` },
    h('h2', { id: `${id}-title` }, title), content);
}

/** Links to the parts of a view. */
export function contents(parts: { id: string; title: string }[]): HTMLElement {
  return h('nav', { class: 'chips', 'aria-label': say('On this page', '本页内容') },
    parts.map((part) => h('a', { href: `#${part.id}`, onclick: (event: Event) => {
      event.preventDefault();
      const target = document.getElementById(part.id);
      target?.scrollIntoView({ block: 'start' });
      target?.setAttribute('tabindex', '-1');
      target?.focus({ preventScroll: true });
    } }, part.title)));
}

/** Shares of a whole as one bar with its key. */
export function stack(parts: { name: string; share: number; text: string; hue: string }[], label: string): HTMLElement {
  const shown = parts.filter((part) => part.share > 0);
  return h('div', {},
    h('div', { class: 'stack', role: 'img', 'aria-label': `${label}: ${shown.map((p) => `${p.name} ${p.text}`).join(', ')}` },
      shown.map((part) => h('i', { style: `width:${(100 * part.share).toFixed(2)}%;background:${part.hue}` }))),
    h('ul', { class: 'key' }, shown.map((part) => h('li', {}, h('i', { style: `background:${part.hue}` }), `${part.name} ${part.text}`))));
}

/** A range with its middle on a scale from `low` to `high`. */
export function whisker(from: number, middle: number, to: number, low: number, high: number, label: string): SVGElement {
  const at = (x: number) => 4 + (92 * (x - low)) / Math.max(high - low, 1e-9);
  return svg('svg', { class: 'whisker', viewBox: '0 0 100 14', width: 120, height: 16, role: 'img', 'aria-label': label },
    svg('line', { x1: 4, x2: 96, y1: 7, y2: 7, 'stroke-opacity': 0.25 }),
    svg('line', { x1: at(from), x2: at(to), y1: 7, y2: 7, 'stroke-width': 3 }),
    svg('circle', { cx: at(middle), cy: 7, r: 4 }));
}
