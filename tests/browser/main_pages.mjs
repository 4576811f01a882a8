// Every main page, who looks at it, and how to get there: for the accessibility tests and for scripts/screens.sh.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { sample_text, submit } from './suite.mjs';
import * as work from './work.mjs';

const first = async (page, list, selector) => {
  await page.goto(list);
  return page.locator(selector).first().getAttribute('href');
};

// One assignment for every act's form, found at whoever is offered it: [[act, login, address]]. None is left to luck: a missing one throws.
const kActs = ['accept', 'hand_on', 'report_progress', 'ask_extension', 'return_back', 'report_completion', 'confirm', 'send_back', 'reassign', 'suspend', 'resume', 'cancel', 'reopen', 'conclude'];
async function act_forms(as) {
  const found = new Map();
  for (const login of ['giamdoc', 'theodoi', 'vpubnd', 'vanthu']) {
    const page = await as(login);
    for (const state of ['waiting', 'in_progress', 'reported', 'ongoing', 'suspended', 'completed']) {
      await page.goto(`/assignments?view=all&state=${state}`);
      const rows = await page.locator('tbody th a[href^="/assignments/"]').evaluateAll((links) => links.slice(0, 6).map((link) => link.getAttribute('href')));
      for (const row of rows) {
        await page.goto(row);
        if (!found.has('resume') && await page.locator(`.ta-acts a[href="${row}/suspend"]`).count()) {
          await page.goto(`${row}/suspend`);
          await work.field(page, 'reason').fill('Chờ trung ương ban hành hướng dẫn.');
          await work.send(page);
        }
        for (const link of await page.locator(`.ta-acts a[href^="${row}/"]`).evaluateAll((links) => links.map((one) => one.getAttribute('href')))) {
          const act = link.split('/').pop();
          if (!found.has(act)) found.set(act, [act, login, link]);
        }
      }
    }
    await page.context().close();
    if (kActs.every((act) => found.has(act))) break;
  }
  const missing = kActs.filter((act) => !found.has(act));
  if (missing.length) throw new Error(`nobody is offered ${missing.join(', ')}`);
  return [...found.values()];
}

// Work handed on, reported, with a file, a comment and an extension that waits for a decision; a job, an import with good and bad lines.
async function given_work(as) {
  const leader = await as('giamdoc'), admin = await as('quantri');
  await leader.goto('/assignments?view=all&state=waiting');
  const rows = await leader.locator('tbody th a[href^="/assignments/"]').evaluateAll((links) => links.map((link) => Number(link.getAttribute('href').split('/').pop())));
  let id = 0;
  for (const one of rows) {
    await leader.goto(`/assignments/${one}`);
    if (await leader.locator('.ta-acts a[href$="/hand_on"]').count()) { id = one; break; }
  }
  await work.open_act(leader, id, 'hand_on');
  await work.choose(leader, 'person', 'Bùi Gia Hân');
  await work.send(leader);
  const officer = await as('chuyenvien');
  await work.open_act(officer, id, 'report_progress');
  await work.field(officer, 'text').fill('Đã lập danh mục 12 nhiệm vụ, đang xin ý kiến các phòng; còn hai phòng chưa trả lời.');
  await work.field(officer, 'percent').fill('60');
  await work.field(officer, 'files').setInputFiles({ name: 'Danh mục nhiệm vụ đợt 1.txt', mimeType: 'text/plain', buffer: Buffer.from('Danh mục\n') });
  await work.send(officer);
  await work.open_act(officer, id, 'ask_extension');
  await work.field(officer, 'new_due').fill(work.day_from_now(40));
  await work.field(officer, 'grounds').fill('Chờ ý kiến của Bộ Khoa học và Công nghệ.');
  await work.send(officer);
  await officer.goto(`/assignments/${id}`);
  const extension = await leader.goto(`/assignments/${id}`).then(() => leader.locator('main a[href^="/extensions/"]').first().getAttribute('href', { timeout: 2000 }).catch(() => null));
  await admin.goto('/imports');
  await work.field(admin, 'file').setInputFiles({ name: 'can-bo.csv', mimeType: 'text/csv', buffer: Buffer.from('name,email,agency,title,valid_from\nPhan Thị Nhập,nhap@thanhlam.example,Sở Tài chính,Chuyên viên,01/01/2026\nLê Không Cơ Quan,khong@thanhlam.example,Sở Không Có,Chuyên viên,32/01/2026\n') });
  await submit(admin, admin.locator('form[action="/imports"] [type=submit]'));
  const kept_import = new URL(admin.url()).pathname;
  await officer.goto('/earlier-tasks/imports');
  await work.field(officer, 'file').setInputFiles({ name: 'danh-muc.csv', mimeType: 'text/csv', buffer: Buffer.from('Mã số,Tên nhiệm vụ,Trạng thái\nX.1,Nuôi ong lấy mật,Đã nghiệm thu\n,Thiếu mã,Bay mất\n') });
  await submit(officer, officer.locator('form[action="/earlier-tasks/imports"] [type=submit]'));
  const task_list = new URL(officer.url()).pathname;
  await officer.goto('/screenings/batches');
  await work.field(officer, 'file').setInputFiles({ name: 'de-xuat.csv', mimeType: 'text/csv', buffer: Buffer.from(work.batch_list) });
  await submit(officer, officer.locator('form[action="/screenings/batches"] [type=submit]'));
  const batch = await work.finished(officer, /\/screenings\/batches\/\d+$/);
  const clerk = await as('vanthu');
  await clerk.goto('/directives/new');
  await work.field(clerk, 'file').setInputFiles({ name: 'thong-bao.txt', mimeType: 'text/plain', buffer: Buffer.from(sample_text('01-thong-bao-ket-luan.txt', (text) => text.replace('87/TB-UBND', `${Date.now() % 100000}/TB-UBND`).replace('nhiều cố gắng', `nhiều cố gắng (${Date.now()})`))) });
  await submit(clerk, clerk.locator('form[action="/directives/new"] .ta-form-acts [type=submit]'));
  const job = new URL(clerk.url()).pathname;
  return { handed_on: `/assignments/${id}`, extension, kept_import, task_list, batch, job };
}

