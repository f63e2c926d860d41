//! The requests of a plan for those who want to send them by hand, with no write connection at all.

mod curl;
mod powershell;

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use super::created::map_texts;
use super::{GRAPH_ROOT, Operation, OperationKind, Plan};
use crate::domain::catalog::{Entry, entries};

pub use curl::curl;
pub use powershell::powershell;

/// The chosen operations as JSON, in the order in which they are sent. `root` is the address of Graph, such as
/// `https://graph.microsoft.com`.
pub fn json(plan: &Plan, chosen: &BTreeSet<u32>, root: &str) -> String {
    let operation = |operation: &Operation| {
        let Operation { number, wave, area, resource, resource_name, kind, part, reason, needs, .. } = operation;
        let mut request = json!({
            "method": operation.request.method,
            "url": url(operation, root),
            "headers": headers(plan, operation).into_iter().collect::<BTreeMap<String, String>>(),
        });
        if let (Some(members), Some(body)) = (request.as_object_mut(), body(operation, root)) {
            members.insert("body".to_owned(), body);
        }
        json!({
            "number": number, "wave": wave, "area": area, "resourceId": resource, "resourceName": resource_name,
            "kind": kind, "part": part, "reason": reason, "needs": needs, "request": request,
        })
    };
    let operations: Vec<Value> = sent(plan, chosen).map(operation).collect();
    let whole = json!({
        "note": "Send them in this order. {{created:N}} stands for the id in the answer to request N.",
        "requests": operations,
    });
    let mut text = serde_json::to_string_pretty(&whole).expect("names for keys and numbers that JSON can write");
    text.push('\n');
    text
}

fn sent<'p>(plan: &'p Plan, chosen: &BTreeSet<u32>) -> impl Iterator<Item = &'p Operation> {
    plan.operations.iter().filter(|operation| chosen.contains(&operation.number))
}

fn url(operation: &Operation, root: &str) -> String {
    format!("{}/{}{}", root.trim_end_matches('/'), operation.request.version.as_str(), operation.request.path)
}

fn body(operation: &Operation, root: &str) -> Option<Value> {
    let fill = |text: &str| text.replace(GRAPH_ROOT, root.trim_end_matches('/'));
    operation.request.body.as_ref().map(|body| map_texts(body, &fill))
}

/// All headers but the one that tells who asks. Where the catalog wants to hear of it, the version that was seen.
fn headers(plan: &Plan, operation: &Operation) -> Vec<(String, String)> {
    let mut headers: Vec<(String, String)> =
        operation.request.headers.iter().map(|(name, value)| (name.clone(), value.clone())).collect();
    let update = entry(operation).and_then(|entry| entry.restore.as_ref()?.update.as_ref());
    let is_guarded = operation.kind == OperationKind::Update && update.is_some_and(|update| update.if_match);
    let seen = plan.touched(operation).and_then(|touched| touched.seen.as_ref()?.get("@odata.etag")?.as_str());
    headers.extend(seen.filter(|_| is_guarded).map(|etag| ("If-Match".to_owned(), etag.to_owned())));
    headers
}

/// Where the answer tells the id of what was made, if anybody in the plan needs it.
fn answered_id(plan: &Plan, operation: &Operation) -> Option<String> {
    let is_needed = plan.operations.iter().any(|other| other.request.created_ids().contains(&operation.number));
    let entry = entry(operation).filter(|_| is_needed && operation.kind == OperationKind::Create)?;
    let from = entry.restore.as_ref()?.create.as_ref()?.id_from.as_str();
    Some(if from.is_empty() { entry.area.identity.id.clone() } else { from.to_owned() })
}

fn entry(operation: &Operation) -> Option<&'static Entry> {
    entries().iter().find(|entry| entry.area.key == operation.area)
}

/// One line for people above a request: nothing in it can end the comment.
fn comment(operation: &Operation) -> String {
    let text = format!("{}. {}: {}", operation.number, operation.resource_name, operation.reason);
    text.chars().map(|letter| if is_line_end(letter) { ' ' } else { letter }).collect()
}

fn is_line_end(letter: char) -> bool {
    letter.is_control() || matches!(letter, '\u{2028}' | '\u{2029}')
}
