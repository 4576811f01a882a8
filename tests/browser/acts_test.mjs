// Every act as the table of transitions has it, by everybody who is offered it, and refused to everybody else; every kind of
// document a clerk may upload.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './province.mjs';
import { open_suite, sample_text, submit } from './suite.mjs';
import * as work from './work.mjs';

// What is done to the sample here would be in the way of the other files.
delete process.env.THIENAN_URL;
const { test, end, as } = await open_suite();

// [{from, act, to}] as the program has them; confirming a reading is the review's.
const table = [...readFileSync(join(root, 'src/modules/directives/states.hpp'), 'utf8').matchAll(/ Transition\{State::(\w+), Act::(\w+), State::(\w+), Party::\w+/g)]
  .map(([, from, act, to]) => ({ from, act, to })).filter((row) => row.act !== 'confirm_reading');
const kActs = [...new Set(table.map((row) => row.act))];
const kNoForm = 'decide_extension';  // has an address of its own
const kAsksNothing = ['accept', 'confirm', 'split', 'hand_on'];
const kTyped = { text: 'Đã lập danh mục, đang xin ý kiến các phòng.', reason: 'Cần làm rõ thêm phạm vi.', grounds: 'Chờ ý kiến của Bộ.', percent: '40', new_due: work.day_from_now(300), due_on: work.day_from_now(30), evidence_symbol: '45/BC-SKHCN', evidence_on: work.day_from_now(0) };

const html_of = async (page, path) => { const answer = await page.request.get(path); return { status: answer.status(), html: await answer.text() }; };
const offered_in = (html, base) => kActs.filter((act) => html.includes(`href="${base}/${act}"`));
const json_of = async (page, path) => (await page.request.get(`/api/v1${path}`)).json();
const assignment = async (page, id) => (await json_of(page, `/assignments/${id}`)).assignment;

// A refused form says what is missing at its fields, and the summary leads to each.
async function expect_errors(page, answer, what) {
  assert.equal(answer.status(), 422, `${what} with nothing typed`);
  const lost = await page.locator('.ta-errors a[href^="#"]').evaluateAll((links) => links.map((link) => link.getAttribute('href')).filter((to) => !document.getElementById(to.slice(1))));
  assert.deepEqual(lost, [], `${what}: errors that lead nowhere`);
  assert.ok(await page.locator('[aria-invalid="true"]').count(), `${what}: an error stands at its field`);
}

// Sends the open form as it came; where that is refused, with what it asks for.
async function do_act(page, act) {
  const first = await work.send(page);
  if (first.status() === 200) { assert.ok(kAsksNothing.includes(act), `${act} was done with nothing typed`); return; }
  await expect_errors(page, first, act);
  for (const [name, value] of Object.entries(kTyped)) {
    const field = work.field(page, name);
    if (await field.count() && !(await field.inputValue())) await field.fill(value);
  }
  if (act === 'hand_on') await work.choose(page, 'person', await page.locator('select[name=person] option').nth(1).textContent());
  const answer = await work.send(page);
  assert.equal(answer.status(), 200, `${act}: ${await page.locator('main').innerText()}`);
}

async function decide(page, id) {
  await page.goto(`/assignments/${id}`);
  await submit(page, page.locator('main a[href^="/extensions/"]'));
  await expect_errors(page, await submit(page, page.locator('[name=decision][value=refuse]')), 'refusing more time');
  await work.field(page, 'words').fill('Không có căn cứ để lùi hạn.');
  await submit(page, page.locator('[name=decision][value=refuse]'));
}

// Who is not offered an act gets neither its page nor its deed, with or without the words it asks for.
async function expect_refused(pages, id, counts) {
  const before = await assignment(pages.theodoi, id);
  for (const [login, page] of Object.entries(pages)) {
    const base = `/assignments/${id}`;
    const { status, html } = await html_of(page, base);
    const csrf = /name="csrf" value="([^"]+)"/.exec(status === 200 ? html : (await html_of(page, '/')).html)[1];
    const offered = status === 200 ? offered_in(html, base) : [];
    const version = String(before.version);
    await Promise.all(kActs.filter((act) => !offered.includes(act)).flatMap((act) => [
      page.request.get(`${base}/${act}`), page.request.post(`${base}/${act}`, { form: { csrf, version } }),
      page.request.post(`${base}/${act}`, { form: { csrf, version, ...kTyped, lead: String(before.leads[0].agency) } }),
    ].map(async (asked, i) => {
      const answer = await asked;
      const expected = status === 404 ? [404] : [403, 404, 409];
      assert.ok(expected.includes(answer.status()), `${login} is not offered ${act} in ${before.state} and gets ${answer.status()} (${['GET', 'POST with nothing', 'POST'][i]})`);
      counts.refused += 1;
    })));
  }
  assert.deepEqual(await assignment(pages.theodoi, id), before, 'nothing changed');
}

