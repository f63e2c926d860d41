//! Which addresses belong to the public Internet.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::sync::LazyLock;

use ipnet::{Ipv4Net, Ipv6Net};

// Sources: IANA's registries of special-purpose IPv4 and IPv6 addresses; Microsoft's page on 168.63.129.16, which is
// the platform of Azure as its machines see it, and has a public look.
const NOT_PUBLIC_V4: [&str; 18] = [
    "0.0.0.0/8",
    "10.0.0.0/8",
    "100.64.0.0/10",
    "127.0.0.0/8",
    "168.63.129.16/32",
    "169.254.0.0/16",
    "172.16.0.0/12",
    "192.0.0.0/24",
    "192.0.2.0/24",
    "192.31.196.0/24",
    "192.52.193.0/24",
    "192.88.99.0/24",
    "192.168.0.0/16",
    "192.175.48.0/24",
    "198.18.0.0/15",
    "198.51.100.0/24",
    "203.0.113.0/24",
    // Multicast, what is reserved, and the broadcast address.
    "224.0.0.0/3",
];

/// Only these are handed out for the Internet. Outside lie loopback, link-local, unique local, multicast, mapped IPv4
/// (`::ffff:0:0/96`) and NAT64 (`64:ff9b::/96`, `64:ff9b:1::/48`).
const GLOBAL_V6: &str = "2000::/3";

const NOT_PUBLIC_V6: [&str; 5] = [
    // Protocol assignments, with Teredo (2001::/32), benchmarks and ORCHID.
    "2001::/23",
    "2001:db8::/32",
    // 6to4 carries an IPv4 address, which may be a private one.
    "2002::/16",
    "2620:4f:8000::/48",
    "3fff::/20",
];

static V4: LazyLock<Vec<Ipv4Net>> =
    LazyLock::new(|| NOT_PUBLIC_V4.iter().map(|text| text.parse().expect("a constant that is a network")).collect());
static GLOBAL: LazyLock<Ipv6Net> = LazyLock::new(|| GLOBAL_V6.parse().expect("a constant that is a network"));
static V6: LazyLock<Vec<Ipv6Net>> =
    LazyLock::new(|| NOT_PUBLIC_V6.iter().map(|text| text.parse().expect("a constant that is a network")).collect());

/// Whether an address is one of the public Internet, and not one that leads to this machine, its neighbours or the
/// services of its platform. Forms of IPv6 that carry an IPv4 address are not, whatever they carry.
pub fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => is_public_v4(address),
        IpAddr::V6(address) => is_public_v6(address),
    }
}

fn is_public_v4(address: Ipv4Addr) -> bool {
    !V4.iter().any(|network| network.contains(&address))
}

fn is_public_v6(address: Ipv6Addr) -> bool {
    GLOBAL.contains(&address) && !V6.iter().any(|network| network.contains(&address))
}

#[cfg(test)]
mod tests {
    use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

    use proptest::prelude::*;

    use super::is_public;

    fn check(text: &str, expected: bool) {
        let address: IpAddr = text.parse().expect("an address");
        assert_eq!(is_public(address), expected, "{text}");
    }

    #[test]
    fn the_public_internet_is_public() {
        for text in ["1.1.1.1", "20.190.128.1", "192.0.3.1", "100.128.0.1", "172.32.0.1", "223.255.255.255"] {
            check(text, true);
        }
        for text in ["2606:4700:4700::1111", "2603:1006:2000::1", "2a00:1450:4001:80b::200e", "2001:200::1"] {
            check(text, true);
        }
    }

    #[test]
    fn this_machine_and_its_neighbours_are_not() {
        for text in [
            "0.0.0.0",
            "0.1.2.3",
            "10.0.0.1",
            "100.64.0.1",
            "100.100.100.200",
            "127.0.0.1",
            "127.255.255.254",
            "168.63.129.16",
            "169.254.169.254",
            "172.16.0.1",
            "172.31.255.255",
            "192.0.0.192",
            "192.168.1.1",
            "198.18.0.1",
            "224.0.0.1",
            "240.0.0.1",
            "255.255.255.255",
        ] {
            check(text, false);
        }
        for text in [
            "::",
            "::1",
            "::ffff:127.0.0.1",
            "::ffff:8.8.8.8",
            "::127.0.0.1",
            "64:ff9b::7f00:1",
            "64:ff9b:1::1",
            "fe80::1",
            "fec0::1",
            "fc00::1",
            "fd00:ec2::254",
            "ff02::1",
            "2002:7f00:1::",
            "2001:0:53aa:64c:0:fbff:8000:1",
            "2001:db8::1",
            "3fff::1",
            "100::1",
            "5f00::1",
        ] {
            check(text, false);
        }
    }

    proptest! {
        /// An IPv4 address that is not public does not become so by being written as IPv6.
        #[test]
        fn no_form_of_a_private_address_is_public(bits in any::<u32>(), low in any::<u64>()) {
            let v4 = Ipv4Addr::from(bits);
            let [a, b, c, d] = v4.octets();
            let (high, half) = (u16::from_be_bytes([a, b]), u16::from_be_bytes([c, d]));
            let forms = [
                v4.to_ipv6_mapped(),
                v4.to_ipv6_compatible(),
                Ipv6Addr::new(0x64, 0xff9b, 0, 0, 0, 0, high, half),
                Ipv6Addr::from((0x2002u128 << 112) | (u128::from(bits) << 80) | u128::from(low)),
                Ipv6Addr::from((0x2001_0000u128 << 96) | (u128::from(bits) << 64) | u128::from(low)),
            ];
            for form in forms {
                prop_assert!(!is_public(form.into()), "{form}");
            }
        }

        /// What the standard library knows to be special is never public.
        #[test]
        fn nothing_special_of_ipv4_is_public(bits in any::<u32>()) {
            let address = Ipv4Addr::from(bits);
            let special = address.is_private() || address.is_loopback() || address.is_link_local()
                || address.is_multicast() || address.is_broadcast() || address.is_documentation()
                || address.is_unspecified();
            prop_assert!(!special || !is_public(address.into()), "{address}");
        }

        #[test]
        fn nothing_special_of_ipv6_is_public(bits in any::<u128>(), prefix in prop::sample::select(vec![
            0u128, 0xfe80 << 112, 0xfc00 << 112, 0xfd00 << 112, 0xff00 << 112, 0x0100 << 112,
        ])) {
            let address = Ipv6Addr::from(prefix | (bits >> 16));
            prop_assert!(!is_public(address.into()), "{address}");
        }
    }
}
