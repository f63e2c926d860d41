//! `plumbline history`.

use serde_json::{Value, json};

use super::arguments::{Format, HistoryOptions};
use super::diff::property_text;
use super::{Ending, output, settings, tenant};
use crate::domain::model::{ResourceId, TenantId, Timestamp};
use crate::pipeline::Context;
use crate::pipeline::history::{self, AreaChange, ChangesAsked, TimelineAsked, TimelineSpan, WhatHappened};
use crate::store::history::Numbered;

/// Read page by page, so that memory stays bounded.
const PAGE: u32 = 1_000;
const CHANGES: usize = 200;

/// What is printed.
struct Answer {
    lines: Vec<String>,
    items: Vec<Value>,
}

pub(super) fn run(options: &HistoryOptions) -> anyhow::Result<Ending> {
    let (context, _guard) = settings::for_command()?;
    let answer = tokio::runtime::Runtime::new()?.block_on(ask(&context, options))?;
    output::line(&match options.format {
        Format::Text if answer.lines.is_empty() => "Nothing changed.".to_owned(),
        Format::Text => answer.lines.join("\n"),
        Format::Json => Value::Array(answer.items).to_string(),
    });
    Ok(Ending::Fine)
}

async fn ask(context: &Context, options: &HistoryOptions) -> anyhow::Result<Answer> {
    let tenant = tenant::find(context, &options.tenant).await?.id;
    let resource = options.resource.as_deref().map(str::parse::<ResourceId>).transpose()?;
    match (resource, &options.path, options.from) {
        (Some(resource), Some(path), _) => timeline(context, tenant, options, resource, path).await,
        (Some(resource), None, None) => versions(context, tenant, options, resource).await,
        (resource, _, Some(from)) => changes(context, tenant, options, resource.as_ref(), from).await,
        (None, _, None) => anyhow::bail!("give --resource for its versions, or --from for what changed since then"),
    }
}

async fn timeline(
    context: &Context,
    tenant: TenantId,
    options: &HistoryOptions,
    resource: ResourceId,
    path: &str,
) -> anyhow::Result<Answer> {
    let (mut spans, mut before) = (Vec::new(), None);
    loop {
        let (area, path, resource) = (options.area.clone(), path.to_owned(), resource.clone());
        let asked = TimelineAsked { tenant, area, resource, path, value: None, before };
        let page = history::timeline(context, asked).await?;
        spans.extend(page.spans);
        before = page.next;
        if before.is_none() {
            break;
        }
    }
    let within = |span: &TimelineSpan| {
        options.to.is_none_or(|to| span.from <= to)
            && options.from.is_none_or(|from| span.to.is_none_or(|end| end > from))
    };
    spans.retain(within);
    Ok(Answer { lines: spans.iter().map(span_text).collect(), items: spans.iter().map(span_json).collect() })
}

async fn versions(
    context: &Context,
    tenant: TenantId,
    options: &HistoryOptions,
    resource: ResourceId,
) -> anyhow::Result<Answer> {
    let (mut all, mut before): (Vec<Numbered>, Option<u64>) = (Vec::new(), None);
    loop {
        let (area, resource) = (options.area.clone(), resource.clone());
        let mut page = history::versions(context, tenant, area, resource, before, PAGE).await?;
        let has_more = page.len() > usize::try_from(PAGE)?;
        page.truncate(usize::try_from(PAGE)?);
        before = page.last().map(|oldest| oldest.number);
        all.extend(page);
        if !has_more {
            break;
        }
    }
    Ok(Answer { lines: all.iter().map(version_text).collect(), items: all.iter().map(version_json).collect() })
}

async fn changes(
    context: &Context,
    tenant: TenantId,
    options: &HistoryOptions,
    only: Option<&ResourceId>,
    from: Timestamp,
) -> anyhow::Result<Answer> {
    let to = options.to.unwrap_or_else(|| context.clock.now());
    let (mut all, mut after) = (Vec::new(), None);
    loop {
        let asked = ChangesAsked { tenant, area: options.area.clone(), from, to, after, limit: CHANGES };
        let page = history::changes(context, asked).await?;
        all.extend(page.items.into_iter().filter(|change| only.is_none_or(|only| *only == change.id)));
        after = page.next;
        if after.is_none() {
            break;
        }
    }
    Ok(Answer { lines: all.iter().flat_map(change_lines).collect(), items: all.iter().map(change_json).collect() })
}

fn span_text(span: &TimelineSpan) -> String {
    let value = span.value.as_ref().map_or_else(|| "(not there)".to_owned(), Value::to_string);
    let from = match span.not_before {
        Some(earliest) => format!("{} (or between {earliest} and then)", span.from),
        None => span.from.to_string(),
    };
    let to = match (span.to, span.not_after, span.is_gone) {
        (None, _, _) => "now".to_owned(),
        (Some(to), Some(latest), _) => format!("{to} (or between then and {latest})"),
        (Some(to), None, true) => format!("{to}, when the resource was gone"),
        (Some(to), None, false) => to.to_string(),
    };
    format!("{value}  from {from} to {to}")
}

fn span_json(span: &TimelineSpan) -> Value {
    json!({
        "value": span.value,
        "from": span.from,
        "notBefore": span.not_before,
        "to": span.to,
        "notAfter": span.not_after,
        "gone": span.is_gone,
    })
}

fn version_text(found: &Numbered) -> String {
    let version = &found.kept.version;
    let to = version.valid_to.map_or_else(|| "now".to_owned(), |to| to.to_string());
    let thinned = match found.thinned {
        0 => String::new(),
        count => format!("  ({count} before it are not kept any more)"),
    };
    format!("{:>4}  {} to {to}  {}{thinned}", found.number, version.valid_from, version.name)
}

fn version_json(found: &Numbered) -> Value {
    let version = &found.kept.version;
    json!({
        "version": found.number,
        "name": version.name,
        "validFrom": version.valid_from,
        "validTo": version.valid_to,
        "standsFrom": found.kept.stands_from,
        "thinned": found.thinned,
    })
}

fn change_lines(change: &AreaChange) -> Vec<String> {
    let renamed = change.renamed_from.as_ref().map(|name| format!("{}: was called {name}", change.name));
    match change.what {
        WhatHappened::Added => vec![format!("{}: is new", change.name)],
        WhatHappened::Removed => vec![format!("{}: is gone", change.name)],
        WhatHappened::Changed => {
            let properties = change.changes.iter().map(|found| format!("{}: {}", change.name, property_text(found)));
            renamed.into_iter().chain(properties).collect()
        }
    }
}

fn change_json(change: &AreaChange) -> Value {
    let what = match change.what {
        WhatHappened::Added => "added",
        WhatHappened::Changed => "changed",
        WhatHappened::Removed => "removed",
    };
    json!({
        "resourceId": change.id,
        "name": change.name,
        "renamedFrom": change.renamed_from,
        "change": what,
        "changes": change.changes,
        "nearest": change.is_nearest,
    })
}
