// One act on many chosen assignments: with and without scripts, by keyboard, and what is refused is said row by row.
import assert from 'node:assert/strict';
import { open_suite, submit } from './suite.mjs';
import * as work from './work.mjs';

const { test, end, as } = await open_suite();

// A confirmed document that gives this many pieces of work to the department; their ids and a word all of them hold.
async function given(count) {
  const clerk = await as('vanthu');
  const mark = `BK${Date.now() % 10000000}`;
  const points = Array.from({ length: count }, (_, i) => `${i + 1}. Giao Sở Khoa học và Công nghệ rà soát hồ sơ ${mark} lần thứ ${i + 1}, hoàn thành trước ngày ${work.day_from_now(20 + i)}.`);
  await work.paste(clerk, `THÔNG BÁO\nKết luận của Chủ tịch tại cuộc họp ${mark}\n\nChủ tịch kết luận như sau:\n\n${points.join('\n\n')}\n`);
  const directive = work.directive_at(clerk);
  await work.confirm_reading(clerk, directive);
  const ids = await work.assignments_of(clerk, directive);
  assert.equal(ids.length, count, await clerk.locator('main').innerText());
  return { ids, mark, directive };
}
const pick = (page, id) => page.locator(`.ta-pick input[value^="${id}:"]`);
const list_of = (page, directive) => page.goto(`/assignments?view=all&directive=${directive}`);
const bar = (page) => page.locator('[data-ta-bulk]');

await test('the bar comes with the first chosen row, Escape takes it away, and all are handed on and given a day at once', async () => {
  const { ids, directive } = await given(3);
  const page = await as('giamdoc');
  await list_of(page, directive);
  assert.equal(await bar(page).isVisible(), false);
  await pick(page, ids[0]).click();
  assert.match(await bar(page).innerText(), /Đã chọn 1 dòng/);
  await page.keyboard.press('Escape');
  assert.equal(await bar(page).isVisible(), false);
  await page.locator('[data-ta-all]').click();
  assert.match(await bar(page).innerText(), /Đã chọn 3 dòng/);
  await submit(page, bar(page).locator('button[formaction$="/hand_on"]'));
  assert.match(page.url(), /\/assignments\/bulk\/hand_on\?/);
  await work.choose(page, 'person', 'Bùi Gia Hân');
  await work.field(page, 'internal_due').fill(work.day_from_now(7));
  await submit(page, page.locator('main .ta-form-acts [type=submit]'));
  assert.match(await page.locator('main [role=status]').innerText(), /3 trong 3/);
  await submit(page, page.locator('main .ta-form-acts a', { hasText: 'Về danh sách' }));
  assert.match(page.url(), new RegExp(`directive=${directive}`));
  assert.equal(await page.locator('tbody tr', { hasText: 'Bùi Gia Hân' }).count(), 3);
});

await test('a row that somebody else changed meanwhile is named with the reason, the others are done, and a repeat repeats nothing', async () => {
  const { ids, directive } = await given(2);
  const page = await as('giamdoc'), other = await as('truongphong');
  await list_of(page, directive);
  await page.locator('[data-ta-all]').click();
  await submit(page, bar(page).locator('button[formaction$="/accept"]'));
  await work.open_act(other, ids[1], 'accept');
  await submit(other, other.locator('main .ta-form-acts [type=submit]'));
  await submit(page, page.locator('main .ta-form-acts [type=submit]'));
  assert.match(await page.locator('main [role=status]').innerText(), /1 trong 2/);
  const refused = page.locator('tbody tr', { has: page.locator(`a[href="/assignments/${ids[1]}"]`) });
  assert.match(await refused.innerText(), /Người khác vừa thay đổi/);
  await page.reload();
  assert.match(await page.locator('main [role=status]').innerText(), /0 trong 2/);
});

await test('a reminder is refused beforehand where it was sent today, with the reason before the click', async () => {
  const { directive } = await given(1);
  const page = await as('giamdoc');
  for (const turn of ['sent', 'refused']) {
    await list_of(page, directive);
    await page.locator('[data-ta-all]').click();
    await submit(page, bar(page).locator('button[formaction$="/urge"]'));
    if (turn === 'sent') await submit(page, page.locator('main .ta-form-acts [type=submit]'));
    else {
      assert.match(await page.locator('main').innerText(), /Hôm nay đã đôn đốc nhiệm vụ này/);
      assert.equal(await page.locator('main .ta-form [type=submit]').count(), 0);
    }
  }
});

await test('without scripts the bar is there, nothing chosen is said, and chosen rows are accepted and saved as a file', async () => {
  const { ids, directive } = await given(2);
  const page = await as('giamdoc', { javaScriptEnabled: false });
  await list_of(page, directive);
  const response = await submit(page, bar(page).locator('button[formaction$="/accept"]'));
  assert.equal(response.status(), 422);
  assert.match(await page.locator('main').innerText(), /Chưa chọn nhiệm vụ nào/);
  await page.goBack();
  await pick(page, ids[0]).check();
  const [file] = await Promise.all([page.waitForEvent('download'), bar(page).locator('button[formaction="/assignments.xlsx"]').click()]);
  assert.match(file.suggestedFilename(), /^nhiem-vu-.*\.xlsx$/);
  await submit(page, bar(page).locator('button[formaction="/assignments.print"]'));
  assert.equal(await page.locator('tbody tr').count(), 1);
  await page.goBack();
  await pick(page, ids[0]).check();
  await submit(page, bar(page).locator('button[formaction$="/accept"]'));
  await submit(page, page.locator('main .ta-form-acts [type=submit]'));
  assert.match(await page.locator('main [role=status]').innerText(), /1 trong 1/);
});

await test('work that nobody has yet is handed on together from my work', async () => {
  const { ids } = await given(2);
  const page = await as('giamdoc');
  await page.goto('/');
  const chosen = page.locator('.ta-work .ta-pick input');
  assert.ok(await chosen.count() >= 2);
  for (const i of [0, 1]) await chosen.nth(i).click();
  await submit(page, bar(page).locator('button[formaction$="/hand_on"]'));
  await work.choose(page, 'person', 'Bùi Gia Hân');
  await submit(page, page.locator('main .ta-form-acts [type=submit]'));
  assert.match(await page.locator('main [role=status]').innerText(), /2 trong 2/);
  await submit(page, page.locator('main .ta-form-acts a', { hasText: 'Về danh sách' }));
  assert.equal(new URL(page.url()).pathname, '/');
  assert.ok(ids.length);
});

await end();
