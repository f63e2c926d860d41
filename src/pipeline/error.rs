//! Why a use case did not happen.

use crate::domain::catalog::CollectorFault;
use crate::domain::model::AreaKey;
use crate::graph::GraphError;
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
    #[error("area {area} has no baseline: capture one first")]
    NoBaseline { area: AreaKey },
    #[error("somebody else saved version {current} meanwhile: load it and make the change again")]
    Stale { current: u64 },
    #[error("the tenant has no connection: give it one first")]
    NoConnection,
    /// Microsoft's words and the way out; what was there before is still in use.
    #[error("the new credential does not work, so the present one stays: {reason}")]
    CredentialRefused { reason: String },
    #[error("{tenants} tenants are reached through this app registration: give them another connection first")]
    AppRegistrationInUse { tenants: u64 },
    #[error("the tenant is switched off: switch it on first")]
    Disabled,
    #[error("every area of the tenant is switched off: switch one on first")]
    NothingSwitchedOn,
    #[error("this drift is resolved: its history cannot be changed")]
    Resolved,
    #[error("the set-up was done already: sign in instead")]
    SetupDone,
    #[error("this is not the set-up token: it stands in the file `setup-token` of the data folder")]
    WrongSetupToken,
    #[error("username or password is wrong")]
    WrongPassword,
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
