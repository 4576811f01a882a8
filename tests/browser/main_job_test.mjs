// The main job, end to end: a notice becomes tracked work, and the work is done, reported and confirmed by somebody else.
// Once with scripts on the vice-chairman's notice (or the sample's of the same shape), once without scripts.
import assert from 'node:assert/strict';
import { open_suite, sample_text, shared_text, submit } from './suite.mjs';
import * as work from './work.mjs';

const { test, skip, end, as } = await open_suite();
const kNotice = 'data/notices/tb-quang-ngai-khcn-2024.txt';
const kPoints = ['1', '2', ...[...'abcdefghik'].map((letter) => `2.${letter}`), '3'];
const report_file = { name: 'bao-cao-tien-do.txt', mimeType: 'text/plain', buffer: Buffer.from('Báo cáo tiến độ thực hiện nhiệm vụ\n') };
const flash = (page) => page.locator('.ta-toast').innerText();

// Takes an assignment from hand to hand until somebody else confirms it.
async function see_through(id, options) {
  const leader = await as('giamdoc', options);
  await work.open_act(leader, id, 'accept');
  await work.send(leader);
  assert.match(await flash(leader), /Đã tiếp nhận/);

  await work.open_act(leader, id, 'hand_on');
  await work.choose(leader, 'person', 'Bùi Gia Hân');
  await work.field(leader, 'internal_due').fill(work.day_from_now(5));
  await work.send(leader);
  assert.match(await leader.locator('.ta-rail').innerText(), /Bùi Gia Hân/);

  const officer = await as('chuyenvien', options);
  await officer.goto('/');
  assert.ok(await officer.locator(`.ta-work a[href="/assignments/${id}"]`).count(), 'the officer finds it among their work');
  await work.open_act(officer, id, 'report_progress');
  await work.field(officer, 'text').fill('Đã lập danh mục, đang xin ý kiến các phòng.');
  await work.field(officer, 'percent').fill('140');
  const refused = await work.send(officer);
  assert.equal(refused.status(), 422);
  assert.match(await officer.locator('.ta-errors').innerText(), /Phải từ 0 đến 100/);
  assert.match(await work.field(officer, 'text').inputValue(), /Đã lập danh mục/, 'nothing typed is lost');
  await work.field(officer, 'percent').fill('60');
  await work.field(officer, 'files').setInputFiles(report_file);
  await work.send(officer);
  assert.match(await officer.locator('main').innerText(), /60 %/);
  const [file] = await Promise.all([officer.waitForEvent('download'), officer.locator('.ta-timeline a[href^="/files/"]').first().click()]);
  assert.ok(file.suggestedFilename(), 'the evidence is a download, never a page');

  await work.open_act(officer, id, 'ask_extension');
  await work.field(officer, 'new_due').fill(work.day_from_now(40));
  await work.field(officer, 'grounds').fill('Chờ ý kiến của Bộ.');
  await work.send(officer);
  const assigner = await as('theodoi', options);
  await assigner.goto(`/assignments/${id}`);
  const decide = assigner.locator('main a[href^="/extensions/"]');
  if (!(await decide.count())) throw new Error('nobody is asked to decide the extension');
  const decider = await as('giamdoc', options);
  await decider.goto('/');
  await submit(decider, decider.locator('.ta-work a.btn[href^="/extensions/"]').first());
  await submit(decider, decider.locator('[name=decision][value=grant]'));
  assert.match(await decider.locator('.ta-rail').innerText(), new RegExp(work.day_from_now(40).slice(3)));

  await work.open_act(officer, id, 'report_completion');
  await work.field(officer, 'text').fill('Đã hoàn thành, danh mục ban hành kèm báo cáo.');
  const bare = await work.send(officer);
  assert.equal(bare.status(), 422, 'completion needs evidence');
  await work.field(officer, 'evidence_symbol').fill('45/BC-SKHCN');
  await work.field(officer, 'evidence_on').fill(work.day_from_now(0));
  await work.send(officer);
  assert.match(await work.state_words(officer), /Chờ xác nhận|báo cáo/i);

  await work.open_act(decider, id, 'confirm');
  await work.send(decider);
  assert.match(await work.state_words(decider), /hoàn thành/i);
}

