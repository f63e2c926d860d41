//! From the configuration to what an instance runs with.

use std::path::Path;
use std::sync::Arc;

use anyhow::Context;

use crate::clock::SystemClock;
use crate::config::{self, Config, Environment};
use crate::crypto::{MasterKey, MasterKeys};
use crate::graph::{GraphClient, GraphSettings};
use crate::logging::{self, LogGuard};
use crate::pipeline;
use crate::pipeline::reload::Reread;
use crate::server::{Edge, Limits, Settings, open_context};
use crate::store;

/// Reads the environment and `.env`.
pub(super) fn config() -> anyhow::Result<Config> {
    config::from_process(Path::new(".env")).context("the configuration has faults")
}

/// Settings with a log on standard output.
pub(super) fn for_server(config: Config) -> anyhow::Result<(Settings, LogGuard)> {
    let (logger, guard) = logging::logger(config.log_level);
    let settings = of(config, logger, &guard)?;
    Ok((settings, guard))
}

/// A context for a command; its log goes to standard error, as standard output is the answer.
pub(super) fn for_command() -> anyhow::Result<(pipeline::Context, LogGuard)> {
    let config = config()?;
    let (logger, guard) = logging::logger_to(std::io::stderr(), config::LogLevel::Warn);
    let settings = of(config, logger, &guard)?;
    store::prepare(&settings.data_dir)?;
    Ok((open_context(&settings)?, guard))
}

/// A context for another data folder than the configured one.
pub(super) fn for_folder(folder: &Path) -> anyhow::Result<(pipeline::Context, LogGuard)> {
    let (logger, guard) = logging::logger_to(std::io::stderr(), config::LogLevel::Warn);
    let settings = Settings { data_dir: folder.to_owned(), ..of(config()?, logger, &guard)? };
    Ok((open_context(&settings)?, guard))
}

/// The client of Microsoft Graph, without a database.
pub(super) fn graph_client(config: Config) -> anyhow::Result<GraphClient> {
    let (logger, guard) = logging::logger_to(std::io::stderr(), config::LogLevel::Warn);
    let clock = Arc::new(SystemClock);
    Ok(GraphClient::new(GraphSettings::from_config(&config), clock, logger, guard.redactor())?)
}

fn of(config: Config, logger: slog::Logger, guard: &LogGuard) -> anyhow::Result<Settings> {
    let keys = keys(&config)?;
    hide_secrets(&config, &keys, guard);
    Ok(Settings {
        graph: GraphSettings::from_config(&config),
        bind: config.bind,
        data_dir: config.data_dir,
        keys,
        public_url: config.public_url,
        frontend_url: config.frontend_url,
        trusted_proxies: config.trusted_proxies,
        oidc: config.oidc,
        outgoing_allow: config.outgoing_allow,
        demo_user: None,
        confirm_after: None,
        pauses: None,
        edge: Edge {
            tls: config.tls,
            takes_development_server: config.environment == Environment::Development,
            limits: Limits::default(),
        },
        logger,
        redactor: guard.redactor(),
        levels: guard.levels(),
        rereader: Some(Arc::new(reread)),
    })
}

fn keys(config: &Config) -> anyhow::Result<MasterKeys> {
    Ok(MasterKeys {
        current: MasterKey::parse(config.require_key()?.secret())?,
        previous: config.previous_key.as_ref().map(|key| MasterKey::parse(key.secret())).transpose()?,
    })
}

/// The environment of a process does not change, but `.env` and the files of secrets do.
fn reread() -> Result<Reread, String> {
    let config = config().map_err(|faults| format!("{faults:#}"))?;
    let keys = keys(&config).map_err(|fault| format!("{fault:#}"))?;
    Ok(Reread { keys, log_level: config.log_level })
}

/// What came with the configuration is hidden in the log as long as the process lives.
fn hide_secrets(config: &Config, keys: &MasterKeys, guard: &LogGuard) {
    let redactor = guard.redactor();
    for key in std::iter::once(&keys.current).chain(&keys.previous) {
        redactor.hide_always(&key.reveal());
    }
    config.secrets().for_each(|secret| redactor.hide_secret(secret));
}
