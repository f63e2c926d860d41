//! Undoing what a plan did.

use std::collections::BTreeMap;

use plumbline::domain::model::{AreaKey, ResourceId, Timestamp};
use plumbline::domain::plan::{Applied, Live, Now, Obstacle, OperationKind, Plan, Purpose, inverse};
use plumbline::domain::reference::Directory;
use serde_json::{Value, json};

use crate::setting::{
    chosen, directory, group, guid, left_out, missing, plan_of, policy, requests, restore, unexpected,
};

const POLICIES: &str = "conditional_access_policies";

fn undo(plan: &Plan, applied: &[(u32, Option<&str>)], live: Vec<(&str, &str, Live)>, directory: &Directory) -> Plan {
    let applied: Vec<Applied> =
        applied.iter().map(|(number, id)| Applied { number: *number, created_id: id.map(str::to_owned) }).collect();
    let key =
        |area: &str, id: &str| -> (AreaKey, ResourceId) { (area.parse().expect("a key"), id.parse().expect("an id")) };
    let live: BTreeMap<_, _> = live.into_iter().map(|(area, id, live)| (key(area, id), live)).collect();
    inverse(plan, &applied, &Now { read_at: Timestamp(9), live, directory }).expect("a plan")
}

#[test]
fn what_was_changed_is_changed_back_and_what_others_changed_meanwhile_stays() {
    let (agreed, before) = (policy(&json!([]), "enabled"), policy(&json!([guid(1)]), "disabled"));
    let plan = restore(POLICIES, &agreed, &before);
    let mut now = agreed.clone();
    now["displayName"] = json!("Renamed since");
    now["conditions"]["users"]["includeUsers"] = json!([guid(8)]);
    let id = agreed["id"].as_str().expect("an id");
    let undone = undo(&plan, &[(1, None)], vec![(POLICIES, id, Live::There(now.clone()))], &directory(&[]));
    assert_eq!(undone.purpose, Purpose::Undo);
    let mut conditions = now["conditions"].clone();
    conditions["users"]["excludeGroups"] = json!([guid(1)]);
    assert_eq!(requests(&undone)[0].1, json!({ "state": "disabled", "conditions": conditions }));
    assert_eq!(undone.operations[0].drifts, plan.operations[0].drifts);
    assert_eq!(undone.bases[0].read_at, Timestamp(9));
}

#[test]
fn only_what_was_done_is_undone() {
    let known = directory(&[]);
    let policies: Vec<_> = (1..=3)
        .map(|number| {
            let with_id = |state: &str| {
                let mut body = policy(&json!([]), state);
                body["id"] = json!(guid(number));
                body
            };
            chosen(POLICIES, &with_id("enabled"), &with_id("disabled"))
        })
        .collect();
    let plan = plan_of(Purpose::Restore, &known, vec![(POLICIES, policies)], vec![]);
    let undone = undo(&plan, &[(2, None)], vec![], &known);
    let path = format!("PATCH /identity/conditionalAccess/policies/{}", guid(2));
    assert_eq!(requests(&undone), [(path, json!({ "state": "disabled" }))]);
    assert!(undo(&plan, &[], vec![], &known).operations.is_empty());
}

#[test]
fn what_was_made_is_removed_after_those_who_name_it_stopped_to() {
    let without_groups = directory(&[("groups", &[])]);
    let (agreed, before) = (policy(&json!([guid(1)]), "enabled"), policy(&json!([]), "enabled"));
    let plan = plan_of(
        Purpose::Restore,
        &without_groups,
        vec![
            ("groups", vec![missing("groups", &group(1, "Pilot"), Live::Gone)]),
            (POLICIES, vec![chosen(POLICIES, &agreed, &before)]),
        ],
        vec![],
    );
    let with_group = directory(&[("groups", &[group(5, "Pilot")])]);
    let undone = undo(&plan, &[(1, Some(&guid(5))), (2, None)], vec![], &with_group);
    let sent = requests(&undone);
    assert_eq!(sent[0].1["conditions"]["users"]["excludeGroups"], json!([]));
    assert_eq!(sent[1], (format!("DELETE /groups/{}", guid(5)), Value::Null));
    assert_eq!(undone.operations[1].needs, [1]);
}

#[test]
fn what_was_removed_comes_back_from_the_recycle_bin_or_is_made_again() {
    let deletion = |area: &str, body: &Value| {
        plan_of(Purpose::Delete, &directory(&[]), vec![(area, vec![unexpected(area, body)])], vec![])
    };
    let plan = deletion("groups", &group(1, "Stray"));
    let undone = undo(&plan, &[(1, None)], vec![], &directory(&[]));
    assert_eq!(undone.operations[0].kind, OperationKind::Revive);
    assert_eq!(undone.resources[0].wanted, Some(group(1, "Stray")));
    let undone = undo(&plan, &[(1, None)], vec![("groups", &guid(1), Live::Gone)], &directory(&[]));
    assert_eq!(undone.operations[0].kind, OperationKind::Create);
    assert_eq!(requests(&undone)[0].1["displayName"], json!("Stray"));
}

#[test]
fn what_came_back_from_the_recycle_bin_goes_there_again() {
    let deleted = group(1, "Pilot");
    let resource = missing("groups", &deleted, Live::InRecycleBin(deleted.clone()));
    let known = directory(&[("groups", &[])]);
    let plan = plan_of(Purpose::Restore, &known, vec![("groups", vec![resource])], vec![]);
    let undone = undo(&plan, &[(1, Some(&guid(1)))], vec![], &known);
    assert_eq!(requests(&undone), [(format!("DELETE /groups/{}", guid(1)), Value::Null)]);
}

#[test]
fn an_undo_can_be_undone() {
    let (agreed, before) = (policy(&json!([]), "enabled"), policy(&json!([guid(1)]), "disabled"));
    let plan = restore(POLICIES, &agreed, &before);
    let undone = undo(&plan, &[(1, None)], vec![], &directory(&[]));
    let again = undo(&undone, &[(1, None)], vec![], &directory(&[]));
    assert_eq!(requests(&again), requests(&plan));
}

#[test]
fn what_was_not_read_is_not_undone() {
    let plan = restore(POLICIES, &policy(&json!([]), "enabled"), &policy(&json!([]), "disabled"));
    let id = policy(&json!([]), "enabled")["id"].as_str().expect("an id").to_owned();
    let unread = Live::Unread { reason: "Graph answered 503".to_owned() };
    let undone = undo(&plan, &[(1, None)], vec![(POLICIES, &id, unread)], &directory(&[]));
    assert!(undone.operations.is_empty());
    assert_eq!(left_out(&undone), [("", &Obstacle::NotRead { reason: "Graph answered 503".to_owned() })]);
}
