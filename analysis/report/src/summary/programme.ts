// The summary of a programme: the chance of each target, the change on the year before, where it is thin.
import type { ControlNumber, Missing, MonthlyMeasure, Programme, Result, Share, Target } from '../data';
import { type Child, h, table, user } from '../dom';
import { inWords, light, number, percent, said } from '../format';
import { bar, card, lamp } from '../parts';
import { controlName, distinct, isCity } from '../programme/counts';
import { total } from '../programme/flow';
import { bestLevers, bestUse, type Gain, surest } from '../programme/levers';
import { named, say } from '../state';
import { counted, unit, word } from '../words';
import { basisCard, further, tally } from './pieces';
import { folded } from './words';

const COUNTED = ['accidents', 'fatal_accidents', 'deaths'];
const ENOUGH_FIRMS = 30;

export function targetText(target: Target): string {
  if (target.limit === 0 && (target.operator === 'at_most' || target.operator === 'zero')) return `${target.year ?? ''} ${say('none', '为零')}`.trim();
  const limit = target.limit === null || target.limit === undefined ? '' : ` ${number(target.limit)} ${unit(target.unit)}`;
  return `${target.year ?? ''} ${target.operator ? word(target.operator) : ''}${limit}`.trim();
}

export function programmeSummary(result: Result, programme: Programme, index: number, most: number): HTMLElement {
  const targets = programme.targets ?? [];
  const judged = targets.filter((t) => t.estimate);
  const likely = judged.filter((t) => light(t.estimate).colour === 'green').length;
  const years = programme.years ?? [];
  const sorted = [...targets].sort((a, b) => (a.estimate?.p ?? 2) - (b.estimate?.p ?? 2));
  const { shown, rest } = folded(sorted, most);
  return h('div', { class: 'summary' },
    h('div', { class: 'headline' },
      h('strong', {}, judged.length > 0 ? say(`${likely} of ${judged.length} targets are in safe reach.`, `${judged.length} 项目标中有 ${likely} 项把握较大。`) : say('No targets are set.', '未设定目标。')),
      tally(targets.map((t) => t.estimate), 'target'),
      h('span', { class: 'note' }, say(`${number(programme.replications)} rehearsals of ${years[0] ?? ''}–${years[years.length - 1] ?? ''}`, `推演 ${number(programme.replications)} 次, ${years[0] ?? ''}–${years[years.length - 1] ?? ''} 年`))),
    h('div', { class: 'grid' },
      h('div', { class: 'span-7 print-12' },
        targets.length > 0 && card(`targets-${index}`, say('Will the targets be met?', '目标能否实现'),
          h('ul', { class: 'promises' }, shown.map(goal)),
          further(rest.map(goal), say(`${rest.length} further targets that are likelier`, `其余 ${rest.length} 项, 把握更大`))),
        weakPoints(programme, index), helpsCard(programme, index)),
      h('div', { class: 'span-5 print-12' },
        card(`yoy-${index}`, say('What is to be expected, and the change on the year before', '预计数与同比'), yearOnYear(programme)),
        card(`watch-${index}`, say('Units to watch', '重点关注单位'), toWatch(programme)),
        basisCard(result.evidence, index, drivers(programme)))));
}

function goal(target: Target): HTMLElement {
  return h('li', { 'data-target': target.id },
    lamp(target.estimate, 'target'), h('span', { class: 'clip' }, user(named({ en: target.name, zh: target.name_zh, id: target.id })), ' ', h('small', {}, user(targetText(target), 60))),
    bar(target.estimate), h('span', {}, target.estimate ? said(target.estimate, 'futures', '种可能') : say('not applicable', '不适用')));
}

/** The change of the first year on the year before it, from the city's control number of that year. */
function changeOfFirstYear(programme: Programme, measure: string): { change: number; fewer?: Share | null } | null {
  const row = programme.control?.find((r) => isCity(r) && r.measure === measure && r.year === programme.years?.[0] && typeof r.last_year === 'number' && r.last_year > 0);
  if (!row || typeof row.expected !== 'number') return null;
  return { change: row.expected / (row.last_year as number) - 1, fewer: row.fewer };
}

