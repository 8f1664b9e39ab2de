// Which assumptions matter: sensitivity of the deaths, and what is chance and what is not knowing.
import { axis, colour, figure, tip } from '../charts';
import type { Columns, Missing, Named, Programme } from '../data';
import { h, short, table, user } from '../dom';
import { number, percent, yuan } from '../format';
import { card, stack } from '../parts';
import { named, say } from '../state';
import { assumptionName } from './levers';

const MOST = 15;

interface Assumption { id: string; name: string; size: number; columns: Record<string, Missing> }

const COLUMNS: [string, string, string][] = [['sobol_first', 'alone', '单独作用'], ['sobol_total', 'with others', '含交互'], ['morris_mu_star', 'deaths a year it moves (Morris)', '每年影响死亡 (Morris)'], ['morris_sigma', 'of it with others', '其中交互'],
  ['correlation', 'moves with deaths', '与死亡人数同向'], ['evppi', 'worth of knowing it', '查清的价值']];

function assumptions(s: Columns, sectors: Named[] | undefined): { rows: Assumption[]; shown: typeof COLUMNS; key: string } {
  const value = (name: string, i: number): Missing => (typeof s[name]?.[i] === 'number' ? (s[name][i] as number) : null);
  const shown = COLUMNS.filter(([key]) => s[key]?.some((x) => typeof x === 'number'));
  const key = ['sobol_total', 'sobol_first', 'morris_mu_star', 'evppi', 'correlation'].find((k) => shown.some(([name]) => name === k)) ?? '';
  const rows = (s.parameter ?? []).map((p, i): Assumption => ({ id: String(p), name: assumptionName(String(p), sectors), size: Math.abs(value(key, i) ?? 0),
    columns: Object.fromEntries(shown.map(([name]) => [name, value(name, i)])) }));
  return { rows: rows.sort((a, b) => b.size - a.size), shown, key };
}

function cell(name: string, x: Missing | undefined): string {
  return name.startsWith('sobol') ? percent(typeof x === 'number' ? within(x) : x) : number(x, name === 'correlation' ? 2 : 3);
}

/** A share lies between none and all; an estimate from few rows may not. */
function within(share: number): number {
  return Math.min(1, Math.max(0, share));
}

/** Whether the estimates scatter so far that they contradict what a share can be. */
function scatters(rows: Assumption[]): boolean {
  return rows.some(({ columns: { sobol_first: first, sobol_total: total } }) => typeof first === 'number' && typeof total === 'number' && (Math.max(first, total) > 1.02 || first > total + 0.02));
}

export function tornadoCard(programme: Programme): HTMLElement | null {
  const s = programme.sensitivity;
  if (!s?.parameter || s.parameter.length === 0) return null;
  const { rows, shown, key } = assumptions(s, programme.sectors);
  const top = rows.filter((r) => r.size > 0).slice(0, MOST);
  const drawn = [...top].reverse();
  const hasTotal = shown.some(([name]) => name === 'sobol_total');
  const lines = (list: Assumption[]) => list.map((r) => [user(r.name, 80), ...shown.map(([name]) => cell(name, r.columns[name]))]);
  const head = [say('assumption', '假设'), ...shown.map(([, en, zh]) => say(en, zh))];
  return card('tornado', say('Which assumptions matter most', '哪些假设最要紧'),
    drawn.length > 0 && figure(key.startsWith('sobol') ? say('Share of the spread of deaths that goes away if the assumption were known', '若查清该假设, 死亡人数的不确定性可减少的份额')
      : say(...(COLUMNS.find(([name]) => name === key)?.slice(1) as [string, string])), 60 + 26 * drawn.length, () => ({
      grid: { left: 230, right: 40, top: 10, bottom: 26 },
      tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' }, formatter: (p: { dataIndex: number }[]) => {
        const row = drawn[p[0].dataIndex];
        return tip([short(row.name, 80), short(row.id, 80), ...shown.map(([name, en, zh]) => `${say(en, zh)} ${cell(name, row.columns[name])}`)]);
      } },
      xAxis: axis({ type: 'value', min: 0, max: key.startsWith('sobol') ? 1 : undefined, axisLabel: { formatter: (v: number) => cell(key, v) } }),
      yAxis: axis({ type: 'category', data: drawn.map((r) => short(r.name, say('en', 'zh') === 'zh' ? 17 : 32)), axisLabel: { interval: 0, fontSize: 11.5 } }),
      series: [...(hasTotal ? [{ type: 'bar', barGap: '-100%', barCategoryGap: '35%', name: say('with others', '含交互'), data: drawn.map((r) => within(Math.max(r.columns.sobol_total ?? 0, r.columns.sobol_first ?? 0))), itemStyle: { color: colour('sand'), opacity: 0.5 } }] : []),
        { type: 'bar', barCategoryGap: '35%', name: say('alone', '单独'), data: drawn.map((r) => (key.startsWith('sobol') ? within(r.columns.sobol_first ?? 0) : r.size)), itemStyle: { color: colour('blue') } }],
    }), undefined, hasTotal ? say('Blue: the assumption alone; sand: together with others.', '蓝: 单独作用; 黄: 含与其他假设的共同作用。') : undefined),
    table(say('Assumptions', '假设'), head, lines(rows.slice(0, MOST)), { 'data-sensitivity': '' }),
    rows.length > MOST && h('details', {}, h('summary', {}, say(`${rows.length - MOST} further assumptions`, `其余 ${rows.length - MOST} 项假设`)), table(say('Further assumptions', '其余假设'), head, lines(rows.slice(MOST)))),
    scatters(rows) && h('p', { class: 'note' }, say('These shares scatter: the design had few rows. A larger --sensitivity makes them firm; until then only the order of the first ones counts.', '份额估计离散较大: 设计行数偏少。加大 --sensitivity 可使其稳定; 此前仅前几项的次序可用。')),
    h('p', { class: 'note' }, say('The worth of knowing: what it takes off the mean squared error of the forecast of all deaths (persons squared).', '查清的价值: 查清后预测均方误差的减少量 (人的平方)。')));
}

