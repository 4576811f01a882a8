// Records as people read them: history in words, links from both ends, names that match no agency, the rules of deadlines.
import assert from 'node:assert/strict';
import { open_suite, sample_text, submit } from './suite.mjs';
import * as work from './work.mjs';

const { test, end, as } = await open_suite();
const plain = { javaScriptEnabled: false };
const own = (n) => sample_text('01-thong-bao-ket-luan.txt', (text) => text.replace('87/TB-UBND', `${n}/TB-UBND`).replace('đã có nhiều cố gắng', `đã có nhiều cố gắng (${n})`));
// A point of its own whose subject is people, no agency.
const with_people = (n) => own(n).replace(/\n(\s*)3\. /, '\n$1k) Tập thể lãnh đạo và cán bộ chủ chốt của Sở phải gương mẫu, xây dựng sự đoàn kết,\nthống nhất trong cơ quan; báo cáo Ủy ban nhân dân tỉnh kết quả.\n$13. ');
const flash = (page) => page.locator('.ta-toast').innerText();
// Spellings of the database that no reader should meet.
const kRaw = /\b(in_progress|waiting|reported|completed|due_on|due_kind|internal_due|reported_on|confirmed_on|percent|leads|person|leader|turned_down|roll_to_working_day|\d{4}-\d{2}-\d{2})\b/;

async function registered(clerk, n, text = own(n)) {
  await work.paste(clerk, text);
  assert.match(clerk.url(), /\/review/, await clerk.locator('main').innerText());
  return work.directive_at(clerk);
}
async function confirmed(clerk, n) {
  const directive = await registered(clerk, n);
  await work.confirm_reading(clerk, directive);
  return { directive, ids: await work.assignments_of(clerk, directive) };
}

let given;
await test('the history of an assignment and of its directive is in words, with names and days', async () => {
  const clerk = await as('vanthu'), leader = await as('giamdoc');
  given = await confirmed(clerk, 301);
  // One that is due late enough for an internal deadline to be proposed.
  let id, proposed = '';
  for (const one of given.ids) {
    await leader.goto(`/assignments/${one}`);
    if (!(await leader.locator(`.ta-acts a[href$="/hand_on"]`).count())) continue;
    await leader.goto(`/assignments/${one}/hand_on`);
    [id, proposed] = [one, await work.field(leader, 'internal_due').inputValue()];
    if (proposed) break;
  }
  assert.match(proposed, /^\d\d\/\d\d\/\d{4}$/, 'an internal deadline is proposed');
  await work.choose(leader, 'person', 'Bùi Gia Hân');
  const handed_on = await work.send(leader);
  assert.equal(handed_on.status(), 200, await leader.locator('main').innerText());
  await work.open_act(leader, id, 'report_progress');
  await work.field(leader, 'text').fill('Đã lập danh mục.');
  await work.field(leader, 'percent').fill('40');
  await work.send(leader);
  await leader.goto(`/assignments/${id}?tab=history`);
  const said = await leader.locator('.ta-timeline').innerText();
  assert.doesNotMatch(said, kRaw);
  assert.match(said, /Người phụ trách:\s*Bùi Gia Hân/);
  assert.match(said, new RegExp(`Hạn nội bộ:\\s*${proposed}`));
  assert.match(said, /Chưa thực hiện\s*→\s*Đang thực hiện/);
  assert.match(said, /Phần trăm hoàn thành:\s*0\s*→\s*40/);
  await clerk.goto(`/directives/${given.directive}?tab=history`);
  const of_directive = await clerk.locator('.ta-timeline').innerText();
  assert.doesNotMatch(of_directive, kRaw);
  assert.match(of_directive, /Đăng ký văn bản/);
  assert.match(of_directive, /Xác nhận và giao việc/);
});

await test('the audit log is in words', async () => {
  const page = await as('quantri');
  await page.goto('/audit');
  const rows = await page.locator('main tbody tr').allInnerTexts();
  assert.ok(rows.length > 10);
  assert.doesNotMatch(rows.join('\n'), kRaw);
});

