// Builds elements. Text is only ever set as text, so nothing a user wrote becomes markup.

export type Child = Node | string | number | null | undefined | false | Child[];
type Props = Record<string, unknown>;

const SVG = 'http://www.w3.org/2000/svg';

function fill(element: Element, props: Props, children: Child[]): void {
  for (const [name, value] of Object.entries(props)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith('on') && typeof value === 'function')
      element.addEventListener(name.slice(2), value as EventListener);
    else if (name === 'style') (element as HTMLElement).style.cssText = String(value);
    else element.setAttribute(name, value === true ? '' : String(value));
  }
  append(element, children);
}

export function append(element: Element, children: Child[]): void {
  for (const child of children) {
    if (child === null || child === undefined || child === false) continue;
    if (Array.isArray(child)) append(element, child);
    else element.append(child instanceof Node ? child : String(child));
  }
}

export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K, props: Props = {}, ...children: Child[]): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  fill(element, props, children);
  return element;
}

export function svg(tag: string, props: Props = {}, ...children: Child[]): SVGElement {
  const element = document.createElementNS(SVG, tag) as SVGElement;
  fill(element, props, children);
  return element;
}

/** What a user wrote, shortened, in its own direction of writing; whole in the tooltip. */
export function user(text: string, most = 160): HTMLElement {
  const shown = short(text, most);
  return h('bdi', shown === text ? {} : { title: short(text, 2000) }, shown);
}

/** At most so many characters; never half of a pair. */
export function short(text: string, most: number): string {
  const characters = Array.from(text.length > 4 * most ? text.slice(0, 4 * most) : text);
  if (characters.length <= most && text.length <= 4 * most) return text;
  return characters.slice(0, most - 1).join('') + '…';
}

export function clear(element: Element): void {
  element.replaceChildren();
}

const SHORT = 22;

/** How a cell lies: what a user wrote from the left, numbers in one line from the right. */
function manner(cell: Child): string | undefined {
  if (cell instanceof HTMLElement) return cell.tagName === 'BDI' || cell.classList.contains('said') ? 'text' : undefined;
  return typeof cell === 'number' || (typeof cell === 'string' && cell.length <= SHORT) ? 'short' : undefined;
}

/** A table with a caption for readers that do not see; the first column heads its row. A column is
 *  set as text if its first cell is. */
export function table(caption: string, head: Child[], rows: Child[][], props: Props = {}): HTMLElement {
  return h('div', { class: rows.length <= 40 ? 'scroll open' : 'scroll', tabindex: 0, role: 'region', 'aria-label': caption },
    h('table', { ...props, class: [props.class, head.length > 12 && 'wide'].filter(Boolean).join(' ') || undefined },
      h('caption', { class: 'hidden' }, caption),
      h('thead', {}, h('tr', {}, head.map((cell, i) => h('th', { scope: 'col', class: rows.length > 0 && manner(rows[0][i]) === 'text' ? 'text' : undefined }, cell)))),
      h('tbody', {}, rows.map((row) => h('tr', {}, row.map((cell, i) =>
        i === 0 ? h('th', { scope: 'row' }, cell) : h('td', { class: manner(cell) }, cell)))))));
}

export function select(label: string, options: { value: string; text: string }[], value: string,
  change: (value: string) => void): HTMLElement {
  const box = h('select', { onchange: () => change(box.value) },
    options.map((o) => h('option', { value: o.value, selected: o.value === value }, short(o.text, 60))));
  return h('label', { class: 'choice' }, h('span', {}, label), box);
}