// Work that waits for a condition, for its act; and a directive whose only work is cancelled, closed.
async function condition_and_closed(as) {
  const clerk = await as('vanthu'), leader = await as('giamdoc');
  const registered = async (words) => {
    await work.paste(clerk, `THÔNG BÁO\nKết luận tại cuộc họp ${words}\n\nChủ tịch kết luận như sau:\n\n1. Giao Sở Khoa học và Công nghệ rà soát hồ sơ ${words}, hoàn thành trước ngày ${work.day_from_now(20)}.\n`);
    return work.directive_at(clerk);
  };
  const waiting = await registered(`chờ quy chế ${Date.now()}`);
  await work.correct(clerk, 0, async () => {
    await work.field(clerk, 'due_kind').selectOption('condition');
    await work.field(clerk, 'condition').fill('sau khi Trung ương ban hành quy chế');
  });
  await work.confirm_reading(clerk, waiting);
  const [conditional] = await work.assignments_of(clerk, waiting);
  const closed = await registered(`đã xong ${Date.now()}`);
  await work.confirm_reading(clerk, closed);
  const [id] = await work.assignments_of(clerk, closed);
  await work.open_act(leader, id, 'cancel');
  await work.field(leader, 'reason').fill('Đã làm theo văn bản khác.');
  await work.send(leader);
  await clerk.goto(`/directives/${closed}/close`);
  await work.send(clerk);
  return { meet_condition: `/assignments/${conditional}/meet_condition`, reopen: `/directives/${closed}/reopen` };
}

// The address in the mail to somebody who forgot the password; without a mail server mails lie in the data folder.
async function reset_address(page, province) {
  await page.goto('/forgot-password');
  await page.fill('[name=login]', 'taichinh');
  await submit(page, page.locator('form[action="/forgot-password"] [type=submit]'));
  const folder = join(province.folder, 'data/mail');
  for (let tries = 0; tries < 100; tries += 1) {
    for (const file of existsSync(folder) ? readdirSync(folder) : []) {
      const found = /\/reset-password\/[\w-]+/.exec(readFileSync(join(folder, file), 'utf8').replace(/=\r?\n/g, ''));
      if (found) return found[0];
    }
    await page.waitForTimeout(200);
  }
  throw new Error(`no mail in ${folder} leads to a new password`);
}

