//! What the catalog says about ids of other objects, against the types of Graph.

use std::collections::BTreeSet;

use plumbline::domain::catalog::{self, Area};
use plumbline::domain::model::AreaKey;

use crate::metadata::metadata;

fn area(key: &AreaKey) -> &'static Area {
    catalog::find(key).expect("an area of the catalog")
}

/// Whether the answers of the area hold the property.
fn is_read(area: &Area, property: &str) -> bool {
    let select = &area.request.select;
    select.is_empty() || select.iter().any(|selected| selected == property)
}

#[test]
fn what_an_id_is_compared_with_is_a_property_that_is_read() {
    for here in catalog::all() {
        for (path, reference) in &here.references {
            let there = area(&reference.area);
            assert!(is_read(there, &reference.by), "{}: `{path}` by {}", here.key, reference.by);
        }
        for property in here.identity.global.iter().chain(&here.identity.key) {
            let first = property.split('.').next().expect("a name");
            assert!(first == "@odata.type" || is_read(here, first), "{}: {property}", here.key);
        }
    }
}

#[test]
fn what_an_id_is_compared_with_is_a_property_that_there_is() {
    let Some(metadata) = metadata() else { return };
    for here in catalog::all() {
        for (path, reference) in &here.references {
            let there = area(&reference.area);
            assert!(!metadata.places(there, &reference.by).is_empty(), "{}: `{path}` by {}", here.key, reference.by);
        }
        for property in &here.identity.global {
            assert!(!metadata.places(here, property).is_empty(), "{}: global {property}", here.key);
        }
    }
}

/// The store keeps one further name for each resource.
#[test]
fn an_area_is_referred_to_by_its_id_and_by_one_property_more_at_most() {
    for here in catalog::all() {
        let others: BTreeSet<&String> =
            catalog::referred_by(&here.key).iter().filter(|by| **by != here.identity.id).collect();
        assert!(others.len() <= 1, "{}: {others:?}", here.key);
    }
}

/// Ids at these places are known from Microsoft's documentation to name objects of these areas. A property of such a
/// name elsewhere in the first two tiers must say so, too.
#[test]
fn properties_that_are_called_like_ids_of_objects_say_whose() {
    let Some(metadata) = metadata() else { return };
    let suffixes = ["roleScopeTagIds[]", "assignments[].target.groupId"];
    for here in catalog::all().filter(|area| area.tier <= 2) {
        for pattern in suffixes {
            let is_there = !metadata.places(here, pattern).is_empty();
            let first = pattern.split(['.', '[']).next().expect("a name");
            let is_read = here.request.select.is_empty()
                && (first != "assignments"
                    || here.request.expand.contains(first)
                    || here.children.iter().any(|child| child.property == first));
            if is_there && is_read {
                assert!(here.references.contains_key(pattern), "{}: {pattern}", here.key);
            }
        }
    }
}
