//! From a body of one tenant to what it means in another.

use serde_json::Value;

use super::directory::{Directory, Side, Unresolved};
use super::rewrite::{Replace, rewrite};
use crate::domain::catalog::{Area, Reference};
use crate::domain::model::ResourceId;

/// An id about which nothing can be said, and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Dotted, without the elements of collections.
    pub path: String,
    pub id: String,
    pub reason: Unresolved,
}

/// A body as the other tenant would have it.
#[derive(Debug, Clone, PartialEq)]
pub struct Translation {
    /// Never holds an id of the first tenant: a mark that is not comparable stands where one could not be translated.
    pub body: Value,
    /// Empty when everything could be translated.
    pub faults: Vec<Fault>,
}

/// The body of tenant `here` as tenant `there` would have it: with the ids of the same objects there, its domains, its
/// name. Dropped properties and annotations are left out, and the resource gets the id that it has there, if any.
pub fn translate(
    area: &Area,
    raw: &Value,
    id_there: Option<&ResourceId>,
    here: &Directory,
    there: &Directory,
) -> Translation {
    let (mut body, faults) = rewrite(area, raw, &Translating { here, there });
    if let (Value::Object(members), Some(id)) = (&mut body, id_there) {
        members.insert(area.identity.id.clone(), Value::String(id.to_string()));
    }
    Translation { body, faults }
}

/// The body of tenant `own` without anything that belongs to it alone: natural keys in place of ids, variables in place
/// of its domains and its name. Two such bodies of different tenants can be compared.
pub fn neutral(area: &Area, raw: &Value, own: &Directory, other: &Directory) -> Translation {
    let (body, faults) = rewrite(area, raw, &Neutral { own, other });
    Translation { body, faults }
}

struct Translating<'d> {
    here: &'d Directory,
    there: &'d Directory,
}

impl Replace for Translating<'_> {
    fn id(&self, reference: &Reference, id: &str) -> Result<String, Unresolved> {
        let found = self.here.find(reference, id)?;
        let counterpart = self.there.counterpart(&found)?;
        let by = if *found.area == reference.area { reference.by.as_str() } else { identity_of(found.area) };
        let prefix = if id.starts_with(reference.prefix.as_str()) { reference.prefix.as_str() } else { "" };
        let id = counterpart.value(by).ok_or(Unresolved::NotRead(Side::There))?;
        Ok(format!("{prefix}{id}"))
    }

    fn text(&self, text: &str) -> Result<String, Unresolved> {
        foreign(text, self.here, self.there)?;
        Ok(self.there.tokens().to_texts(&self.here.tokens().to_variables(text)))
    }
}

struct Neutral<'d> {
    own: &'d Directory,
    other: &'d Directory,
}

impl Replace for Neutral<'_> {
    fn id(&self, reference: &Reference, id: &str) -> Result<String, Unresolved> {
        self.own.neutral(reference, id, self.other)
    }

    fn text(&self, text: &str) -> Result<String, Unresolved> {
        foreign(text, self.own, self.other)?;
        Ok(self.own.tokens().to_variables(text))
    }
}

/// Refuses the id of an object that the other tenant does not have, at a place where the catalog expects none.
fn foreign(text: &str, own: &Directory, other: &Directory) -> Result<(), Unresolved> {
    match own.owner_of(text) {
        Some(name) if other.owner_of(text).is_none() => Err(Unresolved::Unexpected { name: name.to_owned() }),
        Some(_) | None => Ok(()),
    }
}

fn identity_of(area: &crate::domain::model::AreaKey) -> &'static str {
    crate::domain::catalog::find(area).map_or("id", |area| area.identity.id.as_str())
}
