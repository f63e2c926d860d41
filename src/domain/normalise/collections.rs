//! Collections: sets unless the catalog says that they have keys or an order.

use std::collections::{BTreeMap, HashMap};

use serde_json::Value;

use super::canonical::{Element, Node, Scalar};
use super::record::{Listener, Named, Rule};
use super::walk::{NormaliseError, Walk};
use crate::domain::catalog::States;

const NAMESPACE: &str = "microsoft.graph.";

pub(super) fn collection<L: Listener>(
    walk: &mut Walk<'_, '_, L>,
    items: &[Value],
    states: &States,
    depth: usize,
) -> Result<Option<Node>, NormaliseError> {
    let tree = walk.tree;
    let below = tree.element(states);
    let since = walk.listener.count();
    let mut nodes = Vec::with_capacity(items.len());
    for (index, item) in items.iter().enumerate() {
        walk.listener.enter_element(index);
        let node = walk.value(item, &below, depth + 1)?;
        walk.listener.leave();
        nodes.extend(node.map(|node| (index, node)));
    }
    if nodes.is_empty() {
        walk.listener.gather(since);
        return Ok(None);
    }
    let keys = tree.facts(states).find_map(|facts| facts.keyed.as_ref().map(|keys| (keys, &facts.pattern)));
    let order = tree.facts(states).find(|facts| facts.ordered);
    if let (None, Some((keys, pattern))) = (order, keys) {
        let mut labels = HashMap::new();
        let elements = keyed(nodes, keys, L::LISTENS.then_some(&mut labels));
        walk.listener.label(since, &labels);
        walk.listener.rule(Rule::Keyed, Some(pattern));
        return Ok(Some(Node::Keyed(elements)));
    }
    walk.listener.gather(since);
    if L::LISTENS {
        walk.listener.raw(&Value::Array(items.to_vec()));
    }
    let nodes = nodes.into_iter().map(|(_, node)| node);
    Ok(Some(match order {
        Some(facts) => {
            walk.listener.rule(Rule::Ordered, Some(&facts.pattern));
            Node::List(nodes.collect())
        }
        None => {
            walk.listener.rule(Rule::Set, None);
            Node::Set(set(nodes))
        }
    }))
}

/// A scalar counts once however often it comes; equal objects are counted, so that none is lost.
fn set(nodes: impl Iterator<Item = Node>) -> BTreeMap<String, (Node, usize)> {
    let mut members = BTreeMap::new();
    for node in nodes {
        // The flags of a text are a set as well.
        let is_scalar = matches!(node, Node::Scalar(_) | Node::Set(_));
        let (_, count) = members.entry(node.to_text()).or_insert((node, 0));
        *count = if is_scalar { 1 } else { *count + 1 };
    }
    members
}

/// The elements by their key, and where asked for the label of each by its place in the body.
fn keyed(
    nodes: Vec<(usize, Node)>,
    keys: &[String],
    mut labels: Option<&mut HashMap<usize, Named>>,
) -> BTreeMap<String, Element> {
    let mut by_key: BTreeMap<String, Vec<(String, usize, Node)>> = BTreeMap::new();
    for (index, node) in nodes {
        let (key, label) = key_of(&node, keys);
        by_key.entry(key).or_default().push((label, index, node));
    }
    let mut elements = BTreeMap::new();
    for (key, mut same) in by_key {
        // Elements with the same key are told apart by their content, so that the order of reading does not matter.
        if same.len() > 1 {
            same.sort_by_cached_key(|(_, _, node)| node.to_text());
        }
        for (number, (label, index, node)) in (1..).zip(same) {
            let (key, label) = match number {
                1 => (key.clone(), label),
                number => (format!("{key}\u{1f}{number}"), format!("{label}#{number}")),
            };
            if let Some(labels) = labels.as_mut() {
                labels.insert(index, Named { label: label.clone(), key: key.clone() });
            }
            elements.insert(key, Element { label, node });
        }
    }
    elements
}

/// The key to compare by, and the label to show.
pub(super) fn key_of(node: &Node, keys: &[String]) -> (String, String) {
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
        let text = text.trim_start_matches('#');
        let is_prefixed = text.get(..NAMESPACE.len()).is_some_and(|start| start.eq_ignore_ascii_case(NAMESPACE));
        return text.get(NAMESPACE.len()..).filter(|_| is_prefixed).unwrap_or(text).to_owned();
    }
    text_of(scalar.shown())
}

fn text_of(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}
