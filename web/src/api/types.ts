import type { components } from "./schema";

/** Short names for the generated wire types, so that a feature never writes `components["schemas"]`. */
type Schemas = components["schemas"];

export type Session = Schemas["SessionView"];
export type Severity = Schemas["SeverityView"];
export type SeverityCounts = Schemas["SeverityCountsView"];
export type Tenant = Schemas["TenantView"];
export type TenantStatus = Schemas["TenantStatus"];
export type TenantArea = Schemas["TenantAreaView"];
export type ConnectionTest = Schemas["ConnectionTestView"];
export type Permissions = Schemas["PermissionsView"];
export type UnneededPermission = Schemas["UnneededPermissionView"];
export type Insights = Schemas["InsightsView"];
export type Figure = Schemas["FigureView"];
export type FigureDay = Schemas["DayView"];
export type CredentialEnd = Schemas["CredentialEndView"];
export type Licence = Schemas["LicenceView"];
export type Budget = Schemas["BudgetView"];
export type TenantEvent = Schemas["TenantEventView"];
export type SwitchAreasRequest = Schemas["SwitchAreas"];
export type AreaAccess = Schemas["AreaAccessView"];
export type CreateTenantRequest = Schemas["CreateTenant"];
export type UpdateTenantRequest = Schemas["ChangeTenant"];
export type Credential = Schemas["CredentialInput"];
export type Job = Schemas["JobView"];
export type JobArea = Schemas["JobAreaView"];
export type Collection = Schemas["CollectionView"];
export type Resource = Schemas["ResourceView"];
export type ResourceDetail = Schemas["ResourceDetailView"];
export type ResourceVersion = Schemas["VersionView"];
export type BaselineVersion = Schemas["BaselineSummary"];
export type Drift = Schemas["DriftView"];
export type DriftDetail = Schemas["DriftDetail"];
export type DriftEvent = Schemas["DriftEventView"];
export type DriftActionRequest = Schemas["Action"];
export type PropertyChange = Schemas["ChangeView"];