function arrow(change: Missing | undefined, fewer: Share | null | undefined): HTMLElement | string {
  if (change === null || change === undefined) return '–';
  if (Math.abs(change) < 0.0005) return '0 %';
  const falls = change < 0;
  return h('b', { class: falls ? 'text-green' : 'text-red', title: fewer ? say(`fewer ${inWords(fewer.p, 'futures')}`, `${inWords(fewer.p, '', '种可能')}减少`) : '' }, `${falls ? '↓' : '↑'}\u00a0${number(Math.abs(change) * 100, 2)}\u00a0%`);
}

function yearOnYear(programme: Programme): HTMLElement {
  const years = programme.years ?? [];
  const rows: { id: string; name: string; cells: (HTMLElement | string)[]; last: Share | null }[] = [];
  for (const id of COUNTED) {
    const measure = programme.monthly?.[id];
    if (!measure) continue;
    const first = changeOfFirstYear(programme, id);
    const changes = years.map((_, y) => (y === 0 ? arrow(first?.change, first?.fewer) : arrow(measure.yoy[y]?.change, measure.yoy[y]?.fewer)));
    rows.push({ id, name: counted(id, named(measure)), cells: changes.map((change, y) => expectedCell(measure, y, change)), last: measure.yoy[years.length - 1]?.fewer ?? first?.fewer ?? null });
  }
  if (rows.length === 0) return h('p', { class: 'note' }, say('The result holds no monthly counts.', '结果中没有月度数据。'));
  return h('div', { class: 'changes' },
    table(say('Expected numbers and their change on the year before, on average', '预计数与同比变化(平均)'), ['', ...years.map(String)], rows.map((row) => [row.name, ...row.cells]), { 'data-expected': '' }),
    allYears(programme),
    h('p', { class: 'note' }, say('In small: what 8 of 10 futures lie between. ', '小字: 10 种可能中 8 种所在的范围。'), single(rows[rows.length - 1], years[years.length - 1])));
}

/** An expected number of a year with its change, and the range of 8 of 10 futures below. */
function expectedCell(measure: MonthlyMeasure, y: number, change: HTMLElement | string): HTMLElement {
  const total = measure.year_total?.[y];
  if (!total) return h('span', {}, change);
  const [low, , high] = total.quantiles;
  return h('span', { class: 'expected' }, h('b', {}, number(total.mean, 2)), change === '–' ? null : change, h('small', {}, `${number(Math.round(low))}–${number(Math.round(high))}`));
}

/** Deaths of all years together, with the range that chance leaves and how far the mean itself is known. */
function allYears(programme: Programme): HTMLElement | null {
  const whole = programme.monthly?.deaths?.whole;
  const years = programme.years ?? [];
  if (!whole || years.length < 2) return null;
  const { mean, low, high } = whole.estimate;
  const known = low !== null && high !== null && Number.isFinite(low) && Number.isFinite(high);
  const [from, , to] = whole.quantiles;
  return h('p', { 'data-whole': '' }, say(`Deaths of ${years[0]} to ${years[years.length - 1]} together: `, `${years[0]}–${years[years.length - 1]} 年死亡合计: `), h('b', {}, say(number(mean), `${number(mean)} 人`)),
    known ? say(` expected (mean between ${number(Math.max(0, low))} and ${number(high)})`, ` (预计平均 ${number(Math.max(0, low))} 至 ${number(high)} 人)`) : '',
    say(`; 8 of 10 futures between ${number(Math.round(from))} and ${number(Math.round(to))}.`, `; 10 种可能中 8 种在 ${number(Math.round(from))} 至 ${number(Math.round(to))} 人之间。`));
}

function single(row: { name: string; last: Share | null }, last: number): string | null {
  if (!row.last) return null;
  return say(`A single year may go the other way: ${row.name.toLowerCase()} of ${last} are below those of ${last - 1} only ${said(row.last, 'futures')}.`,
    `单个年份可能相反: ${last} 年${row.name}低于 ${last - 1} 年的, 仅${said(row.last, '', '种可能')}。`);
}

