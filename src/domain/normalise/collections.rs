//! Collections: sets unless the catalog says that they have keys or an order.

use std::collections::BTreeMap;

use serde_json::Value;

use super::canonical::{Element, Node, Scalar};
use super::walk::{NormaliseError, Walk};
use crate::domain::catalog::States;

pub(super) fn collection(
    walk: &mut Walk<'_>,
    items: &[Value],
    states: &States,
    depth: usize,
) -> Result<Option<Node>, NormaliseError> {
    let tree = walk.tree;
    let below = tree.element(states);
    let mut nodes = Vec::with_capacity(items.len());
    for item in items {
        nodes.extend(walk.value(item, &below, depth + 1)?);
    }
    if nodes.is_empty() {
        return Ok(None);
    }
    if tree.facts(states).any(|facts| facts.ordered) {
        return Ok(Some(Node::List(nodes)));
    }
    let keys = tree.facts(states).find_map(|facts| facts.keyed.as_ref());
    Ok(Some(match keys {
        Some(keys) => Node::Keyed(keyed(nodes, keys)),
        None => Node::Set(set(nodes)),
    }))
}

/// A scalar counts once however often it comes; equal objects are counted, so that none is lost.
fn set(nodes: Vec<Node>) -> BTreeMap<String, (Node, usize)> {
    let mut members = BTreeMap::new();
    for node in nodes {
        let is_scalar = matches!(node, Node::Scalar(_));
        let (_, count) = members.entry(node.to_text()).or_insert((node, 0));
        *count = if is_scalar { 1 } else { *count + 1 };
    }
    members
}

fn keyed(nodes: Vec<Node>, keys: &[String]) -> BTreeMap<String, Element> {
    let mut by_key: BTreeMap<String, Vec<(String, Node)>> = BTreeMap::new();
    for node in nodes {
        let (key, label) = key_of(&node, keys);
        by_key.entry(key).or_default().push((label, node));
    }
    let mut elements = BTreeMap::new();
    for (key, mut same) in by_key {
        // Elements with the same key are told apart by their content, so that the order of reading does not matter.
        if same.len() > 1 {
            same.sort_by_cached_key(|(_, node)| node.to_text());
        }
        for (number, (label, node)) in (1..).zip(same) {
            let (key, label) = match number {
                1 => (key.clone(), label),
                number => (format!("{key}\u{1f}{number}"), format!("{label}#{number}")),
            };
            elements.insert(key, Element { label, node });
        }
    }
    elements
}

/// The key to compare by, and the label to show.
fn key_of(node: &Node, keys: &[String]) -> (String, String) {
    let parts: Vec<(&str, &Scalar)> =
        keys.iter().filter_map(|path| scalar_at(node, path).map(|scalar| (last_name(path), scalar))).collect();
    let key: Vec<String> =
        parts.iter().map(|(name, scalar)| format!("{name}={}", text_of(&scalar.canonical))).collect();
    let label: Vec<String> = parts.iter().map(|(name, scalar)| format!("{name}={}", shown(name, scalar))).collect();
    (key.join("\u{1f}"), label.join(","))
}

fn scalar_at<'n>(node: &'n Node, path: &str) -> Option<&'n Scalar> {
    let mut here = node;
    let mut rest = path;
    while !rest.is_empty() {
        let Node::Object(members) = here else { return None };
        let (name, after) = match rest.split_once('.') {
            // `@odata.type` is one name although it holds a dot.
            _ if rest == "@odata.type" => (rest, ""),
            Some((name, after)) => (name, after),
            None => (rest, ""),
        };
        here = members.get(name)?;
        rest = after;
    }
    match here {
        Node::Scalar(scalar) => Some(scalar),
        Node::Object(_) | Node::Set(_) | Node::Keyed(_) | Node::List(_) | Node::NotComparable => None,
    }
}

fn last_name(path: &str) -> &str {
    if path.ends_with("@odata.type") { "@odata.type" } else { path.rsplit('.').next().unwrap_or(path) }
}

fn shown(name: &str, scalar: &Scalar) -> String {
    if name == "@odata.type" {
        let text = text_of(scalar.shown());
        return text.trim_start_matches('#').trim_start_matches("microsoft.graph.").to_owned();
    }
    text_of(scalar.shown())
}

fn text_of(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}
