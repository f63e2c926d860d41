//! A start with the wrong key.

use plumbline::auth::Scope;
use plumbline::crypto::{MasterKey, MasterKeys};
use plumbline::domain::model::Timestamp;
use plumbline::store::{Database, StoreError, keys};

use crate::support::{self, Server};

fn only(key: &MasterKey) -> MasterKeys {
    MasterKeys { current: key.clone(), previous: None }
}

#[test]
fn a_start_with_the_wrong_key_says_which_one_is_missing() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    plumbline::store::prepare(folder.path()).expect("writable");
    let (right, wrong) = (MasterKey::generate(), MasterKey::generate());
    drop(Database::open(folder.path(), only(&right), Timestamp(0)).expect("a new database"));
    let Err(error) = Database::open(folder.path(), only(&wrong), Timestamp(0)) else { panic!("it opened") };
    assert!(matches!(error, StoreError::MissingKey { needed, .. } if needed == right.id()), "{error}");
    for expected in [&right.id().to_string(), &wrong.id().to_string(), "PLUMBLINE_ENCRYPTION_KEY_PREVIOUS"] {
        assert!(error.to_string().contains(expected), "{error} does not tell {expected}");
    }
}

#[test]
fn the_previous_key_is_asked_for_while_a_change_is_half_done() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    plumbline::store::prepare(folder.path()).expect("writable");
    let (old, new) = (MasterKey::generate(), MasterKey::generate());
    let both = MasterKeys { current: new.clone(), previous: Some(old.clone()) };
    drop(Database::open(folder.path(), only(&old), Timestamp(0)).expect("a new database"));
    let store = Database::open(folder.path(), both, Timestamp(0)).expect("both keys").within(Scope::of_plumbline());
    let step = store.write_now(|tx| keys::rewrap(tx, 1)).expect("a step");
    assert!(step.is_first && step.left == 0);
    drop(store);
    let Err(error) = Database::open(folder.path(), only(&old), Timestamp(0)) else {
        panic!("the old key still opens it")
    };
    assert!(error.to_string().contains(&new.id().to_string()), "{error}");
    assert!(Database::open(folder.path(), only(&new), Timestamp(0)).is_ok());
}

#[tokio::test(flavor = "multi_thread")]
async fn the_command_names_the_missing_key_and_no_key_itself() {
    let server = Server::start().await;
    let data_dir = server.data_dir();
    let own = support::keys().current;
    let other = MasterKey::generate();
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_plumbline"))
        .args(["tenant", "list"])
        .env_clear()
        .env("PLUMBLINE_ENCRYPTION_KEY", other.reveal().as_str())
        .env("PLUMBLINE_DATA_DIR", data_dir)
        .current_dir(server.folder.path())
        .output()
        .expect("it starts");
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(!output.status.success() && told.contains(&own.id().to_string()), "{told}");
    assert!(!told.contains(other.reveal().as_str()) && !told.contains(support::KEY), "{told}");
    server.stop().await;
}
