// Prints what a browser has to load, and fails when the entry grows past its budget.
import { readdirSync, readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

const ENTRY_BUDGET_KIB = 350;
const assets = new URL("../dist/assets/", import.meta.url);
const html = readFileSync(new URL("../dist/index.html", import.meta.url), "utf8");

const kib = (bytes) => (bytes / 1024).toFixed(1).padStart(8);
const files = readdirSync(assets)
  .filter((name) => /\.(js|css)$/.test(name))
  .map((name) => {
    const body = readFileSync(new URL(name, assets));
    return { name, raw: body.length, gzip: gzipSync(body).length, entry: html.includes(name) };
  })
  .sort((a, b) => Number(b.entry) - Number(a.entry) || b.gzip - a.gzip);

console.log("\n     raw    gzip  (KiB)");
for (const file of files) {
  console.log(`${kib(file.raw)}${kib(file.gzip)}  ${file.entry ? "entry " : "lazy  "} ${file.name}`);
}
const entry = files.filter((file) => file.entry).reduce((sum, file) => sum + file.gzip, 0) / 1024;
console.log(`\nEntry: ${entry.toFixed(1)} KiB gzip of ${ENTRY_BUDGET_KIB} KiB`);
if (entry > ENTRY_BUDGET_KIB) {
  console.error("The entry is over its budget: make a route or a component lazy.");
  process.exit(1);
}
