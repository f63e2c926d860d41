//! Sign-in with an identity provider.
//!
//! A provider that follows the standard issues no wrong token. What must be refused is therefore signed here, by a
//! small provider of the tests (`small_provider`); what must work is shown with a certified one (`provider`).

#[path = "../support/mod.rs"]
mod support;

mod addresses;
mod flow;
mod migration;
mod provider;
mod small_provider;
mod tokens;
