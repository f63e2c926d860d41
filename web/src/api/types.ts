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
export type Collector = Schemas["CollectorView"];
export type CreateCollectorRequest = Schemas["CreateCollector"];
export type UpdateCollectorRequest = Schemas["ChangeCollector"];
export type TestPullRequest = Schemas["TestPullInput"];
export type TestPull = Schemas["TestPullView"];
export type Pulled = Schemas["PulledView"];
export type PulledField = Schemas["FieldView"];
