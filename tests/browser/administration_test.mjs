// Who administers: people, posts in several agencies, accounts, agencies with units, last days and successors, roles; and what happens
// when two administrators change one record.
import assert from 'node:assert/strict';
import { open_suite, submit } from './suite.mjs';

const { test, end, as, nobody, sign_in } = await open_suite();
const main = (page) => page.locator('main').innerText();
const save = (page) => submit(page, page.locator('main form[method=post] button[type=submit]').last());
const two = (n) => String(n).padStart(2, '0');
const day = (shift) => { const d = new Date(Date.now() + shift * 86400000); return `${two(d.getDate())}/${two(d.getMonth() + 1)}/${d.getFullYear()}`; };
const mark = Date.now().toString(36);

// Comboboxes are ordinary selects with something better laid over them by scripts.
async function choose(page, name, label) {
  await page.evaluate(({ field, words }) => {
    const select = document.querySelector(`select[name="${field}"]`);
    const option = [...select.options].find((one) => one.text.trim() === words) ?? [...select.options].find((one) => one.text.includes(words));
    option.selected = true;
    select.dispatchEvent(new Event('change', { bubbles: true }));
  }, { field: name, words: label });
}

async function add_person(page, name, email) {
  await page.goto('/people/new');
  await page.fill('[name=name]', name);
  await page.fill('[name=email]', email);
  await save(page);
  assert.match(page.url(), /\/people\/\d+$/);
  return new URL(page.url()).pathname;
}

async function add_post(page, person, { place, title, role, until }) {
  await page.goto(`${person}/posts/new`);
  await choose(page, 'node', place);
  await page.fill('[name=title]', title);
  if (until) await page.fill('[name=valid_to]', until);
  await page.getByLabel(role, { exact: true }).check();
  await save(page);
  assert.match(page.url(), new RegExp(`${person}$`), await main(page));
}

// The page every first password leads to.
async function choose_password(page, old, fresh) {
  await page.fill('[name=password]', old);
  await page.fill('[name=new_password]', fresh);
  await page.fill('[name=again]', fresh);
  await submit(page, page.locator('form[action="/me/password"] [type=submit]'));
}

async function add_account(page, person) {
  await page.goto(person);
  await submit(page, page.locator('form[action$="/account"] [type=submit]'));
  const codes = await page.locator('main code').allInnerTexts();
  return { login: codes[0], password: codes[1] };
}

await test('a new person with posts in two agencies signs in, must choose a password, and acts for either agency', async () => {
  const page = await as('quantri');
  const person = await add_person(page, 'Phan Thử Việc', `thuviec-${mark}@thanhlam.example`);
  await add_post(page, person, { place: 'Sở Tài chính', title: 'Chuyên viên', role: 'Đầu mối cơ quan' });
  await add_post(page, person, { place: 'Sở Công Thương', title: 'Biệt phái', role: 'Đầu mối cơ quan' });
  const account = await add_account(page, person);
  assert.equal(account.login, `thuviec-${mark}`);

  const own = await nobody();
  await sign_in(own, account.login, account.password);
  assert.match(own.url(), /\/me\/password$/);
  await own.goto('/assignments');
  assert.match(own.url(), /\/me\/password$/, 'nothing else opens before the password is changed');
  await choose_password(own, account.password, 'con ngựa ăn cỏ xanh');
  await own.goto('/me');
  assert.match(await main(own), /Sở Tài chính/);
  assert.match(await main(own), /Sở Công Thương/);
  await own.locator('.ta-who').click();
  await submit(own, own.locator('form[action="/me/agency"] button', { hasText: 'Sở Công Thương' }));
  assert.match(await own.locator('.ta-who').innerText(), /Sở Công Thương/);
});

await test('of two administrators who change one record the second is told and loses nothing of the first', async () => {
  const page = await as('quantri');
  const person = await add_person(page, 'Phan Hai Người', `hainguoi-${mark}@thanhlam.example`);
  const first = await as('quantri'), second = await as('quantri');
  for (const one of [first, second]) await one.goto(`${person}/edit`);
  await first.fill('[name=phone]', '0901 000 111');
  await save(first);
  await second.fill('[name=phone]', '0902 000 222');
  const answer = await save(second);
  assert.equal(answer.status(), 409);
  assert.match(await main(second), /Người khác vừa sửa nội dung này/);
  assert.equal(await second.inputValue('[name=phone]'), '0902 000 222', 'what was typed stays');
  assert.equal(await second.locator('.ta-errors a').getAttribute('href'), `${person}/edit`, 'and the new version can be opened beside it');
  await page.goto(person);
  assert.match(await page.locator('main, aside').allInnerTexts().then((all) => all.join('\n')), /0901 000 111/);
});

