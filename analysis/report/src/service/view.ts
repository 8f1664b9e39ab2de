// A service system: who waits how long, how much units are used, what theory says.
import { axis, colour, figure, tip } from '../charts';
import type { Mean, Missing, Report, Service, ServiceStage, Theory } from '../data';
import { type Child, h, select, table, user } from '../dom';
import { name } from '../drill/view';
import { duration, number, percent } from '../format';
import { card, contents } from '../parts';
import { page, say } from '../state';
import { word } from '../words';

const MOST_ROWS = 200;
let chosen = 0;

interface Scale { times: number; unit: string; digits?: number }

/** A mean with how far its 95 % interval reaches. */
export function within(mean: Mean | null | undefined, scale: Scale = { times: 1, unit: '' }): string {
  if (!mean) return '–';
  const { times, unit } = scale;
  const middle = number(mean.mean * times, scale.digits ?? 3);
  const half = mean.low === null || mean.high === null || mean.n < 2 ? 0 : ((mean.high - mean.low) / 2) * times;
  const spread = half > 1e-4 * Math.abs(mean.mean * times) ? ` ± ${number(half, 2)}` : '';
  return `${middle}${spread}${unit ? `\u00a0${unit}` : ''}`;
}

const share: Scale = { times: 100, unit: '%' };
const count: Scale = { times: 1, unit: '', digits: 4 };

function time(mean: Mean | null | undefined): string {
  const size = Math.abs(mean?.mean ?? 0);
  if (size >= 7200) return within(mean, { times: 1 / 3600, unit: say('h', '小时') });
  return size >= 120 ? within(mean, { times: 1 / 60, unit: say('min', '分钟') }) : within(mean, { times: 1, unit: say('s', '秒') });
}

export function serviceView(report: Report): HTMLElement {
  const all = report.results.map((result, i) => ({ result, i })).filter(({ result }) => result.service);
  const current = all.find(({ i }) => i === chosen) ?? all[0];
  const service = current.result.service as Service;
  const cards = [
    { id: 'stages', title: say('Calls', '任务'), make: () => stagesCard(service) },
    { id: 'streams', title: say('Whole way', '全过程'), make: () => streamsCard(service) },
    { id: 'kinds', title: say('Queues and use', '排队与利用'), make: () => kindsCard(service) },
    { id: 'units', title: say('Units', '力量'), make: () => unitsCard(service) },
    { id: 'areas', title: say('Areas', '区域'), make: () => areasCard(service) },
    { id: 'races', title: say('Races', '竞争'), make: () => racesCard(service) },
    { id: 'theory', title: say('Against theory', '与理论对照'), make: () => theoryCard(service) },
  ];
  const made = cards.map((c) => ({ ...c, element: c.make() })).filter((c) => c.element);
  return h('div', { class: 'view' },
    all.length > 1 && h('div', { class: 'choices' }, select(say('System', '服务系统'), all.map(({ result, i }) => ({ value: String(i), text: name(result) })), String(current.i), (value) => {
      chosen = Number(value);
      page.render();
    })),
    contents(made), made.map((c) => c.element));
}

function quantileHead(service: Service, what: string): string[] {
  return (service.quantiles ?? []).map((q) => `${what}: ${say(`${Math.round(100 * q)} of 100 below`, `100 次中 ${Math.round(100 * q)} 次低于`)}`);
}

function stagesCard(service: Service): HTMLElement | null {
  const stages = service.stages ?? [];
  if (stages.length === 0) return null;
  const limits = service.limits ?? [];
  const row = (s: ServiceStage): Child[] => [user(s.id, 40), within(s.arrived, count), within(s.waiting_probability, share), within(s.loss_share, share), s.given_up && s.given_up.mean > 0 ? within(s.given_up, count) : '0',
    time(s.mean_wait_s), ...(s.wait_s ?? []).map((q) => duration(q?.mean)), time(s.mean_response_s), ...(s.response_s ?? []).map((q) => duration(q?.mean)), ...limits.map((_, k) => within(s.response_within?.[k], share))];
  return card('stages', say('Calls, stage by stage', '各环节的任务'),
    table(say('Calls', '任务'), [say('stage', '环节'), say('calls a run', '每次任务数'), say('have to wait', '需等待'), say('lost', '损失'), say('give up', '放弃'), say('mean wait', '平均等待'), ...quantileHead(service, say('wait', '等待')), say('mean response', '平均响应'), ...quantileHead(service, say('response', '响应')),
      ...limits.map((l) => say(`response within ${duration(l)}`, `${duration(l)}内响应`))], stages.map(row), { 'data-stages': '' }),
    h('p', { class: 'note' }, say('Means of the runs; ± is the half-width of the 95 % interval. Response: from the call until the first unit arrives.', '各次运行的平均; ± 为 95 % 区间半宽。响应: 报警至首个力量到场。')));
}

