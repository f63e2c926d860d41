//! The elements of a part, each on both sides.

use serde_json::{Value, json};

use super::PlannedChange;
use super::address::at;
use super::update::Between;
use crate::domain::catalog::{States, Step};
use crate::domain::diff::ChangeKind;
use crate::domain::normalise::{Canonical, NormaliseError, element_names, normalise};

/// Those that differ; the others need no request.
pub(super) struct Elements {
    pub(super) all: Vec<Element>,
    part: String,
}

pub(super) struct Element {
    /// As a difference names it; the part itself where its elements have no names.
    pub(super) place: String,
    pub(super) live: Option<Value>,
    pub(super) wanted: Option<Value>,
    id: Option<String>,
    /// By what it is matched.
    key: String,
}

impl Element {
    /// The id by which the service knows it: of the live one where there is one.
    pub(super) fn id(&self) -> Option<&str> {
        self.id.as_deref()
    }

    /// Whether the comparison knows it by what it is alone, as one of a set.
    pub(super) fn is_one_of_a_set(&self, part: &str) -> bool {
        self.place == part
    }

    /// The element that comes or goes, as a difference of the set tells it.
    pub(super) fn change(&self, between: &Between<'_>, part: &str) -> Result<PlannedChange, NormaliseError> {
        let shown = |side: &Option<Value>| side.as_ref().map_or(Ok(Value::Null), |side| shown(between, part, side));
        let (path, kind) = (part.to_owned(), ChangeKind::Set);
        Ok(PlannedChange { path, kind, before: shown(&self.live)?, after: shown(&self.wanted)? })
    }

    pub(super) fn is_named_in(&self, path: &str) -> bool {
        super::standing::covers(&self.place, path)
    }
}

impl Elements {
    /// The live resource without one of the elements.
    pub(super) fn without(&self, between: &Between<'_>, element: &Element) -> Option<Value> {
        let mut body = between.live?.clone();
        let items = body.pointer_mut(&format!("/{}", self.part.replace('.', "/")))?.as_array_mut()?;
        items.retain(|item| Some(item) != element.live.as_ref());
        Some(body)
    }
}

/// The elements of a part that differ. They are matched as they are compared: by the keys of the collection, else by the
/// id that the step names, and what is left by what they are.
///
/// # Errors
/// [`NormaliseError`] names the limit that an element breaks.
pub(super) fn elements(between: &Between<'_>, part: &str, steps: &[&Step]) -> Result<Elements, NormaliseError> {
    let id = steps.first().map_or("id", |step| step.element_id.as_str());
    let live = between.live.unwrap_or(&Value::Null);
    let mut all: Vec<Element> = Vec::new();
    for (key, label, value) in named(between, live, part, id)? {
        all.push(Element { place: place(part, label), id: id_of(&value, id), live: Some(value), wanted: None, key });
    }
    let mut further = Vec::new();
    for (key, label, value) in named(between, between.wanted, part, id)? {
        match all.iter_mut().find(|element| element.key == key && element.wanted.is_none()) {
            Some(element) => element.wanted = Some(value),
            None => further.push((key, label, value)),
        }
    }
    for (key, label, value) in further {
        match same(between, part, &mut all, &value)? {
            Some(element) => element.wanted = Some(value),
            None => {
                let (place, id) = (place(part, label), id_of(&value, id));
                all.push(Element { place, id, live: None, wanted: Some(value), key });
            }
        }
    }
    let mut differing = Vec::new();
    for element in all {
        let is_same = match (&element.live, &element.wanted) {
            (Some(live), Some(wanted)) => text_of(between, part, live)? == text_of(between, part, wanted)?,
            (_, _) => false,
        };
        if !is_same {
            differing.push(element);
        }
    }
    Ok(Elements { all: differing, part: part.to_owned() })
}

/// The live element that is the same but for its id, as one that came again is.
fn same<'e>(
    between: &Between<'_>,
    part: &str,
    all: &'e mut [Element],
    wanted: &Value,
) -> Result<Option<&'e mut Element>, NormaliseError> {
    let wanted = text_of(between, part, wanted)?;
    for element in all.iter_mut().filter(|element| element.wanted.is_none()) {
        if let Some(live) = &element.live
            && text_of(between, part, live)? == wanted
        {
            return Ok(Some(element));
        }
    }
    Ok(None)
}

type Named = (String, Option<String>, Value);

fn named(between: &Between<'_>, body: &Value, part: &str, id: &str) -> Result<Vec<Named>, NormaliseError> {
    let items = at(body, part).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    let states = states(between, part);
    let names = element_names(between.area, body, items, &states)?;
    let mut found = Vec::new();
    for (index, item) in items.iter().enumerate() {
        let name = names.as_ref().and_then(|names| names.get(index)).and_then(Option::as_ref);
        let (key, label) = match name {
            Some(name) => (name.key.clone(), Some(name.label.clone())),
            None => (id_of(item, id).map_or_else(|| text_of(between, part, item), Ok)?, None),
        };
        found.push((key, label, item.clone()));
    }
    Ok(found)
}

fn states(between: &Between<'_>, part: &str) -> States {
    let tree = between.area.tree();
    tree.below(&tree.root(), part)
}

/// The canonical form of one element, compared in its place.
fn text_of(between: &Between<'_>, part: &str, element: &Value) -> Result<String, NormaliseError> {
    Ok(alone(between, part, element)?.to_json().to_string())
}

/// The set that has this element alone.
fn shown(between: &Between<'_>, part: &str, element: &Value) -> Result<Value, NormaliseError> {
    Ok(alone(between, part, element)?.at(part).map_or(Value::Null, |node| node.shown()))
}

fn alone(between: &Between<'_>, part: &str, element: &Value) -> Result<Canonical, NormaliseError> {
    let body = part.split('.').rev().fold(json!([element]), |value, name| json!({ name: value }));
    normalise(between.area, &body)
}

fn id_of(element: &Value, id: &str) -> Option<String> {
    let found = element.as_str().or_else(|| element.get(id)?.as_str())?;
    (!found.is_empty()).then(|| found.to_owned())
}

fn place(part: &str, label: Option<String>) -> String {
    label.map_or_else(|| part.to_owned(), |label| format!("{part}[{label}]"))
}
