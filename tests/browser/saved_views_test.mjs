// Views of one's own: saved from the list, shown as tabs, renamed, made the one the list opens with, deleted; also without scripts.
import assert from 'node:assert/strict';
import { open_suite, submit } from './suite.mjs';

const { test, end, as } = await open_suite();
const tab = (page, name) => page.locator('.ta-tabs a', { hasText: name });
const current = async (page) => (await page.locator('.ta-tabs [aria-current=page]').allInnerTexts()).map((text) => text.trim());

async function save(page, name) {
  const menu = page.locator('details', { has: page.locator('#view-name') });
  if (!(await page.locator('#view-name').isVisible())) await menu.locator('summary').click();
  await page.fill('#view-name', name);
  return submit(page, menu.locator('button[type=submit]'));
}

for (const [how, options] of [['with scripts', {}], ['without scripts', { javaScriptEnabled: false }]]) {
  await test(`a view is saved, becomes a tab and the default, gets another name and is deleted ${how}`, async () => {
    const page = await as('phogiamdoc', options);
    const name = `Quá hạn ${Date.now() % 100000}`;
    await page.goto('/assignments?view=all&timeliness=overdue&sort=lead&columns=lead&columns=due');
    await save(page, name);
    assert.match(await page.locator('.ta-toast').innerText(), /Đã lưu khung nhìn/);
    assert.deepEqual(await current(page), [name]);
    assert.equal(await page.locator('#view-name').count(), 0);
    await page.goto('/assignments?view=open');
    assert.equal(await tab(page, name).count(), 1);
    await submit(page, tab(page, name));
    assert.match(page.url(), /timeliness=overdue/);

    await page.goto('/assignments/views');
    await submit(page, page.locator('.ta-work li', { hasText: name }).locator('a.btn'));
    await submit(page, page.locator('form[action$="/default"] button'));
    await page.goto('/assignments');
    assert.deepEqual(await current(page), [name]);

    await page.goto('/assignments/views');
    await submit(page, page.locator('.ta-work li', { hasText: name }).locator('a.btn'));
    await page.fill('#f-name', `${name} mới`);
    await submit(page, page.locator('main .ta-form-acts [type=submit]'));
    await submit(page, page.locator('.ta-work li', { hasText: `${name} mới` }).locator('a.btn'));
    await page.locator('main details.ta-menu summary', { hasText: 'Xóa' }).click();
    await submit(page, page.locator('form[action*="/erase"] button'));
    await page.goto('/assignments');
    assert.equal(await tab(page, name).count(), 0);
    assert.deepEqual(await current(page), ['Đang mở']);
  });
}

await test('a name that is taken is refused at its field, and another person sees none of it', async () => {
  const page = await as('phogiamdoc'), other = await as('ketoan');
  const name = `Chờ nhận ${Date.now() % 100000}`;
  await page.goto('/assignments?view=all&state=waiting');
  await save(page, name);
  await page.goto('/assignments?view=all&state=reported');
  const response = await save(page, name);
  assert.equal(response.status(), 422);
  assert.match(await page.locator('#e-name, .ta-error').first().innerText(), /đã có khung nhìn tên này/);
  await page.fill('#f-name', `${name} hai`);
  await submit(page, page.locator('main .ta-form-acts [type=submit]'));
  assert.match(page.url(), /state=reported/);
  await other.goto('/assignments?view=open');
  assert.equal(await tab(other, name).count(), 0);
});

await end();
