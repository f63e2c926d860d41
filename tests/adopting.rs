//! Taking a live value over into what was agreed: that path is settled, and nothing else moves.

mod properties;

use plumbline::domain::baseline::{AdoptError, adopt, put};
use plumbline::domain::catalog;
use plumbline::domain::diff::{PropertyChange, compare};
use plumbline::domain::normalise::{normalise, not_comparable};
use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::{Value, json};

use properties::{area, body, canonical, change_at, map_objects, map_texts, places, shuffled};

fn changes(expected: &Value, live: &Value) -> Vec<PropertyChange> {
    compare(&canonical(expected), &canonical(live))
}

fn adopted(expected: &Value, live: &Value, path: &str) -> Value {
    adopt(area(), expected, live, path).expect("a path of the comparison")
}

fn check(expected: &Value, live: &Value, path: &str, result: &Value) {
    assert_eq!(&adopted(expected, live, path), result, "{path}");
}

proptest! {
    #[test]
    fn an_adopted_path_is_settled_and_no_other_moves(expected in body(), live in body(), choice: Index) {
        let before = changes(&expected, &live);
        prop_assume!(!before.is_empty());
        let path = choice.get(&before).path.clone();
        let after = changes(&adopted(&expected, &live, &path), &live);
        let others: Vec<PropertyChange> = before.into_iter().filter(|change| change.path != path).collect();
        prop_assert_eq!(after, others);
    }

    #[test]
    fn adopting_every_path_makes_both_sides_equal(expected in body(), live in body(), seed: u64) {
        let live = shuffled(&live, seed);
        let all = changes(&expected, &live);
        let agreed = all.iter().fold(expected, |agreed, change| adopted(&agreed, &live, &change.path));
        prop_assert_eq!(canonical(&agreed).hash(), canonical(&live).hash());
    }

    #[test]
    fn a_single_change_is_adopted_wherever_it_is(expected in body(), choice: Index, seed: u64) {
        let places = places(&expected);
        let (pointer, path) = choice.get(&places);
        let live = shuffled(&change_at(&expected, pointer), seed);
        prop_assert_eq!(changes(&adopted(&expected, &live, path), &live), vec![]);
    }

    #[test]
    fn noise_on_the_live_side_does_not_hide_the_place(expected in body(), choice: Index, etag in "[a-z0-9]{1,8}") {
        let places = places(&expected);
        let (pointer, path) = choice.get(&places);
        let upper = |text: &str| if text.len() == 36 { text.to_uppercase() } else { text.to_owned() };
        let live = map_objects(&map_texts(&change_at(&expected, pointer), &upper), &|members| {
            members.insert("@odata.etag".to_owned(), json!(etag));
        });
        prop_assert_eq!(changes(&adopted(&expected, &live, path), &live), vec![]);
    }

    #[test]
    fn the_whole_resource_can_be_adopted(expected in body(), live in body()) {
        prop_assert_eq!(canonical(&adopted(&expected, &live, "")).hash(), canonical(&live).hash());
    }

    #[test]
    fn embedded_json_is_adopted_at_its_place(expected in body(), live in body(), choice: Index) {
        let within = |body: &Value| json!({ "definition": body.to_string() });
        let (expected, live) = (within(&expected), within(&live));
        let before = changes(&expected, &live);
        prop_assume!(!before.is_empty());
        let path = choice.get(&before).path.clone();
        let after = changes(&adopted(&expected, &live, &path), &live);
        let others: Vec<PropertyChange> = before.into_iter().filter(|change| change.path != path).collect();
        prop_assert_eq!(after, others);
    }
}

#[test]
fn what_lies_beside_the_path_stays_as_it_is() {
    let expected = json!({ "id": "a", "state": "enabled", "conditions": { "count": 1, "owner": "x" } });
    let live = json!({ "id": "a", "state": "disabled", "conditions": { "count": 2, "owner": "y" } });
    check(
        &expected,
        &live,
        "conditions.count",
        &json!({
            "id": "a", "state": "enabled", "conditions": { "count": 2, "owner": "x" }
        }),
    );
    check(&expected, &json!({ "id": "a" }), "conditions", &json!({ "id": "a", "state": "enabled" }));
}

#[test]
fn elements_are_found_by_their_key_and_not_by_their_place() {
    let expected = json!({ "settings": [{ "key": "A.b", "value": 1 }, { "key": "c", "value": 2 }] });
    let live = json!({ "settings": [{ "key": "c", "value": 3 }, { "key": "A.b", "value": 4 }, { "key": "d" }] });
    check(
        &expected,
        &live,
        "settings[key=A.b].value",
        &json!({
            "settings": [{ "key": "A.b", "value": 4 }, { "key": "c", "value": 2 }]
        }),
    );
    check(
        &expected,
        &live,
        "settings[key=d]",
        &json!({
            "settings": [{ "key": "A.b", "value": 1 }, { "key": "c", "value": 2 }, { "key": "d" }]
        }),
    );
    check(
        &expected,
        &json!({ "settings": [{ "key": "c", "value": 2 }] }),
        "settings[key=A.b]",
        &json!({
            "settings": [{ "key": "c", "value": 2 }]
        }),
    );
}

