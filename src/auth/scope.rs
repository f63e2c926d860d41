//! Which tenants somebody reaches. The store gives rows of these and of no others.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::domain::model::{TenantGroupId, TenantId};

/// Made from grants, never from a request. Cheap to clone.
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
