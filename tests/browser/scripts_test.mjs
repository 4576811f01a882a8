// What the small scripts of web/scripts promise, driven by keyboard and mouse on the gallery; and that the page holds
// together without scripts and on paper.  node tests/browser/scripts_test.mjs
import assert from 'node:assert/strict';
import { launch, serve_gallery } from './browser.mjs';

const { url, stop } = await serve_gallery();
const browser = await launch();
let passed = 0;
let failed = 0;

async function test(sentence, run, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, reducedMotion: 'reduce', ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(4000);
  const errors = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => { if (message.type() === 'error') errors.push(message.text()); });
  try {
    await page.goto(url, { waitUntil: 'load' });
    await run(page, context);
    assert.deepEqual(errors, []);
    passed += 1;
  } catch (error) {
    failed += 1;
    console.log(`FAIL ${sentence}\n     ${error.message.split('\n').slice(0, 6).join('\n     ')}`);
  }
  await context.close();
}
const focused = (page, read) => page.evaluate((name) => document.activeElement[name] ?? document.activeElement.getAttribute(name), read);

await test('the error summary has the focus when the page comes', async (page) => {
  assert.equal(await focused(page, 'className'), 'ta-errors');
});

await test('"/" goes to the search, and stays a letter while typing', async (page) => {
  await page.keyboard.press('/');
  assert.equal(await focused(page, 'id'), 'q');
  await page.keyboard.press('/');
  assert.equal(await page.inputValue('#q'), '/');
});

await test('"?" shows the keys and Escape puts them away', async (page) => {
  await page.keyboard.press('?');
  assert.equal(await page.locator('#keys').evaluate((d) => d.open), true);
  await page.keyboard.press('Escape');
  assert.equal(await page.locator('#keys').evaluate((d) => d.open), false);
});

await test('a menu opens by key, arrows walk it, Escape closes it and gives the focus back', async (page) => {
  const summary = page.locator('.ta-who');
  await summary.focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  assert.equal(await focused(page, 'value'), '2');
  await page.keyboard.press('Escape');
  assert.equal(await page.locator('.ta-top .ta-menu').evaluate((m) => m.open), false);
  assert.equal(await summary.evaluate((s) => s === document.activeElement), true);
});

await test('a click elsewhere closes an open menu', async (page) => {
  await page.click('.ta-who');
  await page.click('h1');
  assert.equal(await page.locator('.ta-top .ta-menu').evaluate((m) => m.open), false);
});

await test('a confirmation opens as a dialog instead of the page of confirmation, and returns the focus', async (page) => {
  await page.click('.ta-head .ta-menu summary');
  await page.click('[data-ta-dialog=dlg-close]');
  assert.equal(await page.locator('#dlg-close').evaluate((d) => d.open), true);
  assert.equal(new URL(page.url()).pathname, '/');
  await page.keyboard.press('Escape');
  assert.equal(await focused(page, 'tagName'), 'SUMMARY');
});

await test('a flash can be put away', async (page) => {
  await page.click('[data-ta-dismiss]');
  assert.equal(await page.locator('.ta-toast').count(), 1);
});

await test('the bulk bar comes with the first row, counts, and a shift click takes the run', async (page) => {
  assert.equal(await page.locator('[data-ta-bulk]').isVisible(), false);
  const boxes = page.locator('tbody .ta-pick input');
  await boxes.nth(0).click();
  assert.equal(await page.locator('[data-ta-count]').textContent(), 'Đã chọn 1 dòng');
  await boxes.nth(2).click({ modifiers: ['Shift'] });
  assert.equal(await page.locator('[data-ta-count]').textContent(), 'Đã chọn 3 dòng');
  assert.equal(await page.locator('[data-ta-all]').isChecked(), true);
  await page.locator('[data-ta-all]').click();
  assert.equal(await page.locator('[data-ta-bulk]').isVisible(), false);
});

await test('a choice is found without marks and sent as the select\'s value', async (page) => {
  await page.fill('#unit', 'tai chinh');
  assert.equal(await page.locator('.ta-combo-list:not([hidden]) li').count(), 1);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  assert.equal(await page.inputValue('#unit'), 'Phòng Kế hoạch – Tài chính');
  assert.equal(await page.locator('select[name=unit][data-ta-combobox]').evaluate((s) => s.value), '2');
});

await test('text that is no choice goes back to the last choice', async (page) => {
  await page.fill('#unit', 'chi cục');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.fill('#unit', 'sở lạ');
  assert.equal(await page.locator('.ta-combo-list:not([hidden])').textContent(), 'Không có đơn vị nào khớp');
  await page.keyboard.press('Tab');
  assert.equal(await page.inputValue('#unit'), 'Chi cục Tiêu chuẩn Đo lường Chất lượng');
});

