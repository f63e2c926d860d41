//! `plumbline serve`.

use anyhow::bail;

use super::settings;
use crate::config::Config;
use crate::server::{self, Instance};

pub(super) fn run() -> anyhow::Result<()> {
    let config = settings::config()?;
    refuse_what_is_not_served(&config)?;
    let (settings, _guard) = settings::for_server(config)?;
    let instance = Instance::open(settings)?;
    tokio::runtime::Runtime::new()?.block_on(server::run(instance))
}

/// Somebody who asks for TLS or for sign-in by a provider must not get less without being told.
fn refuse_what_is_not_served(config: &Config) -> anyhow::Result<()> {
    if config.tls.is_some() {
        bail!("this version does not serve TLS itself: unset PLUMBLINE_TLS_CERT and put a reverse proxy in front");
    }
    if config.oidc.is_some() {
        bail!("this version knows local users only: unset the PLUMBLINE_OIDC_ variables");
    }
    Ok(())
}
