import type { Baseline, BaselineEdit, ResourceEdit, WatchedResource } from "@/api/types";

export type Mode = "snapshot" | "properties" | "none";
export const MODES: readonly Mode[] = ["snapshot", "properties", "none"];

/** What is meant for one resource. */
export interface DraftResource {
  readonly id: string;
  readonly name: string;
  readonly mode: Mode;
  readonly watchedPaths: readonly string[];
  readonly included: boolean;
  /** Whether it is in the version that the editor started from. */
  readonly wasIncluded: boolean;
  /** Other agreed values, by path; null agrees that there is nothing. */
  readonly values: Readonly<Record<string, unknown>>;
  /** Another agreed state as a whole, in place of values. */
  readonly body?: unknown;
  readonly fromLive: boolean;
}

/** A live resource, as far as an editor needs it. */
interface Live {
  readonly id: string;
  readonly name: string;
}

/** An edit under way. */
export interface Draft {
  readonly version: number;
  readonly label: string;
  readonly note: string;
  readonly newResources: string;
  readonly resources: readonly DraftResource[];
}

export function modeOf(word: string): Mode {
  return MODES.find((mode) => mode === word) ?? "snapshot";
}

/** The active version, with what is live and not in it below. */
export function draftOf(baseline: Baseline, unexpected: readonly Live[]): Draft {
  const known = new Set(baseline.resources.map((resource) => resource.id));
  const added = unexpected.filter((resource) => !known.has(resource.id));
  return {
    version: baseline.version,
    label: baseline.label,
    note: "",
    newResources: baseline.newResources,
    resources: [
      ...baseline.resources.map((resource) => kept(resource)),
      ...added.map(({ id, name }) => outside(id, name, modeOf(baseline.mode))),
    ],
  };
}

function kept(resource: WatchedResource): DraftResource {
  return {
    id: resource.id,
    name: resource.name,
    mode: modeOf(resource.mode),
    watchedPaths: resource.watchedPaths,
    included: true,
    wasIncluded: true,
    values: {},
    fromLive: false,
  };
}

function outside(id: string, name: string, mode: Mode): DraftResource {
  // Without paths there is nothing to watch yet, so a new resource starts with all of it.
  const starting = mode === "properties" ? "snapshot" : mode;
  return {
    id,
    name,
    mode: starting,
    watchedPaths: [],
    included: false,
    wasIncluded: false,
    values: {},
    fromLive: false,
  };
}

/** The draft with the named resources changed. */
export function withResources(
  draft: Draft,
  ids: ReadonlySet<string>,
  change: (resource: DraftResource) => DraftResource,
): Draft {
  const resources = draft.resources.map((resource) => (ids.has(resource.id) ? change(resource) : resource));
  return { ...draft, resources };
}

/** Ticks or unticks a path. What lies below a ticked path is watched with it. */
export function withPath(resource: DraftResource, path: string, watched: boolean): DraftResource {
  const others = resource.watchedPaths.filter((other) => !isWithin(other, path));
  return { ...resource, watchedPaths: watched ? [...others, path].sort() : others };
}

/** Whether a path is watched, itself or with one above it. */
export function isWatched(resource: DraftResource, path: string): boolean {
  if (resource.mode !== "properties") return resource.mode === "snapshot";
  return resource.watchedPaths.some((watched) => isWithin(path, watched));
}

export function isWithin(path: string, outer: string): boolean {
  const rest = path.startsWith(outer) ? path.slice(outer.length) : null;
  return rest !== null && (rest === "" || rest.startsWith(".") || rest.startsWith("["));
}

/** The part of the draft that differs from the version it started from, as the server wants it. */
export function editOf(draft: Draft, start: Draft): BaselineEdit {
  const ids = changedIds(draft, start);
  const changed = draft.resources.filter((resource) => ids.has(resource.id));
  return {
    label: draft.label,
    note: draft.note,
    newResources: draft.newResources,
    resources: changed.filter((resource) => resource.included).map(sent),
    removed: changed
      .filter((resource) => resource.wasIncluded && !resource.included)
      .map((resource) => resource.id),
  };
}

function sent(resource: DraftResource): ResourceEdit {
  const { id, mode, watchedPaths, values, body, fromLive } = resource;
  const watch = { id, mode, watchedPaths: mode === "properties" ? [...watchedPaths] : [] };
  if (fromLive) return { ...watch, fromLive };
  if (body !== undefined) return { ...watch, body };
  return { ...watch, values: Object.entries(values).map(([path, value]) => ({ path, value })) };
}

/** Which resources the draft changes, by id. */
export function changedIds(draft: Draft, start: Draft): ReadonlySet<string> {
  const before = new Map(start.resources.map((resource) => [resource.id, resource]));
  const changed = draft.resources.filter((resource) => resource !== before.get(resource.id));
  return new Set(changed.map((resource) => resource.id));
}

/** Whether saving would change anything. */
export function isChanged(draft: Draft, start: Draft): boolean {
  const edit = editOf(draft, start);
  return (
    edit.resources.length > 0 ||
    (edit.removed ?? []).length > 0 ||
    draft.newResources !== start.newResources ||
    draft.label !== start.label
  );
}

/** The same changes on top of a version that somebody else saved meanwhile. */
export function rebased(draft: Draft, start: Draft, now: Draft): Draft {
  const ids = changedIds(draft, start);
  const mine = new Map(
    draft.resources.filter((resource) => ids.has(resource.id)).map((resource) => [resource.id, resource]),
  );
  const resources = now.resources.map((resource) => {
    const change = mine.get(resource.id);
    return change ? { ...change, wasIncluded: resource.wasIncluded } : resource;
  });
  const known = new Set(resources.map((resource) => resource.id));
  const gone = [...mine.values()].filter((resource) => !known.has(resource.id) && resource.included);
  return {
    version: now.version,
    label: draft.label === start.label ? now.label : draft.label,
    note: draft.note,
    newResources: draft.newResources === start.newResources ? now.newResources : draft.newResources,
    resources: [...resources, ...gone.map((resource) => ({ ...resource, wasIncluded: false }))],
  };
}

/** What somebody typed as a value: JSON where it is some, else a text. */
export function typedValue(text: string): unknown {
  const trimmed = text.trim();
  if (trimmed === "") return null;
  try {
    return JSON.parse(trimmed);
  } catch {
    return trimmed;
  }
}