await test('an input with suggestions keeps free text', async (page) => {
  await page.fill('#person', 'Người ngoài danh sách');
  await page.keyboard.press('Tab');
  assert.equal(await page.inputValue('#person'), 'Người ngoài danh sách');
  await page.fill('#person', 'hong diem');
  await page.click('.ta-combo-list:not([hidden]) li');
  assert.equal(await page.inputValue('#person'), 'Nguyễn Thị Hồng Diễm');
});

await test('the calendar is used by keys alone: days, weeks, months, ends of the week, Escape', async (page) => {
  await page.fill('#due', '31/01/2026');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  const at = () => focused(page, 'data-day');
  assert.equal(await at(), '31/01/2026');
  await page.keyboard.press('PageDown');
  assert.equal(await at(), '28/02/2026');
  await page.keyboard.press('ArrowRight');
  assert.equal(await at(), '01/03/2026');
  await page.keyboard.press('Home');
  assert.equal(await at(), '23/02/2026');
  await page.keyboard.press('End');
  assert.equal(await at(), '01/03/2026');
  await page.keyboard.press('Shift+PageUp');
  assert.equal(await at(), '01/03/2025');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  assert.equal(await page.inputValue('#due'), '08/03/2025');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  assert.equal(await page.locator('.ta-calendar').isVisible(), false);
  assert.equal(await focused(page, 'aria-label'), 'Mở lịch');
});

await test('a short date becomes whole, what is no date stays as typed', async (page) => {
  for (const [typed, kept] of [['3/4/26', '03/04/2026'], ['31/02/2026', '31/02/2026'], ['mai', 'mai']]) {
    await page.fill('#due', typed);
    await page.locator('#due').blur();
    assert.equal(await page.inputValue('#due'), kept);
  }
});

await test('what was typed is offered back after a lost page, and is put back', async (page) => {
  await page.fill('#aim', 'Soạn dở');
  await page.waitForFunction(() => localStorage.length > 0);
  page.on('dialog', (dialog) => dialog.accept());
  await page.reload();
  assert.match(await page.locator('.ta-draft').textContent(), /Có bản đang soạn/);
  assert.notEqual(await page.inputValue('#aim'), 'Soạn dở');
  await page.click('.ta-draft .btn >> nth=0');
  assert.equal(await page.inputValue('#aim'), 'Soạn dở');
  assert.equal(await page.locator('.ta-draft').count(), 0);
});

await test('several choices are added and taken away, and sent as the select\'s values', async (page) => {
  const values = () => page.locator('select[name=with]').evaluate((s) => [...s.selectedOptions].map((o) => o.value));
  await page.fill('#with', 'cong an');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  assert.deepEqual(await values(), ['5', '6', '8']);
  await page.fill('#with', 'tai chinh');
  assert.equal(await page.locator('.ta-combo-list:not([hidden])').textContent(), 'Không có đơn vị nào khớp');
  await page.click('.ta-combo-chosen .ta-chip >> nth=0');
  assert.deepEqual(await values(), ['6', '8']);
});

await test('a draft is dropped by its button, and by the flash of success if it was sent', async (page) => {
  page.on('dialog', (dialog) => dialog.accept());
  await page.fill('#aim', 'Soạn dở');
  await page.waitForFunction(() => localStorage.length > 0);
  await page.reload();
  await page.click('.ta-draft .btn >> nth=1');
  assert.equal(await page.evaluate(() => localStorage.length), 0);
  await page.evaluate(() => {
    localStorage.setItem('ta-draft:sent', JSON.stringify({ at: Date.now(), sent: true, values: {} }));
    localStorage.setItem('ta-draft:kept', JSON.stringify({ at: Date.now(), sent: false, values: {} }));
  });
  await page.reload();
  assert.deepEqual(await page.evaluate(() => Object.keys(localStorage)), ['ta-draft:kept']);
});

await test('leaving with unsent words asks first', async (page) => {
  let asked = 0;
  page.on('dialog', (dialog) => { asked += 1; dialog.accept(); });
  await page.locator('#aim').pressSequentially('x');
  await page.reload();
  assert.equal(asked, 1);
});

await test('a file field has the page\'s own words; its button and the Space key open the chooser', async (page) => {
  assert.equal(await page.locator('.ta-drop .btn').innerText(), 'Chọn các tệp');
  assert.ok((await page.locator('#files').boundingBox()).width <= 1, 'the browser\'s own button is not seen');
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.locator('.ta-drop .btn').click()]);
  await chooser.setFiles([]);  // while one is open the browser opens no other
  await page.locator('#files').focus();
  await Promise.all([page.waitForEvent('filechooser'), page.keyboard.press('Space')]);
});

