// The app's icons as PNG, drawn from the mark: for home screens, notifications and the manifest.
import { readFile } from "node:fs/promises";
import path from "node:path";
import { Resvg } from "@resvg/resvg-js";
import { frontend } from "./paths.mjs";

const GROUND = "#f5f1e8";

/** Write every PNG and the mark itself. */
export async function writeAppIcons(output) {
  const mark = await readFile(path.join(frontend, "build/mark.svg"), "utf8");
  await output.addHashed("mark.svg", mark);
  for (const size of [192, 512]) {
    await output.addHashed(`app-icons/any-${size}.png`, draw(mark, size, { fills: 0.92, rounded: true }));
    await output.addHashed(`app-icons/maskable-${size}.png`, draw(mark, size, { fills: 0.66 }));
  }
  await output.addHashed("app-icons/apple-touch-180.png", draw(mark, 180, { fills: 0.78 }));
  await output.addHashed("app-icons/badge-96.png", drawBadge(96));
}

/** The mark in the middle of a ground; `fills` is the share of the side it takes. */
function draw(mark, size, { fills, rounded = false }) {
  const inner = mark.replace(/^<svg[^>]*>|<\/svg>\s*$/g, "");
  const offset = 16 - 16 * fills;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">
<rect width="32" height="32" rx="${rounded ? 7 : 0}" fill="${GROUND}"/>
<g transform="translate(${offset} ${offset}) scale(${fills})">${inner}</g></svg>`;
  return png(svg, size);
}

// Android paints the badge in one colour and keeps only its shape.
function drawBadge(size) {
  return png(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><g fill="#fff"><path d="M6 15a10 10 0 0 1 20 0z"/><path d="M2 18h28v3.5H2zM7 24.5h18V28H7z"/></g></svg>`,
    size,
  );
}

function png(svg, size) {
  return new Resvg(svg, { fitTo: { mode: "width", value: size } }).render().asPng();
}