for (const [how, options] of [['with scripts', {}], ['without scripts', plain]]) {
  await test(`an assignment is linked to another by searching, seen from both ends, and the link is removed (${how})`, async () => {
    const leader = await as('giamdoc', options);
    const [from, to] = [given.ids[0], given.ids[1]];
    await leader.goto(`/assignments/${from}?tab=links`);
    await leader.locator('main input[name=q]').fill('301/TB-UBND');
    await submit(leader, leader.locator('.ta-filter [type=submit]'));
    const nothing = await submit(leader, leader.locator(`form[action="/assignments/${from}/links"] [type=submit]`)).catch(() => null);
    if (nothing) assert.equal(nothing.status(), 422, 'a record must be chosen');
    await leader.goto(`/assignments/${from}?tab=links&q=301%2FTB-UBND`);
    await leader.locator(`[name=target][value="assignment:${to}"]`).check();
    await work.field(leader, 'note').fill('tiếp nối');
    await submit(leader, leader.locator(`form[action="/assignments/${from}/links"] [type=submit]`));
    assert.match(await flash(leader), /Đã thêm liên kết/);
    assert.match(await leader.locator('.ta-tabs [aria-current=page]').innerText(), /Liên kết\s*1/);
    await leader.goto(`/assignments/${to}?tab=links`);
    const there = leader.locator('main tbody tr').first();
    assert.match(await there.innerText(), /tiếp nối/);
    assert.equal(await there.locator('a').first().getAttribute('href'), `/assignments/${from}`);
    await leader.goto(`/assignments/${from}?tab=links`);
    await leader.locator('main tbody summary').first().click();
    await submit(leader, leader.locator('main tbody form [type=submit]').first());
    assert.match(await flash(leader), /Đã bỏ liên kết/);
    assert.equal(await leader.locator('main tbody tr').count(), 0);
  });
}

await test('a file put beside a directive is downloaded by whoever sees the directive', async () => {
  const clerk = await as('vanthu');
  await clerk.goto(`/directives/${given.directive}?tab=links`);
  const empty = await submit(clerk, clerk.locator(`form[action="/directives/${given.directive}/link-files"] [type=submit]`));
  assert.equal(empty.status(), 422);
  assert.match(await clerk.locator('.ta-errors').innerText(), /Hãy chọn ít nhất một tệp/);
  await work.field(clerk, 'files').setInputFiles({ name: 'phu-luc.txt', mimeType: 'text/plain', buffer: Buffer.from('Phụ lục\n') });
  await submit(clerk, clerk.locator(`form[action="/directives/${given.directive}/link-files"] [type=submit]`));
  const leader = await as('giamdoc');
  await leader.goto(`/directives/${given.directive}?tab=links`);
  const [file] = await Promise.all([leader.waitForEvent('download'), leader.locator('main tbody a[href^="/files/"]').click()]);
  assert.equal(file.suggestedFilename(), 'phu-luc.txt');
});

for (const [how, options] of [['with scripts', {}], ['without scripts', plain]]) {
  await test(`a name no agency is called stays when its form is saved, and one click gives the work to the main addressee (${how})`, async () => {
    const clerk = await as('vanthu', options);
    const directive = await registered(clerk, options === plain ? 303 : 302, with_people(options === plain ? 303 : 302));
    const index = await work.cards(clerk).evaluateAll((all) => all.findIndex((card) => /Chưa khớp danh mục: Tập thể lãnh đạo/.test(card.textContent)));
    assert.ok(index >= 0, 'the card says whom the document names');
    await work.correct(clerk, index, async () => {
      assert.match(await clerk.locator('main form').first().innerText(), /Chưa khớp danh mục: Tập thể lãnh đạo/);
      await work.field(clerk, 'product').fill('Báo cáo');
    });
    assert.match(await work.cards(clerk).nth(index).innerText(), /Chưa khớp danh mục: Tập thể lãnh đạo/);
    await submit(clerk, work.cards(clerk).nth(index).locator('button[data-key=g]'));
    assert.match(await flash(clerk), /Đã giao cho cơ quan/);
    assert.doesNotMatch(await work.cards(clerk).nth(index).innerText(), /Chưa khớp/);
    assert.match(await work.cards(clerk).nth(index).innerText(), /Sở Khoa học và Công nghệ/);
    assert.ok(directive);
  });
}

