//! `plumbline diff`: what changed between two states of a resource or of an area.

use serde_json::{Value, json};

use super::arguments::{DiffOptions, Format};
use super::explain::{self, Body, Explained};
use super::{Ending, areas, exports, input, output};
use crate::domain::catalog::{Area, Judged};
use crate::domain::diff::{Change, PropertyChange, ResourceChange};
use crate::domain::model::{Direction, ResourceId, Severity, Verdict};

pub(super) fn run(options: &DiffOptions) -> anyhow::Result<Ending> {
    let area = areas::find(&options.area)?;
    let texts = (input::unread(&options.before)?, input::unread(&options.after)?);
    let changes = exports::changes(area, (&options.before, &texts.0), (&options.after, &texts.1))?;
    let equal = changes.is_empty();
    let explained = options.explain.then(|| explained(area, options, &texts)).transpose()?;
    output::line(&match options.format {
        Format::Text => explained.map_or_else(|| text(&changes), |explained| explain::text(&explained)),
        Format::Json => serde_json::to_string_pretty(&as_json(area, &changes, explained.as_deref()))?,
    });
    Ok(if options.exit_code && !equal { Ending::DriftFound } else { Ending::Fine })
}

/// An explanation speaks of what is equal as well, so that it needs all of both files.
fn explained(area: &Area, options: &DiffOptions, texts: &(String, String)) -> anyhow::Result<Vec<Explained>> {
    let before = input::resources_in(&options.before, &texts.0)?;
    let after = input::resources_in(&options.after, &texts.1)?;
    let (before, after) = paired(area, named(area, &before)?, named(area, &after)?);
    explain::all(area, &before, &after)
}

/// One resource on each side is the same one, whatever its id: a copy, a template, an export.
fn paired<'r>(area: &Area, before: Vec<Body<'r>>, after: Vec<Body<'r>>) -> (Vec<Body<'r>>, Vec<Body<'r>>) {
    match (before.as_slice(), after.as_slice()) {
        ([(_, _, before)], [(own, name, after)]) => {
            let id = area.resource_id_of(after).or_else(|| area.resource_id_of(before));
            let id = id.unwrap_or_else(|| own.clone());
            let alone = |body| vec![(id.clone(), name.clone(), body)];
            (alone(*before), alone(*after))
        }
        _ => (before, after),
    }
}

/// A change, and where it leads.
pub(super) struct Told {
    change: ResourceChange,
    verdict: Verdict,
    severity: Severity,
}

impl Told {
    pub(super) fn of(area: &Area, change: ResourceChange, body: Option<&Value>) -> Self {
        let (verdict, severity) = area.judge(Judged { change: &change.change, body });
        Self { change, verdict, severity }
    }
}

/// Bodies without an id, as exports for `POST` are, are told apart by their name.
fn named<'r>(area: &Area, resources: &'r [Value]) -> anyhow::Result<Vec<Body<'r>>> {
    let known = resources.iter().enumerate();
    known.map(|(index, raw)| Ok((identity(area, index, raw)?, area.name_of(raw), raw))).collect()
}

fn identity(area: &Area, index: usize, raw: &Value) -> anyhow::Result<ResourceId> {
    match area.resource_id_of(raw) {
        Some(id) => Ok(id),
        None => area.name_of(raw).parse().or_else(|_| exports::nameless(index)),
    }
}

fn text(changes: &[Told]) -> String {
    if changes.is_empty() {
        return "No differences.".to_owned();
    }
    let lines = changes.iter().map(|told| {
        let change = &told.change;
        let what = match &change.change {
            Change::Missing => format!("- {} ({}) is gone", change.name, change.resource_id),
            Change::Unexpected => format!("+ {} ({}) is new", change.name, change.resource_id),
            Change::Changed(property) => format!("~ {}: {}", change.name, property_text(property)),
        };
        what + &verdict_text(told)
    });
    lines.collect::<Vec<_>>().join("\n")
}

fn verdict_text(told: &Told) -> String {
    let Verdict { direction, rule, why, source: _ } = &told.verdict;
    if *direction == Direction::Unknown && why.is_none() {
        return String::new();
    }
    let severity = told.severity.as_str();
    let why = why.as_deref().unwrap_or_default();
    let rule = rule.as_ref().map(|rule| format!(" ({rule})")).unwrap_or_default();
    format!("\n    {} [{severity}]: {why}{rule}", direction.as_str())
}

/// `, weakens`; empty where no rule tells.
pub(super) fn direction_text(verdict: &Verdict) -> String {
    match verdict.direction {
        Direction::Unknown => String::new(),
        told @ (Direction::Weakens | Direction::Strengthens | Direction::Neutral) => format!(", {}", told.as_str()),
    }
}

pub(super) fn property_text(property: &PropertyChange) -> String {
    let hunks = property.lines();
    if !hunks.is_empty() {
        let lines = hunks.iter().flat_map(|hunk| std::iter::once(&hunk.header).chain(&hunk.lines));
        return format!("{}:{}", property.path, lines.map(|line| format!("\n    {line}")).collect::<String>());
    }
    let PropertyChange { path, kind: _, before, after, added, removed, after_hash: _ } = property;
    if added.is_empty() && removed.is_empty() {
        return format!("{path}: {before} → {after}");
    }
    let list = |sign: char, values: &[Value]| values.iter().map(|value| format!(" {sign}{value}")).collect::<String>();
    format!("{path}:{}{}", list('+', added), list('-', removed))
}

fn as_json(area: &Area, changes: &[Told], explained: Option<&[Explained]>) -> Value {
    let entry = |told: &Told| {
        let Told { change, verdict, severity } = told;
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
            "lines": property.map(PropertyChange::lines).unwrap_or_default(),
            "severity": severity,
            "direction": verdict.direction,
            "rule": verdict.rule,
            "why": verdict.why,
            "source": verdict.source,
        })
    };
    let entries: Vec<Value> = changes.iter().map(entry).collect();
    let mut answer = json!({ "area": area.key, "equal": changes.is_empty(), "changes": entries });
    if let (Some(explained), Some(members)) = (explained, answer.as_object_mut()) {
        members.insert("explanations".to_owned(), explain::as_json(explained));
    }
    answer
}