function streamsCard(service: Service): HTMLElement | null {
  const streams = service.streams ?? [];
  if (streams.length === 0) return null;
  return card('streams', say('From the call to the end of its last stage', '从报警到全部环节完成'),
    table(say('Streams of calls', '报警来源'), [say('calls of', '来源'), say('came', '到来'), say('done', '完成'), say('lost', '损失'), say('mean time', '平均总时间'), ...quantileHead(service, say('time', '总时间'))],
      streams.map((s) => [user(s.id, 40), within(s.arrived, count), within(s.completed, count), within(s.lost, count), time(s.mean_total_s), ...(s.total_s ?? []).map((q) => duration(q?.mean))]), { 'data-streams': '' }));
}

function kindsCard(service: Service): HTMLElement | null {
  const kinds = service.kinds ?? [];
  if (kinds.length === 0) return null;
  const drawn = kinds.filter((k) => (k.present_share?.length ?? 0) > 1);
  return card('kinds', say('Queues and use of units', '排队与力量利用'),
    table(say('Kinds of unit', '力量类别'), [say('kind', '类别'), say('in use', '利用率'), say('mean in use', '平均在用'), say('mean queue', '平均排队'), say('longest queue', '最长排队'), say('mean present', '平均在场')],
      kinds.map((k) => [user(word(k.id), 40), within(k.utilisation, share), within(k.mean_busy), within(k.mean_queue), within(k.most_waiting), within(k.mean_present)]), { 'data-kinds': '' }),
    h('div', { class: 'multiples', style: 'margin-top:.8rem' }, drawn.slice(0, 6).map((k) => sharesFigure(`${word(k.id)}: ${say('share of the time with so many calls present', '在场任务数的时间占比')}`, k.present_share as Missing[])),
      waitingFigure(service)));
}

function sharesFigure(title: string, shares: Missing[]): HTMLElement {
  return figure(title, 200, () => ({
    grid: { left: 48, right: 14, top: 12, bottom: 26 },
    tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' }, formatter: (p: { dataIndex: number }[]) => tip([String(p[0].dataIndex), percent(shares[p[0].dataIndex])]) },
    xAxis: axis({ type: 'category', data: shares.map((_, i) => String(i)), axisLabel: { hideOverlap: true } }),
    yAxis: axis({ type: 'value', min: 0, splitNumber: 3, axisLabel: { formatter: (v: number) => percent(v) } }),
    series: [{ type: 'bar', barCategoryGap: '20%', data: shares, itemStyle: { color: colour('blue') } }],
  }), table(title, [say('calls', '任务数'), say('share', '占比')], shares.map((x, i) => [i, percent(x)])));
}

/** Mean number of waiting calls over time, of all kinds together. */
function waitingFigure(service: Service): HTMLElement | null {
  const timeline = service.timeline;
  const waiting = timeline?.curves.waiting;
  if (!timeline || !waiting) return null;
  const sum = timeline.time.map((_, i) => waiting.reduce((total, row) => total + (row[i] ?? 0), 0));
  const hours = timeline.time.map((t) => t / 3600);
  return figure(say('Calls that wait over time, mean', '排队任务数随时间(平均)'), 200, () => ({
    grid: { left: 48, right: 14, top: 12, bottom: 26 },
    tooltip: { trigger: 'axis', formatter: (p: { value: [number, number] }[]) => tip([`${number(p[0].value[0])} h`, number(p[0].value[1])]) },
    xAxis: axis({ type: 'value', axisLabel: { formatter: '{value} h' }, splitLine: { show: false } }), yAxis: axis({ type: 'value', min: 0, splitNumber: 3 }),
    series: [{ type: 'line', showSymbol: false, data: hours.map((x, i) => [x, sum[i]]), lineStyle: { width: 2, color: colour('blue') } }],
  }));
}

function useBar(value: number | undefined, text: string): HTMLElement {
  return h('span', { class: 'probability', role: 'img', 'aria-label': text }, h('i', { style: `width:${(100 * Math.min(1, value ?? 0)).toFixed(1)}%;background:var(--blue)` }));
}

