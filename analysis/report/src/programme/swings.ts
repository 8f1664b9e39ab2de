// Which way assumptions move the deaths: a bar to each side, for draws in the lowest and in the highest fifth.
import { axis, colour, figure, tip } from '../charts';
import type { Mean, Programme, Swing } from '../data';
import { h, short, table, user } from '../dom';
import { number, signed } from '../format';
import { card } from '../parts';
import { say } from '../state';
import { assumptionName } from './levers';

type Between = Pick<Mean, 'mean' | 'low' | 'high'>;

const UNSURE = 0.35;  // opacity of what chance alone may explain

const between = (m: Between, show = (x: number | null | undefined) => number(x)) => `${show(m.mean)} (${show(m.low)} – ${show(m.high)})`;
const isSure = (row: Swing) => (row.difference.low ?? -1) > 0 || (row.difference.high ?? 1) < 0;

export function swingsCard(programme: Programme): HTMLElement | null {
  const swings = programme.swings;
  if (!swings || swings.rows.length === 0) return null;
  const { overall, rows } = swings;
  const drawn = [...rows].reverse();
  const name = (row: Swing) => assumptionName(row.parameter, programme.sectors);
  const off = (mean: Mean | null, row: Swing) => ({ value: (mean?.mean ?? overall.mean) - overall.mean, itemStyle: { opacity: isSure(row) ? 1 : UNSURE } });
  const side = (what: string, hue: string, of: (row: Swing) => Mean | null) => ({ type: 'bar', stack: what, barGap: '-100%', barCategoryGap: '35%', name: what, itemStyle: { color: colour(hue) }, data: drawn.map((row) => off(of(row), row)) });
  const [low, high] = [say('lowest fifth', '最低五分之一'), say('highest fifth', '最高五分之一')];
  const lines = (row: Swing) => [`${low} (≤ ${number(row.low_at)}): ${between(row.low)}`, `${high} (≥ ${number(row.high_at)}): ${between(row.high)}`, `${say('difference', '差')}: ${between(row.difference, (x) => signed(x))}`];
  return card('swings', say('Which way the assumptions move the deaths', '各假设使死亡人数偏高还是偏低'),
    figure(say(`Deaths a year, less or more than the mean of ${number(overall.mean)}`, `年死亡人数与均值 ${number(overall.mean)} 之差`), 60 + 26 * drawn.length, () => ({
      grid: { left: 230, right: 40, top: 10, bottom: 26 },
      tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' }, formatter: (p: { dataIndex: number }[]) => tip([short(name(drawn[p[0].dataIndex]), 80), ...lines(drawn[p[0].dataIndex])]) },
      xAxis: axis({ type: 'value', axisLabel: { formatter: (x: number) => signed(x) } }),
      yAxis: axis({ type: 'category', data: drawn.map((row) => short(name(row), say('en', 'zh') === 'zh' ? 17 : 32)), axisLabel: { interval: 0, fontSize: 11.5 } }),
      series: [side(low, 'blue', (row) => row.low), side(high, 'orange', (row) => row.high)],
    }), table(say('Deaths a year by assumption', '各假设下的年死亡人数'), [say('assumption', '假设'), low, high, say('difference', '差')],
      rows.map((row) => [user(name(row), 80), `≤ ${number(row.low_at)}: ${between(row.low)}`, `≥ ${number(row.high_at)}: ${between(row.high)}`, between(row.difference, (x) => signed(x))]), { 'data-swings': '' }),
    say('Blue: the assumption was drawn low; orange: drawn high. Pale: chance alone may explain the difference (95 %).', '蓝: 该假设取值偏低时; 橙: 偏高时。浅色: 差异可能仅出于偶然 (95 %)。')),
    h('p', { class: 'note' }, say(`From ${number(swings.draws, 6)} draws of the assumptions; of ${number(swings.of, 4)} assumptions those are shown that lie widest apart. Other assumptions vary along with each.`,
      `依据 ${number(swings.draws, 6)} 组假设取值; ${number(swings.of, 4)} 项假设中列出差异最大者。其他假设同时变动。`)));
}
