// One screen for the leaders: plain words, lights, what to do, what it rests on.
import type { Clause, Count, Drill, Programme, Report, Result, Share, Target } from './data';
import { h, user } from './dom';
import { statusStack } from './evidence';
import { duration, inWords, type Judged, light, lightWord, number, percent } from './format';
import { bar, card, lamp, stack } from './parts';
import { named, say } from './state';
import { scaleFor, weakest } from './summary-words';
import { unit, word } from './words';

const FEW = 30;

export function summaryView(report: Report): HTMLElement {
  return h('div', { class: 'view summary' }, report.results.map((result, i) => one(result, report.results.length > 1, i)));
}

function one(result: Result, many: boolean, index: number): HTMLElement {
  const both = Boolean(result.drill && result.programme);
  return h('div', { class: 'summary', 'data-result': index },
    many && h('h2', {}, user(named({ en: result.title, zh: result.title_zh, id: result.file }))),
    result.drill && drillSummary(result, result.drill, index, both || many ? 5 : 8),
    result.programme && programmeSummary(result, result.programme, index),
    result.branch && h('p', {}, say('The options of a decision are compared in the view Drill.', '决策选项的比较见“推演”。')),
    !result.drill && !result.programme && !result.branch && h('p', {}, say('This result holds neither a drill nor a programme; see Evidence.', '此结果不含推演或年度计划, 见“依据”。')));
}

function tally(estimates: (Share | null | undefined)[], judged: Judged = 'promise'): HTMLElement {
  const counts = { green: 0, amber: 0, red: 0, none: 0 };
  for (const estimate of estimates) counts[light(estimate).colour] += 1;
  const signs: Record<string, string> = { green: '✓', amber: '!', red: '✕', none: '–' };
  return h('div', { class: 'tally' }, (['green', 'amber', 'red', 'none'] as const).filter((key) => counts[key] > 0).map((key) =>
    h('span', {}, h('span', { class: `light ${key}`, 'aria-hidden': 'true' }, signs[key]), say(`${counts[key]} ${lightWord(key, judged)}`, `${counts[key]} 项${lightWord(key, judged)}`))));
}

// Drill

function verdict(clauses: Clause[]): string {
  const tested = clauses.filter((c) => c.estimate);
  const reds = tested.filter((c) => light(c.estimate).colour === 'red').length;
  const ambers = tested.filter((c) => light(c.estimate).colour === 'amber').length;
  if (tested.length === 0) return say('No promise of the plan was put to the test.', '预案条款均未涉及。');
  if (reds > 0) return say(`The plan does not hold in ${reds} of ${tested.length} points.`, `预案有 ${reds} 处不可靠 (共检验 ${tested.length} 处)。`);
  if (ambers > 0) return say(`The plan holds, with ${ambers} of ${tested.length} points in doubt.`, `预案总体可行, ${ambers} 处存疑 (共检验 ${tested.length} 处)。`);
  return say('The plan holds in all points that were put to the test.', '预案经检验各处可靠。');
}

export function promise(clause: Clause): HTMLElement {
  const few = clause.estimate && clause.at_stake < FEW;
  return h('li', { 'data-clause': clause.id },
    lamp(clause.estimate),
    h('span', { class: 'clip' }, user(named(clause)), few ? h('small', {}, say(` (only ${clause.at_stake} cases)`, ` (仅 ${clause.at_stake} 次涉及)`)) : null),
    bar(clause.estimate),
    h('span', {}, clause.estimate ? inWords(clause.estimate.p) : say('not put to the test', '未涉及')));
}

function drillSummary(result: Result, drill: Drill, index: number, most: number): HTMLElement {
  const rest = drill.clauses.length - most;
  return h('div', { class: 'summary' },
    h('div', { class: 'headline' },
      h('strong', {}, verdict(drill.clauses)), tally(drill.clauses.map((c) => c.estimate)),
      h('span', { class: 'note' }, say(`${number(drill.replications)} rehearsals${drill.fires > 0 ? `, ${number(drill.fires)} with a fire` : ''}`, `推演 ${number(drill.replications)} 次${drill.fires > 0 ? `, 其中起火 ${number(drill.fires)} 次` : ''}`))),
    h('div', { class: 'grid' },
      h('div', { class: 'span-7 print-12' },
        card(`promises-${index}`, say('Is what the plan promises kept?', '预案承诺能否做到'),
          h('ul', { class: 'promises' }, drill.clauses.slice(0, most).map(promise)),
          rest > 0 && h('p', { class: 'note' }, say(`and ${rest} more that are kept more often: `, `另有 ${rest} 条做到的机会更大: `), h('a', { href: '#/drill' }, say('all clauses', '全部条款')))),
        card(`help-${index}`, say('Where it sticks, and what helps', '短板与对策'), bottlenecks(drill))),
      h('div', { class: 'span-5 print-12' },
        card(`people-${index}`, say('People and damage', '伤亡与损失'), people(drill)),
        card(`basis-${index}`, say('What this rests on', '依据'), statusStack(result.evidence)))));
}

