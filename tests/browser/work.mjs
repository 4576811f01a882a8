// The steps of the main job through the pages, as a person takes them; each works with and without scripts.
import assert from 'node:assert/strict';
import { submit } from './suite.mjs';

export const field = (page, name) => page.locator(`main [name="${name}"]:not([type=hidden])`);
const id_at_end = (url) => Number(/(\d+)(?:[?#].*)?$/.exec(url)[1]);
export const directive_at = (page) => Number(/\/directives\/(\d+)/.exec(page.url())[1]);
export const two = (n) => String(n).padStart(2, '0');
export const day_from_now = (days) => { const d = new Date(Date.now() + days * 86400000); return `${two(d.getDate())}/${two(d.getMonth() + 1)}/${d.getFullYear()}`; };

// One choice of a select by its words; where scripts put a text field in its place, by typing.
export async function choose(page, name, words) {
  const select = field(page, name).and(page.locator('select'));
  if (await select.isVisible()) {
    const value = await select.locator('option', { hasText: words }).first().getAttribute('value');
    const held = await select.evaluate((s) => [...s.selectedOptions].map((option) => option.value));
    await select.selectOption(await select.getAttribute('multiple') === null ? value : [...held, value]);
    return;
  }
  const typed = page.locator(`#f-${name}`);
  await typed.click();
  await typed.fill(words);
  await page.locator('.ta-combo-list:not([hidden]) li', { hasText: words }).first().click();
}

export async function paste(page, text) {
  await page.goto('/directives/new');
  await field(page, 'text').fill(text);
  return submit(page, page.locator('form[action="/directives/new"] .ta-form-acts [type=submit]'));
}

// Sends the file and waits until its reading is done; leaves the page at the review.
export async function upload(page, files) {
  await page.goto('/directives/new');
  await field(page, 'file').setInputFiles(files);
  await submit(page, page.locator('form[action="/directives/new"] .ta-form-acts [type=submit]'));
  for (let tries = 0; /\/jobs\/\d+/.test(page.url()) && tries < 60; tries += 1) {
    const review = page.locator('main a[href*="/directives/"]').first();
    if (await review.count()) { await submit(page, review); break; }
    await page.waitForTimeout(300);
    await page.reload();
  }
  assert.match(page.url(), /\/directives\/\d+/);
}

export const cards = (page) => page.locator('.ta-reader-card[data-span]');
export const review = (page, directive) => page.goto(`/directives/${directive}/review`);

// What the card's small form offers: accept, merge, drop.
export const press = (page, index, act) => submit(page, cards(page).nth(index).locator(`button[value="${act}"]`));

export async function correct(page, index, change) {
  await submit(page, cards(page).nth(index).locator('a[data-key=e]'));
  await change(page);
  return submit(page, page.locator('main .ta-form-acts [type=submit]'));
}

// The card's work becomes two, the second beginning at the nth word.
export async function split(page, index, nth_word) {
  await submit(page, cards(page).nth(index).locator('a[data-key=s]'));
  return submit(page, page.locator('.ta-word').nth(nth_word));
}

export async function judge_point(page, directive, path, disposition, reason) {
  await review(page, directive);
  const row = page.locator('.ta-work > li').filter({ has: page.locator('b', { hasText: new RegExp(`^${path.replace(/\./g, '\\.')}$`) }) });
  await submit(page, row.locator('a.btn'));
  await page.locator(`[name=disposition][value=${disposition}]`).check();
  await field(page, 'reason').fill(reason);
  return submit(page, page.locator('main .ta-form-acts [type=submit]'));
}

// Points the review shows in red.
export const red_points = (page) => page.locator('.ta-work > li').filter({ has: page.locator('.ta-bad') }).locator('b').allInnerTexts();

export async function enter_header(page, directive, values) {
  await page.goto(`/directives/${directive}/header`);
  for (const [name, value] of Object.entries(values)) await field(page, name).fill(value);
  return submit(page, page.locator('main .ta-form-acts [type=submit]'));
}

export async function confirm_reading(page, directive) {
  await review(page, directive);
  return submit(page, page.locator(`form[action="/directives/${directive}/confirm"] [type=submit]`));
}

// [{path, state: 'ta-ok' …, words}] of the coverage tab.
export async function coverage(page, directive) {
  await page.goto(`/directives/${directive}`);
  return page.locator('main tbody tr').evaluateAll((rows) => rows.map((row) => ({
    path: row.querySelector('th').firstChild.textContent.trim(),
    is_red: Boolean(row.querySelector('td:nth-child(2) .ta-bad')),
    owners: row.querySelectorAll('td:nth-child(3) a[href^="/assignments/"]').length,
    words: row.querySelector('td:nth-child(2)').textContent.trim(),
  })));
}

// Ids in document order.
export async function assignments_of(page, directive) {
  await page.goto(`/directives/${directive}?tab=assignments`);
  return (await page.locator('main tbody th a').evaluateAll((links) => links.map((link) => link.getAttribute('href')))).map(id_at_end);
}

// Opens an act's form the way a person finds it: the filled button, or the menu of further acts.
export async function open_act(page, id, act) {
  await page.goto(`/assignments/${id}`);
  const link = page.locator(`.ta-acts a[href="/assignments/${id}/${act}"]`);
  assert.equal(await link.count(), 1, `${act} is not offered`);
  if (!(await link.isVisible())) await page.locator('.ta-acts summary').click();
  return submit(page, link);
}
export const send = (page) => submit(page, page.locator('main .ta-form .ta-form-acts [type=submit]').first());
export const state_words = async (page) => (await page.locator('.ta-head .ta-badge').first().innerText()).trim();
export const refusals = async (page) => (await page.locator('.ta-reason').allInnerTexts()).join(' ');

// Long work leads on by itself, or by a link where it was done before its page was shown.
export async function finished(page, address) {
  await page.waitForURL((url) => address.test(url.pathname) || url.pathname.startsWith('/jobs/'));
  const link = page.locator('#job a.btn-primary');
  await Promise.race([page.waitForURL(address, { timeout: 20000 }), link.waitFor({ timeout: 20000 }).then(() => link.click())]);
  await page.waitForURL(address);
  return new URL(page.url()).pathname;
}

// Proposals of which two are alike and like an earlier task of the sample, and one is neither.
export const batch_list = 'Tên nhiệm vụ,Nội dung\n'
  + 'Nuôi cá lăng nha trong lồng trên hồ thủy điện,"Hoàn thiện quy trình nuôi cá lăng nha trong lồng trên hồ thủy điện và liên kết tiêu thụ; khảo sát môi trường nước hồ, theo dõi tăng trưởng, dịch bệnh."\n'
  + 'Xây dựng mô hình nuôi cá lăng nha trong lồng trên hồ thủy điện,"Hoàn thiện quy trình nuôi cá lăng nha trong lồng trên hồ thủy điện và liên kết tiêu thụ; khảo sát môi trường nước hồ, theo dõi tăng trưởng, dịch bệnh."\n'
  + 'Nâng cao chất lượng phòng đọc thư viện trường học,Khảo sát nhu cầu đọc và bổ sung sách\n';
