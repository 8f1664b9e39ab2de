// The drill: the plan's clauses, one rehearsal played back, what all of them say.
import type { Comparison, Drill, Report, Result } from '../data';
import { h, select, table, user } from '../dom';
import { amount, duration, interval, number, percent, signed } from '../format';
import { bar, card, contents, lamp } from '../parts';
import { named, page, say } from '../state';
import { word } from '../words';
import { branchCards, compareCard } from './compare';
import { commandCard, coverCard } from './command';
import { escalationCard } from './escalation';
import { evacuationCard, hospitalsCard, outcomesCard, stationsCard, unitsCard } from './outcomes';
import { replay } from './replay';
import { timelineCard } from './timeline';

let chosen = 0;

export function drillView(report: Report): HTMLElement {
  const drills = report.results.map((result, i) => ({ result, i })).filter(({ result }) => result.drill);
  const current = drills.find(({ i }) => i === chosen) ?? drills[0];
  if (!current) return h('div', { class: 'view' }, branchCards(report));
  const result = current.result;
  const drill = result.drill as Drill;
  const comparisons = report.comparisons;
  const cards: { id: string; title: string; make: () => HTMLElement | null }[] = [
    { id: 'clauses', title: say('Clauses of the plan', '预案条款'), make: () => clausesCard(drill) },
    { id: 'replay', title: say('Played back', '推演回放'), make: () => card('replay', say('A rehearsal played back', '推演回放'), replay(result)) },
    { id: 'timeline', title: say('Course', '过程'), make: () => timelineCard(drill) },
    { id: 'escalation', title: say('Spread of fire', '火灾蔓延'), make: () => escalationCard(result, drill) },
    { id: 'outcomes', title: say('Outcomes', '后果分布'), make: () => outcomesCard(drill) },
    { id: 'hospitals', title: say('Hospitals', '医院负荷'), make: () => hospitalsCard(drill) },
    { id: 'evacuation', title: say('Evacuation', '疏散'), make: () => evacuationCard(drill) },
    { id: 'stations', title: say('Stations', '消防站'), make: () => stationsCard(drill) },
    { id: 'command', title: say('Command', '指挥与信息'), make: () => commandCard(drill) },
    { id: 'cover', title: say('Cover elsewhere', '面上执勤'), make: () => coverCard(result, drill) },
    { id: 'units', title: say('Use of vehicles', '车辆使用'), make: () => unitsCard(drill) },
    { id: 'compare', title: say('Compared', '方案比较'), make: () => (comparisons.length > 0 ? compareCard(report, comparisons as Comparison[]) : null) },
    { id: 'branch', title: say('Decisions', '决策分支'), make: () => branchCards(report) },
  ];
  const made = cards.map((c) => ({ ...c, element: c.make() })).filter((c) => c.element);
  return h('div', { class: 'view' },
    drills.length > 1 && h('div', { class: 'choices' }, select(say('Drill', '推演方案'), drills.map(({ result: r, i }) => ({ value: String(i), text: name(r) })), String(current.i), (value) => {
      chosen = Number(value);
      page.render();
    })),
    contents(made), made.map((c) => c.element));
}

export function name(result: Result): string {
  return `${named({ en: result.title, zh: result.title_zh, id: result.file })} (${result.file})`;
}

function clausesCard(drill: Drill): HTMLElement | null {
  if (drill.clauses.length === 0) return null;
  const helped = drill.clauses.some((c) => c.test?.bottleneck);
  const head = [say('clause', '条款'), say('plan', '预案'), '', say('kept', '做到'), say('between', '区间'), say('kept / cases', '做到/涉及'), say('limit', '时限'),
    say('half within', '半数在此内'), say('9 of 10 within', '九成在此内'), ...(helped ? [say('what stands in the way', '制约'), say('what helps', '对策')] : [])];
  return card('clauses', say('Clauses of the plan, the least certain first', '预案条款, 最无把握者在前'),
    table(say('Clauses of the plan', '预案条款'), head, drill.clauses.map((c) => [
      h('span', { style: 'display:flex;gap:.5rem' }, lamp(c.estimate), user(named(c))), user(word(c.layer)), bar(c.estimate),
      percent(c.estimate?.p), interval(c.estimate), `${number(c.met, 6)}/${number(c.at_stake, 6)}`,
      ...(c.rule === 'number' ? [limit(c), amount(c.median, c.unit), amount(c.ninety, c.unit)]
        : [c.rule === 'within' ? duration(c.limit_s) : word(c.rule), duration(c.median_s), duration(c.ninety_s)]),
      ...(helped ? [user(named({ en: c.test?.bottleneck_name ?? c.test?.bottleneck, zh: c.test?.bottleneck_name_zh ?? c.test?.bottleneck_zh }), 80),
        h('span', { class: 'said' }, user(named({ en: c.test?.suggestion, zh: c.test?.suggestion_zh }), 120), gain(c))] : []),
    ])),
    h('p', { class: 'note' }, say('A clause is a case only where its clock was started. The interval (95 %) says how far chance alone could move the share.',
      '只有触发计时的推演才计入“涉及”。区间(95 %)表示仅因偶然性可能的变动。')));
}

function limit(clause: Drill['clauses'][number]): string {
  const signs: Record<string, string> = { '<=': '≤', '>=': '≥' };
  return `${signs[clause.operator ?? ''] ?? clause.operator} ${amount(clause.limit, clause.unit)}`;
}

/** By how much it would be kept more often, with the interval; nothing where it was not tried. */
function gain(clause: Drill['clauses'][number]): string {
  const test = clause.test;
  if (typeof test?.gain !== 'number' || !test.suggestion) return '';
  const points = (x: unknown) => (typeof x === 'number' ? signed(Math.round(100 * x)) : '–');
  return say(` (${points(test.gain)} points, ${points(test.gain_low)} to ${points(test.gain_high)})`, ` (${points(test.gain)} 个百分点, 区间 ${points(test.gain_low)} 至 ${points(test.gain_high)})`);
}
