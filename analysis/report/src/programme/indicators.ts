// Indicators as fans with their targets; units ranked, with the luck in a rank.
import { axis, band, colour, figure, forget, tip, watch } from '../charts';
import type { Indicator, Programme, Target } from '../data';
import { clear, h, select, table, user } from '../dom';
import { inWords, number, percent, said, yuan } from '../format';
import { bar, card, lamp, whisker } from '../parts';
import { named, say } from '../state';
import { targetText } from '../summary/programme';
import { unit } from '../words';

export function indicatorsCard(programme: Programme): HTMLElement | null {
  const { indicators, years, targets } = programme;
  if (!indicators || !years) return null;
  const of = (one: Indicator) => (targets ?? []).filter((t) => t.indicator === one.id);
  const fan = (one: Indicator) => (isRare(one) ? chanceFigure : fanFigure)(one, years, of(one));
  const aimed = indicators.filter((one) => of(one).length > 0);
  const first = aimed.length > 0 ? aimed : indicators.slice(0, 6);
  const rest = indicators.filter((one) => !first.includes(one));
  return card('indicators', say('Indicators of the city and their targets', '全市指标与目标'),
    h('p', { class: 'note' }, say('Line: the middle of all futures; dark band: half of them; light band: 8 of 10. Dots: targets.', '实线: 居中值; 深色带: 半数可能; 浅色带: 10 种可能中的 8 种; 圆点: 目标。')),
    h('div', { class: 'multiples' }, first.map(fan)),
    rest.length > 0 && h('details', {}, h('summary', {}, say(`${rest.length} further indicators`, `其余 ${rest.length} 项指标`)), h('div', { class: 'multiples' }, rest.map(fan))),
    targets && targets.length > 0 && targetsTable(targets));
}

/** Where 9 of 10 futures have none, the chance of any says more than a line at zero. */
function isRare(one: Indicator): boolean {
  return Boolean(one.any) && one.fan[5].every((x) => x === 0 || x === null);
}

function chanceFigure(one: Indicator, years: number[], targets: Target[]): HTMLElement {
  const any = one.any as (number | null)[];
  const most = Math.max(0.1, ...any.map((x) => x ?? 0)) * 1.2;
  const asked = targets.map((t) => `${t.year}: ${targetText(t).replace(`${t.year} `, '')}`).join('; ');
  return figure(`${named(one)}: ${say('chance of any', '出现机会')}`, 220, () => ({
    grid: { left: 52, right: 18, top: 14, bottom: 26 },
    tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' }, formatter: (p: { dataIndex: number }[]) => tip([String(years[p[0].dataIndex]), inWords(any[p[0].dataIndex] ?? 0, 'futures', '种可能')]) },
    xAxis: axis({ type: 'category', data: years.map(String) }),
    yAxis: axis({ type: 'value', min: 0, max: Math.min(1, Math.ceil(most * 20) / 20), splitNumber: 4, axisLabel: { formatter: (v: number) => percent(v) } }),
    series: [{ type: 'bar', barWidth: '45%', data: any, itemStyle: { color: colour('blue') }, label: { show: true, position: 'top', fontSize: 11, color: colour('soft'), formatter: (p: { value: number }) => percent(p.value) } }],
  }), table(named(one), [say('year', '年'), say('chance of any', '出现机会'), say('mean', '平均')], years.map((year, i) => [year, percent(any[i]), number(one.mean[i])])),
  say(`None in 9 of 10 futures or more.${asked ? ` Target ${asked}.` : ''}`, `10 种可能中至少 9 种为零。${asked ? `目标 ${asked}。` : ''}`));
}

function fanFigure(one: Indicator, years: number[], targets: Target[]): HTMLElement {
  const [, p10, p25, p50, p75, p90] = one.fan;
  const hue = colour('blue');
  return figure(`${named(one)}${unit(one.unit) ? `, ${unit(one.unit)}` : ''}`, 220, () => ({
    grid: { left: 52, right: 18, top: 14, bottom: 26 },
    tooltip: { trigger: 'axis', formatter: (points: { value: [number, number] }[]) => {
      const i = years.indexOf(Math.round(points[0].value[0]));
      if (i < 0) return '';
      const fewer = one.better[i];
      return tip([String(years[i]), say(`middle ${number(p50[i])}`, `居中 ${number(p50[i])}`), say(`half of the futures: ${number(p25[i])} to ${number(p75[i])}`, `半数可能: ${number(p25[i])} 至 ${number(p75[i])}`), say(`8 of 10: ${number(p10[i])} to ${number(p90[i])}`, `10 种中 8 种: ${number(p10[i])} 至 ${number(p90[i])}`),
        fewer ? say(`below the year before ${inWords(fewer.p, 'futures')}`, `同比下降: ${inWords(fewer.p, '', '种可能')}`) : '']);
    } },
    xAxis: axis({ type: 'value', min: years[0], max: years[years.length - 1], minInterval: 1, axisLabel: { formatter: (v: number) => String(v) }, splitLine: { show: false } }),
    yAxis: axis({ type: 'value', splitNumber: 4, axisLabel: { formatter: (v: number) => (Math.abs(v) >= 1e5 ? yuan(v).replace(/ .*/, (u) => u.replace('元', '').replace(' yuan', '').replace(' million', ' M')) : number(v)) } }),
    series: [...band(`${one.id}-8`, years, p10, p50, p90, hue, 0.14), ...band(`${one.id}-5`, years, p25, p50, p75, hue, 0.22),
      { type: 'scatter', name: say('target', '目标'), symbolSize: 11, itemStyle: { color: colour('red'), borderColor: colour('page'), borderWidth: 2 }, data: targets.filter((t) => t.limit !== null && t.limit !== undefined && t.year).map((t) => [t.year, t.limit]) }],
  }), table(named(one), [say('year', '年'), '10 %', '25 %', '50 %', '75 %', '90 %', say('below the year before', '同比下降')],
    years.map((year, i) => [year, number(p10[i]), number(p25[i]), number(p50[i]), number(p75[i]), number(p90[i]), one.better[i] ? percent(one.better[i]?.p) : '–'])));
}

