//! The encryption key and the database behind it.

use super::findings::Finding;
use crate::cli::settings;
use crate::config::Config;
use crate::logging::chain;
use crate::pipeline::{Context, backups, keys};
use crate::store::{self, backup, credentials};

const MS_PER_DAY: i64 = 86_400_000;
const SOON_DAYS: i64 = 30;

pub(super) fn examine(config: &Config) -> Vec<Finding> {
    let database = store::database_path(&config.data_dir);
    if !database.exists() {
        let is_set = config.require_key();
        return vec![match is_set {
            Ok(_) => Finding::fine("encryption key", "it is set; there is no database yet"),
            Err(faults) => Finding::failed("encryption key", &faults.to_string()),
        }];
    }
    let mut findings = vec![match backup::check_whole(&database) {
        Ok(()) => Finding::fine("database", "it is whole"),
        Err(fault) => Finding::failed("database", &format!("{}: restore a backup", chain(&fault))),
    }];
    match settings::for_command() {
        Ok((context, _guard)) => findings.extend(behind_the_key(&context)),
        Err(fault) => findings.push(Finding::failed("encryption key", &format!("{fault:#}"))),
    }
    findings
}

fn behind_the_key(context: &Context) -> Vec<Finding> {
    let Ok(runtime) = tokio::runtime::Runtime::new() else {
        return vec![Finding::failed("encryption key", "the process cannot start a thread")];
    };
    runtime.block_on(async {
        let mut findings = vec![key(context).await];
        findings.push(match backups::check(context).await {
            Ok(checked) => Finding::fine(
                "sealed values",
                &format!(
                    "{} data keys and {} values open; the audit trail is whole",
                    checked.data_keys, checked.opened
                ),
            ),
            Err(fault) => Finding::failed("sealed values", &format!("{}: restore a backup", chain(&fault))),
        });
        findings.push(credentials(context).await);
        findings
    })
}

async fn key(context: &Context) -> Finding {
    match keys::wrapping(context).await {
        Ok(wrapping) if wrapping.left() > 0 => Finding::warning(
            "encryption key",
            &format!(
                "{} data keys still wait for key {}: run `plumbline key rotate`",
                wrapping.left(),
                wrapping.current
            ),
        ),
        Ok(wrapping) if wrapping.previous.is_some() => Finding::warning(
            "encryption key",
            "the previous key has served: take PLUMBLINE_ENCRYPTION_KEY_PREVIOUS away",
        ),
        Ok(wrapping) => Finding::fine("encryption key", &format!("key {} opens the database", wrapping.current)),
        Err(fault) => Finding::failed("encryption key", &chain(&fault)),
    }
}

/// Certificates and client secrets that end.
async fn credentials(context: &Context) -> Finding {
    let now = context.clock.now();
    let soon = now.plus_ms(SOON_DAYS * MS_PER_DAY);
    match context.store.read(move |tx| credentials::ending_before(tx, soon)).await {
        Ok(ending) if ending.is_empty() => {
            Finding::fine("credentials", &format!("no certificate or client secret ends within {SOON_DAYS} days"))
        }
        Ok(ending) => {
            let all: Vec<String> = ending.iter().map(|(owner, at)| format!("{owner} at {at}")).collect();
            let detail = format!("these end or have ended: {}; replace them in Plumbline", all.join(", "));
            if ending.iter().any(|(_, at)| *at <= now) {
                Finding::failed("credentials", &detail)
            } else {
                Finding::warning("credentials", &detail)
            }
        }
        Err(fault) => Finding::failed("credentials", &chain(&fault)),
    }
}
