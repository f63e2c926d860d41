//! The settings of the process, read once from the environment and `.env`. All faults are told at once.
//! Nothing else reads the environment; nothing here changes it.

mod cloud;
mod dotenv;
mod fault;
mod identity;
mod load;
mod master_key;
mod oidc;
mod outgoing;
mod parse;
mod reader;
mod variable;
mod words;

use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use ipnet::IpNet;
use secrecy::SecretString;
use url::Url;
use zeroize::Zeroize;

pub use cloud::{Cloud, UnknownCloud};
pub use fault::{ConfigFault, ConfigFaults};
pub use identity::{IdentityFault, WorkloadIdentity, identity_token, workload_identity};
pub use load::load;
pub use master_key::MasterKeyText;
pub use oidc::OidcSettings;
pub use outgoing::OutgoingAllow;
pub use parse::is_loopback;
pub use variable::Variable;
pub use words::{Environment, LogLevel};

/// The port when nothing else is said.
pub const DEFAULT_PORT: u16 = 8365;

/// Everything that the environment settles. A value of this type is valid.
#[derive(Debug, Clone)]
pub struct Config {
    pub environment: Environment,
    pub bind: SocketAddr,
    pub data_dir: PathBuf,
    pub encryption_key: Option<MasterKeyText>,
    /// The key before the last rotation, while data keys still wait to be wrapped anew.
    pub previous_key: Option<MasterKeyText>,
    /// Where browsers reach the server, when a proxy stands in front of it.
    pub public_url: Option<Url>,
    /// Where the web app is served from, when not by the server itself.
    pub frontend_url: Option<Url>,
    pub log_level: LogLevel,
    pub cloud: Cloud,
    pub graph_url: Url,
    pub login_url: Url,
    /// Whose `Forwarded` headers are believed.
    pub trusted_proxies: Vec<IpNet>,
    pub oidc: Option<OidcSettings>,
    /// What of one's own network may be reached by calls to addresses that people enter.
    pub outgoing_allow: OutgoingAllow,
    pub tls: Option<TlsFiles>,
    /// The files that secrets were read from.
    pub secret_files: Vec<PathBuf>,
}

/// The certificate of the server and its private key, both PEM.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TlsFiles {
    pub certificate: PathBuf,
    pub private_key: PathBuf,
}

impl Config {
    /// Secrets beside the keys, so that the log can hide them.
    pub fn secrets(&self) -> impl Iterator<Item = &SecretString> {
        self.oidc.iter().map(|oidc| &oidc.client_secret)
    }

    /// The master key, for every command that opens the store.
    pub fn require_key(&self) -> Result<&MasterKeyText, ConfigFaults> {
        self.encryption_key.as_ref().ok_or_else(|| ConfigFaults(vec![load::missing_key()]))
    }
}

/// Reads the environment of the process and the file `dotenv`, if it is there.
pub fn from_process(dotenv: &Path) -> Result<Config, ConfigFaults> {
    let mut env = dotenv::merged(dotenv).map_err(ConfigFaults)?;
    let config = load(&env);
    // What is secret of it lives on in the settings alone.
    env.values_mut().for_each(Zeroize::zeroize);
    config
}

#[cfg(test)]
mod tests;
