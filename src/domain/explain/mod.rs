//! Why something is a drift, or is none: for each path what was sent, what was compared, and which rules made the one
//! from the other.

mod words;

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use serde_json::Value;

use crate::domain::catalog::Area;
use crate::domain::diff::{PropertyChange, compare};
use crate::domain::normalise::{Canonical, Node, NormaliseError, Note, Rule, normalise_noted};

/// What the comparison says about a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Verdict {
    Different,
    /// The same to a reader of the configuration, whatever was sent.
    Equal,
    /// Graph does not show at least one of the values.
    NotComparable,
    /// Never compared.
    NotConfiguration,
}

/// A rule that took part.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct AppliedRule {
    /// A word for machines, such as `drop`, `instant` or `keyed`.
    pub rule: String,
    /// The pattern of the catalog that asks for it; none for rules that hold everywhere.
    pub pattern: Option<String>,
    /// What it does, for people.
    pub says: &'static str,
}

/// A place of a resource.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Row {
    /// As a difference names it.
    pub path: String,
    pub verdict: Verdict,
    /// As they were sent; null when there was nothing, or when it is a secret.
    pub raw_before: Value,
    pub raw_after: Value,
    /// As they were compared; null when nothing was left.
    pub canonical_before: Value,
    pub canonical_after: Value,
    pub rules: Vec<AppliedRule>,
}

impl Row {
    /// Whether it looked different when it was sent.
    pub fn looks_different(&self) -> bool {
        self.raw_before != self.raw_after || self.canonical_before != self.canonical_after
    }
}

/// Every place of two states of a resource, in the order of their paths. A side that is absent has nothing anywhere.
///
/// # Errors
/// [`NormaliseError`] when a body is refused.
pub fn explain(area: &Area, before: Option<&Value>, after: Option<&Value>) -> Result<Vec<Row>, NormaliseError> {
    let (before, after) = (Half::of(area, before)?, Half::of(area, after)?);
    let changes = compare(&before.canonical, &after.canonical);
    let changed: BTreeSet<String> = changes.iter().map(|change| change.path.clone()).collect();
    // The label of the side before counts, as it does in a comparison.
    let mut paths: BTreeMap<&String, &String> = BTreeMap::new();
    for half in [&before, &after] {
        for (place, path) in half.paths() {
            paths.entry(place).or_insert(path);
        }
    }
    let mut rows: Vec<Row> =
        paths.into_iter().map(|(place, path)| row(place, path, &before, &after, &changed)).collect();
    let known: BTreeSet<&String> = rows.iter().map(|row| &row.path).collect();
    // A group of properties that came or went as a whole is one change, above the places of its own.
    let wholes: Vec<Row> = changes.into_iter().filter(|change| !known.contains(&change.path)).map(whole).collect();
    rows.extend(wholes);
    rows.sort_by(|one, other| one.path.cmp(&other.path));
    Ok(rows)
}

#[derive(Default)]
struct Noted {
    path: String,
    raw: Value,
    rules: BTreeSet<AppliedRule>,
    is_dropped: bool,
}

/// One side of the comparison, by place.
struct Half {
    canonical: Canonical,
    notes: BTreeMap<String, Noted>,
    places: BTreeMap<String, Place>,
}

struct Place {
    path: String,
    compared: Value,
    is_comparable: bool,
}

impl Half {
    fn of(area: &Area, raw: Option<&Value>) -> Result<Self, NormaliseError> {
        let Some(raw) = raw else {
            return Ok(Self { canonical: Canonical::nothing(), notes: BTreeMap::new(), places: BTreeMap::new() });
        };
        let (canonical, notes) = normalise_noted(area, raw)?;
        let mut places = BTreeMap::new();
        if let Some(root) = &canonical.root {
            collect(root, Way::default(), &mut places);
        }
        Ok(Self { canonical, notes: by_place(notes), places })
    }

    fn paths(&self) -> impl Iterator<Item = (&String, &String)> {
        let of_places = self.places.iter().map(|(place, known)| (place, &known.path));
        of_places.chain(self.notes.iter().map(|(place, noted)| (place, &noted.path)))
    }

