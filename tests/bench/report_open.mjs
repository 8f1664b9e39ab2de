// Times how long a report takes to stand in headless Chromium, and its slowest view: two numbers in seconds.
// usage: report_open.mjs PACKAGES CHROMIUM REPORT
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const [packages, chromiumPath, report] = process.argv.slice(2);
const { chromium } = createRequire(join(packages, 'package.json'))('playwright-core');
const browser = await chromium.launch({ executablePath: chromiumPath, args: ['--no-sandbox', '--disable-gpu'] });
const page = await (await browser.newContext({ viewport: { width: 1366, height: 768 } })).newPage();
page.setDefaultTimeout(300_000);
// Two frames later what was asked for has been painted.
const painted = () => page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
const timed = async (act) => {
  const start = performance.now();
  await act();
  await painted();
  return (performance.now() - start) / 1000;
};
const opening = [];
for (let turn = 0; turn < 3; ++turn)
  opening.push(await timed(async () => {
    await page.goto(pathToFileURL(report).href);
    await page.waitForSelector('main section');
  }));
const views = await page.locator('nav.views a').evaluateAll((links) => links.map((link) => link.dataset.view));
const drawn = [];
for (const view of views)
  drawn.push(await timed(async () => {
    await page.click(`nav.views a[data-view="${view}"]`);
    await page.waitForSelector(`main[data-view="${view}"]`);
  }));
await browser.close();
console.log(JSON.stringify([Math.min(...opening), Math.max(...drawn)]));