// A document of the department that gives each of these; their ids by name.
async function given(points) {
  const clerk = await as('vanthu');
  const mark = `TT${Date.now() % 10000000}`;
  const text = Object.values(points).map((point, i) => `${i + 1}. Giao ${point.replace('#', `hồ sơ ${mark} lần thứ ${i + 1}`)}.`).join('\n\n');
  await work.paste(clerk, `THÔNG BÁO\nKết luận của Chủ tịch tại cuộc họp ${mark}\n\nChủ tịch kết luận như sau:\n\n${text}\n`);
  const directive = work.directive_at(clerk);
  await work.confirm_reading(clerk, directive);
  const all = await Promise.all((await work.assignments_of(clerk, directive)).sort((a, b) => a - b).map((id) => assignment(clerk, id)));
  // What recurs comes before its periods.
  const ids = Object.keys(points).map((name, i) => [name, all.find((one) => one.text.includes(`lần thứ ${i + 1}`)).id]);
  return { directive, ids: Object.fromEntries(ids) };
}
const kDay = work.day_from_now(40);

// Which assignment, who, what, and what it is afterwards.
const kWalk = [
  ['dated', 'giamdoc', 'ask_extension', 'waiting'], ['dated', 'theodoi', 'decide_extension', 'waiting'],
  ['dated', 'theodoi', 'suspend', 'suspended'], ['dated', 'vanthu', 'resume', 'waiting'],
  ['dated', 'giamdoc', 'return_back', 'returned'], ['dated', 'theodoi', 'reassign', 'waiting'], ['dated', 'vanthu', 'reassign', 'waiting'],
  ['dated', 'giamdoc', 'accept', 'in_progress'], ['dated', 'truongphong', 'hand_on', 'in_progress'], ['dated', 'truongphong', 'report_progress', 'in_progress'],
  ['dated', 'giamdoc', 'ask_extension', 'in_progress'], ['dated', 'theodoi', 'decide_extension', 'in_progress'],
  ['dated', 'giamdoc', 'suspend', 'suspended'], ['dated', 'theodoi', 'resume', 'in_progress'], ['dated', 'theodoi', 'reassign', 'waiting'],
  ['dated', 'chuyenvien', 'report_completion', 'reported'], ['dated', 'giamdoc', 'send_back', 'in_progress'],
  ['dated', 'chuyenvien', 'report_completion', 'reported'], ['dated', 'theodoi', 'confirm', 'completed'], ['dated', 'vanthu', 'reopen', 'in_progress'],
  ['dated', 'giamdoc', 'return_back', 'returned'], ['dated', 'theodoi', 'cancel', 'cancelled'], ['dated', 'theodoi', 'reopen', 'waiting'],
  ['dated', 'theodoi', 'cancel', 'cancelled'], ['dated', 'theodoi', 'reopen', 'waiting'], ['dated', 'chuyenvien', 'report_progress', 'in_progress'],
  ['dated', 'theodoi', 'cancel', 'cancelled'], ['dated', 'theodoi', 'reopen', 'waiting'], ['dated', 'giamdoc', 'hand_on', 'in_progress'],
  ['dated', 'giamdoc', 'report_completion', 'reported'], ['dated', 'theodoi', 'cancel', 'cancelled'], ['dated', 'theodoi', 'reopen', 'waiting'],
  ['dated', 'theodoi', 'suspend', 'suspended'], ['dated', 'theodoi', 'cancel', 'cancelled'],
  ['conditional', 'theodoi', 'meet_condition', 'waiting'], ['conditional', 'giamdoc', 'accept', 'in_progress'], ['conditional', 'vanthu', 'meet_condition', 'in_progress'],
  ['standing', 'giamdoc', 'hand_on', 'ongoing'], ['standing', 'giamdoc', 'report_progress', 'ongoing'], ['standing', 'theodoi', 'reassign', 'ongoing'],
  ['standing', 'theodoi', 'suspend', 'suspended'], ['standing', 'theodoi', 'resume', 'ongoing'], ['standing', 'theodoi', 'conclude', 'completed'],
  ['standing_two', 'theodoi', 'cancel', 'cancelled'],
  ['group', 'theodoi', 'split', 'cancelled'], ['group_two', 'taichinh', 'accept', 'in_progress'], ['group_two', 'vanthu', 'split', 'cancelled'],
  ['standing_group', 'theodoi', 'split', 'cancelled'],
];

