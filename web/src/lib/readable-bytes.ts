const UNITS = ["KiB", "MiB", "GiB"];

/** "512 B", "3.4 KiB". */
export function readableBytes(bytes: number): string {
  let size = bytes;
  let unit = "B";
  for (const next of UNITS) {
    if (size < 1024) break;
    size /= 1024;
    unit = next;
  }
  return `${unit === "B" ? size : size.toFixed(1)} ${unit}`;
}
