//! `plumbline replay`: what changed rules would have said of the past, before they are taken into use.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context as _, bail};
use serde_json::{Value, json};

use super::arguments::{Format, ReplayOptions};
use super::{Ending, input, output, settings, tenant};
use crate::domain::catalog::{self, Area};
use crate::domain::model::TenantId;
use crate::domain::replay::Effect;
use crate::pipeline::replay::{PastDrift, Replayed, replay};
use crate::pipeline::{Context, portfolio};

/// The catalog itself has fewer than 200 files.
const FILES_LIMIT: usize = 1_000;

/// The replay of one area of one tenant, with the names a person reads.
struct Part {
    tenant_id: TenantId,
    tenant_name: String,
    area: Arc<Area>,
    replayed: Replayed,
}

pub(super) fn run(options: &ReplayOptions) -> anyhow::Result<Ending> {
    let areas = changed_areas(options)?;
    let (context, _guard) = settings::for_command()?;
    let parts = tokio::runtime::Runtime::new()?.block_on(replay_all(&context, options, &areas))?;
    output::line(&match options.format {
        Format::Text => text(&parts),
        Format::Json => serde_json::to_string_pretty(&as_json(&parts))?,
    });
    let is_same = parts.iter().all(|part| part.replayed.drifts.is_empty());
    Ok(if options.exit_code && !is_same { Ending::DriftFound } else { Ending::Fine })
}

async fn replay_all(context: &Context, options: &ReplayOptions, areas: &[Arc<Area>]) -> anyhow::Result<Vec<Part>> {
    let tenants: Vec<(TenantId, String)> = match &options.tenant {
        Some(name) => {
            let found = tenant::find(context, name).await?;
            vec![(found.id, found.name)]
        }
        None => {
            let all = portfolio::tenants(context).await?.into_iter();
            all.map(|overview| (overview.tenant.id, overview.tenant.name)).collect()
        }
    };
    let mut parts = Vec::with_capacity(tenants.len() * areas.len());
    for (number, (tenant_id, tenant_name)) in (1..).zip(&tenants) {
        output::note(&format!("{tenant_name} ({number} of {})", tenants.len()));
        for area in areas {
            let replayed = replay(context, *tenant_id, Arc::clone(area)).await?;
            let (tenant_id, tenant_name) = (*tenant_id, tenant_name.clone());
            parts.push(Part { tenant_id, tenant_name, area: Arc::clone(area), replayed });
        }
    }
    Ok(parts)
}

/// The areas of the file or of all files in the folder, narrowed to those that are asked for.
fn changed_areas(options: &ReplayOptions) -> anyhow::Result<Vec<Arc<Area>>> {
    let files = files(&options.catalog)?;
    let mut areas = Vec::new();
    for file in &files {
        let area = catalog::parse(&file.display().to_string(), &input::text(file)?)?;
        if options.areas.is_empty() || options.areas.iter().any(|wanted| wanted == area.key.as_str()) {
            areas.push(area);
        }
    }
    let is_there = |wanted: &&String| areas.iter().any(|area| area.key.as_str() == wanted.as_str());
    if let Some(missing) = options.areas.iter().find(|wanted| !is_there(wanted)) {
        bail!("{} has no file for area `{missing}`", options.catalog.display());
    }
    Ok(areas)
}

fn files(path: &Path) -> anyhow::Result<Vec<PathBuf>> {
    let name = path.display();
    if path.is_file() {
        return Ok(vec![path.to_owned()]);
    }
    let entries = std::fs::read_dir(path).with_context(|| format!("{name} is neither a file nor a folder to read"))?;
    let mut files = Vec::new();
    for entry in entries {
        let file = entry.with_context(|| format!("{name} cannot be read"))?.path();
        if file.extension().is_some_and(|extension| extension == "toml") {
            files.push(file);
        }
    }
    match files.len() {
        0 => bail!("{name} holds no `.toml` file: expected areas in the form of the catalog"),
        count if count > FILES_LIMIT => bail!("{name} holds {count} files: expected at most {FILES_LIMIT}"),
        _ => files.sort(),
    }
    Ok(files)
}

fn all(parts: &[Part]) -> impl Iterator<Item = (&Part, &PastDrift)> {
    parts.iter().flat_map(|part| part.replayed.drifts.iter().map(move |past| (part, past)))
}

fn count(parts: &[Part], effect: Effect) -> usize {
    all(parts).filter(|(_, past)| past.dispute.effect == effect).count()
}

fn versions(parts: &[Part]) -> usize {
    parts.iter().map(|part| part.replayed.versions).sum()
}

fn text(parts: &[Part]) -> String {
    let mut lines: Vec<String> = all(parts).map(|(part, past)| in_words(part, past)).collect();
    let (appear, go, versions) = (count(parts, Effect::Appears), count(parts, Effect::Goes), versions(parts));
    lines.push(format!("{appear} drifts would appear and {go} would go; {versions} versions were compared."));
    lines.join("\n")
}

fn in_words(part: &Part, past: &PastDrift) -> String {
    let PastDrift { resource_id: _, resource_name, dispute, recorded } = past;
    let sign = match dispute.effect {
        Effect::Appears => '+',
        Effect::Goes => '-',
    };
    let until = dispute.span.to.map_or_else(|| "now".to_owned(), |to| to.to_string());
    let known = recorded.map(|id| format!(" (drift {id})")).unwrap_or_default();
    let (severity, path, from) = (dispute.severity.as_str(), &dispute.path, dispute.span.from);
    format!(
        "{sign} [{severity}] {} · {} · {resource_name}: {path} from {from} until {until}{known}",
        part.tenant_name, part.area.key
    )
}

fn as_json(parts: &[Part]) -> Value {
    let drifts = all(parts).map(|(part, past)| {
        json!({
            "tenantId": part.tenant_id,
            "tenantName": part.tenant_name,
            "area": part.area.key,
            "resourceId": past.resource_id,
            "resourceName": past.resource_name,
            "effect": past.dispute.effect,
            "path": past.dispute.path,
            "severity": past.dispute.severity,
            "from": past.dispute.span.from,
            "to": past.dispute.span.to,
            "driftId": past.recorded,
        })
    });
    json!({
        "appear": count(parts, Effect::Appears),
        "go": count(parts, Effect::Goes),
        "versions": versions(parts),
        "drifts": drifts.collect::<Vec<_>>(),
    })
}