function unitsCard(service: Service): HTMLElement | null {
  const units = service.units ?? [];
  if (units.length === 0) return null;
  const sorted = [...units].sort((a, b) => (b.busy_share?.mean ?? 0) - (a.busy_share?.mean ?? 0));
  return card('units', say('Units, the busiest first', '各力量(最忙者在前)'),
    table(say('Units', '力量'), [say('unit', '力量'), say('kind', '类别'), '', say('in use', '利用率'), say('sent, a run', '每次出动'), say('mean way to a call', '平均行程')],
      sorted.slice(0, MOST_ROWS).map((u) => [user(u.id, 40), user(word(u.kind ?? ''), 30), useBar(u.busy_share?.mean, percent(u.busy_share?.mean)), within(u.busy_share, share), within(u.sent, count), time(u.mean_travel_s)]), { 'data-units': '' }));
}

function areasCard(service: Service): HTMLElement | null {
  const areas = service.areas ?? [];
  if (areas.length === 0) return null;
  const limits = service.limits ?? [];
  const sorted = [...areas].sort((a, b) => (b.mean_response_s?.mean ?? 0) - (a.mean_response_s?.mean ?? 0));
  return card('areas', say('Areas, the slowest first', '各区域(最慢者在前)'),
    table(say('Areas', '区域'), [say('area', '区域'), say('calls a run', '每次任务数'), say('mean response', '平均响应'), ...limits.map((l) => say(`within ${duration(l)}`, `${duration(l)}内`))],
      sorted.slice(0, MOST_ROWS).map((a) => [user(a.id, 40), within(a.arrived, count), time(a.mean_response_s), ...limits.map((_, k) => within(a.response_within?.[k], share))]), { 'data-areas': '' }));
}

function racesCard(service: Service): HTMLElement | null {
  const races = service.races ?? [];
  if (races.length === 0) return null;
  return card('races', say('Which stage is done first', '何者先完成'),
    table(say('Races', '竞争'), [say('race', '竞争'), say('first done', '先完成者'), say('share', '比例'), say('when, mean', '平均时刻')],
      races.flatMap((r) => r.winners.map((w, i) => [i === 0 ? user(r.id, 40) : '', user(w.id, 40), percent(w.share), i === 0 ? time(r.won_at_s) : ''])), { 'data-races': '' }));
}

/** Rows of what theory says beside what came out. */
function theoryRows(t: Theory): Child[][] {
  const rows: Child[][] = [];
  const pair = (what: string, theory: Missing | undefined, measured: Missing | undefined, show: (x: number) => string) => {
    if (typeof theory !== 'number' || typeof measured !== 'number') return;
    rows.push([what, show(theory), show(measured), theory !== 0 ? percentOff(measured / theory - 1) : '–']);
  };
  pair(say('mean queue = rate × mean wait (Little; holds always)', '平均排队 = 到达率 × 平均等待 (Little 公式, 恒成立)'), t.little_queue, t.mean_queue, number);
  pair(say('share that must wait (Erlang C)', '需等待的比例 (Erlang C)'), t.erlang_c, t.waiting_probability, percentFine);
  pair(say('mean wait (Erlang C)', '平均等待 (Erlang C)'), t.erlang_c_wait_s, t.mean_wait_s, duration);
  pair(say('share lost (Erlang B)', '损失比例 (Erlang B)'), t.erlang_b, t.loss_share, percentFine);
  return rows;
}

function percentFine(x: number): string {
  return `${number(100 * x)}\u00a0%`;
}

function percentOff(x: number): string {
  return `${x >= 0 ? '+' : '−'}${number(100 * Math.abs(x), 2)}\u00a0%`;
}

function theoryCard(service: Service): HTMLElement | null {
  const tables = (service.theory ?? []).map((t) => ({ t, rows: theoryRows(t) })).filter(({ rows }) => rows.length > 0);
  if (tables.length === 0) return null;
  return card('theory', say('Against theory', '与理论对照'), tables.map(({ t, rows }) => h('div', {},
    t.servers !== undefined && h('p', { class: 'note' }, say(`${t.servers} units, ${number(t.load)} of them in demand at a time (offered load), ${duration(t.hold_s)} a call, as measured.`, `${t.servers} 个力量, 负荷 ${number(t.load)} 个, 每次占用 ${duration(t.hold_s)} (均为实测)。`)),
    table(say('Theory and rehearsal', '理论与推演'), [say('what', '项目'), say('theory', '理论'), say('rehearsal', '推演'), say('off by', '相差')], rows, { 'data-theory': '' }))),
  h('p', { class: 'note' }, say('Erlang\'s formulas hold where calls come at random, one unit is enough, all units are alike and times are exponential. Where the system is not like that the difference says how much it matters.',
    'Erlang 公式适用于任务随机到来、一个力量即可、各力量相同且服务时间为指数分布的系统; 否则差值表明其影响大小。')));
}
