//! Which tenants somebody reaches. The store gives rows of these and of no others.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::domain::model::{TenantGroupId, TenantId};

/// Made from grants; a request can narrow it and never widen it. Cheap to clone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scope(Reach);

#[derive(Debug, Clone, PartialEq, Eq)]
enum Reach {
    Everything,
    Only(Arc<Only>),
}

#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Only {
    tenants: BTreeSet<TenantId>,
    groups: BTreeSet<TenantGroupId>,
}

impl Scope {
    /// Everything: for what Plumbline does by itself and for the command line of its host. The architecture test says
    /// who may name it.
    pub fn of_plumbline() -> Self {
        Self(Reach::Everything)
    }

    /// No tenant at all: for what happens before anybody is known.
    pub fn of_nobody() -> Self {
        Self(Reach::Only(Arc::default()))
    }

    pub(super) fn only(tenants: BTreeSet<TenantId>, groups: BTreeSet<TenantGroupId>) -> Self {
        Self(Reach::Only(Arc::new(Only { tenants, groups })))
    }

    /// Of these tenants those that are in it, and no group by its name unless it was in it.
    #[must_use]
    pub fn narrowed(&self, tenants: &BTreeSet<TenantId>) -> Self {
        let groups = self.limits().map(|(_, groups)| groups.clone()).unwrap_or_default();
        Self::only(tenants.iter().copied().filter(|tenant| self.covers(*tenant)).collect(), groups)
    }

    pub fn is_everything(&self) -> bool {
        matches!(self.0, Reach::Everything)
    }

    pub fn covers(&self, tenant: TenantId) -> bool {
        match &self.0 {
            Reach::Everything => true,
            Reach::Only(only) => only.tenants.contains(&tenant),
        }
    }

    pub fn covers_any(&self, mut tenants: impl Iterator<Item = TenantId>) -> bool {
        tenants.any(|tenant| self.covers(tenant))
    }

    /// The tenants and the groups, where it is not everything.
    pub fn limits(&self) -> Option<(&BTreeSet<TenantId>, &BTreeSet<TenantGroupId>)> {
        match &self.0 {
            Reach::Everything => None,
            Reach::Only(only) => Some((&only.tenants, &only.groups)),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::Scope;
    use crate::domain::model::TenantId;

    fn tenant(number: u128) -> TenantId {
        TenantId(uuid::Uuid::from_u128(number))
    }

    #[test]
    fn narrowing_never_widens() {
        let granted = Scope::only(BTreeSet::from([tenant(1), tenant(2)]), BTreeSet::new());
        let narrowed = granted.narrowed(&BTreeSet::from([tenant(2), tenant(3)]));
        assert!(narrowed.covers(tenant(2)));
        assert!(!narrowed.covers(tenant(1)));
        assert!(!narrowed.covers(tenant(3)));
    }

    #[test]
    fn everything_is_narrowed_to_what_was_asked_for() {
        let narrowed = Scope::of_plumbline().narrowed(&BTreeSet::from([tenant(1)]));
        assert!(!narrowed.is_everything());
        assert!(narrowed.covers(tenant(1)));
        assert!(!narrowed.covers(tenant(2)));
    }
}
