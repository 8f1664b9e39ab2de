// The programme: units, indicators, control numbers, coverage, hazards, delivery, assumptions.
import type { Programme, Report } from '../data';
import { h, select } from '../dom';
import { name } from '../drill/view';
import { contents } from '../parts';
import { page, say } from '../state';
import { tornadoCard, varianceCard } from './assumptions';
import { betterUseCard } from './better';
import { accidentsCard, controlCard } from './counts';
import { allocationCard, coverageCard } from './coverage';
import { deliveryCard } from './delivery';
import { flowCard } from './flow';
import { indicatorsCard, rankingCard } from './indicators';
import { listingsCard } from './listings';
import { exposureCard, sectorsCard } from './places';
import { swingsCard } from './swings';

let chosen = 0;

export function programmeView(report: Report): HTMLElement {
  const all = report.results.map((result, i) => ({ result, i })).filter(({ result }) => result.programme);
  const current = all.find(({ i }) => i === chosen) ?? all[0];
  const programme = current.result.programme as Programme;
  const cards: { id: string; title: string; make: () => HTMLElement | null }[] = [
    { id: 'indicators', title: say('Indicators and targets', '指标与目标'), make: () => indicatorsCard(programme) },
    { id: 'ranking', title: say('Units ranked', '县区排名'), make: () => rankingCard(programme) },
    { id: 'control', title: say('Control numbers', '控制指标'), make: () => controlCard(programme) },
    { id: 'accidents', title: say('Accidents by class', '事故等级'), make: () => accidentsCard(programme) },
    { id: 'sectors', title: say('Sectors and units', '分行业分县区'), make: () => sectorsCard(programme) },
    { id: 'coverage', title: say('Coverage', '检查覆盖'), make: () => coverageCard(programme) },
    { id: 'flow', title: say('Hidden hazards', '隐患流向'), make: () => flowCard(programme) },
    { id: 'listings', title: say('Listings', '挂牌督办'), make: () => listingsCard(programme) },
    { id: 'allocation', title: say('Allocation', '力量分配'), make: () => allocationCard(programme) },
    { id: 'better', title: say('Better use of days', '人日优化'), make: () => betterUseCard(programme) },
    { id: 'delivery', title: say('Delivery', '任务完成'), make: () => deliveryCard(programme) },
    { id: 'exposure', title: say('Bases of the rates', '各率基数'), make: () => exposureCard(programme) },
    { id: 'variance', title: say('Chance or not knowing', '偶然与不了解'), make: () => varianceCard(programme) },
    { id: 'tornado', title: say('Assumptions that matter', '关键假设'), make: () => tornadoCard(programme) },
    { id: 'swings', title: say('Which way they move it', '假设的方向'), make: () => swingsCard(programme) },
  ];
  const made = cards.map((c) => ({ ...c, element: c.make() })).filter((c) => c.element);
  return h('div', { class: 'view' },
    all.length > 1 && h('div', { class: 'choices' }, select(say('Programme', '计划方案'), all.map(({ result, i }) => ({ value: String(i), text: name(result) })), String(current.i), (value) => {
      chosen = Number(value);
      page.render();
    })),
    contents(made), made.map((c) => c.element),
    made.length === 0 && h('p', { class: 'note' }, say('The result holds no tables of a programme.', '结果中没有年度计划数据。')));
}
