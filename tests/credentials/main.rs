//! Every kind of credential against a sign-in service that checks it, how one takes the place of another, when they
//! end, and how client secrets rotate by themselves.

#[path = "../support/mod.rs"]
mod support;

mod bench;
mod certificates;
mod expiry;
mod federated;
mod migration;
mod nowhere;
mod replacing;
mod rotation;
mod shared;
