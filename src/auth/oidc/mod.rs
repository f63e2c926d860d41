//! Sign-in with OpenID Connect: authorization code with PKCE, and everything about an ID token that must be true before
//! it is believed. Protocol and signatures are of the `openidconnect` crate; calls go through the guard of `outgoing`.
//!
//! It keeps the provider's metadata and keys in memory for some minutes, and nothing else: what it is told of a person
//! is handed on as an [`Identity`], tokens are dropped.

mod claims;
mod discovery;
mod error;
mod exchange;
mod identity;
mod issuer;
mod keys;
mod provider;
mod start;
mod user_info;
mod verify;

pub use error::{OidcError, ProviderRefusal};
pub use identity::{Identity, Subject};
pub use provider::Provider;
pub use start::{BrowserSecret, Start};

pub use crate::config::OidcSettings;
