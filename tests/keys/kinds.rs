//! What is sealed is known by kind, so that the proof of a change of keys leaves nothing out.

use std::collections::BTreeSet;

use plumbline::domain::model::Timestamp;
use plumbline::store::{Database, ciphertexts, database_path, prepare};
use rusqlite::Connection;

use crate::support;

/// Columns with bytes that are no ciphertext: hashes, digests, and what is public.
const PLAIN: &[(&str, &str)] = &[
    ("acceptances", "fingerprint"),
    ("acceptances", "value_hash"),
    ("api_tokens", "token_digest"),
    ("audit_entries", "detail_digest"),
    ("audit_entries", "detail_salt"),
    ("audit_entries", "hash"),
    ("audit_entries", "previous_hash"),
    ("audit_heads", "hash"),
    ("automatic_attempts", "attempt"),
    ("baseline_resources", "body_digest"),
    ("baseline_resources", "canonical_hash"),
    ("bodies", "digest"),
    ("branding", "logo"),
    ("collections", "set_hash"),
    ("credentials", "certificate"),
    ("data_keys", "wrapped_key"),
    ("drifts", "change_key"),
    ("drifts", "fingerprint"),
    ("drifts", "value_hash"),
    ("ignored_drifts", "fingerprint"),
    ("pending_consents", "nonce_digest"),
    ("provider_sign_ins", "browser_digest"),
    ("provider_sign_ins", "state_digest"),
    ("recovery_codes", "digest"),
    ("resource_versions", "body_digest"),
    ("resource_versions", "canonical_hash"),
    ("sessions", "token_digest"),
    ("setup_tokens", "token_digest"),
    ("write_connections", "certificate"),
];

/// The table in which ciphertexts are kept that are sealed under the name of another one.
fn kept_in(table: &str) -> &str {
    match table {
        "connections" | "app_registrations" => "credentials",
        table => table,
    }
}

#[test]
fn every_column_with_bytes_is_sealed_or_known_as_plain() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    prepare(folder.path()).expect("writable");
    drop(Database::open(folder.path(), support::keys(), Timestamp(0)).expect("a database"));
    let database = Connection::open(database_path(folder.path())).expect("a database");
    let mut statement = database
        .prepare(
            "SELECT t.name, c.name FROM sqlite_schema t JOIN pragma_table_info(t.name) c
             WHERE t.type = 'table' AND c.type = 'BLOB'",
        )
        .expect("SQL");
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).expect("rows");
    let found: BTreeSet<(String, String)> = rows.collect::<Result<_, _>>().expect("texts");
    let own = |(table, column): (&str, &str)| (kept_in(table).to_owned(), column.to_owned());
    let known: BTreeSet<(String, String)> =
        ciphertexts::kinds().map(own).chain(PLAIN.iter().copied().map(own)).collect();
    assert_eq!(found, known, "left: the schema; right: KINDS of src/store/ciphertexts.rs, and PLAIN of this test");
}
