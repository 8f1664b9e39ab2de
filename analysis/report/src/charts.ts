// Charts by ECharts as SVG: drawn when they come into view, each with its table.
import { BarChart, CustomChart, GraphChart, HeatmapChart, LineChart, SankeyChart, ScatterChart } from 'echarts/charts';
import { GridComponent, LegendComponent, MarkLineComponent, TooltipComponent, VisualMapComponent } from 'echarts/components';
import * as echarts from 'echarts/core';
import type { EChartsCoreOption } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';

import { type Child, h } from './dom';
import { say, state } from './state';

echarts.use([BarChart, CustomChart, GraphChart, HeatmapChart, LineChart, SankeyChart, ScatterChart,
  GridComponent, LegendComponent, MarkLineComponent, TooltipComponent, VisualMapComponent, SVGRenderer]);

export type Option = EChartsCoreOption;

const PRINT_WIDTH = 690;

interface Drawn { element: HTMLElement; option: () => Option; chart?: echarts.ECharts }

let drawn: Drawn[] = [];
let watcher: IntersectionObserver | undefined;

const colours = new Map<string, string>();

/** A colour of the page's style. */
export function colour(name: string): string {
  let found = colours.get(name);
  if (found === undefined) {
    found = getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
    colours.set(name, found);
  }
  return found;
}

function base(): Option {
  const soft = colour('soft');
  const line = colour('line');
  const axis = {
    axisLine: { lineStyle: { color: line } }, axisTick: { show: false },
    axisLabel: { color: soft, fontSize: 12, hideOverlap: true }, splitLine: { lineStyle: { color: line, opacity: 0.6 } },
    nameTextStyle: { color: soft, fontSize: 12 },
  };
  return { axis } as Option;
}

/** Axis of the page's style. */
export function axis(extra: Record<string, unknown>): Record<string, unknown> {
  const common = (base() as { axis: Record<string, Record<string, unknown>> }).axis;
  const merged: Record<string, unknown> = { ...common, ...extra };
  for (const key of ['axisLabel', 'splitLine', 'axisLine', 'nameTextStyle'])
    if (extra[key]) merged[key] = { ...common[key], ...(extra[key] as object) };
  return merged;
}

/** A tooltip whose lines are set as text. */
export function tip(lines: string[]): HTMLElement {
  return h('div', { style: 'font-size:12.5px;line-height:1.5;max-width:22rem;white-space:normal' },
    lines.map((line, i) => h('div', { style: i === 0 ? 'font-weight:600' : '' }, line)));
}

function draw(item: Drawn): void {
  if (item.chart) return;
  if (state.printing) item.element.style.width = `${Math.min(PRINT_WIDTH, item.element.clientWidth || PRINT_WIDTH)}px`;
  const chart = echarts.init(item.element, undefined, { renderer: 'svg' });
  item.chart = chart;
  const option = item.option() as Record<string, unknown>;
  const tooltip = option.tooltip as object | undefined;
  chart.setOption({
    animation: false, backgroundColor: 'transparent',
    textStyle: { fontFamily: getComputedStyle(document.body).fontFamily, color: colour('ink') },
    ...option,
    ...(tooltip && { tooltip: { confine: true, backgroundColor: colour('page'), borderColor: colour('line'),
      textStyle: { color: colour('ink'), fontSize: 12.5 }, ...tooltip } }),
  });
}

/** A chart with caption and, for who cannot see it, the same numbers as a table; a broad one is scrolled where there
 *  is little room. */
export function figure(caption: string, height: number, option: () => Option, numbers?: Child, note?: string, broad = false): HTMLElement {
  const element = h('div', { class: 'chart', role: 'img', 'aria-label': caption, style: `height:${height}px` });
  drawn.push({ element, option });
  return h('figure', { 'data-chart': '' },
    h('figcaption', {}, caption), broad ? h('div', { class: 'broad', tabindex: 0, role: 'region', 'aria-label': caption }, element) : element,
    note && h('p', { class: 'note' }, note),
    numbers && h('details', {}, h('summary', {}, say('The same as a table', '数据表')), numbers));
}

/** After the view is in the page: charts in sight are drawn, the others when they come into it. */
export function watch(): void {
  watcher?.disconnect();
  if (state.printing) {
    drawn.forEach(draw);
    return;
  }
  watcher = new IntersectionObserver((entries) => {
    for (const entry of entries) {
      if (!entry.isIntersecting) continue;
      const item = drawn.find((one) => one.element === entry.target);
      if (item) draw(item);
      watcher?.unobserve(entry.target);
    }
  }, { rootMargin: '300px' });
  for (const item of drawn) watcher.observe(item.element);
}

/** Before another view: the charts of this one go. */
export function forget(inside?: Element): void {
  colours.clear();
  const gone = inside ? drawn.filter((item) => inside.contains(item.element)) : drawn;
  for (const item of gone) item.chart?.dispose();
  drawn = drawn.filter((item) => !gone.includes(item));
}

window.addEventListener('resize', () => {
  for (const item of drawn) item.chart?.resize();
});

/** Low, middle and high as a band with a line; series for a line chart over `x`. */
export function band(name: string, x: number[], low: (number | null)[], middle: (number | null)[],
  high: (number | null)[], hue: string, opacity = 0.18): Record<string, unknown>[] {
  const places = x.map((_, i) => i).filter((i) => low[i] !== null && high[i] !== null);
  const outline = [...places.map((i) => [x[i], high[i]]), ...places.reverse().map((i) => [x[i], low[i]])];
  type Api = { coord: (point: unknown[]) => number[] };
  return [
    { type: 'custom', name: `${name}-band`, silent: true, clip: true, z: 1, encode: { x: 0, y: 1 }, data: outline,
      renderItem: (params: { dataIndex: number }, api: Api) => (params.dataIndex > 0 || outline.length === 0 ? undefined
        : { type: 'polygon', shape: { points: outline.map((point) => api.coord(point)) }, style: { fill: hue, opacity } }) },
    { type: 'line', name, showSymbol: false, data: x.map((at, i) => [at, middle[i]]), lineStyle: { width: 2, color: hue }, itemStyle: { color: hue } },
  ];
}
