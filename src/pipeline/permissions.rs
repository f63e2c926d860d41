//! What to grant to an app registration, and why.

use std::collections::{BTreeMap, BTreeSet};

use super::app_registrations::Purpose;
use crate::domain::catalog;

/// What tells who a tenant is, which is asked before anything is stored of it.
const WHO: &str = "Organization.Read.All";
const WHO_IS_IT: &str = "Which tenant it is";

/// A permission with the areas that need it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Needed {
    pub permission: &'static str,
    /// Microsoft's, where it is known.
    pub id: Option<&'static str>,
    /// Completes "with it the application can …".
    pub allows: String,
    pub areas: Vec<&'static str>,
}

/// Of the areas that are on by default, for reading; of all that could be restored, for writing.
pub fn needed(purpose: Purpose) -> Vec<Needed> {
    let mut needed: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for area in catalog::all() {
        let permissions: Vec<&'static str> = match purpose {
            Purpose::Read | Purpose::Delegated if area.is_on_by_default() => area.read_permissions(),
            Purpose::Read | Purpose::Delegated => Vec::new(),
            Purpose::Write => area.permissions.write.iter().map(String::as_str).collect(),
        };
        for permission in permissions {
            needed.entry(permission).or_default().insert(&area.title);
        }
    }
    if purpose != Purpose::Write {
        needed.entry(WHO).or_default().insert(WHO_IS_IT);
        for (permission, source) in catalog::audit_permissions() {
            needed.entry(permission).or_default().insert(&source.purpose);
        }
    }
    let entry = |(permission, areas): (&'static str, BTreeSet<&'static str>)| Needed {
        permission,
        id: catalog::permission_id(permission),
        allows: catalog::meaning(permission).allows,
        areas: areas.into_iter().collect(),
    };
    needed.into_iter().map(entry).collect()
}

#[cfg(test)]
mod tests {
    use super::{Purpose, needed};
    use crate::domain::catalog;

    #[test]
    fn reading_asks_for_nothing_that_could_change_a_tenant() {
        for purpose in [Purpose::Read, Purpose::Delegated] {
            let all = needed(purpose);
            assert!(all.iter().any(|one| one.permission == "Organization.Read.All"));
            for one in all {
                assert!(!catalog::meaning(one.permission).writes, "{} can write", one.permission);
                assert!(!one.areas.is_empty() && !one.allows.is_empty(), "{} is not explained", one.permission);
            }
        }
    }

    #[test]
    fn writing_is_another_list() {
        let all = needed(Purpose::Write);
        assert!(all.iter().any(|one| one.permission == "Policy.ReadWrite.ConditionalAccess"), "{all:?}");
    }
}