// From the pasted text to tracked work with every point covered; returns the ids of the live assignments.
async function register_and_confirm(page, text, { assignments, is_notice }) {
  await work.paste(page, text);
  assert.match(page.url(), /\/directives\/\d+\/review/);
  const directive = work.directive_at(page);
  assert.equal(await work.cards(page).count(), assignments);
  const marks = await page.locator('mark.ta-span').evaluateAll((all) => new Set(all.map((m) => m.dataset.span)).size);
  assert.equal(marks, assignments, 'every assignment is lit in the text');
  assert.match(await page.locator('.ta-reader-text').innerText(), /Hội đồng khoa học|Hội đồng tư vấn/);

  // Two of one and one of two again; one added by hand and dropped; the first one given a day.
  await work.split(page, 0, 12);
  assert.equal(await work.cards(page).count(), assignments + 1);
  await work.press(page, 0, 'merge');
  assert.equal(await work.cards(page).count(), assignments);
  await page.goto(`/directives/${directive}/drafts/new`);
  await work.field(page, 'text').fill('Nhiệm vụ thêm bằng tay để thử');
  await work.choose(page, 'leads', 'Sở Tài chính');
  await submit(page, page.locator('main .ta-form-acts [type=submit]'));
  assert.equal(await work.cards(page).count(), assignments + 1);
  const added = await work.cards(page).evaluateAll((all) => all.findIndex((card) => card.textContent.includes('thêm bằng tay')));
  await work.press(page, added, 'drop');
  assert.equal(await work.cards(page).count(), assignments);
  await work.correct(page, 0, async () => {
    await work.field(page, 'due_kind').selectOption('date');
    await work.field(page, 'due_on').fill('31/02/2027');
  });
  assert.match(await page.locator('.ta-errors').innerText(), /Không phải ngày hợp lệ/);
  await work.field(page, 'due_on').fill(work.day_from_now(20));
  await work.field(page, 'product').fill('Báo cáo rà soát');
  await submit(page, page.locator('main .ta-form-acts [type=submit]'));
  assert.match(await work.cards(page).nth(0).innerText(), new RegExp(work.day_from_now(20)));
  for (let i = 0; i < assignments; i += 1) if (await work.cards(page).nth(i).locator('button[value=accept]').count()) await work.press(page, i, 'accept');

  // A body that is none of the province's agencies ("the leaders of the department") is given to the main addressee.
  for (let i = 0; i < assignments; i += 1) {
    if (/chưa khớp danh mục/i.test(await work.cards(page).nth(i).innerText())) await submit(page, work.cards(page).nth(i).locator('button[data-key=g]'));
  }

  await work.review(page, directive);
  for (const path of await work.red_points(page)) {
    await work.judge_point(page, directive, path, 'no_work', 'Điểm này đánh giá chung, không giao việc.');
    await work.review(page, directive);
  }
  assert.deepEqual(await work.red_points(page), []);

  if (is_notice) {
    const header = { kind: 'TB', number: String(Date.now() % 100000), symbol: 'TB-UBND', issued_on: '20/03/2024', received_on: '22/03/2024' };
    await work.enter_header(page, directive, header);
    assert.match(await page.locator('.ta-head').innerText(), new RegExp(`${header.number}/TB-UBND`));
  }
  await work.confirm_reading(page, directive);
  assert.match(await flash(page), /Đã giao việc/);
  const covered = await work.coverage(page, directive);
  assert.deepEqual(covered.filter((point) => point.is_red), []);
  if (is_notice) {
    assert.deepEqual(covered.map((point) => point.path), kPoints);
    assert.deepEqual(covered.filter((point) => point.owners).map((point) => point.path), kPoints.slice(2));
  }
  const ids = await work.assignments_of(page, directive);
  return { directive, ids };
}

const notice = shared_text(kNotice);
const own = (n) => sample_text('01-thong-bao-ket-luan.txt', (text) => text.replace('87/TB-UBND', `${n}/TB-UBND`).replace('đã có nhiều cố gắng', `đã có nhiều cố gắng (${n})`));

if (notice) {
  await test('the vice-chairman\'s notice becomes eleven tracked assignments, every point covered, one seen through to the end', async () => {
    const clerk = await as('vanthu');
    const { ids } = await register_and_confirm(clerk, notice.text, { assignments: 11, is_notice: true });
    assert.equal(ids.length, 11);
    await see_through(ids[0], {});
  });
  await test('the same notice a second time is refused and nothing typed is lost', async () => {
    const clerk = await as('vanthu');
    const response = await work.paste(clerk, notice.text);
    assert.ok([409, 422].includes(response.status()), String(response.status()));
    assert.match(await clerk.locator('main').innerText(), /đã (được )?đăng ký/i);
    assert.equal((await work.field(clerk, 'text').inputValue()).length > 1000, true);
  });
} else skip('the vice-chairman\'s notice becomes eleven tracked assignments', `../shared/${kNotice} is not here`);

