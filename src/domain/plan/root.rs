//! The root of Graph, which a plan leaves open.

use serde_json::Value;

use super::PlannedRequest;
use super::created::map_texts;

/// Stands in a body for the root of Graph, where the service wants a whole address: a plan is the same in every cloud.
pub const GRAPH_ROOT: &str = "{{graph}}";

impl PlannedRequest {
    /// The request with the root in place of its mark. Only a text that begins with it is an address.
    #[must_use]
    pub fn with_root(self, root: &str) -> Self {
        let filled = |text: &str| match text.strip_prefix(GRAPH_ROOT) {
            Some(address) if address.starts_with('/') => format!("{root}{address}"),
            Some(_) | None => text.to_owned(),
        };
        let body: Option<Value> = self.body.as_ref().map(|body| map_texts(body, &filled));
        Self { body, ..self }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use serde_json::json;

    use crate::domain::catalog::{ApiVersion, Method};
    use crate::domain::plan::PlannedRequest;

    #[test]
    fn the_root_is_filled_where_an_address_begins() {
        let request = PlannedRequest {
            method: Method::Post,
            version: ApiVersion::V1,
            path: "/groups/g/members/$ref".into(),
            headers: BTreeMap::new(),
            body: Some(
                json!({ "@odata.id": "{{graph}}/v1.0/users/u", "text": "see {{graph}}/x", "mark": "{{graph}}" }),
            ),
        };
        let filled = request.with_root("https://graph.example").body;
        let expected = json!({
            "@odata.id": "https://graph.example/v1.0/users/u", "text": "see {{graph}}/x", "mark": "{{graph}}",
        });
        assert_eq!(filled, Some(expected));
    }
}
