// Every component of web/gallery.html in four variants (phone and desk, light and dark): no violation of WCAG 2.2 A/AA
// by axe-core, nothing wider than the window, no error on the console (which a breach of the content policy is).
//   node tests/browser/gallery_test.mjs URL [FOLDER_FOR_SCREENSHOTS]
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';

const [url = 'http://127.0.0.1:8099/', shots] = process.argv.slice(2);
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'],
});
let faults = 0;
const fault = (text) => { faults += 1; console.log(`FAULT ${text}`); };

for (const width of [360, 1440]) {
  for (const colorScheme of ['light', 'dark']) {
    const name = `${width}-${colorScheme}`;
    const context = await browser.newContext({ viewport: { width, height: width === 360 ? 740 : 900 }, colorScheme, hasTouch: width === 360 });
    const page = await context.newPage();
    page.on('console', (message) => { if (message.type() === 'error') fault(`${name} console: ${message.text()}`); });
    page.on('pageerror', (error) => fault(`${name} script: ${error.message}`));
    await page.goto(url, { waitUntil: 'networkidle' });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    if (wide > 0) fault(`${name} is ${wide} px wider than the window`);
    if (shots) await page.screenshot({ path: `${shots}/${name}.png`, fullPage: true });
    await page.evaluate(axe);
    const result = await page.evaluate(() => axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }));
    for (const violation of result.violations) {
      for (const node of violation.nodes) fault(`${name} ${violation.id}: ${node.target.join(' ')} ${node.failureSummary.split('\n')[1] ?? ''}`);
    }
    console.log(`${name}: ${result.violations.length} violations, ${result.passes.length} rules passed`);
    await context.close();
  }
}
await browser.close();
process.exit(faults ? 1 : 0);
