//! What an administrator lets Plumbline do by itself.

use std::collections::{BTreeMap, BTreeSet};

use super::{Calendar, Window};
use crate::domain::model::{AreaKey, Direction, Severity};

const CHANGES_LIMIT: u32 = 1_000;
/// A month.
const PAUSE_LIMIT_HOURS: u32 = 30 * 24;
const WINDOWS_LIMIT: usize = 10;

/// What may be restored, how much of it and when.
#[derive(Debug, Clone, PartialEq)]
pub struct Policy {
    pub enabled: bool,
    pub severities: BTreeSet<Severity>,
    pub directions: BTreeSet<Direction>,
    /// Whether resources that are missing are made or revived, too.
    pub creates_missing: bool,
    /// Within any hour.
    pub changes_per_hour: u32,
    /// Where there is none, any time will do.
    pub allow: Vec<Window>,
    /// They win over those that allow.
    pub freeze: Vec<Window>,
    /// So long nothing is restored after something went wrong.
    pub pause_hours: u32,
}

/// The policies of a tenant.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Settings {
    pub policy: Policy,
    /// Where the policy holds; everywhere when none are named.
    pub areas: Option<BTreeSet<AreaKey>>,
    /// Policies of areas, which hold in place of the tenant's.
    pub overrides: BTreeMap<AreaKey, Policy>,
}

/// A setting that cannot be.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{field}: {expected}")]
pub struct PolicyFault {
    pub field: &'static str,
    pub expected: String,
}

impl Default for Policy {
    /// Off, and with nothing chosen.
    fn default() -> Self {
        Self {
            enabled: false,
            severities: BTreeSet::new(),
            directions: BTreeSet::new(),
            creates_missing: false,
            changes_per_hour: 5,
            allow: Vec::new(),
            freeze: Vec::new(),
            pause_hours: 24,
        }
    }
}

impl Policy {
    /// The same policy, if it can be.
    ///
    /// # Errors
    /// [`PolicyFault`] names the first field that does not fit, and what would.
    pub fn checked(self) -> Result<Self, PolicyFault> {
        let fault = |field, expected: String| Err(PolicyFault { field, expected });
        if self.enabled && self.severities.is_empty() {
            return fault("severities", "expected at least one while it is switched on".to_owned());
        }
        if self.enabled && self.directions.is_empty() {
            return fault("directions", "expected at least one while it is switched on".to_owned());
        }
        if !(1..=CHANGES_LIMIT).contains(&self.changes_per_hour) {
            return fault("changesPerHour", format!("expected 1 to {CHANGES_LIMIT}"));
        }
        if !(1..=PAUSE_LIMIT_HOURS).contains(&self.pause_hours) {
            return fault("pauseHours", format!("expected 1 to {PAUSE_LIMIT_HOURS}"));
        }
        for (field, windows) in [("allowWindows", &self.allow), ("freezeWindows", &self.freeze)] {
            if windows.len() > WINDOWS_LIMIT {
                return fault(field, format!("expected at most {WINDOWS_LIMIT}"));
            }
        }
        Ok(self)
    }
}

impl Settings {
    /// The policy that holds for an area; none where the tenant's does not hold.
    pub fn of(&self, area: &AreaKey) -> Option<&Policy> {
        let is_chosen = self.areas.as_ref().is_none_or(|areas| areas.contains(area));
        self.overrides.get(area).or(is_chosen.then_some(&self.policy))
    }

    /// Whether anything can be restored by itself.
    pub fn is_on(&self) -> bool {
        self.policy.enabled || self.overrides.values().any(|policy| policy.enabled)
    }

    /// When the policy may act. An area can have hours of its own; when the tenant is frozen, all of it is.
    pub(super) fn calendar<'a>(&'a self, policy: &'a Policy) -> Calendar<'a> {
        Calendar { allow: &policy.allow, freeze: [&policy.freeze, &self.policy.freeze] }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{Policy, Settings};
    use crate::domain::automatic::{Window, WindowText};
    use crate::domain::model::{AreaKey, Direction, Severity};

    fn on() -> Policy {
        Policy {
            enabled: true,
            severities: BTreeSet::from([Severity::High]),
            directions: BTreeSet::from([Direction::Weakens]),
            ..Policy::default()
        }
    }

    #[test]
    fn what_cannot_be_is_refused_by_its_name() {
        let check = |policy: Policy, expected: Option<&str>| {
            assert_eq!(policy.checked().err().map(|fault| fault.field), expected);
        };
        let text = WindowText { cron: "0 0 * * *".to_owned(), time_zone: "UTC".to_owned(), duration_minutes: 1 };
        let windows = |count: usize| vec![Window::parse(text.clone()).expect("a window"); count];
        check(Policy::default(), None);
        check(on(), None);
        check(Policy { severities: BTreeSet::new(), ..on() }, Some("severities"));
        check(Policy { directions: BTreeSet::new(), ..on() }, Some("directions"));
        check(Policy { changes_per_hour: 0, ..on() }, Some("changesPerHour"));
        check(Policy { changes_per_hour: 1_001, ..on() }, Some("changesPerHour"));
        check(Policy { pause_hours: 0, ..on() }, Some("pauseHours"));
        check(Policy { pause_hours: 721, ..on() }, Some("pauseHours"));
        check(Policy { allow: windows(10), freeze: windows(10), ..on() }, None);
        check(Policy { allow: windows(11), ..on() }, Some("allowWindows"));
        check(Policy { freeze: windows(11), ..on() }, Some("freezeWindows"));
    }

    #[test]
    fn an_area_has_its_own_policy_or_the_tenants_where_that_holds() {
        let area = |name: &str| -> AreaKey { name.parse().expect("a key") };
        let own = Policy { changes_per_hour: 1, ..on() };
        let everywhere = Settings { policy: on(), ..Settings::default() };
        assert_eq!(everywhere.of(&area("groups")), Some(&everywhere.policy));
        let chosen = Settings { areas: Some(BTreeSet::from([area("groups")])), ..everywhere.clone() };
        assert_eq!(chosen.of(&area("groups")), Some(&chosen.policy));
        assert_eq!(chosen.of(&area("named_locations")), None);
        let with_own = Settings { overrides: [(area("named_locations"), own.clone())].into(), ..chosen };
        assert_eq!(with_own.of(&area("named_locations")), Some(&own));
        assert_eq!(with_own.of(&area("users")), None);
    }

    #[test]
    fn it_is_off_until_a_policy_is_switched_on() {
        let area = || -> AreaKey { "groups".parse().expect("a key") };
        assert!(!Settings::default().is_on());
        assert!(Settings { policy: on(), ..Settings::default() }.is_on());
        assert!(Settings { overrides: [(area(), on())].into(), ..Settings::default() }.is_on());
        assert!(!Settings { overrides: [(area(), Policy::default())].into(), ..Settings::default() }.is_on());
    }
}
