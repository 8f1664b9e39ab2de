import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { Scene } from '../../../../analysis/report/src/data';
import { bracket, cellAbove, contours, fluxAt, HeatTable, LEVELS_W_M2 } from '../../../../analysis/report/src/drill/heat';

/** A fire whose flux is 4e6/d2 in still air, and twice that downwind at 10 m/s. */
function scene(): Scene {
  const heat = { shape: [] as number[], wind_m_s: [] as number[], angle_deg: [] as number[], distance_m: [] as number[], flux_w_m2: [] as number[] };
  for (const wind of [0, 10])
    for (const angle of [0, 90, 180])
      for (const distance of [10, 12, 15, 20, 30, 50, 80, 120]) {
        heat.shape.push(0);
        heat.wind_m_s.push(wind);
        heat.angle_deg.push(angle);
        heat.distance_m.push(distance);
        heat.flux_w_m2.push((4e6 / distance ** 2) * (wind > 0 ? [2, 1, 0.5][angle / 90] : 1));
      }
  return { heat };
}
const table = new HeatTable(scene());
const fire = { x: 0, y: 0, radius: 10, shape: 0, scale: 1 };

test('values of the table come back, and lie between them elsewhere', () => {
  assert.equal(table.flux(fire, 0, 90, 20), 1e4);
  assert.equal(table.flux(fire, 10, 0, 20), 2e4);
  assert.equal(table.flux(fire, 5, 0, 20), 1.5e4);
  const between = table.flux(fire, 0, 45, 25);
  assert.ok(between < 1e4 && between > 4e6 / 30 ** 2);
  assert.ok(Math.abs(table.flux(fire, 0, 0, 240) - 4e6 / 240 ** 2) < 1e-9, 'falls off with the square beyond the table');
  assert.equal(table.flux({ ...fire, scale: 0.5 }, 0, 0, 10), 1e4, 'half as large, half as far');
});

test('wind towards the east heats the east', () => {
  const east = fluxAt(table, [fire], 10, 90, 30, 0);
  const west = fluxAt(table, [fire], 10, 90, -30, 0);
  assert.ok(Math.abs(east / west - 4) < 1e-9);
});

test('fires on one side add, on opposite sides they do not', () => {
  const one = fluxAt(table, [fire], 0, 0, 50, 0);
  const behind = fluxAt(table, [fire, { ...fire, x: -1e-6 }], 0, 0, 50, 0);
  assert.ok(Math.abs(behind / one - 2) < 1e-3);
  const opposite = fluxAt(table, [fire, { ...fire, x: 100 }], 0, 0, 50, 0);
  assert.ok(Math.abs(opposite / one - 1) < 1e-9);
});

test('the area inside a contour is that of its circle to half a cell', () => {
  const found = contours(table, [fire], 0, 0, 200);
  found.forEach((contour, k) => {
    let area = 0;
    for (const polygon of contour.polygons)
      polygon.forEach(([x, y], i) => {
        const [nx, ny] = polygon[(i + 1) % polygon.length];
        area += (x * ny - nx * y) / 2;
      });
    const radius = Math.max(10, Math.sqrt(4e6 / LEVELS_W_M2[k]));
    const cell = 260 / 200;
    assert.ok(Math.abs(Math.sqrt(area / Math.PI) - radius) < cell / 2, `${LEVELS_W_M2[k]}: ${Math.sqrt(area / Math.PI)} ${radius}`);
  });
  assert.deepEqual(contours(table, [], 0, 0), []);
});

test('cells and brackets', () => {
  assert.deepEqual(cellAbove(5, [1, 1, 1, 1]), []);
  assert.deepEqual(cellAbove(5, [9, 9, 9, 9]), [[0, 0], [1, 0], [1, 1], [0, 1]]);
  assert.equal(cellAbove(5, [9, 1, 1, 1]).length, 3);
  assert.deepEqual(bracket([0, 10], 5), [0, 1, 0.5]);
  assert.deepEqual(bracket([0, 10], -1), [0, 0, 0]);
  assert.deepEqual(bracket([0, 10], 11), [1, 1, 0]);
});