const kDocuments = {
  'work with a day': { dated: `Sở Khoa học và Công nghệ rà soát #, hoàn thành trước ngày ${kDay}` },
  'work that waits, recurs or is many agencies\'': {
    conditional: 'Sở Khoa học và Công nghệ lập #, trình tại kỳ họp thường lệ của Hội đồng nhân dân tỉnh',
    standing: 'Sở Khoa học và Công nghệ định kỳ hằng tháng báo cáo #', standing_two: 'Sở Khoa học và Công nghệ định kỳ hằng tháng tổng hợp #',
    group: `các sở, ban, ngành tỉnh rà soát #, hoàn thành trước ngày ${kDay}`, group_two: `các sở, ban, ngành tỉnh báo cáo #, hoàn thành trước ngày ${kDay}`,
    standing_group: 'các sở, ban, ngành tỉnh định kỳ hằng tháng báo cáo #',
  },
};
const walked = new Set(), looked_at = new Set(), counts = { refused: 0 };
for (const [what, points] of Object.entries(kDocuments)) {
  await test(`${what} is walked through its states by pages, and whoever is not offered an act is refused it`, async () => {
    const { ids } = await given(points);
    const pages = {};
    for (const login of ['vanthu', 'giamdoc', 'theodoi', 'truongphong', 'chuyenvien', 'taichinh', 'vpubnd', 'quantri']) pages[login] = await as(login);
    for (const [name, login, act, to] of kWalk.filter(([one]) => points[one])) {
      const page = pages[login], id = ids[name];
      const { state: from } = await assignment(pages.theodoi, id);
      if (!looked_at.has(from)) { looked_at.add(from); await expect_refused(pages, id, counts); }
      if (act === kNoForm) await decide(page, id);
      else { await work.open_act(page, id, act); await do_act(page, act); }
      assert.equal((await assignment(pages.theodoi, id)).state, to, `${name}: ${act} in ${from}`);
      walked.add(`${from} ${act} ${to}`);
    }
  });
}
await test('that was every row of the table of transitions', async () => {
  assert.deepEqual(table.map((row) => `${row.from} ${row.act} ${row.to}`).filter((row) => !walked.has(row)), []);
  console.log(`     ${walked.size} rows, ${counts.refused} refusals`);
});

await test('more time is decided only by whom it is offered to', async () => {
  const { ids } = await given({ dated: `Sở Khoa học và Công nghệ rà soát #, hoàn thành trước ngày ${kDay}` });
  const director = await as('giamdoc'), officer = await as('chuyenvien'), monitor = await as('theodoi');
  await work.open_act(director, ids.dated, 'ask_extension');
  await do_act(director, 'ask_extension');
  await monitor.goto(`/assignments/${ids.dated}`);
  const address = await monitor.locator('main a[href^="/extensions/"]').getAttribute('href');
  for (const page of [director, officer]) {
    const { html } = await html_of(page, `/assignments/${ids.dated}`);
    assert.ok(!html.includes(address));
    assert.equal((await page.request.get(address)).status(), 403);
    const csrf = /name="csrf" value="([^"]+)"/.exec(html)[1];
    for (const words of ['', 'Không.']) assert.equal((await page.request.post(address, { form: { csrf, version: '1', decision: 'refuse', words } })).status(), 403);
  }
  assert.equal((await (await as('taichinh')).request.get(address)).status(), 404);
});

