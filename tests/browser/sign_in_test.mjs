// Who comes in, who does not, and what a person without the right sees.
import assert from 'node:assert/strict';
import { open_suite, submit } from './suite.mjs';

const { test, end, as, nobody, sign_in } = await open_suite();
const main = (page) => page.locator('main').innerText();

await test('a page asked for before signing in is where one arrives after', async () => {
  const page = await nobody();
  await page.goto('/assignments?view=all');
  assert.match(page.url(), /\/sign-in\?next=/);
  await page.fill('[name=login]', 'chuyenvien');
  await page.fill('[name=password]', 'thanhlam-2026');
  await submit(page, page.locator('form[action="/sign-in"] [type=submit]'));
  assert.match(page.url(), /\/assignments\?view=all$/);
});

await test('a wrong password says so, keeps the login and lets nobody in', async () => {
  const page = await nobody();
  const response = await sign_in(page, 'chuyenvien', 'sai-mat-khau-1');
  assert.equal(response.status(), 422);
  assert.match(await main(page), /Tên đăng nhập hoặc mật khẩu không đúng/);
  assert.equal(await page.inputValue('[name=login]'), 'chuyenvien');
  assert.equal(await page.inputValue('[name=password]'), '');
  await page.goto('/');
  assert.match(page.url(), /\/sign-in/);
});

await test('a login nobody has gets the same words', async () => {
  const page = await nobody();
  await sign_in(page, 'khong-co-ai', 'sai-mat-khau-1');
  assert.match(await main(page), /Tên đăng nhập hoặc mật khẩu không đúng/);
});

await test('after five failures the login waits, and the page says how long', async () => {
  const page = await nobody();
  for (let i = 0; i < 5; i += 1) await sign_in(page, 'ketoan', 'sai-mat-khau-1');
  const response = await sign_in(page, 'ketoan');
  assert.equal(response.status(), 429);
  assert.match(await main(page), /Hãy chờ 1 phút/);
});

await test('signing out ends the session: the same cookie opens nothing', async () => {
  const page = await nobody();
  await sign_in(page, 'doimoi');
  const cookies = await page.context().cookies();
  await page.locator('.ta-who').click();
  await submit(page, page.locator('form[action="/sign-out"] [type=submit]'));
  assert.match(page.url(), /\/sign-in/);
  await page.context().addCookies(cookies);
  await page.goto('/assignments');
  assert.match(page.url(), /\/sign-in/);
});

await test('a post without the page\'s own token is refused, and so is one from elsewhere', async () => {
  const page = await as('vanthu');
  await page.goto('/directives/new');
  const csrf = await page.locator('form[action="/directives/new"] [name=csrf]').inputValue();
  const text = 'Sở Tài chính báo cáo trước ngày 30/12/2026.';
  const post = (form, headers = {}) => page.request.post('/preferences', { form: { theme: 'dark', next: '/', ...form }, headers, maxRedirects: 0 });
  assert.equal((await post({})).status(), 403);
  assert.equal((await post({ csrf: 'x'.repeat(csrf.length) })).status(), 403);
  assert.equal((await post({ csrf }, { 'Sec-Fetch-Site': 'cross-site' })).status(), 403);
  assert.equal((await page.request.post('/directives/new', { multipart: { text }, maxRedirects: 0 })).status(), 403);
  await page.reload();
  assert.equal(await page.locator('html').getAttribute('data-bs-theme'), null);
});

await test('an officer may neither register documents nor administer: 403 with words', async () => {
  const page = await as('chuyenvien');
  for (const address of ['/directives/new', '/roles', '/imports']) {
    const response = await page.goto(address);
    assert.equal(response.status(), 403, address);
    assert.match(await main(page), /không có quyền/i);
  }
});

await test('a document that is not theirs does not exist for another agency, and neither does a made-up one', async () => {
  const clerk = await as('vanthu');
  await clerk.goto('/directives/new');
  await clerk.locator('main [name=text]').fill(`THÔNG BÁO\n\n1. Giao Sở Tài chính rà soát kinh phí ${Date.now()}, báo cáo trước ngày 30/12/2026.`);
  await submit(clerk, clerk.locator('form[action="/directives/new"] .ta-form-acts [type=submit]'));
  const address = new URL(clerk.url()).pathname.replace('/review', '');
  const page = await as('xasonha');
  for (const other of [address, '/directives/999999', '/assignments/999999', '/files/999999', '/no/such/page']) {
    const response = await page.goto(other);
    assert.equal(response.status(), 404, other);
    assert.match(await main(page), /Không tìm thấy/);
  }
});

await test('language and theme are switched from the menu and stay', async () => {
  const page = await nobody();
  await sign_in(page, 'congthuong');
  const press = async (name, value) => {
    await page.locator('.ta-who').click();
    await submit(page, page.locator(`[name=${name}][value=${value}]`));
  };
  await press('language', 'en');
  assert.equal(await page.locator('html').getAttribute('lang'), 'en');
  await press('theme', 'dark');
  await page.goto('/assignments');
  assert.equal(await page.locator('html').getAttribute('lang'), 'en');
  assert.equal(await page.locator('html').getAttribute('data-bs-theme'), 'dark');
  await press('language', 'vi');
  await press('theme', 'light');
});

await end();
