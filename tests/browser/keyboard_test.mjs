// The pages by keyboard alone.
import assert from 'node:assert/strict';
import { open_suite, sample_text, submit } from './suite.mjs';
import * as work from './work.mjs';

const { test, end, as } = await open_suite();
const focused = (page, read) => page.evaluate((name) => document.activeElement[name] || document.activeElement.getAttribute(name), read);

await test('the first Tab offers to skip to the content, and it does', async () => {
  const page = await as('giamdoc');
  await page.goto('/assignments');
  await page.keyboard.press('Tab');
  assert.equal(await focused(page, 'className'), 'ta-skip');
  await page.keyboard.press('Enter');
  assert.equal(await focused(page, 'id'), 'main');
});

await test('"/" goes to the search from any page, and words without marks find assignments', async () => {
  const page = await as('giamdoc');
  await page.goto('/dashboard');
  await page.keyboard.press('/');
  assert.equal(await focused(page, 'id'), 'q');
  await page.keyboard.type('hoi dong khoa hoc');
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
  assert.match(page.url(), /\/search\?q=hoi\+dong\+khoa\+hoc/);
  assert.match(await page.locator('tbody').innerText(), /Hội đồng/);
});

await test('a day is taken from the calendar by keys alone', async () => {
  const page = await as('vanthu');
  await page.goto('/directives/new');
  await page.fill('#f-received_on', '31/12/2025');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.keyboard.press('ArrowRight');
  assert.equal(await focused(page, 'data-day'), '01/01/2026');
  await page.keyboard.press('Enter');
  assert.equal(await page.inputValue('#f-received_on'), '01/01/2026');
});

await test('in the review j and k move from work to work, the mark of each lights up, e opens it, x drops it', async () => {
  const page = await as('vanthu');
  await work.paste(page, sample_text('03-cong-van.txt', (text) => `${text}\n\nBản thử ${Date.now()}`.replace(/Số: \S+/, 'Số: 4411/UBND-KT')));
  const at = () => page.evaluate(() => document.activeElement.closest('[data-span]')?.dataset.span);
  const ids = await work.cards(page).evaluateAll((all) => all.map((card) => card.dataset.span));
  assert.ok(ids.length >= 2);
  await page.keyboard.press('j');
  assert.equal(await at(), ids[0]);
  assert.equal(await page.locator('mark.ta-span.is-lit').first().getAttribute('data-span'), ids[0]);
  await page.keyboard.press('j');
  assert.equal(await at(), ids[1]);
  await page.keyboard.press('k');
  assert.equal(await at(), ids[0]);
  await Promise.all([page.waitForNavigation(), page.keyboard.press('x')]);
  assert.equal(await work.cards(page).count(), ids.length - 1);
  await page.keyboard.press('j');
  await Promise.all([page.waitForNavigation(), page.keyboard.press('e')]);
  assert.match(page.url(), /\/drafts\/\d+$/);
});

await test('a refused form has the focus on its errors, each error leads to its field', async () => {
  const page = await as('vanthu');
  await page.goto('/directives/new');
  await submit(page, page.locator('form[action="/directives/new"] .ta-form-acts [type=submit]'));
  assert.match(await focused(page, 'className'), /ta-errors/);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  assert.equal(await focused(page, 'name'), 'text');
});

await end();