function expected(count: Count | undefined, name: string): HTMLElement | null {
  if (!count) return null;
  const { estimate, any } = count.in_fires ?? count;
  const [en, zh] = count.in_fires ? ['fires', '次火灾'] : ['rehearsals', '次推演'];
  const { mean, low, high } = estimate;
  const scale = scaleFor(mean);
  const range = low !== null && high !== null ? say(` (${number(Math.max(0, low) * scale, 2)} to ${number(high * scale, 2)})`, ` (${number(Math.max(0, low) * scale, 2)} 至 ${number(high * scale, 2)})`) : '';
  return h('div', { class: 'figure', 'data-count': count.name },
    h('b', {}, number(mean * scale, 2)),
    h('span', {}, scale === 1 ? say(`${name} a case${range}`, `每次${name}${range}`) : say(`${name} in ${scale} ${en}${range}`, `每 ${scale} ${zh}${name}${range}`)),
    h('span', {}, any.p === 1 ? say('some every time', '每次都有') : any.p === 0 ? say('none at all', '从未出现') : say(`none ${inWords(1 - any.p, en)}`, `${inWords(1 - any.p, '', zh)}没有`), ' · ', say(`worst ${number(count.greatest)}`, `最坏 ${number(count.greatest)}`)));
}

function people(drill: Drill): HTMLElement {
  const count = (name: string) => drill.counts.find((c) => c.name === name);
  const arrival = drill.times.find((t) => t.name === 'first_arrival');
  const water = drill.times.find((t) => t.name === 'first_water');
  const out = drill.times.find((t) => t.name === 'extinguished');
  const severity = drill.severity.filter((s) => s.estimate);
  const hues = ['var(--sand)', 'var(--orange)', 'var(--red)', 'var(--violet)'];
  const time = (t: typeof water, en: string, zh: string) => t && t.came > 0 && h('li', {}, say(en, zh), ' ',
    h('b', {}, duration(t.quantiles[1])), say(` as a rule, ${duration(t.quantiles[0])} to ${duration(t.quantiles[2])}`, `为常见, ${duration(t.quantiles[0])}至${duration(t.quantiles[2])}`));
  const harmless = 1 - severity.reduce((sum, s) => sum + (s.estimate?.p ?? 0), 0);
  return h('div', {},
    h('div', { class: 'figures' }, expected(count('deaths'), say('deaths', '死亡人数')), expected(count('injuries'), say('serious injuries', '重伤人数')), expected(count('escalations'), say('further tanks lost', '连锁失火储罐'))),
    severity.length > 0 && stack([...severity.map((s, i) => ({ name: word(s.id), share: s.estimate?.p ?? 0, text: percent(s.estimate?.p), hue: hues[i % hues.length] })),
      { name: say('no accident', '未成事故'), share: harmless > 1e-9 ? harmless : 0, text: percent(harmless), hue: 'var(--none-soft)' }], say('Class of the accident', '事故等级')),
    h('ul', { class: 'key', style: 'margin-top:.3rem;display:block' },
      !(water && water.came > 0) && time(arrival, 'First unit from outside after the call:', '报警至外部力量首到:'),
      time(water, 'First outside water after the call:', '报警至外部首次出水:'), time(out, 'All fires out after ignition:', '起火至明火全灭:')));
}

function bottlenecks(drill: Drill): HTMLElement {
  const weak = weakest(drill.clauses, 3);
  if (weak.length === 0) return h('p', {}, say('Nothing sticks.', '未见明显短板。'));
  return h('ol', { class: 'steps' }, weak.map((clause) => h('li', {}, obstacle(clause), help(clause))));
}

function obstacle(clause: Clause): HTMLElement {
  const test = clause.test;
  const what = test && named({ en: test.bottleneck_name ?? test.bottleneck, zh: test.bottleneck_name_zh ?? test.bottleneck_zh });
  if (what) return h('span', {}, h('b', {}, user(what, 120)), say(' stands in the way of: ', ' 制约: '), user(named(clause), 90));
  return h('span', {}, h('b', {}, user(named(clause), 110)), ' ', missed(clause));
}

function missed(clause: Clause): string {
  const failed = clause.at_stake - clause.met;
  if (clause.rule !== 'within' || failed === 0) return say(`broken ${inWords(failed / Math.max(1, clause.at_stake))}`, `${inWords(failed / Math.max(1, clause.at_stake))}未做到`);
  const parts: string[] = [];
  if (clause.never) parts.push(say(`not done at all ${inWords(clause.never / clause.at_stake)}`, `${inWords(clause.never / clause.at_stake)}始终未做到`));
  if (clause.late) parts.push(say(`late ${inWords(clause.late / clause.at_stake)}, mostly by ${duration(clause.late_by_s)}`, `${inWords(clause.late / clause.at_stake)}迟到, 多为 ${duration(clause.late_by_s)}`));
  return parts.join(say('; ', '; '));
}

