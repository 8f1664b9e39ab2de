// Opens a report in headless Chromium and clicks through it.
// usage: browser.mjs PACKAGES CHROMIUM REPORT EXPECTED.json
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const [packages, chromiumPath, report, expectedFile] = process.argv.slice(2);
const { chromium } = createRequire(join(packages, 'package.json'))('playwright-core');
const expected = JSON.parse(readFileSync(expectedFile, 'utf-8'));
const browser = await chromium.launch({ executablePath: chromiumPath, args: ['--no-sandbox', '--disable-gpu'] });
const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, colorScheme: 'light' });
const page = await context.newPage();
page.setDefaultTimeout(300_000);  // how fast it is, is measured elsewhere: a busy machine takes its time
const complaints = [];
page.on('console', (message) => ['error', 'warning'].includes(message.type()) && complaints.push(message.text()));
page.on('pageerror', (error) => complaints.push(String(error)));
page.on('dialog', (dialog) => complaints.push(`dialog: ${dialog.message()}`));
page.on('request', (request) => /^(file|data|blob):/.test(request.url()) || complaints.push(`network: ${request.url()}`));

const squeeze = (text) => text.replace(/\s+/g, ' ').trim();
const text = async (selector) => squeeze(await page.locator(selector).first().innerText());
const open = async (view) => {
  await page.click(`nav.views a[data-view="${view}"]`);
  await page.waitForSelector(`main[data-view="${view}"]`);
};
/** Charts are drawn when they come into sight. */
const scrollThrough = async () => {
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  for (let y = 0; y <= height; y += 600) {
    await page.evaluate((to) => window.scrollTo(0, to), y);
    await page.waitForTimeout(40);
  }
  await page.evaluate(() => window.scrollTo(0, 0));
};

/** What a view is made of: its cards in order, with their charts and tables; nothing may stick out, overlap or be empty. */
async function structure() {
  await scrollThrough();
  const found = await page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    const faults = [];
    if (document.documentElement.scrollWidth > width + 1) {
      const wide = [...document.querySelectorAll('main *')].filter((e) => e.getBoundingClientRect().right > width + 1 && !e.closest('.scroll'));
      faults.push(`${document.querySelector('main').dataset.view} is ${document.documentElement.scrollWidth} wide on ${width}: ${wide.slice(0, 3).map((e) => e.outerHTML.slice(0, 150)).join(' ')}`);
    }
    const cards = [...document.querySelectorAll('section.card')];
    const boxes = cards.map((card) => card.getBoundingClientRect());
    boxes.forEach((a, i) => boxes.slice(i + 1).forEach((b, j) => {
      const over = Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1;
      if (over) faults.push(`${cards[i].id} overlaps ${cards[i + 1 + j].id}`);
    }));
    for (const chart of document.querySelectorAll('.chart')) {
      if (chart.closest('details:not([open])')) continue;  // drawn when it is opened
      const drawn = chart.querySelector('svg');
      if (!drawn || drawn.querySelectorAll('path, text').length < 4) faults.push(`an empty chart: ${chart.getAttribute('aria-label')}`);
      if (!chart.getAttribute('aria-label')) faults.push('a chart without a label');
    }
    for (const element of document.querySelectorAll('button, select, input, a'))
      if (!(element.getAttribute('aria-label') || element.labels?.length || element.textContent.trim())) faults.push(`a control without a name: ${element.outerHTML.slice(0, 80)}`);
    const twelfth = (px) => Math.round((12 * px) / width);
    const parts = cards.map((card, i) => `${card.id}: columns ${twelfth(boxes[i].left)} to ${twelfth(boxes[i].right)} of 12, ${card.querySelectorAll('.chart').length} charts, ${card.id === 'validation' ? 'its' : card.querySelectorAll('table').length} tables`);
    return { faults, parts };
  });
  assert.deepEqual(found.faults, []);
  const picture = await page.screenshot({ fullPage: true });
  assert.ok(picture.length > 20_000, 'the picture is not blank');
  return found.parts;
}

