//! What a resource that is made anew would lack.

use std::collections::BTreeSet;

use serde_json::Value;

use super::facts::Facts;
use super::note::{Note, NoteCode, Severity};
use crate::domain::catalog::Area;
use crate::domain::normalise::normalise;
use crate::domain::plan::{Operation, OperationKind, Plan};

const NAMED_AT_MOST: usize = 8;

pub(super) fn look(plan: &Plan, facts: &Facts, notes: &mut Vec<Note>) {
    for made in plan.operations.iter().filter(|operation| operation.kind == OperationKind::Create) {
        let place = (made.area.clone(), made.resource.clone());
        let (Some(entry), Some(agreed)) = (super::entry(&made.area), facts.agreed.get(&place)) else { continue };
        let lacking = lacking(&entry.area, agreed, &given(plan, made));
        if lacking.is_empty() {
            continue;
        }
        let named = lacking.iter().take(NAMED_AT_MOST).map(String::as_str).collect::<Vec<_>>().join(", ");
        let more = if lacking.len() > NAMED_AT_MOST { " and others" } else { "" };
        let message = format!("{} is made anew, and no request gives it {named}{more}", made.resource_name);
        let way_out = "the service sets these itself, or shows them to nobody: look at them afterwards";
        let numbers = vec![made.number];
        notes.push(Note::new(NoteCode::MadeWithout, Severity::Warning, message, way_out, numbers));
    }
}

/// The properties that the requests about the resource speak of.
fn given<'p>(plan: &'p Plan, made: &Operation) -> BTreeSet<&'p str> {
    let about = plan.operations.iter().filter(|other| other.area == made.area && other.resource == made.resource);
    about
        .flat_map(|operation| {
            let members = operation.request.body.as_ref().and_then(Value::as_object);
            members.into_iter().flat_map(|members| members.keys()).map(String::as_str).chain(first(&operation.part))
        })
        .collect()
}

/// The agreed properties, by their first names, that are not given. What is empty is nothing that could be lacking.
fn lacking(area: &Area, agreed: &Value, given: &BTreeSet<&str>) -> BTreeSet<String> {
    let Ok(canonical) = normalise(area, agreed) else { return BTreeSet::new() };
    let says_something = |value: &Option<Value>| match value {
        None => true,
        Some(Value::Null) => false,
        Some(Value::String(text)) => !text.is_empty(),
        Some(Value::Array(items)) => !items.is_empty(),
        Some(Value::Object(members)) => !members.is_empty(),
        Some(Value::Bool(_) | Value::Number(_)) => true,
    };
    let leaves = canonical.leaves().into_iter().filter(|(path, value)| !path.starts_with('@') && says_something(value));
    let names = leaves.filter_map(|(path, _)| first(&path).map(str::to_owned)).collect::<BTreeSet<_>>();
    names.into_iter().filter(|name| *name != area.identity.id && !given.contains(name.as_str())).collect()
}

/// The name of the property that a path begins with.
fn first(path: &str) -> Option<&str> {
    path.split(['.', '[']).next().filter(|name| !name.is_empty())
}
