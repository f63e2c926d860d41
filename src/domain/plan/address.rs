//! The path of a request.

use serde_json::{Map, Value};

use super::created::marks_in;
use crate::domain::catalog::{Area, PARENT_ID};

/// What a path of the catalog leads to.
pub(super) struct Target<'a> {
    pub(super) area: &'a Area,
    /// Of the resource, or the mark that stands for it.
    pub(super) id: &'a str,
    pub(super) body: &'a Value,
    pub(super) element: Option<&'a str>,
}

impl Target<'_> {
    /// The path with everything in place; `None` when the resource lacks what it names.
    pub(super) fn path(&self, template: &str) -> Option<String> {
        filled(template, |name| self.value(name))
    }

    /// What stands in the catalog for something of the resource: texts such as `{appGroupType}`, at any depth.
    pub(super) fn filled(&self, value: &Value) -> Value {
        match value {
            Value::String(text) => {
                let name = text.strip_prefix('{').and_then(|text| text.strip_suffix('}'));
                match name {
                    Some("id") => Value::String(self.id.to_owned()),
                    Some(name) => at(self.body, name).cloned().unwrap_or(Value::Null),
                    None => value.clone(),
                }
            }
            Value::Array(items) => items.iter().map(|item| self.filled(item)).collect(),
            Value::Object(members) => Value::Object(
                members.iter().map(|(name, member)| (name.clone(), self.filled(member))).collect::<Map<_, _>>(),
            ),
            Value::Null | Value::Bool(_) | Value::Number(_) => value.clone(),
        }
    }

    fn value(&self, name: &str) -> Option<String> {
        let parents = self.area.request.parents.as_ref();
        let text = match name {
            "id" => self.id,
            "element" => self.element?,
            name if parents.is_some_and(|parents| parents.placeholder == name) => self.body.get(PARENT_ID)?.as_str()?,
            name => at(self.body, name)?.as_str()?,
        };
        (!text.is_empty()).then(|| text.to_owned())
    }
}

/// A path of the catalog with the values of its placeholders, percent-encoded; `None` when one has none.
pub(super) fn filled(template: &str, value: impl Fn(&str) -> Option<String>) -> Option<String> {
    let mut path = String::with_capacity(template.len());
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        let (name, after) = after.split_once('}')?;
        path.push_str(before);
        path.push_str(&in_path(&value(name)?, before.ends_with('\'')));
        rest = after;
    }
    path.push_str(rest);
    Some(path)
}

/// An id as it stands in a path; a mark stays, since nobody knows the id yet.
fn in_path(id: &str, is_quoted: bool) -> String {
    if !marks_in(&Value::String(id.to_owned())).is_empty() {
        return id.to_owned();
    }
    encoded(&if is_quoted { id.replace('\'', "''") } else { id.to_owned() })
}

/// Percent-encoded, but for what RFC 3986 calls unreserved.
pub(super) fn encoded(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => encoded.push(char::from(byte)),
            _ => encoded.push_str(&format!("%{byte:02X}")),
        }
    }
    encoded
}

/// The value at a dotted path without collections.
pub(super) fn at<'v>(body: &'v Value, path: &str) -> Option<&'v Value> {
    body.get(path).or_else(|| path.split('.').try_fold(body, |value, name| value.get(name)))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{Target, filled};
    use crate::domain::catalog;

    #[test]
    fn ids_are_encoded_and_marks_stay() {
        for (template, id, expected) in [
            ("/a/{x}", "b c/d", "/a/b%20c%2Fd"),
            ("/a('{x}')", "o'neil", "/a('o%27%27neil')"),
            ("/a/{x}/restore", "{{created:3}}", "/a/{{created:3}}/restore"),
            ("/a/{x}", "é", "/a/%C3%A9"),
        ] {
            assert_eq!(filled(template, |_| Some(id.to_owned())).as_deref(), Some(expected), "{id}");
        }
    }

    #[test]
    fn placeholders_are_the_id_the_element_the_parent_or_a_property() {
        let area = catalog::find(&"app_role_assignments".parse().expect("a key")).expect("an area");
        let body = json!({ "@plumbline.parentId": "sp", "policyId": "p", "kind": 3 });
        let target = Target { area, id: "r", body: &body, element: Some("e") };
        for (template, expected) in [
            (
                "/servicePrincipals/{service_principal_id}/appRoleAssignments/{id}",
                Some("/servicePrincipals/sp/appRoleAssignments/r"),
            ),
            ("/policies/{policyId}/rules/{element}", Some("/policies/p/rules/e")),
            ("/none", Some("/none")),
            ("/x/{unknown}", None),
            ("/x/{kind}", None),
        ] {
            assert_eq!(target.path(template).as_deref(), expected, "{template}");
        }
        let value = json!({ "type": "{kind}", "of": ["{id}", "{missing}"], "literal": true });
        assert_eq!(target.filled(&value), json!({ "type": 3, "of": ["r", null], "literal": true }));
    }
}