await page.goto(pathToFileURL(report).href);
await page.waitForSelector('main');
assert.equal(await page.evaluate(() => window.hacked), undefined);
assert.equal(await page.evaluate(() => document.querySelectorAll('script').length), 2, 'the data and the program');
assert.equal(await page.evaluate(() => document.querySelectorAll('main img, main iframe, main object').length), 0);

// The summary of one result needs no scrolling on a usual laptop; what is further is folded, not cut off.
if (expected.one_screen) {
  await page.setViewportSize({ width: 1366, height: 768 });
  for (const language of ['zh', 'en']) {
    if ((await page.getAttribute('html', 'lang')).slice(0, 2) !== language) await page.click('.tools button:first-child');
    const [height, below, cut] = await page.evaluate(() => [document.documentElement.scrollHeight,
      [...document.querySelectorAll('main section.card')].filter((card) => card.getBoundingClientRect().bottom > 768).map((card) => card.id),
      [...document.querySelectorAll('main *')].filter((e) => e.scrollHeight > e.clientHeight + 2 && getComputedStyle(e).overflowY === 'hidden' && e.clientHeight > 2).map((e) => e.outerHTML.slice(0, 120))]);
    assert.deepEqual([below, cut], [[], []], language);
    assert.ok(height <= 768, `${height} high in ${language}`);
  }
  assert.deepEqual(complaints, []);
  await browser.close();
  process.exit(0);
}

// Both languages, light and dark: the same structure.
const views = await page.locator('nav.views a').evaluateAll((links) => links.map((link) => link.dataset.view));
assert.deepEqual(views, expected.views);
const seen = {};
for (const language of ['zh', 'en']) {
  if ((await page.getAttribute('html', 'lang')).slice(0, 2) !== language) await page.click('.tools button:first-child');
  assert.equal((await page.getAttribute('html', 'lang')).slice(0, 2), language);
  for (const dark of language === 'zh' && !expected.brief ? [true, false] : [false]) {
    await page.click('.tools button:nth-child(2)');
    if (((await page.getAttribute('html', 'data-theme')) === 'dark') !== dark) await page.click('.tools button:nth-child(2)');
    for (const view of views) {
      await open(view);
      const parts = await structure();
      seen[view] ??= parts;
      assert.deepEqual(parts, seen[view], `${view} in ${language}, ${dark ? 'dark' : 'light'}`);
    }
  }
  // Numbers against the file.
  await open('summary');
  for (const [id, said] of Object.entries(expected.phrases[language]))
    assert.equal(await text(`li[data-clause="${id}"] > span:last-child, li[data-target="${id}"] > span:last-child`), said, id);
  if (expected.clauses) {
    await open('drill');
    const cells = await page.locator('#clauses tbody tr').evaluateAll((rows) => rows.map((row) => row.children[5].textContent.replace(/\s/g, '')));
    assert.deepEqual(cells, expected.clauses);
    const outcomes = await page.locator('[data-outcomes] tbody tr').evaluateAll((rows) => rows.map((row) => row.children[1].textContent));
    expected.means.forEach((mean, i) => {
      const shown = parseFloat(outcomes[i].replace(/\u202f/g, '')) * (/yuan|元/.test(outcomes[i]) ? { en: 1e6, zh: /亿/.test(outcomes[i]) ? 1e8 : 1e4 }[language] : 1);
      assert.ok(Math.abs(shown - mean) <= 0.006 * Math.abs(mean) + 1e-9, `${outcomes[i]} for ${mean}`);
    });
    await page.locator('#timeline .choices').nth(1).locator('select').selectOption(String(expected.matrix.minutes));
    const matrix = await page.locator('[data-matrix] tbody tr').evaluateAll((rows) => rows.map((row) => [...row.children].slice(1).map((cell) => cell.querySelector('b').textContent)));
    for (const [row, column, value] of expected.matrix.cells)
      assert.ok(Math.abs(Number(matrix[row][column].replace(/\s/g, '')) - value) <= 0.06 * Math.abs(value) + 0.05, `${matrix[row][column]} for ${value}`);
  }
}

