//! For how long what is kept.

/// The longest term: a century.
const LIMIT_DAYS: u32 = 36_500;

/// In days, each of them counted from the end of what it is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Terms {
    /// So long every version stays.
    pub every_version_days: u32,
    /// So long the last version of each day stays.
    pub daily_days: u32,
    /// So long the last version of each month stays; then none does.
    pub monthly_days: u32,
    /// So long every attempt to read an area stays in the ledger.
    pub collection_days: u32,
    /// So long the events of a drift stay after it was resolved.
    pub drift_event_days: u32,
    /// So long events of tenants stay: permissions and licences that came and went.
    pub tenant_event_days: u32,
    /// So long a drift stays after it was resolved.
    pub resolved_drift_days: u32,
    /// So long it stays what an ignore rule held back.
    pub held_back_days: u32,
    /// So long the progress of a sync stays after it ended.
    pub job_days: u32,
    /// So long the daily figures of tenants stay.
    pub figure_days: u32,
    /// So long entries of the audit trail stay.
    pub audit_days: u32,
}

/// Nobody may shorten the audit trail to less.
pub(super) const LEAST_AUDIT_DAYS: u32 = 90;

/// A term that cannot be.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{field}: {expected}")]
pub struct TermsFault {
    pub field: &'static str,
    pub expected: String,
}

impl Default for Terms {
    fn default() -> Self {
        Self {
            every_version_days: 90,
            daily_days: 365,
            monthly_days: 7 * 365 + 2,
            collection_days: 90,
            drift_event_days: 2 * 365,
            tenant_event_days: 2 * 365,
            resolved_drift_days: 10 * 365,
            held_back_days: 30,
            job_days: 7,
            figure_days: 90,
            audit_days: 3 * 365,
        }
    }
}

impl Terms {
    /// The same terms, if they can be.
    ///
    /// # Errors
    /// [`TermsFault`] names the first field that does not fit, and what would.
    pub fn checked(self) -> Result<Self, TermsFault> {
        let at_least = self.at_least();
        let fault = at_least.into_iter().find(|(_, days, least)| days < least || *days > LIMIT_DAYS);
        fault.map_or(Ok(self), |(field, _, least)| {
            Err(TermsFault { field, expected: format!("expected {least} to {LIMIT_DAYS} days") })
        })
    }

    /// Each term with its name and what it must at least be.
    pub(super) fn at_least(self) -> [(&'static str, u32, u32); 11] {
        let Self {
            every_version_days,
            daily_days,
            monthly_days,
            collection_days,
            drift_event_days,
            tenant_event_days,
            resolved_drift_days,
            held_back_days,
            job_days,
            figure_days,
            audit_days,
        } = self;
        [
            ("everyVersionDays", every_version_days, 1),
            ("dailyDays", daily_days, every_version_days),
            ("monthlyDays", monthly_days, daily_days),
            ("collectionDays", collection_days, 1),
            ("driftEventDays", drift_event_days, 1),
            ("tenantEventDays", tenant_event_days, 1),
            // A drift takes its events along.
            ("resolvedDriftDays", resolved_drift_days, drift_event_days),
            ("heldBackDays", held_back_days, 1),
            ("jobDays", job_days, 1),
            ("figureDays", figure_days, 1),
            ("auditDays", audit_days, LEAST_AUDIT_DAYS),
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::Terms;

    #[test]
    fn a_longer_term_is_never_the_shorter_one() {
        let check = |terms: Terms, expected: Option<&str>| {
            assert_eq!(terms.checked().err().map(|fault| fault.field), expected, "{terms:?}");
        };
        let terms = Terms::default();
        check(terms, None);
        check(Terms { every_version_days: 0, ..terms }, Some("everyVersionDays"));
        check(Terms { daily_days: 89, ..terms }, Some("dailyDays"));
        check(Terms { daily_days: 90, ..terms }, None);
        check(Terms { monthly_days: 364, ..terms }, Some("monthlyDays"));
        check(Terms { monthly_days: 36_501, ..terms }, Some("monthlyDays"));
        check(Terms { tenant_event_days: 0, ..terms }, Some("tenantEventDays"));
        check(Terms { resolved_drift_days: 729, ..terms }, Some("resolvedDriftDays"));
        check(Terms { audit_days: 89, ..terms }, Some("auditDays"));
        check(Terms { audit_days: 90, ..terms }, None);
    }
}
