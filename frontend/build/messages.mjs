// The message catalogues: typed keys for TypeScript, one lazily loaded module per language.
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { catalogues, generated } from "./paths.mjs";

/** Write `src/generated/messages.ts` (types), `catalogues.ts` (loaders) and one module per language. */
export async function writeMessages() {
  await mkdir(generated, { recursive: true });
  const languages = (await readdir(catalogues)).filter((name) => name.endsWith(".json")).map((name) => name.slice(0, -5));
  languages.sort();
  const english = await readCatalogue("en");
  await write("messages.ts", typeModule(english, languages));
  await write("catalogues.ts", loaderModule(languages));
  for (const language of languages) {
    const entries = await readCatalogue(language);
    await write(`messages-${language}.ts`, `export default ${JSON.stringify(entries)};\n`);
  }
}

async function readCatalogue(language) {
  return JSON.parse(await readFile(path.join(catalogues, `${language}.json`), "utf8"));
}

function typeModule(entries, languages) {
  const lines = Object.entries(entries).map(([key, entry]) => `  ${JSON.stringify(key)}: ${paramType(entry)};`);
  return `// Made by the build from the message catalogues.
export type Language = ${languages.map((name) => JSON.stringify(name)).join(" | ")};

/** Every message key and the values its placeholders take. */
export interface Messages {
${lines.join("\n")}
}

export type MessageKey = keyof Messages;
`;
}

function paramType(entry) {
  const texts = typeof entry === "string" ? [entry] : Object.values(entry);
  const names = new Set(texts.flatMap((text) => [...text.matchAll(/\{(\w+)\}/g)].map((found) => found[1])));
  if (typeof entry !== "string") names.add("count");
  if (names.size === 0) return "Record<never, never>";
  const plural = typeof entry !== "string";
  const field = (name) => `${name}: ${plural && name === "count" ? "number" : "string | number"}`;
  return `{ ${[...names].map(field).join("; ")} }`;
}

function loaderModule(languages) {
  const rows = languages.map((name) => `  ${JSON.stringify(name)}: () => import("./messages-${name}"),`);
  return `// Made by the build from the message catalogues.
import type { Catalogue } from "../i18n";
import type { Language } from "./messages";

export const catalogues: Record<Language, () => Promise<{ default: Catalogue }>> = {
${rows.join("\n")}
};
`;
}

// An unchanged file keeps its time, so that watchers and incremental checks stay quiet.
async function write(name, text) {
  const file = path.join(generated, name);
  const before = await readFile(file, "utf8").catch(() => null);
  if (before !== text) await writeFile(file, text);
}
