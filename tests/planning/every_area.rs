//! The same for the bodies of all areas that fixtures have, both ways.

use std::collections::BTreeSet;
use std::path::Path;

use plumbline::domain::catalog::Entry;
use plumbline::domain::diff::compare;
use plumbline::domain::normalise::normalise;
use plumbline::domain::plan::{Disagreement, OperationKind, Plan, Purpose};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::setting::{chosen, directory, entry, guid, plan_of};

#[derive(Deserialize)]
struct Pair {
    name: String,
    area: String,
    before: Value,
    after: Value,
}

fn pairs() -> Vec<Pair> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let files = std::fs::read_dir(folder).expect("fixtures").map(|entry| entry.expect("an entry").path());
    let read = |file: std::path::PathBuf| -> Vec<Pair> {
        serde_json::from_str(&std::fs::read_to_string(file).expect("readable")).expect("pairs")
    };
    files.flat_map(read).filter(|pair| entry(&pair.area).restore.is_some()).collect()
}

/// Fixtures show what their rule is about; a resource has an id, and a parent where the area has some.
fn whole(entry: &Entry, body: &Value) -> Value {
    let mut body = body.clone();
    let members = body.as_object_mut().expect("an object");
    members.entry(entry.area.identity.id.clone()).or_insert_with(|| json!(guid(1)));
    members.insert("@plumbline.parentId".to_owned(), json!(guid(2)));
    members.entry("policyId").or_insert_with(|| json!("policy"));
    body
}

fn paths(entry: &Entry, before: &Value, after: &Value) -> BTreeSet<String> {
    let canonical = |body| normalise(&entry.area, body).expect("a body");
    compare(&canonical(before), &canonical(after)).into_iter().map(|change| change.path).collect()
}

fn is_within(path: &str, outer: &str) -> bool {
    path.strip_prefix(outer).is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
}

#[test]
fn every_drift_is_written_or_left_out_and_nothing_else_is_touched() {
    let mut written = BTreeSet::new();
    for pair in pairs() {
        for (agreed, live) in [(&pair.before, &pair.after), (&pair.after, &pair.before)] {
            let entry = entry(&pair.area);
            let (agreed, live) = (whole(entry, agreed), whole(entry, live));
            let resource = chosen(&pair.area, &agreed, &live);
            let drifts = resource.drifts.clone();
            let plan = plan_of(Purpose::Restore, &directory(&[]), vec![(&pair.area, vec![resource])], vec![]);
            let case = format!("{}: {}", pair.area, pair.name);
            for drift in &drifts {
                let is_written = plan.operations.iter().any(|operation| operation.drifts.contains(&drift.id));
                let is_left = plan.left_out.iter().any(|left| left.drift == drift.id);
                assert!(is_written || is_left, "{case}: {:?}\n{plan:#?}", drift.what);
            }
            let wished: Vec<&String> = drifts
                .iter()
                .filter_map(|drift| match &drift.what {
                    Disagreement::Changed { path } => Some(path),
                    Disagreement::Missing | Disagreement::Unexpected => None,
                })
                .collect();
            if let Some(touched) = plan.resources.first() {
                let wanted = touched.wanted.as_ref().expect("a body");
                for path in paths(entry, &live, wanted) {
                    assert!(wished.iter().any(|wish| is_within(&path, wish)), "{case}: {path}");
                }
                let left: BTreeSet<String> = plan.left_out.iter().map(|left| left.path.clone()).collect();
                assert_eq!(paths(entry, &agreed, wanted), left, "{case}");
                written.insert(pair.area.clone());
            }
            check_requests(&case, &plan);
        }
    }
    assert!(written.len() > 80, "only {} areas have a fixture that can be written back", written.len());
}

fn check_requests(case: &str, plan: &Plan) {
    for operation in &plan.operations {
        let request = &operation.request;
        assert!(request.path.starts_with('/') && !request.path.contains(['{', '}', ' ']), "{case}: {}", request.path);
        let says_something = request.body.is_some() || !operation.part.is_empty();
        assert!(says_something || operation.kind == OperationKind::Delete, "{case}: {request:?}");
        let text = request.body.as_ref().map(Value::to_string).unwrap_or_default();
        for forbidden in ["@plumbline", "@odata.context", "@odata.etag", "$notComparable", "\"****"] {
            assert!(!text.contains(forbidden), "{case}: {text}");
        }
        assert!(!operation.changes.is_empty() && !operation.permissions.is_empty(), "{case}: {operation:?}");
        assert!(operation.reason.ends_with('.'), "{case}: {}", operation.reason);
    }
}