await test('in the review n and p stop at what is unresolved, g gives it away, and the focus stays at the card', async () => {
  const clerk = await as('vanthu');
  await registered(clerk, 304, with_people(304));
  const unresolved = await work.cards(clerk).evaluateAll((all) => all.filter((card) => 'unresolved' in card.dataset).map((card) => card.dataset.span));
  assert.ok(unresolved.length >= 1);
  const at = () => clerk.evaluate(() => document.activeElement.closest('[data-span]')?.dataset.span);
  await clerk.keyboard.press('n');
  assert.equal(await at(), unresolved[0]);
  await clerk.keyboard.press('j');
  await clerk.keyboard.press('p');
  assert.equal(await at(), unresolved[0]);
  const people = await work.cards(clerk).evaluateAll((all) => all.find((card) => /Tập thể/.test(card.textContent)).dataset.span);
  while (await at() !== people) await clerk.keyboard.press('j');
  await Promise.all([clerk.waitForNavigation(), clerk.keyboard.press('g')]);
  assert.equal(await at(), people, 'the work goes on where it was');
});

await test('two people correct one draft: the later one keeps what was typed', async () => {
  const one = await as('vanthu'), other = await as('vanthu');
  await registered(one, 306);
  const form = await work.cards(one).first().locator('a[data-key=e]').getAttribute('href');
  await one.goto(form);
  await other.goto(form);
  await work.field(one, 'product').fill('Báo cáo');
  await submit(one, one.locator('main .ta-form-acts [type=submit]'));
  await work.field(other, 'product').fill('Kế hoạch');
  const late = await submit(other, other.locator('main .ta-form-acts [type=submit]'));
  assert.equal(late.status(), 409);
  assert.equal(await work.field(other, 'product').inputValue(), 'Kế hoạch');
});

await test('the review shows paragraphs, not lines, and lights exactly the words that were read', async () => {
  const clerk = await as('vanthu');
  await registered(clerk, 305);
  const paragraphs = await clerk.locator('.ta-reader-text > p').allInnerTexts();
  assert.ok(paragraphs.some((text) => text.length > 200), 'wrapped lines are joined');
  const squeeze = (text) => text.replace(/\s+/g, ' ').trim();
  const marks = await clerk.locator('mark.ta-span').evaluateAll((all) => all.reduce((by, mark) => ({ ...by, [mark.dataset.span]: `${by[mark.dataset.span] ?? ''} ${mark.textContent}` }), {}));
  for (const card of await work.cards(clerk).all()) {
    const shown = squeeze((await card.locator('p').first().innerText()).replace(/…$/, ''));
    assert.ok(squeeze(marks[await card.getAttribute('data-span')]).startsWith(shown.slice(0, 120)), shown);
  }
});

await test('whoever maintains the calendar sets the rules of deadlines from a day on and takes them back', async () => {
  const page = await as('quantri', plain);
  await page.goto('/deadline-rules');
  assert.equal(await page.locator('main tbody tr').count(), 7);
  await work.field(page, 'valid_from').fill(work.day_from_now(30));
  await work.field(page, 'soon_days').fill('99');
  const refused = await submit(page, page.locator('form[action="/deadline-rules"] [type=submit]'));
  assert.equal(refused.status(), 422);
  assert.match(await page.locator('main').innerText(), /Phải từ 0 đến 60/);
  assert.equal(await work.field(page, 'valid_from').inputValue(), work.day_from_now(30), 'nothing typed is lost');
  await work.field(page, 'soon_days').fill('9');
  await submit(page, page.locator('form[action="/deadline-rules"] [type=submit]'));
  assert.match(await page.locator('main').innerText(), new RegExp(`Từ ngày ${work.day_from_now(30)}`));
  assert.match(await page.locator('.ta-timeline').innerText(), /Coi là sắp đến hạn:\s*5\s*→\s*9/);
  await page.locator('main .ta-card summary').first().click();
  await submit(page, page.locator('form[action$="/remove"] [type=submit]').first());
  assert.match(await page.locator('main').innerText(), /đang dùng mặc định/);
  const officer = await as('chuyenvien');
  await officer.goto('/deadline-rules');
  assert.equal(await officer.locator('form[action="/deadline-rules"]').count(), 0);
});

await end();
