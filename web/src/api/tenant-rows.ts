import type { QueryClient, QueryKey } from "@tanstack/react-query";
import { api, unwrap } from "./client";
import { keys } from "./keys";
import type { Matrix, Tenant } from "./types";

/** As many as the server answers at once; when more changed, the whole list is asked for. */
const MOST_AT_ONCE = 100;

/** A cached list of tenants of which some rows can be asked for. */
interface Rows<Data> {
  readonly queryKey: QueryKey;
  readonly fetch: (ids: string) => Promise<Data>;
  /** The list with the rows that were asked for; nothing when it fits no more. */
  readonly merge: (list: Data, some: Data, asked: ReadonlySet<string>) => Data | null;
}

/** Renews the rows of these tenants in whatever lists are shown: with a thousand tenants most rows stay as they are. */
export async function renewTenants(client: QueryClient, tenants: ReadonlySet<string>): Promise<void> {
  if (tenants.size === 0) return;
  const shown = client.getQueryCache().findAll({ queryKey: keys.matrix, type: "active" });
  await Promise.all([
    renew(client, tenantRows, tenants),
    client.invalidateQueries({ queryKey: keys.matrix, type: "inactive" }),
    ...shown.map(({ queryKey }) => renew(client, matrixRows(queryKey), tenants)),
  ]);
}

const tenantRows: Rows<Tenant[]> = {
  queryKey: keys.tenants,
  fetch: async (ids) => (await unwrap(api.GET("/api/v1/tenants", { params: { query: { ids } } }))).items,
  merge: (list, some, asked) => merged(list, some, asked, (tenant) => tenant.id),
};

function matrixRows(queryKey: QueryKey): Rows<Matrix> {
  const [, , word] = queryKey;
  const workload = typeof word === "string" && word !== "" ? word : undefined;
  return {
    queryKey,
    fetch: (tenants) => unwrap(api.GET("/api/v1/matrix", { params: { query: { workload, tenants } } })),
    merge: (matrix, some, asked) => {
      const isSame =
        matrix.columns.map(({ key }) => key).join() === some.columns.map(({ key }) => key).join();
      const rows = merged(matrix.rows, some.rows, asked, (row) => row.tenantId);
      return isSame && rows ? { ...matrix, rows } : null;
    },
  };
}

/** Asks for the rows alone where the list is there to put them into, and otherwise for the list. */
async function renew<Data>(client: QueryClient, rows: Rows<Data>, tenants: ReadonlySet<string>) {
  const whole = () => client.invalidateQueries({ queryKey: rows.queryKey, exact: true });
  const query = client.getQueryCache().find<Data>({ queryKey: rows.queryKey, exact: true });
  const before = query?.state;
  const isAtRest = before?.fetchStatus === "idle" && !before.isInvalidated && query?.isActive();
  if (!isAtRest || before.data === undefined || tenants.size > MOST_AT_ONCE) return whole();
  const some = await rows.fetch([...tenants].join(",")).catch(() => null);
  // Whatever came meanwhile may be newer than these rows.
  const isSame = query?.state.dataUpdatedAt === before.dataUpdatedAt && query.state.fetchStatus === "idle";
  const list = some !== null && isSame ? rows.merge(before.data, some, tenants) : null;
  if (list === null) return whole();
  client.setQueryData(rows.queryKey, list);
}

/** The rows with those that were asked for: new ones in their place, and without those that are gone. */
function merged<Row>(
  list: readonly Row[],
  some: readonly Row[],
  asked: ReadonlySet<string>,
  id: (row: Row) => string,
): Row[] | null {
  const fresh = new Map(some.map((row) => [id(row), row]));
  const rows = list.flatMap((row) => (asked.has(id(row)) ? (fresh.get(id(row)) ?? []) : row));
  const known = new Set(rows.map(id));
  // Where one that was not in the list belongs, the server knows.
  return some.every((row) => known.has(id(row))) ? rows : null;
}
