// Tests of the running program: each has pages of its own, signed in as who it names; any error on a page's console (which
// a breach of the content policy is) fails it. One line a test; the last line is "N passed, N failed".
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { launch } from './browser.mjs';
import { open_province, root } from './province.mjs';

const kTestMost = 150000;
const sample = readFileSync(join(root, 'sample/province.toml'), 'utf8');
export const password = /^password = "([^"]+)"/m.exec(sample)[1];

// The document to be filled and pasted: days as {{+n}} (from today), {{long-n}} and {{quarter+n}}.
export function sample_text(name, change = (text) => text) {
  const shifted = (days) => new Date(Date.now() + days * 86400000);
  const two = (n) => String(n).padStart(2, '0');
  const day = (date) => `${two(date.getDate())}/${two(date.getMonth() + 1)}/${date.getFullYear()}`;
  const roman = ['I', 'II', 'III', 'IV'];
  const text = readFileSync(join(root, 'sample', name), 'utf8').replace(/\{\{(long|quarter)?([+-]\d+)\}\}/g, (_, form, by) => {
    const n = Number(by);
    if (form === 'quarter') {
      const at = new Date();
      const quarter = Math.floor(at.getMonth() / 3) + n;
      return `${roman[((quarter % 4) + 4) % 4]} năm ${at.getFullYear() + Math.floor(quarter / 4)}`;
    }
    const date = shifted(n);
    return form === 'long' ? `ngày ${two(date.getDate())} tháng ${two(date.getMonth() + 1)} năm ${date.getFullYear()}` : day(date);
  });
  return change(text);
}

// A document beside the project that may be absent.
export function shared_text(path) {
  const file = join(process.env.THIENAN_SHARED ?? join(root, '../shared'), path);
  return existsSync(file) ? { file, text: readFileSync(file, 'utf8') } : null;
}

// The browser says on its console that a page came with 404 or 403: an answer, not a fault.
const is_answer = (message) => /the server responded with a status of 4\d\d/.test(message.text());

export async function open_suite() {
  const province = await open_province();
  const browser = await launch();
  const kept = join(province.folder, 'sign-ins');
  const contexts = [];
  let errors = [];
  const figures = { passed: 0, failed: 0 };

  function watch(context) {
    context.setDefaultTimeout(8000);
    context.on('page', (page) => {
      page.on('pageerror', (error) => errors.push(`${page.url()}: ${error.message}`));
      page.on('console', (message) => { if (message.type() === 'error' && !is_answer(message)) errors.push(`${page.url()}: ${message.text()}`); });
    });
    contexts.push(context);
    return context;
  }
  const context_of = async (options) => watch(await browser.newContext({ baseURL: province.url, viewport: { width: 1366, height: 768 }, reducedMotion: 'reduce', locale: 'vi-VN', ...options }));

  async function sign_in(page, login, secret = password) {
    await page.goto('/sign-in');
    await page.fill('[name=login]', login);
    await page.fill('[name=password]', secret);
    return submit(page, page.locator('form[action="/sign-in"] [type=submit]'));
  }
  // A page of that person. Who signed in once in this run is not asked again.
  async function as(login, options = {}) {
    const file = join(kept, `${login}.json`);
    if (existsSync(file)) return (await context_of({ storageState: file, ...options })).newPage();
    const context = await context_of(options);
    const page = await context.newPage();
    const response = await sign_in(page, login);
    assert.equal(response.status(), 200, `${login} could not sign in`);
    assert.ok(!page.url().includes('/sign-in'), `${login} could not sign in: ${await page.locator('main').innerText()}`);
    mkdirSync(kept, { recursive: true });
    writeFileSync(file, JSON.stringify(await context.storageState()));
    return page;
  }
  const nobody = async (options = {}) => (await context_of(options)).newPage();

  async function keep_screenshots(sentence) {
    const pages = contexts.flatMap((context) => context.pages());
    for (const [i, page] of pages.entries()) {
      const file = join(province.folder, `${sentence.replace(/[^\p{L}\p{N}]+/gu, '-').slice(0, 60)}-${i}.png`);
      try { await page.screenshot({ path: file, timeout: 3000 }); console.log(`     ${page.url()}  ${file}`); } catch { /* closed */ }
    }
  }

  async function test(sentence, run) {
    errors = [];
    const began = Date.now();
    let timer;
    try {
      const late = new Promise((_, reject) => { timer = setTimeout(() => reject(new Error(`took longer than ${kTestMost / 1000} s`)), kTestMost); });
      await Promise.race([run(), late]);
      assert.deepEqual(errors, [], 'errors on the console');
      figures.passed += 1;
      console.log(`ok   ${sentence} (${((Date.now() - began) / 1000).toFixed(1)} s)`);
    } catch (error) {
      figures.failed += 1;
      console.log(`FAIL ${sentence}\n     ${String(error.stack ?? error).split('\n').slice(0, 14).join('\n     ')}`);
      await keep_screenshots(sentence);
    } finally {
      clearTimeout(timer);
      for (const context of contexts.splice(0)) await context.close();
    }
  }
  const skip = (sentence, why) => console.log(`SKIPPED ${sentence}: ${why}`);

  async function end() {
    await browser.close();
    province.stop();
    console.log(`${figures.passed} passed, ${figures.failed} failed`);
    process.exit(figures.failed ? 1 : 0);
  }
  return { test, skip, end, as, nobody, sign_in, context_of, province, browser };
}

// Presses and waits for the page that answers; the answer after any redirect.
export async function submit(page, button) {
  const [response] = await Promise.all([page.waitForNavigation({ waitUntil: 'load' }), button.click()]);
  return response;
}
