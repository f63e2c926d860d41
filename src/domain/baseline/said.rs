//! Whether a body says anything about a path. What it leaves out is not what it says to be empty.

use serde_json::Value;

use super::adopt::{below, selected};
use crate::domain::catalog::{Area, States};
use crate::domain::normalise::{NormaliseError, element_names};

/// What a body says about a path.
#[derive(Debug, Clone, PartialEq)]
pub enum Said {
    /// A value, or that there is nothing.
    Yes,
    /// Nothing, but the catalog knows what the service means by that.
    Default(Value),
    No,
}

/// Looks a path of a difference up. A collection says of each element that it does not hold that it is not there; an
/// object says nothing of a property that it does not have.
///
/// # Errors
/// [`NormaliseError`] names the limit that an element breaks.
pub fn said(area: &Area, body: &Value, path: &str) -> Result<Said, NormaliseError> {
    Look { area, body }.value(body, &area.tree().root(), path)
}

struct Look<'a> {
    area: &'a Area,
    body: &'a Value,
}

impl Look<'_> {
    fn value(&self, value: &Value, states: &States, rest: &str) -> Result<Said, NormaliseError> {
        let rest = rest.strip_prefix('.').unwrap_or(rest);
        match value {
            _ if rest.is_empty() => Ok(Said::Yes),
            Value::Object(members) => {
                let leading = members.iter().filter_map(|(name, member)| Some((name, member, below(rest, name)?)));
                // A name may hold a dot, so the longest one that leads somewhere is meant.
                match leading.max_by_key(|(name, _, _)| name.len()) {
                    Some((name, member, deeper)) => self.value(member, &self.area.tree().key(states, name), deeper),
                    None => Ok(self.default(states, rest)),
                }
            }
            Value::Array(items) => self.element(items, states, rest),
            // There is nothing, or a text in which a whole document stands: that is said.
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => Ok(Said::Yes),
        }
    }

    fn element(&self, items: &[Value], states: &States, rest: &str) -> Result<Said, NormaliseError> {
        let Some(names) = element_names(self.area, self.body, items, states)? else { return Ok(Said::Yes) };
        let Some((name, deeper)) = selected(names.iter().flatten(), rest) else { return Ok(Said::Yes) };
        let is_it = |other: &Option<_>| other.as_ref() == Some(name);
        match items.iter().zip(&names).find(|(_, other)| is_it(other)) {
            Some((item, _)) => self.value(item, &self.area.tree().element(states), deeper),
            None => Ok(Said::Yes),
        }
    }

    fn default(&self, states: &States, name: &str) -> Said {
        let fills = self.area.tree().facts(states).flat_map(|facts| &facts.fills);
        let default = fills.into_iter().find(|(filled, _)| filled == name);
        default.map_or(Said::No, |(_, value)| Said::Default(value.clone()))
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::{Said, said};
    use crate::domain::catalog;

    fn check(body: &Value, path: &str, expected: &Said) {
        let area = catalog::find(&"conditional_access_policies".parse().expect("a key")).expect("an area");
        assert_eq!(said(area, body, path).expect("a body"), *expected, "{path}");
    }

    #[test]
    fn what_is_left_out_is_not_what_is_empty() {
        let body = json!({
            "state": "enabled", "sessionControls": null,
            "conditions": { "users": { "excludeGroups": [] }, "locations": null },
            "grantControls": { "builtInControls": ["mfa"] },
        });
        for path in ["state", "conditions.users.excludeGroups", "conditions.locations.includeLocations"] {
            check(&body, path, &Said::Yes);
        }
        check(&body, "sessionControls.signInFrequency", &Said::Yes);
        for path in ["displayName", "conditions.users.excludeUsers", "conditions.platforms.includePlatforms"] {
            check(&body, path, &Said::No);
        }
        check(&body, "grantControls.operator", &Said::Default(json!("OR")));
    }

    #[test]
    fn a_collection_says_of_what_it_does_not_hold_that_it_is_not_there() {
        let area = catalog::find(&"device_configurations".parse().expect("a key")).expect("an area");
        let body = json!({ "omaSettings": [{ "omaUri": "./A", "displayName": "A" }] });
        let of = |path: &str| said(area, &body, path).expect("a body");
        assert_eq!(of("omaSettings[omaUri=./B]"), Said::Yes);
        assert_eq!(of("omaSettings[omaUri=./A].displayName"), Said::Yes);
        assert_eq!(of("omaSettings[omaUri=./A].value"), Said::No);
    }
}
