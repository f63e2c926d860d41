//! A database from before there were grants.

use plumbline::auth::{Role, Scope, Target};
use plumbline::clock::{Clock, SystemClock};
use plumbline::domain::model::UserId;
use plumbline::store::{self, Database, grants};
use refinery::Target as Version;
use rusqlite::Connection;

use crate::support::keys;

mod embedded {
    refinery::embed_migrations!("migrations");
}

const ADA: &str = "01890a5d-ac96-774b-bcce-b302099a8057";

#[test]
fn who_was_an_administrator_governs_everything() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    store::prepare(folder.path()).expect("a folder");
    let mut before = Connection::open(store::database_path(folder.path())).expect("a database");
    embedded::migrations::runner().set_target(Version::Version(24)).run(&mut before).expect("the version before");
    before
        .execute_batch(&format!(
            "INSERT INTO users (id, username, password_hash, role, created_at)
             VALUES ('{ADA}', 'ada', 'a hash', 'administrator', 1)"
        ))
        .expect("filled");
    drop(before);
    let database = Database::open(folder.path(), keys(), SystemClock.now()).expect("migrated");
    let ada: UserId = ADA.parse().expect("a GUID");
    let granted = database.within(Scope::of_plumbline()).read_now(|tx| grants::of_user(tx, ada)).expect("read");
    let all: Vec<_> = granted.iter().map(|(grant, _)| (grant.role, grant.target)).collect();
    assert_eq!(all, [(Role::Administrator, Target::All)]);
}
