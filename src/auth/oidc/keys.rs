//! The keys that the provider publishes for its signatures.

use openidconnect::core::{CoreJsonWebKey, CoreJsonWebKeySet};
use openidconnect::{JsonWebKey, JsonWebKeyId};
use serde::Deserialize;
use serde_json::Value;
use uuid::Uuid;

use super::discovery;
use super::error::OidcError;
use super::issuer::key_fits;
use crate::outgoing::OutgoingClient;

const WHAT: &str = "keys";

/// More keys than a provider has at a time.
const KEYS_LIMIT: usize = 100;

/// Keys with the issuer that each is for, where the provider says so.
pub(super) struct Keys(Vec<(Option<String>, CoreJsonWebKey)>);

#[derive(Deserialize)]
struct Published {
    keys: Vec<Value>,
}

impl Keys {
    pub(super) async fn fetch(http: &OutgoingClient, url: &str) -> Result<Self, OidcError> {
        Self::parse(&discovery::get(http, url, WHAT).await?)
    }

    /// A key of a kind that nobody here knows is left out, so that a provider may publish what it likes.
    fn parse(body: &[u8]) -> Result<Self, OidcError> {
        let bad = |cause: serde_json::Error| OidcError::BadAnswer { what: WHAT, reason: cause.to_string() };
        let Published { keys } = serde_json::from_slice(body).map_err(bad)?;
        let known = keys.into_iter().take(KEYS_LIMIT).filter_map(|key| {
            let issuer = key.get("issuer").and_then(Value::as_str).map(str::to_owned);
            serde_json::from_value(key).ok().map(|key| (issuer, key))
        });
        Ok(Self(known.collect()))
    }

    pub(super) fn knows(&self, id: &str) -> bool {
        let id = JsonWebKeyId::new(id.to_owned());
        self.0.iter().any(|(_, key)| key.key_id() == Some(&id))
    }

    /// What may sign for the issuer. Microsoft publishes the same key once for each issuer.
    pub(super) fn of(&self, issuer: &str, directory: Option<Uuid>) -> CoreJsonWebKeySet {
        let mut fitting: Vec<CoreJsonWebKey> = Vec::new();
        for (key_issuer, key) in &self.0 {
            if key_fits(key_issuer.as_deref(), issuer, directory) && !fitting.contains(key) {
                fitting.push(key.clone());
            }
        }
        CoreJsonWebKeySet::new(fitting)
    }
}
