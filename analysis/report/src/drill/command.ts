// Who commands, which level responds, and what becomes of messages; what is missing elsewhere meanwhile.
import type { Channel, Command, Cover, Drill, Elsewhere, Result, Stage } from '../data';
import { type Child, h, table, user } from '../dom';
import { duration, durations, interval, inWords, number, percent, said } from '../format';
import { bar, card, lamp } from '../parts';
import { named, say } from '../state';
import { level, vehicle, word } from '../words';
import { namesOf } from './names';

const TOLD = ['reported', 'followed_up', 'informed_public', 'command_assumed', 'level_raised'];

function called(command: Command, id: string): string {
  return named({ ...command.names[id], id: word(id) });
}

function stages(title: string, list: Stage[], name: (id: string) => Child): HTMLElement | null {
  if (list.length === 0) return null;
  return table(title, [title, '', say('in words', '说明'), say('share', '比例'), say('between', '区间'), say('first, 10 / 50 / 90 of 100 earlier', '首次时间 (10/50/90)')],
    list.map((s) => [name(s.id), bar(s.estimate, 'share'), said(s.estimate, 'rehearsals', '次推演'), percent(s.estimate.p), interval(s.estimate), durations(s.first_s)]));
}

/** The group in which a role serves, if the scenario names one. */
function role(command: Command, id: string): Child {
  const known = command.names[id];
  const group = known && named({ en: known.group, zh: known.group_zh });
  return h('span', { class: 'said' }, user(called(command, id), 40), group ? h('small', { class: 'text-none' }, ' ', user(group, 40)) : null);
}

export function commandCard(drill: Drill): HTMLElement | null {
  const command = drill.command;
  if (!command) return null;
  const reports = drill.clauses.filter((c) => TOLD.includes(c.of));
  return card('command', say('Command and messages', '指挥与信息传递'),
    stages(say('Response level reached', '启动的响应级别'), command.response, (id) => (id === 'I' ? level(id) : say(`${level(id)} or higher`, `${level(id)}及以上`))),
    stages(say('The firm\'s own level', '企业响应级别'), command.firm, (id) => user(called(command, id), 40)),
    stages(say('Alarm grade reached', '火警等级'), command.grades, (id) => (id === command.grades[0].id ? word(`grade_${id}`) : say(`${word(`grade_${id}`)} or higher`, `${word(`grade_${id}`)}及以上`))),
    stages(say('In command', '现场总指挥'), [...command.commanders].sort((a, b) => (a.first_s[1] ?? 0) - (b.first_s[1] ?? 0)), (id) => role(command, id)),
    h('ul', { class: 'key lines' },
      command.approval_s && h('li', {}, say(`From the judgement until a level was approved: ${durations(command.approval_s)} (10, 50, 90 of 100).`, `研判至批准: ${durations(command.approval_s)} (10/50/90)。`)),
      h('li', {}, say(`Most units for one supervisor: ${command.span.map((x) => number(x, 2)).join(' / ')}; sectors: ${command.sectors.map((x) => number(x, 2)).join(' / ')}.`, `最大管理幅度: ${command.span.map((x) => number(x, 2)).join(' / ')} 个单元; 战斗段: ${command.sectors.map((x) => number(x, 2)).join(' / ')} 个。`))),
    reports.length > 0 && table(say('Reports and hand-overs in time', '报告与指挥权移交是否及时'), [say('clause', '条款'), '', say('kept', '做到'), say('kept / cases', '做到/涉及'), say('limit', '时限'), say('half within', '半数在此内'), say('9 of 10 within', '九成在此内')],
      reports.map((c) => [h('span', { style: 'display:flex;gap:.5rem' }, lamp(c.estimate), user(named(c))), bar(c.estimate), percent(c.estimate?.p), `${number(c.met, 6)}/${number(c.at_stake, 6)}`, duration(c.limit_s), duration(c.median_s), duration(c.ninety_s)])),
    channelsTable(command, command.channels));
}

function channelsTable(command: Command, channels: Channel[]): HTMLElement | null {
  if (channels.length === 0) return null;
  return h('div', { style: 'margin-top:.8rem' }, table(say('Messages by channel, mean of a rehearsal', '各信道信息(每次推演平均)'), [say('channel', '信道'), say('messages', '信息数'), say('times said', '通话次数'), say('did not get through', '未通'), say('arrived', '送达'), say('lost for good', '最终丢失'), say('any lost', '有丢失的推演')],
    channels.map((c) => [user(called(command, c.id), 40), number(c.sent?.mean), number(c.attempts?.mean), percent(c.failed_share), number(c.arrived?.mean), percent(c.lost_share), c.any_lost ? said(c.any_lost, 'rehearsals', '次推演') : '–']), { 'data-channels': '' }),
  h('p', { class: 'note' }, say('What a channel cannot deliver goes over to its fallback, or is lost for good.', '信道未能送达的信息转入备用信道, 或最终丢失。')));
}

