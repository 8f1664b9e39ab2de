// Plays a replication back: map, clock, journal, situation, vehicles over time.
import { colour, figure, band, axis, tip, forget, watch } from '../charts';
import type { Drill, Playback, Result, Run, Why } from '../data';
import { clear, h, select, short, svg, user } from '../dom';
import { clock, duration, number, sinceStart } from '../format';
import { named, say, state } from '../state';
import { unit, word } from '../words';
import { type Frame, MapView } from './map';
import { because, type Names, namesOf, sentence } from './names';
import { trains } from './clouds';
import { unpacked } from './unpack';
import { casualtiesAt, together } from './casualties';
import { situationAt, stretches, tracks, commandAt } from './situation';

const MOST_ZONES = 8;
const SPEEDS = [10, 30, 60, 120, 300, 600];
const stops = new Set<() => void>();

/** Ends all clocks that run. */
export function stopAll(): void {
  for (const stop of stops) stop();
  stops.clear();
}

const GROUPS: Record<string, { en: string; zh: string; kinds: string[] }> = {
  all: { en: 'everything', zh: '全部', kinds: [] },
  fire: { en: 'fire', zh: '火情', kinds: ['release', 'ignition', 'explosion', 'flash_fire', 'rim_fire', 'burning', 'heated', 'threatened', 'failed', 'extinguished', 'burnt_out', 'reignited', 'spread', 'fire_out', 'wind_turned'] },
  people: { en: 'people', zh: '人员', kinds: ['injured', 'died', 'found', 'treated', 'loaded', 'admitted', 'mustered', 'zone_warned', 'zone_evacuated', 'zone_harmed', 'evacuation_ordered', 'caught_inside'] },
  command: { en: 'plan and command', zh: '预案与指挥', kinds: ['detected', 'omitted', 'called_119', 'called_120', 'called_110', 'grade_raised', 'command_assumed', 'reported', 'informed_public', 'mutual_aid_requested', 'withdrawal_ordered', 'closed', 'transfer_stopped', 'valves_closed', 'shut_down'] },
};

export function reason(why: Why, drill: Drill): string {
  const clause = drill.clauses.find((c) => c.id === why.clause);
  const count = drill.counts.find((c) => c.name === why.measure);
  switch (why.kind) {
    case 'asked': return say('chosen', '指定');
    case 'typical': return say('typical', '典型');
    case 'clause': return (why.met ? say('nearest to failing: ', '最接近未做到: ') : say('worst for: ', '最差: ')) + short(clause ? named(clause) : why.clause ?? '', 46);
    default: return say(`most ${count?.en ?? why.measure}`, `${count?.zh ?? why.measure}最多`);
  }
}

export function replay(result: Result): HTMLElement {
  const playback = result.playback;
  const drill = result.drill;
  if (!playback || !drill || playback.runs.length === 0) return h('p', { class: 'note' }, say('The result holds no journal.', '结果中没有事件日志。'));
  const names = namesOf(result);
  const place = h('div');
  const show = (index: string) => {
    stopAll();
    forget(place);
    clear(place);
    place.append(theatre(playback, drill, names, unpacked(playback.runs[Number(index)])));
    if (playback.left_out) place.append(h('p', { class: 'note' }, say(`${playback.left_out} further ${playback.left_out === 1 ? 'rehearsal was' : 'rehearsals were'} left out to keep the file small; --replications LIST names those to be kept.`, `为控制文件大小, 另有 ${playback.left_out} 次推演未收入; 可用 --replications 指定要收入的推演。`)));
    if (place.isConnected) watch();
  };
  show('0');
  return h('div', {},
    h('div', { class: 'choices' }, select(say('Rehearsal', '推演'), playback.runs.map((run, i) => ({ value: String(i),
      text: `#${run.number} · ${run.why.slice(0, 2).map((w) => reason(w, drill)).join(', ')}` })), '0', show)),
    place);
}

