//! Connecting tenants by consent, for writing and in the name of a person, and disconnecting them: against a sign-in
//! service that asks, answers and refuses as Microsoft's does.

#[path = "../support/mod.rs"]
mod support;

#[path = "../rights/people.rs"]
#[expect(dead_code, reason = "the tests of rights use the rest")]
mod people;

mod by_consent;
mod delegated;
mod disconnect;
mod migration;
mod state;
mod way;
mod writing;
