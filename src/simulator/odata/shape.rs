//! `$select` and `$expand`: which properties of a stored object an answer shows.

use super::expand::{self, Expansion};
use crate::simulator::exchange::{GraphError, GraphRequest};
use crate::simulator::graph::Context;
use crate::simulator::read::is_always_shown;
use crate::simulator::schema::{Endpoint, has_property};
use serde_json::{Map, Value};

/// What the client asked to see.
pub struct Shape {
    endpoint: &'static Endpoint,
    selected: Option<Vec<String>>,
    expanded: Vec<Expansion>,
}

impl Shape {
    /// Reads the options; a name that the type does not have is refused as Graph does.
    pub fn parse(request: &GraphRequest, endpoint: &'static Endpoint) -> Result<Self, GraphError> {
        let selected = request.option("select").map(|text| names(text).map(str::to_owned).collect::<Vec<_>>());
        for name in selected.iter().flatten().filter(|name| name.as_str() != "*") {
            check_name(endpoint, name)?;
        }
        let expanded = request.option("expand").map(Expansion::parse).unwrap_or_default();
        for expansion in expanded.iter().filter(|expansion| expansion.name != "*") {
            if !endpoint.navigation.contains_key(&expansion.name) {
                return Err(unknown_property(endpoint, &expansion.name));
            }
        }
        Ok(Self { endpoint, selected, expanded })
    }

    /// The object as the client sees it.
    pub fn apply(&self, context: &Context<'_>, body: &Value) -> Value {
        let mut shown = Map::new();
        for (key, value) in body.as_object().into_iter().flatten() {
            let navigation = self.endpoint.navigation.get(key);
            if self.shows(key) && navigation.is_none_or(is_always_shown) {
                shown.insert(key.clone(), value.clone());
            }
        }
        for expansion in &self.expanded {
            if let Some(navigation) = self.endpoint.navigation.get(&expansion.name) {
                let related = expand::resolve(context, body, &expansion.name, navigation, &expansion.nested);
                shown.insert(expansion.name.clone(), related);
            }
        }
        Value::Object(shown)
    }

    fn shows(&self, key: &str) -> bool {
        let named = |names: &[String]| names.iter().any(|name| name == key);
        match &self.selected {
            Some(names) => key.starts_with("@odata.") || named(names) || names.iter().any(|name| name == "*"),
            None if !self.endpoint.returned_by_default.is_empty() => named(&self.endpoint.returned_by_default),
            None => !named(&self.endpoint.only_when_selected),
        }
    }
}

fn names(text: &str) -> impl Iterator<Item = &str> {
    text.split(',').map(str::trim).filter(|name| !name.is_empty())
}

/// A cast such as `microsoft.graph.windows10CustomConfiguration/omaSettings` names a property of a derived type.
fn check_name(endpoint: &Endpoint, name: &str) -> Result<(), GraphError> {
    let (type_name, property) = name.rsplit_once('/').unwrap_or((&endpoint.entity_type, name));
    if has_property(type_name, property) { Ok(()) } else { Err(unknown_property(endpoint, property)) }
}

/// Graph's words for a property it does not know.
pub fn unknown_property(endpoint: &Endpoint, name: &str) -> GraphError {
    GraphError::bad_request(format!(
        "Parsing OData Select and Expand failed: Could not find a property named '{name}' on type '{}'.",
        endpoint.entity_type
    ))
}
