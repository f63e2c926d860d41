//! Two tenants with objects of the same names and other ids.

use serde_json::{Value, json};

use super::{Directory, Member, Side, Token, Tokens, Unresolved, compare_between, mentions, neutral, translate};
use crate::domain::catalog::{Area, TokenKind, find};

const HERE: u8 = 1;
const THERE: u8 = 2;

fn area(key: &str) -> &'static Area {
    find(&key.parse().expect("a key")).expect("an area of the catalog")
}

/// A GUID that no other number of no other tenant has.
fn guid(tenant: u8, number: u8) -> String {
    format!("{tenant:02}000000-0000-4000-8000-0000000000{number:02}")
}

fn tokens(domain: &str, company: &str) -> Vec<Token> {
    let token = |name: &str, text: &str, kind| Token { name: name.into(), text: text.into(), kind };
    vec![token("defaultDomain", domain, TokenKind::Domain), token("companyName", company, TokenKind::Name)]
}

fn group(tenant: u8, number: u8, name: &str) -> Value {
    json!({ "id": guid(tenant, number), "displayName": name, "securityEnabled": true, "mailEnabled": false })
}

/// Both have the groups `Sales` (1) and `Guests` (2); there are two called `Double`, `Only here` and `Only there`.
fn directories() -> (Directory, Directory) {
    let (mine, theirs) = Tokens::in_both(tokens("contoso.com", "Contoso"), tokens("fabrikam.com", "Fabrikam"));
    let mut here = Directory::new(mine);
    let mut there = Directory::new(theirs);
    for (directory, tenant, own, domain) in
        [(&mut here, HERE, "Only here", "contoso.com"), (&mut there, THERE, "Only there", "fabrikam.com")]
    {
        for key in ["groups", "users", "directory_role_definitions", "named_locations"] {
            directory.add_area(&key.parse().expect("a key"), true);
        }
        directory.add_area(&"service_principals".parse().expect("a key"), false);
        for (number, name) in [(1, "Sales"), (2, "Guests"), (3, "Double"), (4, "Double"), (5, own)] {
            directory.add(area("groups"), &group(tenant, number, name));
        }
        directory.add(area("users"), &json!({ "id": guid(tenant, 20), "userPrincipalName": format!("ada@{domain}") }));
        directory.add(
            area("directory_role_definitions"),
            &json!({ "id": "62e90394-69f5-4237-9190-012177145e10", "templateId": "62e90394-69f5-4237-9190-012177145e10",
                "displayName": if tenant == HERE { "Global Administrator" } else { "Globaler Administrator" } }),
        );
    }
    (here, there)
}

fn policy(users: &Value) -> Value {
    json!({ "id": guid(9, 9), "displayName": "Require MFA", "state": "enabled", "conditions": { "users": users } })
}

fn users_of(body: &Value) -> &Value {
    &body["conditions"]["users"]
}

#[test]
fn ids_become_those_of_the_same_objects_there() {
    let (here, there) = directories();
    let raw = policy(&json!({
        "includeUsers": ["All"],
        "excludeUsers": [guid(HERE, 20)],
        "excludeGroups": [guid(HERE, 1).to_uppercase(), guid(HERE, 2)],
        "includeRoles": ["62e90394-69f5-4237-9190-012177145e10"],
    }));
    let translated = translate(area("conditional_access_policies"), &raw, None, &here, &there);
    assert_eq!(translated.faults, []);
    assert_eq!(
        *users_of(&translated.body),
        json!({
            "includeUsers": ["All"],
            "excludeUsers": [guid(THERE, 20)],
            "excludeGroups": [guid(THERE, 1), guid(THERE, 2)],
            "includeRoles": ["62e90394-69f5-4237-9190-012177145e10"],
        })
    );
    assert!(translated.body.get("id").is_none(), "the id of the first tenant is no id there");
}

#[test]
fn what_cannot_be_translated_is_told_and_never_written() {
    let (here, there) = directories();
    let unknown = guid(7, 7);
    for (field, id, expected) in [
        ("excludeGroups", guid(HERE, 5), Unresolved::NoCounterpart { name: "Only here".into() }),
        ("excludeGroups", guid(HERE, 3), Unresolved::Ambiguous { side: Side::Here, name: "Double".into(), count: 2 }),
        ("excludeGroups", unknown.clone(), Unresolved::Dangling),
    ] {
        let raw = policy(&json!({ field: [guid(HERE, 1), id.clone()] }));
        let translated = translate(area("conditional_access_policies"), &raw, None, &here, &there);
        let [fault] = translated.faults.as_slice() else { panic!("one fault: {:?}", translated.faults) };
        assert_eq!((fault.path.as_str(), &fault.id, &fault.reason), ("conditions.users.excludeGroups", &id, &expected));
        assert!(!translated.body.to_string().contains(&id), "{id}");
        assert_eq!(users_of(&translated.body)[field], crate::domain::normalise::not_comparable());
    }
}

