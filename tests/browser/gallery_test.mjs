// Every component of web/gallery.html in four variants (phone and desk, light and dark): no violation of WCAG 2.2 A/AA
// by axe-core, nothing wider than the window, no error on the console (which a breach of the content policy is).
//   node tests/browser/gallery_test.mjs [FOLDER_FOR_SCREENSHOTS]
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { launch, serve_gallery } from './browser.mjs';

const [shots] = process.argv.slice(2);
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const { url, stop } = await serve_gallery();
const browser = await launch();
// What is only there after a click must be clean too; the part that opened is looked at by itself.
const kStates = {
  closed: { part: 'html', open: (page) => page.evaluate(() => document.fonts.ready.then(() => scrollTo(0, 0))) },
  menu: { part: '.ta-top', open: (page) => page.click('.ta-who') },
  choices: { part: '.ta-combo', open: (page) => page.click('#unit') },
  calendar: { part: '.ta-date', open: (page) => page.click('.ta-date .btn') },
  chosen: { part: '.ta-bulk', open: (page) => page.locator('tbody .ta-pick input').first().click() },
  dialog: { part: '#dlg-close', open: async (page) => { await page.click('.ta-head .ta-menu summary'); await page.click('[data-ta-dialog=dlg-close]'); } },
};
let passed = 0;
let failed = 0;
let faults = [];
const fault = (text) => faults.push(text);

for (const width of [360, 1440]) {
  for (const colorScheme of ['light', 'dark']) {
    const name = `${width}-${colorScheme}`;
    const context = await browser.newContext({ viewport: { width, height: width === 360 ? 740 : 900 }, colorScheme, hasTouch: width === 360 });
    const page = await context.newPage();
    page.on('console', (message) => { if (message.type() === 'error') fault(`${name} console: ${message.text()}`); });
    page.on('pageerror', (error) => fault(`${name} script: ${error.message}`));
    await page.goto(url, { waitUntil: 'networkidle' });
    if (shots) await page.screenshot({ path: `${shots}/${name}.png`, fullPage: true });
    await page.evaluate(axe);
    for (const [state, { part, open }] of Object.entries(kStates)) {
      await page.keyboard.press('Escape');
      await open(page);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      if (wide > 0) fault(`${name} ${state} is ${wide} px wider than the window`);
      if (shots && state !== 'closed') await page.screenshot({ path: `${shots}/${name}-${state}.png` });
      const result = await page.evaluate((selector) => axe.run(selector, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }), part);
      for (const violation of result.violations) {
        for (const node of violation.nodes) fault(`${name} ${state} ${violation.id}: ${node.target.join(' ')} ${node.failureSummary.split('\n')[1] ?? ''}`);
      }
      if (faults.length) {
        failed += 1;
        console.log(`FAIL ${name} ${state}\n     ${faults.join('\n     ')}`);
      } else passed += 1;
      faults = [];
    }
    await context.close();
  }
}
await browser.close();
stop();
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
