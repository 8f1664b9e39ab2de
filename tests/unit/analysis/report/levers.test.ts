import assert from 'node:assert/strict';
import { test } from 'node:test';

import { bestLevers, surest } from '../../../../analysis/report/src/programme/levers';
import { state } from '../../../../analysis/report/src/state';

test('levers that chance may explain come last, those that avert nothing not at all', () => {
  state.language = 'en';
  const columns = { scope: ['county', 'county', 'strategy', 'strategy', 'proposal'], id: ['a', 'b', 'c', 'd', ''], name: ['A', 'B', 'C', 'D', ''], name_zh: ['甲', '乙', '丙', '丁', ''],
    averted_per_1000_days: [0.9, 0.2, 0.5, -0.1, null], low: [-0.1, 0.1, 0.3, -0.3, null], high: [1.9, 0.3, 0.7, 0.1, null] };
  assert.deepEqual(bestLevers(columns, 3).map((x) => [x.name, x.sure]), [['C', true], ['B', true], ['A', false]]);
  assert.deepEqual(bestLevers(columns, 1).map((x) => x.id), ['c']);
  state.language = 'zh';
  assert.equal(bestLevers(columns, 1)[0].name, '丙');
});

test('an assumption is called the first to be found out only where its interval leaves out zero', () => {
  state.language = 'en';
  const table = { parameter: ['inspection.effects.taught', 'exposures.gdp.growth'], sobol_first: [0.3, 0.2], sobol_first_low: [-0.1, 0.1], sobol_first_high: [0.7, 0.3] };
  assert.match(surest(table, []) ?? '', /GDP/);
  assert.equal(surest({ ...table, sobol_first_low: [-0.1, 0] }, []), null);
});
