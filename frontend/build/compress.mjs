// Every text file once as Brotli and once as gzip beside it, so that the server never compresses an answer twice.
import { readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const TEXT = /\.(js|css|svg|html|json|webmanifest)$/;
const WORTH_IT = 700;

/** Write `<file>.br` and `<file>.gz` for every text file of some length under `folder`. */
export async function writeCompressed(folder) {
  for (const file of await readdir(folder, { recursive: true })) {
    if (!TEXT.test(file)) continue;
    const bytes = await readFile(path.join(folder, file));
    if (bytes.length < WORTH_IT) continue;
    await writeFile(path.join(folder, `${file}.gz`), gzipSync(bytes, { level: 9 }));
    const quality = { [constants.BROTLI_PARAM_QUALITY]: 11 };
    await writeFile(path.join(folder, `${file}.br`), brotliCompressSync(bytes, { params: quality }));
  }
}
