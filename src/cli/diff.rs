//! `plumbline diff`: what changed between two states of a resource or of an area.

use std::path::Path;

use anyhow::Context;
use serde_json::{Value, json};

use super::arguments::{DiffOptions, Format};
use super::{Ending, areas, input, output};
use crate::domain::catalog::Area;
use crate::domain::diff::{Change, PropertyChange, ResourceChange, compare, compare_sets};
use crate::domain::model::ResourceId;
use crate::domain::normalise::{Canonical, normalise};

pub(super) fn run(options: &DiffOptions) -> anyhow::Result<Ending> {
    let area = areas::find(&options.area)?;
    let before = input::resources(&options.before)?;
    let after = input::resources(&options.after)?;
    let changes = match (before.as_slice(), after.as_slice()) {
        // One resource on each side is the same one, whatever its id: a copy, a template, an export.
        ([before], [after]) => single(area, options, before, after)?,
        (before, after) => compare_sets(&named(area, &options.before, before)?, &named(area, &options.after, after)?),
    };
    let equal = changes.is_empty();
    output::line(&match options.format {
        Format::Text => text(&changes),
        Format::Json => serde_json::to_string_pretty(&as_json(area, &changes))?,
    });
    Ok(if options.exit_code && !equal { Ending::DriftFound } else { Ending::Fine })
}

fn single(area: &Area, options: &DiffOptions, before: &Value, after: &Value) -> anyhow::Result<Vec<ResourceChange>> {
    let id = area.resource_id_of(after).or_else(|| area.resource_id_of(before));
    let id = id.map_or_else(|| nameless(0), Ok)?;
    let name = area.name_of(after);
    let before = canonical(area, &options.before, before)?;
    let after = canonical(area, &options.after, after)?;
    let changes = compare(&before, &after).into_iter().map(|change| ResourceChange {
        resource_id: id.clone(),
        name: name.clone(),
        change: Change::Changed(change),
    });
    Ok(changes.collect())
}

/// Bodies without an id, as exports for `POST` are, are told apart by their name.
fn named(area: &Area, file: &Path, resources: &[Value]) -> anyhow::Result<Vec<(ResourceId, String, Canonical)>> {
    let named = resources.iter().enumerate().map(|(index, raw)| {
        let name = area.name_of(raw);
        let id = match area.resource_id_of(raw) {
            Some(id) => id,
            None => name.parse().or_else(|_| nameless(index))?,
        };
        Ok((id, name, canonical(area, file, raw)?))
    });
    named.collect()
}

fn nameless(index: usize) -> anyhow::Result<ResourceId> {
    Ok(format!("(resource {})", index + 1).parse()?)
}

fn canonical(area: &Area, file: &Path, raw: &Value) -> anyhow::Result<Canonical> {
    normalise(area, raw).with_context(|| format!("{} cannot be normalised", file.display()))
}

fn text(changes: &[ResourceChange]) -> String {
    if changes.is_empty() {
        return "No differences.".to_owned();
    }
    let lines = changes.iter().map(|change| match &change.change {
        Change::Missing => format!("- {} ({}) is gone", change.name, change.resource_id),
        Change::Unexpected => format!("+ {} ({}) is new", change.name, change.resource_id),
        Change::Changed(property) => format!("~ {}: {}", change.name, property_text(property)),
    });
    lines.collect::<Vec<_>>().join("\n")
}

pub(super) fn property_text(property: &PropertyChange) -> String {
    let PropertyChange { path, kind: _, before, after, added, removed } = property;
    if added.is_empty() && removed.is_empty() {
        return format!("{path}: {before} → {after}");
    }
    let list = |sign: char, values: &[Value]| values.iter().map(|value| format!(" {sign}{value}")).collect::<String>();
    format!("{path}:{}{}", list('+', added), list('-', removed))
}

fn as_json(area: &Area, changes: &[ResourceChange]) -> Value {
    let entry = |change: &ResourceChange| {
        let (word, property) = match &change.change {
            Change::Missing => ("missing", None),
            Change::Unexpected => ("unexpected", None),
            Change::Changed(property) => ("changed", Some(property)),
        };
        json!({
            "resourceId": change.resource_id,
            "name": change.name,
            "change": word,
            "path": property.map(|property| &property.path),
            "kind": property.map(|property| property.kind),
            "added": property.map(|property| property.added.as_slice()).unwrap_or_default(),
            "removed": property.map(|property| property.removed.as_slice()).unwrap_or_default(),
            "before": property.map(|property| &property.before),
            "after": property.map(|property| &property.after),
        })
    };
    let entries: Vec<Value> = changes.iter().map(entry).collect();
    json!({ "area": area.key, "equal": changes.is_empty(), "changes": entries })
}
