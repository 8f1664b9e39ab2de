// One screen for the leaders: plain words, lights, what to do, what it rests on.
import type { Report, Result } from '../data';
import { h, user } from '../dom';
import { named, say } from '../state';
import { drillSummary } from './drill';
import { programmeSummary } from './programme';
import { serviceSummary } from './service';

export function summaryView(report: Report): HTMLElement {
  return h('div', { class: 'view summary' }, report.results.map((result, i) => one(result, report.results.length > 1, i)));
}

function one(result: Result, many: boolean, index: number): HTMLElement {
  const both = Boolean(result.drill && result.programme);
  const any = result.drill ?? result.programme ?? result.service ?? result.branch;
  return h('div', { class: 'summary', 'data-result': index },
    many && h('h2', {}, user(named({ en: result.title, zh: result.title_zh, id: result.file }))),
    result.drill && drillSummary(result, result.drill, index, both || many ? 5 : 7),
    result.programme && programmeSummary(result, result.programme, index, 5),
    result.service && serviceSummary(result, result.service, index),
    result.branch && branchLine(result),
    !any && h('p', {}, say('This result holds neither a drill nor a programme; see Evidence.', '此结果不含推演或年度计划, 见“依据”。')));
}

function branchLine(result: Result): HTMLElement {
  const branch = result.branch as NonNullable<Result['branch']>;
  const options = branch.strategies.map((s) => named(s)).join(say(' or ', '、'));
  return h('div', { class: 'headline' },
    h('strong', {}, branch.rows.length > 0 ? say('The options of the decision lead to different outcomes.', '决策各选项的结果不同。') : say('It makes no difference which option is taken.', '各选项的结果没有差别。')),
    h('span', { class: 'note' }, user(options, 160), ' '), h('a', { href: '#/drill' }, say('the options compared', '选项比较')));
}
