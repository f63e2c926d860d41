//! A database from before people came from a provider.

use plumbline::auth::Scope;
use plumbline::clock::{Clock, SystemClock};
use plumbline::store::{self, Database, role_rules, users};
use refinery::Target;
use rusqlite::Connection;

use super::support::keys;

mod embedded {
    refinery::embed_migrations!("migrations");
}

const USER: &str = "01890a5d-ac96-774b-bcce-b302099a8057";

#[test]
fn people_and_their_grants_are_there_after_the_migration() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    store::prepare(folder.path()).expect("a folder");
    let mut before = Connection::open(store::database_path(folder.path())).expect("a database");
    before.pragma_update(None, "foreign_keys", true).expect("set");
    embedded::migrations::runner().set_target(Target::Version(27)).run(&mut before).expect("the version before");
    before.execute("INSERT INTO users (id, username, created_at) VALUES (?1, 'ada', 7)", [USER]).expect("a user");
    before.execute("INSERT INTO grants (user_id, role) VALUES (?1, 'administrator')", [USER]).expect("a grant");
    drop(before);

    let database = Database::open(folder.path(), keys(), SystemClock.now()).expect("migrated");
    let store = database.within(Scope::of_plumbline());
    let user = store.read_now(|tx| users::find(tx, USER.parse().expect("an id"))).expect("read").expect("there");
    assert_eq!(user.username, "ada");
    let grants = store.read_now(|tx| store::grants::of_user(tx, user.id)).expect("read");
    assert_eq!(grants.len(), 1);
    assert!(store.read_now(role_rules::list).expect("read").is_empty());
}
