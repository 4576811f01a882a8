// Builds the pages' assets: node web/build.mjs OUTDIR
// Writes app.<hash>.css, app.<hash>.js, icons.<hash>.svg, favicon.<hash>.svg, fonts/*.<hash>.woff2, a .gz beside each
// text file, and manifest.txt with lines "logical-name hashed-name". The same input gives the same bytes.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, extname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import * as esbuild from 'esbuild';
import fontverter from 'fontverter';
import { browserslistToTargets, bundle, transform } from 'lightningcss';
import postcss from 'postcss';
import { PurgeCSS } from 'purgecss';
import subsetFont from 'subset-font';
import { make_figures_tabular } from './figures.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const out = resolve(process.argv[2] ?? (console.error('usage: node build.mjs OUTDIR'), process.exit(2)));
const packages = join(here, 'node_modules');
const manifest = [];

// Browsers of old office machines and phones: colours and nesting are lowered for them.
const targets = browserslistToTargets(['chrome 90', 'firefox 90', 'safari 14', 'ios_saf 14']);

function hashed_name(logical, bytes) {
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 10);
  const ext = extname(logical);
  return `${logical.slice(0, -ext.length)}.${hash}${ext}`;
}

function emit(logical, content) {
  const bytes = Buffer.from(content);
  const name = hashed_name(logical, bytes);
  const path = join(out, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, bytes);
  if (extname(logical) !== '.woff2') writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }));
  manifest.push(`${logical} ${name}`);
  return name;
}

function files_below(folder, extensions) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true })
    .map(String)
    .filter((name) => extensions.includes(extname(name)) && !name.includes('node_modules'))
    .sort()
    .map((name) => join(folder, name));
}

// ---- fonts: what Vietnamese official text needs, hinting kept for 96 dpi office screens

const span = (from, to = from) => String.fromCodePoint(...Array.from({ length: to - from + 1 }, (_, i) => from + i));
const kSubsets = {
  latin: span(0x20, 0x7e) + span(0xa0, 0xff) + span(0x2010, 0x2026) + span(0x2030, 0x203a) + '€™↑→↓−',
  vietnamese: 'ĂăĐđĨĩŨũƠơƯư₫' + span(0x1ea0, 0x1ef9) + span(0x300, 0x309) + span(0x323),
};
const kFeatures = ['kern', 'mark', 'mkmk', 'ccmp', 'locl'];

function unicode_range(text) {
  const points = [...new Set([...text].map((c) => c.codePointAt(0)))].sort((a, b) => a - b);
  const runs = [];
  for (const p of points) {
    if (runs.length && runs.at(-1)[1] === p - 1) runs.at(-1)[1] = p;
    else runs.push([p, p]);
  }
  const hex = (n) => n.toString(16);
  return runs.map(([a, b]) => (a === b ? `U+${hex(a)}` : `U+${hex(a)}-${hex(b)}`)).join(',');
}

async function build_fonts() {
  let css = '';
  for (const [subset, text] of Object.entries(kSubsets)) {
    for (const weight of [400, 600]) {
      const file = `be-vietnam-pro-${subset}-${weight}`;
      const source = readFileSync(join(packages, '@fontsource/be-vietnam-pro/files', `${file}-normal.woff2`));
      const font = Buffer.from(await subsetFont(source, text, { targetFormat: 'truetype', keepFeatures: kFeatures }));
      if (subset === 'latin') make_figures_tabular(font, weight === 400 ? 680 : 696);
      const bytes = await fontverter.convert(font, 'woff2', 'truetype');
      const name = emit(`fonts/${file}.woff2`, bytes);
      css += `@font-face{font-family:"Be Vietnam Pro";font-weight:${weight};font-display:swap;`
        + `src:url(${name}) format("woff2");unicode-range:${unicode_range(text)}}\n`;
    }
  }
  return css;
}

// ---- styles: Tabler's reset, grid and utilities as far as used; our own components whole

const kTablerClasses = new RegExp('^(container(-fluid)?|row|col(-.*)?|g[xy]?-.*|offset-.*|order-.*|d-.*|flex-.*|gap-.*|'
  + 'justify-.*|align-.*|[mp][tbsexy]?-.*|text-(start|end|center|nowrap|break|wrap)|fw-.*|float-.*|overflow-.*)$');
const kHtmlTags = 'html body a abbr b blockquote button caption code col colgroup dd del details dialog div dl dt em '
  + 'fieldset figcaption figure footer form h1 h2 h3 h4 header hr i img input ins label legend li main mark nav ol optgroup '
  + 'option p section select small span strong sub sup summary svg table tbody td textarea tfoot th thead tr u ul';