function theatre(playback: Playback, drill: Drill, names: Names, run: Run): HTMLElement {
  const scene = drill.map ?? {};
  const ways = tracks(playback, run, scene);
  const last = run.events.time_s[run.events.time_s.length - 1] ?? 0;
  const end = Math.max(run.outcomes.end_s ?? 0, last, 60);
  const hour = run.outcomes.start_hour ?? 0;
  const canvas = h('canvas', { style: `height:${state.printing ? 330 : 430}px`, tabindex: '0', role: 'img', 'aria-label': say('Map of the scene; arrows move it, plus and minus zoom', '现场地图; 方向键移动, 加减号缩放') });
  const map = new MapView(scene, canvas);
  const output = h('output', { 'aria-live': 'off' });
  const situation = h('dl', { class: 'situation', 'data-situation': '' });
  const slider = h('input', { type: 'range', min: '0', max: String(Math.ceil(end)), step: '1', value: '0', 'aria-label': say('Time', '时间') });
  const chart = gantt(playback, names, run, end);
  const log = journal(playback, names, run, (time) => seek(time));
  let time = 0;
  let shownRow = -2;

  const update = () => {
    const now = situationAt(playback, run, time);
    const hurt = casualtiesAt(run, time);
    map.draw(run, now, ways, time, hurt);
    output.textContent = `${sinceStart(time)} · ${clock(hour, time)}`;
    slider.value = String(Math.round(time));
    slider.setAttribute('aria-valuetext', sinceStart(time));
    chart.mark(time);
    if (now.last !== shownRow) {
      shownRow = now.last;
      log.mark(now.last);
    }
    clear(situation);
    const on = [...now.units.values()].filter((c) => ['working', 'setting_up', 'waiting'].includes(c)).length;
    const driving = [...now.units.values()].filter((c) => c === 'driving').length;
    const burning = [...now.fires.values()].filter((f) => f.state === 'burning').length;
    const rows: [string, string | number][] = [
      [say('burning', '燃烧'), burning], [say('alarm grade', '火警等级'), now.counts.grade || '–'],
      [say('on scene', '到场车辆'), on], [say('on the way', '途中车辆'), driving],
      [say('dead', '死亡'), now.counts.dead], [say('seriously hurt', '重伤'), now.counts.injured],
      [say('to be taken to hospital', '待送医'), now.counts.waiting], [say('in hospital', '已入院'), now.counts.admitted],
    ];
    const commanding = commandAt(run, time);
    if (commanding) rows.push([say('in command', '总指挥'), named({ ...drill.command?.names[commanding.commander], id: word(commanding.commander) })], [say('response level', '响应级别'), commanding.level === 'none' ? '–' : commanding.level]);
    if (hurt) {
      for (const [what, n] of together(hurt.waiting)) rows.push([what === 'unseen' ? say('not yet triaged', '待检伤') : word(what), n]);
      if (hurt.driven > 0) rows.push([say('being driven', '转送途中'), hurt.driven]);
    }
    const told = { ordered: say('ordered out', '已下令'), warned: say('warned', '已告知'), evacuated: say('out', '已撤离'), harmed: say('harmed', '受危害') };
    if (now.zones.size <= MOST_ZONES) for (const [zone, what] of now.zones) rows.push([short(names.of(zone), 14), told[what]]);
    else for (const [what, text] of Object.entries(told)) {
      const zones = [...now.zones.values()].filter((one) => one === what).length;
      if (zones > 0) rows.push([say(`zones ${text}`, `${text}区域`), zones]);
    }
    for (const [k, v] of rows) situation.append(h('div', {}, h('dt', {}, k), h('dd', {}, v)));
  };
  const seek = (to: number) => {
    time = Math.min(end, Math.max(0, to));
    update();
  };
  slider.addEventListener('input', () => seek(Number(slider.value)));

  const player = playerButtons(end, () => time, seek, run);
  canvas.addEventListener('yuyan-fit', ((e: CustomEvent<Frame>) => map.fit(e.detail)) as EventListener);
  const frames: [Frame, string][] = [['site', say('Site', '库区')], ['near', say('Surroundings', '周边')], ['all', say('City', '全域')]];
  // Printed it shows the scene when most was going on.
  time = state.printing ? busiest(run) : Math.min(end, run.events.time_s[0] ?? 0);
  queueMicrotask(() => {
    map.fit(state.printing && drill.fires > 0 ? 'site' : 'near');
    update();
  });

  return h('div', {},
    h('p', { class: 'note' }, `#${run.number}: ${beginning(run, drill)}, ${say('wind', '风速')} ${number(run.outcomes.wind_m_s, 2)} m/s, T0 = ${clock(hour, 0)}. `,
      run.why.map((w) => reason(w, drill)).join(say('; ', '; '))),
    h('div', { class: 'replay' },
      h('div', {},
        h('div', { class: 'stage' }, canvas,
          h('div', { class: 'over' }, frames.map(([f, text]) => h('button', { type: 'button', onclick: () => map.fit(f) }, text)),
            h('button', { type: 'button', 'aria-label': say('zoom in', '放大'), onclick: () => map.zoom(1.4) }, '+'),
            h('button', { type: 'button', 'aria-label': say('zoom out', '缩小'), onclick: () => map.zoom(1 / 1.4) }, '−'))),
        h('div', { class: 'player' }, player, slider, output),
        legend(run, drill), situation),
      log.element),
    h('h3', { style: 'margin:.8rem 0 .2rem' }, say('Vehicles', '车辆行动')),
    chart.element,
    h('div', { class: 'multiples', style: 'margin-top:.8rem' }, supplies(drill, run, end)));
}

