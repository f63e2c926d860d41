//! The address of the client, past the proxies that are trusted.

use std::net::IpAddr;

use actix_web::HttpRequest;
use ipnet::IpNet;

const FORWARDED_FOR: &str = "x-forwarded-for";

/// The last address that no trusted proxy vouches for. Anybody can send the header, so it counts only as far as
/// trusted proxies wrote it, which is from its end.
pub fn client_address(request: &HttpRequest, trusted: &[IpNet]) -> Option<IpAddr> {
    let peer = request.peer_addr()?.ip();
    let headers = request.headers().get_all(FORWARDED_FOR).filter_map(|value| value.to_str().ok());
    let forwarded: Vec<&str> = headers.flat_map(|value| value.split(',')).map(str::trim).collect();
    Some(beyond_proxies(peer, &forwarded, trusted))
}

fn beyond_proxies(peer: IpAddr, forwarded: &[&str], trusted: &[IpNet]) -> IpAddr {
    let is_trusted = |address: &IpAddr| trusted.iter().any(|network| network.contains(address));
    let mut client = peer;
    for text in forwarded.iter().rev() {
        if !is_trusted(&client) {
            break;
        }
        let Ok(address) = text.parse() else { break };
        client = address;
    }
    client
}

#[cfg(test)]
mod tests {
    use super::beyond_proxies;

    #[test]
    fn only_trusted_proxies_are_believed() {
        let trusted = ["10.0.0.0/8".parse().expect("a network")];
        for (peer, forwarded, expected) in [
            ("203.0.113.9", &["198.51.100.1"][..], "203.0.113.9"),
            ("10.0.0.1", &["198.51.100.1"][..], "198.51.100.1"),
            ("10.0.0.1", &["1.2.3.4", "198.51.100.1", "10.0.0.2"][..], "198.51.100.1"),
            ("10.0.0.1", &[][..], "10.0.0.1"),
            ("10.0.0.1", &["198.51.100.1", "garbage"][..], "10.0.0.1"),
        ] {
            let peer = peer.parse().expect("an address");
            assert_eq!(beyond_proxies(peer, forwarded, &trusted).to_string(), expected, "{forwarded:?}");
        }
    }
}