// Puts what the pages need into the province and gives [{name, login, address} or {name, login, open(page)}]; login '' = nobody.
export async function main_pages({ as, nobody, province }) {
  const leader = await as('giamdoc'), clerk = await as('vanthu');
  await work.paste(clerk, sample_text('01-thong-bao-ket-luan.txt', (text) => text.replace('87/TB-UBND', `${Date.now() % 100000}/TB-UBND`).replace('nhiều cố gắng', `nhiều cố gắng ${Date.now()}`)));
  const draft = `/directives/${work.directive_at(clerk)}`;
  const card = await work.cards(clerk).first().locator('a[data-key=e]').getAttribute('href');
  const point = await clerk.locator('.ta-work a.btn').first().getAttribute('href');
  const directive = await first(leader, '/directives', `tbody a[href^="/directives/"]:not([href*="review"]):not([href$="${draft}"])`);
  const own = await first(clerk, '/directives?state=active', 'tbody tr:has-text("87/TB-UBND") a[href^="/directives/"]');
  const assignment = await first(leader, '/assignments?view=all', 'tbody th a[href^="/assignments/"]');
  const agency = await first(leader, '/dashboard', 'main a[href$="/work"]');
  const person = await first(await as('quantri'), '/people', 'tbody a[href^="/people/"]');
  const unit = await first(await as('quantri'), '/agencies', 'tbody a[href^="/agencies/"]:has-text("Sở Khoa học và Công nghệ")');
  const role = await first(await as('quantri'), '/roles', 'tbody a[href^="/roles/"]');
  const post = await first(await as('quantri'), person, 'main a[href*="/posts/"]:not([href$="/new"])');
  const given = await given_work(as);
  const ended = await condition_and_closed(as);
  const reset = await reset_address(await nobody(), province);
  const acts = await act_forms(as);
  const of = (login, list) => list.map(([name, address]) => ({ name, login, address }));
  const refused_form = async (page) => {
    await page.goto(assignment);
    const act = await page.locator('.ta-acts a[href^="/assignments/"]').evaluateAll((links) => links.map((l) => l.getAttribute('href')).find((a) => /ask_extension|report_|send_back|cancel|suspend|reassign/.test(a)));
    await page.goto(act);
    await submit(page, page.locator('main .ta-form .ta-form-acts [type=submit]').first());
  };
  const second_factor = async (page) => {
    await page.goto('/me/security');
    const begin = page.locator('form[action="/me/second-factor"] [type=submit]');
    if (await begin.count()) await submit(page, begin);
    else await page.goto('/me/second-factor');
  };
  const bulk_act = (act) => async (page) => {
    await page.goto('/assignments?view=all');
    const picks = await page.locator('tbody .ta-pick input').evaluateAll((boxes) => boxes.slice(0, 8).map((box) => `pick=${box.value}`));
    await page.goto(`/assignments/bulk/${act}?${picks.join('&')}`);
  };
  // Somebody else was faster.
  const conflict = async (page) => {
    await page.goto(card);
    const other = await page.context().newPage();
    await other.goto(card);
    await work.field(other, 'product').fill(`Báo cáo ${Date.now()}`);
    await work.send(other);
    await other.close();
    await work.field(page, 'product').fill('Kế hoạch');
    await work.send(page);
  };
  return [
    ...of('', [['sign-in', '/sign-in'], ['forgot-password', '/forgot-password'], ['second-step', '/sign-in/code'], ['reset-password', reset], ['reset-password-dead', '/reset-password/khong-con-hieu-luc']]),
    ...of('giamdoc', [
      ['my-work', '/'], ['assignments', '/assignments?view=all'], ['saved-views', '/assignments/views'], ['assignments-ordered', '/assignments?view=all&sort=lead&from=01/01/2026'], ['assignments-none', '/assignments?text=khongconaycả'], ['board', '/assignments/board'], ['month', '/assignments/month'],
      ['search', '/search?q=hoi+dong'], ['search-empty', '/search'], ['directives', '/directives'],
      ['directive', directive], ['directive-assignments', `${directive}?tab=assignments`], ['directive-text', `${directive}?tab=text`], ['directive-links', `${directive}?tab=links&q=hoi`], ['directive-history', `${directive}?tab=history`],
      ['assignment', assignment], ['assignment-related', `${assignment}?tab=related`], ['assignment-history', `${assignment}?tab=history`], ['assignment-links', `${assignment}?tab=links&q=hoi`],
      ['dashboard', '/dashboard'], ['agency-work', agency], ['calendar', '/calendar'], ['procedure', '/assignments/procedure'], ['print', `${directive}/print`], ['print-list', '/assignments.print?view=all'], ...(given.extension ? [['extension', given.extension]] : []), ['directives-none', '/directives?text=khongconayca'], ['not-found', '/no/such/page'],
      ['me', '/me'], ['me-security', '/me/security'], ['me-password', '/me/password'], ['me-tokens', '/me/tokens'], ['me-feed', '/me/feed'],
    ]),
    { name: 'act-refused', login: 'giamdoc', open: refused_form },
    ...acts.map(([act, login, address]) => ({ name: `act-${act.replaceAll('_', '-')}`, login, address })),
    ...of('chuyenvien', [['officer-my-work', '/'], ['officer-assignment', given.handed_on], ['officer-history', `${given.handed_on}?tab=history`], ['officer-directives', '/directives'], ['notifications', '/me/notifications'], ['forbidden', '/audit']]),
    ...of('chuyenvien', [['screenings', '/screenings'], ['screening', '/proposals/1'], ['screening-side-by-side', '/screenings/1/hits/1'], ['screening-new', '/screenings/new'], ['proposal-edit', '/proposals/1/edit'],
      ['earlier-tasks', '/earlier-tasks'], ['earlier-task', '/earlier-tasks/3'], ['earlier-task-edit', '/earlier-tasks/3/edit'], ['earlier-task-imports', '/earlier-tasks/imports'], ['earlier-task-import', given.task_list], ['batches', '/screenings/batches'], ['batch', given.batch]]),
    ...of('xasonha', [['commune-my-work', '/'], ['commune-assignments', '/assignments?view=all'], ['commune-dashboard', '/dashboard']]),
    ...['hand_on', 'accept', 'internal_due', 'urge'].map((act) => ({ name: `bulk-${act.replaceAll('_', '-')}`, login: 'giamdoc', open: bulk_act(act) })),
    ...of('vanthu', [['directives-new', '/directives/new'], ['review', `${draft}/review`], ['draft', card], ['draft-split', `${card}/split`], ['point', point], ['directive-header', `${draft}/header`], ['draft-new', `${draft}/drafts/new`], ['directive-close', `${own}/close`], ['directive-withdraw', `${own}/withdraw`], ['directive-reopen', ended.reopen], ['act-meet-condition', ended.meet_condition], ['job', given.job], ['jobs', '/jobs']]),
    { name: 'conflict', login: 'vanthu', open: conflict },
    { name: 'second-factor', login: 'ketoan', open: second_factor },
    ...of('quantri', [['agencies', '/agencies'], ['agency', unit], ['agency-chart', `${unit}/chart`], ['agency-new', '/agencies/new'], ['agency-edit', `${unit}/edit`], ['agency-merge', `/agencies/merge?agency=${unit.split('/').pop()}`], ['people', '/people'], ['person', person], ['person-new', '/people/new'], ['person-edit', `${person}/edit`], ['post-new', `${person}/posts/new`], ['post', post], ['roles', '/roles'], ['role', role], ['role-new', '/roles/new'], ['import', given.kept_import], ['failed-mails', '/admin/mails'], ['imports', '/imports'], ['audit', '/audit'], ['deadline-rules', '/deadline-rules']]),
  ];
}

// Pages that are alike but for their words: looked at, not each put through axe.
export const alike = (name) => /^act-(accept|cancel|conclude|confirm|reopen|resume|return-back|send-back|split|suspend)$|^(officer-directives|officer-my-work|commune-assignments|commune-my-work|agency-new|person-edit|role-new|post-new|directives-none|directive-(close|reopen)|bulk-(accept|internal-due)|draft-new)$/.test(name);

export const open = (page, one) => (one.open ? one.open(page) : page.goto(one.address, { waitUntil: 'load' }));