function beginning(run: Run, drill: Drill): string {
  if (!run.beginning) return say('no accident', '无事故');
  const told = drill.map?.beginnings;
  const at = told?.beginning.indexOf(run.beginning) ?? -1;
  return short(named({ en: told?.text[at], zh: told?.text_zh[at], id: run.beginning.replace(/_/g, ' ') }), 60);
}

function busiest(run: Run): number {
  const fire = run.outcomes.first_water_s ?? run.outcomes.first_arrival_s ?? run.outcomes.ignition_s;
  return (fire ?? 0) + 120;
}

function playerButtons(end: number, now: () => number, seek: (time: number) => void, run: Run): HTMLElement[] {
  let speed = 60;
  let frame = 0;
  let before = 0;
  const play = h('button', { type: 'button', 'data-play': '' });
  const label = () => {
    play.textContent = frame ? say('❚❚ Pause', '❚❚ 暂停') : say('▶ Play', '▶ 播放');
  };
  const stop = () => {
    cancelAnimationFrame(frame);
    frame = 0;
    label();
  };
  const tick = (at: number) => {
    if (!play.isConnected) return;
    const to = now() + (Math.min(at - before, 200) / 1000) * speed;
    before = at;
    seek(to);
    if (to >= end) return stop();
    frame = requestAnimationFrame(tick);
  };
  play.addEventListener('click', () => {
    if (frame) return stop();
    if (now() >= end) seek(0);
    before = performance.now();
    frame = requestAnimationFrame(tick);
    label();
  });
  stops.add(stop);
  label();
  const step = (forward: boolean) => {
    const times = run.events.time_s;
    const next = forward ? times.find((t) => t > now() + 0.05) : [...times].reverse().find((t) => t < now() - 0.05);
    if (next !== undefined) seek(next);
  };
  return [play,
    h('button', { type: 'button', 'aria-label': say('previous event', '上一事件'), onclick: () => step(false) }, '|◀'),
    h('button', { type: 'button', 'aria-label': say('next event', '下一事件'), onclick: () => step(true) }, '▶|'),
    select(say('Speed', '倍速'), SPEEDS.map((s) => ({ value: String(s), text: `×${s}` })), '60', (value) => {
      speed = Number(value);
    })];
}

/** What the map shows; of clouds only those that this rehearsal has. */
function legend(run: Run, drill: Drill): HTMLElement {
  const burns = drill.fires > 0;
  const hues: [string, string][] = [['red', burns ? say('burning; fire engine', '燃烧; 消防车') : say('fire engine', '消防车')], ...(burns ? [['orange', say('heated', '受热')] as [string, string]] : []), ['violet', burns ? say('failed; command', '失效; 指挥车') : say('command', '指挥车')], ['green', say('ambulance, hospital; evacuated', '救护车、医院; 已撤离')], ['blue', say('police; zone', '公安; 区域')],
    ...(drill.map?.units?.kind.includes('bus') ? [['sand', say('bus', '大客车')] as [string, string]] : []),
    ...(burns ? [['heat-1', '4 kW/m²'], ['heat-2', '12.5 kW/m²'], ['heat-3', '37.5 kW/m²']] as [string, string][] : [])];
  const items: [style: string, text: string][] = hues.map(([hue, text]) => [`background:var(--${hue})`, text]);
  if ((run.casualties?.injured_s?.length ?? 0) > 0) items.push(['background:var(--red);border-radius:4px', say('numbers on red, yellow, green, black: casualties by triage; hollow: not yet triaged', '红、黄、绿、黑底数字: 各检伤等级人数; 空心: 待检伤')]);
  const airs = trains(run.clouds);
  for (const { kind, level, rows } of airs) {
    const alone = !airs.some((other) => other.kind === kind && other.level !== level);
    const what = kind === 'smoke' ? say('smoke', '烟气') : say('poison', '毒气');
    const limit = concentration(run.clouds?.level_kg_m3[rows[0]] ?? 0);
    if (level === 'road') items.push([`border:2px dashed var(--${kind})`, say(`${what} that closes roads (${limit})`, `${what}, 道路封闭 (${limit})`)]);
    else items.push([`background:var(--${kind})`, alone ? say(`${what} that harms people and closes roads (${limit})`, `${what}, 伤人并封闭道路 (${limit})`) : say(`${what} that harms people (${limit})`, `${what}, 伤人 (${limit})`)]);
  }
  return h('ul', { class: 'key' }, items.map(([style, text]) => h('li', {}, h('i', { style }), text)));
}

