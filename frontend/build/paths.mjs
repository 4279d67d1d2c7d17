// Where the build reads and writes.
import path from "node:path";

export const frontend = path.resolve(import.meta.dirname, "..");
export const source = path.join(frontend, "src");
export const generated = path.join(source, "generated");
/** Where a build happens; it becomes `finished` when it is whole, so a server never sees half of one. */
export const dist = path.join(frontend, `.dist-${process.pid}`);
export const finished = process.env.EVENDAY_FRONTEND_DIR ?? path.join(frontend, "dist");
export const content = path.resolve(frontend, "../app/content");
export const catalogues = path.join(content, "messages");

/** The file of an installed npm package. */
export function packageFile(name, ...parts) {
  return path.join(frontend, "node_modules", name, ...parts);
}
