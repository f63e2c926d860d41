//! What holds for every body: noise never changes the hash, and a changed value always does, at its path.

use plumbline::domain::catalog::{self, Area};
use plumbline::domain::diff::compare;
use plumbline::domain::normalise::{Canonical, normalise};
use proptest::prelude::*;
use serde_json::{Map, Value, json};

const GUID: &str = "[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[1-9a-f][0-9a-f]{11}";

fn area() -> &'static Area {
    catalog::find(&"conditional_access_policies".parse().expect("a key")).expect("the area")
}

fn canonical(body: &Value) -> Canonical {
    normalise(area(), body).expect("a small body")
}

prop_compose! {
    fn policy()(
        name in "[A-Za-z][A-Za-z ]{0,18}[a-z]",
        state in prop::sample::select(vec!["enabled", "disabled", "enabledForReportingButNotEnforced"]),
        groups in prop::collection::btree_set(GUID, 0..6),
        users in prop::collection::btree_set(GUID, 1..6),
        controls in prop::sample::subsequence(vec!["mfa", "compliantDevice", "domainJoinedDevice"], 1..=3),
        hours in prop::option::of(1..24u32),
    ) -> Value {
        json!({
            "id": "4b1f0c52-7d0e-4f0a-9f43-1c6d2f3a9e10",
            "displayName": name,
            "state": state,
            "conditions": {
                "applications": { "includeApplications": ["All"] },
                "users": { "includeUsers": users, "excludeGroups": groups },
            },
            "grantControls": { "operator": "OR", "builtInControls": controls },
            "sessionControls": hours.map(|hours| json!({
                "signInFrequency": { "value": hours, "type": "hours", "isEnabled": true },
            })),
        })
    }
}

proptest! {
    #[test]
    fn normalising_twice_changes_nothing(body in policy()) {
        let once = canonical(&body);
        prop_assert_eq!(canonical(&once.to_json()).hash(), once.hash());
    }

    #[test]
    fn a_diff_with_itself_is_empty(body in policy()) {
        prop_assert!(compare(&canonical(&body), &canonical(&body)).is_empty());
    }

    #[test]
    fn the_order_of_keys_and_sets_says_nothing(body in policy(), seed in any::<u64>()) {
        prop_assert_eq!(canonical(&shuffled(&body, seed)).hash(), canonical(&body).hash());
    }

    #[test]
    fn the_case_of_guids_and_words_says_nothing(body in policy()) {
        let mut louder = body.clone();
        for pointer in ["/conditions/users/includeUsers", "/conditions/users/excludeGroups", "/state"] {
            upper(louder.pointer_mut(pointer).expect("it is there"));
        }
        prop_assert_eq!(canonical(&louder).hash(), canonical(&body).hash());
    }

    #[test]
    fn annotations_say_nothing(body in policy(), text in "[a-z/#]{0,20}") {
        let mut annotated = body.clone();
        annotate(&mut annotated, &text);
        prop_assert_eq!(canonical(&annotated).hash(), canonical(&body).hash());
    }

    #[test]
    fn null_missing_and_empty_are_one(body in policy()) {
        let empties = [Value::Null, json!(""), json!([]), json!({}), json!({ "a": [null, {}] })];
        for empty in empties {
            let mut padded = body.clone();
            padded["conditions"]["locations"] = empty.clone();
            padded["description"] = empty;
            prop_assert_eq!(canonical(&padded).hash(), canonical(&body).hash());
        }
    }

    #[test]
    fn volatile_paths_say_nothing(body in policy(), text in "[a-z0-9:TZ-]{1,20}") {
        let mut touched = body.clone();
        for key in ["createdDateTime", "modifiedDateTime", "templateId", "id"] {
            touched[key] = json!(text);
        }
        prop_assert_eq!(canonical(&touched).hash(), canonical(&body).hash());
    }

    #[test]
    fn a_changed_value_is_found_at_its_path_and_nowhere_else(body in policy(), which in 0..4usize, guid in GUID) {
        let (path, pointer, value) = [
            ("displayName", "/displayName", json!("Quite another name, with digits: 1")),
            ("state", "/state", json!("somethingNew")),
            ("grantControls.operator", "/grantControls/operator", json!("AND")),
            ("conditions.users.includeUsers", "/conditions/users/includeUsers", json!([guid])),
        ].into_iter().nth(which).expect("one of four");
        let mut changed = body.clone();
        *changed.pointer_mut(pointer).expect("it is there") = value;
        prop_assume!(changed != body);
        let (before, after) = (canonical(&body), canonical(&changed));
        prop_assert_ne!(before.hash(), after.hash());
        let paths: Vec<String> = compare(&before, &after).into_iter().map(|change| change.path).collect();
        prop_assert_eq!(paths, vec![path.to_owned()]);
    }

    #[test]
    fn false_and_zero_are_not_empty(body in policy(), value in prop::sample::select(vec![json!(false), json!(0)])) {
        let mut said = body.clone();
        said["newProperty"] = value;
        let found = compare(&canonical(&body), &canonical(&said));
        prop_assert_eq!(found.len(), 1);
    }

    #[test]
    fn no_body_whatever_it_holds_makes_the_comparison_fail(text in ".{0,64}", number in any::<f64>()) {
        let before = json!({ "id": "1", "state": text.clone(), "conditions": [text.clone(), [number], { "users": text }] });
        let after = json!({ "id": "1", "state": { "a": number } });
        compare(&canonical(&before), &canonical(&after));
        compare(&canonical(&after), &canonical(&before));
    }
}

/// Reverses or rotates keys and elements, everywhere differently.
fn shuffled(value: &Value, seed: u64) -> Value {
    let next = seed.rotate_left(7).wrapping_mul(0x9E37_79B9_7F4A_7C15).wrapping_add(1);
    match value {
        Value::Object(members) => {
            let mut members: Vec<(String, Value)> =
                members.iter().map(|(key, value)| (key.clone(), shuffled(value, next))).collect();
            turn(&mut members, seed);
            Value::Object(Map::from_iter(members))
        }
        Value::Array(items) => {
            let mut items: Vec<Value> = items.iter().map(|item| shuffled(item, next)).collect();
            turn(&mut items, seed);
            Value::Array(items)
        }
        scalar => scalar.clone(),
    }
}

fn turn<T>(items: &mut [T], seed: u64) {
    if seed.is_multiple_of(2) {
        items.reverse();
    }
    if !items.is_empty() {
        let by = usize::try_from(seed % 5).expect("below five") % items.len();
        items.rotate_left(by);
    }
}

fn upper(value: &mut Value) {
    match value {
        Value::String(text) => *text = text.to_uppercase(),
        Value::Array(items) => items.iter_mut().for_each(upper),
        _ => {}
    }
}

fn annotate(value: &mut Value, text: &str) {
    if let Value::Object(members) = value {
        members.values_mut().for_each(|member| annotate(member, text));
        members.insert("@odata.context".to_owned(), json!(text));
        members.insert("users@odata.navigationLink".to_owned(), json!(text));
        members.insert("#microsoft.graph.act".to_owned(), json!({ "target": text }));
    }
}
