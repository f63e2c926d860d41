//! Finding a place of a canonical form by its path.

use super::{Canonical, Node};

impl Canonical {
    /// The node at a path as a difference names it: dotted, and an element of a keyed collection by its key, such as
    /// `settings[settingDefinitionId=a].value`. None where there is nothing.
    pub fn at(&self, path: &str) -> Option<&Node> {
        self.root.as_ref().and_then(|root| root.at(path))
    }
}

impl Node {
    /// Names may hold dots and brackets themselves, so each member whose name begins the path is tried.
    fn at(&self, path: &str) -> Option<&Self> {
        if path.is_empty() {
            return Some(self);
        }
        match self {
            Self::Object(members) => {
                let path = path.strip_prefix('.').unwrap_or(path);
                members.iter().find_map(|(name, member)| {
                    let rest = path.strip_prefix(name.as_str())?;
                    if rest.is_empty() || rest.starts_with(['.', '[']) { member.at(rest) } else { None }
                })
            }
            Self::Keyed(elements) => {
                let path = path.strip_prefix('[')?;
                elements.values().find_map(|element| {
                    let rest = path.strip_prefix(element.label.as_str())?.strip_prefix(']')?;
                    element.node.at(rest)
                })
            }
            Self::Scalar(_) | Self::Set(_) | Self::List(_) | Self::NotComparable => None,
        }
    }

    /// Whether the node is this value, or a collection that holds it. `wanted` is as a person sees it or as it is
    /// compared.
    pub fn is_or_holds(&self, wanted: &serde_json::Value) -> bool {
        let is = |node: &Self| node.shown() == *wanted || node.to_json() == *wanted;
        is(self)
            || match self {
                Self::Set(members) => members.values().any(|(member, _)| is(member)),
                Self::Keyed(elements) => elements.values().any(|element| is(&element.node)),
                Self::List(items) => items.iter().any(is),
                Self::Object(_) | Self::Scalar(_) | Self::NotComparable => false,
            }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use serde_json::json;

    use super::{Canonical, Node};
    use crate::domain::normalise::{Element, Scalar};

    fn scalar(value: serde_json::Value) -> Node {
        Node::Scalar(Scalar { canonical: value, original: None, is_text: false, is_computed: false })
    }

    fn object<const N: usize>(members: [(&str, Node); N]) -> Node {
        Node::Object(members.into_iter().map(|(name, node)| (name.to_owned(), node)).collect())
    }

    #[test]
    fn a_path_of_a_difference_leads_to_its_place() {
        let element = Element {
            label: "id=a.b]c".to_owned(),
            node: object([("value", scalar(json!(1))), ("v", scalar(json!(2)))]),
        };
        let set = Node::Set(BTreeMap::from([("\"x\"".to_owned(), (scalar(json!("x")), 1))]));
        let root = object([
            ("@odata.type", scalar(json!("t"))),
            ("users", object([("include", set)])),
            ("settings", Node::Keyed(BTreeMap::from([("k".to_owned(), element)]))),
        ]);
        let canonical = Canonical { root: Some(root) };
        let check = |path: &str, expected: Option<serde_json::Value>| {
            assert_eq!(canonical.at(path).map(Node::shown), expected, "{path}");
        };
        check("@odata.type", Some(json!("t")));
        check("users.include", Some(json!(["x"])));
        check("settings[id=a.b]c].value", Some(json!(1)));
        check("settings[id=a.b]c].v", Some(json!(2)));
        check("settings[id=other].v", None);
        check("user", None);
        check("users.exclude", None);
        check("users.include.x", None);
        assert!(canonical.at("users.include").is_some_and(|node| node.is_or_holds(&json!("x"))));
        assert!(canonical.at("users.include").is_some_and(|node| !node.is_or_holds(&json!("y"))));
    }
}
