//! A body as it is written to files: values as Graph sent them, but nothing that changes without meaning.

use std::collections::BTreeMap;

use serde_json::Value;

use super::canonical::{NOT_COMPARABLE, not_comparable};
use super::collections::key_of;
use super::record::Silence;
use super::walk::{Limits, NormaliseError, ODATA_TYPE, Walk, is_annotation, is_empty, normalise, reference};
use crate::domain::catalog::{Area, Facts, States};

/// The configuration in a body: without its id, annotations, empty and volatile properties; keys sorted, and
/// collections too where their order means nothing. A mark stands for a secret. It normalises as the body does, and
/// writing it again changes nothing.
///
/// # Errors
/// [`NormaliseError`] names the limit that the body breaks.
pub fn portable(area: &Area, raw: &Value) -> Result<Value, NormaliseError> {
    // The limits hold for the whole body, before anything is taken out of it.
    normalise(area, raw)?;
    let Value::Object(members) = raw else { return Err(NormaliseError::NotAnObject) };
    let configuration = members.iter().filter(|(key, _)| **key != area.identity.id);
    let written = Writer { area, resource: raw }.object(configuration, &area.tree().root(), 1)?;
    Ok(written.unwrap_or_else(|| Value::Object(serde_json::Map::new())))
}

struct Writer<'a> {
    area: &'a Area,
    /// The whole body, of which conditions speak.
    resource: &'a Value,
}

impl Writer<'_> {
    fn value(&self, raw: &Value, states: &States, depth: usize) -> Result<Option<Value>, NormaliseError> {
        if is_empty(raw) {
            return Ok(None);
        }
        if self.area.tree().facts(states).any(|facts| facts.secret) {
            return Ok(Some(not_comparable()));
        }
        match raw {
            Value::Object(members) if members.contains_key(NOT_COMPARABLE) => Ok(Some(not_comparable())),
            Value::Object(members) => self.object(members.iter(), states, depth),
            Value::Array(items) => self.array(items, states, depth),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => Ok(Some(raw.clone())),
        }
    }

    fn object<'m>(
        &self,
        members: impl Iterator<Item = (&'m String, &'m Value)> + Clone,
        states: &States,
        depth: usize,
    ) -> Result<Option<Value>, NormaliseError> {
        let tree = self.area.tree();
        if tree.facts(states).any(|facts| facts.reference_object)
            && let Some((key, id)) = reference(members.clone())
        {
            return Ok(Some([(key.clone(), id.clone())].into_iter().collect()));
        }
        let is_typed = tree.facts(states).any(|facts| facts.typed);
        let mut written = BTreeMap::new();
        for (key, value) in members.clone() {
            let below = tree.key(states, key);
            let is_noise = is_annotation(key) && !(is_typed && key == ODATA_TYPE);
            if is_noise || tree.facts(&below).any(|facts| self.drops(facts)) {
                continue;
            }
            let masks = |facts: &Facts| facts.secret_when.as_ref().is_some_and(|says| says.holds(members.clone()));
            let value = if !is_empty(value) && tree.facts(&below).any(masks) {
                Some(not_comparable())
            } else {
                self.value(value, &below, depth + 1)?
            };
            if let Some(value) = value {
                written.insert(key.clone(), value);
            }
        }
        Ok((!written.is_empty()).then(|| written.into_iter().collect()))
    }

    fn array(&self, items: &[Value], states: &States, depth: usize) -> Result<Option<Value>, NormaliseError> {
        let tree = self.area.tree();
        let below = tree.element(states);
        let keys = tree.facts(states).find_map(|facts| facts.keyed.as_ref());
        let mut silence = Silence;
        let mut walk = Walk::over(self.area, self.resource, Limits::default(), &mut silence);
        let mut written = Vec::with_capacity(items.len());
        for item in items {
            let Some(value) = self.value(item, &below, depth + 1)? else { continue };
            let node = walk.value(item, &below, depth + 1)?;
            let key = node.as_ref().zip(keys).map(|(node, keys)| key_of(node, keys).0);
            written.push((key, node.map(|node| node.to_text()), value.to_string(), value));
        }
        if !tree.facts(states).any(|facts| facts.ordered) {
            written.sort_by(|one, other| (&one.0, &one.1, &one.2).cmp(&(&other.0, &other.1, &other.2)));
        }
        let values: Vec<Value> = written.into_iter().map(|(.., value)| value).collect();
        Ok((!values.is_empty()).then_some(Value::Array(values)))
    }

    fn drops(&self, facts: &Facts) -> bool {
        facts.drop || facts.drop_when.as_ref().is_some_and(|condition| condition.holds(self.resource))
    }
}
