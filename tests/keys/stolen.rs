//! Somebody has every file of the data folder and not the key. All that a tenant's resources hold is looked for in
//! them, byte by byte; what is found must be what `docs/security.md` says is plain.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::Path;
use std::process::Command;

use plumbline::auth::Scope;
use plumbline::crypto::ContentDigest;
use plumbline::domain::model::Timestamp;
use plumbline::store::{Database, bodies, database_path};
use reqwest::Method;
use rusqlite::Connection;
use secrecy::ExposeSecret;
use serde_json::{Value, json};

use crate::support::{self, Server, list, text};

/// Columns that hold words of a tenant, and why they are plain. `docs/security.md` tells them, too.
const NAMES_AND_IDS: &[(&str, &str)] = &[
    // Lists of resources, drifts and baselines are sorted and searched by them.
    ("resource_versions", "name"),
    ("resources", "resource_id"),
    ("resources", "alias"),
    ("baseline_resources", "name"),
    ("baseline_resources", "resource_id"),
    ("drifts", "resource_name"),
    ("drifts", "resource_id"),
    ("plan_operations", "resource_name"),
    ("plan_operations", "resource_id"),
    ("plan_operations", "created_id"),
    // Accounts that must always get in, by their ids.
    ("restore_settings", "break_glass"),
    ("automatic_stops", "resource_name"),
    ("automatic_stops", "resource_id"),
    ("automatic_events", "resource_id"),
    ("ignored_drifts", "resource_name"),
    ("ignored_drifts", "resource_id"),
    // The name of the tenant, its directory and its organisation.
    ("tenants", "name"),
    ("tenants", "directory_id"),
    ("connections", "organization"),
    ("connections", "roles"),
    ("credentials", "client_id"),
    ("write_connections", "client_id"),
    ("write_connections", "roles"),
    ("delegated_sign_ins", "account"),
    ("delegated_sign_ins", "home_directory_id"),
    // The product's own words, some of which Graph uses, too.
    ("resources", "area"),
    ("sqlite_schema", "sql"),
    // Microsoft's words for licences, permissions and roles, which are the same in every tenant.
    ("entitlements", "plans_seen"),
    ("entitlements", "subscriptions"),
    ("entitlements", "assigned"),
    ("entitlements", "roles"),
];

const SECRET_WORD: &str = "zebra-crossing-7741 that nobody else would write";
const SECRET_VALUE: &str = "walrus-breakfast-2290";
/// Texts shorter than this occur by accident.
const SHORTEST: usize = 8;

async fn filled() -> (Server, Vec<String>) {
    let server = Server::start().await;
    let tenant = server.connect_and_capture().await;
    let groups = list(&server.get(&format!("/tenants/{tenant}/areas/groups/resources?limit=3")).await);
    let id = |at: usize| text(&groups[at]["id"]);
    for (at, marker) in [(0, SECRET_WORD), (1, SECRET_VALUE)] {
        let path = format!("/v1.0/groups/{}", id(at));
        server.change("PATCH", &path, json!({ "description": marker })).await;
    }
    server.change("DELETE", &format!("/v1.0/groups/{}", id(2)), Value::Null).await;
    server.sync(&tenant).await;
    let drifts = server.drifts("open").await;
    assert!(drifts.iter().any(|drift| drift["after"] == SECRET_WORD), "{drifts:?}");
    let accepted =
        drifts.iter().find(|drift| drift["after"] == SECRET_WORD).map(|drift| text(&drift["id"])).expect("one");
    server.post(&format!("/drifts/{accepted}/accept"), json!({ "reason": "as agreed by telephone" })).await;
    let rule =
        json!({ "area": "groups", "resource": groups[1]["displayName"], "path": "description", "reason": "theirs" });
    server.post("/ignore-rules", rule).await;
    // The accepted value moves on, so that the one before is kept beside it.
    server
        .change("PATCH", &format!("/v1.0/groups/{}", id(0)), json!({ "description": format!("{SECRET_WORD} again") }))
        .await;
    server.sync(&tenant).await;
    let made_up = server.made_up();
    let shared = json!({
        "name": "Ours",
        "credential": { "kind": "secret", "clientId": made_up.client_id, "clientSecret": SECRET_VALUE },
    });
    assert!(server.send(Method::POST, "/app-registrations", Some(shared)).await.status.is_success());
    let secrets = vec![
        made_up.client_secret.expose_secret().to_owned(),
        SECRET_WORD.to_owned(),
        SECRET_VALUE.to_owned(),
        support::PASSWORD.to_owned(),
        support::KEY.to_owned(),
        server.cookie().split_once('=').expect("a cookie").1.to_owned(),
    ];
    (server, secrets)
}

fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = std::fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path());
    let name = |path: &Path| path.file_name().expect("a name").to_string_lossy().into_owned();
    entries.filter(|path| path.is_file()).map(|path| (name(&path), std::fs::read(&path).expect("readable"))).collect()
}

/// Every text in every body that was ever stored.
fn words_of_bodies(data_dir: &Path) -> BTreeSet<String> {
    let store = Database::open(data_dir, support::keys(), Timestamp(0))
        .expect("the key opens it")
        .within(Scope::of_plumbline());
    let database = Connection::open(database_path(data_dir)).expect("a database");
    let mut statement = database.prepare("SELECT tenant_id, digest FROM bodies").expect("SQL");
    let rows = statement
        .query_map([], |row| Ok((row.get::<_, String>(0)?, row.get::<_, [u8; 32]>(1)?)))
        .expect("rows")
        .collect::<Result<Vec<_>, _>>()
        .expect("bodies");
    let mut words = BTreeSet::new();
    for (tenant, digest) in rows {
        let tenant = tenant.parse().expect("an id");
        let body = store.read_now(|tx| bodies::get_json(tx, tenant, ContentDigest(digest))).expect("opens");
        gather(&body, &mut words);
    }
    words
}

