import { readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { expect, test } from "vitest";

const SOURCE = join(process.cwd(), "src");

/** Who may name whom: `app` the features, features what is below, and never one another. */
const ALLOWED: Record<string, readonly string[]> = {
  app: ["app", "features", "ui", "api", "lib"],
  ui: ["ui", "api", "lib"],
  api: ["api", "lib"],
  lib: ["lib"],
};

const files = readdirSync(SOURCE, { recursive: true, encoding: "utf8" })
  .filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$|\.d\.ts$/.test(name))
  .map((name) => ({ name, text: readFileSync(join(SOURCE, name), "utf8") }));

function importsOf(text: string): string[] {
  return [...text.matchAll(/from "@\/([^"]+)"/g)].flatMap(([, path]) => (path ? [path] : []));
}

function mayImport(file: string, imported: string): boolean {
  const [zone = "", feature] = file.split(sep);
  const [target = "", targetFeature] = imported.split("/");
  if (zone === "features") {
    return target === "features" ? feature === targetFeature : ["ui", "api", "lib"].includes(target);
  }
  return ALLOWED[zone]?.includes(target) ?? true;
}

test("a feature never uses another, and nothing reaches up", () => {
  const wrong = files.flatMap(({ name, text }) =>
    importsOf(text)
      .filter((imported) => !mayImport(name, imported))
      .map((imported) => `${name} -> ${imported}`),
  );
  expect(wrong).toEqual([]);
});

test("nothing escapes upwards with a relative path", () => {
  const wrong = files.filter(({ text }) => /from "\.\.\/\.\./.test(text)).map(({ name }) => name);
  expect(wrong).toEqual([]);
});

test("no component file is longer than 150 lines", () => {
  const long = files
    .filter(({ name, text }) => name.endsWith(".tsx") && text.split("\n").length > 151)
    .map(({ name }) => relative(".", name));
  expect(long).toEqual([]);
});

test("no kind of configuration is named: that is the catalog's business", () => {
  const wrong = files
    .filter(({ name, text }) => !name.startsWith("test") && /conditional_access|named_locations/.test(text))
    .map(({ name }) => name);
  expect(wrong).toEqual([]);
});
