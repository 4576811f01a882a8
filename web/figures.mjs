// Be Vietnam Pro has no tabular figures, and figures in tables must stand in columns: give every digit of a TrueType
// font the same advance, each centred in it. Edits the buffer; only a cmap of format 4 and more than 10 full metrics
// are expected, anything else throws.

function tables_of(font) {
  const tables = {};
  for (let i = 0; i < font.readUInt16BE(4); i++) {
    const entry = 12 + 16 * i;
    tables[font.toString('latin1', entry, entry + 4)] = font.readUInt32BE(entry + 8);
  }
  return tables;
}

function format4_at(font, cmap) {
  for (let i = 0; i < font.readUInt16BE(cmap + 2); i++) {
    const at = cmap + font.readUInt32BE(cmap + 8 + 8 * i);
    if (font.readUInt16BE(at) === 4) return at;
  }
  throw new Error('no cmap of format 4');
}

function glyph_of(font, at, code) {
  const count = font.readUInt16BE(at + 6) / 2;
  for (let k = 0; k < count; k++) {
    const end = font.readUInt16BE(at + 14 + 2 * k);
    const start_at = at + 16 + 2 * count + 2 * k;
    if (code > end || code < font.readUInt16BE(start_at)) continue;
    const offset_at = start_at + 4 * count;
    const offset = font.readUInt16BE(offset_at);
    if (offset) return font.readUInt16BE(offset_at + offset + 2 * (code - font.readUInt16BE(start_at)));
    return (code + font.readUInt16BE(start_at + 2 * count)) & 0xffff;
  }
  throw new Error(`no glyph for U+${code.toString(16)}`);
}

// advance: in font units
export function make_figures_tabular(font, advance) {
  const tables = tables_of(font);
  const cmap = format4_at(font, tables.cmap);
  const metrics = font.readUInt16BE(tables.hhea + 34);
  for (let code = 0x30; code <= 0x39; code++) {
    const glyph = glyph_of(font, cmap, code);
    if (glyph >= metrics) throw new Error('a digit without a metric of its own');
    const at = tables.hmtx + 4 * glyph;
    const shift = Math.round((advance - font.readUInt16BE(at)) / 2);
    font.writeInt16BE(font.readInt16BE(at + 2) + shift, at + 2);
    font.writeUInt16BE(advance, at);
  }
  // The side bearing no longer lies at x = 0.
  font.writeUInt16BE(font.readUInt16BE(tables.head + 16) & ~2, tables.head + 16);
}
