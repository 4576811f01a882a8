// Serves gallery.html with the assets of a build and the pages' own content policy: node web/gallery.mjs [OUTDIR] [PORT]
// PORT 0 takes a free one; the address is printed.
import { createServer } from 'node:http';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const out = process.argv[2] ?? join(here, '../build/web');
const port = Number(process.argv[3] ?? 8099);
const kPolicy = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; font-src 'self'; "
  + "connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";
const kTypes = { '.css': 'text/css', '.js': 'text/javascript', '.svg': 'image/svg+xml', '.woff2': 'font/woff2', '.html': 'text/html; charset=utf-8' };
const names = new Map(readFileSync(join(out, 'manifest.txt'), 'utf8').trim().split('\n').map((line) => line.split(' ')));

function answer(path) {
  if (path === '/') return ['.html', readFileSync(join(here, 'gallery.html'))];
  const logical = path.replace(/^\/assets\//, '');
  const name = names.get(logical) ?? [...names.values()].find((hashed) => hashed === logical);
  return name && existsSync(join(out, name)) ? [extname(name), readFileSync(join(out, name))] : null;
}

const server = createServer((request, response) => {
  const found = answer(new URL(request.url, 'http://gallery').pathname);
  if (!found) return response.writeHead(404).end();
  response.writeHead(200, { 'content-type': kTypes[found[0]], 'content-security-policy': kPolicy }).end(found[1]);
});
server.listen(port, '127.0.0.1', () => console.log(`http://127.0.0.1:${server.address().port}/`));
