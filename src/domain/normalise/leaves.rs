//! A canonical form as a list of places: what an editor shows.

use serde_json::Value;

use super::canonical::{Canonical, Node};

impl Canonical {
    /// Every place that a difference can name, with its value as a person should see it, in the order of paths.
    /// `None` for a value that nothing can be said about.
    pub fn leaves(&self) -> Vec<(String, Option<Value>)> {
        let mut found = Vec::new();
        if let Some(root) = &self.root {
            collect(root, String::new(), &mut found);
        }
        found
    }
}

fn collect(node: &Node, path: String, found: &mut Vec<(String, Option<Value>)>) {
    match node {
        Node::Object(members) => {
            for (key, member) in members {
                let below = if path.is_empty() { key.clone() } else { format!("{path}.{key}") };
                collect(member, below, found);
            }
        }
        Node::Keyed(elements) => {
            for element in elements.values() {
                collect(&element.node, format!("{path}[{}]", element.label), found);
            }
        }
        Node::NotComparable => found.push((path, None)),
        Node::Scalar(_) | Node::Set(_) | Node::List(_) => found.push((path, Some(node.shown()))),
    }
}
