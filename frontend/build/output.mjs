// What the build has written so far: logical name -> address, and the bytes behind every address.
import { createHash } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { dist } from "./paths.mjs";

/** SHA-256 in hex. */
export function sha256(bytes) {
  return createHash("sha256").update(bytes).digest("hex");
}

export class Output {
  /** Logical name (`app.js`) -> address (`/assets/app-7QK3ZL2A.js`). */
  names = {};
  /** Address -> SHA-256 of its bytes. */
  hashes = new Map();

  /** Write a file under `/assets` whose name carries its hash; answers its address. */
  async addHashed(logical, bytes) {
    const { dir, name, ext } = path.posix.parse(logical);
    return this.add(logical, path.posix.join("/assets", dir, `${name}-${shortHash(bytes)}${ext}`), bytes);
  }

  /** Write a file at a fixed address. */
  async add(logical, address, bytes) {
    const file = path.join(dist, address);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, bytes);
    this.remember(logical, address, bytes);
    return address;
  }

  /** Take in files that esbuild has written under `dist`. */
  async adopt(metafile) {
    for (const [file, output] of Object.entries(metafile.outputs)) {
      const address = `/${path.relative(dist, path.resolve(file)).split(path.sep).join("/")}`;
      const bytes = await readFile(path.resolve(file));
      this.remember(logicalName(address, output), address, bytes);
    }
  }

  remember(logical, address, bytes) {
    this.names[logical] = address;
    this.hashes.set(address, sha256(bytes));
  }
}

// Eight capitals and digits, like esbuild's own, so that the server tells hashed names apart by one rule.
function shortHash(bytes) {
  const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  const digest = createHash("sha256").update(bytes).digest();
  return Array.from(digest.subarray(0, 8), (byte) => alphabet[byte & 31]).join("");
}

function logicalName(address, { entryPoint }) {
  const { dir, name, ext } = path.posix.parse(address.replace("/assets/", ""));
  const plain = name.replace(/-[A-Z0-9]{8}$/, "");
  // Several chunks may carry one plain name; only entries are asked for by name.
  return path.posix.join(dir, entryPoint || ext === ".woff2" ? `${plain}${ext}` : `${name}${ext}`);
}
