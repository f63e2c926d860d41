//! What a tenant chooses about restoring.

use crate::domain::model::ResourceId;

const SHARE_LIMIT_PERCENT: u8 = 100;
const LIFETIME_LIMIT_HOURS: u32 = 24 * 30;
const BREAK_GLASS_LIMIT: usize = 50;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RestoreSettings {
    /// Who made a plan does not approve it.
    pub other_person: bool,
    /// The accounts that must always get in.
    pub break_glass: Vec<ResourceId>,
    /// A plan that reaches more of the users than this is looked at twice.
    pub largest_share_percent: u8,
    /// Whether such a plan cannot be approved at all.
    pub share_is_fatal: bool,
    /// How long a plan can be approved and applied.
    pub plan_lifetime_hours: u32,
    /// A plan that removes more resources than this is looked at twice.
    pub most_deletions: u32,
}

impl Default for RestoreSettings {
    fn default() -> Self {
        Self {
            other_person: false,
            break_glass: Vec::new(),
            largest_share_percent: 50,
            share_is_fatal: false,
            plan_lifetime_hours: 24,
            most_deletions: 5,
        }
    }
}

/// Which setting cannot be, and what is expected there.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{field}: {expected}")]
pub struct SettingsFault {
    pub field: &'static str,
    pub expected: &'static str,
}

impl RestoreSettings {
    /// # Errors
    /// [`SettingsFault`] names the field.
    pub fn checked(mut self) -> Result<Self, SettingsFault> {
        let fault = |field, expected| Err(SettingsFault { field, expected });
        self.break_glass.sort_unstable();
        self.break_glass.dedup();
        if self.break_glass.len() > BREAK_GLASS_LIMIT {
            return fault("breakGlass", "expected at most 50 accounts");
        }
        if !(1..=SHARE_LIMIT_PERCENT).contains(&self.largest_share_percent) {
            return fault("largestSharePercent", "expected 1 to 100");
        }
        if !(1..=LIFETIME_LIMIT_HOURS).contains(&self.plan_lifetime_hours) {
            return fault("planLifetimeHours", "expected 1 to 720");
        }
        if self.most_deletions > 500 {
            return fault("mostDeletions", "expected at most 500");
        }
        Ok(self)
    }
}

#[cfg(test)]
mod tests {
    use super::RestoreSettings;

    #[test]
    fn what_cannot_be_is_refused_by_name() {
        let good = RestoreSettings::default();
        assert_eq!(good.clone().checked(), Ok(good.clone()));
        let faults = [
            RestoreSettings { largest_share_percent: 0, ..good.clone() },
            RestoreSettings { largest_share_percent: 101, ..good.clone() },
            RestoreSettings { plan_lifetime_hours: 0, ..good.clone() },
            RestoreSettings { plan_lifetime_hours: 721, ..good.clone() },
            RestoreSettings { most_deletions: 501, ..good.clone() },
        ];
        let fields: Vec<&str> = faults.into_iter().map(|one| one.checked().expect_err("a fault").field).collect();
        let expected =
            ["largestSharePercent", "largestSharePercent", "planLifetimeHours", "planLifetimeHours", "mostDeletions"];
        assert_eq!(fields, expected);
        let id = |text: &str| text.parse().expect("an id");
        let twice = RestoreSettings { break_glass: vec![id("b"), id("a"), id("b")], ..good };
        assert_eq!(twice.checked().expect("good settings").break_glass, [id("a"), id("b")]);
    }
}
