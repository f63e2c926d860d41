//! Backups: made beside a running server, looked through, put back.

use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::{Command, Output};

use serde_json::json;

use crate::support::{self, Server, list};

fn told(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

/// Without a server.
fn plumbline(folder: &Path, key: &str, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_plumbline"))
        .args(arguments)
        .current_dir(folder)
        .env_clear()
        .env("PLUMBLINE_ENCRYPTION_KEY", key)
        .output()
        .expect("it starts")
}

#[tokio::test(flavor = "multi_thread")]
async fn a_backup_made_beside_a_running_server_brings_everything_back() {
    let server = Server::start().await;
    let tenant = server.connect_and_capture().await;
    let made = server.command(&["backup", "create", "copy.sqlite3"]).await;
    assert!(made.status.success(), "{}", told(&made));
    let backup = server.folder.path().join("copy.sqlite3");
    assert_eq!(std::fs::metadata(&backup).expect("there").permissions().mode() & 0o777, 0o600);
    let verified = server.command(&["backup", "verify", "copy.sqlite3"]).await;
    assert!(verified.status.success() && told(&verified).contains("2 data keys"), "{}", told(&verified));

    let refused = server.command(&["backup", "restore", "copy.sqlite3"]).await;
    assert!(!refused.status.success() && told(&refused).contains("stop the server first"), "{}", told(&refused));
    // What happens after the backup is not in it.
    server.post(&format!("/tenants/{tenant}/baselines/capture"), json!({ "label": "later" })).await;
    let (simulator, folder) = server.leave().await;
    let restored = plumbline(folder.path(), support::KEY, &["backup", "restore", "copy.sqlite3"]);
    assert!(restored.status.success(), "{}", told(&restored));
    let kept = std::fs::read_dir(folder.path().join("data")).expect("a folder").filter_map(Result::ok);
    let kept: Vec<_> = kept.filter(|entry| entry.file_name().to_string_lossy().contains(".before-")).collect();
    assert_eq!(kept.len(), 1, "what was there is kept");
    assert_eq!(kept[0].metadata().expect("there").permissions().mode() & 0o777, 0o600);

    let server = Server::start_again(simulator, folder, support::keys()).await;
    let baselines = list(&server.get(&format!("/tenants/{tenant}/areas/groups/baseline/versions")).await);
    assert_eq!(baselines.len(), 1, "{baselines:?}");
    assert_eq!(server.sync(&tenant).await["state"], "done");
    let audit = server.command(&["audit", "verify"]).await;
    assert!(audit.status.success(), "{}", told(&audit));
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_backup_never_lies_beside_the_key_and_replaces_no_file() {
    let server = Server::start().await;
    std::fs::write(server.folder.path().join(".env"), "PLUMBLINE_LOG_LEVEL=info\n").expect("a file");
    let beside = server.command(&["backup", "create", "copy.sqlite3"]).await;
    assert!(!beside.status.success() && told(&beside).contains(".env"), "{}", told(&beside));
    let elsewhere = server.folder.path().join("elsewhere");
    std::fs::create_dir(&elsewhere).expect("a folder");
    std::fs::write(elsewhere.join("there"), "mine").expect("a file");
    let there = server.command(&["backup", "create", "elsewhere/there"]).await;
    assert!(!there.status.success(), "{}", told(&there));
    assert_eq!(std::fs::read(elsewhere.join("there")).expect("a file"), b"mine");
    let fine = server.command(&["backup", "create", "elsewhere/copy.sqlite3"]).await;
    assert!(fine.status.success(), "{}", told(&fine));
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_damaged_or_foreign_backup_is_refused_before_anything_is_replaced() {
    let server = Server::start().await;
    server.connect_and_capture().await;
    let made = server.command(&["backup", "create", "copy.sqlite3"]).await;
    assert!(made.status.success(), "{}", told(&made));
    let folder = server.stop().await;
    let database = plumbline::store::database_path(&folder.path().join("data"));
    let entries = || -> i64 {
        let database = rusqlite::Connection::open(&database).expect("a database");
        database.query_row("SELECT MAX(id) FROM audit_entries", [], |row| row.get(0)).expect("a number")
    };
    let before = entries();
    let backup = folder.path().join("copy.sqlite3");
    let whole = std::fs::read(&backup).expect("a backup");
    std::fs::write(folder.path().join("cut.sqlite3"), &whole[..whole.len() / 2]).expect("a file");
    std::fs::write(folder.path().join("text.sqlite3"), "no database at all").expect("a file");
    let changed = rusqlite::Connection::open(folder.path().join("copy.sqlite3")).expect("a database");
    changed.execute("UPDATE audit_entries SET subject = 'another' WHERE id = 2", []).expect("changed");
    drop(changed);
    for (file, expected) in
        [("cut.sqlite3", "cut.sqlite3"), ("text.sqlite3", "text.sqlite3"), ("copy.sqlite3", "audit trail")]
    {
        for order in ["verify", "restore"] {
            let refused = plumbline(folder.path(), support::KEY, &["backup", order, file]);
            assert!(
                !refused.status.success() && told(&refused).contains(expected),
                "{order} {file}: {}",
                told(&refused)
            );
        }
    }
    let other = plumbline::crypto::MasterKey::generate();
    let foreign = plumbline(folder.path(), &other.reveal(), &["backup", "verify", "copy.sqlite3"]);
    assert!(!foreign.status.success() && told(&foreign).contains(&other.id().to_string()), "{}", told(&foreign));
    assert_eq!(entries(), before, "nothing was replaced, which would be written down");
    let kept = std::fs::read_dir(folder.path().join("data")).expect("a folder").filter_map(Result::ok);
    let names: Vec<String> = kept.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    assert!(!names.iter().any(|name| name.contains(".before-") || name.contains("draft")), "{names:?}");
}
