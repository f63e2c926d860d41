//! Whatever was agreed and whatever is there: only what was chosen is written, and undoing brings back what was there.

use std::collections::BTreeMap;

use plumbline::domain::diff::compare;
use plumbline::domain::model::Timestamp;
use plumbline::domain::normalise::normalise;
use plumbline::domain::plan::{Applied, Disagreement, Now, Plan, Purpose, hash, inverse};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::{Value, json};

use crate::setting::{chosen, directory, entry, guid, plan_of, policy};

const POLICIES: &str = "conditional_access_policies";

/// Places of a policy with values that Graph may show there.
fn places() -> Vec<(&'static str, Vec<Value>)> {
    let ids = vec![json!([]), json!([guid(1)]), json!([guid(1), guid(2)]), json!([guid(3), guid(2)])];
    let words = |values: &[&str]| values.iter().map(|value| json!(value)).collect::<Vec<_>>();
    vec![
        ("/displayName", words(&["A", "B", "C"])),
        ("/state", words(&["enabled", "disabled", "enabledForReportingButNotEnforced"])),
        ("/conditions/users/excludeGroups", ids.clone()),
        ("/conditions/users/excludeUsers", ids.clone()),
        ("/conditions/users/includeRoles", ids),
        ("/conditions/signInRiskLevels", vec![json!([]), json!(["high"]), json!(["medium", "high"])]),
        ("/conditions/locations", vec![json!(null), json!({ "includeLocations": ["All"], "excludeLocations": [] })]),
        (
            "/conditions/devices",
            vec![
                json!(null),
                json!({ "includeDevices": [], "excludeDevices": [], "deviceFilter": { "mode": "include", "rule": "a" } }),
                json!({ "includeDevices": [], "excludeDevices": [], "deviceFilter": { "mode": "exclude", "rule": "b" } }),
            ],
        ),
        ("/grantControls/operator", words(&["AND", "OR"])),
        ("/grantControls/builtInControls", vec![json!(["mfa"]), json!(["block"]), json!(["mfa", "compliantDevice"])]),
        (
            "/sessionControls",
            vec![
                json!(null),
                json!({ "signInFrequency": { "value": 1, "type": "hours", "isEnabled": true }, "persistentBrowser": null }),
                json!({ "signInFrequency": { "value": 9, "type": "days", "isEnabled": true }, "persistentBrowser": null }),
            ],
        ),
    ]
}

fn body() -> impl Strategy<Value = Value> {
    vec((select(places()), any::<Index>()), 0..8).prop_map(|changes| {
        let mut body = policy(&json!([]), "enabled");
        for ((pointer, values), choice) in changes {
            *body.pointer_mut(pointer).expect("a place") = choice.get(&values).clone();
        }
        body
    })
}

fn paths(before: &Value, after: &Value) -> Vec<String> {
    let canonical = |body| normalise(&entry(POLICIES).area, body).expect("a body");
    compare(&canonical(before), &canonical(after)).into_iter().map(|change| change.path).collect()
}

/// What a service does that replaces each property that a body holds.
fn carried_out(plan: &Plan, live: &Value) -> Value {
    let mut after = live.clone();
    for operation in &plan.operations {
        let members = operation.request.body.as_ref().and_then(Value::as_object).expect("a body");
        for (name, value) in members {
            after[name] = value.clone();
        }
    }
    after
}

proptest! {
    #[test]
    fn only_the_chosen_places_are_written(agreed in body(), live in body(), chances in vec(any::<bool>(), 12)) {
        let mut resource = chosen(POLICIES, &agreed, &live);
        let mut chances = chances.into_iter().cycle();
        resource.drifts.retain(|_| chances.next() == Some(true));
        let wished: Vec<String> = resource.drifts.iter().map(|drift| match &drift.what {
            Disagreement::Changed { path } => path.clone(),
            Disagreement::Missing | Disagreement::Unexpected => String::new(),
        }).collect();
        let plan = plan_of(Purpose::Restore, &directory(&[]), vec![(POLICIES, vec![resource])], vec![]);
        prop_assert_eq!(&plan.left_out, &vec![]);
        let after = carried_out(&plan, &live);
        prop_assert_eq!(paths(&live, &after), wished.clone());
        let others: Vec<String> = paths(&agreed, &live).into_iter().filter(|path| !wished.contains(path)).collect();
        prop_assert_eq!(paths(&agreed, &after), others);
        if let Some(touched) = plan.resources.first() {
            prop_assert_eq!(touched.wanted.as_ref(), Some(&after));
        }
    }

    #[test]
    fn undoing_brings_back_exactly_what_was_there(agreed in body(), live in body()) {
        let known = directory(&[]);
        let resources = vec![(POLICIES, vec![chosen(POLICIES, &agreed, &live)])];
        let plan = plan_of(Purpose::Restore, &known, resources, vec![]);
        let after = carried_out(&plan, &live);
        let applied: Vec<Applied> =
            plan.operations.iter().map(|operation| Applied { number: operation.number, created_id: None }).collect();
        let now = Now { read_at: Timestamp(3), live: BTreeMap::new(), directory: &known };
        let undone = inverse(&plan, &applied, &now).expect("a plan");
        prop_assert_eq!(carried_out(&undone, &after), live);
    }

    #[test]
    fn what_was_left_out_of_what_was_agreed_appears_in_no_body(agreed in body(), live in body(), choice: Index) {
        let names = ["displayName", "state", "conditions", "grantControls", "sessionControls"];
        let name = *choice.get(&names);
        let mut agreed = agreed;
        agreed.as_object_mut().expect("an object").remove(name);
        let plan = plan_of(Purpose::Restore, &directory(&[]), vec![(POLICIES, vec![chosen(POLICIES, &agreed, &live)])], vec![]);
        for operation in &plan.operations {
            prop_assert_eq!(operation.request.body.as_ref().and_then(|body| body.get(name)), None);
        }
        let after = carried_out(&plan, &live);
        prop_assert_eq!(after.get(name), live.get(name));
    }

    #[test]
    fn the_same_drifts_always_give_the_same_plan(agreed in body(), live in body()) {
        let make = || {
            let resources = vec![(POLICIES, vec![chosen(POLICIES, &agreed, &live)])];
            plan_of(Purpose::Restore, &directory(&[]), resources, vec![])
        };
        prop_assert_eq!(hash(&make()), hash(&make()));
    }
}
