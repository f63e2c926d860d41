//! Other ids in a body, at the places where the catalog knows ids of other objects, and nowhere else.

use serde_json::Value;

use crate::domain::catalog::{Area, Reference, States};

/// The body with other ids in it. `new_id` tells what stands for an id from now on, if it is another one; what stands
/// before the id stays.
pub fn with_ids(area: &Area, body: &Value, new_id: &impl Fn(&Reference, &str) -> Option<String>) -> Value {
    value(area, body, &area.tree().root(), new_id)
}

fn value(area: &Area, here: &Value, states: &States, new_id: &impl Fn(&Reference, &str) -> Option<String>) -> Value {
    let tree = area.tree();
    match here {
        Value::Object(members) => {
            let members = members.iter();
            members.map(|(name, member)| (name.clone(), value(area, member, &tree.key(states, name), new_id))).collect()
        }
        Value::Array(items) => {
            let below = tree.element(states);
            items.iter().map(|item| value(area, item, &below, new_id)).collect()
        }
        Value::String(text) => {
            let referring = tree.facts(states).find_map(|facts| facts.refers_to.as_ref());
            let reference = referring.map(|referring| &referring.reference).filter(|reference| reference.is_id(text));
            let replaced = reference.and_then(|reference| {
                let id = reference.id_in(text);
                let prefix = text.strip_suffix(id).unwrap_or_default();
                Some(format!("{prefix}{}", new_id(reference, id)?))
            });
            Value::String(replaced.unwrap_or_else(|| text.clone()))
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => here.clone(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::with_ids;
    use crate::domain::catalog;

    #[test]
    fn ids_are_replaced_where_they_name_other_objects_and_nowhere_else() {
        let area = catalog::find(&"conditional_access_policies".parse().expect("a key")).expect("an area");
        let body = json!({
            "id": "g", "displayName": "g",
            "conditions": { "users": { "includeUsers": ["All"], "excludeGroups": ["g", "h"] } },
        });
        let replaced = with_ids(area, &body, &|reference, id| {
            (reference.area.as_str() == "groups" && id == "g").then(|| "new".to_owned())
        });
        let mut expected = body;
        expected["conditions"]["users"]["excludeGroups"] = json!(["new", "h"]);
        assert_eq!(replaced, expected);
    }

    #[test]
    fn what_stands_before_an_id_stays() {
        let area = catalog::find(&"directory_role_assignments".parse().expect("a key")).expect("an area");
        let body = json!({ "directoryScopeId": "/administrativeUnits/u" });
        let replaced = with_ids(area, &body, &|_, id| Some(format!("new-{id}")));
        assert_eq!(replaced, json!({ "directoryScopeId": "/administrativeUnits/new-u" }));
    }
}
