//! Who sees and does what: the rows that a scope shows, and every operation for every role.

#[path = "../support/mod.rs"]
mod support;

mod effects;
mod migration;
mod people;
mod rows;
mod rows_of_two;
mod searching;
mod walk;
