//! What is asked of Graph, against the paths and types that it has.

use plumbline::domain::catalog::{self, ApiVersion, Area, RequestKind};
use serde_json::Value;

use crate::metadata::{Metadata, metadata};

/// One GET as the catalog describes it.
struct Get<'a> {
    version: ApiVersion,
    path: &'a str,
    is_collection: bool,
    entity_type: Option<&'a str>,
    select: &'a [String],
    expand: &'a str,
    filter: &'a str,
    page_size: u32,
}

fn requests(area: &Area) -> Vec<Get<'_>> {
    let request = &area.request;
    let own = Get {
        version: area.version,
        path: &request.path,
        is_collection: request.kind == RequestKind::Collection,
        entity_type: Some(&area.entity_type),
        select: &request.select,
        expand: &request.expand,
        filter: &request.filter,
        page_size: request.page_size,
    };
    let of_children = area.children.iter().map(|child| Get {
        version: area.version,
        path: &child.path,
        is_collection: child.kind == RequestKind::Collection,
        entity_type: Some(&child.entity_type),
        select: &child.select,
        expand: &child.expand,
        filter: "",
        page_size: child.page_size,
    });
    let of_parents = request.parents.iter().map(|parents| Get {
        version: parents.version.unwrap_or(area.version),
        path: &parents.path,
        is_collection: true,
        entity_type: None,
        select: &parents.select,
        expand: "",
        filter: &parents.filter,
        page_size: parents.page_size,
    });
    std::iter::once(own).chain(of_children).chain(of_parents).collect()
}

#[test]
fn requests_are_known_to_graph() {
    let Some(metadata) = metadata() else { return };
    for area in catalog::all() {
        for get in requests(area) {
            let known = metadata.path(get.version, get.path);
            assert!(!known.is_null(), "{}: {} {}", area.key, get.version.as_str(), get.path);
            assert!(metadata.has_method(get.version, "GET", get.path), "{}: GET {}", area.key, get.path);
            assert_eq!(known["collection"] == true, get.is_collection, "{}: {}", area.key, get.path);
            let is_deprecated = known["methods"]["GET"]["deprecated"].is_string();
            assert!(!is_deprecated, "{}: GET {} is deprecated", area.key, get.path);
        }
    }
}

#[test]
fn paths_take_the_options_that_are_sent() {
    let Some(metadata) = metadata() else { return };
    for area in catalog::all() {
        for get in requests(area) {
            let known = metadata.path(get.version, get.path);
            let sent = [
                ("$select", !get.select.is_empty()),
                ("$expand", !get.expand.is_empty()),
                ("$filter", !get.filter.is_empty()),
                ("$top", get.page_size > 0),
            ];
            for (option, _) in sent.iter().filter(|(_, is_sent)| *is_sent) {
                assert!(allows(known, option), "{}: {option} on {}", area.key, get.path);
            }
        }
        if !area.request.count.is_empty() {
            let known = metadata.path(area.version, &area.request.path);
            assert!(allows(known, "$count"), "{}: $count", area.key);
            assert_eq!(area.request.count, format!("{}/$count", area.request.path), "{}", area.key);
        }
    }
}

/// A path of which the metadata tells no options has none that could be refuted.
fn allows(path: &Value, option: &str) -> bool {
    path["options"].as_array().is_none_or(|options| options.is_empty() || options.iter().any(|known| known == option))
}

#[test]
fn what_is_selected_and_expanded_belongs_to_the_type() {
    let Some(metadata) = metadata() else { return };
    for area in catalog::all() {
        for get in requests(area) {
            let of_path = metadata.path(get.version, get.path)["type"].as_str().unwrap_or_default();
            let of_type = get.entity_type.unwrap_or(of_path);
            assert!(metadata.are_related(get.version, of_type, of_path), "{}: {} gives {of_path}", area.key, get.path);
            for name in get.select {
                assert!(metadata.has_member(get.version, of_type, name), "{}: there is no {name}", area.key);
            }
            check_expand(&metadata, area, get.version, of_type, get.expand);
        }
    }
}

fn check_expand(metadata: &Metadata, area: &Area, version: ApiVersion, of_type: &str, expand: &str) {
    for item in outer(expand, ',') {
        let (name, options) =
            item.split_once('(').map_or((item, ""), |(name, rest)| (name, rest.trim_end_matches(')')));
        let target = metadata.navigation(version, of_type, name);
        let target = target.unwrap_or_else(|| panic!("{}: {of_type} cannot expand {name}", area.key));
        for option in outer(options, ';') {
            match option.split_once('=') {
                Some(("$expand", inner)) => check_expand(metadata, area, version, target, inner),
                Some(("$select", names)) => {
                    for name in names.split(',') {
                        assert!(metadata.has_member(version, target, name), "{}: {target} has no {name}", area.key);
                    }
                }
                _ => panic!("{}: `{option}` within $expand", area.key),
            }
        }
    }
}

/// The parts of a text between separators that stand in no brackets.
fn outer(text: &str, separator: char) -> impl Iterator<Item = &str> {
    let mut depth = 0_usize;
    let parts = text.split(move |letter: char| {
        depth = if letter == '(' { depth + 1 } else { depth };
        let is_between = letter == separator && depth == 0;
        depth = if letter == ')' { depth.saturating_sub(1) } else { depth };
        is_between
    });
    parts.filter(|part| !part.is_empty())
}

#[test]
fn the_parts_of_an_expand_are_told_apart() {
    for (text, expected) in [("a,b", vec!["a", "b"]), ("a($expand=b,c),d", vec!["a($expand=b,c)", "d"]), ("", vec![])] {
        assert_eq!(outer(text, ',').collect::<Vec<_>>(), expected, "{text}");
    }
}

#[test]
fn deltas_are_known_to_the_list_of_permissions() {
    let Some(metadata) = metadata() else { return };
    for area in catalog::all().filter(|area| !area.request.delta.is_empty()) {
        assert_eq!(area.request.delta, format!("{}/delta", area.request.path), "{}", area.key);
        let sufficient = metadata.sufficient("GET", &area.request.delta);
        let suffices = area.permissions.read.iter().any(|name| sufficient.contains(&name.as_str()));
        assert!(suffices, "{}: {sufficient:?}", area.key);
    }
}
