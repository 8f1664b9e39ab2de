import assert from 'node:assert/strict';
import { test } from 'node:test';

import { short } from '../../../../analysis/report/src/dom';
import { amount, clock, duration, inWords, interval, light, number, outOf, percent, sinceStart, split, yuan } from '../../../../analysis/report/src/format';
import { state } from '../../../../analysis/report/src/state';
import { folded, scaleFor } from '../../../../analysis/report/src/summary/words';

const share = (met: number, n: number, low = 0, high = 1) => ({ p: met / n, low, high, n, met });

test('shares are said so that some is neither none nor all', () => {
  state.language = 'en';
  assert.equal(inWords(0.7, 'fires'), 'in 7 of 10 fires');
  assert.equal(inWords(0.512), 'in 5 of 10 cases');
  assert.equal(inWords(0.96), 'in 96 of 100 cases');
  assert.equal(inWords(0.02), 'in 2 of 100 cases');
  assert.equal(inWords(0.999), 'in 999 of 1000 cases');
  assert.equal(inWords(1, 'fires'), 'in all fires');
  assert.equal(inWords(0, 'fires'), 'in none of the fires');
  state.language = 'zh';
  assert.equal(inWords(0.7, '', '次火灾'), '10 次火灾中有 7 次');
  assert.equal(inWords(0.31, '', '种可能'), '10 种可能中有 3 种');
  for (let i = 1; i < 1000; ++i) {
    const { count, of } = outOf(i / 1000);
    assert.ok(count > 0 && count < of, String(i));
    assert.ok(Math.abs(count / of - i / 1000) <= 0.0501, String(i));
    // What is said never belongs to another light than what is meant.
    assert.equal(light(share(count, of)).colour, light(share(i, 1000)).colour, String(i));
  }
});

test('no share is said of more than there were', () => {
  state.language = 'en';
  assert.equal(inWords(0.75, 'cases', '次', 4), 'in 3 of 4 cases');
  assert.equal(inWords(299 / 300, 'rehearsals', '次', 300), 'in 299 of 300 rehearsals');
  assert.equal(inWords(1, 'cases', '次', 4), 'in all cases');
  assert.equal(inWords(0, 'cases', '次', 4), 'in none of the cases');
  assert.equal(inWords(0.7, 'cases', '次', 1000), 'in 7 of 10 cases');
});

test('kept and missed are counts that add up', () => {
  // 0.75 and 0.25 would be 8 and 3 of 10.
  assert.deepEqual(split(0.75, [150, 100], 1000), { of: 10, counts: [1, 1] });
  assert.deepEqual(split(0.35, [0, 650], 1000), { of: 10, counts: [0, 6] });
  for (let kept = 0; kept <= 400; ++kept)
    for (const never of [0, 1, Math.floor((400 - kept) / 3), 400 - kept].filter((n) => n <= 400 - kept)) {
      const parts = [never, 400 - kept - never];
      const { of, counts } = split(kept / 400, parts, 400);
      const said = of === 400 ? kept : Math.round((kept / 400) * of);
      assert.equal(said + counts[0] + counts[1], of, `${kept} ${never}`);
      counts.forEach((count, i) => assert.equal(count > 0, parts[i] > 0, `${kept} ${never}`));
    }
});

test('one row alone is not folded away', () => {
  assert.deepEqual(folded([1, 2, 3, 4], 2), { shown: [1, 2], rest: [3, 4] });
  assert.deepEqual(folded([1, 2, 3], 2), { shown: [1, 2, 3], rest: [] });
  assert.deepEqual(folded([], 2), { shown: [], rest: [] });
});

test('none and all are said of none and of all only', () => {
  assert.equal(percent(0), '0\u00a0%');
  assert.equal(percent(0.004), '<1\u00a0%');
  assert.equal(percent(0.996), '>99\u00a0%');
  assert.equal(percent(1), '100\u00a0%');
  assert.equal(percent(0.4249), '42\u00a0%');
  assert.equal(interval(share(5, 10, 0.002, 0.998)), '<1 – >99\u00a0%');
});

test('lights change at nine and at seven of ten', () => {
  assert.equal(light(share(9, 10)).colour, 'green');
  assert.equal(light(share(89, 100)).colour, 'amber');
  assert.equal(light(share(7, 10)).colour, 'amber');
  assert.equal(light(share(69, 100)).colour, 'red');
  assert.equal(light(null).colour, 'none');
  assert.equal(light({ p: 0, low: 0, high: 1, n: 0, met: 0 }).colour, 'none');
});

test('amounts carry their unit as a planner writes it', () => {
  state.language = 'en';
  assert.equal(amount(10, 'm3'), '10\u00a0m³');
  assert.equal(amount(3, '1'), '3');
  assert.equal(amount(3, ''), '3');
  assert.equal(amount(90, 's'), duration(90));
  assert.equal(amount(2e6, 'yuan'), yuan(2e6));
});

test('numbers have three digits', () => {
  assert.equal(number(0.034567), '0.0346');
  assert.equal(number(3.14159), '3.14');
  assert.equal(number(12345), '12\u202f300');
  assert.equal(number(987.6), '988');
  assert.equal(number(0), '0');
  assert.equal(number(null), '–');
  assert.equal(number(-2.5), '−2.5');
});

test('times and money are those of a planner', () => {
  state.language = 'en';
  assert.equal(duration(45), '45\u00a0s');
  assert.equal(duration(720), '12\u00a0min');
  assert.equal(duration(3900), '1\u00a0h\u00a005\u00a0min');
  assert.equal(duration('never'), 'never');
  assert.equal(duration(null), '–');
  assert.equal(sinceStart(3725.9), 'T+01:02:05');
  assert.equal(clock(23.5, 3600), '00:30+1');
  state.language = 'zh';
  assert.equal(yuan(2.5e8), '2.5 亿元');
  assert.equal(yuan(35000), '3.5 万元');
});

test('expected harm is said of so many fires that it can be counted', () => {
  assert.equal(scaleFor(124), 1);
  assert.equal(scaleFor(0.36), 10);
  assert.equal(scaleFor(0.058), 100);
  assert.equal(scaleFor(0.002), 1000);
  assert.equal(scaleFor(0), 10);
});

test('long texts are cut between characters', () => {
  assert.equal(short('abc', 5), 'abc');
  assert.equal(short('a'.repeat(10_000), 5), 'aaaa…');
  assert.equal(short('😀😀😀😀', 3), '😀😀…');
});
