// The summary of a drill: promises kept or not, harm, what stands in the way and what helps.
import type { Clause, Command, Count, Cover, Drill, Result, TimeTaken } from '../data';
import { type Child, h, user } from '../dom';
import { duration, inCounts, inWords, light, number, percent, said, split, yuan } from '../format';
import { bar, card, lamp, stack } from '../parts';
import { named, say } from '../state';
import { level, word } from '../words';
import { basisCard, figureBox, further, tally } from './pieces';
import { commonScale, folded, weakest } from './words';

const FEW = 30;
const SEVERITY_HUES = ['var(--sand)', 'var(--orange)', 'var(--red)', 'var(--violet)'];

function verdict(clauses: Clause[]): string {
  const tested = clauses.filter((c) => c.estimate);
  const reds = tested.filter((c) => light(c.estimate).colour === 'red').length;
  const ambers = tested.filter((c) => light(c.estimate).colour === 'amber').length;
  if (tested.length === 0) return say('No promise of the plan was put to the test.', '预案条款均未涉及。');
  if (reds > 0) return say(`The plan does not hold in ${reds} of ${tested.length} points.`, `预案有 ${reds} 处不可靠 (共检验 ${tested.length} 处)。`);
  if (ambers > 0) return say(`The plan holds, with ${ambers} of ${tested.length} points in doubt.`, `预案总体可行, ${ambers} 处存疑 (共检验 ${tested.length} 处)。`);
  return say('The plan holds in all points that were put to the test.', '预案经检验各处可靠。');
}

export function promise(clause: Clause): HTMLElement {
  const few = clause.estimate && clause.at_stake < FEW;
  return h('li', { 'data-clause': clause.id },
    lamp(clause.estimate),
    h('span', { class: 'clip' }, user(named(clause)), few ? h('small', {}, say(` (only ${clause.at_stake} cases)`, ` (仅 ${clause.at_stake} 次涉及)`)) : null),
    bar(clause.estimate),
    h('span', {}, clause.estimate ? said(clause.estimate) : say('not put to the test', '未涉及')));
}

export function drillSummary(result: Result, drill: Drill, index: number, most: number): HTMLElement {
  const { shown, rest } = folded(drill.clauses, most);
  const known = drill.clauses.some((c) => c.test?.bottleneck);
  return h('div', { class: 'summary' },
    h('div', { class: 'headline' },
      h('strong', {}, verdict(drill.clauses)), tally(drill.clauses.map((c) => c.estimate)),
      h('span', { class: 'note' }, say(`${number(drill.replications)} rehearsals${drill.fires > 0 ? `, ${number(drill.fires)} with a fire` : ''}`, `推演 ${number(drill.replications)} 次${drill.fires > 0 ? `, 其中起火 ${number(drill.fires)} 次` : ''}`))),
    h('div', { class: 'grid' },
      h('div', { class: 'span-7 print-12' },
        card(`promises-${index}`, say('Is what the plan promises kept?', '预案承诺能否做到'),
          h('ul', { class: 'promises' }, shown.map(promise)),
          further(rest.map(promise), say(`${rest.length} further clauses that are kept more often`, `其余 ${rest.length} 条, 做到的机会更大`))),
        card(`help-${index}`, known ? say('Where it sticks, and what helps', '短板与对策') : say('Where it sticks', '短板'), bottlenecks(drill, known))),
      h('div', { class: 'span-5 print-12' },
        card(`people-${index}`, say('People and damage', '伤亡与损失'), people(drill)),
        aside(drill, index),
        basisCard(result.evidence, index))));
}

// Harm

/** A count of so many fires, as a whole number with its range; the share with none; the worst. */
function expected(count: Count | undefined, scale: number, words: { what: [string, string]; none: [string, string]; of: [string, string] }): HTMLElement | null {
  if (!count) return null;
  const { estimate, any } = count.in_fires ?? count;
  const [en, zh] = count.in_fires ? ['fires', '次火灾'] : ['rehearsals', '次推演'];
  const half = count.quantiles[2];
  const whole = (x: number) => number(Math.max(0, Math.round(x * scale)));
  const { low, high } = estimate;
  const range = low !== null && high !== null && whole(low) !== whole(high) ? say(` (${whole(low)} to ${whole(high)})`, ` (${whole(low)} 至 ${whole(high)})`) : '';
  const [what, whatZh] = words.what;
  const none = 1 - any.p;
  return figureBox(`${whole(estimate.mean)}${say('', ` ${words.of[1]}`)}`, [
    scale === 1 ? say(`${what} a ${count.in_fires ? 'fire' : 'rehearsal'}, mean${range}`, `每次${whatZh}, 平均${range}`) : say(`${what} in ${scale} ${en}${range}`, `每 ${scale} ${zh}${whatZh}${range}`),
    scale === 1 && !count.in_fires && typeof half === 'number' && Math.abs(half - estimate.mean) > 0.2 * estimate.mean && say(`half of the ${en}: ${number(Math.floor(half))} or fewer`, `半数推演不超过 ${number(Math.floor(half))} ${words.of[1]}`),
    none === 1 ? say(`${words.none[0]} in any`, `每次都${words.none[1]}`) : none === 0 ? say('some every time', '每次都有') : say(`${words.none[0]} ${inWords(none, en)}`, `${inWords(none, '', zh)}${words.none[1]}`),
    none < 1 && say(`worst case ${number(count.greatest)}`, `最坏一次 ${number(count.greatest)} ${words.of[1]}`),
  ], { 'data-count': count.name });
}