fn gather(value: &Value, words: &mut BTreeSet<String>) {
    match value {
        Value::String(text) if text.len() >= SHORTEST => drop(words.insert(text.clone())),
        Value::Array(items) => items.iter().for_each(|item| gather(item, words)),
        Value::Object(members) => members.values().for_each(|member| gather(member, words)),
        Value::String(_) | Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// Which of the words stand in the bytes.
fn found_in<'w>(bytes: &[u8], words: &'w BTreeSet<String>) -> BTreeSet<&'w str> {
    let mut by_beginning: HashMap<&[u8], Vec<&'w str>> = HashMap::new();
    for word in words {
        by_beginning.entry(&word.as_bytes()[..SHORTEST]).or_default().push(word);
    }
    let mut found = BTreeSet::new();
    for (at, window) in bytes.windows(SHORTEST).enumerate() {
        if let Some(words) = by_beginning.get(window) {
            found.extend(words.iter().filter(|word| bytes[at..].starts_with(word.as_bytes())));
        }
    }
    found
}

/// Every text column of every table, with its values.
fn plain_values(data_dir: &Path) -> BTreeMap<(String, String), BTreeSet<String>> {
    let database = Connection::open(database_path(data_dir)).expect("a database");
    let mut statement = database
        .prepare(
            "SELECT t.name, c.name FROM sqlite_schema t JOIN pragma_table_info(t.name) c
             WHERE t.type = 'table' AND c.type = 'TEXT'",
        )
        .expect("SQL");
    let columns = statement
        .query_map([], |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?)))
        .expect("rows")
        .collect::<Result<Vec<_>, _>>()
        .expect("names");
    let mut schema = database.prepare("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL").expect("SQL");
    let words = schema.query_map([], |row| row.get(0)).expect("rows").collect::<Result<_, _>>().expect("texts");
    let own = (("sqlite_schema".to_owned(), "sql".to_owned()), words);
    let values = columns.into_iter().map(|(table, column)| {
        let sql = format!("SELECT DISTINCT \"{column}\" FROM \"{table}\" WHERE \"{column}\" IS NOT NULL");
        let mut statement = database.prepare(&sql).expect("SQL");
        let values = statement.query_map([], |row| row.get(0)).expect("rows").collect::<Result<_, _>>().expect("texts");
        ((table, column), values)
    });
    values.chain([own]).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_of_resource_bodies_and_no_secret_can_be_read_without_the_key() {
    let (server, secrets) = filled().await;
    // Once while it runs, with journal and set-up, and once when it has ended.
    let running = files(&server.data_dir());
    assert!(running.keys().any(|name| name.ends_with("-wal")), "{:?}", running.keys());
    let backup = server.folder.path().join("copy.sqlite3");
    let made = server.command(&["backup", "create", &backup.display().to_string()]).await;
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    let folder = server.stop().await;
    let data_dir = folder.path().join("data");
    let mut all: Vec<(String, Vec<u8>)> = running.into_iter().chain(files(&data_dir)).collect();
    all.push(("the backup".to_owned(), std::fs::read(&backup).expect("a backup")));

    let words = words_of_bodies(&data_dir);
    assert!(words.len() > 500, "only {} texts in all bodies", words.len());
    let plain = plain_values(&data_dir);
    for (table, column) in NAMES_AND_IDS {
        assert!(plain.contains_key(&((*table).to_owned(), (*column).to_owned())), "there is no {table}.{column}");
    }
    let is_plain = |word: &str| {
        NAMES_AND_IDS.iter().any(|(table, column)| {
            let values = plain.get(&((*table).to_owned(), (*column).to_owned()));
            values.is_some_and(|values| values.iter().any(|value| value.contains(word)))
        })
    };
    let mut leaks = BTreeSet::new();
    for (name, bytes) in &all {
        for secret in &secrets {
            assert!(!bytes.windows(secret.len()).any(|window| window == secret.as_bytes()), "{secret} in {name}");
        }
        for word in found_in(bytes, &words).into_iter().filter(|word| !is_plain(word)) {
            let columns = plain.iter().filter(|(_, values)| values.iter().any(|value| value.contains(word)));
            let columns: Vec<String> = columns.map(|((table, column), _)| format!("{table}.{column}")).collect();
            leaks.insert(format!("{word:?} in {name}, {columns:?}"));
        }
    }
    let shown: Vec<&String> = leaks.iter().take(200).collect();
    assert!(leaks.is_empty(), "{} texts of bodies are plain: {shown:#?}", leaks.len());
}

#[tokio::test(flavor = "multi_thread")]
async fn the_script_shows_what_can_be_read_and_nothing_else_is_there() {
    if Command::new("python3").arg("--version").output().is_err() {
        eprintln!("skipped: there is no python3 to run scripts/plaintext-of-database");
        return;
    }
    let (server, secrets) = filled().await;
    let folder = server.stop().await;
    let database = database_path(&folder.path().join("data"));
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/scripts/plaintext-of-database");
    let run = |arguments: &[&str]| {
        Command::new("python3").arg(script).arg(&database).args(arguments).output().expect("it runs")
    };
    let shown = String::from_utf8_lossy(&run(&[]).stdout).into_owned();
    assert!(shown.contains("tenants.name\t") && shown.contains("resource_versions.name\t"), "it shows what is plain");
    for secret in &secrets {
        assert!(!shown.contains(secret.as_str()), "{secret}");
        assert!(run(&[&format!("--find={secret}")]).status.success(), "{secret}");
    }
    assert!(!run(&["--find", "as agreed by telephone"]).status.success(), "it finds what is there");
}
