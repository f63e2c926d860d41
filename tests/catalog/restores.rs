//! How areas are written back, against the paths that Graph has.

use plumbline::domain::catalog::{self, ApiVersion, Area, Entry, Method};

use crate::metadata::{Metadata, metadata};
use crate::permissions;

struct Write<'a> {
    method: &'static str,
    version: ApiVersion,
    path: &'a str,
    permissions: &'a [String],
    is_undocumented: bool,
}

fn writes(entry: &Entry) -> Vec<Write<'_>> {
    let Some(restore) = &entry.restore else { return Vec::new() };
    let operations = [&restore.update, &restore.create, &restore.delete].into_iter().flatten().map(|operation| Write {
        method: word(operation.method),
        version: operation.version.unwrap_or(entry.area.version),
        path: &operation.path,
        permissions: &operation.permissions,
        is_undocumented: operation.undocumented,
    });
    let steps = restore.steps.iter().map(|step| Write {
        method: word(step.method),
        version: entry.area.version,
        path: &step.path,
        permissions: &step.permissions,
        is_undocumented: step.undocumented,
    });
    operations.chain(steps).collect()
}

fn word(method: Method) -> &'static str {
    match method {
        Method::Patch => "PATCH",
        Method::Put => "PUT",
        Method::Post => "POST",
        Method::Delete => "DELETE",
    }
}

#[test]
fn writes_are_known_to_graph() {
    let Some(metadata) = metadata() else { return };
    for entry in catalog::entries() {
        for write in writes(entry) {
            check(&metadata, &entry.area, &write);
        }
    }
}

fn check(metadata: &Metadata, area: &Area, write: &Write<'_>) {
    let Write { method, version, path, permissions, is_undocumented } = write;
    assert!(!metadata.path(*version, path).is_null(), "{}: {} {path}", area.key, version.as_str());
    if *is_undocumented {
        assert!(!metadata.has_method(*version, method, path), "{}: {method} {path} is documented", area.key);
        return;
    }
    assert!(metadata.has_method(*version, method, path), "{}: {method} {path}", area.key);
    permissions::check(metadata, area, method, path, permissions);
}

#[test]
fn what_a_restore_speaks_of_is_there() {
    let Some(metadata) = metadata() else { return };
    for entry in catalog::entries() {
        let Some(restore) = &entry.restore else { continue };
        let steps = restore.steps.iter().map(|step| &step.property);
        for path in restore.read_only.iter().chain(&restore.write_only).chain(steps) {
            assert!(!metadata.places(&entry.area, path).is_empty(), "{}: `{path}`", entry.area.key);
        }
    }
}

#[test]
fn a_restore_does_something() {
    for entry in catalog::entries().iter().filter(|entry| entry.restore.is_some()) {
        assert!(!writes(entry).is_empty(), "{}", entry.area.key);
    }
}
