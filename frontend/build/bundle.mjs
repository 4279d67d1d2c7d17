// esbuild: the app split by route, the style sheet with its fonts, the small scripts of server pages.
import path from "node:path";
import { build } from "esbuild";
import { dist, frontend, packageFile, source } from "./paths.mjs";

const FONTS = {
  "atkinson-hyperlegible-next": "@fontsource-variable/atkinson-hyperlegible-next",
  vazirmatn: "@fontsource-variable/vazirmatn",
};

const common = {
  absWorkingDir: frontend,
  bundle: true,
  minify: true,
  metafile: true,
  write: true,
  legalComments: "none",
  logLevel: "warning",
  charset: "utf8",
  jsx: "automatic",
  jsxImportSource: "preact",
  target: ["chrome105", "firefox121", "safari16.4"],
};

/** The app's modules: one entry, one chunk per view, shared chunks. */
export function bundleApp() {
  return build({
    ...common,
    entryPoints: { app: path.join(source, "main.tsx") },
    outdir: path.join(dist, "assets"),
    format: "esm",
    splitting: true,
    entryNames: "[name]-[hash]",
    chunkNames: "[name]-[hash]",
  });
}

/** Scripts that stand alone: before the first paint, and on the server pages that need one. */
export function bundleScripts() {
  return build({
    ...common,
    entryPoints: {
      "first-paint": path.join(source, "first-paint.ts"),
      "about-card": path.join(source, "server-pages/about-card.ts"),
      join: path.join(source, "server-pages/join.ts"),
      landing: path.join(source, "server-pages/landing.ts"),
      print: path.join(source, "server-pages/print.ts"),
      "sign-in": path.join(source, "server-pages/sign-in.ts"),
    },
    outdir: path.join(dist, "assets"),
    format: "iife",
    entryNames: "[name]-[hash]",
  });
}

/** The style sheets of the app and of server pages, and the fonts they name. */
export function bundleStyles() {
  return build({
    ...common,
    entryPoints: {
      app: path.join(source, "styles/index.css"),
      "server-pages": path.join(source, "styles/server-pages.css"),
    },
    outdir: path.join(dist, "assets"),
    entryNames: "[name]-[hash]",
    assetNames: "fonts/[name]-[hash]",
    loader: { ".woff2": "file" },
    publicPath: "/assets",
    plugins: [fontFiles],
  });
}

/** The service worker; `knowledge` is what it has to know about this version. */
export async function bundleWorker(knowledge) {
  const result = await build({
    ...common,
    entryPoints: [path.join(source, "sw/main.ts")],
    outfile: path.join(dist, "sw.js"),
    format: "iife",
    define: { BUILD: JSON.stringify(knowledge) },
  });
  return result.metafile;
}

// Style sheets name a font by its address on the site; its file comes out of the npm package.
const fontFiles = {
  name: "font-files",
  setup({ onResolve }) {
    onResolve({ filter: /^\/assets\/fonts\/.*\.woff2$/ }, ({ path: address }) => {
      const file = path.posix.basename(address);
      const family = Object.keys(FONTS).find((name) => file.startsWith(name));
      if (!family) return { errors: [{ text: `no package has the font ${file}` }] };
      return { path: packageFile(FONTS[family], "files", file) };
    });
  },
};
