// Casualties of a replication at one instant.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { Run } from '../../../../analysis/report/src/data';
import { casualtiesAt, together } from '../../../../analysis/report/src/drill/casualties';

const empty: Run = { number: 1, why: [], beginning: '', outcomes: {}, curves: {},
  events: { time_s: [], kind: [], entity: [], place: [], from: [], to: [], cause: [], value: [] } };
const hurt: Run = { ...empty, casualties: {
  zone: ['village', 'village', 'works', 'works'], injured_s: [10, 20, 30, 40], triaged_s: [50, null, 60, null],
  colour_given: ['red', 'none', 'yellow', 'none'], loaded_s: [100, null, 120, null], arrived_s: [400, null, null, null],
  hospital: ['county', 'nobody', 'county', 'nobody'], outcome: ['treated', 'on_scene', 'under_way', 'dead_at_once'] } };

const waiting = (time: number) => new Map(together(casualtiesAt(hurt, time)?.waiting ?? new Map()));

test('a replication without a table of casualties has none to show', () => {
  assert.equal(casualtiesAt(empty, 10), null);
});

test('casualties count by the colour they were given once they were triaged', () => {
  assert.deepEqual(waiting(25), new Map([['unseen', 2]]));
  assert.deepEqual(waiting(70), new Map([['red', 1], ['yellow', 1], ['unseen', 1], ['black', 1]]));
});

test('who is dead at once is never one who waits for triage', () => {
  assert.deepEqual(casualtiesAt(hurt, 45)?.waiting.get('works'), new Map([['unseen', 1], ['black', 1]]));
});

test('who is loaded waits no more, and is at the hospital once he has arrived', () => {
  const later = casualtiesAt(hurt, 200);
  assert.deepEqual(later?.waiting, new Map([['village', new Map([['unseen', 1]])], ['works', new Map([['black', 1]])]]));
  assert.equal(later?.driven, 2);
  assert.deepEqual(casualtiesAt(hurt, 500)?.brought, new Map([['county', new Map([['red', 1]])]]));
  assert.equal(casualtiesAt(hurt, 500)?.driven, 1);
});

test('the numbers of all places stand in the order in which they are taken away', () => {
  assert.deepEqual(together(casualtiesAt(hurt, 70)?.waiting ?? new Map()).map(([what]) => what), ['red', 'yellow', 'unseen', 'black']);
});
