// Accidents by sector and unit, and the exposure that rates are taken of.
import { axis, band, colour, figure, forget, tip, watch } from '../charts';
import type { Missing, Programme } from '../data';
import { clear, h, select, short, table, user } from '../dom';
import { number, percent, yuan } from '../format';
import { card } from '../parts';
import { named, say } from '../state';
import { counted, unit } from '../words';

/** Places of a list by falling value; missing ones last. */
function falling(values: number[]): number[] {
  return values.map((_, i) => i).sort((a, b) => (values[b] ?? -1) - (values[a] ?? -1));
}

/** Small means: two decimals are enough where hundreds of cells stand beside each other. */
function few(value: number): string {
  return value > 0 && value < 0.005 ? '<0.01' : value < 10 ? String(Number(value.toFixed(2))) : number(value);
}

export function sectorsCard(programme: Programme): HTMLElement | null {
  const { by_sector: all, sectors, counties, years } = programme;
  if (!all || !sectors || !counties || !years) return null;
  const names = Object.keys(all);
  const place = h('div');
  let which = names.includes('deaths') ? 'deaths' : names[0];
  let year = 0;
  const draw = () => {
    const one = all[which];
    forget(place);
    clear(place);
    const order = falling(one.city[year]).filter((s) => one.any[year][s] > 0);
    const drawn = [...order].reverse();
    place.append(h('div', { class: 'grid' },
      h('div', { class: 'span-6 print-12' }, figure(`${counted(which, named(one))}, ${years[year]}: ${say('mean and 8 of 10', '平均及 10 种可能中 8 种')}`, 50 + 24 * drawn.length, () => ({
        grid: { left: 118, right: 30, top: 8, bottom: 26 },
        tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' }, formatter: (p: { dataIndex: number }[]) => {
          const s = drawn[p[0].dataIndex];
          return tip([named(sectors[s]), say(`mean ${number(one.city[year][s])}`, `平均 ${number(one.city[year][s])}`), say(`8 of 10: ${number(one.low[year][s])} to ${number(one.high[year][s])}`, `10 种中 8 种: ${number(one.low[year][s])} 至 ${number(one.high[year][s])}`), say(`any: ${percent(one.any[year][s])}`, `出现机会: ${percent(one.any[year][s])}`)]);
        } },
        xAxis: axis({ type: 'value', min: 0 }), yAxis: axis({ type: 'category', data: drawn.map((s) => short(named(sectors[s]), 14)), axisLabel: { interval: 0, fontSize: 11.5 } }),
        series: [{ type: 'bar', barCategoryGap: '35%', data: drawn.map((s) => one.city[year][s]), itemStyle: { color: colour('blue') } },
          { type: 'custom', z: 3, silent: true, data: drawn.map((s, i) => [i, one.low[year][s], one.high[year][s]]), encode: { x: [1, 2], y: 0 },
            renderItem: (_: unknown, api: { value: (k: number) => number; coord: (p: number[]) => number[] }) => {
              const [x1, y] = api.coord([api.value(1), api.value(0)]);
              const [x2] = api.coord([api.value(2), api.value(0)]);
              return { type: 'line', shape: { x1, y1: y, x2, y2: y }, style: { stroke: colour('ink'), lineWidth: 1.5 } };
            } }],
      }))),
      h('div', { class: 'span-6 print-12' }, table(say('By sector', '分行业'), [say('sector', '行业领域'), ...years.map(String), say(`any, ${years[year]}`, `${years[year]} 出现机会`)],
        order.map((s) => [user(named(sectors[s]), 30), ...years.map((_, y) => number(one.city[y][s], 2)), percent(one.any[year][s])]), { 'data-sectors': '' }))),
    table(`${say('By unit and sector, mean', '分县区分行业(平均)')}, ${years[year]}`, ['', ...order.map((s) => user(named(sectors[s]), 20)), say('all', '合计')],
      counties.map((c, i) => [user(named(c), 30), ...order.map((s) => few(one.mean[year][i][s])), number(one.mean[year][i].reduce((a, b) => a + (b ?? 0), 0), 3)]), { 'data-cells': '' }));
    if (place.isConnected) watch();
  };
  draw();
  return card('sectors', say('By sector and unit', '分行业、分县区'),
    h('div', { class: 'choices' },
      select(say('Count', '指标'), names.map((n) => ({ value: n, text: counted(n, named(all[n])) })), which, (v) => { which = v; draw(); }),
      select(say('Year', '年份'), years.map((y, i) => ({ value: String(i), text: String(y) })), '0', (v) => { year = Number(v); draw(); })),
    place);
}

