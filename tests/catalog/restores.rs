//! How areas are written back, against the paths and types that Graph has.

use plumbline::domain::catalog::{self, ApiVersion, Area, Does, Entry, Operation, Restore, Sends, Step, StepBody};

use crate::metadata::{Metadata, metadata};
use crate::permissions;

struct Write<'a> {
    method: &'static str,
    version: ApiVersion,
    path: &'a str,
    permissions: &'a [String],
    is_undocumented: bool,
    /// The page that tells of it where the metadata does not.
    source: &'a str,
}

fn writes(entry: &Entry) -> Vec<Write<'_>> {
    let Some(restore) = &entry.restore else { return Vec::new() };
    let own = entry.area.version;
    let operations = operations(restore).map(|operation| Write {
        method: operation.method.as_str(),
        version: operation.version.unwrap_or(own),
        path: &operation.path,
        permissions: &operation.permissions,
        is_undocumented: operation.undocumented,
        source: "",
    });
    let steps = restore.steps.iter().map(|step| Write {
        method: step.method.as_str(),
        version: step.version.unwrap_or(own),
        path: &step.path,
        permissions: &step.permissions,
        is_undocumented: step.undocumented,
        source: &step.source,
    });
    operations.chain(steps).collect()
}

fn operations(restore: &Restore) -> impl Iterator<Item = &Operation> {
    [&restore.update, &restore.create, &restore.delete].into_iter().flatten()
}

fn restores() -> impl Iterator<Item = (&'static Area, &'static Restore)> {
    catalog::entries().iter().filter_map(|entry| Some((&*entry.area, entry.restore.as_ref()?)))
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
    let Write { method, version, path, permissions, is_undocumented, source } = write;
    let is_known = metadata.has_method(*version, method, path);
    if !source.is_empty() {
        assert!(!is_known, "{}: {method} {path} needs no page beside the metadata", area.key);
        assert!(!permissions.is_empty(), "{}: {method} {path} needs no permission", area.key);
        return;
    }
    assert!(!metadata.path(*version, path).is_null(), "{}: {} {path}", area.key, version.as_str());
    if *is_undocumented {
        assert!(!is_known, "{}: {method} {path} is documented", area.key);
        return;
    }
    assert!(is_known, "{}: {method} {path}", area.key);
    permissions::check(metadata, area, method, path, permissions);
}

#[test]
fn what_a_restore_speaks_of_is_there() {
    let Some(metadata) = metadata() else { return };
    for (area, restore) in restores() {
        let steps = restore.steps.iter().map(|step| &step.property);
        let whole = restore.read_only.iter().chain(&restore.fixed).chain(&restore.write_only);
        let unwritable = restore.unwritable.iter().flat_map(|unwritable| &unwritable.paths);
        let closed = restore.closed.iter().flat_map(|closed| closed.paths.iter().chain([&closed.property]));
        for path in whole.chain(unwritable).chain(closed).chain(steps) {
            is_there(&metadata, area, path);
        }
        for operation in operations(restore) {
            let lists = operation.disables_first.iter().flat_map(|first| [first.list.clone(), of_element(first)]);
            let kept = operation.keeps_id.clone().into_iter();
            let named = operation.takes.iter().chain(&operation.always).chain(&operation.strip);
            for path in named.chain(operation.binds.keys()).cloned().chain(lists).chain(kept) {
                is_there(&metadata, area, &path);
            }
        }
        for step in &restore.steps {
            for path in step.strip.iter().chain(step.binds.keys()) {
                is_there(&metadata, area, &within(&metadata, area, step, path));
            }
        }
    }
}

fn is_there(metadata: &Metadata, area: &Area, path: &str) {
    let is_id = path == area.identity.id;
    assert!(is_id || !metadata.places(area, path).is_empty(), "{}: `{path}`", area.key);
}

fn of_element(first: &catalog::DisablesFirst) -> String {
    format!("{}[].{}", first.list, first.property)
}

/// What a step says of its body is below the property, or below an element of it.
fn within(metadata: &Metadata, area: &Area, step: &Step, path: &str) -> String {
    let is_list = metadata.places(area, &step.property).iter().any(|place| place.is_collection);
    format!("{}{}.{path}", step.property, if is_list { "[]" } else { "" })
}