/** `30 mg/m³`. */
function concentration(kgPerM3: number): string {
  return kgPerM3 >= 1e-3 ? `${number(kgPerM3 * 1e3)} g/m³` : `${number(kgPerM3 * 1e6)} mg/m³`;
}

/** Entries of the journal that are in the page at a time (those of a cloud over a city are tens of thousands), and on paper. */
const MOST_ENTRIES = 1000;
const MOST_PRINTED = 200;

function journal(playback: Playback, names: Names, run: Run, seek: (time: number) => void): { element: HTMLElement; mark: (row: number) => void } {
  const { kind } = playback.words;
  const times = run.events.time_s;
  const most = state.printing ? MOST_PRINTED : MOST_ENTRIES;
  const entry = (row: number) => h('li', { 'data-kind': kind[run.events.kind[row]] },
    h('button', { type: 'button', title: because(playback, names, run, row), onclick: () => seek(times[row]) },
      h('span', {}, sinceStart(times[row])), h('span', {}, user(sentence(playback, names, run, row)))));
  const list = h('ol', {});
  let group = 'all';
  let chosen: number[] = [];
  let items: HTMLElement[] = [];
  let start = -1;
  let current = -1;
  const more = (text: string, to: number) => h('li', { class: 'more' }, h('button', { type: 'button', onclick: () => fill(to) }, text));
  const fill = (from: number) => {
    start = Math.max(0, Math.min(from, chosen.length - most));
    items = chosen.slice(start, start + most).map(entry);
    clear(list);
    if (start > 0) list.append(more(say(`${start} earlier entries`, `更早 ${start} 条`), start - most / 2));
    list.append(...items);
    const rest = chosen.length - start - items.length;
    if (rest > 0) list.append(more(say(`${rest} later entries`, `更晚 ${rest} 条`), start + most / 2));
    dye();
  };
  const dye = () => items.forEach((item, i) => {
    const row = chosen[start + i];
    item.className = row < current ? 'past' : row === current ? 'now' : 'future';
  });
  const filter = () => {
    const kinds = new Set(GROUPS[group].kinds);
    chosen = times.map((_, row) => row).filter((row) => group === 'all' || kinds.has(kind[run.events.kind[row]]));
    start = -1;
    mark(current);
  };
  const mark = (row: number) => {
    current = row;
    let at = chosen.findIndex((one) => one > row);
    at = at < 0 ? chosen.length - 1 : at - 1;  // the last that has happened
    if (start < 0 || Math.max(at, 0) < start || at >= start + items.length) fill(at - most / 2);
    else dye();
    const item = items[at - start];
    list.scrollTop = item && at >= 0 ? item.offsetTop - list.offsetTop - list.clientHeight / 2 : 0;
  };
  filter();
  return { mark, element: h('div', { class: 'log', role: 'region', 'aria-label': say('Journal', '事件日志') },
    h('div', { class: 'head' }, select(say('Journal', '事件日志'), Object.entries(GROUPS).map(([id, g]) => ({ value: id, text: say(g.en, g.zh) })), 'all', (value) => {
      group = value;
      filter();
    })), list) };
}

const CONDITION_HUES: Record<string, string> = { turning_out: 'sand', driving: 'blue', setting_up: 'teal', working: 'red', waiting: 'none', withdrawn: 'violet', returning: 'faint', lost: 'ink' };

