// All rehearsals over time: one curve as a band, all curves as a matrix with a column every X minutes.
import { axis, band, colour, figure, forget, tip, watch } from '../charts';
import type { Curve, Drill } from '../data';
import { clear, h, select, table } from '../dom';
import { number, sinceStart } from '../format';
import { card } from '../parts';
import { named, say, state } from '../state';
import { unit } from '../words';

const MOST_COLUMNS = 48;

/** Places of the sampled times nearest to every X minutes. */
export function columnsEvery(time: number[], minutes: number): number[] {
  const places: number[] = [];
  const step = time.length > 1 ? time[1] - time[0] : 1;
  const every = Math.max(1, Math.round((minutes * 60) / step));
  for (let i = 0; i < time.length && places.length < MOST_COLUMNS; i += every) places.push(i);
  return places;
}

export function timelineCard(drill: Drill): HTMLElement | null {
  const timeline = drill.timeline;
  if (!timeline || timeline.curves.length === 0) return null;
  const { time, curves } = timeline;
  const chart = h('div');
  const matrix = h('div');
  const draw = (name: string) => {
    const curve = curves.find((c) => c.name === name) as Curve;
    forget(chart);
    clear(chart);
    chart.append(curveFigure(time, curve));
    if (chart.isConnected) watch();
  };
  const step = time.length > 1 ? (time[1] - time[0]) / 60 : 5;
  const choices = [1, 5, 10, 15, 30, 60, 120, 240].filter((m) => m >= step);
  if (choices.length === 0) choices.push(Math.round(step));
  const every = choices.find((m) => (time[time.length - 1] - time[0]) / 60 / m <= (state.printing ? 6 : 24)) ?? choices[choices.length - 1];
  const fill = (minutes: string) => {
    const places = columnsEvery(time, Number(minutes));
    clear(matrix);
    matrix.append(table(say('Course over time', '过程矩阵'),
      [say('10 / 50 / 90 of 100 rehearsals are below', '100 次推演中 10/50/90 次低于'), ...places.map((i) => sinceStart(time[i]).slice(0, 7))],
      curves.map((c) => [`${named(c)}${unit(c.unit) ? `, ${unit(c.unit)}` : ''}`, ...places.map((i) => h('span', {}, `${number(c.p10[i], 2)} / `, h('b', {}, number(c.p50[i], 2)), ` / ${number(c.p90[i], 2)}`))]),
      { class: 'matrix', 'data-matrix': '' }));
  };
  const first = curves.find((c) => c.name === 'burning_surfaces' && c.max > 0) ?? curves[0];
  draw(first.name);
  fill(String(every));
  return card('timeline', say('The course of all rehearsals', '全部推演的过程'),
    h('div', { class: 'choices' }, select(say('Curve', '曲线'), curves.map((c) => ({ value: c.name, text: named(c) })), first.name, draw)),
    chart,
    h('div', { class: 'choices' }, select(say('A column every', '每列间隔'), choices.map((m) => ({ value: String(m), text: `${m} ${say('min', '分钟')}` })), String(every), fill)),
    matrix,
    h('p', { class: 'note' }, say('A rehearsal that has ended stays as it ended.', '已结束的推演保持其结束时的状态。')));
}

function curveFigure(time: number[], curve: Curve): HTMLElement {
  const hours = time.map((t) => t / 3600);
  return figure(`${named(curve)}${unit(curve.unit) ? `, ${unit(curve.unit)}` : ''}`, 250, () => ({
    grid: { left: 56, right: 20, top: 14, bottom: 30 },
    tooltip: { trigger: 'axis', formatter: (points: { value: [number, number] }[]) => {
      const i = Math.max(0, hours.findIndex((x) => x >= points[0].value[0]));
      return tip([sinceStart(time[i]), say(`middle ${number(curve.p50[i])}, mean ${number(curve.mean[i])}`, `居中 ${number(curve.p50[i])}, 平均 ${number(curve.mean[i])}`), say(`8 of 10 between ${number(curve.p10[i])} and ${number(curve.p90[i])}`, `10 次中 8 次在 ${number(curve.p10[i])} 至 ${number(curve.p90[i])}`)]);
    } },
    xAxis: axis({ type: 'value', max: Math.ceil(hours[hours.length - 1] * 2) / 2, axisLabel: { formatter: '{value} h' }, splitLine: { show: false } }),
    yAxis: axis({ type: 'value', splitNumber: 4 }),
    series: [...band(say('middle', '居中值'), hours, curve.p10, curve.p50, curve.p90, colour('blue')),
      { type: 'line', name: say('mean', '平均'), showSymbol: false, data: hours.map((x, i) => [x, curve.mean[i]]), lineStyle: { width: 1.5, type: 'dashed', color: colour('orange') }, itemStyle: { color: colour('orange') } }],
  }), undefined, say('Line: the middle of all rehearsals; band: 8 of 10 of them; dashed: the mean.', '实线: 居中值; 色带: 10 次推演中的 8 次; 虚线: 平均值。'));
}
