import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { Playback, Run, Scene } from '../../../../analysis/report/src/data';
import { positionAt, situationAt, stretches, tracks } from '../../../../analysis/report/src/drill/situation';

const kind = ['ignition', 'burning', 'extinguished', 'dispatched', 'turned_out', 'arrived', 'injured', 'died', 'loaded', 'admitted', 'zone_warned', 'home', 'road_closed', 'relieved', 'heated'];
const entity = ['nobody', 'T1', 'E1', 'village', 'road', 'T2'];
const condition = ['none', 'ready', 'turning_out', 'driving', 'working', 'returning', 'operational', 'burning', 'extinguished'];

function runOf(rows: [time: number, kind: string, entity: string, from: string, to: string, value: number][]): Run {
  const at = (list: string[], word: string) => list.indexOf(word);
  return { number: 1, why: [], beginning: '', outcomes: {}, curves: {},
    events: { time_s: rows.map((r) => r[0]), kind: rows.map((r) => at(kind, r[1])), entity: rows.map((r) => at(entity, r[2])), place: rows.map(() => 0),
      from: rows.map((r) => at(condition, r[3])), to: rows.map((r) => at(condition, r[4])), cause: rows.map(() => -1), value: rows.map((r) => r[5]) } };
}

const run = runOf([
  [0, 'ignition', 'T1', 'none', 'none', 0], [0, 'burning', 'T1', 'operational', 'burning', 314],
  [5, 'heated', 'T2', 'operational', 'none', 9000],
  [10, 'dispatched', 'E1', 'ready', 'turning_out', 0], [20, 'injured', 'T1', 'none', 'none', 2], [30, 'died', 'T1', 'none', 'none', 1],
  [40, 'turned_out', 'E1', 'turning_out', 'driving', 0], [50, 'zone_warned', 'village', 'none', 'none', 100], [60, 'road_closed', 'road', 'none', 'none', 0],
  [100, 'arrived', 'E1', 'driving', 'working', 0], [110, 'loaded', 'E1', 'none', 'none', 0], [200, 'extinguished', 'T1', 'burning', 'extinguished', 0],
  [210, 'admitted', 'T1', 'none', 'none', 0], [300, 'relieved', 'E1', 'working', 'returning', 0], [400, 'home', 'E1', 'returning', 'ready', 0]]);
const playback: Playback = { words: { kind, entity, condition, unit: ['E1'], junction: ['a', 'b', 'c'] }, runs: [run], clause_order: [] };

test('the situation is what the journal has told by then', () => {
  assert.equal(situationAt(playback, run, -1).last, -1);
  const before = situationAt(playback, run, 15);
  assert.equal(before.fires.get('T1')?.state, 'burning');
  assert.equal(before.fires.get('T1')?.area, 314);
  assert.equal(before.fires.get('T2')?.state, 'heated');
  assert.equal(before.units.get('E1'), 'turning_out');
  assert.equal(before.counts.dead, 0);
  const during = situationAt(playback, run, 105);
  assert.deepEqual([during.counts.dead, during.counts.injured, during.counts.waiting], [1, 2, 2]);
  assert.equal(during.zones.get('village'), 'warned');
  assert.ok(during.closed.has('road'));
  const after = situationAt(playback, run, 1000);
  assert.equal(after.fires.get('T1')?.state, 'extinguished');
  assert.equal(after.units.get('E1'), 'ready');
  assert.deepEqual([after.counts.waiting, after.counts.admitted], [1, 1]);
  assert.equal(after.smoke, false);
});

test('vehicles run from junction to junction and stand in between', () => {
  const scene: Scene = { junctions: { junction: ['a', 'b', 'c'], x_m: [0, 100, 100], y_m: [0, 0, 50] } };
  const moving: Run = { ...run, passages: { unit: [0, 0, 0, 0], junction: [0, 1, 1, 2], time_s: [40, 60, 300, 310] } };
  const track = tracks(playback, moving, scene).get('E1');
  assert.ok(track);
  assert.deepEqual(positionAt(track, 0), { x: 0, y: 0, moving: false });
  assert.deepEqual(positionAt(track, 50), { x: 50, y: 0, moving: true });
  assert.deepEqual(positionAt(track, 200), { x: 100, y: 0, moving: false });
  assert.deepEqual(positionAt(track, 305), { x: 100, y: 25, moving: true });
  assert.deepEqual(positionAt(track, 999), { x: 100, y: 50, moving: false });
});

test('stretches follow each other until the unit is home', () => {
  const list = stretches(playback, run, 500).get('E1');
  assert.deepEqual(list, [{ condition: 'turning_out', from: 10, to: 40 }, { condition: 'driving', from: 40, to: 100 },
    { condition: 'working', from: 100, to: 300 }, { condition: 'returning', from: 300, to: 400 }]);
});