let by_hand = [];
await test('a notice sent as a file is read in the background and reviewed like a pasted one', async () => {
  const clerk = await as('vanthu');
  await work.upload(clerk, { name: 'thong-bao.txt', mimeType: 'text/plain', buffer: Buffer.from(own(201)) });
  const directive = work.directive_at(clerk);
  await work.review(clerk, directive);
  assert.ok(await work.cards(clerk).count() >= 10);
  for (const path of await work.red_points(clerk)) {
    await work.judge_point(clerk, directive, path, 'no_work', 'Không giao việc.');
    await work.review(clerk, directive);
  }
  await work.confirm_reading(clerk, directive);
  by_hand = await work.assignments_of(clerk, directive);
  assert.ok(by_hand.length >= 10);
  await clerk.goto(`/directives/${directive}`);
  const [original] = await Promise.all([clerk.waitForEvent('download'), clerk.locator('.ta-rail a[href^="/files/"]').click()]);
  assert.match(original.suggestedFilename(), /\.txt$/);
});

await test('who reported it may not confirm it: the page says so before the click, the post is refused, another confirms', async () => {
  const leader = await as('giamdoc');
  const clerk = await as('vanthu');
  const id = by_hand[0];
  await work.open_act(leader, id, 'report_completion');
  await work.field(leader, 'text').fill('Đã làm xong.');
  await work.field(leader, 'evidence_symbol').fill('46/BC-SKHCN');
  await work.field(leader, 'evidence_on').fill(work.day_from_now(0));
  await work.send(leader);
  await leader.goto(`/assignments/${id}`);
  assert.equal(await leader.locator(`.ta-acts a[href$="/confirm"]`).count(), 0);
  assert.match(await work.refusals(leader), /người khác|chính mình|tự/i);
  const forced = await leader.goto(`/assignments/${id}/confirm`);
  assert.equal(forced.status(), 403);
  const token = await leader.locator('form [name=csrf]').first().inputValue();
  const posted = await leader.request.post(`/assignments/${id}/confirm`, { multipart: { csrf: token, version: '1', note: '' }, maxRedirects: 0 });
  assert.ok([403, 409].includes(posted.status()), String(posted.status()));
  const other = await as('phogiamdoc');
  await work.open_act(other, id, 'send_back');
  await work.field(other, 'reason').fill('Thiếu phụ lục.');
  await work.send(other);
  assert.match(await work.state_words(other), /đang thực hiện/i);
  await work.open_act(leader, id, 'report_completion');
  await work.field(leader, 'text').fill('Đã bổ sung phụ lục.');
  await work.field(leader, 'evidence_symbol').fill('46/BC-SKHCN');
  await work.field(leader, 'evidence_on').fill(work.day_from_now(0));
  await work.send(leader);
  await work.open_act(other, id, 'confirm');
  await work.send(other);
  assert.match(await work.state_words(other), /hoàn thành/i);
  await clerk.goto(`/assignments/${id}?tab=history`);
  assert.ok(await clerk.locator('.ta-timeline li').count() >= 4, 'every act is in the history');
});

await test('two people at once: the later one sees the newer state and keeps what was typed', async () => {
  const one = await as('giamdoc'), other = await as('phogiamdoc');
  const id = by_hand[1];
  await work.open_act(one, id, 'accept');
  await work.open_act(other, id, 'report_progress');
  await work.send(one);
  await work.field(other, 'text').fill('Đang làm.');
  await work.field(other, 'percent').fill('10');
  const late = await work.send(other);
  assert.equal(late.status(), 409);
  assert.equal(await work.field(other, 'text').inputValue(), 'Đang làm.');
});

await test('without scripts a notice becomes tracked work and is seen through to the end', async () => {
  const plain = { javaScriptEnabled: false };
  const clerk = await as('vanthu', plain);
  await work.paste(clerk, own(202));
  const assignments = await work.cards(clerk).count();
  await clerk.goto(clerk.url());
  const directive = work.directive_at(clerk);
  await work.split(clerk, 0, 8);
  await work.press(clerk, 0, 'merge');
  assert.equal(await work.cards(clerk).count(), assignments);
  for (const path of await work.red_points(clerk)) {
    await work.judge_point(clerk, directive, path, 'no_work', 'Không giao việc.');
    await work.review(clerk, directive);
  }
  await work.confirm_reading(clerk, directive);
  const ids = await work.assignments_of(clerk, directive);
  await clerk.goto(`/assignments/${ids[1]}`);
  await see_through(ids[1], plain);
});

await end();
