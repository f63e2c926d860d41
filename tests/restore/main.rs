//! Restoring over the real server against the simulator: planning, checking, approving, applying, verifying and undoing.

mod applying;
mod approval;
mod automatic;
mod automatic_migration;
mod carrying;
mod crash;
mod disasters;
mod people;
mod refusals;
mod settings;
#[path = "../support/mod.rs"]
mod support;
mod undoing;
mod writing;
