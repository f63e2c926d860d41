//! How the elements of a collection are named in paths, for those who must find them in a body again.

use serde_json::Value;

use super::collections::key_of;
use super::record::Silence;
use super::walk::{Limits, NormaliseError, Walk};
use crate::domain::catalog::{Area, States};

/// What tells an element from the others of its collection.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ElementName {
    /// Equal for the same element on both sides.
    pub key: String,
    /// As it stands in paths. Of several elements with one key, all but the first have `#2`, `#3`… behind it there.
    pub label: String,
}

/// The names of the elements, in their order; `None` for one that is empty. `None` for a collection without keys.
///
/// # Errors
/// [`NormaliseError`] names the limit that an element breaks.
pub fn element_names(
    area: &Area,
    resource: &Value,
    items: &[Value],
    states: &States,
) -> Result<Option<Vec<Option<ElementName>>>, NormaliseError> {
    let tree = area.tree();
    if tree.facts(states).any(|facts| facts.ordered) {
        return Ok(None);
    }
    let Some(keys) = tree.facts(states).find_map(|facts| facts.keyed.as_ref()) else {
        return Ok(None);
    };
    let mut silence = Silence;
    let mut walk = Walk::over(area, resource, Limits::default(), &mut silence);
    let below = tree.element(states);
    let mut names = Vec::with_capacity(items.len());
    for item in items {
        let node = walk.value(item, &below, 1)?;
        names.push(node.map(|node| {
            let (key, label) = key_of(&node, keys);
            ElementName { key, label }
        }));
    }
    Ok(Some(names))
}
