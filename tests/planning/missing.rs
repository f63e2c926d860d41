//! Resources that are not there any more.

use plumbline::domain::plan::{Live, Obstacle, OperationKind, Purpose};
use serde_json::{Value, json};

use crate::setting::{bystander, chosen, directory, group, guid, left_out, missing, plan_of, policy, requests};

const POLICIES: &str = "conditional_access_policies";
const LOCATIONS: &str = "named_locations";

fn location() -> Value {
    json!({
        "@odata.type": "#microsoft.graph.ipNamedLocation", "id": guid(7), "displayName": "Office", "isTrusted": true,
        "createdDateTime": "2024-01-01T00:00:00Z", "modifiedDateTime": "2024-01-01T00:00:00Z",
        "ipRanges": [{ "@odata.type": "#microsoft.graph.iPv4CidrRange", "cidrAddress": "203.0.113.0/24" }],
    })
}

fn policy_with_location() -> Value {
    let mut body = policy(&json!([]), "enabled");
    body["conditions"]["locations"] = json!({ "includeLocations": ["All"], "excludeLocations": [guid(7)] });
    body
}

/// Of a tenant whose locations were read, and that has none.
fn without_locations() -> plumbline::domain::reference::Directory {
    directory(&[(LOCATIONS, &[])])
}

#[test]
fn a_missing_resource_is_made_before_the_policy_that_names_it_gets_its_new_id() {
    let agreed = policy_with_location();
    let mut live = agreed.clone();
    live["conditions"]["locations"] = Value::Null;
    let plan = plan_of(
        Purpose::Restore,
        &without_locations(),
        vec![
            (POLICIES, vec![chosen(POLICIES, &agreed, &live)]),
            (LOCATIONS, vec![missing(LOCATIONS, &location(), Live::Gone)]),
        ],
        vec![],
    );
    let [create, update] = plan.operations.as_slice() else { panic!("{:?}", plan.operations) };
    assert_eq!((create.kind, create.number, create.wave), (OperationKind::Create, 1, 1));
    assert_eq!((update.kind, update.number, update.wave, &update.needs), (OperationKind::Update, 2, 2, &vec![1]));
    let body = create.request.body.as_ref().expect("a body");
    assert_eq!(body["ipRanges"], location()["ipRanges"]);
    assert_eq!(body["@odata.type"], location()["@odata.type"]);
    assert!(body.get("id").is_none() && body.get("createdDateTime").is_none(), "{body}");
    let sent = update.request.body.as_ref().expect("a body");
    assert_eq!(sent["conditions"]["locations"]["excludeLocations"], json!(["{{created:1}}"]));
    assert_eq!(plan.left_out, []);
}

#[test]
fn who_refers_to_a_missing_resource_is_told_of_its_new_id() {
    let plan = plan_of(
        Purpose::Restore,
        &without_locations(),
        vec![(LOCATIONS, vec![missing(LOCATIONS, &location(), Live::Gone)])],
        vec![bystander(POLICIES, &policy_with_location()), bystander(POLICIES, &policy(&json!([]), "enabled"))],
    );
    let kinds: Vec<OperationKind> = plan.operations.iter().map(|operation| operation.kind).collect();
    assert_eq!(kinds, [OperationKind::Create, OperationKind::Update]);
    assert_eq!(plan.operations[0].drifts, plan.operations[1].drifts);
    assert_eq!(plan.bases.len(), 2);
    let wanted = plan.touched(&plan.operations[1]).and_then(|touched| touched.wanted.as_ref()).expect("a body");
    assert_eq!(wanted["conditions"]["locations"]["excludeLocations"], json!(["{{created:1}}"]));
}

#[test]
fn what_lies_in_the_recycle_bin_comes_back_with_its_id_and_then_as_it_was_agreed() {
    let agreed = group(1, "Pilot");
    let mut deleted = group(1, "Pilot");
    deleted["description"] = json!("Deleted by mistake");
    deleted["deletedDateTime"] = json!("2026-01-01T00:00:00Z");
    let plan = plan_of(
        Purpose::Restore,
        &directory(&[("groups", &[])]),
        vec![("groups", vec![missing("groups", &agreed, Live::InRecycleBin(deleted))])],
        vec![bystander(POLICIES, &policy(&json!([guid(1)]), "enabled"))],
    );
    let sent = requests(&plan);
    assert_eq!(sent[0], (format!("POST /directory/deletedItems/{}/restore", guid(1)), Value::Null));
    assert_eq!(sent[1], (format!("PATCH /groups/{}", guid(1)), json!({ "description": null })));
    assert_eq!(sent.len(), 2, "nobody has to be told: {sent:?}");
    assert_eq!(plan.operations[1].needs, [1]);
}