await test('an agency with a unit is merged into another, and says who does its work', async () => {
  const page = await as('quantri');
  await page.goto('/agencies/new');
  await page.fill('[name=name]', `Sở Thử nghiệm ${mark}`);
  await save(page);
  const agency = new URL(page.url()).pathname;
  await page.goto(`/agencies/new?parent=${agency.split('/').pop()}`);
  await page.fill('[name=name]', `Phòng Một ${mark}`);
  await save(page);
  await page.goto(agency);
  assert.match(await main(page), new RegExp(`Phòng Một ${mark}`));

  await page.goto(`/agencies/merge?agency=${agency.split('/').pop()}`);
  await choose(page, 'successors', 'Sở Tài chính');
  await page.fill('[name=from]', day(0));
  await save(page);
  await page.goto(agency);
  assert.match(await main(page), /Sở Tài chính/);
  await page.goto(`${agency}/edit`);
  await page.fill('[name=valid_to]', day(3));
  assert.equal((await save(page)).status(), 422, 'its last day stays before the day its successor begins');
  assert.match(await main(page), /kế tục/);
});

await test('an agency whose name is taken and a unit without a parent are refused at the field', async () => {
  const page = await as('quantri');
  await page.goto('/agencies/new');
  await page.fill('[name=name]', 'Sở Tài chính');
  assert.equal((await save(page)).status(), 422);
  assert.equal(await page.inputValue('[name=name]'), 'Sở Tài chính');
  await page.selectOption('[name=kind]', 'unit');
  await page.fill('[name=name]', `Phòng không cha ${mark}`);
  assert.equal((await save(page)).status(), 422);
  assert.ok(await page.locator('[name=parent]').count());
});

await test('a role is made, given to a post until a day, and the history says so', async () => {
  const page = await as('quantri');
  await page.goto('/roles/new');
  await page.fill('[name=name]', `Vai trò ${mark}`);
  await page.fill('[name=code]', `vaitro-${mark}`);
  await page.locator('[name=capabilities]').first().check();
  await save(page);
  const person = await add_person(page, 'Phan Vai Trò', `vaitro-${mark}@thanhlam.example`);
  await add_post(page, person, { place: 'Sở Tài chính', title: 'Chuyên viên', role: `Vai trò ${mark}`, until: day(30) });
  assert.match(await main(page), new RegExp(`Vai trò ${mark}`));
  assert.match(await main(page), new RegExp(day(30)));
});

await test('a locked account is out at once; sessions are listed, and an administrator ends them all', async () => {
  const page = await as('quantri');
  const person = await add_person(page, 'Phan Khóa', `khoa-${mark}@thanhlam.example`);
  await add_post(page, person, { place: 'Sở Tài chính', title: 'Chuyên viên', role: 'Đầu mối cơ quan' });
  const account = await add_account(page, person);
  const own = await nobody(), other = await nobody();
  await sign_in(own, account.login, account.password);
  await choose_password(own, account.password, 'mưa rơi trên mái ngói');
  await sign_in(other, account.login, 'mưa rơi trên mái ngói');
  await own.goto('/me/security');
  assert.equal(await own.locator('form[action^="/me/sessions/"][action$="/end"]').count(), 1, 'the other session can be ended, one’s own not');
  await submit(own, own.locator('form[action^="/me/sessions/"][action$="/end"] button'));
  await other.goto('/me');
  assert.match(other.url(), /\/sign-in/);

  await page.goto(person);
  await page.locator('summary', { hasText: 'Khóa tài khoản' }).click();
  await submit(page, page.locator('form[action*="/account/lock"] button'));
  await page.waitForURL(new RegExp(`${person}$`));
  await own.goto('/me');
  assert.match(own.url(), /\/sign-in/);
});

await test('an address after signing in that leaves the site is not followed', async () => {
  for (const next of ['https://evil.example/', '//evil.example', '/\\evil.example', '/\t/evil.example']) {
    const page = await nobody();
    await page.goto(`/sign-in?next=${encodeURIComponent(next)}`);
    await page.fill('[name=login]', 'chuyenvien');
    await page.fill('[name=password]', 'thanhlam-2026');
    await page.evaluate((value) => { document.querySelector('form[action="/sign-in"] [name=next]').value = value; }, next);
    await submit(page, page.locator('form[action="/sign-in"] [type=submit]'));
    assert.equal(new URL(page.url()).pathname, '/', next);
    assert.ok(page.url().startsWith('http://127.0.0.1'), page.url());
  }
});

await end();
