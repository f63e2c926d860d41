//! From the configuration to what an instance runs with.

use std::path::Path;

use anyhow::Context;

use crate::config::{self, Config};
use crate::crypto::{MasterKey, MasterKeys};
use crate::graph::GraphSettings;
use crate::logging::{self, LogGuard};
use crate::pipeline;
use crate::server::{Settings, open_context};
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

fn of(config: Config, logger: slog::Logger, guard: &LogGuard) -> anyhow::Result<Settings> {
    let keys = MasterKeys {
        current: MasterKey::parse(config.require_key()?.secret())?,
        previous: config.previous_key.as_ref().map(|key| MasterKey::parse(key.secret())).transpose()?,
    };
    Ok(Settings {
        graph: GraphSettings::from_config(&config),
        bind: config.bind,
        data_dir: config.data_dir,
        keys,
        public_url: config.public_url,
        frontend_url: config.frontend_url,
        trusted_proxies: config.trusted_proxies,
        demo_user: None,
        confirm_after: None,
        logger,
        redactor: guard.redactor(),
    })
}
