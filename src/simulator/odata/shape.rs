//! Which properties of a stored object an answer shows.

use super::expand::{Detail, Expansion};
use crate::simulator::exchange::{GraphError, GraphRequest};
use crate::simulator::graph::Context;
use crate::simulator::place::{Followed, Place, Placed, follow, unnamed_type};
use crate::simulator::schema::{Version, has_property, member, navigation_names, type_named};
use crate::simulator::writes::etag;
use serde_json::{Map, Value, json};

/// What the client asked to see of the objects at a place.
pub struct Shape {
    version: Version,
    place: Place,
    detail: Detail,
    is_list: bool,
}

/// Graph shows at most so many related objects in an `$expand`.
const MOST_RELATED: usize = 20;

/// What an object keeps for the simulator alone.
const KEPT_INSIDE: &str = "@simulator.";

const LIST_OPTIONS: &[&str] =
    &["count", "expand", "filter", "orderby", "search", "select", "skip", "top", "skiptoken", "deltatoken", "format"];
const ONE_OPTIONS: &[&str] = &["expand", "select", "format"];

impl Shape {
    /// For the objects of a list; names and options that the type does not have are refused as Graph does.
    pub fn of_list(request: &GraphRequest, place: Place) -> Result<Self, GraphError> {
        Self::parse(request, place, true)
    }

    /// For an object alone.
    pub fn of_one(request: &GraphRequest, place: Place) -> Result<Self, GraphError> {
        Self::parse(request, place, false)
    }

    fn parse(request: &GraphRequest, place: Place, is_list: bool) -> Result<Self, GraphError> {
        let version = Version::named(&request.version);
        check_options(request, version, &place, is_list)?;
        let detail = Detail::parse(request.option("select"), request.option("expand"))?;
        check(version, &place, &detail)?;
        Ok(Self { version, place, detail, is_list })
    }

    /// The object as the client sees it.
    pub fn apply(&self, context: &Context<'_>, body: &Value) -> Value {
        self.apply_at(context, &self.place, body)
    }

    /// The same for an object that stands elsewhere.
    pub fn apply_at(&self, context: &Context<'_>, place: &Place, body: &Value) -> Value {
        let mut shown = show(context, self.version, place, body, &self.detail);
        if let (Value::Object(members), true) = (&mut shown, self.place.below.is_empty()) {
            members.retain(|key, _| self.shows(key));
            let hidden = place.endpoint.only_alone.iter().filter(|_| self.is_list);
            for name in hidden {
                if let Some(value) = members.get_mut(name) {
                    *value = Value::Null;
                }
            }
            if place.endpoint.etag && place.below.is_empty() {
                members.insert("@odata.etag".to_owned(), json!(etag(body)));
            }
            if self.detail.selected.is_none() {
                members.extend(context.tenant.additions(&place.endpoint.path).unwrap_or_default());
            }
        }
        shown
    }

    /// Some properties come only when they are named.
    fn shows(&self, key: &str) -> bool {
        let named = |names: &[String]| names.iter().any(|name| name == key);
        let endpoint = self.place.endpoint;
        let is_expanded = self.detail.expanded.iter().any(|expansion| expansion.name == key);
        self.detail.selected.is_some()
            || is_expanded
            || endpoint.returned_by_default.is_empty()
            || named(&endpoint.returned_by_default)
    }
}

/// An object with what was asked for, and without navigation that was not.
fn show(context: &Context<'_>, version: Version, place: &Place, body: &Value, detail: &Detail) -> Value {
    let own_type = place.type_of(body);
    let navigation = navigation_names(version, own_type);
    let endpoint = place.endpoint;
    let is_hidden = |key: &String| place.below.is_empty() && endpoint.only_when_selected.contains(key);
    let is_selected = |key: &String| match &detail.selected {
        Some(names) => key.starts_with("@odata.") || names.iter().any(|name| name == "*" || base_name(name) == key),
        None => !is_hidden(key),
    };
    let mut shown = Map::new();
    if let Some(type_name) = unnamed_type(place).filter(|_| body.get("@odata.type").is_none()) {
        shown.insert("@odata.type".to_owned(), json!(format!("#{type_name}")));
    }
    for (key, value) in body.as_object().into_iter().flatten() {
        let rules = place.navigation(key);
        let is_navigation = rules.is_some() || navigation.contains(key.as_str());
        let is_always = rules.is_some_and(|rules| rules.always);
        let is_kept_inside = key.starts_with(KEPT_INSIDE);
        if (!is_navigation || is_always) && !is_kept_inside && is_selected(key) {
            shown.insert(key.clone(), value.clone());
        }
    }
    for expansion in &detail.expanded {
        if let Some(followed) = follow(context, version, place, body, base_name(&expansion.name)) {
            shown.insert(base_name(&expansion.name).to_owned(), expanded(context, version, followed, expansion));
        }
    }
    Value::Object(shown)
}

fn expanded(context: &Context<'_>, version: Version, followed: Followed, expansion: &Expansion) -> Value {
    let shown = |(place, body): &Placed| show(context, version, place, body, &expansion.detail);
    match followed {
        Followed::Many(_, found) => {
            // What is kept inside of the object is shown whole.
            let is_elsewhere = found.iter().any(|(place, _)| place.below.is_empty());
            let most = if is_elsewhere { MOST_RELATED } else { found.len() };
            found.iter().take(most).map(shown).collect()
        }
        Followed::One(found) => found.as_ref().map_or(Value::Null, shown),
    }
}

fn check_options(request: &GraphRequest, version: Version, place: &Place, is_list: bool) -> Result<(), GraphError> {
    let taken = if is_list { LIST_OPTIONS } else { ONE_OPTIONS };
    let refused = type_named(version, &place.declared).map(|known| known.refuses.as_slice()).unwrap_or_default();
    for name in request.query.iter().filter_map(|(key, _)| key.strip_prefix('$')) {
        let name = name.to_ascii_lowercase();
        if !taken.contains(&name.as_str()) || refused.contains(&name) {
            return Err(GraphError::bad_request(format!("Query option '${name}' is not allowed for this request.")));
        }
    }
    Ok(())
}

fn check(version: Version, place: &Place, detail: &Detail) -> Result<(), GraphError> {
    for name in detail.selected.iter().flatten().filter(|name| name.as_str() != "*") {
        let (type_name, property) = name.rsplit_once('/').unwrap_or((&place.declared, name));
        if !has_property(version, type_name, property) {
            return Err(unknown_property(&place.declared, property));
        }
    }
    for expansion in detail.expanded.iter().filter(|expansion| expansion.name != "*") {
        let (type_name, name) = expansion.name.rsplit_once('/').unwrap_or((&place.declared, &expansion.name));
        let rules = place.navigation(name);
        if rules.is_none() && !navigation_names(version, type_name).contains(name) {
            return Err(unknown_property(&place.declared, name));
        }
        let declared = member(version, type_name, name);
        let inner = Place {
            endpoint: place.endpoint,
            below: format!("{}{name}/", place.below),
            declared: declared.map_or_else(String::new, |declared| declared.type_name.clone()),
        };
        check(version, &inner, &expansion.detail)?;
    }
    Ok(())
}

/// A cast such as `microsoft.graph.windows10CustomConfiguration/omaSettings` names a property of a derived type.
fn base_name(name: &str) -> &str {
    name.rsplit('/').next().unwrap_or(name)
}

/// Graph's words for a property it does not know.
pub fn unknown_property(type_name: &str, name: &str) -> GraphError {
    GraphError::bad_request(format!(
        "Parsing OData Select and Expand failed: Could not find a property named '{name}' on type '{type_name}'."
    ))
}
