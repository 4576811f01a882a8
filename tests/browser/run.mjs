// Runs every *_test.mjs beside it, one after the other; each prints "N passed, N failed" last, and so does this.
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
let passed = 0;
let failed = 0;
for (const file of readdirSync(here).filter((name) => name.endsWith('_test.mjs')).sort()) {
  const run = spawnSync('node', [join(here, file)], { encoding: 'utf8', timeout: 300000 });
  const figures = /^(\d+) passed, (\d+) failed$/m.exec(run.stdout);
  process.stdout.write(run.stdout.replace(/^\d+ passed, \d+ failed\n/m, ''));
  process.stderr.write(run.stderr);
  passed += figures ? Number(figures[1]) : 0;
  failed += figures ? Number(figures[2]) : 1;
  if (!figures) console.log(`FAIL ${file} did not finish`);
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
