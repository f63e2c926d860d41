//! The words of the product as types: ids, times and the small enums that every layer shares.
//! Parsed once at the edge; a value of these types is always valid.

mod collection_status;
mod ids;
mod service_family;
mod severity;
mod timestamp;
mod workload;

pub use collection_status::CollectionStatus;
pub use ids::{
    AppRegistrationId, AreaKey, BaselineId, ClientId, CollectionId, CollectorId, DirectoryId, DriftId, IdError, JobId,
    ResourceId, TenantId, UserId,
};
pub use service_family::ServiceFamily;
pub use severity::{Severity, SeverityCounts};
pub use timestamp::Timestamp;
pub use workload::Workload;
