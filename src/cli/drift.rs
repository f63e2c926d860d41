//! `plumbline drift`.

use serde_json::{Value, json};

use super::arguments::{DriftOptions, Format};
use super::diff::{direction_text, property_text};
use super::{Ending, output, settings, tenant};
use crate::domain::attribution::Certainty;
use crate::domain::diff::{ChangeKind, PropertyChange};
use crate::domain::drift::{DriftChange, DriftState};
use crate::pipeline::drifts::NamedDrift;
use crate::pipeline::{Context, Name, NameState, Names, drifts};
use crate::store::drifts::Filter;

/// Read page by page, so that memory stays bounded.
const PAGE: u32 = 1_000;

pub(super) fn run(options: &DriftOptions) -> anyhow::Result<Ending> {
    let (context, _guard) = settings::for_command()?;
    let found = tokio::runtime::Runtime::new()?.block_on(open(&context, options.tenant.as_deref()))?;
    output::line(&match options.format {
        Format::Text => text(&found),
        Format::Json => Value::Array(found.iter().map(as_json).collect()).to_string(),
    });
    Ok(if options.exit_code && !found.is_empty() { Ending::DriftFound } else { Ending::Fine })
}

async fn open(context: &Context, named: Option<&str>) -> anyhow::Result<Vec<NamedDrift>> {
    let tenant = match named {
        Some(name) => Some(tenant::find(context, name).await?.id),
        None => None,
    };
    let mut filter = Filter { tenant, state: Some(DriftState::Open), limit: PAGE, ..Filter::default() };
    let mut all = Vec::new();
    loop {
        let page = drifts::list(context, filter.clone()).await?;
        let Some(last) = page.last() else { return Ok(all) };
        filter.before = Some((last.drift.first_seen_at, last.drift.id));
        all.extend(page);
    }
}

fn text(found: &[NamedDrift]) -> String {
    if found.is_empty() {
        return "No open drifts.".to_owned();
    }
    let line = |named: &NamedDrift| {
        let drift = &named.drift;
        let what = match drift.change {
            DriftChange::Missing => "is missing".to_owned(),
            DriftChange::Unexpected => "is not in the baseline".to_owned(),
            DriftChange::Changed => property_text(&with_names(property(named), &named.names)),
        };
        let severity = drift.severity.as_str();
        let direction = direction_text(&drift.detail.verdict);
        let by = drift.attribution.as_ref().and_then(|found| found.author.as_ref());
        let by = by.map(|author| format!(" · by {}", author.name)).unwrap_or_default();
        format!("[{severity}{direction}] {} · {} · {}: {what}{by}", named.tenant_name, drift.area, drift.resource_name)
    };
    found.iter().map(line).collect::<Vec<_>>().join("\n")
}

fn property(named: &NamedDrift) -> PropertyChange {
    let detail = named.drift.detail.clone();
    PropertyChange {
        path: detail.path,
        kind: detail.kind.unwrap_or(ChangeKind::Value),
        before: detail.before,
        after: detail.after,
        added: detail.added,
        removed: detail.removed,
        after_hash: None,
    }
}

/// The same with names beside the ids: in values, and in the labels of elements.
fn with_names(property: PropertyChange, names: &Names) -> PropertyChange {
    let names: Names = names
        .iter()
        .filter(|(id, name)| is_meant(id, name, &property.path))
        .map(|(id, name)| (id.clone(), name.clone()))
        .collect();
    let PropertyChange { path, kind, before, after, added, removed, after_hash } = property;
    let all = |values: Vec<Value>| values.into_iter().map(|value| named_value(value, &names)).collect();
    PropertyChange {
        kind,
        after_hash,
        before: named_value(before, &names),
        after: named_value(after, &names),
        added: all(added),
        removed: all(removed),
        path: names
            .iter()
            .filter(|(id, _)| id.len() == GUID_LENGTH)
            .fold(path, |path, (id, name)| path.replace(id.as_str(), &shown(id, name))),
    }
}

const GUID_LENGTH: usize = 36;

/// A shorter id is a word that stands for other things elsewhere, so that it is named at its own places alone.
fn is_meant(id: &str, name: &Name, path: &str) -> bool {
    id.len() == GUID_LENGTH || name.paths.iter().any(|place| place.trim_end_matches("[]") == path)
}

fn named_value(value: Value, names: &Names) -> Value {
    match value {
        Value::String(id) => match names.get(&id) {
            Some(name) => Value::String(shown(&id, name)),
            None => Value::String(id),
        },
        Value::Array(items) => items.into_iter().map(|item| named_value(item, names)).collect(),
        Value::Object(members) => members.into_iter().map(|(key, member)| (key, named_value(member, names))).collect(),
        Value::Null | Value::Bool(_) | Value::Number(_) => value,
    }
}

fn shown(id: &str, name: &Name) -> String {
    match (&name.name, name.state) {
        (Some(name), NameState::Gone) => format!("{name} (deleted, {id})"),
        (Some(name), NameState::Live | NameState::Dangling | NameState::Unknown) => format!("{name} ({id})"),
        (None, NameState::Dangling) => format!("deleted or unknown ({id})"),
        (None, NameState::Live | NameState::Gone | NameState::Unknown) => id.to_owned(),
    }
}

fn name_json(name: &Name) -> Value {
    let Name { name, area, state, paths: _ } = name;
    let state = match state {
        NameState::Live => "live",
        NameState::Gone => "gone",
        NameState::Dangling => "dangling",
        NameState::Unknown => "unknown",
    };
    json!({ "name": name, "area": area, "state": state })
}

fn as_json(named: &NamedDrift) -> Value {
    let NamedDrift { drift, tenant_name, names, area: _ } = named;
    json!({
        "id": drift.id,
        "tenantId": drift.tenant_id,
        "tenantName": tenant_name,
        "area": drift.area,
        "resourceId": drift.resource_id,
        "resourceName": drift.resource_name,
        "change": drift.change,
        "path": drift.detail.path,
        "kind": drift.detail.kind,
        "before": drift.detail.before,
        "after": drift.detail.after,
        "added": drift.detail.added,
        "removed": drift.detail.removed,
        "names": names.iter().map(|(id, name)| (id.clone(), name_json(name))).collect::<serde_json::Map<_, _>>(),
        "severity": drift.severity,
        "direction": drift.detail.verdict.direction,
        "rule": drift.detail.verdict.rule,
        "why": drift.detail.verdict.why,
        "source": drift.detail.verdict.source,
        "state": drift.state,
        "changedBy": drift.attribution.as_ref().and_then(|found| found.author.as_ref()).map(|author| &author.name),
        "certainty": drift.attribution.as_ref().and_then(|found| found.certainty).map(Certainty::as_str),
        "firstSeenAt": drift.first_seen_at,
        "lastSeenAt": drift.last_seen_at,
    })
}