    fn compared(&self, place: &str) -> Value {
        self.places.get(place).map_or(Value::Null, |place| place.compared.clone())
    }

    fn is_comparable(&self, place: &str) -> bool {
        self.places.get(place).is_none_or(|place| place.is_comparable)
    }

    fn raw(&self, place: &str) -> Value {
        self.notes.get(place).map_or(Value::Null, |noted| noted.raw.clone())
    }
}

fn by_place(notes: Vec<Note>) -> BTreeMap<String, Noted> {
    let mut by_place: BTreeMap<String, Noted> = BTreeMap::new();
    for Note { path, place, raw, rule } in notes {
        let noted = by_place.entry(place).or_default();
        noted.path = path;
        if let Some(raw) = raw {
            noted.raw = raw;
        }
        if let Some((rule, pattern)) = rule {
            noted.is_dropped |= matches!(rule, Rule::Identity | Rule::Annotation | Rule::Drop | Rule::DropWhen);
            noted.rules.insert(AppliedRule { rule: words::name(rule), pattern, says: words::says(rule) });
        }
    }
    by_place
}

fn row(place: &str, path: &str, before: &Half, after: &Half, changed: &BTreeSet<String>) -> Row {
    let sides = [before, after];
    let is_dropped = sides.iter().any(|half| half.notes.get(place).is_some_and(|noted| noted.is_dropped));
    let verdict = if is_part_of(path, changed) {
        Verdict::Different
    } else if sides.iter().any(|half| !half.is_comparable(place)) {
        Verdict::NotComparable
    } else if is_dropped {
        Verdict::NotConfiguration
    } else {
        Verdict::Equal
    };
    let rules: BTreeSet<AppliedRule> =
        sides.iter().filter_map(|half| half.notes.get(place)).flat_map(|noted| noted.rules.iter().cloned()).collect();
    Row {
        path: path.to_owned(),
        verdict,
        raw_before: before.raw(place),
        raw_after: after.raw(place),
        canonical_before: before.compared(place),
        canonical_after: after.compared(place),
        rules: rules.into_iter().collect(),
    }
}

fn whole(change: PropertyChange) -> Row {
    Row {
        path: change.path,
        verdict: Verdict::Different,
        raw_before: Value::Null,
        raw_after: Value::Null,
        canonical_before: change.before,
        canonical_after: change.after,
        rules: Vec::new(),
    }
}

/// Whether the path is one of the changes, or one lies above or below.
fn is_part_of(path: &str, changed: &BTreeSet<String>) -> bool {
    let ends = path.char_indices().filter(|(_, character)| matches!(character, '.' | '['));
    let mut above = ends.filter_map(|(end, _)| path.get(..end)).chain([path]);
    let mut below = changed.range(path.to_owned()..).map_while(|change| change.strip_prefix(path));
    above.any(|beginning| changed.contains(beginning)) || below.any(|rest| rest.starts_with(['.', '[']))
}

/// The way to a node: as a difference names it, and by keys.
#[derive(Default)]
struct Way {
    path: String,
    place: String,
}

impl Way {
    fn key(&self, key: &str) -> Self {
        let dot = if self.path.is_empty() { "" } else { "." };
        Self { path: format!("{}{dot}{key}", self.path), place: format!("{}{dot}{key}", self.place) }
    }

    fn element(&self, key: &str, label: &str) -> Self {
        Self { path: format!("{}[{label}]", self.path), place: format!("{}[{key}]", self.place) }
    }
}

/// As deep as a comparison looks: sets and lists are one place.
fn collect(node: &Node, way: Way, places: &mut BTreeMap<String, Place>) {
    match node {
        Node::Object(members) => {
            for (key, member) in members {
                collect(member, way.key(key), places);
            }
        }
        Node::Keyed(elements) => {
            for (key, element) in elements {
                collect(&element.node, way.element(key, &element.label), places);
            }
        }
        Node::NotComparable => {
            places.insert(way.place, Place { path: way.path, compared: Value::Null, is_comparable: false });
        }
        Node::Scalar(_) | Node::Set(_) | Node::List(_) => {
            places.insert(way.place, Place { path: way.path, compared: node.to_json(), is_comparable: true });
        }
    }
}
