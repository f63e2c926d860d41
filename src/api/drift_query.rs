//! What lists and groups of drifts are narrowed to, as addresses say it.

use serde::Deserialize;
use utoipa::IntoParams;

use super::permit::Permit;
use super::{ApiError, cursor, parse};
use crate::domain::drift::DriftState;
use crate::domain::model::{Direction, DriftId, Severity, Timestamp};
use crate::store::drifts::{Assignee, ChangeKey, Filter, Mark};

const MS_PER_HOUR: i64 = 3_600_000;

#[derive(Deserialize, IntoParams)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct DriftQuery {
    tenant: Option<String>,
    /// The tenants of a group.
    group: Option<String>,
    /// The tenants that carry a tag.
    tag: Option<String>,
    area: Option<String>,
    /// `open`, `accepted`, `snoozed`, `restoring` or `resolved`.
    state: Option<String>,
    /// `flapping`, `leftAcceptance` or `cameBack`.
    mark: Option<String>,
    /// `critical`, `high`, `medium` or `low`.
    severity: Option<String>,
    /// `critical`, `high`, `medium` or `low`: that severe or worse.
    min_severity: Option<String>,
    /// `weakens`, `strengthens`, `neutral` or `unknown`.
    direction: Option<String>,
    /// The id of a person, `me` or `none`.
    assignee: Option<String>,
    /// The key of who made the change, or `none` where nobody is known.
    changed_by: Option<String>,
    /// The `changeKey` of a drift: one and the same change, wherever it happened.
    change: Option<String>,
    /// First seen at least so many hours ago.
    min_age_hours: Option<u32>,
    /// First seen less than so many hours ago.
    max_age_hours: Option<u32>,
    /// Part of the resource's name.
    q: Option<String>,
    pub(super) cursor: Option<String>,
    /// 1 to 1000; 100 when left out.
    pub(super) limit: Option<u32>,
}

impl DriftQuery {
    /// The filter of a list, whose cursor is the end of the page before.
    pub(super) fn filter(&self, permit: &Permit, limit: u32) -> Result<Filter, ApiError> {
        let before: Option<(i64, DriftId)> = cursor::decode(self.cursor.as_deref())?;
        let before = before.map(|(at, id)| (Timestamp(at), id));
        Ok(Filter { before, limit, ..self.narrowed(permit)? })
    }

    /// The filter without its page.
    pub(super) fn narrowed(&self, permit: &Permit) -> Result<Filter, ApiError> {
        let now = permit.context().clock.now();
        let hours_ago = |hours: u32| now.plus_ms(-MS_PER_HOUR.saturating_mul(i64::from(hours)));
        let severities = "critical, high, medium and low";
        let states = "open, accepted, snoozed, restoring and resolved";
        let marks = "flapping, leftAcceptance and cameBack";
        let directions = "weakens, strengthens, neutral and unknown";
        Ok(Filter {
            tenant: said(self.tenant.as_deref()).map(|text| parse::field("tenant", text)).transpose()?,
            group: said(self.group.as_deref()).map(|text| parse::field("group", text)).transpose()?,
            tag: said(self.tag.as_deref()).map(ToOwned::to_owned),
            area: said(self.area.as_deref()).map(|text| parse::field("area", text)).transpose()?,
            state: word("state", self.state.as_deref(), DriftState::from_word, states)?,
            mark: word("mark", self.mark.as_deref(), Mark::from_word, marks)?.map(|mark| (mark, now)),
            severity: word("severity", self.severity.as_deref(), Severity::from_word, severities)?,
            min_severity: word("minSeverity", self.min_severity.as_deref(), Severity::from_word, severities)?,
            direction: word("direction", self.direction.as_deref(), Direction::from_word, directions)?,
            assignee: said(self.assignee.as_deref()).map(|text| assignee(permit, text)).transpose()?,
            author: said(self.changed_by.as_deref())
                .map(|key| if key == "none" { String::new() } else { key.to_owned() }),
            change: word("change", self.change.as_deref(), ChangeKey::from_hex, "the change keys of drifts")?,
            seen_from: self.max_age_hours.map(hours_ago),
            seen_until: self.min_age_hours.map(hours_ago),
            text: said(self.q.as_deref()).map(ToOwned::to_owned),
            before: None,
            limit: 0,
        })
    }
}

fn said(text: Option<&str>) -> Option<&str> {
    text.filter(|text| !text.is_empty())
}

fn word<T>(
    field: &'static str,
    text: Option<&str>,
    known: fn(&str) -> Option<T>,
    words: &str,
) -> Result<Option<T>, ApiError> {
    said(text).map(|text| parse::word(field, text, known, words)).transpose()
}

fn assignee(permit: &Permit, text: &str) -> Result<Assignee, ApiError> {
    match text {
        "me" => Ok(Assignee::Person(permit.identity().user_id)),
        "none" => Ok(Assignee::Nobody),
        id => parse::field("assignee", id).map(Assignee::Person),
    }
}
