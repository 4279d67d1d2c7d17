// Runs the unit tests: every `tests/*.test.ts(x)` is bundled on its own and given to Node's test runner.
import { spawnSync } from "node:child_process";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { build } from "esbuild";
import { generate } from "./generate.mjs";
import { frontend } from "./paths.mjs";

const tests = path.join(frontend, "tests");
const out = await mkdtemp(path.join(os.tmpdir(), "evenday-tests-"));
const wanted = process.argv.slice(2);
const files = (await readdir(tests, { recursive: true }))
  .filter((name) => /\.test\.tsx?$/.test(name))
  .filter((name) => wanted.length === 0 || wanted.some((part) => name.includes(part)))
  .map((name) => path.join(tests, name));

await generate();
await build({
  absWorkingDir: frontend,
  entryPoints: files,
  outdir: out,
  outbase: tests,
  bundle: true,
  platform: "node",
  format: "esm",
  target: "node20",
  outExtension: { ".js": ".mjs" },
  jsx: "automatic",
  jsxImportSource: "preact",
  sourcemap: "inline",
  logLevel: "warning",
});
const bundles = (await readdir(out, { recursive: true })).filter((name) => name.endsWith(".mjs")).sort();
const run = spawnSync(
  process.execPath,
  ["--enable-source-maps", "--test", "--test-timeout=20000", ...bundles.map((name) => path.join(out, name))],
  { stdio: "inherit" },
);
await rm(out, { recursive: true, force: true });
process.exitCode = run.status ?? 1;
