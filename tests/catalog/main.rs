//! Every area of the catalog, against itself and against Microsoft's own metadata of Graph.

mod metadata;

use std::collections::BTreeSet;

use metadata::{Place, metadata};
use plumbline::domain::catalog::{self, Area, RequestKind, ValueKind};

/// Graph sends these although its metadata does not know them.
const UNDOCUMENTED: [(&str, &str); 2] =
    [("conditional_access_policies", "partialEnablementStrategy"), ("directory_role_assignments", "resourceScope")];

/// The scalar is of another type in each type of setting, so no kind fits them all.
const OF_ANY_TYPE: [(&str, &str); 1] = [("device_configurations", "omaSettings[].value")];

fn patterns(area: &Area) -> Vec<(&'static str, &str)> {
    let rules = &area.normalise;
    let lists = [
        ("drop", &rules.drop),
        ("typed", &rules.typed),
        ("ordered", &rules.ordered),
        ("reference_objects", &rules.reference_objects),
        ("secrets", &rules.secrets),
    ];
    let mut found: Vec<(&str, &str)> =
        lists.into_iter().flat_map(|(rule, list)| list.iter().map(move |pattern| (rule, pattern.as_str()))).collect();
    found.extend(rules.secret_when.keys().map(|pattern| ("secret_when", pattern.as_str())));
    found.extend(rules.keyed.keys().map(|pattern| ("keyed", pattern.as_str())));
    found.extend(rules.values.keys().map(|pattern| ("values", pattern.as_str())));
    found.extend(rules.defaults.keys().map(|pattern| ("defaults", pattern.as_str())));
    found.extend(area.references.keys().map(|pattern| ("references", pattern.as_str())));
    found.extend(area.severity.paths.keys().map(|pattern| ("severity", pattern.as_str())));
    found
}

#[test]
fn keys_and_titles_are_unique_and_sources_are_named() {
    let areas: Vec<_> = catalog::all().collect();
    assert_eq!(areas.iter().map(|area| &area.key).collect::<BTreeSet<_>>().len(), areas.len());
    assert_eq!(areas.iter().map(|area| &area.title).collect::<BTreeSet<_>>().len(), areas.len());
    for area in areas {
        assert!(!area.sources.is_empty(), "{}: where its facts come from", area.key);
        assert!((1..=3).contains(&area.tier), "{}: tier {}", area.key, area.tier);
        assert!(area.description.ends_with('.'), "{}: a description is a whole sentence", area.key);
    }
}

#[test]
fn a_collection_has_an_identity_and_names() {
    for area in catalog::all() {
        if area.request.kind == RequestKind::Collection {
            assert!(!area.identity.name.is_empty(), "{}: a name for people", area.key);
            assert!(!area.identity.key.is_empty(), "{}: a key between tenants", area.key);
        }
        for child in &area.children {
            assert!(child.path.contains("{id}"), "{}: {} is asked for each resource", area.key, child.property);
        }
    }
}

#[test]
fn what_is_selected_is_what_the_rules_speak_of() {
    for area in catalog::all().filter(|area| !area.request.select.is_empty()) {
        for name in &area.identity.name {
            assert!(area.request.select.contains(name), "{}: {name} is a name, but not selected", area.key);
        }
        assert!(area.request.select.contains(&area.identity.id), "{}: the id is not selected", area.key);
    }
}

#[test]
fn requests_are_known_to_graph() {
    let Some(metadata) = metadata() else { return };
    for area in catalog::all() {
        let of_area = (&area.request.path, area.request.kind == RequestKind::Collection, &area.request.select);
        let of_children = area.children.iter().map(|child| (&child.path, true, &child.select));
        for (path, is_collection, select) in std::iter::once(of_area).chain(of_children) {
            let known = metadata.path(area.version, path);
            assert!(known["methods"]["GET"].is_object(), "{}: GET {path}", area.key);
            assert_eq!(known["collection"], is_collection, "{}: {path}", area.key);
            assert!(select.is_empty() || allows(known, "$select"), "{}: $select on {path}", area.key);
        }
        let known = metadata.path(area.version, &area.request.path);
        let Area { request, .. } = area;
        assert!(request.expand.is_empty() || allows(known, "$expand"), "{}: $expand", area.key);
        assert!(request.filter.is_empty() || allows(known, "$filter"), "{}: $filter", area.key);
        assert!(request.page_size == 0 || allows(known, "$top"), "{}: $top", area.key);
        for name in request.select.iter().map(String::as_str).chain(expanded(&request.expand)) {
            assert!(!metadata.places(area, name).is_empty(), "{}: there is no {name}", area.key);
        }
    }
}

fn allows(path: &serde_json::Value, option: &str) -> bool {
    path["options"].as_array().is_some_and(|options| options.iter().any(|known| known == option))
}