await test('chosen files are listed with their size, too large ones are named', async (page) => {
  await page.setInputFiles('#files', { name: 'Phụ lục 1.pdf', mimeType: 'application/pdf', buffer: Buffer.alloc(1536) });
  assert.match(await page.locator('[data-ta-files]').textContent(), /Phụ lục 1\.pdf1,5 KB/);
  const listed = (megabytes) => page.evaluate((size) => {
    const files = new DataTransfer();
    files.items.add(new File([new Uint8Array(size * 1024 * 1024)], 'bản quét.pdf'));
    document.getElementById('files').files = files.files;
    document.getElementById('files').dispatchEvent(new Event('change', { bubbles: true }));
    return document.querySelector('[data-ta-files]').textContent;
  }, megabytes);
  assert.equal(await listed(50), 'bản quét.pdf50 MB');
  assert.equal(await listed(51), 'bản quét.pdf51 MBquá 50 MB, hãy tách tệp');
});

await test('in the reader j and k move, the card lights its span, a letter presses the card\'s own button', async (page) => {
  await page.locator('.ta-reader-text').focus();
  await page.keyboard.press('j');
  assert.equal(await focused(page, 'aria-label'), 'Việc 1');
  assert.equal(await page.locator('.ta-span.is-lit').getAttribute('data-span'), '1');
  await page.keyboard.press('j');
  assert.equal(await page.locator('.ta-span.is-lit').getAttribute('data-span'), '2');
  await page.keyboard.press('k');
  await page.evaluate(() => document.addEventListener('submit', (event) => { event.preventDefault(); document.title = event.submitter.value; }));
  await page.keyboard.press('s');
  assert.equal(await page.title(), 'split');
});

await test('hovering a span lights its card', async (page) => {
  await page.hover('.ta-span[data-span="2"]');
  assert.equal(await page.locator('.ta-reader-card.is-lit').getAttribute('data-span'), '2');
});

await test('a failed request of htmx is said', async (page) => {
  await page.evaluate(() => document.body.dispatchEvent(new CustomEvent('htmx:sendError', { bubbles: true })));
  assert.match(await page.locator('[data-ta-failed]').textContent(), /Chưa gửi được/);
  await page.click('[data-ta-failed] button');
  await page.evaluate(() => document.body.dispatchEvent(new CustomEvent('htmx:sendError', { bubbles: true, detail: { requestConfig: { verb: 'get' } } })));
  assert.equal(await page.locator('[data-ta-failed]').count(), 0);
});

await test('on a phone the bar of four and the sheet of modules lead everywhere', async (page) => {
  assert.equal(await page.locator('.ta-bottom a').count(), 4);
  assert.equal(await page.locator('.ta-side').isVisible(), false);
  await page.click('.ta-side-open');
  assert.equal(await page.locator('.ta-side').isVisible(), true);
  await page.keyboard.press('Escape');
  assert.equal(await page.locator('.ta-side').isVisible(), false);
}, { viewport: { width: 360, height: 740 }, hasTouch: true });

await test('on a phone what is touched is at least 44 px high, links in running text aside', async (page) => {
  const small = await page.evaluate(() => [...document.querySelectorAll('.btn, .form-control, .form-select, .ta-chip, .ta-tabs a, .ta-bottom a, .ta-pager a, .ta-menu-item, summary')]
    .filter((e) => e.offsetParent && e.getBoundingClientRect().height < 43.5).map((e) => `${e.className} ${e.getBoundingClientRect().height}`));
  assert.deepEqual(small, []);
}, { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });

await test('without scripts forms keep their plain controls and the bulk bar is there', async (page) => {
  assert.equal(await page.locator('select[name=unit][data-ta-combobox]').isVisible(), true);
  assert.equal(await page.locator('[data-ta-bulk]').isVisible(), true);
  assert.equal(await page.locator('[data-ta-dismiss]').isVisible(), false);
  await page.click('.ta-who');
  assert.equal(await page.locator('.ta-top .ta-menu-body').isVisible(), true);
}, { javaScriptEnabled: false });

await test('on paper only the record is left, with its title, filter and date', async (page) => {
  await page.emulateMedia({ media: 'print' });
  for (const gone of ['.ta-side', '.ta-top', '.ta-foot', '.ta-tabs', '.ta-filter', '.ta-pager', '.ta-toast']) {
    assert.equal(await page.locator(gone).first().isVisible(), false, gone);
  }
  assert.match(await page.locator('.ta-print-head').innerText(), /In ngày 13\/03\/2026/);
  assert.equal(await page.locator('.ta-main').evaluate((m) => getComputedStyle(m).color), 'rgb(0, 0, 0)');
}, { colorScheme: 'dark' });

await browser.close();
stop();
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
