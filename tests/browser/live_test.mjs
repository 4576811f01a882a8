// Live notes: what another person changed is said quietly, away from the pointer, on lists, records and forms.
import assert from 'node:assert/strict';
import { open_suite, submit } from './suite.mjs';
import * as work from './work.mjs';

const { test, end, as } = await open_suite();
const note = (page) => page.locator('.ta-live');

// A page whose clock the test moves.
async function watching(login, address) {
  const page = await as(login);
  await page.clock.install();
  await page.goto(address);
  return page;
}
async function half_a_minute(page) {
  const answer = page.waitForResponse((response) => response.url().includes('/live/'));
  await page.clock.runFor(31000);
  return (await answer).status();
}
async function waiting_work() {
  const clerk = await as('vanthu');
  const mark = `LV${Date.now() % 10000000}`;
  await work.paste(clerk, `THÔNG BÁO\nKết luận của Chủ tịch tại cuộc họp ${mark}\n\nChủ tịch kết luận như sau:\n\n1. Giao Sở Khoa học và Công nghệ rà soát hồ sơ ${mark}, hoàn thành trước ngày ${work.day_from_now(20)}.\n`);
  const directive = work.directive_at(clerk);
  await work.confirm_reading(clerk, directive);
  return { directive, id: (await work.assignments_of(clerk, directive))[0] };
}
async function accept(id) {
  const other = await as('truongphong');
  await work.open_act(other, id, 'accept');
  await submit(other, other.locator('main .ta-form-acts [type=submit]'));
}

await test('a list says that a row changed, where the pointer is not, and reloads when asked', async () => {
  const { directive, id } = await waiting_work();
  const page = await watching('giamdoc', `/assignments?view=all&directive=${directive}`);
  assert.equal(await half_a_minute(page), 304);
  assert.equal(await note(page).isVisible(), false);
  await page.mouse.move(700, 700);
  await accept(id);
  assert.equal(await half_a_minute(page), 200);
  await note(page).locator('a').waitFor();
  assert.match(await note(page).innerText(), /Có thay đổi mới/);
  const box = await note(page).boundingBox();
  assert.ok(box.y + box.height < 384, 'the note stands at the other end of the window');
  assert.equal(await page.locator('tbody .ta-badge').innerText(), 'Chưa thực hiện');
  await Promise.all([page.waitForNavigation(), note(page).locator('a').click()]);
  assert.equal(await page.locator('tbody .ta-badge').innerText(), 'Đang thực hiện');
});

await test('a form says early that its record changed, and keeps what was typed', async () => {
  const { id } = await waiting_work();
  const page = await watching('giamdoc', `/assignments/${id}/hand_on`);
  await page.fill('[name=note]', 'đang viết dở');
  await accept(id);
  assert.equal(await half_a_minute(page), 200);
  await note(page).locator('a').waitFor();
  assert.match(await note(page).innerText(), /Người khác vừa thay đổi nội dung này/);
  assert.equal(await note(page).locator('a').getAttribute('href'), `/assignments/${id}`);
  assert.equal(await page.inputValue('[name=note]'), 'đang viết dở');
});

await test('nothing is asked while the page is hidden or nobody was at it for half an hour', async () => {
  const { id } = await waiting_work();
  const page = await watching('giamdoc', `/assignments/${id}`);
  let asked = 0;
  page.on('request', (request) => { if (request.url().includes('/live/')) asked += 1; });
  await page.clock.runFor(35 * 60000);
  assert.ok(asked >= 58 && asked <= 60, `asked ${asked} times`);
  await page.mouse.move(10, 10);
  await page.clock.runFor(31000);
  assert.ok(asked <= 61);
  await page.evaluate(() => Object.defineProperty(document, 'hidden', { value: true }));
  const before = asked;
  await page.clock.runFor(120000);
  assert.equal(asked, before);
});

await end();
