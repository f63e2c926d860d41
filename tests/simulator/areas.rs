//! Every path of the catalog's source of facts answers as Graph does.

use super::Visit;
use serde_json::{Value, json};
use std::path::PathBuf;

/// The facts about Graph are no part of the product; without them these tests have nothing to compare with.
fn facts(file: &str) -> Option<Value> {
    let beside = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared");
    let shared = std::env::var_os("PLUMBLINE_SHARED").map_or(beside, PathBuf::from);
    let Ok(text) = std::fs::read_to_string(shared.join("graph").join(file)) else {
        eprintln!("skipped: {file} is not there; name its folder in PLUMBLINE_SHARED");
        return None;
    };
    Some(serde_json::from_str(&text).unwrap())
}

/// The address of a path of the facts, with its query as a client sends it.
fn address(version: &str, path: &str, placeholders: &[(&str, &str)]) -> String {
    let filled =
        placeholders.iter().fold(path.to_owned(), |path, (name, value)| path.replace(&format!("{{{name}}}"), value));
    format!("/{version}{filled}")
}

async fn first_id(visit: &Visit, list: &str, key: &str) -> Option<String> {
    let page = visit.get(list).await;
    Some(page["value"].as_array()?.first()?[key].as_str()?.to_owned())
}

#[tokio::test]
async fn every_list_path_and_every_child_path_answers() {
    let Some(areas) = facts("areas.json") else { return };
    let mut visit = Visit::of(0).await;
    let permissions = facts("permissions.json").unwrap();
    visit.admin("PUT", "roles", permissions["sets"]["read_all"].clone()).await;
    visit.sign_in().await;
    let group = first_id(&visit, "/v1.0/groups?$filter=isAssignableToRole eq true", "id").await.unwrap();
    let principal = first_id(&visit, "/v1.0/servicePrincipals", "id").await.unwrap();
    let organization = first_id(&visit, "/v1.0/organization", "id").await.unwrap();
    let user = first_id(&visit, "/v1.0/users", "id").await.unwrap();
    let site = first_id(&visit, "/v1.0/sites/getAllSites", "id").await.unwrap();
    let parents = [
        ("group_id", group.as_str()),
        ("service_principal_id", &principal),
        ("organization_id", &organization),
        ("user_id", &user),
        ("site_id", &site),
    ];
    let mut failed = Vec::new();
    let mut empty = Vec::new();
    for area in areas.as_array().unwrap() {
        let text = |name: &str| area[name].as_str().unwrap();
        let list = address(text("version"), text("list"), &parents);
        let (status, answer) = visit.send("GET", &list, None).await;
        if status != 200 {
            failed.push(format!("{} {status} {list}: {answer}", text("key")));
            continue;
        }
        let is_collection = text("kind") == "collection";
        assert_eq!(is_collection, answer["value"].is_array(), "{list}: {answer}");
        let first = if is_collection { answer["value"][0].clone() } else { answer.clone() };
        if first.is_null() {
            empty.push(list.clone());
        }
        let id = first[text("id_property")].as_str().unwrap_or("none").to_owned();
        for child in area["sub_requests"].as_array().unwrap() {
            let path = child["path"].as_str().unwrap();
            if first.is_null() && path.contains("{id}") {
                continue;
            }
            let placeholders: Vec<_> = parents.iter().copied().chain([("id", id.as_str())]).collect();
            let path = address(text("version"), path, &placeholders);
            let (status, answer) = visit.send("GET", &path, None).await;
            if status != 200 {
                failed.push(format!("{} {status} {path}: {answer}", text("key")));
            }
        }
    }
    assert!(failed.is_empty(), "{failed:#?}");
    assert!(empty.len() < 30, "most areas of the first tenant hold something: {empty:#?}");
}

