//! The words of the product as types: ids, times and the small enums that every layer shares.
//! Parsed once at the edge; a value of these types is always valid.

mod actor;
mod collection_status;
mod coverage;
mod direction;
mod group_colour;
mod ids;
mod preferences;
mod role_claim;
mod service_family;
mod severity;
mod timestamp;
mod workload;

pub use actor::{Actor, ActorKind};
pub use collection_status::CollectionStatus;
pub use coverage::Coverage;
pub use direction::{Direction, Verdict};
pub use group_colour::GroupColour;
pub use ids::{
    AcceptanceId, ApiTokenId, AppRegistrationId, AreaKey, BaselineId, ClientId, CollectionId, CollectorId, DirectoryId,
    DriftCommentId, DriftId, IdError, IgnoreRuleId, JobId, PlanId, ResourceId, RoleRuleId, SchemaNoticeId, SessionId,
    TenantGroupId, TenantId, TenantNoteId, UserId,
};
pub use preferences::{Density, PreferenceFault, Preferences, SavedView, Theme};
pub use role_claim::RoleClaim;
pub use service_family::ServiceFamily;
pub use severity::{Severity, SeverityCounts};
pub use timestamp::Timestamp;
pub use workload::Workload;
