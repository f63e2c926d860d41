//! `plumbline doctor` and the files of the data folder.

use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use serde_json::Value;

use crate::support::{self, Server};

fn state<'f>(found: &'f Value, check: &str) -> &'f str {
    let checks = found["checks"].as_array().expect("checks");
    let found = checks.iter().find(|finding| finding["check"] == check);
    found.unwrap_or_else(|| panic!("{check} was not looked at: {checks:?}"))["state"].as_str().expect("a word")
}

fn open(path: &Path) {
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o644)).expect("ours");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_doctor_finds_everything_fine_and_then_what_is_not() {
    let server = Server::start().await;
    server.connect_and_capture().await;
    let output = server.command(&["doctor", "--format", "json"]).await;
    let found: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert!(output.status.success(), "{found}");
    for check in [
        "configuration",
        "data folder",
        "file modes",
        "server",
        "database",
        "encryption key",
        "sealed values",
        "credentials",
        "Microsoft Graph",
        "sign-in service",
        "clock",
    ] {
        assert_eq!(state(&found, check), "fine", "{check}: {found}");
    }
    open(&plumbline::store::database_path(&server.data_dir()));
    let output = server.command(&["doctor", "--format", "json", "--offline"]).await;
    let found: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert!(output.status.success(), "a warning is no failure: {found}");
    assert!(!found.to_string().contains("Microsoft Graph"), "offline");

    let other = plumbline::crypto::MasterKey::generate();
    let output = server.command_with_key(&["doctor", "--offline"], &other.reveal()).await;
    let told = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(!output.status.success(), "{told}");
    assert!(told.contains("FAILED") && told.contains(&support::keys().current.id().to_string()), "{told}");
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_start_takes_data_away_from_others() {
    let server = Server::start().await;
    let database = plumbline::store::database_path(&server.data_dir());
    let (simulator, folder) = server.leave().await;
    let stray = folder.path().join("data/old-copy");
    std::fs::write(&stray, "x").expect("a file");
    for file in [&database, &stray] {
        open(file);
    }
    let server = Server::start_again(simulator, folder, support::keys()).await;
    for file in [&database, &stray] {
        assert_eq!(std::fs::metadata(file).expect("there").permissions().mode() & 0o777, 0o600);
    }
    let log = server.log.clone();
    server.stop().await;
    drop(log);
}
