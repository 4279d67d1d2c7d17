// The line icons of the app's controls, taken out of @phosphor-icons/core by name.
import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { frontend, generated, packageFile } from "./paths.mjs";

const WEIGHTS = ["bold", "fill"];

/** Read every icon in `icon-names.txt`: name -> path data on a 256 grid. */
export async function readIcons() {
  const names = (await readFile(path.join(frontend, "build/icon-names.txt"), "utf8")).split("\n").filter(Boolean);
  const shapes = {};
  for (const name of names) shapes[name] = await readShape(name);
  return shapes;
}

/** Write `src/generated/icons.ts` for the app, where every icon is inlined: no request, no policy, prints. */
export async function writeIconModule(shapes) {
  await mkdir(generated, { recursive: true });
  const rows = Object.entries(shapes).map(([name, shape]) => `  ${JSON.stringify(name)}: ${JSON.stringify(shape)},`);
  const text = `// Made by the build from @phosphor-icons/core (MIT).
export const shapes = {
${rows.join("\n")}
};

export type IconName = keyof typeof shapes;
`;
  await writeFile(path.join(generated, "icons.ts"), text);
}

/** The sprite for server pages: `<use href="…/icons.<hash>.svg#i-name">`. */
export function iconSprite(shapes) {
  const symbols = Object.entries(shapes).map(
    ([name, shape]) => `  <symbol id="i-${name}" viewBox="0 0 256 256"><path d="${shape}"/></symbol>`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg">\n${symbols.join("\n")}\n</svg>\n`;
}

async function readShape(name) {
  const weight = WEIGHTS.find((suffix) => name.endsWith(`-${suffix}`)) ?? "regular";
  const svg = await readFile(packageFile("@phosphor-icons/core", "assets", weight, `${name}.svg`), "utf8");
  const shapes = [...svg.matchAll(/ d="([^"]+)"/g)].map((found) => found[1]);
  if (shapes.length === 0) throw new Error(`the icon ${name} has no path`);
  return shapes.join("");
}
