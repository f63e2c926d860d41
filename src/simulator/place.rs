//! Where an object stands in Graph, and what its navigation properties lead to.

use super::graph::Context;
use super::made_up;
use super::read::find_in;
use super::schema::{Endpoint, Kind, Navigation, Version, member, navigation_names, short_name};
use serde_json::Value;
use std::sync::Arc;

/// The collection an object is in, or the navigation property of which object it is: from this follow its type and
/// its own navigation properties.
#[derive(Debug, Clone)]
pub struct Place {
    pub endpoint: &'static Endpoint,
    /// The navigation properties from the collection's object to here, each with a slash behind it.
    pub below: String,
    /// The type that the metadata promises here; an object can be of one that derives from it.
    pub declared: String,
}

/// An object and where it stands.
pub type Placed = (Place, Arc<Value>);

/// What a navigation property leads to.
pub enum Followed {
    Many(Place, Vec<Placed>),
    One(Option<Placed>),
}

impl Place {
    /// The place of the objects of a collection.
    pub fn of(endpoint: &'static Endpoint) -> Self {
        Self { endpoint, below: String::new(), declared: endpoint.entity_type.clone() }
    }

    /// The type of an object that stands here.
    pub fn type_of<'a>(&'a self, body: &'a Value) -> &'a str {
        let own = body.get("@odata.type").and_then(Value::as_str);
        own.unwrap_or(if self.below.is_empty() { &self.endpoint.entity_type } else { &self.declared })
    }

    /// The rules of a navigation property.
    pub fn navigation(&self, name: &str) -> Option<&'static Navigation> {
        self.endpoint.navigation.get(&format!("{}{name}", self.below))
    }

    /// The property that tells the objects here apart.
    pub fn key(&self) -> &'static str {
        if self.below.is_empty() { &self.endpoint.key } else { "id" }
    }
}

/// Follows a navigation property; none when the object has none of this name.
pub fn follow(context: &Context<'_>, version: Version, place: &Place, body: &Value, name: &str) -> Option<Followed> {
    let navigation = place.navigation(name);
    let own_type = place.type_of(body);
    if navigation.is_none() && !navigation_names(version, own_type).contains(name) {
        return None;
    }
    let declared = member(version, own_type, name);
    let inner = Place {
        endpoint: place.endpoint,
        below: format!("{}{name}/", place.below),
        declared: declared.map_or_else(String::new, |declared| declared.type_name.clone()),
    };
    Some(match navigation.map(|navigation| (navigation.kind, navigation)) {
        Some((Kind::One, navigation)) => {
            let id = body.get(&navigation.by).and_then(Value::as_str).unwrap_or_default();
            Followed::One(elsewhere(context, &inner, navigation, id))
        }
        Some((Kind::Many, navigation)) => {
            let ids = body.get(name).and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str);
            let found = ids.filter_map(|id| elsewhere(context, &inner, navigation, id)).collect();
            Followed::Many(inner, found)
        }
        Some((Kind::Inline, _)) | None => {
            let stored = inline(context, place, navigation, body, name);
            let is_collection = declared.map_or(stored.is_array(), |declared| declared.is_collection);
            inside(inner, stored, is_collection)
        }
    })
}

/// The value of an inline navigation property; what nobody set is made up as it is asked for.
pub fn inline(
    context: &Context<'_>,
    place: &Place,
    navigation: Option<&Navigation>,
    body: &Value,
    name: &str,
) -> Value {
    match (body.get(name), navigation) {
        (Some(stored), _) => stored.clone(),
        (None, Some(_)) if place.below.is_empty() => {
            made_up::generic::related(context.tenant.profile(), place.endpoint, body, name)
        }
        (None, _) => Value::Null,
    }
}

fn inside(inner: Place, stored: Value, is_collection: bool) -> Followed {
    match stored {
        Value::Array(elements) => {
            let elements = elements.into_iter().map(|element| (inner.clone(), Arc::new(element))).collect();
            Followed::Many(inner, elements)
        }
        Value::Null if is_collection => Followed::Many(inner, Vec::new()),
        Value::Null => Followed::One(None),
        stored => Followed::One(Some((inner, Arc::new(stored)))),
    }
}

/// An object of another collection, declared as the navigation property declares it.
fn elsewhere(context: &Context<'_>, inner: &Place, navigation: &Navigation, id: &str) -> Option<Placed> {
    let (body, endpoint) = find_in(context, &navigation.collections, id)?;
    let declared = if inner.declared.is_empty() { endpoint.entity_type.clone() } else { inner.declared.clone() };
    Some((Place { endpoint, below: String::new(), declared }, body))
}

/// Whether an answer must name the type of an object that stands here and does not name it itself.
pub fn unnamed_type(place: &Place) -> Option<&'static str> {
    let differs = place.below.is_empty() && short_name(&place.declared) != short_name(&place.endpoint.entity_type);
    differs.then_some(place.endpoint.entity_type.as_str())
}
