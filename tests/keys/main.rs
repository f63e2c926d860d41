//! The key from the environment, and what it keeps closed: rotations, wrong keys, backups, stolen files, memory and
//! the log.

#[path = "../support/mod.rs"]
mod support;

mod backups;
mod doctor;
mod kinds;
mod log;
mod memory;
mod reload;
mod rotation;
mod stolen;
mod wrong_key;