/** What the incident costs elsewhere. */
export function coverCard(result: Result, drill: Drill): HTMLElement | null {
  const cover = drill.cover;
  if (!cover || (cover.stations.length === 0 && cover.kinds.length === 0 && cover.elsewhere.length === 0)) return null;
  const names = namesOf(result);
  return card('cover', say('What is missing elsewhere meanwhile', '本次事故对面上执勤的影响'),
    calls(cover),
    elsewhere(cover, drill.replications),
    h('div', { class: 'grid' },
      cover.stations.length > 0 && h('div', { class: 'span-6 print-12' }, table(say('Stations without an engine', '无车可派的消防站'), [say('station', '消防站'), say('empty at some time', '曾无车可派'), '', say('how long, mean', '平均时长')],
        [...cover.stations].sort((a, b) => b.empty_s.mean - a.empty_s.mean).map((s) => [user(named({ en: names.of(s.id), zh: s.zh }), 40), said(s.any, 'rehearsals', '次推演'), bar(s.any, 'share'), duration(s.empty_s.mean)]), { 'data-empty': '' })),
      cover.kinds.length > 0 && h('div', { class: 'span-6 print-12' }, table(say('Ordered to the incident and not to be had', '调派而无车'), [say('kind', '类别'), say('short at some time', '曾缺车'), '', say('unit-minutes, mean', '平均缺车(车·分)')],
        [...cover.kinds].sort((a, b) => b.shortage_s.mean - a.shortage_s.mean).map((k) => [vehicle(k.id), said(k.any, 'rehearsals', '次推演'), bar(k.any, 'share'), number(k.shortage_s.mean / 60)]), { 'data-shortage': '' }))));
}

const MOST_ROWS = 30;

/** Calls from elsewhere by kind and zone, those that lost most time of cover first. */
function elsewhere(cover: Cover, replications: number): HTMLElement | null {
  if (cover.elsewhere.length === 0) return null;
  const lost = (e: Elsewhere) => (e.uncovered_min?.mean ?? 0) - (e.uncovered_without_incident_min?.mean ?? 0);
  const share = (n: number, e: Elsewhere) => (e.calls > 0 ? percent(n / e.calls) : '–');
  const against = (n: number, without: number, e: Elsewhere) => (e.calls > 0 ? `${share(n, e)} (${share(without, e)})` : '–');
  // A zone of calls may be called like a station: it is not looked up among the places of the map.
  const zone = (e: Elsewhere) => say(e.zone.replace(/_/g, ' '), e.zone_zh || e.zone.replace(/_/g, ' '));
  const rows = [...cover.elsewhere].sort((a, b) => lost(b) - lost(a) || b.calls - a.calls);
  return h('div', { style: 'margin-bottom:.8rem' },
    table(say('Calls from elsewhere, by kind and zone', '其他警情: 按类别与区域'), [say('zone', '区域'), say('kind', '类别'), say('calls', '起数'), say('late (without the incident)', '迟到(若无本次事故)'), say('had to wait (without)', '待派(若无)'), say('minutes without cover', '无覆盖(分)'), say('without the incident', '若无本次事故')],
      rows.slice(0, MOST_ROWS).map((e) => [user(zone(e), 40), user(say(word(e.kind), e.kind_zh || word(e.kind)), 40), number(e.calls / replications), against(e.late, e.late_without_incident, e),
        against(e.waited, e.waited_without_incident, e), number(e.uncovered_min?.mean), number(e.uncovered_without_incident_min?.mean)]), { 'data-elsewhere': '' }),
    h('p', { class: 'note' }, say('Means of a rehearsal. In brackets: the same calls had the incident not been.', '每次推演平均; 括号内为若无本次事故时的同一批警情。'),
      rows.length > MOST_ROWS && say(` ${rows.length - MOST_ROWS} further pairs are in the result file.`, ` 其余 ${rows.length - MOST_ROWS} 项见结果文件。`)));
}

function calls(cover: Cover): HTMLElement | null {
  const { calls_elsewhere: all, late_elsewhere: late, late_without_incident: otherwise, unanswered_elsewhere: none, cover_moves: moves } = cover.calls;
  const of = (x: { mean: number } | undefined) => (x && all && all.mean > 0 ? x.mean / all.mean : null);
  const lines: string[] = [];
  if (all && all.mean > 0 && late) {
    lines.push(say(`Calls elsewhere meanwhile: ${number(all.mean, 2)} a rehearsal; late ${inWords(of(late) ?? 0, 'calls')}${otherwise ? `, without the incident ${inWords(of(otherwise) ?? 0, 'calls')}` : ''}.`,
      `同期其他警情每次推演 ${number(all.mean, 2)} 起; ${inWords(of(late) ?? 0, '', '起')}迟到${otherwise ? `, 若无本次事故则为${inWords(of(otherwise) ?? 0, '', '起')}` : ''}。`));
    if (none && none.mean > 0) lines.push(say(`Nobody was sent ${inWords(of(none) ?? 0, 'calls')}.`, `${inWords(of(none) ?? 0, '', '起')}无车可派。`));
  }
  if (moves && moves.mean > 0) lines.push(say(`Moves to cover empty stations: ${number(moves.mean, 2)} a rehearsal.`, `补防调动每次推演 ${number(moves.mean, 2)} 次。`));
  return lines.length > 0 ? h('ul', { class: 'key lines' }, lines.map((line) => h('li', {}, line))) : null;
}
