import type { components } from "./schema";

/** Short names for the generated wire types, so that a feature never writes `components["schemas"]`. */
type Schemas = components["schemas"];

export type PublicConfig = Schemas["PublicConfig"];
export type Session = Schemas["Session"];
export type Severity = Schemas["Severity"];
export type SeverityCounts = Schemas["SeverityCounts"];
export type Tenant = Schemas["Tenant"];
export type TenantList = Schemas["TenantList"];
export type TenantStatus = Schemas["TenantStatus"];
export type TenantArea = Schemas["TenantArea"];
export type Connection = Schemas["Connection"];
export type ConnectionTest = Schemas["ConnectionTest"];
export type AreaAccess = Schemas["AreaAccess"];
export type CreateTenantRequest = Schemas["CreateTenantRequest"];
export type UpdateTenantRequest = Schemas["UpdateTenantRequest"];
export type Credential = Schemas["Credential"];
export type Job = Schemas["Job"];
export type JobArea = Schemas["JobArea"];
export type Collection = Schemas["Collection"];
export type CollectionStatus = Schemas["CollectionStatus"];
export type Resource = Schemas["Resource"];
export type ResourceDetail = Schemas["ResourceDetail"];
export type ResourceState = Schemas["ResourceState"];
export type ResourceVersion = Schemas["ResourceVersion"];
export type BaselineMode = Schemas["BaselineMode"];
export type BaselineVersion = Schemas["BaselineVersion"];
export type Drift = Schemas["Drift"];
export type DriftDetail = Schemas["DriftDetail"];
export type DriftEvent = Schemas["DriftEvent"];
export type DriftState = Schemas["DriftState"];
export type DriftActionRequest = Schemas["DriftActionRequest"];
export type PropertyChange = Schemas["PropertyChange"];
