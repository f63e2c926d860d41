/** A value on one line, as a person would say it. */
export function readableValue(value: unknown): string {
  if (value === null || value === undefined) return "not set";
  if (typeof value === "boolean") return value ? "true" : "false";
  if (typeof value === "string") return value === "" ? "empty text" : value;
  if (typeof value === "number") return String(value);
  if (Array.isArray(value)) return value.length === 0 ? "none" : value.map(readableValue).join(", ");
  if (isRecord(value)) return readableObject(value);
  return String(value);
}

/** A simple value has a short reading; the others are shown as a tree of properties. */
export function isSimple(value: unknown): boolean {
  return value === null || value === undefined || typeof value !== "object";
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The words for an object: its name when it has one, else its properties. */
function readableObject(value: Record<string, unknown>): string {
  for (const key of ["displayName", "name", "userPrincipalName"]) {
    const name = value[key];
    if (typeof name === "string" && name) return name;
  }
  const parts = Object.entries(value)
    .filter(([key]) => !key.startsWith("@odata."))
    .map(([key, part]) => `${key}: ${readableValue(part)}`);
  return parts.length === 0 ? "empty" : parts.join(", ");
}

/** Pretty JSON with keys in order, so that both sides of a comparison can be read against each other. */
export function prettyJson(value: unknown): string {
  return JSON.stringify(sortKeys(value), null, 2) ?? "null";
}

function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
      .map(([key, part]) => [key, sortKeys(part)]),
  );
}
