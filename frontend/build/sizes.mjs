// What the first visit to Today costs, and a stop when it costs too much.
import { readFile } from "node:fs/promises";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { dist } from "./paths.mjs";
import { staticImports } from "./shell.mjs";

const BUDGET = 120_000;

/** Print the sizes; throws when JavaScript and CSS of Today are above the budget (gzip bytes). */
export async function reportSizes({ metafile, entry, styles, files }) {
  const scripts = new Set([entry, ...staticImports(metafile, entry)]);
  for (const view of chunks(metafile, ["messages-en", "daily"])) {
    scripts.add(view);
    for (const file of staticImports(metafile, view)) scripts.add(file);
  }
  const js = await gzipped([...scripts].map((file) => path.resolve(file)));
  const css = await gzipped([path.join(dist, styles)]);
  console.log(`first load of Today: ${kilobytes(js)} JavaScript + ${kilobytes(css)} CSS (gzip)`);
  console.log(`kept for offline: ${files.length} files, ${kilobytes(await total(files))} before compression`);
  if (js + css > BUDGET) throw new Error(`first load is above ${kilobytes(BUDGET)}`);
}

function chunks(metafile, names) {
  return Object.keys(metafile.outputs).filter((file) =>
    names.includes(path.basename(file).replace(/-[A-Z0-9]{8}\.js$/, "")),
  );
}

async function gzipped(files) {
  let bytes = 0;
  for (const file of files) bytes += gzipSync(await readFile(file), { level: 9 }).length;
  return bytes;
}

async function total(files) {
  let bytes = 0;
  for (const [address] of files) bytes += (await readFile(path.join(dist, address === "/" ? "index.html" : address))).length;
  return bytes;
}

function kilobytes(bytes) {
  return `${(bytes / 1000).toFixed(1)} kB`;
}
