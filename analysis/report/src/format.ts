// Numbers, times and shares as a planner reads them.
import type { Mean, Missing, Share } from './data';
import { say } from './state';
import { unit as unitName } from './words';

/** Three significant digits, with separators from 10 000 on. */
export function number(value: Missing | undefined, digits = 3): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return '–';
  if (value === 0) return '0';
  const size = Math.abs(value);
  if (size >= 1e4) return grouped(Number(value.toPrecision(Math.max(digits, 3))));
  const places = Math.max(0, digits - 1 - Math.floor(Math.log10(size)));
  return String(Number(value.toFixed(Math.min(places, 8)))).replace('-', '−');
}

function grouped(value: number): string {
  return Math.round(value).toString().replace('-', '−').replace(/\B(?=(\d{3})+(?!\d))/g, '\u202f');
}

/** Money in 10 000 yuan or 100 million yuan, as planners write it. */
export function yuan(value: Missing | undefined): string {
  if (value === null || value === undefined) return '–';
  if (say('en', 'zh') === 'zh')
    return Math.abs(value) >= 1e8 ? `${number(value / 1e8)} 亿元` : `${number(value / 1e4)} 万元`;
  return Math.abs(value) >= 1e9 ? `${number(value / 1e9)} billion yuan` : `${number(value / 1e6)} million yuan`;
}

/** 0 % and 100 % are said of none and of all only. */
export function percent(share: Missing | undefined): string {
  if (share === null || share === undefined) return '–';
  if (share > 0 && share < 0.005) return '<1\u00a0%';
  if (share < 1 && share >= 0.995) return '>99\u00a0%';
  return `${Math.round(100 * share)}\u00a0%`;
}

/** `45 s`, `12 min`, `1 h 05 min`; `never`. */
export function duration(seconds: Missing | 'never' | undefined): string {
  if (seconds === 'never') return say('never', '未发生');
  if (seconds === null || seconds === undefined || !Number.isFinite(seconds)) return '–';
  if (seconds !== 0 && Math.abs(seconds) < 10) return `${number(seconds, 2)}\u00a0${say('s', '秒')}`;
  if (seconds < 100) return `${Math.round(seconds)}\u00a0${say('s', '秒')}`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return `${minutes}\u00a0${say('min', '分钟')}`;
  const rest = minutes % 60;
  const hours = Math.floor(minutes / 60);
  return rest === 0 ? `${hours}\u00a0${say('h', '小时')}`
    : `${hours}\u00a0${say('h', '小时')}\u00a0${String(rest).padStart(2, '0')}\u00a0${say('min', '分')}`;
}

/** A number with its unit; counts have none, seconds are told as times. */
export function amount(value: Missing | 'never' | undefined, unit = ''): string {
  if (value === 'never' || unit === 's') return duration(value);
  if (unit === 'yuan') return yuan(value);
  const name = unitName(unit);
  return number(value) + (name === '' ? '' : `\u00a0${name}`);
}

/** Three times in one unit: `16 / 21 / 28 min`. */
export function durations(seconds: (Missing | undefined)[]): string {
  const known = seconds.filter((x): x is number => x !== null && x !== undefined && Number.isFinite(x));
  if (known.length === 0) return '–';
  const most = Math.max(...known);
  const text = (of: (x: number) => string, unit: string) => `${seconds.map((x) => (x === null || x === undefined ? '–' : of(x))).join(' / ')}\u00a0${unit}`;
  if (most < 10) return text((x) => number(x, 2), say('s', '秒'));
  if (most < 100) return text((x) => String(Math.round(x)), say('s', '秒'));
  if (most < 2 * 3600) return text((x) => (x < 600 ? number(x / 60, 2) : String(Math.round(x / 60))), say('min', '分钟'));
  return text((x) => number(x / 3600, x < 36_000 ? 2 : 3), say('h', '小时'));
}

/** `T+00:12:05`. */
export function sinceStart(seconds: number): string {
  const s = Math.max(0, Math.floor(seconds));
  const two = (n: number) => String(n).padStart(2, '0');
  return `T+${two(Math.floor(s / 3600))}:${two(Math.floor(s / 60) % 60)}:${two(s % 60)}`;
}

/** `14:05`, of the day on which the drill began; `+1` on the next. */
export function clock(startHour: number, seconds: number): string {
  const minutes = Math.floor(startHour * 60 + seconds / 60);
  const day = Math.floor(minutes / 1440);
  const two = (n: number) => String(n).padStart(2, '0');
  return `${two(Math.floor(minutes / 60) % 24)}:${two(minutes % 60)}${day > 0 ? `+${day}` : ''}`;
}

/** Shares at which the lights change. */
const LIMITS = [0.7, 0.9];

/** The share as a count of ten, a hundred or a thousand, so that it is neither none nor all, and does not seem to
 *  reach a limit of the lights that it misses. */