/// The outer names of `$expand`, whose own options stand in brackets behind them.
fn expanded(expand: &str) -> impl Iterator<Item = &str> {
    let mut depth = 0_usize;
    let names = expand.split(move |letter: char| {
        depth = if letter == '(' { depth + 1 } else { depth };
        let is_between = letter == ',' && depth == 0;
        depth = if letter == ')' { depth.saturating_sub(1) } else { depth };
        is_between
    });
    names.filter_map(|name| name.split('(').next()).filter(|name| !name.is_empty())
}

#[test]
fn every_path_of_the_rules_leads_somewhere() {
    let Some(metadata) = metadata() else { return };
    for area in catalog::all() {
        for (rule, pattern) in patterns(area) {
            if !UNDOCUMENTED.contains(&(area.key.as_str(), pattern)) {
                assert!(!metadata.places(area, pattern).is_empty(), "{}: {rule} `{pattern}`", area.key);
            }
        }
        let names = area.identity.name.iter().chain(&area.identity.key);
        for name in names.chain([&area.identity.id]) {
            assert!(!metadata.places(area, name).is_empty(), "{}: identity `{name}`", area.key);
        }
    }
}

#[test]
fn a_path_that_is_misspelt_leads_nowhere() {
    let Some(metadata) = metadata() else { return };
    let key = "conditional_access_policies".parse().expect("an area's key");
    let area = catalog::find(&key).expect("an area of the catalog");
    for (pattern, leads) in [
        ("conditions.users.excludeGroups[]", true),
        ("conditions.users.exclude*", true),
        ("conditions.**.membershipKind", true),
        ("conditions.users.excludeGroup", false),
        ("conditions[].users", false),
        ("conditions.users.excludeGroups.id", false),
        ("**.nothingOfTheKind", false),
    ] {
        assert_eq!(!metadata.places(area, pattern).is_empty(), leads, "{pattern}");
    }
}

#[test]
fn keys_belong_to_collections_and_to_their_elements() {
    let Some(metadata) = metadata() else { return };
    for area in catalog::all() {
        for (pattern, keys) in &area.normalise.keyed {
            let places = metadata.places(area, pattern);
            assert!(places.iter().any(|place| place.is_collection), "{}: `{pattern}` has no elements", area.key);
            for key in keys {
                let path = format!("{pattern}[].{key}");
                assert!(!metadata.places(area, &path).is_empty(), "{}: `{path}`", area.key);
            }
        }
    }
}

#[test]
fn kinds_of_values_fit_their_types() {
    let Some(metadata) = metadata() else { return };
    for area in catalog::all() {
        for (pattern, kind) in &area.normalise.values {
            if OF_ANY_TYPE.contains(&(area.key.as_str(), pattern.as_str())) {
                continue;
            }
            for Place { of_type, is_collection, .. } in metadata.places(area, pattern) {
                let is_enum = metadata.type_of(area.version, &of_type)["kind"] == "enum";
                let fits = !is_collection && fits(*kind, &of_type, is_enum);
                assert!(fits, "{}: `{pattern}` is {of_type}, which is no {kind:?}", area.key);
            }
        }
    }
}

fn fits(kind: ValueKind, of_type: &str, is_enum: bool) -> bool {
    match of_type {
        "Edm.DateTimeOffset" => kind == ValueKind::Instant,
        "Edm.Duration" => kind == ValueKind::Duration,
        "Edm.TimeOfDay" => kind == ValueKind::TimeOfDay,
        _ if is_enum => matches!(kind, ValueKind::Word | ValueKind::Flags),
        // A text can hold anything; what it holds is told by Microsoft's documentation alone.
        "Edm.String" | "Edm.Binary" | "Edm.Guid" => true,
        _ => false,
    }
}

#[test]
fn permissions_suffice_and_have_the_ids_of_graph() {
    let Some(metadata) = metadata() else { return };
    for area in catalog::all() {
        let of_children = area.children.iter().map(|child| (&child.path, &child.permissions));
        for (path, granted) in std::iter::once((&area.request.path, &area.permissions.read)).chain(of_children) {
            let sufficient = metadata.sufficient(path);
            let suffices = granted.iter().any(|name| sufficient.contains(&name.as_str()));
            assert!(suffices, "{}: {granted:?} do not suffice for {path}, {sufficient:?} would", area.key);
        }
    }
    for (name, id) in catalog::permission_ids() {
        assert_eq!(metadata.permission_id(name), Some(id.as_str()), "{name}");
    }
}

#[test]
fn only_permissions_that_an_area_needs_are_listed() {
    let areas = catalog::all();
    let needed: BTreeSet<&str> = areas
        .flat_map(|area| area.read_permissions().into_iter().chain(area.permissions.write.iter().map(String::as_str)))
        .collect();
    let listed: BTreeSet<&str> = catalog::permission_ids().keys().map(String::as_str).collect();
    assert_eq!(needed, listed);
}
