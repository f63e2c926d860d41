//! Plumbline keeps Microsoft 365 tenants configured as agreed.
//!
//! The way of the data: tenant → `collect` → `domain::normalise` → `domain::snapshot` → `domain::diff` with the
//! baseline → `domain::drift` → report → plan → approve → restore → verify. `pipeline` is the only place where the
//! steps meet; `docs/ARCHITECTURE.md` tells who may name whom, and `tests/architecture.rs` holds it.

// Production code neither panics nor prints by accident. Tests may, so these stand here and not in the manifest.
#![deny(
    clippy::as_conversions,
    clippy::dbg_macro,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stderr,
    clippy::print_stdout,
    clippy::todo,
    clippy::unimplemented,
    clippy::unwrap_used
)]

pub mod api;
pub mod auth;
pub mod cli;
pub mod clock;
pub mod collect;
pub mod config;
pub mod crypto;
pub mod domain;
pub mod graph;
pub mod logging;
pub mod outgoing;
pub mod pipeline;
pub mod schedule;
pub mod server;
pub mod simulator;
pub mod store;
pub mod web;