function gantt(playback: Playback, names: Names, run: Run, end: number): { element: HTMLElement; mark: (time: number) => void } {
  const rows = [...stretches(playback, run, end)].sort((a, b) => (a[1][0]?.from ?? 0) - (b[1][0]?.from ?? 0));
  const left = 150;
  const width = 1000;
  const step = 15;
  const at = (time: number) => left + ((width - left - 10) * time) / end;
  const hours = end / 3600;
  const every = [0.25, 0.5, 1, 2, 4, 6].find((e) => hours / e <= 10) ?? 12;
  const ticks = Array.from({ length: Math.floor(hours / every) + 1 }, (_, i) => i * every);
  const height = 22 + rows.length * step;
  const line = svg('line', { y1: 16, y2: height, x1: left, x2: left, stroke: 'var(--ink)', 'stroke-width': 1.5 });
  const element = svg('svg', { class: 'gantt', viewBox: `0 0 ${width} ${height}`, role: 'img', 'aria-label': say('Conditions of the vehicles over time', '车辆状态时序图'), style: 'width:100%;min-width:640px;display:block' },
    ticks.map((t) => [svg('line', { x1: at(t * 3600), x2: at(t * 3600), y1: 16, y2: height, stroke: 'var(--line)' }),
      svg('text', { x: at(t * 3600), y: 11, 'text-anchor': 'middle', class: 'axis' }, tick(t))]),
    rows.map(([unit, list], i) => svg('g', { transform: `translate(0 ${18 + i * step})` },
      svg('text', { x: left - 6, y: 10, 'text-anchor': 'end' }, short(names.of(unit), 18)),
      list.map((s) => svg('rect', { x: at(s.from), y: 1, width: Math.max(1, at(s.to) - at(s.from)), height: step - 4, fill: `var(--${CONDITION_HUES[s.condition] ?? 'none'})` },
        svg('title', {}, `${names.of(unit)}: ${word(s.condition)}, ${sinceStart(s.from)} – ${sinceStart(s.to)} (${duration(s.to - s.from)})`))))),
    line);
  const key = h('ul', { class: 'key' }, Object.entries(CONDITION_HUES).filter(([c]) => rows.some(([, list]) => list.some((s) => s.condition === c)))
    .map(([c, hue]) => h('li', {}, h('i', { style: `background:var(--${hue})` }), word(c))));
  return {
    element: rows.length === 0 ? h('p', { class: 'note' }, say('No vehicle was sent.', '未调派车辆。')) : h('div', {}, key, h('div', { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': say('Vehicles', '车辆行动') }, element)),
    mark: (time) => {
      line.setAttribute('x1', String(at(time)));
      line.setAttribute('x2', String(at(time)));
    },
  };
}

/** A mark of the time axis: `0`, `15 min`, `1 h`, `1.5 h`. */
function tick(hours: number): string {
  if (hours === 0) return 'T0';
  return hours < 1 ? `${Math.round(hours * 60)} ${say('min', '分钟')}` : `${hours} h`;
}

/** Water and foam of this rehearsal over the band of all. */
function supplies(drill: Drill, run: Run, end: number): HTMLElement[] {
  const timeline = drill.timeline;
  if (!timeline || drill.fires === 0) return [];
  const shown = [['water_l_s', 'blue'], ['foam_l_s', 'teal'], ['pond_m3', 'violet'], ['concentrate_m3', 'orange']];
  return shown.flatMap(([name, hue]) => {
    const curve = timeline.curves.find((c) => c.name === name);
    const own = run.curves[name];
    if (!curve || !own) return [];
    const hours = timeline.time.map((t) => t / 3600);
    const until = Math.ceil(2 * Math.min(end / 3600, hours[hours.length - 1])) / 2;
    return [figure(`${named(curve)}${unit(curve.unit) ? `, ${unit(curve.unit)}` : ''}`, 190, () => ({
      grid: { left: 50, right: 16, top: 12, bottom: 28 },
      tooltip: { trigger: 'axis', formatter: (points: { seriesName: string; value: [number, number] }[]) => {
        const i = Math.max(0, hours.findIndex((x) => x >= points[0].value[0]));
        return tip([sinceStart(points[0].value[0] * 3600), `#${run.number}: ${number(own[i])}`, say(`of 10 rehearsals 8 lie between ${number(curve.p10[i])} and ${number(curve.p90[i])}`, `10 次推演中 8 次在 ${number(curve.p10[i])} 至 ${number(curve.p90[i])}`)]);
      } },
      xAxis: axis({ type: 'value', max: until, interval: [0.5, 1, 2, 3, 6].find((e) => until / e <= 4) ?? 12, axisLabel: { formatter: '{value} h' }, splitLine: { show: false } }),
      yAxis: axis({ type: 'value', splitNumber: 3 }),
      series: [...band(say('middle of all', '全部推演居中值'), hours, curve.p10, curve.p50, curve.p90, colour('none')),
        { type: 'line', name: `#${run.number}`, step: 'end', showSymbol: false, data: own.map((v, i) => [timeline.time[i] / 3600, v]), lineStyle: { width: 2, color: colour(hue) }, itemStyle: { color: colour(hue) } }],
    }))];
  });
}
