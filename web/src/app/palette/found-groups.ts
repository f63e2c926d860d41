import type { Findings } from "@/api/types";
import { paths } from "@/lib/paths";
import { words } from "@/ui/words";
import type { PaletteGroup, PaletteItem } from "./palette-item";
import { strings } from "./strings";

interface Place {
  readonly id: string;
  readonly name: string;
}

/** What the server found, each with the page that it leads to. */
export function foundGroups(
  findings: Findings,
  open: Place | undefined,
  go: (to: string) => void,
): PaletteGroup[] {
  const { tenants, areas, resources, drifts } = findings;
  return [
    {
      title: strings.tenants,
      items: tenants.map(({ id, name }) => ({
        id: `tenant ${id}`,
        text: name,
        act: () => go(paths.tenant(id)),
      })),
    },
    { title: strings.areas, items: areas.map((area) => areaItem(area, open, go)) },
    {
      title: strings.resources,
      items: resources.map((found) => ({
        id: `resource ${found.tenantId} ${found.area} ${found.id}`,
        text: found.name,
        detail: `${found.areaTitle} · ${found.tenantName}`,
        act: () => go(paths.resource(found.tenantId, found.area, found.id)),
      })),
    },
    {
      title: strings.drifts,
      items: drifts.map((found) => ({
        id: `drift ${found.id}`,
        text: found.resourceName,
        detail: `${severityWord(found.severity)} · ${found.areaTitle} · ${found.tenantName}`,
        act: () => go(paths.drift(found.id)),
      })),
    },
  ];
}

/** An area is a page of a tenant: of the one that was named, else of the open one, else the inbox tells of it. */
function areaItem(
  area: Findings["areas"][number],
  open: Place | undefined,
  go: (to: string) => void,
): PaletteItem {
  const named = area.tenantId && area.tenantName ? { id: area.tenantId, name: area.tenantName } : open;
  return {
    id: `area ${area.area} ${named?.id ?? ""}`,
    text: area.title,
    detail: `${area.workloadTitle} · ${named?.name ?? strings.driftsOfAll}`,
    act: () => go(named ? paths.area(named.id, area.area) : paths.drifts({ area: area.area })),
  };
}

function severityWord(severity: string): string {
  return new Map(Object.entries(words.severity)).get(severity) ?? severity;
}
