//! The machine: folders, files, space.

use std::path::Path;

use super::findings::Finding;
use crate::config::Config;
use crate::store;

/// Below this a large sweep may not fit.
const LITTLE_BYTES: u64 = 1024 * 1024 * 1024;
/// Below this nothing fits for long.
const TOO_LITTLE_BYTES: u64 = 100 * 1024 * 1024;

pub(super) fn examine(config: &Config) -> Vec<Finding> {
    vec![folder(&config.data_dir), open_files(config), space(&config.data_dir), server(&config.data_dir)]
}

fn folder(path: &Path) -> Finding {
    match store::prepare(path) {
        Ok(()) => Finding::fine("data folder", &format!("{} can be written", path.display())),
        Err(fault) => Finding::failed("data folder", &format!("{fault}")),
    }
}

/// Files that others on the machine can read.
fn open_files(config: &Config) -> Finding {
    let mut files = config.secret_files.clone();
    files.push(".env".into());
    let mut open: Vec<String> =
        files.iter().filter(|file| store::is_open_to_others(file)).map(|file| file.display().to_string()).collect();
    open.extend(store::open_files(&config.data_dir).iter().map(|file| file.display().to_string()));
    if open.is_empty() {
        return Finding::fine("file modes", "secrets and data can be read by their owner only");
    }
    let all = open.join(", ");
    Finding::warning("file modes", &format!("others on this machine can read {all}: chmod go= {}", open.join(" ")))
}

fn space(path: &Path) -> Finding {
    let Some(free_bytes) = store::free_bytes(path) else {
        return Finding::warning("disk space", "the file system does not tell how much is free");
    };
    let detail = format!("{} MiB are free", free_bytes / (1024 * 1024));
    if free_bytes < TOO_LITTLE_BYTES {
        Finding::failed("disk space", &format!("{detail}: make room, or shorten what is kept"))
    } else if free_bytes < LITTLE_BYTES {
        Finding::warning("disk space", &format!("{detail}: make room soon"))
    } else {
        Finding::fine("disk space", &detail)
    }
}

fn server(path: &Path) -> Finding {
    match store::lock(path) {
        Ok(_) => Finding::fine("server", "none runs on this data folder"),
        Err(store::StoreError::Locked { .. }) => Finding::fine("server", "one runs on this data folder"),
        Err(fault) => Finding::failed("server", &fault.to_string()),
    }
}
