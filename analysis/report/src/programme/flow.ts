// What becomes of hidden hazards: where they come from in a year, and where they are at its end.
import { colour, figure, forget, tip, watch } from '../charts';
import type { Missing, Programme } from '../data';
import { clear, h, select, table } from '../dom';
import { number, percent } from '../format';
import { card } from '../parts';
import { say } from '../state';

export type Grid = Missing[][];

/** Sum over all places; missing ones count as nothing. */
export const total = (grid: Grid) => grid.flat().reduce<number>((sum, x) => sum + (x ?? 0), 0);

/** The hidden hazards of the city in one year, means of all futures. They balance: those of the beginning and
 *  those that arise are put right, gone by themselves, ended in an accident, or there at the end. */
export interface Balance {
  start: number; arisen: number; visits: number; self: number; reported: number; closed: number; falsely: number;
  right: number; lapsed: number; accident: number; known: number; hidden: number; overdue: number;
}

export function balances(programme: Programme): Balance[] | null {
  const { coverage, years } = programme;
  if (!coverage?.arisen || !coverage.living || !years) return null;
  return years.map((_, y) => {
    const sum = (id: string) => (coverage[id] ? total(coverage[id].mean[y]) : 0);
    const living = sum('living');
    const hidden = coverage.hidden ? sum('hidden') : 0;
    const [closed, falsely, arisen, lapsed, accident] = ['rectified', 'falsely_closed', 'arisen', 'lapsed', 'ended_by_accident'].map(sum);
    const right = closed - falsely;
    return { start: living + right + lapsed + accident - arisen, arisen, visits: sum('found'), self: sum('self_found'), reported: sum('reported'),
      closed, falsely, right, lapsed, accident, known: living - hidden, hidden, overdue: sum('overdue') };
  });
}

function links(b: Balance): { nodes: [string, string][]; flows: { source: string; target: string; value: number }[] } {
  const names = { start: say('there before', '年初在存'), arisen: say('arisen', '新增'), right: say('put right', '整改到位'), lapsed: say('gone by themselves', '自然消失'),
    accident: say('ended in an accident', '致事故'), known: say('known, still there', '已发现未消除'), hidden: say('there, found by nobody', '在存未被发现') };
  const middle = say('in the year', '全年');
  const sources: [keyof typeof names, number][] = [['start', b.start], ['arisen', b.arisen]];
  const ends: [keyof typeof names, number][] = [['right', b.right], ['lapsed', b.lapsed], ['known', b.known], ['hidden', b.hidden], ['accident', b.accident]];
  const hues = { start: 'blue', arisen: 'cool', right: 'green', lapsed: 'none', accident: 'red', known: 'orange', hidden: 'violet' };
  const flows = [...sources.filter(([, v]) => v > 0).map(([k, value]) => ({ source: names[k], target: middle, value })), ...ends.filter(([, v]) => v > 0).map(([k, value]) => ({ source: middle, target: names[k], value }))];
  const used = (Object.keys(names) as (keyof typeof names)[]).filter((k) => flows.some((f) => f.source === names[k] || f.target === names[k]));
  return { nodes: [[middle, 'teal'], ...used.map((k): [string, string] => [names[k], hues[k]])], flows };
}

export function flowCard(programme: Programme): HTMLElement | null {
  const { years } = programme;
  const all = balances(programme);
  if (!all || !years) return null;
  const place = h('div');
  const draw = (index: string) => {
    const y = Number(index);
    forget(place);
    clear(place);
    const { nodes, flows } = links(all[y]);
    const whole = all[y].start + all[y].arisen;
    place.append(figure(`${say('Hidden hazards of the city, mean', '全市隐患(平均)')}, ${years[y]}`, 260, () => ({
      tooltip: { formatter: (p: { name: string; value: number; data: { source?: string; target?: string } }) => tip([p.data.source ? `${p.data.source} → ${p.data.target}` : p.name, number(p.value, 4), percent(p.value / whole)]) },
      series: [{ type: 'sankey', left: 8, right: 160, top: 14, bottom: 14, nodeWidth: 16, nodeGap: 16, draggable: false, label: { color: colour('ink'), fontSize: 12.5, formatter: (p: { name: string; value: number }) => `${p.name} ${number(p.value, 3)}` },
        lineStyle: { color: 'source', opacity: 0.28 }, data: nodes.map(([name, hue]) => ({ name, itemStyle: { color: colour(hue) } })), links: flows }],
    })));
    if (place.isConnected) watch();
  };
  draw('0');
  const found = (b: Balance) => b.visits + b.self + b.reported;
  return card('flow', say('What becomes of hidden hazards', '隐患从产生到整改'),
    h('div', { class: 'choices' }, select(say('Year', '年份'), years.map((y, i) => ({ value: String(i), text: String(y) })), '0', draw)), place,
    table(say('Hidden hazards', '隐患'), [say('year', '年'), say('there before', '年初在存'), say('arisen', '新增'), say('found by visits', '检查发现'), say('by firms', '自查发现'), say('reported', '举报'), say('closed', '整改销号'), say('of these falsely', '其中虚假'), say('overdue', '逾期'), say('at the end', '年末在存'), say('of these unknown', '其中未发现'), say('found by visits, of all found', '检查占发现的比例')],
      years.map((y, i) => {
        const b = all[i];
        return [y, number(b.start), number(b.arisen), number(b.visits), number(b.self), number(b.reported), number(b.closed), number(b.falsely), number(b.overdue), number(b.known + b.hidden), number(b.hidden), percent(found(b) > 0 ? b.visits / found(b) : null)];
      }), { 'data-flow': '' }),
    h('p', { class: 'note' }, say('A hazard that is found in one year may be closed in the next. Falsely closed ones live on.', '当年发现的隐患可能次年才整改销号; 虚假整改的隐患仍然存在。')));
}