#[test]
fn what_needs_an_object_that_is_not_there_is_not_made() {
    let agreed = policy(&json!([guid(1)]), "enabled");
    let plan = plan_of(
        Purpose::Restore,
        &directory(&[("groups", &[])]),
        vec![(POLICIES, vec![missing(POLICIES, &agreed, Live::Gone)])],
        vec![],
    );
    assert!(plan.operations.is_empty());
    assert_eq!(left_out(&plan), [("", &Obstacle::Unresolved { id: guid(1) })]);
}

#[test]
fn a_missing_policy_is_made_with_the_group_that_is_made_for_it() {
    let agreed = policy(&json!([guid(1)]), "enabled");
    let plan = plan_of(
        Purpose::Restore,
        &directory(&[("groups", &[])]),
        vec![
            (POLICIES, vec![missing(POLICIES, &agreed, Live::Gone)]),
            ("groups", vec![missing("groups", &group(1, "Break glass"), Live::Gone)]),
        ],
        vec![],
    );
    let kinds: Vec<(&str, OperationKind)> =
        plan.operations.iter().map(|operation| (operation.area.as_str(), operation.kind)).collect();
    assert_eq!(kinds, [("groups", OperationKind::Create), (POLICIES, OperationKind::Create)]);
    assert_eq!(requests(&plan)[1].1["conditions"]["users"]["excludeGroups"], json!(["{{created:1}}"]));
}

#[test]
fn what_was_not_read_is_neither_missing_nor_written() {
    let agreed = policy(&json!([]), "enabled");
    let unread = Live::Unread { reason: "Graph answered 503".to_owned() };
    let resource = missing(POLICIES, &agreed, unread);
    let plan = plan_of(Purpose::Restore, &directory(&[]), vec![(POLICIES, vec![resource])], vec![]);
    assert_eq!(left_out(&plan), [("", &Obstacle::NotRead { reason: "Graph answered 503".to_owned() })]);
    let back = missing(POLICIES, &agreed, Live::There(agreed.clone()));
    let plan = plan_of(Purpose::Restore, &directory(&[]), vec![(POLICIES, vec![back])], vec![]);
    assert_eq!(left_out(&plan), [("", &Obstacle::AlreadyAsAgreed)]);
}

#[test]
fn an_area_that_can_only_be_changed_makes_nothing() {
    let agreed = json!({ "id": "authorizationPolicy", "displayName": "Policy" });
    let resource = missing("authorization_policy", &agreed, Live::Gone);
    let plan = plan_of(Purpose::Restore, &directory(&[]), vec![("authorization_policy", vec![resource])], vec![]);
    assert_eq!(left_out(&plan), [("", &Obstacle::CannotCreate)]);
}

#[test]
fn resources_that_name_one_another_are_all_made_before_they_are_told_of_each_other() {
    let with_member = |number: u8, member: u8| {
        let mut body = group(number, &format!("Group {number}"));
        body["members"] = json!([{ "id": guid(member) }]);
        body
    };
    let gone =
        vec![missing("groups", &with_member(1, 2), Live::Gone), missing("groups", &with_member(2, 1), Live::Gone)];
    let plan = plan_of(Purpose::Restore, &directory(&[("groups", &[])]), vec![("groups", gone)], vec![]);
    let sent: Vec<String> = requests(&plan).into_iter().map(|(request, _)| request).collect();
    assert_eq!(sent.len(), 4, "{sent:?} {:?}", plan.left_out);
    for operation in plan.operations.iter().filter(|operation| operation.kind == OperationKind::Update) {
        assert_eq!(operation.needs.len(), 2, "its own group and the member: {operation:?}");
        assert!(operation.needs.iter().all(|needed| *needed < operation.number));
    }
    assert_eq!(plan.left_out, []);
}