#[test]
fn an_area_that_was_not_read_completely_makes_nothing_dangling() {
    let (here, there) = directories();
    let raw = json!({ "conditions": { "applications": { "includeApplications": [guid(7, 7)] } } });
    let translated = translate(area("conditional_access_policies"), &raw, None, &here, &there);
    assert_eq!(translated.faults[0].reason, Unresolved::NotRead(Side::Here));
}

#[test]
fn an_id_at_a_place_where_none_was_expected_is_not_carried_over() {
    let (here, there) = directories();
    let raw = json!({ "displayName": guid(HERE, 1) });
    let translated = translate(area("conditional_access_policies"), &raw, None, &here, &there);
    assert_eq!(translated.faults[0].reason, Unresolved::Unexpected { name: "Sales".into() });
    assert!(!translated.body.to_string().contains(&guid(HERE, 1)));
}

#[test]
fn an_unknown_target_makes_all_assignments_unknown_and_an_unknown_filter_only_itself() {
    let (mut here, there) = directories();
    here.add_area(&"assignment_filters".parse().expect("a key"), true);
    let assignment = |group: &str, filter: &str| {
        json!({ "target": { "@odata.type": "#microsoft.graph.groupAssignmentTarget", "groupId": group,
            "deviceAndAppManagementAssignmentFilterId": filter } })
    };
    let area = area("configuration_policies");
    let body = |group: &str, filter: &str| {
        let raw = json!({ "name": "Firewall", "assignments": [assignment(group, filter)] });
        translate(area, &raw, None, &here, &there).body
    };
    let unknown = guid(7, 7);
    assert_eq!(body(&unknown, "")["assignments"], crate::domain::normalise::not_comparable());
    let target = &body(&guid(HERE, 1), &unknown)["assignments"][0]["target"];
    assert_eq!(target["groupId"], guid(THERE, 1).as_str());
    assert_eq!(target["deviceAndAppManagementAssignmentFilterId"], crate::domain::normalise::not_comparable());
}

#[test]
fn bodies_of_two_tenants_are_the_same_without_what_belongs_to_each() {
    let (here, there) = directories();
    let area = area("conditional_access_policies");
    let of = |tenant: u8, domain: &str, company: &str| {
        json!({
            "displayName": format!("{company}: block"), "description": format!("Ask help@{domain}, not evil-{domain}.au"),
            "conditions": { "users": { "excludeGroups": [guid(tenant, 2), guid(tenant, 1)], "excludeUsers": [guid(tenant, 20)] } },
        })
    };
    let mine = neutral(area, &of(HERE, "contoso.com", "Contoso"), &here, &there);
    let theirs = neutral(area, &of(THERE, "fabrikam.com", "Fabrikam"), &there, &here);
    assert_eq!(mine.body["displayName"], "{companyName}: block");
    assert_eq!(mine.body["description"], "Ask help@{defaultDomain}, not evil-contoso.com.au");
    assert_eq!(mine.body["conditions"]["users"]["excludeUsers"], json!(["users:ada@{defaultdomain}"]));
    assert_eq!(theirs.faults, []);
    let canonical = |body: &Value| crate::domain::normalise::normalise(area, body).expect("within the limits");
    let changes = crate::domain::diff::compare(&canonical(&mine.body), &canonical(&theirs.body));
    assert_eq!(changes.iter().map(|change| change.path.as_str()).collect::<Vec<_>>(), ["description"]);
}

fn member(id: &str, name: &str, users: &Value) -> Member {
    let raw = json!({ "id": id, "displayName": name, "conditions": { "users": users } });
    Member { id: id.parse().expect("an id"), name: name.into(), raw }
}

