// Two drills beside each other.
import type { Comparison, Report } from '../data';
import { type Child, h, table, user } from '../dom';
import { meanText, number, percent, signed, yuan } from '../format';
import { bar, card } from '../parts';
import { named, say } from '../state';

function judgement(sure: number, lessIsBetter: boolean): HTMLElement {
  if (sure === 0) return h('span', { class: 'text-none' }, say('cannot be told apart', '分不出高下'));
  const better = lessIsBetter ? sure < 0 : sure > 0;
  return h('b', { class: better ? 'text-green' : 'text-red' }, better ? say('better', '更好') : say('worse', '更差'));
}

export function compareCard(report: Report, comparisons: Comparison[]): HTMLElement {
  const title = (i: number) => named({ en: report.results[i].title, zh: report.results[i].title_zh, id: report.results[i].file });
  return card('compare', say('Drills compared', '方案比较'), comparisons.map((c) => one(report, c, title)));
}

function one(report: Report, c: Comparison, title: (i: number) => string): HTMLElement {
  const clauses = report.results[c.first].drill?.clauses ?? [];
  const text = (id: string) => {
    const clause = clauses.find((x) => x.id === id);
    return clause ? named(clause) : id;
  };
  const range = (d: { low: number | null; high: number | null } | null, show: (x: number | null) => string) => (d ? `${show(d.low)} … ${show(d.high)}` : '–');
  const points = (x: number | null) => signed(x === null ? null : 100 * x);
  const head = (first: Child): Child[] => [first, 'A', 'B', '', say('difference', '差值'), say('between', '区间'), say('B is', 'B')];
  return h('div', {},
    h('p', {}, h('b', {}, 'A: '), user(title(c.first)), h('br'), h('b', {}, 'B: '), user(title(c.second))),
    h('p', { class: 'note' }, c.paired ? say(`Both were played with the same chance, so ${number(c.shared)} rehearsals are compared one by one.`, `两方案使用相同的随机数, 逐次比较 ${number(c.shared)} 次推演。`)
      : say('They were played with different chance, so only large differences show.', '两方案随机数不同, 只能分辨较大的差别。')),
    c.clauses.length > 0 && table(say('Clauses', '条款'), head(say('clause', '条款')), c.clauses.map((x) => [user(text(x.id)), percent(x.first?.p), percent(x.second?.p), bar(x.second),
      x.difference ? `${points(x.difference.mean)} %` : '–', `${range(x.difference, points)}`, judgement(x.sure, false)])),
    table(say('Outcomes', '后果'), head(say('outcome, mean', '指标(平均)')), c.outcomes.map((x) => {
      const show = (v: number | null) => (x.unit === 'yuan' ? yuan(v) : signed(v));
      return [named(x), x.unit === 'yuan' ? yuan(x.first?.mean) : meanText(x.first), x.unit === 'yuan' ? yuan(x.second?.mean) : meanText(x.second), '', show(x.difference?.mean ?? null), range(x.difference, show),
        x.less_is_better || x.sure === 0 ? judgement(x.sure, true) : h('span', {}, x.sure > 0 ? say('more', '更多') : say('less', '更少'))];
    })));
}
