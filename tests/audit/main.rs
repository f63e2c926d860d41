//! The audit trail: every action leaves an entry, nobody changes one unseen, and entries leave the product harmless;
//! tenants that are erased, and what is let go when its time is over.

mod chain;
mod erasure;
mod export;
mod migration;
mod operations;
mod retention;
#[path = "../support/mod.rs"]
mod support;

use rusqlite::Connection;
use serde_json::Value;
use support::{Server, list};

/// The newest entries.
async fn newest(server: &Server, query: &str) -> Vec<Value> {
    list(&server.get(&format!("/audit?{query}")).await)
}

/// The database of a server that may still run.
fn database(server: &Server) -> Connection {
    Connection::open(plumbline::store::database_path(&server.data_dir())).expect("a database")
}

fn last_id(server: &Server) -> i64 {
    let sql = "SELECT COALESCE(MAX(id), 0) FROM audit_entries";
    database(server).query_row(sql, [], |row| row.get(0)).expect("a number")
}