export function outOf(share: number): { count: number; of: number } {
  for (const of of [10, 100, 1000]) {
    const count = Math.round(share * of);
    const sameSide = LIMITS.every((limit) => share >= limit === count / of >= limit);
    if ((count > 0 && count < of && sameSide && (of > 10 || (share >= 0.045 && share <= 0.955))) ||
      share === 0 || share === 1) return { count, of };
  }
  return { count: share < 0.5 ? 0 : 1000, of: 1000 };
}

/** `in 7 of 10 fires`, `10 次火灾中有 7 次`; never of more than the `among` that there were. */
export function inWords(share: number, en = 'cases', zh = '次', among = Infinity): string {
  const { count, of } = outOf(share);
  return of > among ? inCounts(Math.round(share * among), among, en, zh) : inCounts(share === 1 ? of : count, of, en, zh);
}

/** The share of an estimate in words. */
export function said(estimate: Share, en = 'cases', zh = '次'): string {
  return inWords(estimate.p, en, zh, estimate.n);
}

/** Some of so many. */
export function inCounts(count: number, of: number, en = 'cases', zh = '次'): string {
  if (count === 0) return say(`in none of the ${en}`, '从未');
  if (count === of) return say(`in all ${en}`, '全部');
  return say(`in ${count} of ${of} ${en}`, `${of} ${zh}中有 ${count} ${zh.charAt(0)}`);
}

/** What is missing to all, split in the proportion of `parts`, so that the counts add up with that of the kept
 *  share as `inWords` says it; of so many that no part is nothing. */
export function split(kept: number, parts: number[], among: number): { of: number; counts: number[] } {
  const least = Math.min(outOf(kept).of, among);
  for (const of of [10, 100, 1000].filter((many) => many >= least && many < among)) {
    const rest = of - Math.round(kept * of);
    const counts = apportion(rest, parts);
    if (counts.every((count, i) => count > 0 || parts[i] === 0)) return { of, counts };
  }
  return { of: among, counts: apportion(among - Math.round(kept * among), parts) };
}

/** A whole number shared out in a proportion: whole shares, the largest remainders rounded up. */
function apportion(whole: number, parts: number[]): number[] {
  const sum = parts.reduce((a, b) => a + b, 0);
  if (sum === 0) return parts.map(() => 0);
  const exact = parts.map((part) => (whole * part) / sum);
  const counts = exact.map(Math.floor);
  const order = exact.map((x, i) => ({ i, rest: x - counts[i] })).sort((a, b) => b.rest - a.rest);
  const missing = whole - counts.reduce((a, b) => a + b, 0);
  for (const { i } of order.slice(0, missing)) counts[i] += 1;
  return counts;
}

export interface Light { colour: 'green' | 'amber' | 'red' | 'none'; sign: string; word: string }

/** Of what is judged: promises of a plan, or targets. */
export type Judged = 'promise' | 'target';

export function lightWord(colour: Light['colour'], judged: Judged = 'promise', count = 1): string {
  const target = judged === 'target';
  const many = count !== 1;
  switch (colour) {
    case 'green': return target ? say('likely', '把握较大') : say(many ? 'hold' : 'holds', '可靠');
    case 'amber': return target ? say('at risk', '有风险') : say('in doubt', '存疑');
    case 'red': return target ? say('unlikely or open', '把握不大') : say(many ? 'fail too often' : 'fails too often', '不可靠');
    default: return target ? say('not applicable', '不适用') : say('not put to the test', '未涉及');
  }
}

/** Green from 9 of 10 on, amber from 7 of 10 on. */
export function light(estimate: Share | null | undefined, judged: Judged = 'promise'): Light {
  const of = (colour: Light['colour'], sign: string) => ({ colour, sign, word: lightWord(colour, judged) });
  if (!estimate || estimate.n === 0) return of('none', '–');
  if (estimate.p >= 0.9) return of('green', '✓');
  if (estimate.p >= 0.7) return of('amber', '!');
  return of('red', '✕');
}

export function interval(estimate: Share | null | undefined): string {
  if (!estimate) return '–';
  const one = (x: number) => (x > 0 && x < 0.005 ? '<1' : x < 1 && x >= 0.995 ? '>99' : String(Math.round(100 * x)));
  return `${one(estimate.low)}${estimate.high < 1 && estimate.high >= 0.995 ? ' – ' : '–'}${one(estimate.high)}\u00a0%`;
}

export function meanText(mean: Mean | null | undefined, scale = 1, digits = 2): string {
  if (!mean) return '–';
  return number(mean.mean * scale, digits);
}

export function meanRange(mean: Mean | null | undefined, scale = 1, digits = 2): string {
  if (!mean || mean.low === null || mean.high === null) return '–';
  return `${number(Math.max(0, mean.low) * scale, digits)}–${number(mean.high * scale, digits)}`;
}

/** Chance from a number that is written 0…1 in the file. */
export function signed(value: Missing | undefined, digits = 2): string {
  if (value === null || value === undefined) return '–';
  return (value > 0 ? '+' : value < 0 ? '−' : '') + number(Math.abs(value), digits);
}
