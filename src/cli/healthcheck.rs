//! `plumbline healthcheck`: asks the server of this configuration whether it is ready.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};

use anyhow::{Context, bail};

use super::settings;
use crate::server::ask_if_ready;

pub(super) fn run() -> anyhow::Result<()> {
    let config = settings::config()?;
    let bind = config.bind;
    let ip = if bind.ip().is_unspecified() { IpAddr::V4(Ipv4Addr::LOCALHOST) } else { bind.ip() };
    let address = SocketAddr::new(ip, bind.port());
    let answer =
        ask_if_ready(address, config.tls.is_some()).with_context(|| format!("nothing answers on {address}"))?;
    if answer.starts_with("HTTP/1.1 200") {
        return Ok(());
    }
    bail!("the server on {address} is not ready: {}", answer.lines().next().unwrap_or("it closed the connection"))
}