#[test]
fn a_path_is_governed_by_one_rule() {
    for (area, restore) in restores() {
        let steps: Vec<&str> = restore.steps.iter().map(|step| step.property.as_str()).collect();
        let unwritable = restore.unwritable.iter().flat_map(|unwritable| &unwritable.paths);
        let lists = [&restore.read_only, &restore.fixed, &restore.write_only];
        let mut all: Vec<&String> = lists.into_iter().flatten().chain(unwritable).collect();
        for path in &all {
            assert!(!steps.contains(&path.as_str()), "{}: `{path}` has a step", area.key);
        }
        all.sort_unstable();
        for pair in all.windows(2) {
            assert_ne!(pair[0], pair[1], "{}", area.key);
        }
        for operation in operations(restore) {
            for path in operation.takes.iter().chain(&operation.always) {
                assert!(!restore.read_only.contains(path), "{}: `{path}` is read-only", area.key);
            }
        }
    }
}

#[test]
fn a_resource_of_many_types_says_which_it_is() {
    let Some(metadata) = metadata() else { return };
    for (area, restore) in restores() {
        let is_abstract = metadata.type_of(area.version, &area.entity_type)["abstract"] == true;
        let writes = restore.update.is_some() || restore.create.is_some();
        assert!(restore.typed || !is_abstract || !writes, "{}: the body must name its type", area.key);
    }
}

/// PUT puts a whole object in place: whatever the body leaves out is lost.
#[test]
fn a_put_sends_the_whole() {
    for (area, restore) in restores() {
        for operation in operations(restore) {
            let is_put = operation.method == catalog::Method::Put;
            assert_eq!(operation.sends == Sends::Whole, is_put, "{}: {}", area.key, operation.path);
        }
        for step in restore.steps.iter().filter(|step| step.method == catalog::Method::Put) {
            assert!(matches!(step.body, StepBody::Whole | StepBody::Itself), "{}: {}", area.key, step.path);
        }
    }
}

#[test]
fn a_step_has_the_body_that_its_deed_needs() {
    for (area, restore) in restores() {
        for step in &restore.steps {
            let is_of_element = step.path.contains("{element}");
            let fits = match step.does {
                Does::Set => !is_of_element && !matches!(step.body, StepBody::None | StepBody::Element),
                Does::Add => matches!(step.body, StepBody::Element | StepBody::Reference(_)),
                Does::Change => is_of_element && step.body == StepBody::Element,
                Does::Remove => step.body == StepBody::None && step.method == catalog::Method::Delete,
            };
            assert!(fits, "{}: {:?} {}", area.key, step.does, step.path);
        }
    }
}

/// What is deleted for good and what is not is told by a page, and the path names the resource.
#[test]
fn a_recycle_bin_is_found_by_the_id() {
    for (area, restore) in restores() {
        let Some(bin) = &restore.recycle_bin else { continue };
        assert!(restore.delete.is_some() && bin.find.ends_with("/{id}"), "{}", area.key);
        assert_eq!(bin.restore, format!("{}/restore", bin.find), "{}", area.key);
        assert!(!bin.source.is_empty() && bin.days > 0, "{}", area.key);
        for name in &bin.find_permissions {
            assert!(area.read_permissions().contains(&name.as_str()), "{}: {name} is not asked for", area.key);
        }
    }
}

#[test]
fn whatever_is_written_before_is_an_area_and_nothing_waits_for_itself() {
    for (area, restore) in restores() {
        for before in &restore.after {
            assert!(catalog::find(before).is_some(), "{}: {before}", area.key);
            assert_ne!(before, &area.key);
        }
    }
}

#[test]
fn every_area_can_be_written_or_says_why_not() {
    for entry in catalog::entries() {
        let Some(restore) = &entry.restore else {
            assert!(is_sentence(&entry.no_restore), "{}: {}", entry.area.key, entry.no_restore);
            continue;
        };
        assert!(!writes(entry).is_empty() && entry.no_restore.is_empty(), "{}", entry.area.key);
        let reasons = restore.closed.iter().map(|closed| &closed.why);
        for why in reasons.chain(restore.unwritable.iter().map(|unwritable| &unwritable.why)) {
            assert!(is_sentence(why), "{}: {why}", entry.area.key);
        }
    }
}

fn is_sentence(text: &str) -> bool {
    text.ends_with('.') && text.starts_with(char::is_uppercase)
}

/// `plumbline areas --restore` prints what belongs between the two marks.
#[test]
fn the_page_about_restoring_has_the_table_of_the_catalog() {
    let page = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/restore.md")).expect("the page");
    let (_, rest) = page.split_once("<!-- areas -->\n").expect("the page has a mark before the tables");
    let (tables, _) = rest.split_once("<!-- /areas -->").expect("the page has a mark behind the tables");
    let expected = catalog::restore_tables();
    for (found, expected) in tables.trim().lines().zip(expected.trim().lines()) {
        assert_eq!(found, expected, "put the output of `plumbline areas --restore` into docs/restore.md");
    }
    assert_eq!(tables.trim().len(), expected.trim().len(), "{expected}");
}