await test('a directive is closed, opened again and withdrawn by who registers, and its acts say beforehand why not', async () => {
  const { directive, ids } = await given({ dated: `Sở Khoa học và Công nghệ rà soát #, hoàn thành trước ngày ${kDay}` });
  const base = `/directives/${directive}`;
  const pages = {};
  for (const login of ['theodoi', 'giamdoc', 'chuyenvien', 'vpubnd', 'taichinh']) pages[login] = await as(login);
  const page = pages.theodoi;
  const kAll = ['close', 'reopen', 'withdraw'];
  const in_state = async (state, offered) => {
    assert.equal((await json_of(page, base)).directive.state, state);
    const { html } = await html_of(page, base);
    assert.deepEqual(kAll.filter((act) => html.includes(`href="${base}/${act}"`)), offered);
    for (const act of kAll.filter((one) => !offered.includes(one))) assert.equal((await page.request.get(`${base}/${act}`)).status(), 409, `${act} in ${state}`);
  };
  const open = async (act) => {
    await page.goto(base);
    await page.locator('.ta-acts summary').click();
    return submit(page, page.locator(`.ta-acts a[href="${base}/${act}"]`));
  };
  await in_state('active', ['close', 'withdraw']);
  for (const login of ['giamdoc', 'chuyenvien', 'vpubnd', 'taichinh']) {
    const csrf = /name="csrf" value="([^"]+)"/.exec((await html_of(pages[login], '/')).html)[1];
    for (const act of kAll) {
      assert.ok([403, 404].includes((await pages[login].request.get(`${base}/${act}`)).status()), `${login} ${act}`);
      assert.ok([403, 404].includes((await pages[login].request.post(`${base}/${act}`, { form: { csrf, version: '1', reason: 'Thử.' } })).status()), `${login} ${act}`);
    }
  }
  await open('close');
  assert.match(await page.locator('main').innerText(), /Còn 1 nhiệm vụ chưa xong/);
  assert.equal(await page.locator('main .ta-form [type=submit]').count(), 0);
  await work.open_act(page, ids.dated, 'cancel');
  await do_act(page, 'cancel');
  await open('close');
  await work.send(page);
  await in_state('closed', ['reopen']);
  await page.goto(`/assignments/${ids.dated}`);
  assert.match(await work.refusals(page), /đã khép lại/);
  await open('reopen');
  await work.send(page);
  await in_state('active', ['close', 'withdraw']);
  await work.open_act(page, ids.dated, 'reopen');
  await do_act(page, 'reopen');
  await open('withdraw');
  await expect_errors(page, await work.send(page), 'withdraw');
  await work.field(page, 'reason').fill(kTyped.reason);
  await work.send(page);
  await in_state('withdrawn', []);
  assert.equal((await assignment(page, ids.dated)).state, 'cancelled');
});

// The sample as it lies: who is offered what there.
const kStates = [...new Set(table.map((row) => row.from))];
const done = new Set();
for (const login of ['phogiamdoc', 'truongphong', 'chuyenvien', 'vpubnd', 'vanthu', 'taichinh', 'nongnghiep', 'congthuong', 'xasonha']) {
  await test(`${login} does each act that the sample offers, once`, async () => {
    const page = await as(login), tried = new Set();
    for (const state of kStates) {
      const list = (await html_of(page, `/assignments?view=all&state=${state}`)).html;
      for (const id of new Set([...list.matchAll(/href="\/assignments\/(\d+)"/g)].slice(0, 8).map((found) => found[1]))) {
        const act = offered_in((await html_of(page, `/assignments/${id}`)).html, `/assignments/${id}`).find((one) => !tried.has(one));
        if (!act) continue;
        tried.add(act);
        const { state: from } = await assignment(page, id);
        await page.goto(`/assignments/${id}/${act}`);
        await do_act(page, act);
        const to = (await assignment(page, id))?.state;
        if (to) assert.ok(table.some((row) => row.from === from && row.act === act && row.to === to), `${act}: ${from} became ${to}`);
        done.add(`${login} ${act}`);
      }
    }
  });
}
console.log(`     ${done.size} acts: ${[...done].join(', ')}`);

// One notice as a .docx, a .pdf with text, a scanned page and a scanned .pdf, made by the programs that the product itself needs.
const folder = mkdtempSync(join(tmpdir(), 'thienan-acts-'));
const in_folder = (name) => join(folder, name);

