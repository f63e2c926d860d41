//! What of one's own network outgoing calls may reach.

use std::net::IpAddr;

use ipnet::IpNet;
use url::Host;

/// Hosts by name, and networks by address.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OutgoingAllow {
    /// In lower case, without a dot at the end.
    hosts: Vec<String>,
    networks: Vec<IpNet>,
}

impl OutgoingAllow {
    /// Names, addresses and networks, separated by commas.
    pub fn parse(text: &str) -> Option<Self> {
        let mut allow = Self::default();
        for part in text.split(',').map(str::trim).filter(|part| !part.is_empty()) {
            match (part.parse::<IpNet>(), part.parse::<IpAddr>()) {
                (Ok(network), _) => allow.networks.push(network),
                (_, Ok(address)) => allow.networks.push(address.into()),
                _ => allow.hosts.push(host(part)?),
            }
        }
        Some(allow)
    }

    pub fn has_host(&self, name: &str) -> bool {
        let name = bare(name);
        self.hosts.contains(&name)
    }

    pub fn has_address(&self, address: IpAddr) -> bool {
        self.networks.iter().any(|network| network.contains(&address))
    }
}

/// A name as addresses have it. What would be read as an address is none.
fn host(text: &str) -> Option<String> {
    match Host::parse(&bare(text)).ok()? {
        Host::Domain(name) => Some(name),
        Host::Ipv4(_) | Host::Ipv6(_) => None,
    }
}

fn bare(name: &str) -> String {
    name.strip_suffix('.').unwrap_or(name).to_ascii_lowercase()
}

#[cfg(test)]
mod tests {
    use super::OutgoingAllow;

    #[test]
    fn hosts_and_networks_stand_side_by_side() {
        let allow = OutgoingAllow::parse("keycloak.corp.example, 10.1.0.0/16, 192.0.2.7, ").expect("a list");
        assert!(allow.has_host("Keycloak.corp.example."));
        assert!(!allow.has_host("evil.keycloak.corp.example"));
        assert!(allow.has_address([10, 1, 2, 3].into()));
        assert!(allow.has_address([192, 0, 2, 7].into()));
        assert!(!allow.has_address([192, 0, 2, 8].into()));
    }

    #[test]
    fn what_is_neither_is_refused() {
        for text in ["https://keycloak.corp.example", "10.0.0.0/99", "keycloak.corp.example:8443", "a b", "0x7f.1"] {
            assert_eq!(OutgoingAllow::parse(text), None, "{text}");
        }
    }
}
