//! What a refusal of Graph means for a person, and what to do next.

use crate::domain::plan::Operation;
use crate::graph::GraphError;

/// Why a request was not carried out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Refused {
    /// Graph's or ours.
    pub(super) code: String,
    pub(super) message: String,
    pub(super) status: Option<u16>,
    pub(super) request_id: Option<String>,
}

impl Refused {
    /// What Plumbline itself found, before anything was sent.
    pub(super) fn by_us(code: &str, message: impl Into<String>) -> Self {
        Self { code: code.to_owned(), message: message.into(), status: None, request_id: None }
    }

    pub(super) fn by_graph(operation: &Operation, error: &GraphError) -> Self {
        let (status, request_id) = match error {
            GraphError::Api { status, request_id, .. } => (Some(*status), request_id.clone()),
            GraphError::Insecure { .. }
            | GraphError::Setup(_)
            | GraphError::BadRequest { .. }
            | GraphError::SignIn { .. }
            | GraphError::Throttled { .. }
            | GraphError::Network { .. }
            | GraphError::TooLarge { .. }
            | GraphError::TooManyPages { .. }
            | GraphError::TimedOut { .. }
            | GraphError::BadAnswer { .. } => (None, None),
        };
        let message = match way_out(operation, error) {
            Some(way_out) => format!("{error}: {way_out}"),
            None => error.to_string(),
        };
        Self { code: error.code().to_owned(), message, status, request_id }
    }
}

fn way_out(operation: &Operation, error: &GraphError) -> Option<String> {
    if error.is_permission() && !operation.permissions.is_empty() {
        let needed = operation.permissions.join(" and ");
        return Some(format!("grant {needed} to the app registration that writes, with admin consent"));
    }
    if let Some(hint) = error.hint() {
        return Some(hint.to_owned());
    }
    let GraphError::Api { status, .. } = error else { return None };
    let words = match status {
        400 | 422 => "Graph does not take this; make the plan anew, and if it is refused again change it by hand",
        404 => "it was deleted meanwhile; sync the area and make the plan anew",
        409 => "something is in the way, such as another object of the same name; look at it and make the plan anew",
        412 => "somebody changed it just now; make the plan anew, so that nobody's change is lost",
        423 => "somebody else is changing it; wait a little and make the plan anew",
        _ => return None,
    };
    Some(words.to_owned())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::Refused;
    use crate::domain::catalog::{ApiVersion, Method};
    use crate::domain::plan::{Operation, OperationKind, PlannedRequest, Risk};
    use crate::graph::GraphError;

    fn operation() -> Operation {
        Operation {
            number: 1,
            wave: 1,
            area: "groups".parse().expect("a key"),
            resource: "g".parse().expect("an id"),
            resource_name: "G".into(),
            kind: OperationKind::Update,
            part: String::new(),
            request: PlannedRequest {
                method: Method::Patch,
                version: ApiVersion::V1,
                path: "/groups/g".into(),
                headers: BTreeMap::new(),
                body: None,
            },
            interim: None,
            is_for_one_of_a_set: false,
            reason: String::new(),
            changes: vec![],
            drifts: vec![],
            risk: Risk::Low,
            needs: vec![],
            permissions: vec!["Group.ReadWrite.All".into()],
            undocumented: false,
        }
    }

    #[test]
    fn each_refusal_tells_the_way_on() {
        for (status, code, expected) in [
            (400, "Request_BadRequest", "make the plan anew"),
            (403, "Authorization_RequestDenied", "grant Group.ReadWrite.All"),
            (404, "Request_ResourceNotFound", "deleted meanwhile"),
            (409, "Request_Conflict", "in the way"),
            (412, "PreconditionFailed", "changed it just now"),
        ] {
            let message = "as Graph says it".to_owned();
            let error = GraphError::Api { status, code: code.into(), message, request_id: Some("r".into()) };
            let refused = Refused::by_graph(&operation(), &error);
            assert!(refused.message.contains("as Graph says it") && refused.message.contains(expected), "{refused:?}");
            assert_eq!((refused.status, refused.request_id.as_deref()), (Some(status), Some("r")));
        }
    }
}
