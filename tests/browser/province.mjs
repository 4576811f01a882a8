// The sample province served by the real program on a free port, from a data folder that is gone afterwards. Where run.mjs
// serves one for all files already, that one is used.
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, rmdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
export const binary = process.env.THIENAN_BINARY ?? join(root, 'build/thienan');

const free_port = () => new Promise((resolve, reject) => {
  const probe = createServer();
  probe.once('error', reject);
  probe.listen(0, '127.0.0.1', () => { const { port } = probe.address(); probe.close(() => resolve(port)); });
});

async function answers(url, server) {
  for (let tries = 0; tries < 300; tries += 1) {
    if (server.exitCode !== null) throw new Error(`the program ended with ${server.exitCode}`);
    try { if ((await fetch(`${url}/healthz`)).ok) return; } catch { /* not yet */ }
    await new Promise((resolve) => { setTimeout(resolve, 50); });
  }
  throw new Error('the program does not answer /healthz');
}

// {url, folder, stop}. `folder` holds the data, kept sign-ins and screenshots of failures.
export async function open_province() {
  if (process.env.THIENAN_URL) return { url: process.env.THIENAN_URL, folder: process.env.THIENAN_FOLDER, stop: () => {} };
  if (!existsSync(binary)) throw new Error(`${binary} is not built`);
  const folder = mkdtempSync(join(tmpdir(), 'thienan-browser-'));
  const data = join(folder, 'data');
  execFileSync(binary, ['sample', 'load', '--data', data], { stdio: ['ignore', 'ignore', 'inherit'], timeout: 120000 });
  const port = await free_port();
  const server = spawn(binary, ['serve', '--data', data, '--listen', `127.0.0.1:${port}`], { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  server.stderr.on('data', (text) => { said = (said + text).slice(-4000); });
  const url = `http://127.0.0.1:${port}`;
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
    await answers(url, server);
  } catch (fault) {
    stop();
    throw new Error(`${fault.message}\n${said}`);
  }
  return { url, folder, stop, said: () => said };
}
