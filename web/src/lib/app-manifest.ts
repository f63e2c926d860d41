/** Microsoft Graph in every directory (https://learn.microsoft.com/graph/permissions-reference). */
const GRAPH_APP_ID = "00000003-0000-0000-c000-000000000000";

/** `requiredResourceAccess` of an app registration that asks for application permissions of Microsoft Graph. */
export function appManifest(permissionIds: readonly string[]): string {
  const resourceAccess = permissionIds.map((id) => ({ id, type: "Role" }));
  return JSON.stringify([{ resourceAppId: GRAPH_APP_ID, resourceAccess }], null, 2);
}

/**
 * What an administrator of the tenant types to make the app registration with the Azure CLI
 * (https://learn.microsoft.com/cli/azure/ad/app): it ends with the tenant ID, the application ID and the secret.
 */
export function registrationCommands(name: string, permissionIds: readonly string[]): string {
  return `cat > plumbline.json <<'END'
${appManifest(permissionIds)}
END
app=$(az ad app create --display-name "${name}" --sign-in-audience AzureADMyOrg \\
  --required-resource-accesses @plumbline.json --query appId --output tsv)
az ad sp create --id "$app" --output none
az ad app permission admin-consent --id "$app"
secret=$(az ad app credential reset --id "$app" --display-name plumbline --years 1 --query password --output tsv)
printf 'Tenant ID: %s\\nApplication ID: %s\\nSecret: %s\\n' \\
  "$(az account show --query tenantId --output tsv)" "$app" "$secret"
`;
}
