// Every main page: no violation of WCAG 2.2 A/AA by axe-core at 360 and 1440 px, light and dark, in both languages; nothing
// wider than a phone; no error on the console; and how many bytes a page costs.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { alike, main_pages, open } from './main_pages.mjs';
import { open_suite, submit } from './suite.mjs';

const suite = await open_suite();
const { test, end, as, nobody, sign_in } = suite;
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const kRules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const pages = (await main_pages(suite)).filter((one) => !alike(one.name));

async function speak(page, language) {
  await page.goto('/');
  if (page.url().includes('/sign-in')) {
    const change = page.locator(`form[action="/preferences"] [name=language][value=${language}]`);
    if (await change.count()) await submit(page, change);
    return;
  }
  if (await page.locator('html').getAttribute('lang') === language) return;
  await page.locator('.ta-who').click();
  await submit(page, page.locator(`form[action="/preferences"] [name=language][value=${language}]`));
}

async function faults_of(page) {
  const faults = [];
  await page.evaluate(() => document.fonts.ready);
  for (const width of [360, 1440]) {
    await page.setViewportSize({ width, height: width === 360 ? 740 : 900 });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    if (wide > 0) {
      const who = await page.evaluate(() => [...document.querySelectorAll('main *')].filter((e) => e.getBoundingClientRect().right > window.innerWidth + 1 && !e.closest('.ta-table-wrap, .ta-board, .ta-reader-text')).slice(0, 3).map((e) => `${e.tagName}.${e.className}`));
      faults.push(`${width} px: ${wide} px wider than the window: ${who.join(', ')}`);
    }
    for (const colorScheme of ['light', 'dark']) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      const { violations } = await page.evaluate((tags) => axe.run({ runOnly: tags, resultTypes: ['violations'] }), kRules);
      for (const v of violations) for (const node of v.nodes.slice(0, 4)) faults.push(`${width} px ${colorScheme}: ${v.id}: ${node.target.join(' ')}: ${(node.failureSummary.split('\n')[1] ?? '').trim()}`);
    }
  }
  return faults;
}

for (const language of ['vi', 'en']) {
  for (const login of [...new Set(pages.map((one) => one.login))]) {
    const signed = login ? await as(login) : await nobody();
    await speak(signed, language);
    await signed.context().close();
    for (const one of pages.filter((p) => p.login === login)) {
      await test(`${one.name} in ${language}: axe finds nothing, nothing is wider than a phone`, async () => {
        const page = login ? await as(login) : await nobody({ locale: language === 'en' ? 'en-GB' : 'vi-VN' });
        await open(page, one);
        assert.equal(await page.locator('html').getAttribute('lang'), language);
        await page.evaluate(axe);
        assert.deepEqual(await faults_of(page), []);
        assert.doesNotMatch(await page.locator('body').innerText(), /\b(directives|frame|identity|calendar|files|outbox|form|audit)\.[a-z_]+\b/, 'a word without a sentence');
      });
    }
    if (login) await speak(await as(login), 'vi');
  }
}

await test('a first page costs at most 140 KB over the network, the next one at most 30 KB', async () => {
  const page = await nobody();
  await sign_in(page, 'theodoi');
  const state = await page.context().storageState();
  const fresh = await nobody({ storageState: state });
  const network = await fresh.context().newCDPSession(fresh);
  await network.send('Network.enable');
  let bytes = 0;
  network.on('Network.loadingFinished', (one) => { bytes += one.encodedDataLength; });
  const visit = async (address) => { bytes = 0; await fresh.goto(address, { waitUntil: 'networkidle' }); return bytes; };
  const figures = {};
  figures.first = await visit('/assignments?view=all');
  for (const address of ['/', '/assignments?view=all', '/assignments/board', '/directives', '/dashboard']) figures[address] = await visit(address);
  console.log(`     bytes: ${Object.entries(figures).map(([name, n]) => `${name} ${(n / 1024).toFixed(1)} KB`).join(', ')}`);
  assert.ok(figures.first > 0 && figures.first <= 140 * 1024, `first ${figures.first}`);
  for (const [name, n] of Object.entries(figures)) if (name !== 'first') assert.ok(n <= 30 * 1024, `${name} ${n}`);
});

await end();
