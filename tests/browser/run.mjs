// Runs every *_test.mjs beside it (or those named), one after the other, against one server with a fresh sample province.
// Each prints "N passed, N failed" last, and so does this.   node tests/browser/run.mjs [NAME_test.mjs …]
import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { open_province } from './province.mjs';

const kAllMost = 14 * 60000;
const here = dirname(fileURLToPath(import.meta.url));
const asked = process.argv.slice(2);
const files = readdirSync(here).filter((name) => name.endsWith('_test.mjs') && (!asked.length || asked.includes(name))).sort();
const until = Date.now() + kAllMost;
const sums = { passed: 0, failed: 0 };

function run(file, environment) {
  return new Promise((resolve) => {
    const child = spawn('node', [join(here, file)], { env: { ...process.env, ...environment }, stdio: ['ignore', 'pipe', 'inherit'], detached: true });
    let said = '';
    const timer = setTimeout(() => { console.log(`FAIL ${file} was stopped: all tests together may take ${kAllMost / 60000} minutes`); process.kill(-child.pid, 'SIGKILL'); }, Math.max(1000, until - Date.now()));
    child.stdout.on('data', (text) => { said += text; process.stdout.write(String(text).replace(/^\d+ passed, \d+ failed\n/m, '')); });
    child.on('close', () => { clearTimeout(timer); resolve(/^(\d+) passed, (\d+) failed$/m.exec(said)); });
  });
}

const province = await open_province();
for (const file of files) {
  console.log(`-- ${file}`);
  const figures = await run(file, { THIENAN_URL: province.url, THIENAN_FOLDER: province.folder });
  sums.passed += figures ? Number(figures[1]) : 0;
  sums.failed += figures ? Number(figures[2]) : 1;
  if (!figures) console.log(`FAIL ${file} did not finish`);
}
if (sums.failed && province.said()) console.log(`the program said:\n${province.said()}`);
province.stop();
console.log(`${sums.passed} passed, ${sums.failed} failed`);
process.exit(sums.failed ? 1 : 0);