// A PDF that is nothing but pictures of its pages.
function picture_pdf(pictures) {
  const parts = [Buffer.from('%PDF-1.4\n')], at = [];
  const put = (...pieces) => { at.push(parts.reduce((sum, part) => sum + part.length, 0)); parts.push(Buffer.from(`${at.length} 0 obj\n`), ...pieces.map((piece) => Buffer.from(piece)), Buffer.from('\nendobj\n')); };
  const kids = pictures.map((_, i) => `${3 + 3 * i} 0 R`).join(' ');
  put('<< /Type /Catalog /Pages 2 0 R >>');
  put(`<< /Type /Pages /Kids [${kids}] /Count ${pictures.length} >>`);
  for (const [i, { jpeg, width, height }] of pictures.entries()) {
    const show = 'q 595 0 0 842 0 0 cm /P Do Q';
    put(`<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${4 + 3 * i} 0 R /Resources << /XObject << /P ${5 + 3 * i} 0 R >> >> >>`);
    put(`<< /Length ${show.length} >>\nstream\n${show}\nendstream`);
    put(`<< /Type /XObject /Subtype /Image /Width ${width} /Height ${height} /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode /Length ${jpeg.length} >>\nstream\n`, jpeg, '\nendstream');
  }
  const table_at = parts.reduce((sum, part) => sum + part.length, 0);
  const lines = at.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  parts.push(Buffer.from(`xref\n0 ${at.length + 1}\n0000000000 65535 f \n${lines}trailer\n<< /Size ${at.length + 1} /Root 1 0 R >>\nstartxref\n${table_at}\n%%EOF\n`));
  return Buffer.concat(parts);
}
function jpeg_of(file) {
  const jpeg = readFileSync(file);
  for (let i = 2; ; i += 2 + jpeg.readUInt16BE(i + 2))
    if (jpeg[i + 1] === 0xc0) return { jpeg, height: jpeg.readUInt16BE(i + 5), width: jpeg.readUInt16BE(i + 7) };
}

function document(kind) {
  const number = String(1000 + Date.now() % 8000);
  const text = sample_text('01-thong-bao-ket-luan.txt', (all) => all.replace('87/TB-UBND', `${number}/TB-UBND`).replace('nhiều cố gắng', `nhiều cố gắng (${number})`));
  writeFileSync(in_folder(`${kind}.txt`), `\uFEFF${text}`);
  const convert = (to) => execFileSync('soffice', ['--headless', `-env:UserInstallation=file://${folder}/office`, '--convert-to', to, '--outdir', folder, in_folder(`${kind}.txt`)], { stdio: 'ignore', timeout: 90000 });
  convert(kind === 'word' ? 'docx:MS Word 2007 XML' : 'pdf');
  if (kind === 'word' || kind === 'pdf') return { file: in_folder(kind === 'word' ? 'word.docx' : 'pdf.pdf'), number };
  const as_picture = kind === 'page' ? ['-png', '-f', '1', '-l', '1'] : ['-jpeg'];
  execFileSync('pdftoppm', ['-r', '200', ...as_picture, in_folder(`${kind}.pdf`), in_folder(kind)]);
  const pictures = readdirSync(folder).filter((name) => name.startsWith(`${kind}-`)).sort().map(in_folder);
  if (kind === 'page') return { file: pictures[0], number };
  writeFileSync(in_folder('scan.pdf'), picture_pdf(pictures.map(jpeg_of)));
  return { file: in_folder('scan.pdf'), number };
}
for (const [kind, sentence, least] of [['word', 'a Word document', 8], ['pdf', 'a PDF with text', 8], ['page', 'a picture of one page', 2], ['scan', 'a scanned PDF', 8]]) {
  await test(`${sentence} uploaded through the page is read, reviewed and ends as tracked work`, async () => {
    const { file, number } = document(kind);
    const page = await as('vanthu');
    await work.upload(page, file);
    const directive = work.directive_at(page);
    await work.review(page, directive);
    const cards = await work.cards(page).count();
    assert.ok(cards >= least, `${cards} assignments were read`);
    const said = await page.locator('main').innerText();
    assert.match(said, new RegExp(number));
    assert.equal(/nhận dạng/i.test(said), kind === 'page' || kind === 'scan', 'it says whether it was recognised and is to be checked');
    for (let i = 0; i < cards; i += 1) {
      if (/chưa khớp danh mục/i.test(await work.cards(page).nth(i).innerText())) await submit(page, work.cards(page).nth(i).locator('button[data-key=g]'));
    }
    for (const path of await work.red_points(page)) {
      await work.judge_point(page, directive, path, 'no_work', 'Điểm này đánh giá chung, không giao việc.');
      await work.review(page, directive);
    }
    await work.confirm_reading(page, directive);
    assert.ok((await work.assignments_of(page, directive)).length >= least);
    const [original] = await Promise.all([page.waitForEvent('download'), page.goto(`/directives/${directive}`).then(() => page.locator('.ta-rail a[href^="/files/"]').click())]);
    assert.match(original.suggestedFilename(), /\.(docx|pdf|png)$/);
  });
}
rmSync(folder, { recursive: true, force: true });
await end();
