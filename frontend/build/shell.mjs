// The app shell: one page for every address of the app, without a word of inline script or style.
import { readFile } from "node:fs/promises";
import path from "node:path";
import { catalogues } from "./paths.mjs";

/** English words for what is said before any catalogue is loaded. */
export async function readWords() {
  return JSON.parse(await readFile(path.join(catalogues, "en.json"), "utf8"));
}

/** The shell's HTML. `preload` are the modules the first screen needs besides the entry. */
export function shellPage({ names, preload, words }) {
  const font = names["fonts/atkinson-hyperlegible-next-latin-wght-normal.woff2"];
  const modules = preload.map((address) => `<link rel="modulepreload" href="${address}">`);
  return `<!doctype html>
<html lang="en" dir="ltr" data-theme="day">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<title>${words["app.name"]}</title>
<meta name="description" content="${words["app.description"]}">
<meta name="theme-color" content="#f5f1e8">
<meta name="mobile-web-app-capable" content="yes">
<meta name="apple-mobile-web-app-title" content="${words["app.name"]}">
<link rel="manifest" href="/manifest.webmanifest">
<link rel="icon" type="image/svg+xml" href="${names["mark.svg"]}">
<link rel="apple-touch-icon" href="${names["app-icons/apple-touch-180.png"]}">
<script src="${names["first-paint.js"]}"></script>
<link rel="stylesheet" href="${names["app.css"]}">
<link rel="preload" href="${font}" as="font" type="font/woff2" crossorigin>
${modules.join("\n")}
<script type="module" src="${names["app.js"]}"></script>
</head>
<body>
<div id="app"></div>
<noscript><p>${words["app.needs-script"]} <a href="/sign-in">${words["app.sign-in"]}</a></p></noscript>
</body>
</html>
`;
}

/** Addresses of the modules an entry loads at once, found by walking esbuild's metafile. */
export function staticImports(metafile, entryFile) {
  const found = new Set();
  const visit = (file) => {
    for (const { path: imported, kind } of metafile.outputs[file].imports) {
      if (kind !== "import-statement" || found.has(imported)) continue;
      found.add(imported);
      visit(imported);
    }
  };
  visit(entryFile);
  return [...found];
}
