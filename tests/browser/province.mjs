// The sample province served by the real program on a free port, from a data folder that is gone afterwards. Where run.mjs
// serves one for all files already, that one is used.
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, rmdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
export const binary = process.env.THIENAN_BINARY ?? join(root, 'build/thienan');

// The address the program says it serves, once it answers.
async function address_of(server) {
  const url = await new Promise((resolve, reject) => {
    let said = '';
    server.stdout.on('data', (text) => { said += text; const found = /http:\/\/\S+:\d+/.exec(said); if (found) resolve(found[0]); });
    server.once('exit', (code) => reject(new Error(`the program ended with ${code}`)));
    setTimeout(() => reject(new Error('the program says no address')), 20000).unref();
  });
  for (let tries = 0; tries < 200; tries += 1) {
    try { if ((await fetch(`${url}/healthz`)).ok) return url; } catch { /* not yet */ }
    await new Promise((resolve) => { setTimeout(resolve, 50); });
  }
  throw new Error(`${url}/healthz does not answer`);
}

// {url, folder, stop}. `folder` holds the data, kept sign-ins and screenshots of failures.
export async function open_province() {
  if (process.env.THIENAN_URL) return { url: process.env.THIENAN_URL, folder: process.env.THIENAN_FOLDER, stop: () => {} };
  if (!existsSync(binary)) throw new Error(`${binary} is not built`);
  const folder = mkdtempSync(join(tmpdir(), 'thienan-browser-'));
  const data = join(folder, 'data');
  execFileSync(binary, ['sample', 'load', '--data', data], { stdio: ['ignore', 'ignore', 'inherit'], timeout: 120000 });
  const server = spawn(binary, ['serve', '--data', data, '--listen', '127.0.0.1:0'], { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  server.stderr.on('data', (text) => { said = (said + text).slice(-4000); });
  let stopped = false;
  const stop = () => {
    if (stopped) return;
    stopped = true;
    server.kill('SIGKILL');
    rmSync(data, { recursive: true, force: true });
    rmSync(join(folder, 'sign-ins'), { recursive: true, force: true });
    try { rmdirSync(folder); } catch { /* screenshots of failures stay */ }
  };
  process.once('exit', stop);
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => { stop(); process.exit(1); });
  try {
    return { url: await address_of(server), folder, stop, said: () => said };
  } catch (fault) {
    stop();
    throw new Error(`${fault.message}\n${said}`);
  }
}
