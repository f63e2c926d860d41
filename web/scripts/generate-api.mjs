// Writes the wire types from the OpenAPI document.
import { readFileSync, writeFileSync } from "node:fs";
import openapiTypescript, { astToString } from "openapi-typescript";

const document = JSON.parse(readFileSync(new URL("../openapi.json", import.meta.url), "utf8"));

// The types are reached by path, never by operation name: two operations that share a name would
// otherwise be given each other's types.
for (const operations of Object.values(document.paths)) {
  for (const operation of Object.values(operations)) delete operation.operationId;
}

// Everything on the wire is in camelCase, while the generator of the document overlooks the renaming
// of the fields inside the variants of an enum.
const camelCase = (name) => name.replace(/_([a-z])/g, (_, letter) => letter.toUpperCase());
const renameFields = (schema) => {
  if (Array.isArray(schema)) return schema.map(renameFields);
  if (typeof schema !== "object" || schema === null) return schema;
  const entries = Object.entries(schema).map(([key, value]) => {
    if (key === "properties") {
      return [
        key,
        Object.fromEntries(
          Object.entries(value).map(([name, part]) => [camelCase(name), renameFields(part)]),
        ),
      ];
    }
    return [key, key === "required" ? value.map(camelCase) : renameFields(value)];
  });
  return Object.fromEntries(entries);
};
document.components.schemas = renameFields(document.components.schemas);

const types = astToString(await openapiTypescript(document));
writeFileSync(new URL("../src/api/schema.d.ts", import.meta.url), types);
console.log(`Wrote the types of ${Object.keys(document.paths).length} paths`);
