import type { Resource } from "@/api/types";
import { type Names, namesAt, type ShownNames } from "@/lib/names";
import { readablePath } from "@/lib/property-path";
import { readableValue } from "@/lib/readable-value";
import type { VirtualColumn } from "@/ui/virtual-table";
import { PropertyCell } from "./property-cell";
import { strings } from "./strings";

/** The value of one property of each resource, the `index`-th of those that were asked for. */
export function propertyColumn(path: string, index: number, names: Names): VirtualColumn<Resource> {
  const shown = namesAt(names, path);
  const title = titleOf(path);
  return {
    key: `property ${path}`,
    title,
    width: "minmax(110px, 2fr)",
    render: ({ values }) => <PropertyCell title={title} text={cellText(values[index], shown)} />,
  };
}

/** A property that is called as one of the other columns says that it is one. */
function titleOf(path: string): string {
  const title = readablePath(path);
  return Object.values<string>(strings.columns).includes(title) ? strings.columnOfProperty(title) : title;
}

/** A value on one line, with names in place of ids. */
export function cellText(value: unknown, shown: ShownNames): string {
  return value === null || value === undefined ? "–" : readableValue(named(value, shown));
}

function named(value: unknown, shown: ShownNames): unknown {
  if (typeof value === "string") return shown[value] ?? value;
  return Array.isArray(value) ? value.map((item) => named(item, shown)) : value;
}