#[test]
fn elements_with_the_same_key_are_adopted_together() {
    let expected = json!({ "settings": [{ "key": "a", "value": 1 }, { "key": "a", "value": 5 }, { "key": "b" }] });
    let live = json!({ "settings": [{ "key": "a", "value": 7 }, { "key": "b" }, { "key": "a", "value": 8 }] });
    check(
        &expected,
        &live,
        "settings[key=a#2].value",
        &json!({
            "settings": [{ "key": "a", "value": 7 }, { "key": "a", "value": 8 }, { "key": "b" }]
        }),
    );
}

#[test]
fn a_reference_goes_over_with_its_name() {
    let expected = json!({ "strength": { "id": "1", "displayName": "MFA" } });
    let live = json!({ "strength": { "id": "2", "displayName": "Passwordless" } });
    check(&expected, &live, "strength.id", &live);
}

#[test]
fn what_was_not_read_stays_as_agreed() {
    let expected = json!({ "displayName": "A", "members": ["x"] });
    let live = json!({ "displayName": "B", "members": not_comparable() });
    check(&expected, &live, "", &json!({ "displayName": "B", "members": ["x"] }));
}

#[test]
fn a_path_that_leads_nowhere_is_refused() {
    let body = json!({ "state": "enabled", "settings": [{ "key": "a" }], "steps": ["one"] });
    for path in ["missing", "state.below", "settings[key=b]", "steps[0]", "sta"] {
        let refused = adopt(area(), &body, &body, path).expect_err("no such place");
        assert_eq!(refused, AdoptError::NothingThere { path: path.to_owned() });
    }
}

#[test]
fn a_value_is_put_at_one_path() {
    let body = json!({ "state": "enabled", "settings": [{ "key": "a", "value": 1 }, { "key": "b" }], "gone": null });
    for (path, value, expected) in [
        ("state", Some(json!("disabled")), json!({ "state": "disabled" })),
        ("state", None, json!({})),
        ("conditions.count", Some(json!(3)), json!({ "state": "enabled", "conditions": { "count": 3 } })),
        ("gone.below", Some(json!(true)), json!({ "state": "enabled", "gone": { "below": true } })),
        ("never.there", None, json!({ "state": "enabled" })),
    ] {
        let changed = put(area(), &body, path, value.as_ref()).expect("a place");
        let mut whole = expected;
        whole["settings"] = body["settings"].clone();
        assert_eq!(changes(&whole, &changed), vec![], "{path}: {changed}");
    }
    let changed = put(area(), &body, "settings[key=a].value", Some(&json!(2))).expect("a place");
    assert_eq!(changed["settings"], json!([{ "key": "a", "value": 2 }, { "key": "b" }]));
    let without = put(area(), &body, "settings[key=a]", None).expect("a place");
    assert_eq!(without["settings"], json!([{ "key": "b" }]));
}

#[test]
fn a_value_is_not_put_where_nothing_can_stand() {
    let twice = json!({ "state": "enabled", "settings": [{ "key": "a" }, { "key": "a", "value": 1 }] });
    for path in ["state.below", "settings[key=b].value", "settings[key=a].value", "new[key=a]", ""] {
        assert!(put(area(), &twice, path, None).is_err(), "{path}");
    }
}

#[test]
fn names_with_a_dot_are_one_step() {
    let expected = json!({ "a": { "@odata.type": "#microsoft.graph.one" }, "x.y": 1 });
    let live = json!({ "a": { "@odata.type": "#microsoft.graph.other" }, "x.y": 2 });
    check(&expected, &live, "a.@odata.type", &json!({ "a": { "@odata.type": "#microsoft.graph.other" }, "x.y": 1 }));
    check(&expected, &live, "x.y", &json!({ "a": { "@odata.type": "#microsoft.graph.one" }, "x.y": 2 }));
}

#[derive(serde::Deserialize)]
struct Pair {
    name: String,
    area: String,
    before: Value,
    after: Value,
}

#[test]
fn every_fixture_can_be_adopted_path_by_path() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let mut adopted_paths = 0;
    for entry in std::fs::read_dir(folder).expect("the fixtures") {
        let text = std::fs::read_to_string(entry.expect("an entry").path()).expect("a fixture");
        let pairs: Vec<Pair> = serde_json::from_str(&text).expect("pairs");
        for pair in pairs {
            let area = catalog::find(&pair.area.parse().expect("an area key")).expect("an area of the catalog");
            let canonical = |body: &Value| normalise(area, body).expect("a body");
            let found = compare(&canonical(&pair.before), &canonical(&pair.after));
            let agreed = found.iter().fold(pair.before.clone(), |agreed, change| {
                adopted_paths += 1;
                adopt(area, &agreed, &pair.after, &change.path).expect("a path of the comparison")
            });
            assert_eq!(compare(&canonical(&agreed), &canonical(&pair.after)), vec![], "{}", pair.name);
        }
    }
    assert!(adopted_paths > 100, "only {adopted_paths} paths were looked at");
}
