// What the results rest on: for who wants to know how sure all this is.
import type { Evidence, Report, Result } from './data';
import { clear, h, select, short, table, user } from './dom';
import { number } from './format';
import { card, contents, stack } from './parts';
import { named, say } from './state';
import { word } from './words';

const MOST_SHOWN = 200;
const HUES: Record<string, string> = { verified: 'var(--green)', derived: 'var(--teal)', assumed: 'var(--sand)', unverified: 'var(--orange)' };

export function statusStack(evidence: Evidence): HTMLElement {
  const total = Object.values(evidence.status_counts).reduce((a, b) => a + b, 0) || 1;
  return stack(Object.entries(evidence.status_counts).map(([status, count]) => ({
    name: word(status), share: count / total, text: number(count), hue: HUES[status] ?? 'var(--none)' })),
  say('What the numbers rest on', '数值来源'));
}

/** Rows of the parameters in which every word that is searched for occurs. */
export function matching(rows: Evidence['parameters'], search: string, status: string): Evidence['parameters'] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  return rows.filter((row) => (!status || row[3] === status) &&
    words.every((w) => `${row[0]} ${row[1]} ${row[4]}`.toLowerCase().includes(w)));
}

/** A long name that may break after its dots and underscores. */
function path(name: string): HTMLElement {
  return h('bdi', { class: 'path' }, short(name, 160).split(/(?<=[._])/).flatMap((part, i) => (i > 0 ? [h('wbr'), part] : [part])));
}

function parameters(result: Result, index: number): HTMLElement {
  let search = '';
  let status = '';
  const rows = result.evidence.parameters;
  const place = h('div');
  const fill = () => {
    const found = matching(rows, search, status);
    clear(place);
    place.append(
      h('p', { class: 'note', role: 'status' }, say(`${found.length} of ${rows.length} rows`, `${rows.length} 行中的 ${found.length} 行`),
        found.length > MOST_SHOWN ? say(`; the first ${MOST_SHOWN} are shown`, `; 显示前 ${MOST_SHOWN} 行`) : ''),
      table(say('Parameters', '参数'), [say('parameter', '参数'), say('value', '取值'), say('unit', '单位'), say('status', '状态'), say('source', '来源')],
        found.slice(0, MOST_SHOWN).map((row) => [
          h('span', { class: 'said' }, path(row[0]), row[6] > 1 ? ` ×${row[6]}` : ''), user(row[1]), user(row[2]),
          word(row[3]), h('span', {}, user(row[4]), row[5] ? say(' (default)', ' (默认)') : '')]),
        { class: 'left' }));
  };
  fill();
  return h('div', {},
    h('div', { class: 'choices' },
      h('label', { class: 'choice' }, h('span', {}, say('Search', '检索')),
        h('input', { type: 'search', id: `search-${index}`, oninput: (event: Event) => {
          search = (event.target as HTMLInputElement).value;
          fill();
        } })),
      select(say('Status', '状态'), [{ value: '', text: say('all', '全部') },
        ...Object.keys(result.evidence.status_counts).map((s) => ({ value: s, text: word(s) }))], '', (value) => {
        status = value;
        fill();
      })),
    place);
}

function provenance(result: Result): HTMLElement {
  const p = result.evidence.provenance;
  const rows: [string, string | number | undefined][] = [
    [say('file', '文件'), result.file], [say('program', '程序'), `yuyan ${p.program_version ?? ''} ${p.git_commit ?? ''}`],
    [say('created', '生成时间'), p.created_utc], [say('command', '命令'), p.command_line], [say('seed', '种子'), p.seed],
    [say('replications', '推演次数'), p.replications], [say('of which computed to the end', '其中完成'), result.replications],
    [say('inputs', '输入文件'), result.evidence.inputs.join(', ')], [say('SHA-256 of the inputs', '输入的 SHA-256'), p.scenario_sha256],
    [say('format of the file', '文件格式'), `${p.format ?? ''} ${p.format_version ?? ''}`],
  ];
  return h('div', {},
    table(say('Provenance', '出处'), [say('what', '项目'), say('value', '内容')], rows.map(([k, v]) => [k, user(String(v ?? '–'), 600)]), { class: 'left' }),
    result.evidence.failed.length > 0 && h('p', {}, say('Replications that were not computed: ', '未完成的推演: '),
      result.evidence.failed.slice(0, 20).map(([n, why, reason]) => h('span', {}, `${n} (${why}: `, user(reason), ') '))));
}

