//! Turns the variables into settings, one reader for each.

use std::collections::BTreeMap;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::PathBuf;

use ipnet::IpNet;
use url::Url;

use super::cloud::Cloud;
use super::fault::{ConfigFault, ConfigFaults};
use super::master_key::MasterKeyText;
use super::oidc;
use super::parse;
use super::reader::Reader;
use super::variable::{self, Variable};
use super::words::{Environment, LogLevel};
use super::{Config, DEFAULT_PORT, OutgoingAllow, TlsFiles};

/// Understands the variables, or tells everything that is wrong with them.
pub fn load(env: &BTreeMap<String, String>) -> Result<Config, ConfigFaults> {
    let mut reader = Reader::new(env);
    reader.refuse_unknown();
    let environment = read_environment(&mut reader);
    let cloud = reader.parsed(variable::CLOUD, "global, usgov, usgovdod or china", |text| text.parse().ok());
    let cloud = cloud.unwrap_or(Cloud::Global);
    let bind = read_bind(&mut reader, environment);
    let config = Config {
        environment,
        bind,
        data_dir: PathBuf::from(reader.text(variable::DATA_DIR).unwrap_or("./data")),
        encryption_key: read_key(&mut reader, environment),
        previous_key: read_key_text(&mut reader, variable::ENCRYPTION_KEY_PREVIOUS),
        public_url: reader.parsed(variable::PUBLIC_URL, parse::ORIGIN, parse::origin),
        frontend_url: reader.parsed(variable::FRONTEND_URL, parse::ORIGIN, parse::origin),
        log_level: read_log_level(&mut reader),
        cloud,
        graph_url: read_service_url(&mut reader, variable::GRAPH_URL, cloud.graph_host()),
        login_url: read_service_url(&mut reader, variable::LOGIN_URL, cloud.login_host()),
        trusted_proxies: read_trusted_proxies(&mut reader),
        oidc: oidc::read(&mut reader, bind),
        outgoing_allow: read_outgoing_allow(&mut reader),
        tls: read_tls(&mut reader),
        secret_files: reader.secret_files(),
    };
    reader.finish(config)
}

fn read_environment(reader: &mut Reader<'_>) -> Environment {
    let found = reader.parsed(variable::ENVIRONMENT, "development or production", Environment::from_word);
    found.unwrap_or(Environment::Development)
}

fn read_log_level(reader: &mut Reader<'_>) -> LogLevel {
    let expected = "trace, debug, info, warn or error";
    reader.parsed(variable::LOG_LEVEL, expected, LogLevel::from_word).unwrap_or(LogLevel::Info)
}

fn read_trusted_proxies(reader: &mut Reader<'_>) -> Vec<IpNet> {
    let expected = "networks separated by commas, such as 10.0.0.0/8, 192.0.2.7";
    reader.parsed(variable::TRUSTED_PROXIES, expected, parse::networks).unwrap_or_default()
}

/// A port in `PLUMBLINE_BIND` is more deliberate than `PORT`, which some platforms set by themselves.
fn read_bind(reader: &mut Reader<'_>, environment: Environment) -> SocketAddr {
    let port = reader.parsed(variable::PORT, "a number from 0 to 65535", |text| text.parse::<u16>().ok());
    let bind = reader.parsed(variable::BIND, "an address such as 127.0.0.1 or 0.0.0.0:8365", parse::bind);
    let default_address = match environment {
        Environment::Development => Ipv4Addr::LOCALHOST,
        Environment::Production => Ipv4Addr::UNSPECIFIED,
    };
    let address = bind.map_or(IpAddr::V4(default_address), |bind| bind.address);
    let port = bind.and_then(|bind| bind.port).or(port).unwrap_or(DEFAULT_PORT);
    SocketAddr::new(address, port)
}

fn read_key(reader: &mut Reader<'_>, environment: Environment) -> Option<MasterKeyText> {
    let is_set = [variable::ENCRYPTION_KEY.name.to_owned(), variable::file_name(variable::ENCRYPTION_KEY)]
        .iter()
        .any(|name| reader.is_set(name));
    if !is_set && environment == Environment::Production {
        let fault = missing_key();
        reader.fault(&fault.variable, fault.found, fault.expected);
    }
    read_key_text(reader, variable::ENCRYPTION_KEY)
}

fn read_key_text(reader: &mut Reader<'_>, variable: Variable) -> Option<MasterKeyText> {
    let text = reader.secret(variable)?;
    match MasterKeyText::parse(&text) {
        Ok(key) => Some(key),
        Err(found) => {
            reader.fault(variable.name, found, MasterKeyText::EXPECTED.to_owned());
            None
        }
    }
}

pub(super) fn missing_key() -> ConfigFault {
    ConfigFault {
        variable: variable::ENCRYPTION_KEY.name.to_owned(),
        found: "is not set".to_owned(),
        expected: format!("run `plumbline key new` and set {} to what it prints", variable::ENCRYPTION_KEY.name),
    }
}

fn read_service_url(reader: &mut Reader<'_>, variable: Variable, host: &str) -> Url {
    let found = reader.parsed(variable, parse::SERVICE_URL, parse::service_url);
    found.unwrap_or_else(|| {
        Url::parse(&format!("https://{host}")).expect("the hosts of the clouds are constants that form URLs")
    })
}

fn read_outgoing_allow(reader: &mut Reader<'_>) -> OutgoingAllow {
    let expected = "hosts and networks separated by commas, such as keycloak.corp.example, 10.1.0.0/16";
    reader.parsed(variable::OUTGOING_ALLOW, expected, OutgoingAllow::parse).unwrap_or_default()
}

fn read_tls(reader: &mut Reader<'_>) -> Option<TlsFiles> {
    refuse_partial(reader, &[variable::TLS_CERT, variable::TLS_KEY]);
    let certificate = reader.text(variable::TLS_CERT).map(PathBuf::from)?;
    let private_key = reader.text(variable::TLS_KEY).map(PathBuf::from)?;
    Some(TlsFiles { certificate, private_key })
}

/// A fault for each variable of a group that is not set although another of the group is.
pub(super) fn refuse_partial(reader: &mut Reader<'_>, group: &[Variable]) {
    let is_set = |reader: &Reader<'_>, variable: &Variable| {
        reader.is_set(variable.name) || (variable.is_secret && reader.is_set(&variable::file_name(*variable)))
    };
    let (set, missing): (Vec<&Variable>, Vec<&Variable>) = group.iter().partition(|variable| is_set(reader, variable));
    let Some(first_set) = set.first() else { return };
    for variable in missing {
        let expected = format!("expected, because {} is set", first_set.name);
        reader.fault(variable.name, "is not set".to_owned(), expected);
    }
}
