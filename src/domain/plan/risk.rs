//! How much can go wrong with an operation.

use super::draft::Draft;
use super::{OperationKind, Risk};
use crate::domain::model::{Direction, Severity};

/// By what it does, how much it matters, and whether it makes the tenant less safe.
pub(super) fn risk(draft: &Draft) -> Risk {
    let by_severity = match draft.cause.severity {
        Some(Severity::Critical) => Risk::High,
        Some(Severity::High) => Risk::Medium,
        Some(Severity::Medium | Severity::Low) | None => Risk::Low,
    };
    let by_kind = match draft.kind {
        OperationKind::Delete => Risk::High,
        OperationKind::Create | OperationKind::Revive => Risk::Medium,
        OperationKind::Update => Risk::Low,
    };
    // A drift that made the tenant safer is taken back with what it made safe.
    let weakens = draft.cause.directions.contains(&Direction::Strengthens);
    let by_direction = if weakens { Risk::High } else { Risk::Low };
    let by_source = if draft.undocumented { Risk::Medium } else { Risk::Low };
    by_severity.max(by_kind).max(by_direction).max(by_source)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::risk;
    use crate::domain::catalog::{ApiVersion, Method};
    use crate::domain::model::{Direction, Severity};
    use crate::domain::plan::draft::{Cause, Draft, Needs};
    use crate::domain::plan::{OperationKind, PlannedRequest, Risk};

    #[test]
    fn the_gravest_reason_decides() {
        use OperationKind::{Create, Delete, Revive, Update};
        for (kind, severity, direction, undocumented, expected) in [
            (Update, Severity::Low, Direction::Weakens, false, Risk::Low),
            (Update, Severity::Medium, Direction::Neutral, false, Risk::Low),
            (Update, Severity::Medium, Direction::Neutral, true, Risk::Medium),
            (Update, Severity::High, Direction::Weakens, false, Risk::Medium),
            (Update, Severity::Low, Direction::Strengthens, false, Risk::High),
            (Update, Severity::Critical, Direction::Weakens, false, Risk::High),
            (Create, Severity::Low, Direction::Unknown, false, Risk::Medium),
            (Revive, Severity::Low, Direction::Unknown, false, Risk::Medium),
            (Delete, Severity::Low, Direction::Unknown, false, Risk::High),
        ] {
            let draft = Draft {
                kind,
                part: String::new(),
                request: PlannedRequest {
                    method: Method::Patch,
                    version: ApiVersion::V1,
                    path: String::new(),
                    headers: BTreeMap::new(),
                    body: None,
                },
                interim: None,
                changes: vec![],
                cause: Cause { drifts: vec![], severity: Some(severity), directions: vec![direction] },
                permissions: vec![],
                undocumented,
                makes: None,
                is_for_one_of_a_set: false,
                needs: Needs::Nothing,
            };
            assert_eq!(risk(&draft), expected, "{kind:?} {severity:?} {direction:?}");
        }
    }
}
