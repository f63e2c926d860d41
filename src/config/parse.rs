//! The form of single values: addresses, URLs, networks.

use std::net::{IpAddr, SocketAddr};

use ipnet::IpNet;
use url::{Host, Url};

/// What is expected of the address of a service that gets our credentials.
pub(super) const SERVICE_URL: &str =
    "an https:// address without query, such as https://graph.microsoft.com (http:// only on this machine's loopback)";

/// What is expected of the address under which browsers reach us.
pub(super) const ORIGIN: &str = "an address without path, such as https://drift.example.com";

/// An address with or without a port: `127.0.0.1`, `0.0.0.0:8365`, `[::]:8365`, `::1`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct BindText {
    pub(super) address: IpAddr,
    pub(super) port: Option<u16>,
}

pub(super) fn bind(text: &str) -> Option<BindText> {
    if let Ok(address) = text.parse::<IpAddr>() {
        return Some(BindText { address, port: None });
    }
    let socket = text.parse::<SocketAddr>().ok()?;
    Some(BindText { address: socket.ip(), port: Some(socket.port()) })
}

/// Networks in CIDR notation or single addresses, separated by commas.
pub(super) fn networks(text: &str) -> Option<Vec<IpNet>> {
    text.split(',').map(str::trim).filter(|part| !part.is_empty()).map(network).collect()
}

fn network(text: &str) -> Option<IpNet> {
    text.parse::<IpNet>().ok().or_else(|| text.parse::<IpAddr>().ok().map(IpNet::from))
}

/// An address that is safe to send credentials to.
pub(super) fn service_url(text: &str) -> Option<Url> {
    let url = plain_url(text)?;
    let is_safe = url.scheme() == "https" || is_loopback(&url);
    is_safe.then_some(url)
}

/// An address that is nothing but scheme, host and port.
pub(super) fn origin(text: &str) -> Option<Url> {
    plain_url(text).filter(|url| url.path() == "/")
}

/// Whether the address can only be this machine.
pub fn is_loopback(url: &Url) -> bool {
    match url.host() {
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        Some(Host::Domain(name)) => name == "localhost",
        None => false,
    }
}

fn plain_url(text: &str) -> Option<Url> {
    let url = Url::parse(text).ok()?;
    let is_web = matches!(url.scheme(), "http" | "https") && url.host().is_some();
    let is_bare =
        url.query().is_none() && url.fragment().is_none() && url.username().is_empty() && url.password().is_none();
    (is_web && is_bare).then_some(url)
}

#[cfg(test)]
mod tests {
    use super::{bind, networks, origin, service_url};

    #[test]
    fn credentials_go_over_https_or_loopback_only() {
        for text in ["https://graph.microsoft.com", "http://127.0.0.1:9000", "http://[::1]:1", "http://localhost/login"]
        {
            assert!(service_url(text).is_some(), "{text}");
        }
        for text in ["http://graph.microsoft.com", "graph.microsoft.com", "ftp://a", "https://me:pw@a", "https://a?b=c"]
        {
            assert!(service_url(text).is_none(), "{text}");
        }
    }

    #[test]
    fn an_origin_has_no_path() {
        assert!(origin("https://drift.example.com").is_some());
        assert!(origin("https://drift.example.com/app").is_none());
    }

    #[test]
    fn proxies_are_networks_or_addresses() {
        assert_eq!(networks("10.0.0.0/8, 192.0.2.7").map(|list| list.len()), Some(2));
        assert_eq!(networks("10.0.0.0/99"), None);
    }

    #[test]
    fn a_bind_address_may_carry_a_port() {
        assert_eq!(bind("::1").and_then(|bind| bind.port), None);
        assert_eq!(bind("[::1]:80").and_then(|bind| bind.port), Some(80));
        assert_eq!(bind("everywhere"), None);
    }
}
