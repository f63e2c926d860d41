//! `plumbline audit`: the chain, its heads, and entries as lines of a file.

use std::path::Path;

use anyhow::{Context as _, bail};
use serde::Deserialize;
use serde_json::Value;

use super::arguments::{AuditCommand, AuditExportOptions};
use super::{input, output, settings, tenant};
use crate::domain::model::Timestamp;
use crate::pipeline::audit::{self, ExportFormat};
use crate::pipeline::{Actor, Context};
use crate::store::audit::{Fault, Filter, Head, Verdict};

const HEADS_SHOWN: u32 = 1_000;

pub(super) fn run(command: AuditCommand) -> anyhow::Result<()> {
    let kept = match &command {
        AuditCommand::Verify { head: Some(file) } => heads_of(file)?,
        AuditCommand::Verify { head: None } | AuditCommand::Heads | AuditCommand::Export(_) => Vec::new(),
    };
    let (context, _guard) = settings::for_command()?;
    tokio::runtime::Runtime::new()?.block_on(async {
        match command {
            AuditCommand::Verify { .. } => verify(&context, kept).await,
            AuditCommand::Heads => heads(&context).await,
            AuditCommand::Export(options) => export(&context, &options).await,
        }
    })
}

async fn verify(context: &Context, kept_elsewhere: Vec<Head>) -> anyhow::Result<()> {
    let elsewhere = kept_elsewhere.len();
    match audit::verify(context, kept_elsewhere).await? {
        Verdict::Whole { entries, heads, first } => {
            output::line(&format!("The audit trail is whole: {entries} entries, held against {heads} heads."));
            if let Some(first) = first.filter(|first| *first > 1) {
                output::line(&format!("Entries before {first} were let go by the terms of retention."));
            }
            if elsewhere == 0 {
                output::note(
                    "Somebody who can write the database can write a whole new trail: keep the heads elsewhere \
                     (`plumbline audit heads`, or the log) and give them with --head.",
                );
            }
            Ok(())
        }
        Verdict::Broken { at_entry, fault } => bail!("{}", broken(at_entry, &fault)),
    }
}

fn broken(at_entry: i64, fault: &Fault) -> String {
    let what = match fault {
        Fault::Changed => "it does not say what it said when it was written".to_owned(),
        Fault::Missing => "entries that stood before it are gone".to_owned(),
        Fault::OtherHead { day } => format!("the head of {day} says that another entry stood here"),
        Fault::CutOff { day } => format!("the trail ends here, and the head of {day} says that it was longer"),
        Fault::NoReceipt => "its details were removed, and no receipt of an erased tenant vouches for that".to_owned(),
    };
    format!(
        "the audit trail is broken at entry {at_entry}: {what}. Somebody changed the database past Plumbline. Keep a \
         copy of the data folder, compare it with your backups by `plumbline audit export`, look who can write the \
         folder, and follow the incident steps in docs/security.md"
    )
}

async fn heads(context: &Context) -> anyhow::Result<()> {
    let heads = audit::heads(context, None, HEADS_SHOWN).await?;
    if heads.is_empty() {
        output::note("There is no head yet: a running server keeps one at the end of each day (UTC).");
    }
    for head in heads {
        let Head { day, entry, hash, made_at } = head;
        let line = serde_json::json!({ "day": day, "entry": entry, "hash": audit::hex(&hash), "madeAt": made_at });
        output::line(&line.to_string());
    }
    Ok(())
}

async fn export(context: &Context, options: &AuditExportOptions) -> anyhow::Result<()> {
    let AuditExportOptions { format, from, to, actor, action, tenant } = options;
    let tenant = match tenant {
        Some(wanted) => Some(tenant::find(context, wanted).await?.id),
        None => None,
    };
    let filter =
        Filter { actor: actor.clone(), action: action.clone(), tenant, from: *from, to: *to, ..Filter::default() };
    let format: ExportFormat = (*format).into();
    audit::begin_export(context, Actor::command_line(), &filter, format).await?;
    output::text(&format.heading());
    let mut after = 0;
    loop {
        let page = audit::export_page(context, filter.clone(), after).await?;
        let Some(last) = page.last() else { return Ok(()) };
        after = last.entry.id;
        output::text(&page.iter().map(|entry| format.line(entry)).collect::<String>());
    }
}

/// A head as the API, the command line and the log write it; what else stands there does not matter.
#[derive(Deserialize)]
struct KeptHead {
    day: String,
    entry: i64,
    hash: String,
}

/// Heads that somebody kept: a page of the API, an array, or a JSON object on each line.
fn heads_of(file: &Path) -> anyhow::Result<Vec<Head>> {
    let text = input::text(file)?;
    let name = file.display();
    let values: Vec<Value> = match serde_json::from_str::<Value>(&text) {
        Ok(Value::Array(items)) => items,
        Ok(Value::Object(mut object)) => match object.remove("items") {
            Some(Value::Array(items)) => items,
            _ => vec![Value::Object(object)],
        },
        Ok(_) | Err(_) => text
            .lines()
            .filter(|line| !line.trim().is_empty())
            .map(|line| serde_json::from_str(line).with_context(|| format!("{name} has a line that is not JSON")))
            .collect::<anyhow::Result<_>>()?,
    };
    let heads = values.into_iter().map(|value| head(value).with_context(|| format!("{name} has no heads")));
    let heads = heads.collect::<anyhow::Result<Vec<_>>>()?;
    if heads.is_empty() {
        bail!("{name} has no heads: expected what `plumbline audit heads` writes");
    }
    Ok(heads)
}

fn head(value: Value) -> anyhow::Result<Head> {
    let KeptHead { day, entry, hash } = serde_json::from_value(value)?;
    let expected = || format!("the hash of {day} is no 64 hexadecimal digits");
    let digits = hash.as_bytes().chunks(2).map(|pair| {
        let pair = std::str::from_utf8(pair).ok().filter(|pair| pair.len() == 2);
        pair.and_then(|pair| u8::from_str_radix(pair, 16).ok())
    });
    let bytes: Option<Vec<u8>> = digits.collect();
    let hash: [u8; 32] = bytes.and_then(|bytes| bytes.try_into().ok()).with_context(expected)?;
    Ok(Head { day, entry, hash, made_at: Timestamp(0) })
}
