//! Local accounts: signing in with one and with two steps, sessions, API tokens, users and what they are granted.

#[path = "../support/mod.rs"]
mod support;

mod audited;
mod migration;
mod person;
mod preferences;
mod sessions;
mod sign_in;
mod throttling;
mod tokens;
mod users;
