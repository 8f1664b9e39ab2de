import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { Scene } from '../../../../analysis/report/src/data';
import { Names, namesIn } from '../../../../analysis/report/src/drill/names';
import { state } from '../../../../analysis/report/src/state';
import { commonScale } from '../../../../analysis/report/src/summary/words';

const scene: Scene = {
  zones: { zone: ['z_1', 'z_2'], x_m: [0, 0], y_m: [0, 0], radius_m: [1, 1], population: [1, 1], name: ['West village', ''], name_zh: ['西村', '东村'] },
  stations: { station: ['fire_1'], x_m: [0], y_m: [0], name: ['Station West'], name_zh: ['城西站'] },
  units: { unit: ['F01'], station: ['fire_1'], kind: ['water'] },
};

test('places are called by their names, by their ids only where there is none', () => {
  const names = new Names(scene, '');
  state.language = 'en';
  assert.deepEqual(['z_1', 'z_2', 'F01', 'station_fire_1', 'other_id'].map((id) => names.of(id)), ['West village', 'z 2', 'F01 (Station West)', 'station Station West', 'other id']);
  state.language = 'zh';
  assert.deepEqual(['z_1', 'z_2', 'F01', 'station_fire_1'].map((id) => names.of(id)), ['西村', '东村', '城西站 F01', '城西站']);
  assert.equal(namesIn(scene), namesIn(scene));
  assert.equal(namesIn(null).of('a_b'), 'a b');
});

test('counts that stand side by side are of as many cases', () => {
  assert.equal(commonScale([157, 201]), 1);
  assert.equal(commonScale([0.2, 0.035]), 100);
  assert.equal(commonScale([0.2, 0]), 10);
  assert.equal(commonScale([0, 0]), 10);
});
