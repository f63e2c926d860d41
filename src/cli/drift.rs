//! `plumbline drift`.

use serde_json::{Value, json};

use super::arguments::{DriftOptions, Format};
use super::diff::property_text;
use super::{Ending, output, settings, tenant};
use crate::domain::diff::{ChangeKind, PropertyChange};
use crate::domain::drift::{DriftChange, DriftState};
use crate::pipeline::drifts::NamedDrift;
use crate::pipeline::{Context, drifts};
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
            DriftChange::Changed => property_text(&property(named)),
        };
        let severity = drift.severity.as_str();
        format!("[{severity}] {} · {} · {}: {what}", named.tenant_name, drift.area, drift.resource_name)
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
    }
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
        "names": names,
        "severity": drift.severity,
        "state": drift.state,
        "firstSeenAt": drift.first_seen_at,
        "lastSeenAt": drift.last_seen_at,
    })
}
