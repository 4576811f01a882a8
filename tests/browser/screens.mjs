// Screenshots of every main page, OUTDIR/<page>-<width>-<theme>-<lang>.png.   node tests/browser/screens.mjs OUTDIR [PAGE …]
import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { main_pages, open } from './main_pages.mjs';
import { open_suite, submit } from './suite.mjs';

const [out = 'screens', ...only] = process.argv.slice(2);
mkdirSync(resolve(out), { recursive: true });
const suite = await open_suite();
const { as, nobody, browser, province } = suite;
const pages = (await main_pages(suite)).filter((one) => !only.length || only.includes(one.name));
let made = 0;

async function speak(login, language) {
  const page = await as(login);
  await page.goto('/');
  if (await page.locator('html').getAttribute('lang') !== language) {
    await page.locator('.ta-who').click();
    await submit(page, page.locator(`form[action="/preferences"] [name=language][value=${language}]`));
  }
  await page.context().close();
}

for (const language of ['vi', 'en']) {
  for (const login of [...new Set(pages.map((one) => one.login))]) {
    if (login) await speak(login, language);
    const page = login ? await as(login) : await nobody({ locale: language === 'en' ? 'en-GB' : 'vi-VN' });
    for (const one of pages.filter((p) => p.login === login)) {
      await page.setViewportSize({ width: 1440, height: 900 });
      await open(page, one);
      await page.evaluate(() => document.fonts.ready);
      for (const width of [360, 1440]) {
        await page.setViewportSize({ width, height: width === 360 ? 740 : 900 });
        for (const colorScheme of ['light', 'dark']) {
          await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
          // The bar at the foot of a phone's window would lie across the middle of a long picture.
          await page.evaluate(() => document.querySelector('.ta-bottom')?.style.setProperty('position', 'static'));
          const full_height = await page.evaluate(() => document.documentElement.scrollHeight);
          await page.screenshot({ path: resolve(out, `${one.name}-${width}-${colorScheme}-${language}.png`), fullPage: full_height < 6000 });
          made += 1;
        }
      }
    }
    await page.context().close();
    if (login) await speak(login, 'vi');
  }
}
await browser.close();
province.stop();
console.log(`${made} screenshots in ${resolve(out)}`);
process.exit(0);