function took(time: TimeTaken | undefined, en: string, zh: string): HTMLElement | null {
  if (!time || time.came === 0) return null;
  const came = time.of > 0 ? time.came / time.of : 0;
  return h('li', {}, say(en, zh), ' ', h('b', {}, duration(time.quantiles[1])), say(` as a rule (${duration(time.quantiles[0])} to ${duration(time.quantiles[2])})`, ` (多在 ${duration(time.quantiles[0])} 至 ${duration(time.quantiles[2])})`),
    came < 0.95 ? say(`; it came to that ${inWords(came)}`, `; ${inWords(came)}用到`) : '');
}

function people(drill: Drill): HTMLElement {
  const count = (name: string) => drill.counts.find((c) => c.name === name);
  const time = (name: string) => drill.times.find((t) => t.name === name);
  const water = time('first_water');
  const loss = count('loss_yuan');
  const third = drill.fires > 0 ? count('escalations') : count('evacuated');
  // One denominator for all, or nobody could compare them.
  const scale = commonScale([count('deaths'), count('injuries'), ...(drill.fires > 0 ? [third] : [])].map((c) => (c ? (c.in_fires ?? c).estimate.mean : 0)));
  const severity = drill.severity.filter((s) => s.estimate);
  const harmless = 1 - severity.reduce((sum, s) => sum + (s.estimate?.p ?? 0), 0);
  return h('div', {},
    h('div', { class: 'figures' },
      expected(count('deaths'), scale, { what: ['deaths', '死亡'], none: ['nobody dies', '无人死亡'], of: ['', '人'] }),
      expected(count('injuries'), scale, { what: ['seriously hurt', '重伤'], none: ['nobody is badly hurt', '无人重伤'], of: ['', '人'] }),
      drill.fires > 0 ? expected(third, scale, { what: ['further tanks lost', '连锁失火储罐'], none: ['no further tank is lost', '无连锁失火'], of: ['', '座'] })
        : expected(third, scale, { what: ['people moved out', '疏散'], none: ['nobody is moved out', '无需疏散'], of: ['', '人'] })),
    severity.length > 0 && stack([...severity.map((s, i) => ({ name: word(s.id), share: s.estimate?.p ?? 0, text: percent(s.estimate?.p), hue: SEVERITY_HUES[i % SEVERITY_HUES.length] })),
      { name: say('no accident', '未成事故'), share: harmless > 1e-9 ? harmless : 0, text: percent(harmless), hue: 'var(--none-soft)' }], say('Class of the accident', '事故等级')),
    h('ul', { class: 'key lines' },
      loss && loss.greatest > 0 && h('li', {}, say('Direct loss: ', '直接经济损失: '), h('b', {}, yuan(loss.estimate.mean)), say(` on average, ${yuan(loss.quantiles[3])} or less in 9 of 10 rehearsals`, ` (平均), 10 次推演中 9 次不超过 ${yuan(loss.quantiles[3])}`)),
      !(water && water.came > 0) && took(time('first_arrival'), 'First unit from outside after the call:', '报警至外部力量首到:'),
      took(water, 'First outside water after the call:', '报警至外部首次出水:'), took(time('extinguished'), 'All fires out after ignition:', '起火至明火全灭:')));
}

/** Who commands and what is missing elsewhere meanwhile, in a few lines. */
function aside(drill: Drill, index: number): HTMLElement | null {
  const lines = [...(drill.command ? commandLines(drill.command) : []), ...(drill.cover ? coverLines(drill.cover) : [])];
  if (lines.length === 0) return null;
  return card(`aside-${index}`, drill.command ? say('Command, and cover elsewhere', '指挥与面上执勤') : say('Cover elsewhere', '面上执勤'), h('ul', { class: 'key lines' }, lines.map((line) => h('li', {}, line))));
}