function limits(report: Report): HTMLElement {
  const lines: [string, string][] = [
    ['These are rehearsals on a computer. They compare plans and show weak points; they do not say what will happen.',
      '这是计算机推演: 用于比较方案、发现薄弱环节, 不是对将要发生之事的预测。'],
    ['A share such as 7 of 10 holds for the places, delays and weights of the scenario. Where they are assumed, so is the answer.',
      '“10 次中有 7 次”只对情景中的位置、时延与权重成立; 这些若是假设, 结论也是假设。'],
    ['An interval says how much more rehearsals could still change the number, not how wrong the assumptions may be.',
      '区间只说明增加推演次数还能改变多少, 不说明假设本身的偏差。'],
    ['Green means that a promise was kept in at least 9 of 10 cases in which it mattered, amber in at least 7 of 10. These limits are a convention of this report, not of a standard.',
      '绿色: 涉及该条款的情形中至少 9/10 做到; 黄色: 至少 7/10。此分界为本报告的约定, 并非标准规定。'],
    ...(report.results.some((r) => r.playback) ? mapLimits() : []),
    ['Nothing replaces a live drill, an expert review and the duty of those who command.',
      '推演不能代替实兵演练、专家评审与指挥员的职责。'],
  ];
  return h('ul', {}, lines.map(([en, zh]) => h('li', {}, say(en, zh))));
}

function mapLimits(): [string, string][] {
  return [
    ['Heat contours on the map are those of fires on their full surface in still, light or strong wind; other pools are scaled by their size.',
      '地图上的热辐射等值线按全面积火灾与静风、轻风、大风给出, 其他液池按尺寸缩放。'],
    ['Clouds on the map are the plumes by which the rehearsal harms people and closes roads: flat ground, one wind at a time, sharp at their ends. Smoke of fires without a computed plume shows the direction of the wind only.',
      '地图上的云团即推演中判定人员受害与道路封闭所用的羽流: 按平坦地形、逐时段恒定风计算, 两端取锐利边界; 未计算羽流的火灾烟气仅示意风向。'],
  ];
}

export function evidenceView(report: Report): HTMLElement {
  const many = report.results.length > 1;
  const parts = [{ id: 'limits', title: say('Limits of use', '适用范围') }, { id: 'numbers', title: say('Parameters', '参数') },
    { id: 'provenance', title: say('Provenance', '出处') }];
  if (report.validation.length > 0) parts.push({ id: 'validation', title: say('Validation', '验证') });
  const each = (make: (result: Result, index: number) => HTMLElement) => report.results.map((result, i) =>
    h('div', {}, many && h('h3', {}, user(named({ en: result.title, zh: result.title_zh, id: result.file }))), make(result, i)));
  return h('div', { class: 'view' }, contents(parts),
    card('limits', say('What this is good for, and what not', '用途与限度'), limits(report)),
    card('numbers', say('What the results rest on', '结果所依据的参数'), each((result, i) => h('div', {}, statusStack(result.evidence), parameters(result, i)))),
    card('provenance', say('Where the results come from', '结果出处'), each(provenance)),
    report.validation.length > 0 && card('validation', say('What the models were measured against', '模型验证'),
      report.validation.map((one) => h('details', {}, h('summary', {}, `${one.heading} (${one.rows.length})`),
        table(one.heading, one.columns, one.rows, { class: 'left' })))));
}