function targetsTable(targets: Target[]): HTMLElement {
  const luck = targets.some((t) => typeof t.luck_at_limit === 'number');
  return h('div', { style: 'margin-top:.8rem' }, table(say('Targets', '目标'), [say('target', '目标'), say('asked for', '要求'), '', say('chance', '把握'), say('in words', '说明'), say('middle', '居中值'), say('8 of 10 between', '10 种中 8 种'), ...(luck ? [say('if the risk were just at the limit', '风险恰为目标值时')] : [])],
    targets.map((t) => [h('span', { style: 'display:flex;gap:.5rem' }, lamp(t.estimate, 'target'), user(named({ en: t.name, zh: t.name_zh, id: t.id }))), user(targetText(t), 60), bar(t.estimate), percent(t.estimate?.p), t.estimate ? said(t.estimate, 'futures', '种可能') : say('not applicable', '不适用'),
      number(t.quantiles?.[1]), t.quantiles && t.quantiles[0] !== null ? `${number(t.quantiles[0])} – ${number(t.quantiles[2])}` : '–', ...(luck ? [percent(t.luck_at_limit)] : [])]), { 'data-targets': '' }),
  luck && h('p', { class: 'note' }, say('Last column: how often the target would be met by luck alone if the true risk stood exactly at its limit. Where that is far from 0 and 1 one year says little.', '末列: 真实风险恰为目标值时, 仅凭运气达标的机会。该值远离 0 与 1 时, 单年结果说明不了多少。')));
}

export function rankingCard(programme: Programme): HTMLElement | null {
  const { ranking, counties, years } = programme;
  if (!ranking || !counties || !years) return null;
  const place = h('div');
  let which = Math.max(0, ranking.findIndex((r) => r.id.includes('death')));
  let year = 0;
  const draw = () => {
    forget(place);
    clear(place);
    const one = ranking[which].years[year];
    const n = counties.length;
    const rows = counties.map((county, i) => ({ county, i })).sort((a, b) => one.place[a.i] - one.place[b.i]);
    const most = Math.max(...one.mean.map((x) => x ?? 0), 1e-12);
    place.append(table(say('Units ranked', '县区排名'), [say('unit', '单位'), say('place', '名次'), '', named(ranking[which]), say('rank of a single year, 8 of 10', '单年名次(10 次中 8 次)'), '', say('a published rank is luck', '通报名次靠运气')],
      rows.map(({ county, i }) => [user(named(county), 40), one.mean[i] === null ? '–' : one.place[i], h('span', { class: 'probability', 'aria-hidden': 'true' }, h('i', { style: `width:${(100 * (one.mean[i] ?? 0)) / most}%;background:var(--blue)` })), number(one.mean[i]),
        one.mean[i] === null ? '–' : `${number(one.low[i], 2)} – ${number(one.high[i], 2)}`, one.mean[i] === null ? '' : whisker(one.low[i], one.place[i], one.high[i], 1, n, `${one.low[i]} – ${one.high[i]}`), one.mean[i] === null ? '–' : inWords(one.luck[i], 'years', '年')]), { 'data-ranking': '' }));
    if (place.isConnected) watch();
  };
  draw();
  return card('ranking', say('The units ranked, the best first', '县区排名(由好到差)'),
    h('div', { class: 'choices' },
      select(say('Indicator', '指标'), ranking.map((r, i) => ({ value: String(i), text: named(r) })), String(which), (v) => { which = Number(v); draw(); }),
      select(say('Year', '年份'), years.map((y, i) => ({ value: String(i), text: String(y) })), '0', (v) => { year = Number(v); draw(); })),
    place,
    h('p', { class: 'note' }, say('The place is that of the mean over all futures. Luck: how often the rank of a single year is off by more than one place from it; a rank with much luck in it should not be praised or blamed.',
      '名次按全部可能的平均值排列。运气: 单年名次与此相差一名以上的机会; 运气成分大的名次不宜据以奖惩。')));
}