function classes_in(text) {
  const classes = [];
  for (const match of text.matchAll(/class=\\?"([^"\\]*)/g)) classes.push(...match[1].split(/\s+/));
  return { classes: classes.filter((c) => kTablerClasses.test(c)), tags: kHtmlTags.split(' '), ids: [], attributes: { names: ['hidden', 'type'], values: [] }, undetermined: [] };
}

async function build_tabler() {
  const raw = readFileSync(join(packages, '@tabler/core/dist/css/tabler.min.css'), 'utf8');
  const root = dirname(here);
  const content = [...files_below(join(root, 'src'), ['.cpp', '.hpp']), ...files_below(here, ['.html', '.js'])]
    .map((file) => ({ raw: readFileSync(file, 'utf8'), extension: 'html' }));
  const [{ css }] = await new PurgeCSS().purge({
    content, css: [{ raw }], variables: true, keyframes: true, fontFace: true,
    extractors: [{ extractor: classes_in, extensions: ['html'] }],
  });
  return without_colours(css);
}

// Tabler's colours need light-dark(), color-mix() and oklch(), which old phones lack, and ours replace them all: what
// depends on them goes, then every variable nobody asks for.
function without_colours(css) {
  const root = postcss.parse(css);
  root.walkRules(/-webkit-scrollbar|::selection|\[hidden\]/, (rule) => rule.remove());
  root.walkDecls(/colou?r$|^color-scheme$/, (decl) => decl.remove());
  root.walkDecls((decl) => { if (/light-dark\(|color-mix\(|oklch\(/.test(decl.value)) decl.remove(); });
  for (let before = -1, left = 0; before !== left; before = left, left = root.toString().length) {
    const text = root.toString();
    root.walkDecls((decl) => {
      const unused = decl.prop.startsWith('--') && !text.includes(`var(${decl.prop}`);
      const unknown = [...decl.value.matchAll(/var\((--[\w-]+)\)/g)].some(([, name]) => !text.includes(`${name}:`));
      if (unused || unknown) decl.remove();
    });
    root.walkRules((rule) => { if (!rule.nodes.length) rule.remove(); });
    root.walkAtRules((rule) => { if (rule.name === 'property' || rule.nodes?.length === 0) rule.remove(); });
  }
  return root.toString();
}

// A class printed by the program but styled nowhere is a slip of the pen; it is named, not refused.
function name_unknown(css) {
  for (const file of files_below(join(dirname(here), 'src'), ['.cpp', '.hpp'])) {
    for (const [, list] of readFileSync(file, 'utf8').matchAll(/class=\\?"([^"\\]*)/g)) {
      for (const name of list.split(/\s+/)) {
        if (/^(ta|btn|form|is)-[a-z0-9-]*[a-z0-9]$/.test(name) && !css.includes(`.${name}`)) console.warn(`no style for .${name} in ${file}`);
      }
    }
  }
}

async function build_css() {
  const fonts = await build_fonts();
  const tabler = await build_tabler();
  const own = bundle({ filename: join(here, 'css/app.css'), targets, minify: true }).code.toString();
  const base = transform({ filename: 'base.css', code: Buffer.from(tabler), targets, minify: true }).code.toString();
  name_unknown(own);
  emit('app.css', fonts + base + own);
}

// ---- scripts, icons

async function build_js() {
  const result = await esbuild.build({
    entryPoints: [join(here, 'scripts/app.js')], bundle: true, minify: true, write: false, format: 'iife',
    target: ['chrome90', 'firefox90', 'safari14'], supported: { destructuring: true }, legalComments: 'none',
  });
  const htmx = readFileSync(join(packages, 'htmx.org/dist/htmx.min.js'), 'utf8').trimEnd();
  emit('app.js', `${htmx};\n${result.outputFiles[0].text}`);
}

function build_icons() {
  const names = readFileSync(join(here, 'icons.txt'), 'utf8').split('\n').map((l) => l.trim()).filter(Boolean);
  const symbols = names.map((name) => {
    const svg = readFileSync(join(packages, '@tabler/icons/icons/outline', `${name}.svg`), 'utf8');
    const inner = svg.replace(/<!--[\s\S]*?-->/g, '').replace(/^[\s\S]*?<svg[^>]*>/, '').replace(/<\/svg>\s*$/, '');
    return `<symbol id="i-${name}" viewBox="0 0 24 24">${inner.replace(/\s*\n\s*/g, '').replace(/ \/>/g, '/>')}</symbol>`;
  });
  emit('icons.svg', `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join('')}</svg>`);
  emit('favicon.svg', readFileSync(join(here, 'favicon.svg')));
}

mkdirSync(out, { recursive: true });
for (const name of readdirSync(out)) {
  if (/^(app|icons|favicon|fonts|manifest)(\.|$)/.test(name)) rmSync(join(out, name), { recursive: true });
}
await build_css();
await build_js();
build_icons();
writeFileSync(join(out, 'manifest.txt'), `${manifest.sort().join('\n')}\n`);
