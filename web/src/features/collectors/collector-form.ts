import type {
  Collector,
  CreateCollectorRequest,
  Pulled,
  TestPullRequest,
  UpdateCollectorRequest,
} from "@/api/types";
import type { Severity } from "@/lib/severity";
import { strings } from "./strings";

export type GraphVersion = "v1.0" | "beta";
export type CollectorKind = "collection" | "singleton";

/** What a person types; lists are kept as texts until they are sent. */
export interface CollectorForm {
  readonly path: string;
  readonly version: GraphVersion;
  readonly select: string;
  readonly expand: string;
  readonly filter: string;
  readonly kind: CollectorKind;
  readonly identity: string;
  readonly name: string;
  readonly volatile: readonly string[];
  readonly secrets: readonly string[];
  readonly ordered: readonly string[];
  /** The keys of each keyed list, with commas between. */
  readonly keyed: Readonly<Record<string, string>>;
  readonly title: string;
  readonly description: string;
  readonly severity: Severity;
  readonly permissions: string;
  readonly everywhere: boolean;
  readonly tenants: readonly string[];
}

export type FormErrors = Partial<Record<"path" | "title" | "identity" | "keyed", string>>;

export const emptyForm: CollectorForm = {
  path: "",
  version: "v1.0",
  select: "",
  expand: "",
  filter: "",
  kind: "collection",
  identity: "id",
  name: "displayName",
  volatile: [],
  secrets: [],
  ordered: [],
  keyed: {},
  title: "",
  description: "",
  severity: "medium",
  permissions: "",
  everywhere: true,
  tenants: [],
};

export function formOf(collector: Collector): CollectorForm {
  const { path, version, kind, expand, filter, identity, name, title, description, severity } = collector;
  const { volatile, secrets, ordered, tenants } = collector;
  return {
    path,
    version,
    kind,
    expand,
    filter,
    identity,
    name,
    title,
    description,
    severity,
    volatile,
    secrets,
    ordered,
    select: collector.select.join(", "),
    keyed: Object.fromEntries(Object.entries(collector.keyed).map(([list, keys]) => [list, keys.join(", ")])),
    permissions: collector.permissions.join(", "),
    everywhere: tenants === "all",
    tenants: tenants === "all" ? [] : tenants,
  };
}

/** A pasted address of Graph, taken apart; anything else is a path. */
export function withAddress(form: CollectorForm, text: string): CollectorForm {
  const [, version, path = "", query = ""] =
    /^https:\/\/[^/?#]*graph[^/?#]*\/(v1\.0|beta)(\/[^?#]*)\??([^#]*)/i.exec(text.trim()) ?? [];
  if (!version) return { ...form, path: text };
  const options = new URLSearchParams(query);
  return {
    ...form,
    path,
    version: version.toLowerCase() === "beta" ? "beta" : "v1.0",
    select: options.get("$select") ?? form.select,
    expand: options.get("$expand") ?? form.expand,
    filter: options.get("$filter") ?? form.filter,
  };
}

export function pullOf(form: CollectorForm, tenantId: string): TestPullRequest {
  return { tenantId, ...requestOf(form) };
}

export function createOf(form: CollectorForm): CreateCollectorRequest {
  return { ...requestOf(form), kind: form.kind, identity: form.identity.trim(), ...changeable(form) };
}

export function changeOf(form: CollectorForm): UpdateCollectorRequest {
  return changeable(form);
}

/** What the sample suggests, for a form in which nobody has decided anything yet. */
export function withSuggestions(form: CollectorForm, pulled: Pulled): CollectorForm {
  const of = (test: (field: Pulled["fields"][number]) => boolean) =>
    pulled.fields.filter(test).map((field) => field.path);
  const keyed = pulled.fields.flatMap(({ path, list }) => (list?.key ? [[path, list.key] as const] : []));
  return {
    ...form,
    kind: pulled.kind,
    identity: pulled.suggestedIdentity ?? form.identity,
    name: pulled.suggestedName ?? (pulled.count > 0 ? "" : form.name),
    volatile: of((field) => field.looksVolatile),
    secrets: of((field) => field.looksSecret),
    ordered: of((field) => field.list?.look === "ordered"),
    keyed: Object.fromEntries(keyed),
  };
}

export function hasNoRules({ volatile, secrets, ordered, keyed }: CollectorForm): boolean {
  return volatile.length + secrets.length + ordered.length + Object.keys(keyed).length === 0;
}

/** What a person can see to be wrong before the server is asked. */
export function formErrors(form: CollectorForm): FormErrors {
  const errors: FormErrors = {};
  const path = pathError(form);
  if (path) errors.path = path;
  if (!form.title.trim()) errors.title = strings.needed;
  if (!form.identity.trim()) errors.identity = strings.needed;
  const keyless = Object.entries(form.keyed).find(([, keys]) => listed(keys).length === 0);
  if (keyless) errors.keyed = strings.keyNeeded(keyless[0]);
  return errors;
}

export function pathError({ path }: CollectorForm): string | undefined {
  if (!path.trim()) return strings.needed;
  return path.trim().startsWith("/") ? undefined : strings.pathSlash;
}

function requestOf(form: CollectorForm) {
  return {
    path: form.path.trim(),
    version: form.version,
    select: listed(form.select),
    expand: form.expand.trim(),
    filter: form.filter.trim(),
  };
}

function changeable(form: CollectorForm) {
  return {
    title: form.title.trim(),
    description: form.description.trim(),
    name: form.name.trim(),
    volatile: [...form.volatile],
    secrets: [...form.secrets],
    ordered: [...form.ordered],
    keyed: Object.fromEntries(Object.entries(form.keyed).map(([list, keys]) => [list, listed(keys)])),
    severity: form.severity,
    permissions: listed(form.permissions),
    tenants: form.everywhere ? ("all" as const) : [...form.tenants],
  };
}

function listed(text: string): string[] {
  return text
    .split(",")
    .map((part) => part.trim())
    .filter(Boolean);
}
