//! What an app registration is asked to grant, against Microsoft's list of permissions.

use std::collections::BTreeSet;

use plumbline::domain::catalog::{self, Area};

use crate::metadata::{Metadata, metadata, normal};

#[test]
fn permissions_suffice_for_reading_and_have_the_ids_of_graph() {
    let Some(metadata) = metadata() else { return };
    for area in catalog::all() {
        check(&metadata, area, "GET", &area.request.path, &area.permissions.read);
        for child in &area.children {
            check(&metadata, area, "GET", &child.path, &child.permissions);
        }
        if let Some(parents) = &area.request.parents {
            check(&metadata, area, "GET", &parents.path, &parents.permissions);
        }
    }
    for (name, id) in catalog::permission_ids() {
        assert_eq!(metadata.permission_id(name), Some(id.as_str()), "{name}");
    }
}

/// Each permission is in Microsoft's list for the request, or a doubt says that it is not.
pub(super) fn check(metadata: &Metadata, area: &Area, method: &str, path: &str, permissions: &[String]) {
    assert!(!permissions.is_empty(), "{}: {method} {path} needs no permission", area.key);
    let sufficient = metadata.sufficient(method, path);
    let request = format!("{method} {}", normal(path));
    for name in permissions {
        let is_doubted = area.doubts.iter().any(|doubt| doubt.contains(name) && normal(doubt).contains(&request));
        let is_listed = sufficient.contains(&name.as_str());
        assert!(is_listed || is_doubted, "{}: {name} for {request}, where {sufficient:?} would do", area.key);
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

#[test]
fn reading_never_asks_for_a_permission_that_writes_unless_there_is_no_other() {
    for area in catalog::all() {
        for name in area.read_permissions().into_iter().filter(|name| name.contains("Write") || name.contains("Full")) {
            assert!(!area.is_on_by_default(), "{}: {name}", area.key);
            assert!(!area.permissions.note.is_empty(), "{}: why {name}", area.key);
        }
    }
}