function help(clause: Clause): HTMLElement | null {
  const test = clause.test;
  const suggestion = test && named({ en: test.suggestion, zh: test.suggestion_zh });
  if (!test || !suggestion) return null;
  const before = clause.estimate?.p ?? 0;
  const gain = typeof test.gain === 'number' ? test.gain : null;
  return h('div', {}, '→ ', user(suggestion, 160), gain !== null && gain > 0
    ? h('small', {}, say(` (kept then ${inWords(Math.min(1, before + gain))}, now ${inWords(before)})`, ` (可提高到${inWords(Math.min(1, before + gain))}, 现为${inWords(before)})`)) : null);
}

// Programme

export function targetText(target: Target): string {
  const limit = target.limit === null || target.limit === undefined ? '' : ` ${number(target.limit)} ${unit(target.unit)}`;
  return `${target.year ?? ''} ${target.operator ? word(target.operator) : ''}${limit}`.trim();
}

function programmeSummary(result: Result, programme: Programme, index: number): HTMLElement {
  const targets = programme.targets ?? [];
  const likely = targets.filter((t) => light(t.estimate).colour === 'green').length;
  return h('div', { class: 'summary' },
    h('div', { class: 'headline' },
      h('strong', {}, targets.length > 0 ? say(`${likely} of ${targets.length} targets are in safe reach.`, `${targets.length} 项目标中有 ${likely} 项把握较大。`) : say('No targets are set.', '未设定目标。')),
      tally(targets.map((t) => t.estimate), 'target'),
      h('span', { class: 'note' }, say(`${number(programme.replications)} rehearsals of ${programme.years?.[0] ?? ''}–${programme.years?.[programme.years.length - 1] ?? ''}`, `推演 ${number(programme.replications)} 次, ${programme.years?.[0] ?? ''}–${programme.years?.[programme.years.length - 1] ?? ''} 年`))),
    h('div', { class: 'grid' },
      h('div', { class: 'span-7 print-12' }, card(`targets-${index}`, say('Will the targets be met?', '目标能否实现'),
        h('ul', { class: 'promises' }, [...targets].sort((a, b) => (a.estimate?.p ?? 2) - (b.estimate?.p ?? 2)).slice(0, 10).map((target) => h('li', { 'data-target': target.id },
          lamp(target.estimate, 'target'), h('span', { class: 'clip' }, user(named({ en: target.name, zh: target.name_zh, id: target.id })), ' ', h('small', {}, user(targetText(target), 60))),
          bar(target.estimate), h('span', {}, target.estimate ? inWords(target.estimate.p, 'futures', '种可能') : say('not applicable', '不适用'))))))),
      h('div', { class: 'span-5 print-12' },
        card(`yoy-${index}`, say('Against the year before', '同比'), yearOnYear(programme)),
        card(`watch-${index}`, say('Units to watch', '重点关注单位'), toWatch(programme)),
        card(`basis-${index}`, say('What this rests on', '依据'), statusStack(result.evidence)))));
}

function yearOnYear(programme: Programme): HTMLElement {
  const rows: HTMLElement[] = [];
  for (const name of ['accidents', 'fatal_accidents', 'deaths']) {
    const measure = programme.monthly?.[name];
    const change = measure?.yoy[1];
    if (!measure || !change || change.change === null) continue;
    const falls = change.change < 0;
    rows.push(h('div', { class: 'figure' },
      h('b', { class: falls ? 'text-green' : 'text-red' }, `${falls ? '↓' : '↑'} ${number(Math.abs(change.change) * 100, 2)} %`),
      h('span', {}, say(`${measure.en}, ${programme.years?.[1] ?? ''} on ${programme.years?.[0] ?? ''}`, `${measure.zh}, ${programme.years?.[1] ?? ''} 年同比`)),
      h('span', {}, say(`fewer ${inWords(change.fewer.p, 'futures')}`, `${inWords(change.fewer.p, '', '种可能')}减少`))));
  }
  return rows.length > 0 ? h('div', { class: 'figures' }, rows) : h('p', { class: 'note' }, say('The result holds no monthly counts.', '结果中没有月度数据。'));
}

function toWatch(programme: Programme): HTMLElement {
  const ranking = programme.ranking?.find((r) => r.id.includes('death')) ?? programme.ranking?.[0];
  const last = ranking?.years[ranking.years.length - 1];
  const counties = programme.counties;
  if (!ranking || !last || !counties) return h('p', { class: 'note' }, say('No indicator by county.', '没有分县区指标。'));
  const worst = counties.map((county, i) => ({ county, mean: last.mean[i], place: last.place[i], luck: last.luck[i] }))
    .filter((c) => c.mean !== null).sort((a, b) => b.place - a.place).slice(0, 3);
  return h('div', {}, h('p', { class: 'note' }, named(ranking)),
    h('ol', { class: 'steps' }, worst.map((c) => h('li', {}, h('b', {}, user(named(c.county))), ` ${number(c.mean)} · `,
      say(`a single year's rank is luck ${inWords(c.luck, 'years', '年')}`, `单年名次 ${inWords(c.luck, '', '年')}靠运气`)))));
}