#[test]
fn resources_are_matched_by_their_names_and_duplicates_are_never_merged() {
    let (here, there) = directories();
    let empty = json!({});
    let mine = vec![
        member("1", "Contoso MFA", &json!({ "excludeGroups": [guid(HERE, 1)] })),
        member("2", "Block", &empty),
        member("3", "Twice", &empty),
        member("4", "twice", &empty),
        member("5", "Guests", &json!({ "includeGroups": [guid(7, 7)] })),
    ];
    let theirs = vec![
        member("6", "Fabrikam MFA", &json!({ "excludeGroups": [guid(THERE, 1), guid(THERE, 5)] })),
        member("7", "Twice", &empty),
        member("8", "Legacy", &empty),
        member("9", "Guests", &empty),
    ];
    let area = area("conditional_access_policies");
    let found = compare_between(area, (mine, &here), (theirs, &there)).expect("within the limits");
    let names = |alone: &[super::Alone]| alone.iter().map(|one| one.name.clone()).collect::<Vec<_>>();
    assert_eq!((names(&found.only_here), names(&found.only_there)), (vec!["Block".into()], vec!["Legacy".into()]));
    let ambiguous: Vec<_> = found.ambiguous.iter().map(|(side, same)| (*side, same.len())).collect();
    assert_eq!(ambiguous, [(Side::Here, 2), (Side::There, 1)]);
    let [mfa, guests] = found.pairs.as_slice() else { panic!("two pairs: {:?}", found.pairs) };
    assert_eq!(mfa.name, "Contoso MFA");
    assert_eq!(mfa.changes[0].removed, [json!("groups:only there · false · true")]);
    // A dangling id is neither equal to nothing nor different from it.
    assert_eq!(guests.changes, []);
    assert_eq!(guests.not_comparable[0].1.reason, Unresolved::Dangling);
}

#[test]
fn variables_are_found_as_whole_words_only() {
    let (mine, _) = Tokens::in_both(tokens("contoso.com", "Contoso"), tokens("fabrikam.com", "Fabrikam"));
    for (text, expected) in [
        ("https://login.CONTOSO.com/x", "https://login.{defaultDomain}/x"),
        ("contoso.com.au", "contoso.com.au"),
        ("mycontoso.com", "mycontoso.com"),
        ("Contoso GmbH", "{companyName} GmbH"),
        ("Contosolike", "Contosolike"),
        ("nothing", "nothing"),
    ] {
        assert_eq!(mine.to_variables(text), expected);
    }
}

#[test]
fn a_variable_that_one_tenant_lacks_stays_as_it_is() {
    let (mine, _) = Tokens::in_both(tokens("contoso.com", "Contoso"), tokens("fabrikam.com", ""));
    assert_eq!(mine.to_variables("Contoso at contoso.com"), "Contoso at {defaultDomain}");
}

#[test]
fn mentions_are_found_in_values_elements_and_labels() {
    let check = |key: &str, path: &str, value: Value, expected: &[(&str, &str)]| {
        let found = mentions(area(key), path, [&value]);
        let found: Vec<_> =
            found.iter().map(|mention| (mention.referring.reference.area.as_str(), mention.id.as_str())).collect();
        assert_eq!(found, expected, "{path}");
    };
    let set = json!(["a", "All"]);
    check("conditional_access_policies", "conditions.users.includeUsers", set, &[("users", "a")]);
    check("conditional_access_policies", "state", json!("a"), &[]);
    let whole = json!({ "conditions": { "users": { "excludeGroups": ["g"] } } });
    check("conditional_access_policies", "", whole, &[("groups", "g")]);
    let label = "assignments[@odata.type=groupAssignmentTarget,groupId=g]";
    let element = json!({ "target": { "groupId": "g", "deviceAndAppManagementAssignmentFilterId": "f" } });
    check("configuration_policies", label, element, &[("groups", "g"), ("groups", "g"), ("assignment_filters", "f")]);
    let below = format!("{label}.target.deviceAndAppManagementAssignmentFilterId");
    check("configuration_policies", &below, json!("f"), &[("groups", "g"), ("assignment_filters", "f")]);
}

#[test]
fn permissions_are_called_as_their_application_calls_them() {
    let body = json!({
        "appRoles": [{ "id": "AAAA", "value": "Mail.Read" }, { "id": "b", "value": null }],
        "oauth2PermissionScopes": [{ "id": "c", "value": "User.Read" }],
    });
    let [elements] = area("applications").elements.as_slice() else { panic!("one kind of elements") };
    let found: Vec<(String, &str)> = elements.names_in(&body).into_iter().collect();
    assert_eq!(found, [("aaaa".to_owned(), "Mail.Read"), ("c".to_owned(), "User.Read")]);
}
