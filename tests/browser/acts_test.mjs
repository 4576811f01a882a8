// Every act by everybody who is offered it, and every kind of document a clerk may upload.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './province.mjs';
import { open_suite, sample_text, submit } from './suite.mjs';
import * as work from './work.mjs';

const { test, end, as } = await open_suite();

// [{from, act, to}] as the program has them.
const table = [...readFileSync(join(root, 'src/modules/directives/states.hpp'), 'utf8').matchAll(/Transition\{State::(\w+), Act::(\w+), State::(\w+), Party::\w+/g)].map(([, from, act, to]) => ({ from, act, to }));
const kStates = ['waiting', 'in_progress', 'reported', 'returned', 'ongoing', 'suspended', 'completed', 'cancelled'];
const kTyped = { text: 'Đã lập danh mục, đang xin ý kiến các phòng.', reason: 'Cần làm rõ thêm phạm vi.', grounds: 'Chờ ý kiến của Bộ.', percent: '40', new_due: work.day_from_now(300), due_on: work.day_from_now(30), evidence_symbol: '45/BC-SKHCN', evidence_on: work.day_from_now(0) };
const state_of = async (page, id) => { const answer = await (await page.request.get(`/api/v1/assignments/${id}`)).json(); return answer.assignment.state; };

// Sends the form as it came; where that is refused every error stands at a field, and what is asked for is typed in.
async function do_act(page, act) {
  const first = await work.send(page);
  assert.ok(first.status() < 500, `${act}: ${first.status()}`);
  if (first.status() !== 422) return first;
  assert.ok(await page.locator('.ta-errors a[href^="#"]').count(), `${act}: the errors lead to their fields`);
  for (const [name, value] of Object.entries(kTyped)) {
    const field = work.field(page, name);
    if (await field.count() && !(await field.first().inputValue())) await field.first().fill(value);
  }
  if (act === 'hand_on') await work.choose(page, 'person', await page.locator('select[name=person] option').nth(1).textContent());
  if (act === 'report_completion') await work.field(page, 'evidence_symbol').fill(kTyped.evidence_symbol);
  return work.send(page);
}

const done = [];  // 'role act'
for (const login of ['giamdoc', 'phogiamdoc', 'theodoi', 'truongphong', 'chuyenvien', 'vpubnd', 'vanthu', 'taichinh', 'nongnghiep', 'congthuong', 'xasonha']) {
  await test(`${login} does every act that is offered, each with what the table of transitions says`, async () => {
    const page = await as(login);
    const tried = new Set();
    for (const state of kStates) {
      await page.goto(`/assignments?view=all&state=${state}`);
      const rows = await page.locator('tbody th a[href^="/assignments/"]').evaluateAll((links) => links.slice(0, 5).map((link) => link.getAttribute('href')));
      for (const row of rows.flatMap((one) => [one, one])) {
        await page.goto(row);
        const offered = await page.locator(`.ta-acts a[href^="${row}/"]`).evaluateAll((links) => links.map((one) => one.getAttribute('href').split('/').pop()));
        const next = offered.find((act) => !tried.has(act));
        if (!next) continue;
        tried.add(next);
        const id = row.split('/').pop();
        const from = await state_of(page, id);
        const may = table.filter((one) => one.from === from && one.act === next).map((one) => one.to);
        assert.ok(may.length, `${next} is offered in ${from}`);
        await page.goto(`${row}/${next}`);
        const answer = await do_act(page, next);
        assert.equal(answer.status(), 200, `${next} in ${from}: ${answer.status()} ${await page.locator('.ta-errors').allInnerTexts()}`);
        assert.ok(!page.url().endsWith(`/${next}`), `${next}: the form is left`);
        const to = await state_of(page, id);
        assert.ok(may.includes(to), `${next}: ${from} became ${to}, not ${may}`);
        done.push(`${login} ${next}`);
      }
    }
    // What is not offered is refused at its address too.
    await page.goto('/assignments?view=all');
    const row = await page.locator('tbody th a[href^="/assignments/"]').first().getAttribute('href').catch(() => null);
    if (!row) return;
    await page.goto(row);
    const offered = await page.locator(`.ta-acts a[href^="${row}/"]`).evaluateAll((links) => links.map((one) => one.getAttribute('href').split('/').pop()));
    for (const act of new Set(table.map((one) => one.act))) {
      if (offered.includes(act)) continue;
      const answer = await page.request.get(`${row}/${act}`);
      assert.ok([403, 404, 409].includes(answer.status()), `${act} is not offered and answers ${answer.status()}`);
    }
  });
}

await test('together they did every act that an officer of the sample can come to', async () => {
  const acts = new Set(done.map((one) => one.split(' ')[1]));
  console.log(`     ${done.length} acts: ${done.join(', ')}`);
  for (const act of ['accept', 'hand_on', 'report_progress', 'ask_extension', 'return_back', 'report_completion', 'confirm', 'reassign', 'suspend', 'resume', 'cancel', 'reopen']) assert.ok(acts.has(act), `${act} was never offered`);
});

// One notice as a .docx, a .pdf with text and a scan, made by the programs that the product itself needs.
const folder = mkdtempSync(join(tmpdir(), 'thienan-acts-'));
const document = (kind) => {
  const number = String(1000 + Math.floor(Math.random() * 8000));
  const text = sample_text('01-thong-bao-ket-luan.txt', (all) => all.replace('87/TB-UBND', `${number}/TB-UBND`).replace('nhiều cố gắng', `nhiều cố gắng (${number})`));
  writeFileSync(join(folder, `${kind}.txt`), `\uFEFF${text}`);
  const convert = (to) => execFileSync('soffice', ['--headless', `-env:UserInstallation=file://${folder}/office`, '--convert-to', to, '--outdir', folder, join(folder, `${kind}.txt`)], { stdio: 'ignore', timeout: 90000 });
  if (kind === 'word') { convert('docx:MS Word 2007 XML'); return { file: join(folder, 'word.docx'), number }; }
  convert('pdf');
  if (kind === 'pdf') return { file: join(folder, 'pdf.pdf'), number };
  execFileSync('pdftoppm', ['-r', '200', '-gray', '-png', '-f', '1', '-l', '1', join(folder, `${kind}.pdf`), join(folder, kind)]);
  const page = execFileSync('ls', [folder], { encoding: 'utf8' }).split('\n').find((name) => name.startsWith(`${kind}-`));
  return { file: join(folder, page), number };
};
for (const [kind, sentence] of [['word', 'a Word document'], ['pdf', 'a PDF with text'], ['scan', 'a scanned page']]) {
  await test(`${sentence} uploaded through the page is read and ends as tracked work`, async () => {
    const { file, number } = document(kind);
    const page = await as('vanthu');
    await work.upload(page, file);
    const directive = work.directive_at(page);
    await work.review(page, directive);
    const cards = await work.cards(page).count();
    assert.ok(cards >= (kind === 'scan' ? 2 : 8), `${cards} assignments were read`);
    assert.match(await page.locator('main').innerText(), new RegExp(number));
    if (kind === 'scan') assert.match(await page.locator('main').innerText(), /quét|nhận dạng/i, 'it says that it was recognised and is to be checked');
    for (let i = 0; i < cards; i += 1) {
      if (/chưa khớp danh mục/i.test(await work.cards(page).nth(i).innerText())) await submit(page, work.cards(page).nth(i).locator('button[data-key=g]'));
    }
    for (const path of await work.red_points(page)) {
      await work.judge_point(page, directive, path, 'no_work', 'Điểm này đánh giá chung, không giao việc.');
      await work.review(page, directive);
    }
    if (kind === 'scan') return;  // one page of several: points of it stay open for whoever has the rest
    await work.confirm_reading(page, directive);
    assert.ok((await work.assignments_of(page, directive)).length >= 8);
  });
}
rmSync(folder, { recursive: true, force: true });
await end();
