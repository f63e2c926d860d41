//! What other rules would have said of the past: which drifts would have been, and which would not.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use serde_json::Value;

use super::baseline::Watch;
use super::catalog::{Area, Judged};
use super::diff::{Change, PropertyChange, compare};
use super::model::{Severity, Timestamp};
use super::normalise::{Canonical, NormaliseError, normalise};

/// The rules in use, and those that somebody thinks of.
#[derive(Debug, Clone, Copy)]
pub struct Rulings<'a> {
    pub present: &'a Area,
    pub changed: &'a Area,
}

/// One body under both rules.
#[derive(Debug)]
pub struct Ruled {
    present: Canonical,
    changed: Canonical,
}

/// What the changed rules do to a drift.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Effect {
    Appears,
    Goes,
}

/// From a moment on, and until another one; without end while it still holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    pub from: Timestamp,
    pub to: Option<Timestamp>,
}

/// A place of one resource, of which the two rules say different things for a time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dispute {
    pub effect: Effect,
    pub path: String,
    pub severity: Severity,
    pub span: Span,
}

impl Rulings<'_> {
    /// # Errors
    /// [`NormaliseError`] when the body breaks a limit.
    pub fn rule(&self, raw: &Value) -> Result<Ruled, NormaliseError> {
        Ok(Ruled { present: normalise(self.present, raw)?, changed: normalise(self.changed, raw)? })
    }

    /// What only one of the rules calls a drift, while `live` stood against `expected`.
    pub fn disputes(&self, expected: &Ruled, live: &Ruled, watch: &Watch, span: Span) -> Vec<Dispute> {
        let present = watched(compare(&expected.present, &live.present), watch);
        let changed = watched(compare(&expected.changed, &live.changed), watch);
        let only =
            |these: &BTreeMap<String, PropertyChange>, those: &BTreeMap<String, PropertyChange>, effect, area| {
                let surplus = these.iter().filter(|(path, _)| !those.contains_key(*path));
                surplus.map(|(_, change)| dispute(effect, area, change, span)).collect::<Vec<_>>()
            };
        let mut disputes = only(&changed, &present, Effect::Appears, self.changed);
        disputes.extend(only(&present, &changed, Effect::Goes, self.present));
        disputes
    }
}

impl Span {
    /// The time in which both hold; `None` when there is none.
    pub fn common(self, other: Self) -> Option<Self> {
        let from = self.from.max(other.from);
        let to = [self.to, other.to].into_iter().flatten().min();
        to.is_none_or(|to| from < to).then_some(Self { from, to })
    }
}

/// One dispute for each uninterrupted time, however many versions of the resource or the baseline fell into it.
pub fn joined(disputes: Vec<Dispute>) -> Vec<Dispute> {
    let mut by_place: BTreeMap<(Effect, String), (Severity, BTreeSet<Span>)> = BTreeMap::new();
    for Dispute { effect, path, severity, span } in disputes {
        let (gravest, spans) = by_place.entry((effect, path)).or_insert_with(|| (severity, BTreeSet::new()));
        *gravest = severity.max(*gravest);
        spans.insert(span);
    }
    let places = by_place.into_iter();
    places
        .flat_map(|((effect, path), (severity, spans))| {
            let whole = joined_spans(spans).into_iter();
            whole.map(move |span| Dispute { effect, path: path.clone(), severity, span }).collect::<Vec<_>>()
        })
        .collect()
}

fn joined_spans(spans: BTreeSet<Span>) -> Vec<Span> {
    let mut joined: Vec<Span> = Vec::new();
    for span in spans {
        match joined.last_mut() {
            Some(last) if last.to.is_none_or(|to| span.from <= to) => {
                last.to = last.to.zip(span.to).map(|(one, other)| one.max(other));
            }
            Some(_) | None => joined.push(span),
        }
    }
    joined
}

fn watched(changes: Vec<PropertyChange>, watch: &Watch) -> BTreeMap<String, PropertyChange> {
    let covered = changes.into_iter().filter(|change| watch.covers(&change.path));
    covered.map(|change| (change.path.clone(), change)).collect()
}

