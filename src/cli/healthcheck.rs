//! `plumbline healthcheck`: asks the server of this configuration, without a client library, as it runs in
//! containers every few seconds.

use std::io::{Read, Write};
use std::net::{IpAddr, Ipv4Addr, SocketAddr, TcpStream};
use std::time::Duration;

use anyhow::{Context, bail};

use super::settings;

const PATIENCE: Duration = Duration::from_secs(5);

pub(super) fn run() -> anyhow::Result<()> {
    let bind = settings::config()?.bind;
    let ip = if bind.ip().is_unspecified() { IpAddr::V4(Ipv4Addr::LOCALHOST) } else { bind.ip() };
    let address = SocketAddr::new(ip, bind.port());
    let answer = ask(address).with_context(|| format!("nothing answers on {address}"))?;
    if answer.starts_with("HTTP/1.1 200") {
        return Ok(());
    }
    bail!("the server on {address} is not ready: {}", answer.lines().next().unwrap_or("it closed the connection"))
}

fn ask(address: SocketAddr) -> std::io::Result<String> {
    let mut stream = TcpStream::connect_timeout(&address, PATIENCE)?;
    stream.set_read_timeout(Some(PATIENCE))?;
    write!(stream, "GET /readyz HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n")?;
    let mut answer = String::new();
    stream.take(64 * 1024).read_to_string(&mut answer)?;
    Ok(answer)
}
