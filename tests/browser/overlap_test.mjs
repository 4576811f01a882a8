// Earlier tasks and look-ups: a list is imported, a proposal is looked up, put beside what was found, and decided on; also without scripts.
import assert from 'node:assert/strict';
import { open_suite, submit } from './suite.mjs';
import * as work from './work.mjs';

const { test, end, as } = await open_suite();
const send = (page) => submit(page, page.locator('main .ta-form-acts [type=submit]').last());

for (const [how, options] of [['with scripts', {}], ['without scripts', { javaScriptEnabled: false }]]) {
  await test(`a proposal is looked up, compared side by side and decided on ${how}`, async () => {
    const page = await as('chuyenvien', options);
    await page.goto('/screenings/new');
    await page.fill('#f-title', `Nghiên cứu nuôi cá lăng nha trong lồng trên hồ thủy điện ${how}`);
    await page.fill('#f-text', 'Mục tiêu: hoàn thiện quy trình nuôi cá lăng nha trong lồng trên hồ thủy điện và liên kết tiêu thụ.\nNội dung: khảo sát môi trường nước hồ, theo dõi tăng trưởng, dịch bệnh, tập huấn và chuyển giao quy trình.');
    await send(page);
    assert.match(page.url(), /\/proposals\/\d+$/);
    const first = page.locator('main tbody tr').first();
    assert.match(await first.innerText(), /(HB\.2019\.05|TL\.2017\.02)/);
    await submit(page, first.locator('th a'));
    const passage = page.locator('#q1 a');
    assert.equal(await passage.getAttribute('href'), '#r1');
    const colour = (selector) => page.locator(selector).evaluate((mark) => getComputedStyle(mark).backgroundColor);
    if (how === 'with scripts') assert.equal(await colour('#q1'), await colour('#r1'));
    await passage.click();
    assert.match(page.url(), /#r1$/);

    await page.goBack();
    await page.goto(page.url().replace(/\/hits\/.*/, '').replace(/#.*/, ''));
    await page.check('input[name=decision][value=overlaps]');
    await page.fill('#f-reasons', 'Đã làm ở tỉnh bạn.');
    await submit(page, page.locator('form[action$="/decide"] [type=submit]'));
    assert.match(await page.locator('.ta-rail form[action$="/decide"]').innerText(), /Chọn nhiệm vụ đã có/);
    await page.selectOption('#f-about', '1');
    await submit(page, page.locator('form[action$="/decide"] [type=submit]'));
    assert.match(await page.locator('.ta-rail').innerText(), /Trùng lặp/);

    await submit(page, page.locator('a[href$="/edit"]'));
    await page.fill('#f-title', `Nuôi cá lồng ${how}`);
    await send(page);
    assert.match(await page.locator('main').innerText(), /Hãy tra cứu lại trước khi kết luận/);
    await submit(page, page.locator('form[action$="/screen"] [type=submit]'));
    assert.doesNotMatch(await page.locator('main').innerText(), /Hãy tra cứu lại trước khi kết luận/);
  });
}

await test('a list is looked at line by line, taken in and found', async () => {
  const page = await as('chuyenvien');
  const code = `NH.${Date.now()}`;
  await page.goto('/earlier-tasks/imports');
  await work.field(page, 'file').setInputFiles({ name: 'danh-muc.csv', mimeType: 'text/csv', buffer: Buffer.from(`Mã số,Tên nhiệm vụ,Trạng thái\n${code},Nuôi ong lấy mật dưới tán rừng,Đã nghiệm thu\n,Thiếu mã,\n`) });
  await submit(page, page.locator('form[action="/earlier-tasks/imports"] [type=submit]'));
  assert.match(await page.locator('main').innerText(), /Cần nhập mục này/);
  await page.locator('form[action$="/confirm"] [type=submit]').click();
  await page.waitForURL(/\/jobs\/\d+$/);
  await work.finished(page, /\/earlier-tasks\/imports\/\d+$/);
  assert.match(await page.locator('main').innerText(), /đã thêm 1/);
  await page.goto('/earlier-tasks?q=nuoi+ong');
  assert.match(await page.locator('tbody').innerText(), new RegExp(code));
});

await test('a document is read and looked up', async () => {
  const page = await as('chuyenvien');
  await page.goto('/screenings/new');
  await work.field(page, 'file').setInputFiles({ name: 'de-xuat.txt', mimeType: 'text/plain', buffer: Buffer.from(`PHIẾU ĐỀ XUẤT\nTên đề tài: Trồng sâm dưới tán rừng ${Date.now()}\nMục tiêu: đánh giá khả năng thích nghi của sâm Ngọc Linh dưới tán rừng ở độ cao trên 1.500 m.\nNội dung: chọn lập địa, trồng khảo nghiệm 2 ha, theo dõi sinh trưởng và hoạt chất, đề xuất quy trình.\n`) });
  await page.locator('form[action="/screenings/new"] .ta-form-acts [type=submit]').click();
  await work.finished(page, /\/proposals\/\d+$/);
  assert.match(await page.locator('main h1').innerText(), /Trồng sâm dưới tán rừng/);
  assert.match(await page.locator('main tbody').first().textContent(), /sâm/);
});

await test('a whole list is looked up, drawn as clusters, and one line looked up alone', async () => {
  const page = await as('chuyenvien');
  await page.goto('/screenings/batches');
  await work.field(page, 'file').setInputFiles({ name: 'de-xuat.csv', mimeType: 'text/csv', buffer: Buffer.from(work.batch_list) });
  await page.locator('form[action="/screenings/batches"] [type=submit]').click();
  await work.finished(page, /\/screenings\/batches\/\d+$/);
  assert.ok(await page.locator('.ta-map circle').count() >= 2);
  assert.ok(await page.locator('.ta-map rect').count() >= 1);
  await page.locator('.ta-map a[href="#line-2"]').first().click();
  assert.match(page.url(), /#line-2$/);
  await submit(page, page.locator('#line-2 form [type=submit]'));
  assert.match(page.url(), /\/proposals\/\d+$/);
});

await test('who may only report for another agency reads the registry and sees no look-ups', async () => {
  const page = await as('taichinh');
  await page.goto('/earlier-tasks?state=stopped');
  assert.match(await page.locator('tbody').innerText(), /TL\.2021\.05/);
  assert.equal(await page.locator('a[href="/screenings"]').count(), 0);
  assert.equal((await page.goto('/proposals/1')).status(), 404);
});

await end();
