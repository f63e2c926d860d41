/** Microsoft Graph in every directory (concepts/auth-v2-service.md of the Graph documentation). */
const GRAPH_APP_ID = "00000003-0000-0000-c000-000000000000";

type Ids = Readonly<Record<string, string>>;

/** The part of an app registration's manifest that asks for these permissions. Those without a known id are left out. */
export function manifestFor(permissions: readonly string[], ids: Ids): string {
  const resourceAccess = known(permissions, ids).map((id) => ({ id, type: "Role" }));
  return JSON.stringify(
    { requiredResourceAccess: [{ resourceAppId: GRAPH_APP_ID, resourceAccess }] },
    null,
    2,
  );
}

/** Commands of the Azure CLI that ask for these permissions and consent to them. */
export function commandsFor(clientId: string, permissions: readonly string[], ids: Ids): string {
  const roles = known(permissions, ids).map((id) => `${id}=Role`);
  return [
    `az ad app permission add --id ${clientId} --api ${GRAPH_APP_ID} --api-permissions ${roles.join(" ")}`,
    `az ad app permission admin-consent --id ${clientId}`,
  ].join("\n");
}

function known(permissions: readonly string[], ids: Ids): string[] {
  return permissions.flatMap((permission) => ids[permission] ?? []);
}