function toWatch(programme: Programme): HTMLElement {
  const ranking = programme.ranking?.find((r) => r.id === 'deaths') ?? programme.ranking?.find((r) => r.id.includes('death')) ?? programme.ranking?.[0];
  const counties = programme.counties;
  if (!ranking || !counties || ranking.years.length === 0) return h('p', { class: 'note' }, say('No indicator by county.', '没有分县区指标。'));
  const last = ranking.years[ranking.years.length - 1];
  const year = programme.years?.[programme.years.length - 1] ?? '';
  const worst = counties.map((county, i) => ({ county, mean: last.mean[i], place: last.place[i], luck: last.luck[i] }))
    .filter((c) => c.mean !== null).sort((a, b) => b.place - a.place).slice(0, 3);
  return h('div', {}, h('p', {}, h('small', {}, `${named(ranking)}, ${year}${unit(ranking.unit) ? ` (${unit(ranking.unit)})` : ''}: `),
    worst.map((c, i) => [i > 0 ? say(', ', '、') : '', h('b', {}, user(named(c.county), 40)), ` ${number(c.mean, 2)}`])),
  worst.length > 0 && h('p', { class: 'note' }, say(`Do not judge by one year's rank: it is off by two places or more ${inWords(worst[0].luck, 'futures', '', programme.replications)}.`, `不宜凭一年名次奖惩: 单年名次${inWords(worst[0].luck, '', '种可能', programme.replications)}会差两名以上。`)));
}

/** Where it is thin: control numbers, deliveries, inspection. */
function weakPoints(programme: Programme, index: number): HTMLElement | null {
  const lines = [controlLine(programme), deliveryLine(programme), coverageLine(programme)].filter((x): x is HTMLElement => x !== null);
  return lines.length === 0 ? null : card(`weak-${index}`, say('Where it is thin', '薄弱环节'), h('ul', { class: 'steps' }, lines));
}

function share(part: number, all: number): string {
  return say(`${part} of ${all}`, `${all} 项中 ${part} 项`);
}

function controlLine(programme: Programme): HTMLElement | null {
  const judged = distinct(programme.control ?? []).filter((r) => r.estimate && !isBrokenDown(r));
  if (judged.length === 0) return null;
  const safe = judged.filter((r) => light(r.estimate).colour === 'green').length;
  const worst = [...judged].sort((a, b) => (a.estimate?.p ?? 0) - (b.estimate?.p ?? 0))[0];
  return h('li', {}, h('b', {}, say('Control numbers of the city: ', '全市控制指标: ')), say(`${share(safe, judged.length)} are likely to hold`, `${share(safe, judged.length)}把握较大`),
    safe < judged.length && [say('; the least sure: ', '; 最无把握: '), user(controlName(programme, worst), 60), say(` (holds ${inWords(worst.estimate?.p ?? 0, 'futures')})`, ` (${inWords(worst.estimate?.p ?? 0, '', '种可能')}不突破)`)]);
}

function isBrokenDown(row: ControlNumber): boolean {
  return row.broken_down === 1;
}

function deliveryLine(programme: Programme): HTMLElement | null {
  const judged = (programme.delivery ?? []).filter((k) => k.estimate);
  if (judged.length === 0) return null;
  const safe = judged.filter((k) => light(k.estimate).colour === 'green').length;
  const never = judged.filter((k) => k.estimate!.p < 0.1);
  return h('li', {}, h('b', {}, say('Deliveries: ', '任务完成: ')), say(`${share(safe, judged.length)} are likely to be in time`, `${share(safe, judged.length)}有把握按期`),
    never.length > 0 && [say('; hardly in time: ', '; 难以按期: '), never.slice(0, 2).map((k, i) => [i > 0 ? say(', ', '、') : '', user(named({ en: k.name, zh: k.name_zh, id: k.id }), 60)]), never.length > 2 && say(` and ${never.length - 2} more`, `等 ${never.length} 项`)]);
}

