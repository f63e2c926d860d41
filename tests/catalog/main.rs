//! Every area of the catalog, against itself and against Microsoft's own metadata of Graph.

mod directions;
mod metadata;
mod permissions;
mod references;
mod requests;
mod restores;
mod rules;

use std::collections::BTreeSet;

use plumbline::domain::catalog::{self, RequestKind};
use plumbline::domain::diff::compare;
use plumbline::domain::model::{AreaKey, Workload};
use plumbline::domain::normalise::normalise;

#[test]
fn keys_and_titles_are_unique_and_sources_are_named() {
    let areas: Vec<_> = catalog::all().collect();
    assert_eq!(areas.iter().map(|area| &area.key).collect::<BTreeSet<_>>().len(), areas.len());
    assert_eq!(areas.iter().map(|area| &area.title).collect::<BTreeSet<_>>().len(), areas.len());
    for area in areas {
        assert!(!area.sources.is_empty(), "{}: where its facts come from", area.key);
        assert!((1..=3).contains(&area.tier), "{}: tier {}", area.key, area.tier);
        assert!(area.description.ends_with('.'), "{}: a description is a whole sentence", area.key);
        assert!(area.doubts.iter().all(|doubt| doubt.ends_with('.')), "{}: a doubt is a whole sentence", area.key);
    }
}

#[test]
fn the_catalog_reaches_all_of_microsoft_365() {
    let count = |tier| catalog::all().filter(|area| area.tier == tier).count();
    assert_eq!([count(1), count(2), count(3)], [43, 55, 90]);
    let workloads: BTreeSet<Workload> = catalog::all().map(|area| area.workload).collect();
    assert!(workloads.len() >= 10, "{workloads:?}");
}

#[test]
fn the_only_resource_of_an_area_is_called_as_the_area_is() {
    let area = catalog::all().find(|area| area.key.as_str() == "cross_tenant_access_default").expect("an area");
    assert_eq!(area.name_of(&serde_json::json!({ "id": "3f1c2a9e-7d54-4c0b-9a51-000000000001" })), area.title);
    let groups = catalog::all().find(|area| area.key.as_str() == "groups").expect("an area");
    assert_eq!(groups.name_of(&serde_json::json!({ "id": "g1" })), "g1", "one of many is told by its id");
}

#[test]
fn a_collection_has_an_identity_and_names() {
    for area in catalog::all() {
        if area.request.kind == RequestKind::Collection {
            assert!(!area.identity.name.is_empty(), "{}: a name for people", area.key);
            assert!(!area.identity.key.is_empty(), "{}: a key between tenants", area.key);
        }
    }
}

#[test]
fn a_child_is_asked_for_each_resource() {
    for area in catalog::all() {
        for child in &area.children {
            let is_asked_once = area.request.kind == RequestKind::Singleton;
            assert!(child.path.contains("{id}") || is_asked_once, "{}: {}", area.key, child.property);
        }
    }
}

#[test]
fn a_placeholder_has_parents_that_fill_it() {
    for area in catalog::all() {
        let requests = [area.request.path.as_str(), &area.request.filter];
        let children = area.children.iter().flat_map(|child| placeholders(&child.path)).filter(|name| *name != "id");
        let named: BTreeSet<&str> = requests.into_iter().flat_map(placeholders).chain(children).collect();
        let filled: BTreeSet<&str> = area.request.parents.iter().map(|parents| parents.placeholder.as_str()).collect();
        assert_eq!(named, filled, "{}", area.key);
    }
}

fn placeholders(text: &str) -> Vec<&str> {
    text.split('{').skip(1).filter_map(|part| part.split_once('}')).map(|(name, _)| name).collect()
}

#[test]
fn what_is_selected_is_what_the_rules_speak_of() {
    for area in catalog::all().filter(|area| !area.request.select.is_empty()) {
        // A part of the resource that another request brings need not be selected.
        let rest_is_read = area.children.iter().any(|child| child.property.is_empty());
        for name in area.identity.name.iter().filter(|_| !rest_is_read) {
            assert!(area.request.select.contains(name), "{}: {name} is a name, but not selected", area.key);
        }
        assert!(area.request.select.contains(&area.identity.id), "{}: the id is not selected", area.key);
    }
}

#[test]
fn the_example_of_the_documentation_is_an_area() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/adding-an-area.md");
    let text = std::fs::read_to_string(path).expect("the documentation");
    let block = |kind: &str| text.split_once(kind).and_then(|(_, rest)| rest.split_once("```")).expect("a block").0;
    let area = catalog::parse("example.toml", block("```toml")).expect("an area");
    assert!(!area.children.is_empty());

    let pairs: serde_json::Value = serde_json::from_str(block("```json")).expect("pairs of bodies");
    let canonical = |side: &str| normalise(&area, &pairs[0][side]).expect("a body");
    let found = compare(&canonical("before"), &canonical("after"));
    let paths: Vec<&str> = found.iter().map(|change| change.path.as_str()).collect();
    assert_eq!(paths, ["isTrusted"]);
}

#[test]
fn what_names_another_area_names_one_that_there_is() {
    let keys: BTreeSet<&AreaKey> = catalog::all().map(|area| &area.key).collect();
    for area in catalog::all() {
        for (path, reference) in &area.references {
            for named in std::iter::once(&reference.area).chain(&reference.also) {
                assert!(keys.contains(named), "{}: `{path}` speaks of {named}", area.key);
            }
        }
        for mention in area.children.iter().flat_map(|child| &child.mentioned_in) {
            assert!(keys.contains(&mention.area), "{}: {} is mentioned", area.key, mention.area);
        }
    }
}
