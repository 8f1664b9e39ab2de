import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { Listings } from '../../../../analysis/report/src/data';
import { ofLevel, within } from '../../../../analysis/report/src/programme/sums';

const listings: Listings = { levels: ['county', 'city'], measures: { listed: { en: '', zh: '', unit: '', fan: [],
  mean: [[[1, 10], [2, 20]], [[3, 30], [4, 40]], [[5, 50], [6, 60]]] } } };

test('listings of one level or of all, quarters added up by unit', () => {
  assert.deepEqual(ofLevel(listings, 'listed', 1), [[10, 20], [30, 40], [50, 60]]);
  assert.deepEqual(ofLevel(listings, 'listed', -1), [[11, 22], [33, 44], [55, 66]]);
  assert.deepEqual(within(ofLevel(listings, 'listed', 0), 1, 3), [8, 10]);
});
