// Debian's Chromium, quiet; and the gallery served from the assets of the last build, or built here where there is none.
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');

export const launch = () => chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'],
});

function built_assets() {
  const built = join(root, 'build/web');
  if (existsSync(join(built, 'manifest.txt'))) return built;
  const made = mkdtempSync(join(tmpdir(), 'web-'));
  execFileSync('node', [join(root, 'web/build.mjs'), made]);
  return made;
}

// {url, stop}
export function serve_gallery() {
  const server = spawn('node', [join(root, 'web/gallery.mjs'), built_assets(), '0'], { stdio: ['ignore', 'pipe', 'inherit'] });
  return new Promise((resolve, reject) => {
    server.stdout.once('data', (text) => resolve({ url: String(text).trim(), stop: () => server.kill() }));
    server.once('exit', (code) => reject(new Error(`the gallery ended with ${code}`)));
  });
}