/** Rows of the split for one year, the largest share of not knowing first. */
export function varianceCard(programme: Programme): HTMLElement | null {
  const v = programme.variance;
  if (!v?.indicator || v.indicator.length === 0) return null;
  const years = [...new Set((v.year ?? []).map(Number))];
  const last = years[years.length - 1];
  const names = new Map(programme.indicators?.map((one) => [one.id, named(one)]) ?? []);
  const at = (name: string, i: number): Missing => (typeof v[name]?.[i] === 'number' ? (v[name][i] as number) : null);
  const rows = v.indicator.map((id, i) => ({ id: String(id), year: Number(v.year?.[i]), i })).filter((r) => r.year === last && at('parameter_share', r.i) !== null)
    .sort((a, b) => (at('parameter_share', b.i) ?? 0) - (at('parameter_share', a.i) ?? 0));
  if (rows.length === 0) return null;
  return card('variance', say(`Chance, or not knowing? (${last})`, `出于偶然, 还是出于不了解? (${last} 年)`),
    h('p', { class: 'note' }, say('How far apart the futures lie has two reasons: chance, which no data takes away, and assumptions that are not known well.', '各种可能之间的差异有两个来源: 偶然性(数据无法消除)与尚不确定的假设。')),
    table(`${say('Where the spread comes from', '差异来源')}, ${last}`, [say('indicator', '指标'), say('mean', '均值'), say('spread (standard deviation)', '离散(标准差)'), say('not knowing / chance', '不了解 / 偶然'), say('not knowing', '不了解'), say('between', '区间'), say('chance', '偶然')],
      rows.map(({ id, i }) => {
        const amount = id === 'loss_yuan' ? yuan : (x: Missing) => number(x);
        const share = Math.min(1, Math.max(0, at('parameter_share', i) ?? 0));
        return [user(names.get(id) ?? id.replace(/_/g, ' '), 60), amount(at('mean', i)), amount(at('deviation', i)),
          stackOf(share), percent(share), `${percent(Math.max(0, at('low', i) ?? 0))} – ${percent(Math.min(1, at('high', i) ?? 1))}`, percent(1 - share)];
      }), { 'data-variance': '' }));
}

function stackOf(share: number): HTMLElement {
  const whole = stack([{ name: say('not knowing', '不了解'), share, text: percent(share), hue: 'var(--orange)' }, { name: say('chance', '偶然'), share: 1 - share, text: percent(1 - share), hue: 'var(--cool)' }], say('Where the spread comes from', '差异来源'));
  whole.querySelector('ul')?.remove();
  whole.classList.add('slim');
  return whole;
}
