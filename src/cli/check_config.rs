//! `plumbline check-config`: looking whether things are as they should be.

use super::{output, settings};
use crate::crypto::MasterKey;

/// Never prints a secret; a key is named by its id.
pub(super) fn run() -> anyhow::Result<()> {
    let config = settings::config()?;
    let key = MasterKey::parse(config.require_key()?.secret())?;
    output::line(&output::table(&[
        vec!["data folder".into(), config.data_dir.display().to_string()],
        vec!["address".into(), config.bind.to_string()],
        vec!["encryption key id".into(), key.id().to_string()],
        vec!["Microsoft Graph".into(), config.graph_url.to_string()],
        vec!["sign-in service".into(), config.login_url.to_string()],
    ]));
    output::line("The configuration is fine.");
    Ok(())
}
