//! What an error of Graph means for an area.

use crate::domain::catalog::Area;
use crate::domain::model::CollectionStatus;
use crate::graph::GraphError;

pub(super) fn status_of(error: &GraphError) -> CollectionStatus {
    if error.is_not_licensed() {
        CollectionStatus::NotLicensed
    } else if error.is_permission() {
        CollectionStatus::NoPermission
    } else {
        CollectionStatus::Failed
    }
}

/// Whether it is a state of the whole area, so that asking for its other parts is of no use.
pub(super) fn concerns_area(error: &GraphError) -> bool {
    error.is_sign_in() || error.is_permission() || error.is_not_licensed()
}

pub(super) fn in_words(area: &Area, error: &GraphError) -> String {
    let way_out = if error.is_permission() {
        Some(format!("grant {} to the app registration", area.read_permissions().join(" and ")))
    } else {
        error.hint().map(str::to_owned)
    };
    match way_out {
        Some(way_out) => format!("{error}: {way_out}"),
        None => error.to_string(),
    }
}

/// Faults that pass by themselves.
pub(super) fn is_transient(error: &GraphError) -> bool {
    match error {
        GraphError::Throttled { .. }
        | GraphError::Network { .. }
        | GraphError::TimedOut { .. }
        | GraphError::BadAnswer { .. } => true,
        GraphError::Api { status, .. } => *status >= 500,
        GraphError::Insecure { .. }
        | GraphError::Setup(_)
        | GraphError::BadRequest { .. }
        | GraphError::SignIn { .. }
        | GraphError::TooLarge { .. }
        | GraphError::TooManyPages { .. } => false,
    }
}
