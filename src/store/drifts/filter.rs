//! What lists and groups of drifts are narrowed to.

use rusqlite::ToSql;

use super::ChangeKey;
use crate::domain::drift::DriftState;
use crate::domain::model::{AreaKey, Direction, DriftId, Severity, TenantGroupId, TenantId, Timestamp, UserId};

/// A statement on `drifts` from before its conditions to behind them; between stand those of a filter, whose values
/// [`Bound::parameters`] gives.
macro_rules! narrowed {
    ($before:literal, $after:literal $(,)?) => {
        concat!(
            $before,
            "
           (:tenant_id IS NULL OR tenant_id = :tenant_id)
           AND (:group_id IS NULL
                OR tenant_id IN (SELECT tenant_id FROM tenant_group_members WHERE group_id = :group_id))
           AND (:tag IS NULL OR tenant_id IN (SELECT tenant_id FROM tenant_tags WHERE tag = :tag))
           AND (:area IS NULL OR area = :area)
           AND (:state IS NULL OR state = :state)
           AND (:severity IS NULL OR severity = :severity)
           AND (:min_rank IS NULL
                OR CASE severity WHEN 'critical' THEN 3 WHEN 'high' THEN 2 WHEN 'medium' THEN 1 ELSE 0 END >= :min_rank)
           AND (:direction IS NULL OR direction = :direction)
           AND (:text IS NULL OR INSTR(LOWER(resource_name), LOWER(:text)) > 0)
           AND (:mark IS NOT 'flapping' OR flapping_until > :now)
           AND (:mark IS NOT 'cameBack' OR times_back > 0)
           AND (:mark IS NOT 'leftAcceptance'
                OR (state <> 'accepted'
                    AND EXISTS (SELECT 1 FROM acceptances WHERE drift_id = drifts.id AND ended_at IS NULL)))
           AND (:assignee IS NULL OR id IN (SELECT drift_id FROM drift_assignments WHERE user_id = :assignee))
           AND (:nobodys = 0 OR id NOT IN (SELECT drift_id FROM drift_assignments))
           AND (:author IS NULL OR :author = '' OR id IN
                    (SELECT drift_id FROM drift_attributions WHERE author_key = :author))
           AND (:author IS NOT '' OR id NOT IN
                    (SELECT drift_id FROM drift_attributions WHERE author_key IS NOT NULL))
           AND (:change_key IS NULL OR change_key = :change_key)
           AND (:seen_from IS NULL OR first_seen_at >= :seen_from)
           AND (:seen_until IS NULL OR first_seen_at < :seen_until)",
            $after
        )
    };
}
pub(super) use narrowed;

/// What a list of drifts is narrowed to.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    pub tenant: Option<TenantId>,
    /// The tenants of a group.
    pub group: Option<TenantGroupId>,
    /// The tenants that carry a tag, whatever its case.
    pub tag: Option<String>,
    pub area: Option<AreaKey>,
    pub state: Option<DriftState>,
    pub severity: Option<Severity>,
    /// This severe or worse.
    pub min_severity: Option<Severity>,
    /// A mark, and now: flapping ends when it is calm.
    pub mark: Option<(Mark, Timestamp)>,
    pub direction: Option<Direction>,
    pub assignee: Option<Assignee>,
    /// The key of who made the change; empty for those of whom nobody is known.
    pub author: Option<String>,
    /// One and the same change.
    pub change: Option<ChangeKey>,
    /// First seen at this time or later.
    pub seen_from: Option<Timestamp>,
    /// First seen before this time.
    pub seen_until: Option<Timestamp>,
    /// Part of the resource's name, without case.
    pub text: Option<String>,
    /// The end of the page before.
    pub before: Option<(Timestamp, DriftId)>,
    pub limit: u32,
}

/// Who looks after a drift.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Assignee {
    Person(UserId),
    Nobody,
}

/// What sets a drift apart beside its state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// It goes to and fro.
    Flapping,
    /// Its value is neither that of the baseline nor the accepted one.
    LeftAcceptance,
    /// It was resolved before.
    CameBack,
}

impl Mark {
    const ALL: [Self; 3] = [Self::Flapping, Self::LeftAcceptance, Self::CameBack];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Flapping => "flapping",
            Self::LeftAcceptance => "leftAcceptance",
            Self::CameBack => "cameBack",
        }
    }

    /// `None` for a word that is no mark.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|mark| mark.as_str() == word)
    }
}

/// The values of a filter as [`narrowed`] names them.
pub(super) struct Bound {
    tenant: Option<String>,
    group: Option<String>,
    tag: Option<String>,
    area: Option<String>,
    state: Option<&'static str>,
    severity: Option<&'static str>,
    min_rank: Option<i64>,
    direction: Option<&'static str>,
    mark: Option<&'static str>,
    now: Option<i64>,
    assignee: Option<String>,
    is_nobodys: bool,
    author: Option<String>,
    change: Option<[u8; 32]>,
    seen_from: Option<i64>,
    seen_until: Option<i64>,
    text: Option<String>,
    limit: u32,
}

impl Bound {
    pub(super) fn of(filter: &Filter) -> Self {
        let person = match filter.assignee {
            Some(Assignee::Person(person)) => Some(person.to_string()),
            Some(Assignee::Nobody) | None => None,
        };
        Self {
            tenant: filter.tenant.map(|id| id.to_string()),
            group: filter.group.map(|id| id.to_string()),
            tag: filter.tag.clone(),
            area: filter.area.as_ref().map(ToString::to_string),
            state: filter.state.map(DriftState::as_str),
            severity: filter.severity.map(Severity::as_str),
            min_rank: filter.min_severity.map(rank),
            direction: filter.direction.map(Direction::as_str),
            mark: filter.mark.map(|(mark, _)| mark.as_str()),
            now: filter.mark.map(|(_, now)| now.milliseconds()),
            assignee: person,
            is_nobodys: filter.assignee == Some(Assignee::Nobody),
            author: filter.author.clone(),
            change: filter.change.map(|key| key.0),
            seen_from: filter.seen_from.map(Timestamp::milliseconds),
            seen_until: filter.seen_until.map(Timestamp::milliseconds),
            text: filter.text.clone(),
            limit: filter.limit,
        }
    }

    pub(super) fn parameters(&self) -> Vec<(&'static str, &dyn ToSql)> {
        vec![
            (":tenant_id", &self.tenant),
            (":group_id", &self.group),
            (":tag", &self.tag),
            (":area", &self.area),
            (":state", &self.state),
            (":severity", &self.severity),
            (":min_rank", &self.min_rank),
            (":direction", &self.direction),
            (":mark", &self.mark),
            (":now", &self.now),
            (":assignee", &self.assignee),
            (":nobodys", &self.is_nobodys),
            (":author", &self.author),
            (":change_key", &self.change),
            (":seen_from", &self.seen_from),
            (":seen_until", &self.seen_until),
            (":text", &self.text),
            (":limit", &self.limit),
        ]
    }
}

/// As the statement counts them.
fn rank(severity: Severity) -> i64 {
    match severity {
        Severity::Critical => 3,
        Severity::High => 2,
        Severity::Medium => 1,
        Severity::Low => 0,
    }
}
