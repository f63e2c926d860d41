//! Access tokens: fetched when needed, kept in memory until shortly before their end, never shown or stored.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, PoisonError, RwLock};

use secrecy::{ExposeSecret, SecretString};
use tokio::sync::Mutex;

use super::GraphClient;
use super::credential::Credential;
use super::error::GraphError;
use super::sign_in;
use crate::domain::model::{DirectoryId, Timestamp};
use crate::logging::HiddenValue;

/// A token is renewed this long before its end, so that it does not end on its way.
const MARGIN_MS: i64 = 5 * 60 * 1000;

/// A token for Graph. Its clones are the same token.
#[derive(Debug, Clone)]
pub(super) struct AccessToken(Arc<TokenParts>);

#[derive(Debug)]
struct TokenParts {
    secret: SecretString,
    renew_at: Timestamp,
    _hidden: HiddenValue,
}

impl AccessToken {
    /// A token that ends sooner than the margin is kept for half of its life.
    pub(super) fn new(secret: SecretString, lifetime_ms: i64, now: Timestamp, hidden: HiddenValue) -> Self {
        let margin_ms = MARGIN_MS.min(lifetime_ms / 2);
        let renew_at = now.plus_ms(lifetime_ms.saturating_sub(margin_ms));
        Self(Arc::new(TokenParts { secret, renew_at, _hidden: hidden }))
    }

    pub(super) fn expose(&self) -> &str {
        self.0.secret.expose_secret()
    }

    fn is_same(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

/// The tokens of one connection, and the credential that gets them.
#[derive(Debug)]
pub(super) struct TokenSource {
    directory: DirectoryId,
    /// None once the tenant was disconnected.
    held: RwLock<Option<Held>>,
    current: Mutex<Current>,
    /// How many sign-ins were refused.
    refusals: AtomicU64,
}

/// The token of a generation, and the last refusal with its number.
#[derive(Debug, Default)]
struct Current {
    token: Option<(u64, AccessToken)>,
    refusal: Option<(u64, GraphError)>,
}

/// A credential and how many came before it: a token of an earlier one is not used any more.
#[derive(Debug)]
struct Held {
    credential: Credential,
    generation: u64,
    _hidden: Option<HiddenValue>,
}

impl TokenSource {
    pub(super) fn new(directory: DirectoryId, credential: Credential, client: &GraphClient) -> Self {
        let held = RwLock::new(Some(Held::new(credential, 0, client)));
        Self { directory, held, current: Mutex::default(), refusals: AtomicU64::new(0) }
    }

    /// The token in memory, or a new one. Who comes while one is fetched waits for it, and is refused with it: a
    /// hundred readers with a wrong secret sign in once.
    pub(super) async fn token(&self, client: &GraphClient) -> Result<AccessToken, GraphError> {
        let refused_before = self.refusals.load(Ordering::Relaxed);
        let mut current = self.current.lock().await;
        let (credential, generation) = self.credential()?;
        let is_good = |(of, token): &&(u64, AccessToken)| *of == generation && client.now() < token.0.renew_at;
        if let Some((_, token)) = current.token.as_ref().filter(is_good) {
            return Ok(token.clone());
        }
        if let Some((_, refusal)) = current.refusal.as_ref().filter(|(number, _)| *number > refused_before) {
            return Err(refusal.copy());
        }
        match sign_in::fetch(client, self.directory, &credential).await {
            Ok(token) => {
                // Somebody may have disconnected the tenant meanwhile.
                self.credential()?;
                *current = Current { token: Some((generation, token.clone())), refusal: None };
                Ok(token)
            }
            Err(error) => {
                if error.is_sign_in() {
                    let number = self.refusals.fetch_add(1, Ordering::Relaxed) + 1;
                    current.refusal = Some((number, error.copy()));
                }
                Err(error)
            }
        }
    }

    /// Forgets a token that was refused, unless another task has already fetched a new one.
    pub(super) async fn forget(&self, refused: &AccessToken) {
        let mut current = self.current.lock().await;
        if current.token.as_ref().is_some_and(|(_, token)| token.is_same(refused)) {
            current.token = None;
        }
    }

    /// Puts a credential in place of the former one, which is then nowhere in memory any more. A connection that was
    /// closed stays closed.
    pub(super) fn replace(&self, credential: Credential, client: &GraphClient) {
        let mut held = self.held.write().unwrap_or_else(PoisonError::into_inner);
        if let Some(former) = held.take() {
            *held = Some(Held::new(credential, former.generation + 1, client));
        }
    }

    /// Forgets credential and token. Whoever holds the connection gets no other.
    pub(super) fn close(&self) {
        self.held.write().unwrap_or_else(PoisonError::into_inner).take();
        // Who fetches one right now finds the credential gone and keeps nothing.
        if let Ok(mut current) = self.current.try_lock() {
            *current = Current::default();
        }
    }

    fn credential(&self) -> Result<(Credential, u64), GraphError> {
        let held = self.held.read().unwrap_or_else(PoisonError::into_inner);
        let held = held.as_ref().ok_or_else(|| GraphError::SignIn {
            code: "disconnected".to_owned(),
            message: "the tenant was disconnected".to_owned(),
        })?;
        Ok((held.credential.clone(), held.generation))
    }
}

impl Held {
    fn new(credential: Credential, generation: u64, client: &GraphClient) -> Self {
        let hidden = secret_of(&credential).map(|secret| client.redactor().hide(secret.expose_secret()));
        Self { credential, generation, _hidden: hidden }
    }
}

fn secret_of(credential: &Credential) -> Option<&SecretString> {
    match credential {
        Credential::Secret { secret, .. } => Some(secret),
        Credential::Certificate { .. } | Credential::Federated { .. } => None,
        Credential::Delegated { app, .. } => secret_of(app),
    }
}
