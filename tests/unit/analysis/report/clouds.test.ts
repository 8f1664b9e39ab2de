import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { Clouds, Run } from '../../../../analysis/report/src/data';
import { halfWidth, outline, outlines, type Point, SHARES, trains, windAt } from '../../../../analysis/report/src/drill/clouds';

const WIDTHS = [4, 10, 20, 30, 40, 40, 30, 15];

function cloudsOf(rows: { t: number; towards: number; reach: number; wind?: number; level?: string }[]): Clouds {
  return { time_s: rows.map((r) => r.t), kind: rows.map(() => 'poison'), level: rows.map((r) => r.level ?? 'harmful'), level_kg_m3: rows.map(() => 3e-5),
    x_m: rows.map(() => 100), y_m: rows.map(() => 50), wind_m_s: rows.map((r) => r.wind ?? 2), towards_deg: rows.map((r) => r.towards),
    reach_m: rows.map((r) => r.reach), half_m: rows.map(() => WIDTHS) };
}

function area(polygon: Point[]): number {
  return Math.abs(polygon.reduce((sum, [x, y], i) => {
    const [nx, ny] = polygon[(i + 1) % polygon.length];
    return sum + x * ny - nx * y;
  }, 0)) / 2;
}

/** By trapezes, from where the air has come `from` metres to where it has come `to`. */
function expectedArea(reach: number, from: number, to: number): number {
  const steps = 20000;
  let sum = 0;
  for (let k = 0; k < steps; ++k) sum += 2 * halfWidth(WIDTHS, (from + ((k + 0.5) * (to - from)) / steps) / reach) * ((to - from) / steps);
  return sum;
}

test('half widths are those of the table and straight between them', () => {
  SHARES.forEach((share, i) => assert.ok(Math.abs(halfWidth(WIDTHS, share) - WIDTHS[i]) < 1e-9));
  assert.equal(halfWidth(WIDTHS, 0), 0);
  assert.ok(Math.abs(halfWidth(WIDTHS, 1)) < 1e-9);
  assert.ok(Math.abs(halfWidth(WIDTHS, 0.1) - 15) < 1e-9);
});

test('two clouds of one kind are two trains', () => {
  const clouds = cloudsOf([{ t: 0, towards: 90, reach: 1000 }, { t: 0, towards: 90, reach: 500 }, { t: 60, towards: 90, reach: 0 }]);
  assert.deepEqual(trains(clouds).map((train) => train.rows), [[0, 1, 2]]);
  assert.deepEqual(trains({ ...clouds, cloud: [0, 1, 0] }).map((train) => train.rows), [[0, 2], [1]]);
});

test('a plume grows with the wind until it has come its reach, and lies down the wind', () => {
  const clouds = cloudsOf([{ t: 0, towards: 90, reach: 1000 }]);
  const [train] = trains(clouds);
  assert.deepEqual(outline(clouds, train, 0, 0), []);
  const young = outline(clouds, train, 0, 200);
  assert.ok(Math.abs(Math.max(...young.map(([x]) => x)) - 500) < 1e-6, 'its head is 2 m/s x 200 s east of the source');
  assert.ok(Math.abs(area(young) - expectedArea(1000, 0, 400)) < 1);
  const grown = outline(clouds, train, 0, 1e5);
  assert.ok(Math.abs(area(grown) - expectedArea(1000, 0, 1000)) < 1);
  assert.ok(grown.every(([x, y]) => x >= 100 - 1e-9 && x <= 1100 + 1e-6 && Math.abs(y - 50) <= 40 + 1e-6));
});

test('a trail that is no longer fed is carried off by later winds and fades where its air has come its reach', () => {
  const clouds = cloudsOf([{ t: 0, towards: 90, reach: 1000 }, { t: 100, towards: 0, reach: 0, wind: 3 }]);
  const [train] = trains(clouds);
  const moved = outline(clouds, train, 0, 200);
  // 200 m of trail, carried 300 m north, its air having come from 300 to 500 m.
  assert.ok(Math.abs(area(moved) - expectedArea(1000, 300, 500)) < 1);
  const [east, north] = [0, 1].map((k) => moved.reduce((sum, point) => sum + point[k], 0) / moved.length);
  assert.ok(east > 100 && east < 300 && Math.abs(north - 350) < 1e-6);
  assert.equal(outlines(clouds, train, 100 + 1000 / 3 + 1).length, 0);
});

test('levels are trains of their own', () => {
  const clouds = cloudsOf([{ t: 0, towards: 0, reach: 500 }, { t: 0, towards: 0, reach: 900, level: 'road' }, { t: 60, towards: 90, reach: 500 }, { t: 60, towards: 90, reach: 900, level: 'road' }]);
  assert.deepEqual(trains(clouds).map((train) => [train.level, train.rows]), [['harmful', [0, 2]], ['road', [1, 3]]]);
  assert.deepEqual(trains(undefined), []);
});

test('the wind is that of its last turn', () => {
  const run = { outcomes: { wind_m_s: 4, wind_towards_deg: 10 } } as unknown as Run;
  assert.deepEqual(windAt(run, 50), { wind_m_s: 4, towards_deg: 10 });
  run.wind = { time_s: [0, 600], wind_m_s: [4, 5], towards_deg: [10, 60] };
  assert.deepEqual(windAt(run, 599), { wind_m_s: 4, towards_deg: 10 });
  assert.deepEqual(windAt(run, 600), { wind_m_s: 5, towards_deg: 60 });
});
