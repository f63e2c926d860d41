//! What is Microsoft's doing and nobody's in the tenant: a property that Graph did not have, and now shows on
//! everybody's objects. It says nothing about the configuration, so it is a notice and no drift.

use serde_json::Value;

use super::diff::PropertyChange;
use super::model::Timestamp;

/// Tenants that see the same new property within this time see the same change of Graph.
pub const TOGETHER_MS: i64 = 7 * 24 * 60 * 60 * 1000;
/// A tenant by itself is believed from this many resources on.
const ALONE_RESOURCES: usize = 3;
/// The part of a tenant's resources in percent: of each of several tenants, and of a single one.
const SHARE_TOGETHER: usize = 50;
const SHARE_ALONE: usize = 90;

/// How far a property has come in one tenant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spread {
    /// Resources that show the property and whose agreed state does not know it.
    pub resources: usize,
    /// All resources that were compared.
    pub compared: usize,
    pub first_seen_at: Timestamp,
}

impl Spread {
    /// Whether most resources of the tenant have it.
    pub fn is_wide(&self) -> bool {
        self.reaches(SHARE_TOGETHER)
    }

    fn reaches(&self, percent: usize) -> bool {
        self.resources > 0 && self.resources.saturating_mul(100) >= self.compared.saturating_mul(percent)
    }
}

/// Whether Graph added the property: most resources of at least two tenants show it within days, or nearly all of a
/// single tenant that has enough of them to tell.
pub fn is_growth(spreads: &[Spread]) -> bool {
    let is_clear = |spread: &Spread| spread.resources >= ALONE_RESOURCES && spread.reaches(SHARE_ALONE);
    let together = |one: &Spread| {
        let near = |other: &&Spread| other.first_seen_at.0.abs_diff(one.first_seen_at.0) <= TOGETHER_MS.unsigned_abs();
        spreads.iter().filter(near).filter(|spread| spread.is_wide()).count() >= 2
    };
    spreads.iter().any(|spread| is_clear(spread) || together(spread))
}

/// The path of a property that the agreed body has no name for, elements as `[]`; `None` for any other change. A
/// property that stands there as null is known: somebody filled it in.
pub fn new_property(agreed: &Value, change: &PropertyChange) -> Option<String> {
    if !change.before.is_null() || change.after.is_null() || change.path.ends_with(']') {
        return None;
    }
    let path = general(&change.path);
    (knows(agreed, &path) == Some(false)).then_some(path)
}

/// Whether a body has a name for the property, elements as `[]`; `None` when it has no object that could hold it.
pub fn knows(body: &Value, path: &str) -> Option<bool> {
    let (parent, name) = path.rsplit_once('.').unwrap_or(("", path));
    let mut holders = vec![body];
    for segment in parent.split('.').filter(|segment| !segment.is_empty()) {
        let plain = segment.trim_end_matches("[]");
        holders = holders.into_iter().filter_map(|value| value.get(plain)).collect();
        if plain.len() < segment.len() {
            holders = holders.into_iter().filter_map(Value::as_array).flatten().collect();
        }
    }
    let mut objects = holders.into_iter().filter_map(Value::as_object).peekable();
    objects.peek().is_some().then(|| objects.any(|object| object.contains_key(name)))
}

/// `settings[id=a].value` as `settings[].value`.
pub fn general(path: &str) -> String {
    let mut general = String::with_capacity(path.len());
    let mut rest = path;
    while let Some((before, selector)) = rest.split_once('[') {
        general.push_str(before);
        general.push_str("[]");
        rest = selector.split_once(']').map_or("", |(_, after)| after);
    }
    general + rest
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::{Spread, TOGETHER_MS, general, is_growth, new_property};
    use crate::domain::diff::compare;
    use crate::domain::model::Timestamp;
    use crate::domain::normalise::normalise;

    fn spread(resources: usize, compared: usize, first_seen_at: i64) -> Spread {
        Spread { resources, compared, first_seen_at: Timestamp(first_seen_at) }
    }

    #[test]
    fn graph_grew_when_most_of_several_or_nearly_all_of_one_have_it() {
        for (spreads, expected, why) in [
            (vec![], false, "nobody has it"),
            (vec![spread(1, 1, 0)], false, "a single object tells nothing"),
            (vec![spread(2, 2, 0)], false, "two objects may be one administrator"),
            (vec![spread(3, 3, 0)], true, "all of three"),
            (vec![spread(9, 10, 0)], true, "nearly all"),
            (vec![spread(8, 10, 0)], false, "many of one tenant"),
            (vec![spread(1, 100, 0)], false, "one resource got a property"),
            (vec![spread(1, 1, 0), spread(1, 1, 5)], true, "the only object of two tenants"),
            (vec![spread(5, 10, 0), spread(6, 10, TOGETHER_MS)], true, "most of two within days"),
            (vec![spread(5, 10, 0), spread(6, 10, TOGETHER_MS + 1)], false, "weeks apart"),
            (vec![spread(5, 10, 0), spread(4, 10, 0)], false, "most of one only"),
            (vec![spread(1, 1, 0), spread(1, 1, 2 * TOGETHER_MS), spread(1, 1, 3 * TOGETHER_MS)], true, "two of three"),
        ] {
            assert_eq!(is_growth(&spreads), expected, "{why}");
        }
    }

    fn found(agreed: &Value, live: &Value) -> Vec<Option<String>> {
        let area = crate::domain::catalog::find(&"device_configurations".parse().expect("a key")).expect("an area");
        let canonical = |body| normalise(area, body).expect("a body");
        let changes = compare(&canonical(agreed), &canonical(live));
        changes.iter().map(|change| new_property(agreed, change)).collect()
    }

    #[test]
    fn only_a_name_that_was_never_there_is_new() {
        for (agreed, live, expected, why) in [
            (json!({ "id": "1", "a": 1 }), json!({ "id": "1", "a": 1, "b": 2 }), vec![Some("b")], "a new name"),
            (json!({ "id": "1", "b": null }), json!({ "id": "1", "b": 2 }), vec![None], "filled in"),
            (json!({ "id": "1", "b": 1 }), json!({ "id": "1", "b": 2 }), vec![None], "changed"),
            (json!({ "id": "1", "b": 1 }), json!({ "id": "1" }), vec![None], "gone"),
            (
                json!({ "id": "1", "omaSettings": [{ "omaUri": "./A", "value": "1" }] }),
                json!({ "id": "1", "omaSettings": [{ "omaUri": "./A", "value": "1", "audit": true }] }),
                vec![Some("omaSettings[].audit")],
                "a new name in an element",
            ),
            (
                json!({ "id": "1", "omaSettings": [{ "omaUri": "./A", "value": "1" }] }),
                json!({ "id": "1", "omaSettings": [{ "omaUri": "./A", "value": "1" }, { "omaUri": "./B", "value": "2" }] }),
                vec![None],
                "a new element is configuration",
            ),
            (json!({ "id": "1" }), json!({ "id": "1", "a": { "b": 1 } }), vec![Some("a")], "a new group of names"),
        ] {
            let found = found(&agreed, &live);
            assert_eq!(found, expected.into_iter().map(|path| path.map(str::to_owned)).collect::<Vec<_>>(), "{why}");
        }
    }

    #[test]
    fn selectors_become_elements() {
        for (path, expected) in [
            ("state", "state"),
            ("omaSettings[omaUri=./Device/A.B].value", "omaSettings[].value"),
            ("a[x=1].b[y=2]", "a[].b[]"),
        ] {
            assert_eq!(general(path), expected);
        }
    }
}
