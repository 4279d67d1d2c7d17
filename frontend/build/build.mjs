// Builds `dist/` from nothing: the app, its files, its worker, and the list the server reads.
import { rmSync } from "node:fs";
import { rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { writeAppIcons } from "./app-icons.mjs";
import { bundleApp, bundleScripts, bundleStyles, bundleWorker } from "./bundle.mjs";
import { writeCompressed } from "./compress.mjs";
import { generate } from "./generate.mjs";
import { iconSprite } from "./icons.mjs";
import { webManifest } from "./manifest.mjs";
import { Output, sha256 } from "./output.mjs";
import { dist, finished } from "./paths.mjs";
import { writePictograms } from "./pictograms.mjs";
import { readWords, shellPage, staticImports } from "./shell.mjs";
import { reportSizes } from "./sizes.mjs";

const SHELL = "/";

// The Arabic face is fetched when a text needs it; large icons are no use offline, nor are the scripts of server pages
// but the one behind a reminder: it is where a tap ends on phones whose notifications have no buttons.
const NOT_OFFLINE = /vazirmatn|app-icons\/(any-512|maskable)|\/(about-card|join|print|sign-in)-/;
const ANY_LANDING = "/n/00000000-0000-0000-0000-000000000000";

const output = new Output();
const words = await readWords();
const shapes = await generate();
process.on("exit", () => rmSync(dist, { recursive: true, force: true }));

const app = await bundleApp();
for (const { metafile } of [app, await bundleScripts(), await bundleStyles()]) await output.adopt(metafile);
await writePictograms(output);
await output.addHashed("icons.svg", iconSprite(shapes));
await writeAppIcons(output);

const entry = entryOf(app.metafile, "app");
const needed = [entry, entryOf(app.metafile, "messages-en")];
const preload = new Set(needed.flatMap((file) => [file, ...staticImports(app.metafile, file)]));
preload.delete(entry);
const shell = shellPage({ names: output.names, preload: [...preload].map(addressOf), words });
await writeFile(path.join(dist, "index.html"), shell);
output.remember("index.html", SHELL, shell);
const manifest = webManifest({ names: output.names, words });
await output.add("manifest.webmanifest", "/manifest.webmanifest", manifest);

const files = [...output.hashes].filter(([address]) => !NOT_OFFLINE.test(address)).sort();
const version = sha256(JSON.stringify(files)).slice(0, 12);
await bundleWorker({
  version,
  files,
  landing: { address: ANY_LANDING, names: output.names["landing.js"] },
  icon: output.names["app-icons/any-192.png"],
  badge: output.names["app-icons/badge-96.png"],
  words: { title: words["app.name"], body: words["push.unreadable"] },
});
await writeFile(path.join(dist, "assets.json"), assetList());
await writeCompressed(dist);
await reportSizes({ metafile: app.metafile, entry, styles: output.names["app.css"], files });
await rm(finished, { recursive: true, force: true });
await rename(dist, finished);

/** What the server reads: names to addresses, the entries, and what the worker keeps. */
function assetList() {
  const { names } = output;
  const list = {
    version,
    files: names,
    css: [names["app.css"]],
    js: [names["app.js"]],
    precache: files,
  };
  return `${JSON.stringify(list, null, 1)}\n`;
}

function entryOf(metafile, name) {
  const file = Object.keys(metafile.outputs).find((candidate) => path.basename(candidate).replace(/-[A-Z0-9]{8}\.js$/, "") === name);
  if (!file) throw new Error(`the bundle has no ${name}`);
  return file;
}

function addressOf(file) {
  return `/${path.relative(dist, path.resolve(file)).split(path.sep).join("/")}`;
}
