//! From permissions, licences and switches to one word for each area.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::Entitlements;
use crate::domain::catalog::{self, Area};
use crate::pipeline::connection_test::ROTATION_PERMISSION;

/// What can be done with an area of a tenant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Read and restore.
    Full,
    ReadOnly,
    /// A permission is missing.
    Locked,
    /// The tenant does not have the plan.
    NotLicensed,
    /// Switched off, by a person or by the catalog.
    Off,
    /// Costly or privileged: read where somebody switches it on.
    OptIn,
    /// The token was never looked at.
    Unknown,
}

#[derive(Debug, Clone)]
pub struct AreaAccess {
    pub area: Arc<Area>,
    pub access: Access,
    /// Whether a sweep reads it.
    pub is_on: bool,
    /// What a person decided; none where the catalog decides.
    pub switch: Option<bool>,
    /// For reading, whether the area is switched on or not.
    pub missing: Vec<String>,
    /// For restoring; empty where nothing can be restored.
    pub missing_for_write: Vec<String>,
    pub is_licensed: Option<bool>,
}

/// A permission that was granted and that nothing needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unneeded {
    pub permission: String,
    /// Completes "with it the application can …".
    pub allows: String,
    /// Whether it can change the tenant, which is a risk without a use.
    pub is_risk: bool,
}

impl Entitlements {
    pub(in crate::pipeline) fn judge(&self, area: Arc<Area>) -> AreaAccess {
        let missing = self.missing(&area);
        let missing_for_write = self.lacking(area.permissions.write.iter().map(String::as_str));
        let is_licensed = self.is_licensed(&area);
        AreaAccess {
            access: self.access(&area, &missing, &missing_for_write, is_licensed),
            is_on: self.is_on(&area),
            switch: self.switches.get(&area.key).copied(),
            missing,
            missing_for_write,
            is_licensed,
            area,
        }
    }

    fn access(&self, area: &Area, missing: &[String], for_write: &[String], is_licensed: Option<bool>) -> Access {
        if !self.is_on(area) {
            let is_undecided = !self.switches.contains_key(&area.key);
            return if area.opt_in && is_undecided { Access::OptIn } else { Access::Off };
        }
        let was_read = self.read.contains(&area.key);
        if is_licensed == Some(false) {
            return Access::NotLicensed;
        }
        if self.checked_at.is_none() && !was_read {
            return Access::Unknown;
        }
        if !missing.is_empty() && !was_read {
            return Access::Locked;
        }
        let can_restore = !area.permissions.write.is_empty() && for_write.is_empty() && self.checked_at.is_some();
        if can_restore { Access::Full } else { Access::ReadOnly }
    }

    /// What was granted without need. A broad permission is needed where it stands in for one that was not granted.
    pub(in crate::pipeline) fn unneeded(&self, areas: &[Arc<Area>]) -> Vec<Unneeded> {
        let of_areas = areas.iter().flat_map(|area| {
            area.read_permissions().into_iter().chain(area.permissions.write.iter().map(String::as_str))
        });
        let of_figures = catalog::figures().iter().filter_map(|figure| self.used_for(&figure.permissions));
        let of_logs = catalog::audit_sources().iter().filter_map(|source| self.used_for(&source.permissions));
        let needed: BTreeSet<&str> = of_areas.chain(of_figures).chain(of_logs).chain([ROTATION_PERMISSION]).collect();
        let stands_in = |role: &str| {
            let not_granted = needed.iter().filter(|name| !self.roles.contains(**name));
            not_granted.flat_map(|name| catalog::broader(name)).any(|broad| broad == role)
        };
        let roles = self.roles.iter().filter(|role| !needed.contains(role.as_str()) && !stands_in(role));
        roles.map(|role| described(role)).collect()
    }

    /// The first of several permissions, any of which suffices, that was granted.
    pub(super) fn used_for<'a>(&self, any_of: &'a [String]) -> Option<&'a str> {
        any_of.iter().find(|name| self.roles.contains(*name)).map(String::as_str)
    }
}

fn described(role: &str) -> Unneeded {
    let catalog::Meaning { allows, writes } = catalog::meaning(role);
    Unneeded { permission: role.to_owned(), allows, is_risk: writes }
}
