// Prints what a browser has to load, by page, and fails when the entry grows past its budget.
import { readdirSync, readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

const ENTRY_BUDGET_KIB = 350;
const assets = new URL("../dist/assets/", import.meta.url);
const html = readFileSync(new URL("../dist/index.html", import.meta.url), "utf8");

const files = new Map(
  readdirSync(assets)
    .filter((name) => /\.(js|css)$/.test(name))
    .map((name) => {
      const body = readFileSync(new URL(name, assets));
      // What a chunk imports at once, and not only when it is used.
      const imports = [...body.toString().matchAll(/(?:from|import)\s*"\.\/([^"]+)"/g)].map(
        ([, file]) => file,
      );
      return [name, { raw: body.length, gzip: gzipSync(body).length, imports }];
    }),
);
const entry = withImports([...files.keys()].filter((name) => html.includes(name)));
const kib = (bytes) => (bytes / 1024).toFixed(1).padStart(8);
const sum = (names, key) => names.reduce((total, name) => total + files.get(name)[key], 0);
const line = (names, what) =>
  console.log(
    `${kib(sum(names, "raw"))}${kib(sum(names, "gzip"))}${String(names.length).padStart(7)}  ${what}`,
  );

console.log("\n     raw    gzip  files  (KiB)");
line([...entry], "the entry, which every page needs");
const pages = [...files.keys()]
  .filter((name) => /-page-[^.]+\.js$/.test(name))
  .map((name) => ({ name, needs: [...withImports([name])].filter((needed) => !entry.has(needed)) }))
  .sort((a, b) => sum(b.needs, "gzip") - sum(a.needs, "gzip"));
for (const { name, needs } of pages) line(needs, `and for ${name.replace(/-page-[^.]+\.js$/, "")}`);
line([...files.keys()], "all there is");

const entryKib = sum([...entry], "gzip") / 1024;
console.log(`\nEntry: ${entryKib.toFixed(1)} KiB gzip of ${ENTRY_BUDGET_KIB} KiB`);
if (entryKib > ENTRY_BUDGET_KIB) {
  console.error("The entry is over its budget: make a route or a component lazy.");
  process.exit(1);
}

function withImports(names) {
  const all = new Set();
  const add = (name) => {
    if (all.has(name) || !files.has(name)) return;
    all.add(name);
    for (const imported of files.get(name).imports) add(imported);
  };
  names.forEach(add);
  return all;
}