const EXPOSED: Record<string, [string, string]> = {
  gdp_yuan: ['GDP', '地区生产总值'], industrial_employees: ['employees in industry, mining, commerce', '工矿商贸从业人员'], coal_output_t: ['coal output', '煤炭产量'],
  operating_vehicles: ['operating vehicles', '营运车辆'], special_equipment_units: ['special equipment', '特种设备'], population: ['population', '常住人口'],
};

function exposed(id: string, otherwise: string): string {
  const pair = EXPOSED[id];
  return pair ? say(pair[0], pair[1]) : otherwise;
}

function amount(id: string, value: Missing | undefined): string {
  return id.endsWith('_yuan') ? yuan(value) : number(value);
}

export function exposureCard(programme: Programme): HTMLElement | null {
  const { exposure, counties, years } = programme;
  if (!exposure || !years) return null;
  const shown = Object.entries(exposure).filter(([, one]) => one.fan[1].some((x) => (x ?? 0) > 0));
  if (shown.length === 0) return null;
  const units = (one: { unit: string }) => (unit(one.unit) ? `, ${unit(one.unit)}` : '');
  const last = years.length - 1;
  return card('exposure', say('What rates are taken of', '各率的基数 (暴露量)'),
    h('p', { class: 'note' }, say('Rates such as deaths per 100 million yuan fall also because the base grows. These are the futures of the base.', '亿元GDP死亡率等指标也会因基数增长而下降。以下为基数的各种可能。')),
    h('div', { class: 'multiples' }, shown.map(([id, one]) => figure(`${exposed(id, named(one))}${id.endsWith('_yuan') ? '' : units(one)}`, 190, () => {
      const [low, middle, high] = one.fan;
      return {
        grid: { left: 100, right: 18, top: 12, bottom: 26 },
        tooltip: { trigger: 'axis', formatter: (points: { value: [number, number] }[]) => {
          const i = years.indexOf(Math.round(points[0].value[0]));
          return i < 0 ? '' : tip([String(years[i]), say(`middle ${amount(id, middle[i])}`, `居中 ${amount(id, middle[i])}`), say(`8 of 10: ${amount(id, low[i])} to ${amount(id, high[i])}`, `10 种中 8 种: ${amount(id, low[i])} 至 ${amount(id, high[i])}`)]);
        } },
        xAxis: axis({ type: 'value', min: years[0], max: years[last], minInterval: 1, axisLabel: { formatter: (v: number) => String(v) }, splitLine: { show: false } }),
        yAxis: axis({ type: 'value', scale: true, splitNumber: 3, axisLabel: { formatter: (v: number) => amount(id, v) } }),
        series: band(id, years, low, middle, high, colour('teal')),
      };
    }))),
    table(say('Base by year, middle of all futures', '各年基数(居中值)'), [say('base', '基数'), ...years.map(String), say(`8 of 10 in ${years[last]}`, `${years[last]} 年 10 种中 8 种`)],
      shown.map(([id, one]) => [`${exposed(id, named(one))}${id.endsWith('_yuan') ? '' : units(one)}`, ...years.map((_, y) => amount(id, one.fan[1][y])), `${amount(id, one.fan[0][last])} – ${amount(id, one.fan[2][last])}`]), { 'data-exposure': '' }),
    counties && h('details', {}, h('summary', {}, say(`By unit, ${years[0]}`, `分县区, ${years[0]} 年`)), table(say('Base by unit', '分县区基数'), [say('unit', '单位'), ...shown.map(([id, one]) => exposed(id, named(one)))],
      counties.map((c, i) => [user(named(c), 30), ...shown.map(([id, one]) => amount(id, one.county_mean[0][i]))]))));
}
