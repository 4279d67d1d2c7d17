// The pictograms: glyphs of Fluent Emoji Flat (MIT) under our own names, softened, beside our own drawings.
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { soften } from "./colour.mjs";
import { content, frontend, packageFile } from "./paths.mjs";

const folder = path.join(frontend, "build/pictograms");
const GLYPH = /<use href="glyph:([a-z-]+)"\/>/g;

// Their darkest fills would disappear on the night plates, so they get a floor of lightness.
const LIFTED = new Set(["hug", "music", "bed", "sleep", "cooking", "mouth", "spinning", "tablet", "tv"]);
const FLOOR = 0.47;

/** Write one SVG per name; fails when the names are not those the server knows. */
export async function writePictograms(output) {
  const drawings = await readDrawings();
  const known = (await readFile(path.join(content, "pictograms.txt"), "ascii")).split(/\s+/).filter(Boolean);
  const missing = known.filter((name) => !drawings.has(name));
  const unknown = [...drawings.keys()].filter((name) => !known.includes(name));
  if (missing.length + unknown.length > 0) throw new Error(`pictograms missing: ${missing}; not listed: ${unknown}`);
  for (const [name, body] of drawings) {
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">${body}</svg>\n`;
    const address = `/assets/pictograms/${name}.svg`;
    await output.add(`pictograms/${name}.svg`, address, svg);
  }
}

/** Name -> softened SVG body. */
async function readDrawings() {
  const { icons } = JSON.parse(await readFile(packageFile("@iconify-json/fluent-emoji-flat", "icons.json"), "utf8"));
  const glyphs = JSON.parse(await readFile(path.join(folder, "glyphs.json"), "utf8"));
  const body = (glyph) => {
    if (!icons[glyph]) throw new Error(`the set has no glyph ${glyph}`);
    return icons[glyph].body;
  };
  const drawings = new Map();
  for (const [name, glyph] of Object.entries(glyphs)) {
    drawings.set(name, soften(body(glyph), LIFTED.has(name) ? FLOOR : 0));
  }
  for (const file of (await readdir(folder)).filter((name) => name.endsWith(".svg"))) {
    const svg = await readFile(path.join(folder, file), "utf8");
    const inner = svg.replace(/^<svg[^>]*>|<\/svg>\s*$/g, "").replace(GLYPH, (_, glyph) => body(glyph));
    drawings.set(path.parse(file).name, soften(inner.replace(/>\s+</g, "><"), 0));
  }
  return drawings;
}