// The playback, by mouse and by keyboard.
if (expected.playback) {
  await open('drill');
  await page.locator('#replay .choices select').first().selectOption({ index: expected.playback.index });
  for (const moment of expected.playback.moments) {
    await page.locator('#replay input[type=range]').evaluate((slider, time) => {
      slider.value = String(time);
      slider.dispatchEvent(new Event('input'));
    }, moment.time);
    const shown = await page.locator('[data-situation] div').evaluateAll((rows) => rows.slice(0, 8).map((row) => row.querySelector('dd').textContent));
    assert.deepEqual([shown[0], shown[2], shown[4]], moment.shown.map(String), `burning, on scene, dead at ${moment.time}`);
  }
  assert.equal(await page.locator('#replay .log li').count(), expected.playback.events);
  const slider = page.locator('#replay input[type=range]');
  await slider.evaluate((element) => {
    element.value = '0';
    element.dispatchEvent(new Event('input'));
  });
  await slider.focus();
  await page.keyboard.press('ArrowRight');
  assert.equal(await slider.getAttribute('aria-valuetext'), 'T+00:00:01');
  await page.click('[data-play]');
  // The page's policy forbids to compile code, which waitForFunction would.
  for (let turn = 0; turn < 100 && Number(await slider.inputValue()) <= 10; ++turn) await page.waitForTimeout(100);
  assert.ok(Number(await slider.inputValue()) > 10, 'the clock runs');
  await page.click('[data-play]');
  const painted = await page.locator('#replay canvas').evaluate((canvas) => {
    const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
    return new Set(new Uint32Array(data.buffer)).size;
  });
  assert.ok(painted > 20, 'the map is drawn');
  for (const name of [/Site|库区/, /City|全域/]) await page.locator('#replay .over button', { hasText: name }).click();
}
if (expected.parameters) {
  await open('evidence');
  await page.fill('#search-0', expected.parameters.search);
  assert.equal(await page.locator('#numbers table').first().locator('tbody tr').count(), expected.parameters.found);
}

// By keyboard: the first stop leads to the content, the views can be reached.
await page.goto('about:blank');
await page.goto(pathToFileURL(report).href);
await page.waitForSelector('main');
await page.keyboard.press('Tab');
assert.match(await page.evaluate(() => document.activeElement.className), /skip/);
await page.keyboard.press('Enter');
assert.equal(await page.evaluate(() => document.activeElement.id), 'content');
await page.focus('nav.views a[data-view="evidence"]');
await page.keyboard.press('Enter');
await page.waitForSelector('main[data-view="evidence"]');

// A button of the header keeps the focus when the page is drawn anew.
for (const place of [1, 2, 1, 2]) {
  await page.focus(`.tools button:nth-child(${place})`);
  await page.keyboard.press('Enter');
  assert.equal(await page.evaluate(() => [...document.querySelectorAll('.tools button')].indexOf(document.activeElement)), place - 1);
}

// On a narrow screen and on paper nothing sticks out.
await page.setViewportSize({ width: 390, height: 800 });
for (const view of views) {
  await open(view);
  await structure();
}
await page.setViewportSize({ width: 1280, height: 800 });
for (const view of views) {
  await open(view);
  const paper = await page.pdf({ preferCSSPageSize: true, printBackground: true });
  assert.equal(paper.subarray(0, 5).toString(), '%PDF-');
  const pages = paper.toString('latin1').match(/\/Type\s*\/Page\b/g).length;
  assert.ok(pages <= (view === 'summary' ? expected.results : 30), `${view}: ${pages} pages`);
}
assert.equal(await page.evaluate(() => window.hacked), undefined);
assert.deepEqual(complaints, []);
await browser.close();
console.log(JSON.stringify(seen));
