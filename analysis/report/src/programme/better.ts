// Where more inspector-days avert most, and a better use of the same days.
import type { Columns, Programme } from '../data';
import { h, table, user } from '../dom';
import { number, signed } from '../format';
import { card } from '../parts';
import { say } from '../state';
import { bestUse, real, rowName } from './levers';

/** What the proposal as a whole averts; said to be unsure where its interval holds zero. */
export function proposalText(columns: Columns): string | null {
  const use = bestUse(columns);
  if (!use) return null;
  const { gain, low, high, sure } = use;
  const range = Number.isFinite(low) && Number.isFinite(high) ? say(` (${number(low, 2)} to ${number(high, 2)})`, ` (${number(low, 2)} 至 ${number(high, 2)})`) : '';
  return say(`The proposal averts ${number(gain, 2)} deaths over all years${range} with the same days${sure ? '' : '; too little or too few rehearsals to be sure'}.`,
    `同样人日, 建议方案全部年份可减少死亡 ${number(gain, 2)} 人${range}${sure ? '' : '; 作用太小或推演次数不足, 尚不能确认'}。`);
}

export function betterUseCard(programme: Programme): HTMLElement | null {
  const columns = programme.better_use;
  if (!columns?.scope || columns.scope.length === 0) return null;
  const text = proposalText(columns);
  const part = (scope: string, title: string) => {
    const rows = columns.scope.map((s, i) => ({ s, i })).filter(({ s }) => s === scope)
      .sort((a, b) => (real(columns, 'averted_per_1000_days', b.i) ?? -Infinity) - (real(columns, 'averted_per_1000_days', a.i) ?? -Infinity));
    return rows.length === 0 ? null : table(title, [title, say('days a year', '现有人日/年'), say('proposed', '建议人日/年'), say('change', '增减'), say('averted by 1000 more days', '每增千人日减少死亡'), say('between', '区间')],
      rows.map(({ i }) => {
        const [now, then, low, high] = ['days_a_year', 'days_proposed', 'low', 'high'].map((name) => real(columns, name, i));
        return [user(rowName(columns, i), 60), number(now), number(then), now === null || then === null ? '–' : signed(then - now, 3),
          number(real(columns, 'averted_per_1000_days', i), 2), low === null || high === null ? '–' : `${number(low, 2)} – ${number(high, 2)}`];
      }), { 'data-better': scope });
  };
  return card('better', say('Where inspector-days do most', '执法人日用在何处最有效'),
    text && h('p', {}, h('b', {}, text)),
    part('county', say('unit', '单位')), part('strategy', say('strategy', '检查方式')),
    h('p', { class: 'note' }, say('Deaths over all years. The proposal is judged on rehearsals by which it was not chosen. Where an interval holds zero the order may be chance.', '为全部年份的死亡人数。建议方案用另一批推演检验。区间含零时, 先后可能出于偶然。')));
}
