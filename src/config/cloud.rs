//! The clouds of Microsoft 365 and their hosts.

use std::str::FromStr;

/// A cloud of Microsoft 365. Tokens of one are not valid in another, and apps are registered in each on their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cloud {
    /// The worldwide cloud, GCC included.
    Global,
    /// US Government L4 (GCC High).
    UsGov,
    /// US Government L5 (DoD).
    UsGovDod,
    /// China, operated by 21Vianet.
    China,
}

struct Hosts {
    word: &'static str,
    graph: &'static str,
    login: &'static str,
    federation: &'static str,
}

// Source: Microsoft's pages on national cloud deployments of Graph and of the identity platform, and on trusting a
// managed identity as a federated credential.
const GLOBAL: Hosts = Hosts {
    word: "global",
    graph: "graph.microsoft.com",
    login: "login.microsoftonline.com",
    federation: "api://AzureADTokenExchange",
};
const US_GOV: Hosts = Hosts {
    word: "usgov",
    graph: "graph.microsoft.us",
    login: "login.microsoftonline.us",
    federation: "api://AzureADTokenExchangeUSGov",
};
const US_GOV_DOD: Hosts = Hosts {
    word: "usgovdod",
    graph: "dod-graph.microsoft.us",
    login: "login.microsoftonline.us",
    federation: "api://AzureADTokenExchangeUSGov",
};
const CHINA: Hosts = Hosts {
    word: "china",
    graph: "microsoftgraph.chinacloudapi.cn",
    login: "login.partner.microsoftonline.cn",
    federation: "api://AzureADTokenExchangeChina",
};

/// The text names no cloud.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the cloud must be one of: global, usgov, usgovdod, china")]
pub struct UnknownCloud;

impl Cloud {
    pub const ALL: [Self; 4] = [Self::Global, Self::UsGov, Self::UsGovDod, Self::China];

    /// The word in the environment.
    pub fn as_str(self) -> &'static str {
        self.hosts().word
    }

    pub fn graph_host(self) -> &'static str {
        self.hosts().graph
    }

    pub fn login_host(self) -> &'static str {
        self.hosts().login
    }

    /// What a platform's assertion must be addressed to.
    pub fn federation_audience(self) -> &'static str {
        self.hosts().federation
    }

    fn hosts(self) -> &'static Hosts {
        match self {
            Self::Global => &GLOBAL,
            Self::UsGov => &US_GOV,
            Self::UsGovDod => &US_GOV_DOD,
            Self::China => &CHINA,
        }
    }
}

impl FromStr for Cloud {
    type Err = UnknownCloud;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|cloud| cloud.as_str() == text).ok_or(UnknownCloud)
    }
}
