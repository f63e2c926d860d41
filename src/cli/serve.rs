//! `plumbline serve`.

use std::path::PathBuf;

use slog::warn;

use super::settings;
use crate::config::Config;
use crate::server::{self, Instance};
use crate::store;

pub(super) fn run() -> anyhow::Result<()> {
    let config = settings::config()?;
    let open = open_secrets(&config);
    let (settings, _guard) = settings::for_server(config)?;
    for file in open {
        warn!(settings.logger, "others on this machine can read a file with secrets: run chmod go= on it";
            "file" => file.display().to_string());
    }
    let instance = Instance::open(settings)?;
    tokio::runtime::Runtime::new()?.block_on(server::run(instance))
}

fn open_secrets(config: &Config) -> Vec<PathBuf> {
    let files = config.secret_files.iter().cloned().chain([PathBuf::from(".env")]);
    files.filter(|file| store::is_open_to_others(file)).collect()
}
