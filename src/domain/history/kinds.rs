//! The table of retention: everything that is kept, why, and how long. The product shows it, the documentation has it,
//! and the daily run carries out the rows that have a term.

use super::Terms;

/// One row of the table.
#[derive(Debug, Clone, Copy)]
pub struct Kind {
    pub key: &'static str,
    pub what: &'static str,
    pub why: &'static str,
    pub kept: Kept,
}

#[derive(Debug, Clone, Copy)]
pub enum Kept {
    /// So many days, which somebody may change; the name is that of the term.
    Term { name: &'static str, days: fn(&Terms) -> u32, least: u32 },
    /// By a rule that nobody changes.
    Fixed(&'static str),
}

const fn term(name: &'static str, days: fn(&Terms) -> u32) -> Kept {
    Kept::Term { name, days, least: 1 }
}

pub const KINDS: [Kind; 22] = [
    Kind {
        key: "presentState",
        what: "The present state of every area",
        why: "It is compared with the baseline",
        kept: Kept::Fixed("As long as the tenant is not erased"),
    },
    Kind {
        key: "baselines",
        what: "Baselines with all their versions, and the bodies of their resources",
        why: "They are what was agreed, and can be agreed on again",
        kept: Kept::Fixed("As long as the tenant is not erased"),
    },
    Kind {
        key: "everyVersion",
        what: "Every version of a resource that ended",
        why: "Any moment can be looked at",
        kept: term("everyVersionDays", |terms| terms.every_version_days),
    },
    Kind {
        key: "dailyVersion",
        what: "The last version of each day",
        why: "History stays, less finely",
        kept: term("dailyDays", |terms| terms.daily_days),
    },
    Kind {
        key: "monthlyVersion",
        what: "The last version of each month",
        why: "Long questions of audits can be answered",
        kept: term("monthlyDays", |terms| terms.monthly_days),
    },
    Kind {
        key: "collections",
        what: "Every attempt to read an area",
        why: "It tells what was known when; later the first and the last of those that ended alike stay",
        kept: term("collectionDays", |terms| terms.collection_days),
    },
    Kind {
        key: "openDrifts",
        what: "Drifts that are not resolved, with their decisions, comments and who looks after them",
        why: "They are work to be done, or agreements that hold",
        kept: Kept::Fixed("Until they are resolved"),
    },
    Kind {
        key: "driftEvents",
        what: "Events of resolved drifts",
        why: "They tell who decided what",
        kept: term("driftEventDays", |terms| terms.drift_event_days),
    },
    Kind {
        key: "resolvedDrifts",
        what: "Resolved drifts with their acceptances and comments",
        why: "They tell what differed, for reports",
        kept: term("resolvedDriftDays", |terms| terms.resolved_drift_days),
    },
    Kind {
        key: "heldBack",
        what: "What ignore rules held back",
        why: "People must see what a rule hides",
        kept: term("heldBackDays", |terms| terms.held_back_days),
    },
    Kind {
        key: "jobs",
        what: "The progress of syncs that ended",
        why: "Faults can be looked at; what they found stands in the ledger",
        kept: term("jobDays", |terms| terms.job_days),
    },
    Kind {
        key: "tenantEvents",
        what: "Permissions and licences that came or went",
        why: "They explain gaps",
        kept: term("tenantEventDays", |terms| terms.tenant_event_days),
    },
    Kind {
        key: "figures",
        what: "Daily figures of tenants, and their open drifts of each day",
        why: "They show a trend",
        kept: term("figureDays", |terms| terms.figure_days),
    },
    Kind {
        key: "auditEntries",
        what: "Entries of the audit trail",
        why: "Who did what can be proven; they go up to the head of a day, so that the rest can be verified",
        kept: Kept::Term { name: "auditDays", days: |terms| terms.audit_days, least: super::terms::LEAST_AUDIT_DAYS },
    },
    Kind {
        key: "plans",
        what: "Plans that ended, with what was sent and what came of it",
        why: "What was written to a tenant, and who approved it, can be proven",
        kept: Kept::Fixed("As long as entries of the audit trail"),
    },
    Kind {
        key: "auditHeads",
        what: "The daily heads of the audit trail",
        why: "They stand in place of entries that were let go",
        kept: Kept::Fixed("For ever: a line for each day"),
    },
    Kind {
        key: "sessions",
        what: "Sessions of browsers",
        why: "People stay signed in",
        kept: Kept::Fixed("Until they end; removed within a minute after"),
    },
    Kind {
        key: "refusals",
        what: "Wrong sign-ins and refused access",
        why: "Guessing is slowed down, and can be seen",
        kept: Kept::Fixed(
            "Counted in memory for minutes; at most 60 an hour become audit entries, and stay as those do",
        ),
    },
    Kind {
        key: "accessTokens",
        what: "Access tokens for Microsoft Graph",
        why: "Tenants are read with them",
        kept: Kept::Fixed("In memory only, for about an hour; until the tenant is disconnected"),
    },
    Kind {
        key: "credentials",
        what: "Credentials of connections, encrypted",
        why: "Access tokens are asked for with them",
        kept: Kept::Fixed("Until they are replaced, the tenant is disconnected, or it is erased"),
    },
    Kind {
        key: "disconnectedTenants",
        what: "What is known of disconnected tenants",
        why: "Their history may still be asked for",
        kept: Kept::Fixed("By the terms of this table, until the tenant is erased"),
    },
    Kind {
        key: "erasedTenants",
        what: "Audit entries of erased tenants",
        why: "That somebody acted, and that it was erased, must be provable",
        kept: Kept::Fixed("As the other audit entries; without their details, which are erased"),
    },
];

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{KINDS, Kept};
    use crate::domain::history::Terms;

    #[test]
    fn every_term_stands_in_the_table_once() {
        let names: Vec<&str> = KINDS
            .iter()
            .filter_map(|kind| match kind.kept {
                Kept::Term { name, .. } => Some(name),
                Kept::Fixed(_) => None,
            })
            .collect();
        let terms: BTreeSet<&str> = Terms::default().at_least().into_iter().map(|(name, _, _)| name).collect();
        assert_eq!(names.len(), terms.len());
        assert_eq!(names.into_iter().collect::<BTreeSet<_>>(), terms);
        assert_eq!(KINDS.iter().map(|kind| kind.key).collect::<BTreeSet<_>>().len(), KINDS.len());
    }
}
