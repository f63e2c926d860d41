// Puts a compressed copy beside each file of the app that gains by it, so that the server compresses none while a
// browser waits. The server sends the copy that the browser understands.
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

const FOLDER = new URL("../dist/assets/", import.meta.url).pathname;
const GAINS = /\.(js|css|svg|json)$/;
/** Below it an answer is one packet anyway. */
const SMALLEST_BYTES = 1024;

const compressors = {
  br: (content) =>
    promisify(brotliCompress)(content, {
      params: {
        [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
        [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
      },
    }),
  gz: (content) => promisify(gzip)(content, { level: constants.Z_BEST_COMPRESSION }),
};

const names = (await readdir(FOLDER)).filter((name) => GAINS.test(name));
await Promise.all(
  names.map(async (name) => {
    const content = await readFile(join(FOLDER, name));
    if (content.length < SMALLEST_BYTES) return;
    for (const [ending, compress] of Object.entries(compressors)) {
      await writeFile(join(FOLDER, `${name}.${ending}`), await compress(content));
    }
  }),
);