function commandLines(command: Command): Child[][] {
  const lines: Child[][] = [];
  // Levels come as "this or a higher one", the highest first: the shares rise from line to line.
  const reached = command.response.filter((r) => r.estimate.p > 0);
  for (const one of reached.length > 1 ? [reached[0], reached[reached.length - 1]] : reached)
    lines.push([one.id === 'I' ? say(`Response level I: ${said(one.estimate, 'rehearsals')}`, `${level('I')}: ${said(one.estimate, '', '次推演')}启动`)
      : say(`Response level ${one.id} or higher: ${said(one.estimate, 'rehearsals')}`, `${level(one.id)}及以上: ${said(one.estimate, '', '次推演')}启动`),
    say(`, as a rule ${duration(one.first_s[1])} after the start`, `, 多在事发后 ${duration(one.first_s[1])}`)]);
  const lost = command.channels.reduce((sum, c) => sum + (c.lost?.mean ?? 0), 0);
  const sent = command.channels.reduce((sum, c) => sum + (c.sent?.mean ?? 0), 0);
  if (sent > 0) lines.push([lost === 0 ? say('No message was lost for good.', '信息均送达, 无最终丢失。') : say(`Messages lost for good: ${inWords(lost / sent, 'messages')}.`, `最终丢失的信息: ${inWords(lost / sent, '', '条')}。`)]);
  return lines;
}

function coverLines(cover: Cover): Child[][] {
  const { calls_elsewhere: calls, late_elsewhere: late, late_without_incident: otherwise } = cover.calls;
  if (!calls || !late || !(calls.mean > 0)) return [];
  const share = late.mean / calls.mean;
  const before = otherwise ? otherwise.mean / calls.mean : null;
  return [[say(`Meanwhile calls elsewhere are answered late: ${inWords(share, 'calls')}`, `同期其他警情迟到: ${inWords(share, '', '起')}`),
    before !== null && say(` (without this incident: ${inWords(before, 'calls')})`, ` (若无本次事故: ${inWords(before, '', '起')})`)]];
}

// What stands in the way

function bottlenecks(drill: Drill, known: boolean): HTMLElement {
  const weak = weakest(drill.clauses, 3);
  if (weak.length === 0) return h('p', {}, say('Nothing sticks.', '未见明显短板。'));
  return h('div', {}, h('ol', { class: 'steps' }, weak.map((clause) => h('li', {}, obstacle(clause), help(clause)))),
    !known && h('p', { class: 'note' }, say('What helps was not looked for in this result (yuyan run --bottlenecks does).', '本结果未分析对策 (yuyan run --bottlenecks 可分析)。')));
}

function obstacle(clause: Clause): HTMLElement {
  const test = clause.test;
  const what = test && named({ en: test.bottleneck_name ?? test.bottleneck, zh: test.bottleneck_name_zh ?? test.bottleneck_zh });
  if (what) return h('span', {}, h('b', {}, user(capital(what), 120)), say(' stands in the way of: ', ' 制约: '), user(named(clause), 90));
  return h('span', {}, h('b', {}, user(named(clause), 110)), say(': ', ': '), missed(clause));
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function missed(clause: Clause): string {
  const failed = clause.at_stake - clause.met;
  const kept = clause.met / Math.max(1, clause.at_stake);
  const known = clause.rule === 'within' ? [clause.never ?? 0, clause.late ?? 0] : [failed, 0];
  // Kept and missed are counts of as many cases, or they would not add up.
  const { of, counts: [never, late] } = split(kept, known[0] + known[1] > 0 ? known : [failed, 0], clause.at_stake);
  const parts: string[] = [];
  if (never > 0) parts.push(clause.rule === 'within' ? say(`not done at all ${inCounts(never, of)}`, `${inCounts(never, of)}始终未做到`) : say(`broken ${inCounts(never, of)}`, `${inCounts(never, of)}未做到`));
  if (late > 0) parts.push(say(`late ${inCounts(late, of)}, mostly by ${duration(clause.late_by_s)}`, `${inCounts(late, of)}迟到, 多迟 ${duration(clause.late_by_s)}`));
  return parts.join('; ');
}

/** The suggestion, and how often the clause would be kept; where the trials cannot tell, that. */
function help(clause: Clause): HTMLElement | null {
  const test = clause.test;
  const suggestion = test && named({ en: test.suggestion, zh: test.suggestion_zh });
  if (!test || !suggestion) return null;
  // The gain adds to the share of the rehearsals that it stems from.
  const before = typeof test.now === 'number' ? test.now : clause.estimate?.p ?? 0;
  const gain = typeof test.gain === 'number' ? test.gain : null;
  const sure = typeof test.gain_low === 'number' && test.gain_low > 0;
  const [now, then] = [before, Math.min(1, before + (gain ?? 0))].map((share) => inWords(share, undefined, undefined, clause.at_stake));
  return h('div', {}, '→ ', user(suggestion, 160), gain === null || gain <= 0 ? null : sure
    ? h('small', {}, say(` (kept then ${then}, now ${now})`, ` (可提高到${then}, 现为 ${now})`))
    : h('small', {}, say(' (may help; too few trials to be sure)', ' (可能有效, 试验次数尚不足以确认)')));
}