fn dispute(effect: Effect, area: &Area, change: &PropertyChange, span: Span) -> Dispute {
    let (_, severity) = area.judge(Judged { change: &Change::Changed(change.clone()), body: None });
    Dispute { effect, path: change.path.clone(), severity, span }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::{Dispute, Effect, Rulings, Span, joined};
    use crate::domain::baseline::{ResourceMode, Watch};
    use crate::domain::catalog::{Area, find, parse};
    use crate::domain::model::{Severity, Timestamp};

    const WHOLE: Span = Span { from: Timestamp(0), to: None };

    fn snapshot() -> Watch {
        Watch { mode: ResourceMode::Snapshot, paths: Vec::new() }
    }

    fn present() -> &'static Area {
        find(&"named_locations".parse().expect("a key")).expect("an area of the catalog")
    }

    fn with_dropped(path: &str) -> std::sync::Arc<Area> {
        let text = format!(
            "key = 'named_locations'\ntitle = 'Named locations'\ndescription = 'Places.'\nworkload = 'entra_id'\n\
             tier = 1\nversion = 'v1.0'\nentity_type = 'microsoft.graph.namedLocation'\nfamily = 'conditional_access'\n\
             request = {{ path = '/identity/conditionalAccess/namedLocations', kind = 'collection' }}\n\
             identity = {{ id = 'id', name = ['displayName'] }}\npermissions = {{ read = ['Policy.Read.All'] }}\n\
             severity = {{ default = 'medium' }}\nnormalise = {{ drop = ['createdDateTime', 'modifiedDateTime', '{path}'] }}"
        );
        parse("named_locations.toml", &text).expect("an area")
    }

    fn disputes(changed: &Area, expected: &Value, live: &Value, watch: &Watch) -> Vec<(Effect, String)> {
        let rulings = Rulings { present: present(), changed };
        let (expected, live) = (rulings.rule(expected).expect("a body"), rulings.rule(live).expect("a body"));
        let found = rulings.disputes(&expected, &live, watch, WHOLE);
        found.into_iter().map(|dispute| (dispute.effect, dispute.path)).collect()
    }

    #[test]
    fn a_rule_that_drops_a_path_makes_its_drift_go() {
        let (before, after) = (json!({ "id": "1", "isTrusted": true }), json!({ "id": "1", "isTrusted": false }));
        let changed = with_dropped("isTrusted");
        assert_eq!(disputes(&changed, &before, &after, &snapshot()), [(Effect::Goes, "isTrusted".to_owned())]);
        let elsewhere = Watch { mode: ResourceMode::Properties, paths: vec!["displayName".into()] };
        assert_eq!(disputes(&changed, &before, &after, &elsewhere), []);
    }

    #[test]
    fn what_both_rules_say_is_no_dispute() {
        let (before, after) = (json!({ "id": "1", "isTrusted": true }), json!({ "id": "1", "isTrusted": false }));
        assert_eq!(disputes(&with_dropped("nothing"), &before, &after, &snapshot()), []);
    }

    #[test]
    fn rules_that_know_no_country_codes_make_a_drift_appear() {
        let (before, after) = (
            json!({ "id": "1", "countriesAndRegions": ["de"] }),
            json!({
                "id": "1", "countriesAndRegions": ["DE"]
            }),
        );
        let expected = [(Effect::Appears, "countriesAndRegions".to_owned())];
        assert_eq!(disputes(&with_dropped("nothing"), &before, &after, &snapshot()), expected);
    }

    fn span(from: i64, to: Option<i64>) -> Span {
        Span { from: Timestamp(from), to: to.map(Timestamp) }
    }

    #[test]
    fn spans_have_in_common_what_lies_in_both() {
        for (one, other, expected) in [
            (span(0, None), span(5, None), Some(span(5, None))),
            (span(0, Some(9)), span(5, None), Some(span(5, Some(9)))),
            (span(0, Some(5)), span(5, None), None),
            (span(3, Some(4)), span(0, Some(9)), Some(span(3, Some(4)))),
        ] {
            assert_eq!(one.common(other), expected);
            assert_eq!(other.common(one), expected);
        }
    }

    #[test]
    fn touching_times_are_one_and_a_pause_parts_them() {
        let dispute = |from, to| Dispute {
            effect: Effect::Goes,
            path: "state".into(),
            severity: Severity::Low,
            span: span(from, to),
        };
        let parts = vec![dispute(5, Some(9)), dispute(0, Some(5)), dispute(12, Some(20)), dispute(15, None)];
        assert_eq!(joined(parts), [dispute(0, Some(9)), dispute(12, None)]);
    }
}
