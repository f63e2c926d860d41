//! `plumbline key`.

use anyhow::{Context as _, bail};

use super::{output, settings};
use crate::crypto::MasterKey;
use crate::pipeline::keys::{self, Proof};
use crate::pipeline::{Actor, Context};
use crate::store;

pub(super) fn new() {
    let key = MasterKey::generate();
    output::line(&key.reveal());
    output::note(
        "Keep it as PLUMBLINE_ENCRYPTION_KEY, and a copy where backups of the database are not: without it nothing \
         in the database can be read.",
    );
}

/// Wraps every data key by the key in PLUMBLINE_ENCRYPTION_KEY, beside a running server if there is one, and proves it.
pub(super) fn rotate() -> anyhow::Result<()> {
    let (context, _guard) = settings::for_command()?;
    tokio::runtime::Runtime::new()?.block_on(async {
        let done = rewrap(&context).await?;
        let proof = keys::prove(&context).await.context("the rotation is done, but not everything opens")?;
        let wrapping = keys::wrapping(&context).await?;
        if wrapping.left() > 0 {
            bail!("somebody wraps data keys by another key at the same time: run `plumbline key rotate` again");
        }
        let is_emptied = keys::empty_journal(&context).await?;
        tell(&proof, done, &wrapping.current.to_string());
        if !is_emptied {
            output::note("The journal of the database is in use, and is emptied of what the old key encrypted later.");
        }
        if done > 0 {
            tell_next();
        }
        Ok(())
    })
}

async fn rewrap(context: &Context) -> anyhow::Result<u64> {
    let all = keys::wrapping(context).await?.all();
    let mut done: u64 = 0;
    loop {
        let step = keys::rewrap_some(context, &Actor::command_line()).await?;
        done += u64::try_from(step.done)?;
        if step.done > 0 {
            output::note(&format!(
                "{} of {all} data keys are encrypted with key {}",
                all - u64::try_from(step.left)?,
                step.to
            ));
        }
        if step.left == 0 {
            return Ok(done);
        }
    }
}

fn tell(proof: &Proof, done: u64, current: &str) {
    let how = if done == 0 { "were" } else { "are now" };
    output::line(&format!("All {} data keys {how} encrypted with key {current}.", proof.data_keys));
    let rows = proof.opened.iter().map(|kind| {
        vec![
            format!("{}.{}", kind.table, kind.column),
            if kind.count == 0 { "none stored".into() } else { format!("{} opened", kind.count) },
        ]
    });
    output::line(&output::table(&rows.collect::<Vec<_>>()));
}

fn tell_next() {
    let beside = settings::config().ok().is_some_and(|config| store::lock(&config.data_dir).is_err());
    output::line(
        "Now take PLUMBLINE_ENCRYPTION_KEY_PREVIOUS away, and make a new backup: older ones need the old key.",
    );
    if beside {
        output::line(
            "A server runs on this data folder: give it the new key and start it again, or send it SIGHUP if its key \
             stands in .env or in a file.",
        );
    }
}
