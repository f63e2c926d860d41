//! People of a database from before there were second factors.

use plumbline::auth::Scope;
use plumbline::clock::{Clock, SystemClock};
use plumbline::crypto::OpaqueToken;
use plumbline::domain::model::UserId;
use plumbline::store::{self, Database, passwords, sessions, users};
use refinery::Target;
use rusqlite::{Connection, params};

use crate::support::keys;

mod embedded {
    refinery::embed_migrations!("migrations");
}

const USER: &str = "01890a5d-ac96-774b-bcce-b302099a8057";

#[test]
fn passwords_and_sessions_of_before_still_open() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    store::prepare(folder.path()).expect("a folder");
    let mut before = Connection::open(store::database_path(folder.path())).expect("a database");
    embedded::migrations::runner().set_target(Target::Version(25)).run(&mut before).expect("the version before");
    let token = OpaqueToken::generate();
    before
        .execute(
            "INSERT INTO users (id, username, password_hash, created_at) VALUES (?1, 'ada', 'a hash', 5)",
            params![USER],
        )
        .expect("inserted");
    before
        .execute(
            "INSERT INTO sessions (token_digest, user_id, created_at, last_used_at, expires_at)
             VALUES (?1, ?2, 6, 7, 8)",
            params![token.digest().0, USER],
        )
        .expect("inserted");
    drop(before);

    let store = Database::open(folder.path(), keys(), SystemClock.now()).expect("migrated");
    let store = store.within(Scope::of_plumbline());
    let id: UserId = USER.parse().expect("a GUID");
    let (user, password, session) = store
        .read_now(|tx| Ok((users::find(tx, id)?, passwords::of_user(tx, id)?, sessions::find(tx, token.digest())?)))
        .expect("read");
    let (user, password) = (user.expect("there"), password.expect("there"));
    assert_eq!((user.username.as_str(), user.disabled_at), ("ada", None));
    assert_eq!((password.hash.as_str(), password.must_change), ("a hash", false));
    let session = session.expect("there");
    assert_eq!((session.user_id, session.expires_at.milliseconds(), session.address), (id, 8, None));
}
