// What TypeScript needs before it can be checked or bundled: typed messages and icons.
import { pathToFileURL } from "node:url";
import { readIcons, writeIconModule } from "./icons.mjs";
import { writeMessages } from "./messages.mjs";

/** Write `src/generated/`; answers the icon shapes. */
export async function generate() {
  const shapes = await readIcons();
  await writeIconModule(shapes);
  await writeMessages();
  return shapes;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) await generate();
