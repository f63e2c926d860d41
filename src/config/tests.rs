use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use super::{Cloud, Config, ConfigFaults, Environment, load, variable};

const KEY: &str = "0f1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c4b5a69788796a5b4c3d2e1f0";

fn env(pairs: &[(&str, &str)]) -> BTreeMap<String, String> {
    pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

fn loaded(pairs: &[(&str, &str)]) -> Config {
    load(&env(pairs)).expect("a good environment")
}

fn faults(pairs: &[(&str, &str)]) -> ConfigFaults {
    load(&env(pairs)).expect_err("a bad environment")
}

#[test]
fn an_empty_environment_is_development_on_loopback() {
    let config = loaded(&[("PLUMBLINE_LOG_LEVEL", "  "), ("PATH", "/bin")]);
    assert_eq!(config.environment, Environment::Development);
    assert_eq!(config.bind.to_string(), "127.0.0.1:8365");
    assert_eq!(config.data_dir, Path::new("./data"));
    assert_eq!(config.graph_url.as_str(), "https://graph.microsoft.com/");
    let advice = config.require_key().expect_err("no key is set").to_string();
    assert!(advice.contains("run `plumbline key new` and set PLUMBLINE_ENCRYPTION_KEY"), "{advice}");
}

#[test]
fn production_binds_all_addresses_and_needs_a_key() {
    let config = loaded(&[("PLUMBLINE_ENV", "production"), ("PLUMBLINE_ENCRYPTION_KEY", KEY)]);
    assert_eq!(config.bind.to_string(), "0.0.0.0:8365");
    assert!(config.require_key().is_ok());
    let missing = faults(&[("PLUMBLINE_ENV", "production")]).to_string();
    assert!(missing.contains("PLUMBLINE_ENCRYPTION_KEY: is not set; run `plumbline key new`"), "{missing}");
}

#[test]
fn the_port_comes_from_bind_before_port() {
    let check = |pairs: &[(&str, &str)], expected: &str| assert_eq!(loaded(pairs).bind.to_string(), expected);
    check(&[("PORT", "80")], "127.0.0.1:80");
    check(&[("PORT", "80"), ("PLUMBLINE_BIND", "0.0.0.0")], "0.0.0.0:80");
    check(&[("PORT", "80"), ("PLUMBLINE_BIND", "[::1]:443")], "[::1]:443");
}

#[test]
fn all_faults_are_told_at_once_by_name() {
    let found = faults(&[
        ("PORT", "eighty"),
        ("PLUMBLINE_CLOUD", "mars"),
        ("PLUMBLINE_LOGLEVEL", "info"),
        ("PLUMBLINE_GRAPH_URL", "http://graph.example"),
        ("PLUMBLINE_ENCRYPTION_KEY", "not-a-key"),
        ("PLUMBLINE_TLS_CERT", "/etc/cert.pem"),
        ("PLUMBLINE_OIDC_CLIENT_ID", "app"),
    ]);
    let names: Vec<&str> = found.0.iter().map(|fault| fault.variable.as_str()).collect();
    let expected = [
        "PLUMBLINE_LOGLEVEL",
        "PLUMBLINE_CLOUD",
        "PORT",
        "PLUMBLINE_ENCRYPTION_KEY",
        "PLUMBLINE_GRAPH_URL",
        "PLUMBLINE_OIDC_ISSUER",
        "PLUMBLINE_OIDC_CLIENT_SECRET",
        "PLUMBLINE_TLS_KEY",
    ];
    assert_eq!(names, expected);
    let text = found.to_string();
    assert!(text.contains("PORT: found \"eighty\"; expected a number from 0 to 65535"), "{text}");
    assert!(text.contains("did you mean PLUMBLINE_LOG_LEVEL?"), "{text}");
}

#[test]
fn a_secret_is_never_shown() {
    let wrong = "zz1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c4b5a69788796a5b4c3d2e1f0";
    let found = faults(&[("PLUMBLINE_ENCRYPTION_KEY", wrong)]);
    assert!(!format!("{found} {found:?}").contains(wrong));
    let config = loaded(&[("PLUMBLINE_ENCRYPTION_KEY", KEY)]);
    assert!(!format!("{config:?}").contains(KEY));
}

#[test]
fn a_provider_for_everybody_needs_a_list_of_directories() {
    let provider = |issuer: &'static str| {
        [
            ("PLUMBLINE_OIDC_ISSUER", issuer),
            ("PLUMBLINE_OIDC_CLIENT_ID", "app"),
            ("PLUMBLINE_OIDC_CLIENT_SECRET", "a secret"),
        ]
    };
    let shared = provider("https://login.microsoftonline.com/organizations/v2.0");
    let missing = faults(&shared).to_string();
    assert!(missing.contains("PLUMBLINE_OIDC_TENANTS: is not set; expected, because the issuer lets"), "{missing}");
    let listed = [&shared[..], &[("PLUMBLINE_OIDC_TENANTS", "3f1c2a9e-7d54-4c0b-9a51-0d6f3b1f8e42")]].concat();
    let settings = loaded(&listed).oidc.expect("a provider");
    assert_eq!((settings.tenants.len(), settings.name.as_str()), (1, "Microsoft"));
    let own = loaded(&provider("https://id.example/realms/ours")).oidc.expect("a provider");
    assert_eq!((own.issuer.as_str(), own.name.as_str()), ("https://id.example/realms/ours", "single sign-on"));
    assert_eq!(own.scopes, ["openid", "profile", "email"]);
}

