//! Why a use case did not happen.

use crate::domain::catalog::CollectorFault;
use crate::domain::model::{AreaKey, Timestamp};
use crate::graph::GraphError;
use crate::pipeline::consents::StateFault;
use crate::store::StoreError;

#[derive(Debug, thiserror::Error)]
pub enum PipelineError {
    #[error("there is no such {what}")]
    NotFound { what: &'static str },
    #[error("{field}: {expected}")]
    Invalid { field: &'static str, expected: String },
    #[error("the catalog has no area `{area}`: `plumbline areas` lists them")]
    UnknownArea { area: String },
    #[error("the collector of area `{area}` is not deployed to this tenant: deploy it first")]
    NotDeployed { area: AreaKey },
    #[error("area {area} was never read completely, so there is nothing to capture: sync it first")]
    NothingToCapture { area: AreaKey },
    #[error("area {area} was never read completely, so it has no history: sync it first")]
    NoHistory { area: AreaKey },
    #[error("{field}: there is history since {since}: give that time or a later one")]
    BeforeHistory { field: &'static str, since: Timestamp },
    /// `when` tells when it was there.
    #[error("{field}: the resource was not there at {at}: {when}")]
    NotThereThen { field: &'static str, at: Timestamp, when: String },
    #[error("area {area} has no baseline: capture one first")]
    NoBaseline { area: AreaKey },
    #[error("somebody else saved version {current} meanwhile: load it and make the change again")]
    Stale { current: u64 },
    #[error("{by} saved version {current} ({label}) meanwhile: load it and make the change again")]
    BaselineMoved { current: u64, by: String, label: String },
    #[error("the tenant has no connection: give it one first")]
    NoConnection,
    /// Microsoft's words and the way out; what was there before is still in use.
    #[error("the new credential does not work, so the present one stays: {reason}")]
    CredentialRefused { reason: String },
    #[error(transparent)]
    ConsentState(#[from] StateFault),
    /// What Microsoft's page said.
    #[error("{reason}")]
    ConsentDeclined { reason: String },
    /// Why the tenant did not let us in. Nothing was stored.
    #[error("the consent does not work, so nothing was stored: {reason}")]
    ConsentRefused { reason: String },
    #[error("this directory is the tenant `{name}` already: connect it anew on its own page")]
    TenantKnown { name: String },
    #[error("{tenants} tenants are reached through this app registration: give them another connection first")]
    AppRegistrationInUse { tenants: u64 },
    #[error("the tenant is switched off: switch it on first")]
    Disabled,
    #[error("every area of the tenant is switched off: switch one on first")]
    NothingSwitchedOn,
    #[error("this drift is resolved: its history cannot be changed")]
    Resolved,
    #[error("this drift is being restored: wait until that ended")]
    Restoring,
    #[error("nobody approved this plan as it is: let somebody with the role approver do it")]
    NotApproved,
    #[error("writing is switched off in this tenant: connect a write connection first, or send the requests by hand")]
    WritingIsOff,
    #[error("the write connection lacks {permissions}: grant them with admin consent, then test the connection")]
    MissingPermissions { permissions: String },
    #[error("this plan was not applied in time: make it anew")]
    PlanExpired,
    #[error("this plan is {state}: it cannot be changed any more")]
    PlanEnded { state: &'static str },
    #[error("another plan is being applied to this tenant: wait until that ended")]
    PlanRunning,
    #[error("this plan is approved already: apply it")]
    ApprovedAlready,
    #[error("to approve a plan takes the role approver over the tenant: ask an approver")]
    NeedsApprover,
    #[error("you made this plan, and another person must approve it: ask another approver")]
    OwnPlan,
    /// The policy of the tenant is not to decide.
    #[error("the second pair of eyes found something that a person must look at: no policy approves this plan")]
    NeedsAPerson,
    #[error("this is not the plan that you looked at: load it again")]
    HashDiffers,
    #[error("this plan cannot be approved: {what}")]
    PlanHasFatalNotes { what: String },
    #[error("this plan is out of date: {what}; make it anew")]
    PlanOutdated { what: String },
    #[error("there is nothing to plan: {why}")]
    NothingToPlan { why: String },
    #[error("this would take more than {limit} {what}: choose fewer drifts, for instance those of one area")]
    PlanTooLarge { what: &'static str, limit: usize },
    #[error("nothing of this plan was done, so there is nothing to undo")]
    NothingToUndo,
    #[error("{rules} ignore rules speak of this group: delete or change them first")]
    GroupInUse { rules: usize },
    #[error("the set-up was done already: sign in instead")]
    SetupDone,
    #[error("this is not the set-up token: it stands in the file `setup-token` of the data folder")]
    WrongSetupToken,
    #[error("username or password is wrong")]
    WrongPassword,
    #[error("enter the code that your authenticator app shows, or a recovery code")]
    CodeNeeded,
    #[error("this code is wrong, or was used before: wait for the next one")]
    WrongCode,
    #[error("this account is disabled: ask an administrator to enable it")]
    AccountDisabled,
    #[error("the authenticator app is set up already: remove it first")]
    SecondFactorOn,
    #[error("nobody else governs everything: give somebody the role administrator over all first")]
    LastAdministrator,
    #[error("too many attempts: wait {retry_after_seconds} s")]
    TooManyAttempts { retry_after_seconds: u64 },
    #[error(transparent)]
    Graph(#[from] GraphError),
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<CollectorFault> for PipelineError {
    fn from(fault: CollectorFault) -> Self {
        Self::Invalid { field: fault.field, expected: fault.expected }
    }
}
