//! Ids that do not exist yet: a mark stands for each until the service has given it.

use std::collections::BTreeMap;

use serde_json::Value;

use super::address::encoded;
use super::{Operation, PlannedChange, PlannedRequest, Touched};

const BEGINNING: &str = "{{created:";
const END: &str = "}}";

/// A request cannot be sent before another one was answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the id that operation {number} gives is not known yet")]
pub struct MissingId {
    pub number: u32,
}

/// Marks the place of an id that the service gives when operation `number` is done.
pub fn created_id(number: u32) -> String {
    format!("{BEGINNING}{number}{END}")
}

impl PlannedRequest {
    /// The request with the ids in place of their marks.
    ///
    /// # Errors
    /// [`MissingId`] names the operation whose id is not known: a mark is never sent.
    pub fn with_created_ids(&self, ids: &BTreeMap<u32, String>) -> Result<Self, MissingId> {
        if let Some(number) = self.created_ids().into_iter().find(|number| !ids.contains_key(number)) {
            return Err(MissingId { number });
        }
        let Self { method, version, path, headers, body } = self;
        let fill = |body: &Value| map_texts(body, &|text| replaced(text, &|number| ids.get(&number).cloned()));
        Ok(Self {
            method: *method,
            version: *version,
            path: replaced(path, &|number| ids.get(&number).map(|id| encoded(id))),
            headers: headers.clone(),
            body: body.as_ref().map(fill),
        })
    }

    /// The operations whose ids it needs.
    pub fn created_ids(&self) -> Vec<u32> {
        let mut found = numbers(&self.path);
        found.extend(self.body.iter().flat_map(marks_in));
        found.sort_unstable();
        found.dedup();
        found
    }

    /// The request with other texts in place of the marks.
    pub(super) fn with_marks(&self, replace: &impl Fn(u32) -> Option<String>) -> Self {
        let Self { method, version, path, headers, body } = self;
        Self {
            method: *method,
            version: *version,
            path: replaced(path, replace),
            headers: headers.clone(),
            body: body.as_ref().map(|body| map_texts(body, &|text| replaced(text, replace))),
        }
    }
}

impl Operation {
    /// The operation with the ids in place of their marks: in its request, and in the places that it names.
    ///
    /// # Errors
    /// [`MissingId`] names the operation whose id is not known: a mark is never sent.
    pub fn with_created_ids(&self, ids: &BTreeMap<u32, String>) -> Result<Self, MissingId> {
        let fill_text = |text: &str| replaced(text, &|number| ids.get(&number).cloned());
        let fill = |value: &Value| map_texts(value, &fill_text);
        let change = |change: &PlannedChange| PlannedChange {
            path: fill_text(&change.path),
            kind: change.kind,
            before: fill(&change.before),
            after: fill(&change.after),
        };
        Ok(Self {
            request: self.request.with_created_ids(ids)?,
            part: fill_text(&self.part),
            interim: self.interim.as_ref().map(fill),
            changes: self.changes.iter().map(change).collect(),
            ..self.clone()
        })
    }
}

impl Touched {
    /// The resource with those ids in place that are known.
    #[must_use]
    pub fn with_created_ids(&self, ids: &BTreeMap<u32, String>) -> Self {
        let fill = |body: &Value| map_texts(body, &|text| replaced(text, &|number| ids.get(&number).cloned()));
        Self { wanted: self.wanted.as_ref().map(fill), seen: self.seen.as_ref().map(fill), ..self.clone() }
    }
}

/// The value with each of its texts changed; names stay.
pub(super) fn map_texts(value: &Value, change: &impl Fn(&str) -> String) -> Value {
    match value {
        Value::String(text) => Value::String(change(text)),
        Value::Array(items) => items.iter().map(|item| map_texts(item, change)).collect(),
        Value::Object(members) => {
            members.iter().map(|(name, member)| (name.clone(), map_texts(member, change))).collect()
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => value.clone(),
    }
}

pub(super) fn replaced(text: &str, replace: &impl Fn(u32) -> Option<String>) -> String {
    let mut whole = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, number, after)) = next_mark(rest) {
        whole.push_str(before);
        whole.push_str(&replace(number).unwrap_or_else(|| created_id(number)));
        rest = after;
    }
    whole.push_str(rest);
    whole
}

/// The numbers of all marks in a value.
pub(super) fn marks_in(value: &Value) -> Vec<u32> {
    let mut found = Vec::new();
    collect(value, &mut found);
    found
}

fn collect(value: &Value, found: &mut Vec<u32>) {
    match value {
        Value::String(text) => found.extend(numbers(text)),
        Value::Array(items) => items.iter().for_each(|item| collect(item, found)),
        Value::Object(members) => members.values().for_each(|member| collect(member, found)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// The parts of a text, each with the mark that follows it.
pub(super) fn split_at_marks(text: &str) -> Vec<(&str, Option<u32>)> {
    let mut parts = Vec::new();
    let mut rest = text;
    while let Some((before, number, after)) = next_mark(rest) {
        parts.push((before, Some(number)));
        rest = after;
    }
    parts.push((rest, None));
    parts
}

/// The numbers of all marks in a text, each once.
pub(super) fn marks_in_text(text: &str) -> Vec<u32> {
    let mut found = numbers(text);
    found.sort_unstable();
    found.dedup();
    found
}

fn numbers(text: &str) -> Vec<u32> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some((_, number, after)) = next_mark(rest) {
        found.push(number);
        rest = after;
    }
    found
}

/// What stands before the next mark, its number, and what follows.
fn next_mark(text: &str) -> Option<(&str, u32, &str)> {
    text.match_indices(BEGINNING).find_map(|(start, beginning)| {
        let (before, mark) = text.split_at(start);
        let (number, after) = mark.strip_prefix(beginning)?.split_once(END)?;
        Some((before, number.parse().ok()?, after))
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use serde_json::json;

    use super::{MissingId, created_id};
    use crate::domain::catalog::{ApiVersion, Method};
    use crate::domain::plan::PlannedRequest;

    fn request() -> PlannedRequest {
        PlannedRequest {
            method: Method::Patch,
            version: ApiVersion::V1,
            path: format!("/groups/{}/owners", created_id(2)),
            headers: BTreeMap::new(),
            body: Some(json!({ "ids": [created_id(1), "x"], "link": format!("a/{}/b", created_id(2)) })),
        }
    }

    #[test]
    fn marks_are_filled_wherever_they_stand() {
        let filled = request().with_created_ids(&BTreeMap::from([(1, "one".into()), (2, "two".into())]));
        let filled = filled.expect("all ids");
        assert_eq!(filled.path, "/groups/two/owners");
        assert_eq!(filled.body, Some(json!({ "ids": ["one", "x"], "link": "a/two/b" })));
    }

    #[test]
    fn a_request_with_a_mark_is_never_sent() {
        let filled = request().with_created_ids(&BTreeMap::from([(1, "one".into())]));
        assert_eq!(filled, Err(MissingId { number: 2 }));
        assert_eq!(request().created_ids(), [1, 2]);
    }

    #[test]
    fn what_only_looks_like_a_mark_stays() {
        let request = PlannedRequest { path: "/a/{{created:x}}/{{created:1".into(), body: None, ..request() };
        assert_eq!(request.created_ids(), Vec::<u32>::new());
        assert_eq!(request.with_created_ids(&BTreeMap::new()), Ok(request));
    }
}
