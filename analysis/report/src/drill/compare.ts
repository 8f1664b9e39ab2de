// Two drills beside each other.
import type { Branch, Comparison, Mean, Report, Result } from '../data';
import { type Child, h, table, user } from '../dom';
import { duration, meanText, number, percent, signed, yuan } from '../format';
import { bar, card } from '../parts';
import { named, say } from '../state';

/** Options of a decision, each gone on with from the same states. */
export function branchCards(report: Report): HTMLElement | null {
  const found = report.results.filter((r) => r.branch);
  if (found.length === 0) return null;
  return card('branch', say('Options of a decision, from the same states', '同一状态下各选项的比较'), found.map((r) => branchTable(report, r)));
}

function branchTable(report: Report, result: Result): HTMLElement {
  const branch = result.branch as Branch;
  const clauses = report.results.flatMap((r) => r.drill?.clauses ?? []);
  const label = (row: Branch['rows'][number]) => {
    const clause = row.is_share ? clauses.find((c) => c.id === row.name) : undefined;
    return clause ? named(clause) : named(row);
  };
  const show = (row: Branch['rows'][number], x: number | null) => (row.is_share ? percent(x) : row.unit === 'yuan' ? yuan(x) : row.unit === 's' ? duration(x) : number(x));
  const title = (id: unknown) => named(branch.strategies.find((s) => s.id === id) ?? { id: String(id) });
  const compared = branch.comparison;
  // The program names a clause `met[id]`, an outcome by its name.
  const at = (row: Branch['rows'][number]) => (compared.metric ?? []).findIndex((m) => m === (row.is_share ? `met[${row.name}]` : row.name));
  const value = (column: string, i: number) => (i < 0 ? null : (compared[column]?.[i] ?? null));
  const told = (i: number) => {
    const [low, high] = [value('low', i), value('high', i)];
    return typeof low === 'number' && typeof high === 'number' && (low > 0 || high < 0);
  };
  const best = (i: number) => (value('best', i) === null ? '–' : told(i) ? h('b', {}, user(title(value('best', i)), 40)) : h('span', { class: 'text-none' }, say('cannot be told', '分不出高下')));
  const sure = (i: number) => (typeof value('confidence', i) === 'number' && told(i) ? percent(value('confidence', i) as number) : '–');
  return h('div', {},
    h('p', {}, user(named({ en: result.title, zh: result.title_zh, id: result.file }))),
    branch.reached !== undefined && h('p', { class: 'note' }, say(`The decision came up in ${number(branch.reached, 6)} of ${number(branch.replications, 6)} rehearsals.`, `${number(branch.replications, 6)} 次推演中 ${number(branch.reached, 6)} 次到达决策点。`)),
    branch.rows.length > 0 && table(say('Options', '选项'), [say('what', '指标'), ...branch.strategies.map((s) => user(named(s), 60)), ...(compared.best ? [say('best', '最优')] : []), ...(compared.confidence ? [say('how sure', '把握')] : [])],
      branch.rows.map((row) => [user(label(row), 90), ...row.means.map((x) => show(row, x)), ...(compared.best ? [best(at(row))] : []), ...(compared.confidence ? [sure(at(row))] : [])]), { 'data-branch': '' }),
    h('p', { class: 'note' }, branch.same ? branch.rows.length > 0 ? say(`${branch.same} other numbers are the same under every option.`, `其余 ${branch.same} 项指标在各选项下相同。`)
      : say(`All ${branch.same} numbers are the same under every option: it makes no difference which is taken.`, `全部 ${branch.same} 项指标在各选项下均相同: 选择哪一项没有差别。`) : ''));
}

function judgement(sure: number, lessIsBetter: boolean, difference: Mean | null): HTMLElement {
  if (difference && difference.low === 0 && difference.high === 0) return h('span', { class: 'text-none' }, say('the same', '相同'));
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
  const range = (d: { low: number | null; high: number | null } | null, show: (x: number | null) => string) => (d ? say(`${show(d.low)} to ${show(d.high)}`, `${show(d.low)} 至 ${show(d.high)}`) : '–');
  const points = (x: number | null) => signed(x === null ? null : 100 * x);
  const head = (first: Child, ...difference: Child[]): Child[] => [first, 'A', 'B', '', ...difference, say('between', '区间'), say('B is', 'B')];
  return h('div', {},
    h('p', {}, h('b', {}, 'A: '), user(title(c.first)), h('br'), h('b', {}, 'B: '), user(title(c.second))),
    h('p', { class: 'note' }, c.paired ? say(`Both were played with the same chance, so ${number(c.shared)} rehearsals are compared one by one.`, `两方案使用相同的随机数, 逐次比较 ${number(c.shared)} 次推演。`)
      : say('They were played with different chance, so only large differences show.', '两方案随机数不同, 只能分辨较大的差别。')),
    c.clauses.length > 0 && table(say('Clauses', '条款'), head(say('clause', '条款'), ...(c.paired ? [say('in both', '两者均涉及')] : []), say('difference, points', '差值(百分点)')), c.clauses.map((x) => [user(text(x.id)), percent(x.first?.p), percent(x.second?.p), bar(x.second),
      ...(c.paired ? [number(x.difference?.n ?? 0, 6)] : []), x.difference ? points(x.difference.mean) : '–', range(x.difference, points), judgement(x.sure, false, x.difference)])),
    c.clauses.length > 0 && c.paired && h('p', { class: 'note' }, say('The difference is that of the rehearsals in which the clause mattered in both, so it need not be that of the two shares.', '差值只取两方案均涉及该条款的推演, 不一定等于两个比例之差。')),
    table(say('Outcomes', '后果'), head(say('outcome, mean', '指标(平均)'), say('difference', '差值')), c.outcomes.map((x) => {
      const show = (v: number | null) => (x.unit === 'yuan' ? yuan(v) : signed(v));
      return [named(x), x.unit === 'yuan' ? yuan(x.first?.mean) : meanText(x.first), x.unit === 'yuan' ? yuan(x.second?.mean) : meanText(x.second), '', show(x.difference?.mean ?? null), range(x.difference, show),
        x.less_is_better || x.sure === 0 ? judgement(x.sure, true, x.difference) : h('span', {}, x.sure > 0 ? say('more', '更多') : say('less', '更少'))];
    })));
}
