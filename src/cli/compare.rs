//! `plumbline compare`: an area of two tenants, as last read.

use anyhow::bail;
use serde_json::{Value, json};

use super::arguments::{CompareOptions, Format};
use super::diff::property_text;
use super::{Ending, output, settings, tenant};
use crate::domain::diff::PropertyChange;
use crate::domain::reference::{Alone, Fault, Pair, Side};
use crate::pipeline::Context;
use crate::pipeline::between::{self, BetweenTenants, TenantSide};

pub(super) fn run(options: &CompareOptions) -> anyhow::Result<Ending> {
    let (context, _guard) = settings::for_command()?;
    let found = tokio::runtime::Runtime::new()?.block_on(compare(&context, options))?;
    output::line(&match options.format {
        Format::Text => text(&found),
        Format::Json => serde_json::to_string_pretty(&as_json(&found))?,
    });
    match is_equal_as_a_whole(&found) {
        _ if !options.exit_code => Ok(Ending::Fine),
        Some(true) => Ok(Ending::Fine),
        Some(false) => Ok(Ending::DriftFound),
        None => bail!("nobody can say whether they are equal: a side was not read completely, so sync it first"),
    }
}

async fn compare(context: &Context, options: &CompareOptions) -> anyhow::Result<BetweenTenants> {
    let here = tenant::find(context, &options.here).await?.id;
    let there = tenant::find(context, &options.there).await?.id;
    Ok(between::compare(context, here, there, options.area.clone()).await?)
}

/// What cannot be compared is no difference, and said all the same.
fn differs(found: &BetweenTenants) -> bool {
    let comparison = &found.comparison;
    let is_whole = |side: &TenantSide| side.is_complete;
    comparison.pairs.iter().any(|pair| !pair.changes.is_empty())
        || (!comparison.only_here.is_empty() && is_whole(&found.there))
        || (!comparison.only_there.is_empty() && is_whole(&found.here))
}

/// `None` where nothing differs in what was read, and not all of it was.
fn is_equal_as_a_whole(found: &BetweenTenants) -> Option<bool> {
    let is_known = found.here.is_complete && found.there.is_complete;
    (is_known || differs(found)).then(|| !differs(found))
}

fn text(found: &BetweenTenants) -> String {
    let BetweenTenants { area, here, there, comparison, names: _, variables: _ } = found;
    let mut lines = vec![format!("{}: {} beside {}", area.title, here.name, there.name)];
    for side in [here, there].into_iter().filter(|side| !side.is_complete) {
        lines.push(format!("! {} was not read completely: what seems to be missing there may not be", side.name));
    }
    let only = |mine: &[Alone], tenant: &TenantSide, sign: char| {
        let name = tenant.name.clone();
        mine.iter().map(move |one| format!("{sign} {} ({}) is only in {name}", one.name, one.id)).collect::<Vec<_>>()
    };
    lines.extend(only(&comparison.only_here, here, '+'));
    lines.extend(only(&comparison.only_there, there, '-'));
    for pair in &comparison.pairs {
        lines.extend(pair.changes.iter().map(|change| format!("~ {}: {}", pair.name, property_text(change))));
        lines.extend(pair.not_comparable.iter().map(|(side, fault)| {
            format!("? {}: {} in {} is not comparable: {}", pair.name, fault.path, name_of(found, *side), fault.reason)
        }));
    }
    for (side, same) in &comparison.ambiguous {
        let ids: Vec<&str> = same.iter().map(|one| one.id.as_str()).collect();
        let name = same.first().map_or("", |one| &one.name);
        lines.push(format!(
            "? {name}: not compared, {} has {} of that name: {}",
            name_of(found, *side),
            same.len(),
            ids.join(", ")
        ));
    }
    for (side, one, faults) in &comparison.unnamed {
        let reasons: Vec<String> = faults.iter().map(|fault| format!("{}: {}", fault.path, fault.reason)).collect();
        lines.push(format!("? {} in {}: not compared: {}", one.name, name_of(found, *side), reasons.join("; ")));
    }
    let equal = comparison.pairs.iter().filter(|pair| is_equal(pair)).count();
    lines.push(format!("= {equal} of {} that both have are the same.", comparison.pairs.len()));
    lines.join("\n")
}

fn is_equal(pair: &Pair) -> bool {
    pair.changes.is_empty() && pair.not_comparable.is_empty()
}

fn name_of(found: &BetweenTenants, side: Side) -> &str {
    match side {
        Side::Here => &found.here.name,
        Side::There => &found.there.name,
    }
}

fn as_json(found: &BetweenTenants) -> Value {
    let BetweenTenants { area, here, there, comparison, names: _, variables } = found;
    let tenant = |side: &TenantSide| {
        json!({ "id": side.id, "name": side.name, "resources": side.resources, "complete": side.is_complete,
            "readAt": side.read_at })
    };
    let alone = |one: &Alone| json!({ "id": one.id, "name": one.name });
    let fault = |side: Side, fault: &Fault| json!({ "side": word(side), "path": fault.path, "id": fault.id, "reason": fault.reason.to_string() });
    let pair = |pair: &Pair| {
        json!({
            "name": pair.name,
            "hereId": pair.here,
            "thereId": pair.there,
            "changes": pair.changes.iter().map(change_json).collect::<Vec<_>>(),
            "notComparable": pair.not_comparable.iter().map(|(side, one)| fault(*side, one)).collect::<Vec<_>>(),
        })
    };
    json!({
        "area": area.key,
        "equal": is_equal_as_a_whole(found),
        "here": tenant(here),
        "there": tenant(there),
        "pairs": comparison.pairs.iter().filter(|one| !is_equal(one)).map(pair).collect::<Vec<_>>(),
        "onlyHere": comparison.only_here.iter().map(alone).collect::<Vec<_>>(),
        "onlyThere": comparison.only_there.iter().map(alone).collect::<Vec<_>>(),
        "ambiguous": comparison.ambiguous.iter().map(|(side, same)| {
            json!({ "side": word(*side), "resources": same.iter().map(alone).collect::<Vec<_>>() })
        }).collect::<Vec<_>>(),
        "unnamed": comparison.unnamed.iter().map(|(side, one, faults)| {
            json!({ "side": word(*side), "resource": alone(one),
                "faults": faults.iter().map(|one| fault(*side, one)).collect::<Vec<_>>() })
        }).collect::<Vec<_>>(),
        "variables": variables,
    })
}

fn change_json(change: &PropertyChange) -> Value {
    json!({ "path": change.path, "kind": change.kind, "before": change.before, "after": change.after,
        "added": change.added, "removed": change.removed })
}

fn word(side: Side) -> &'static str {
    match side {
        Side::Here => "here",
        Side::There => "there",
    }
}
