//! What cannot be written, and what is not lost when it is deleted.

use serde::Deserialize;
use serde_json::Value;

use crate::domain::catalog::ApiVersion;

/// Something that can be done to a resource.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Deed {
    Update,
    Create,
    Delete,
}

/// Resources that the service, or somebody else, keeps to itself. Either of `equals` and `like` suffices.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Closed {
    /// A dotted path without collections, or `@odata.type`.
    pub property: String,
    #[serde(default)]
    pub equals: Vec<Value>,
    /// Texts without case; `*` at the beginning or the end for any text.
    #[serde(default)]
    pub like: Vec<String>,
    /// What cannot be done to them; empty for everything.
    #[serde(default)]
    pub to: Vec<Deed>,
    /// The only parts of them that are closed; empty for the whole resource.
    #[serde(default)]
    pub paths: Vec<String>,
    /// In a sentence.
    pub why: String,
}

/// Paths that no request of the area takes.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Unwritable {
    pub paths: Vec<String>,
    /// In a sentence.
    pub why: String,
}

/// Where a deleted resource lies, and how it comes back with the id that it had.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RecycleBin {
    /// The area's own when left out.
    pub version: Option<ApiVersion>,
    /// Shows the deleted resource; 404 when it is not there.
    pub find: String,
    pub find_permissions: Vec<String>,
    /// Brings it back by POST.
    pub restore: String,
    pub permissions: Vec<String>,
    /// How long it lies there.
    pub days: u16,
    /// The page that tells so.
    pub source: String,
    #[serde(default)]
    pub note: String,
}

impl Closed {
    /// Whether this cannot be done to the resource.
    pub fn holds(&self, deed: Deed, body: &Value) -> bool {
        if !self.to.is_empty() && !self.to.contains(&deed) {
            return false;
        }
        let own = body.get(&self.property);
        let below = || self.property.split('.').try_fold(body, |value, key| value.get(key));
        let found = own.or_else(below).unwrap_or(&Value::Null);
        let is_like = |text: &str| self.like.iter().any(|pattern| is_like(&text.to_lowercase(), pattern));
        self.equals.contains(found) || found.as_str().is_some_and(is_like)
    }
}

fn is_like(text: &str, pattern: &str) -> bool {
    let pattern = pattern.to_lowercase();
    match (pattern.strip_prefix('*'), pattern.strip_suffix('*')) {
        (Some(end), None) => text.ends_with(end),
        (None, Some(start)) => text.starts_with(start),
        (Some(_), Some(_)) => text.contains(pattern.trim_matches('*')),
        (None, None) => text == pattern,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::{Closed, Deed};

    fn closed(like: &[&str], equals: Vec<Value>, to: Vec<Deed>) -> Closed {
        let like = like.iter().map(|pattern| (*pattern).to_owned()).collect();
        Closed { property: "of.id".to_owned(), equals, like, to, paths: Vec::new(), why: "It is built in.".to_owned() }
    }

    #[test]
    fn a_resource_is_closed_by_its_value_or_by_a_text_like_it() {
        let check = |closed: Closed, value: Value, expected: bool| {
            let body = json!({ "of": { "id": value } });
            assert_eq!(closed.holds(Deed::Update, &body), expected, "{closed:?} {body}");
        };
        check(closed(&["microsoft-*"], vec![], vec![]), json!("Microsoft-all"), true);
        check(closed(&["microsoft-*"], vec![], vec![]), json!("my-microsoft-all"), false);
        check(closed(&["*_default"], vec![], vec![]), json!("abc_Default"), true);
        check(closed(&["*_default"], vec![], vec![]), json!("abc_Default2"), false);
        check(closed(&["*mid*"], vec![], vec![]), json!("amidst"), true);
        check(closed(&["exact"], vec![], vec![]), json!("exactly"), false);
        check(closed(&[], vec![json!(true)], vec![]), json!(true), true);
        check(closed(&[], vec![json!(true)], vec![]), json!(false), false);
        check(closed(&[], vec![Value::Null], vec![]), Value::Null, true);
    }

    #[test]
    fn it_can_be_closed_to_one_thing_and_open_to_another() {
        let closed = closed(&["*_default"], vec![], vec![Deed::Create, Deed::Delete]);
        let body = json!({ "of": { "id": "x_default" } });
        assert!(!closed.holds(Deed::Update, &body));
        assert!(closed.holds(Deed::Create, &body));
        assert!(closed.holds(Deed::Delete, &body));
        assert!(!closed.holds(Deed::Delete, &json!({})));
    }
}
