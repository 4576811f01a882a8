// Every main page, who looks at it, and how to get there: for the accessibility tests and for scripts/screens.sh.
import { sample_text, submit } from './suite.mjs';
import * as work from './work.mjs';

const first = async (page, list, selector) => {
  await page.goto(list);
  return page.locator(selector).first().getAttribute('href');
};

// Puts what the pages need into the province and gives [{name, login, address} or {name, login, open(page)}]; login '' = nobody.
export async function main_pages(as) {
  const leader = await as('giamdoc'), clerk = await as('vanthu');
  await work.paste(clerk, sample_text('01-thong-bao-ket-luan.txt', (text) => text.replace('87/TB-UBND', `${Date.now() % 100000}/TB-UBND`).replace('nhiều cố gắng', `nhiều cố gắng ${Date.now()}`)));
  const draft = `/directives/${work.directive_at(clerk)}`;
  const card = await work.cards(clerk).first().locator('a[data-key=e]').getAttribute('href');
  const point = await clerk.locator('.ta-work a.btn').first().getAttribute('href');
  const directive = await first(leader, '/directives', `tbody a[href^="/directives/"]:not([href*="review"]):not([href$="${draft}"])`);
  const assignment = await first(leader, '/assignments?view=all', 'tbody th a[href^="/assignments/"]');
  const agency = await first(leader, '/dashboard', 'main a[href$="/work"]');
  const person = await first(await as('quantri'), '/people', 'tbody a[href^="/people/"]');
  const unit = await first(await as('quantri'), '/agencies', 'tbody a[href^="/agencies/"]');
  const of = (login, list) => list.map(([name, address]) => ({ name, login, address }));
  const refused_form = async (page) => {
    await page.goto(assignment);
    const act = await page.locator('.ta-acts a[href^="/assignments/"]').evaluateAll((links) => links.map((l) => l.getAttribute('href')).find((a) => /ask_extension|report_|send_back|cancel|suspend|reassign/.test(a)));
    await page.goto(act);
    await submit(page, page.locator('main .ta-form .ta-form-acts [type=submit]').first());
  };
  const bulk_act = async (page) => {
    await page.goto('/assignments?view=all');
    const picks = await page.locator('tbody .ta-pick input').evaluateAll((boxes) => boxes.slice(0, 8).map((box) => `pick=${box.value}`));
    await page.goto(`/assignments/bulk/hand_on?${picks.join('&')}`);
  };
  return [
    ...of('', [['sign-in', '/sign-in'], ['forgot-password', '/forgot-password']]),
    ...of('giamdoc', [
      ['my-work', '/'], ['assignments', '/assignments?view=all'], ['saved-views', '/assignments/views'], ['assignments-ordered', '/assignments?view=all&sort=lead&from=01/01/2026'], ['assignments-none', '/assignments?text=khongconaycả'], ['board', '/assignments/board'], ['month', '/assignments/month'],
      ['search', '/search?q=hoi+dong'], ['search-empty', '/search'], ['directives', '/directives'],
      ['directive', directive], ['directive-assignments', `${directive}?tab=assignments`], ['directive-text', `${directive}?tab=text`], ['directive-links', `${directive}?tab=links&q=hoi`], ['directive-history', `${directive}?tab=history`],
      ['assignment', assignment], ['assignment-related', `${assignment}?tab=related`], ['assignment-history', `${assignment}?tab=history`], ['assignment-links', `${assignment}?tab=links&q=hoi`],
      ['dashboard', '/dashboard'], ['agency-work', agency], ['calendar', '/calendar'], ['procedure', '/assignments/procedure'], ['print', `${directive}/print`], ['not-found', '/no/such/page'],
      ['me', '/me'], ['me-security', '/me/security'], ['me-password', '/me/password'], ['me-tokens', '/me/tokens'], ['me-feed', '/me/feed'],
    ]),
    { name: 'act-refused', login: 'giamdoc', open: refused_form },
    { name: 'bulk', login: 'giamdoc', open: bulk_act },
    ...of('vanthu', [['directives-new', '/directives/new'], ['review', `${draft}/review`], ['draft', card], ['draft-split', `${card}/split`], ['point', point], ['directive-header', `${draft}/header`]]),
    ...of('quantri', [['agencies', '/agencies'], ['agency', unit], ['agency-chart', `${unit}/chart`], ['people', '/people'], ['person', person], ['roles', '/roles'], ['imports', '/imports'], ['audit', '/audit'], ['deadline-rules', '/deadline-rules']]),
  ];
}

export const open = (page, one) => (one.open ? one.open(page) : page.goto(one.address, { waitUntil: 'load' }));