#[tokio::test]
async fn made_up_objects_stay_the_same_and_are_of_types_that_the_metadata_knows() {
    let Some(areas) = facts("areas.json") else { return };
    let metadata = [("v1.0", facts("metadata-v1.0.json").unwrap()), ("beta", facts("metadata-beta.json").unwrap())];
    let visit = Visit::of(0).await;
    let mut unknown = Vec::new();
    for area in areas.as_array().unwrap() {
        let text = |name: &str| area[name].as_str().unwrap();
        if text("list").contains("_id}") {
            continue;
        }
        let list = address(text("version"), text("list"), &[]);
        let (first, second) = (visit.get(&list).await, visit.get(&list).await);
        assert_eq!(first, second, "{list}");
        let types = &metadata.iter().find(|(version, _)| *version == text("version")).unwrap().1["types"];
        let objects = first["value"].as_array().cloned().unwrap_or_else(|| vec![first.clone()]);
        for object in &objects {
            check_properties(types, text("entity_type"), object, text("key"), &mut unknown);
        }
    }
    assert!(unknown.is_empty(), "{unknown:#?}");
}

/// What Graph answers although its metadata of this version does not tell.
const UNDECLARED: &[&str] = &[
    "companionAppAllowedState",
    "continuousAccessEvaluation",
    "enforceRegistrationAfterAllowedSnoozes",
    "identifierUris",
    "resourceScope",
];

/// Every property is one of the type, down to the last value.
fn check_properties(types: &Value, declared: &str, object: &Value, at: &str, unknown: &mut Vec<String>) {
    let named = object["@odata.type"].as_str().map_or(declared, |name| name.trim_start_matches('#'));
    for (key, value) in object.as_object().into_iter().flatten().filter(|(key, _)| !key.contains('@')) {
        let Some(property) = property(types, named, key) else {
            if types[named].is_object() && !is_open(types, named) && !UNDECLARED.contains(&key.as_str()) {
                unknown.push(format!("{at}: {named} has no {key}"));
            }
            continue;
        };
        let inner = property["type"].as_str().unwrap();
        let elements = value.as_array().map_or(std::slice::from_ref(value), Vec::as_slice);
        if property["collection"] == json!(true) && !value.is_array() && !value.is_null() {
            unknown.push(format!("{at}: {named}.{key} is no collection"));
        }
        for element in elements.iter().filter(|element| element.is_object()) {
            check_properties(types, inner, element, &format!("{at}.{key}"), unknown);
        }
    }
}

fn lineage<'a>(types: &'a Value, name: &str) -> Vec<&'a Value> {
    let mut found = Vec::new();
    let mut next = Some(name.to_owned());
    while let Some(name) = next {
        let known = &types[&name];
        next = known["base"].as_str().map(str::to_owned);
        found.push(known);
    }
    found
}

fn property<'a>(types: &'a Value, name: &str, key: &str) -> Option<&'a Value> {
    lineage(types, name)
        .into_iter()
        .find_map(|known| known["properties"].get(key).or_else(|| known["navigation"].get(key)))
}

fn is_open(types: &Value, name: &str) -> bool {
    lineage(types, name).iter().any(|known| known["open"] == json!(true))
}

/// What Graph is asked to put an area back, from the facts: method, path without version, and the body's members.
fn restores(area: &Value) -> Vec<(String, String)> {
    let restore = &area["restore"];
    let of = |call: &Value| Some((call["method"].as_str()?.to_owned(), call["path"].as_str()?.to_owned()));
    [restore, &restore["create"], &restore["delete"]].into_iter().filter_map(of).collect()
}

#[tokio::test]
async fn every_documented_way_to_put_something_back_is_known() {
    let Some(areas) = facts("areas.json") else { return };
    let visit = Visit::of(0).await;
    let mut unknown = Vec::new();
    for area in areas.as_array().unwrap().iter().filter(|area| !area["list"].as_str().unwrap().contains("_id}")) {
        let text = |name: &str| area[name].as_str().unwrap();
        let read = visit.get(&address(text("version"), text("list"), &[])).await;
        let first = if text("kind") == "collection" { &read["value"][0] } else { &read };
        let id = first[text("id_property")].as_str().unwrap_or("none");
        for (method, path) in restores(area) {
            let version = area["restore"]["version"].as_str().unwrap_or(text("version"));
            let path = address(version, &path, &[("id", id)]);
            let change = json!({ "method": method, "path": path, "body": {} });
            let status = visit.admin("POST", "changes", change).await;
            if status == 405 {
                unknown.push(format!("{} {method} {path}", text("key")));
            }
        }
    }
    assert!(unknown.is_empty(), "{unknown:#?}");
}