/** The sectors in which the smallest share of enterprises is visited in the first year. */
function coverageLine(programme: Programme): HTMLElement | null {
  const visited = programme.coverage?.distinct_visited?.mean[0];
  const firms = programme.coverage?.enterprises?.mean[0];
  const sectors = programme.sectors;
  if (!visited || !firms || !sectors) return null;
  const column = (grid: number[][], s: number) => total(grid.map((row) => [row[s]]));
  const thin = sectors.map((sector, s) => ({ sector, firms: column(firms, s), share: column(visited, s) / column(firms, s) }))
    .filter((x) => x.firms >= ENOUGH_FIRMS && Number.isFinite(x.share)).sort((a, b) => a.share - b.share).slice(0, 3);
  if (thin.length === 0) return null;
  return h('li', {}, h('b', {}, say('Least inspected: ', '检查最少: ')), thin.map((x, i) => [i > 0 ? say(', ', '、') : '', user(named(x.sector), 50), ` ${percent(x.share)}`]), say(' of the enterprises in a year', ' (一年内检查到的企业)'));
}

/** What helps: the proposal for the same days, then where more days avert most; or how to have it looked for. */
function helpsCard(programme: Programme, index: number): HTMLElement {
  const columns = programme.better_use;
  const proposal = columns ? bestUse(columns) : null;
  const levers = columns ? bestLevers(columns, proposal ? 2 : 3) : [];
  const title = say('What helps', '对策');
  if (!proposal && levers.length === 0) return card(`helps-${index}`, title, h('p', { class: 'note' }, say('Where inspectors\' days avert most was not looked for in this result (yuyan run --allocation 40 does).', '本结果未分析执法人日用在何处最有效 (yuyan run --allocation 40 可分析)。')));
  return card(`helps-${index}`, title, h('ol', { class: 'steps' },
    proposal && h('li', { 'data-lever': '' }, h('b', {}, say('The same days used better', '现有人日重新分配')), proposal.gain > 0 ? averts(proposal) : say(': no better use was found', ': 未找到更优分配')),
    levers.map((lever) => h('li', { 'data-lever': lever.id }, h('b', {}, say('1000 more inspector-days: ', '增加 1000 人日: '), user(lever.name, 50)), averts(lever)))));
}

/** What a lever averts, with its range; said to be unsure where chance alone may explain it. */
function averts(lever: Gain): Child[] {
  const range = say(`${number(lever.low, 2)} to ${number(lever.high, 2)}`, `${number(lever.low, 2)} 至 ${number(lever.high, 2)}`);
  return [say(`: averts ${number(lever.gain, 2)} deaths over all years`, `: 全部年份减少死亡 ${number(lever.gain, 2)} 人`), h('small', {}, lever.sure ? ` (${range})` : say(` (not sure: ${range})`, ` (尚不能确认: ${range})`))];
}

/** How much of the spread is not knowing, how much chance. */
function drivers(programme: Programme): HTMLElement | null {
  const v = programme.variance;
  const years = programme.years;
  if (!v?.indicator || !years) return null;
  const at = v.indicator.findIndex((name, i) => name === 'deaths' && Number(v.year?.[i]) === years[years.length - 1]);
  const known = at >= 0 ? v.parameter_share?.[at] : null;
  if (typeof known !== 'number') return null;
  const first = programme.sensitivity ? surest(programme.sensitivity, programme.sectors) : null;
  return h('p', { class: 'note' }, known < 0.5
    ? say('The deaths of one year vary mostly by chance; better data would narrow that only a little', '单年死亡人数的起伏主要出于偶然, 更好的数据只能略微缩小范围')
    : say('The deaths of one year are unsure mostly because assumptions are; better data would narrow that', '单年死亡人数的不确定主要来自假设, 更好的数据可缩小范围'),
  first ? [say('; first to be found out: ', '; 首先应查清: '), user(first, 60)] : null, say('.', '。'));
}