#[test]
fn a_provider_must_know_where_to_send_people_back() {
    let elsewhere = faults(&[
        ("PLUMBLINE_OIDC_ISSUER", "https://id.example"),
        ("PLUMBLINE_OIDC_CLIENT_ID", "app"),
        ("PLUMBLINE_OIDC_CLIENT_SECRET", "a secret"),
        ("PLUMBLINE_OIDC_SCOPES", "profile"),
        ("PLUMBLINE_BIND", "0.0.0.0"),
    ]);
    let names: Vec<&str> = elsewhere.0.iter().map(|fault| fault.variable.as_str()).collect();
    assert_eq!(names, ["PLUMBLINE_OIDC_SCOPES", "PLUMBLINE_PUBLIC_URL"]);
}

#[test]
fn a_secret_may_stand_in_a_file() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("key");
    fs::write(&path, format!("{KEY}\n")).expect("a file");
    let path = path.to_str().expect("a UTF-8 path");
    assert!(loaded(&[("PLUMBLINE_ENCRYPTION_KEY_FILE", path)]).encryption_key.is_some());
    let both = faults(&[("PLUMBLINE_ENCRYPTION_KEY_FILE", path), ("PLUMBLINE_ENCRYPTION_KEY", KEY)]).to_string();
    assert!(both.contains("PLUMBLINE_ENCRYPTION_KEY_FILE is set too"), "{both}");
    let gone = faults(&[("PLUMBLINE_ENCRYPTION_KEY_FILE", "/nowhere/key")]).to_string();
    assert!(gone.contains("PLUMBLINE_ENCRYPTION_KEY_FILE: \"/nowhere/key\" cannot be read"), "{gone}");
}

#[test]
fn each_cloud_has_its_hosts() {
    let check = |word: &str, graph: &str, login: &str| {
        let config = loaded(&[("PLUMBLINE_CLOUD", word)]);
        assert_eq!(config.graph_url.host_str(), Some(graph));
        assert_eq!(config.login_url.host_str(), Some(login));
    };
    check("global", "graph.microsoft.com", "login.microsoftonline.com");
    check("usgov", "graph.microsoft.us", "login.microsoftonline.us");
    check("usgovdod", "dod-graph.microsoft.us", "login.microsoftonline.us");
    check("china", "microsoftgraph.chinacloudapi.cn", "login.partner.microsoftonline.cn");
    assert!(Cloud::ALL.iter().all(|cloud| cloud.as_str().parse() == Ok(*cloud)));
}

#[test]
fn a_key_of_one_character_is_a_placeholder() {
    let zeros = "0".repeat(64);
    assert!(faults(&[("PLUMBLINE_ENCRYPTION_KEY", &zeros)]).to_string().contains("placeholder"));
}

#[test]
fn a_broken_dotenv_file_does_not_show_its_line() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join(".env");
    fs::write(&path, "PLUMBLINE_LOG_LEVEL=info\nPLUMBLINE_ENCRYPTION_KEY: very-secret\n").expect("a file");
    let found = super::from_process(&path).expect_err("a line is broken").to_string();
    assert!(found.contains("the line after PLUMBLINE_LOG_LEVEL cannot be read"), "{found}");
    assert!(!found.contains("very-secret"), "{found}");
}

/// The example file names exactly the variables that are read, so that neither can be forgotten.
#[test]
fn the_example_file_explains_every_variable() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(".env.example");
    let text = fs::read_to_string(path).expect("the example file is part of the project");
    let names = |line: &str| line.trim_start_matches("# ").split_once('=').map(|(name, _)| name.to_owned());
    let is_name = |name: &String| name == "PORT" || name.starts_with("PLUMBLINE_");
    let mut explained: Vec<String> = text.lines().filter_map(names).filter(is_name).collect();
    let mut known = variable::names();
    explained.sort();
    known.sort();
    assert_eq!(explained, known);
}
