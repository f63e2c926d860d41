//! What an ID token says beyond the standard, as far as anybody here asks.

use openidconnect::AdditionalClaims;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// Beyond these a claim is cut: nobody has so many groups in a token.
const VALUES_LIMIT: usize = 2_000;
const VALUE_LIMIT_CHARACTERS: usize = 256;

/// Sources: RFC 7519 (`nbf`); Microsoft's reference of ID token claims (`tid`, `oid`, `groups`, `roles`, and
/// `_claim_names` or `hasgroups` in place of groups that are too many).
#[derive(Debug, Clone, Default, Deserialize, Serialize)]
pub(super) struct OurClaims {
    pub(super) nbf: Option<f64>,
    pub(super) tid: Option<String>,
    pub(super) oid: Option<String>,
    groups: Option<Value>,
    roles: Option<Value>,
    #[serde(rename = "_claim_names")]
    claim_names: Option<Map<String, Value>>,
    hasgroups: Option<bool>,
}

impl AdditionalClaims for OurClaims {}

impl OurClaims {
    pub(super) fn groups(&self) -> Vec<String> {
        values(self.groups.as_ref())
    }

    pub(super) fn roles(&self) -> Vec<String> {
        values(self.roles.as_ref())
    }

    pub(super) fn tells_groups_or_roles(&self) -> bool {
        self.groups.is_some() || self.roles.is_some() || self.leaves_groups_out()
    }

    /// The person is in more groups than fit into a token.
    pub(super) fn leaves_groups_out(&self) -> bool {
        self.hasgroups == Some(true) || self.claim_names.as_ref().is_some_and(|names| names.contains_key("groups"))
    }

    /// The same person's groups and roles from another answer of the provider.
    pub(super) fn with_groups_and_roles_of(self, other: Self) -> Self {
        Self { groups: other.groups, roles: other.roles, ..self }
    }
}

/// Some providers send one value as a text, most a list.
fn values(claim: Option<&Value>) -> Vec<String> {
    let fits = |text: &&str| !text.is_empty() && text.chars().count() <= VALUE_LIMIT_CHARACTERS;
    match claim {
        Some(Value::String(text)) => Some(text.as_str()).filter(fits).map(str::to_owned).into_iter().collect(),
        Some(Value::Array(all)) => {
            all.iter().filter_map(Value::as_str).filter(fits).take(VALUES_LIMIT).map(str::to_owned).collect()
        }
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{OurClaims, values};

    #[test]
    fn one_value_or_many() {
        assert_eq!(values(Some(&json!("admins"))), ["admins"]);
        assert_eq!(values(Some(&json!(["a", 7, "", "b"]))), ["a", "b"]);
        assert!(values(Some(&json!({ "a": true }))).is_empty());
        assert!(values(None).is_empty());
    }

    #[test]
    fn groups_that_are_too_many_are_noticed() {
        let check = |claims, expected| {
            let claims: OurClaims = serde_json::from_value(claims).expect("claims");
            assert_eq!(claims.leaves_groups_out(), expected);
        };
        check(json!({ "_claim_names": { "groups": "src1" }, "_claim_sources": { "src1": {} } }), true);
        check(json!({ "hasgroups": true }), true);
        check(json!({ "groups": [] }), false);
    }
}
