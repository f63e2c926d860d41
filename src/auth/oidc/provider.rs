//! The provider, as it is known at the moment. Metadata and keys are fetched when they are needed, so that Plumbline
//! starts without the provider, and a key that the provider changed is known without a restart.

use std::sync::Arc;

use openidconnect::core::{
    CoreAuthDisplay, CoreAuthPrompt, CoreAuthenticationFlow, CoreErrorResponseType, CoreGenderClaim, CoreJsonWebKey,
    CoreJweContentEncryptionAlgorithm, CoreJwsSigningAlgorithm, CoreRevocableToken, CoreRevocationErrorResponse,
    CoreTokenIntrospectionResponse, CoreTokenType,
};
use openidconnect::{
    ClientId, ClientSecret, CsrfToken, EmptyExtraTokenFields, EndpointMaybeSet, EndpointNotSet, EndpointSet, IdToken,
    IdTokenFields, LogoutRequest, PkceCodeChallenge, PostLogoutRedirectUrl, RedirectUrl, Scope, StandardErrorResponse,
    StandardTokenResponse,
};
use secrecy::ExposeSecret;
use tokio::sync::Mutex;
use url::Url;

use super::claims::OurClaims;
use super::discovery::{self, Discovered};
use super::error::OidcError;
use super::identity::Identity;
use super::keys::Keys;
use super::start::{BrowserSecret, Start};
use super::{exchange, user_info, verify};
use crate::clock::SharedClock;
use crate::config::OidcSettings;
use crate::crypto::OpaqueToken;
use crate::domain::model::Timestamp;
use crate::outgoing::OutgoingClient;

/// Long enough that signing in needs no such requests, short enough that a key that was taken back is not believed.
const KEEP_MS: i64 = 10 * 60_000;
/// A token with an unknown key leads to a fetch at most this often.
const KEYS_AGAIN_MS: i64 = 60_000;

pub(super) type ProviderIdToken =
    IdToken<OurClaims, CoreGenderClaim, CoreJweContentEncryptionAlgorithm, CoreJwsSigningAlgorithm>;
pub(super) type ProviderTokens = StandardTokenResponse<
    IdTokenFields<
        OurClaims,
        EmptyExtraTokenFields,
        CoreGenderClaim,
        CoreJweContentEncryptionAlgorithm,
        CoreJwsSigningAlgorithm,
    >,
    CoreTokenType,
>;
pub(super) type ProviderClient = openidconnect::Client<
    OurClaims,
    CoreAuthDisplay,
    CoreGenderClaim,
    CoreJweContentEncryptionAlgorithm,
    CoreJsonWebKey,
    CoreAuthPrompt,
    StandardErrorResponse<CoreErrorResponseType>,
    ProviderTokens,
    CoreTokenIntrospectionResponse,
    CoreRevocableToken,
    CoreRevocationErrorResponse,
    EndpointSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointMaybeSet,
    EndpointMaybeSet,
>;

/// Cheap to clone; all clones share what they know.
#[derive(Clone)]
pub struct Provider {
    shared: Arc<Shared>,
}

struct Shared {
    settings: OidcSettings,
    http: OutgoingClient,
    clock: SharedClock,
    discovered: Mutex<Option<(Timestamp, Arc<Discovered>)>>,
    keys: Mutex<Option<(Timestamp, Arc<Keys>)>>,
}

impl Provider {
    pub fn new(settings: OidcSettings, http: OutgoingClient, clock: SharedClock) -> Self {
        let shared = Shared { settings, http, clock, discovered: Mutex::default(), keys: Mutex::default() };
        Self { shared: Arc::new(shared) }
    }

    pub fn settings(&self) -> &OidcSettings {
        &self.shared.settings
    }

    /// Begins a sign-in.
    ///
    /// # Errors
    /// What keeps the metadata from being fetched or understood.
    pub async fn start(&self, redirect: &Url) -> Result<Start, OidcError> {
        let discovered = self.discovered().await?;
        let (state, browser) = (OpaqueToken::generate(), BrowserSecret::generate());
        let client = self.client(&discovered, redirect);
        let scopes = self.settings().scopes.iter().filter(|scope| *scope != "openid").cloned().map(Scope::new);
        let (sent_state, nonce) = (CsrfToken::new(state.expose().to_owned()), browser.nonce());
        let challenge = PkceCodeChallenge::from_code_verifier_sha256(&browser.verifier());
        let (url, _, _) = client
            .authorize_url(CoreAuthenticationFlow::AuthorizationCode, move || sent_state, move || nonce)
            .add_scopes(scopes)
            .set_pkce_challenge(challenge)
            .url();
        Ok(Start { url, state, browser })
    }

    /// Ends a sign-in: exchanges the code and looks whether everything that came for it is true. `named_issuer` is what
    /// the provider called itself when it sent the person back.
    ///
    /// # Errors
    /// See [`OidcError`].
    pub async fn finish(
        &self,
        redirect: &Url,
        code: String,
        browser: &BrowserSecret,
        named_issuer: Option<&str>,
    ) -> Result<Identity, OidcError> {
        let discovered = self.discovered().await?;
        let client = self.client(&discovered, redirect);
        let tokens = exchange::exchange(&client, self.http(), code, browser.verifier()).await?;
        let token = exchange::id_token(&tokens)?;
        let expected = verify::expected(&discovered, self.settings(), &token)?;
        check_named_issuer(&discovered, named_issuer, &expected.issuer)?;
        let keys = self.keys_for(&discovered, &token).await?;
        let believed = verify::Verification {
            expected: &expected,
            keys: keys.of(&expected.issuer, expected.directory),
            algorithms: &discovered.algorithms,
            client_id: &self.settings().client_id,
            now: self.now(),
        };
        let claims = believed.verify(&token, &tokens, &browser.nonce())?;
        let told = user_info::completed(&discovered, self.http(), &tokens, &claims, &expected).await?;
        Ok(verify::identity(&claims, told, expected))
    }

    /// Where the person signs out of the provider itself, when it has such a page.
    ///
    /// # Errors
    /// What keeps the metadata from being fetched or understood.
    pub async fn end_session(&self, back: &Url) -> Result<Option<Url>, OidcError> {
        let discovered = self.discovered().await?;
        let Some(page) = discovered.metadata.additional_metadata().end_session_endpoint.clone() else {
            return Ok(None);
        };
        discovery::check(self.http(), page.url(), "sign-out page")?;
        let request = LogoutRequest::from(page)
            .set_client_id(ClientId::new(self.settings().client_id.clone()))
            .set_post_logout_redirect_uri(PostLogoutRedirectUrl::from_url(back.clone()));
        Ok(Some(request.http_get_url()))
    }

    /// Looks whether the provider can be asked at the moment.
    ///
    /// # Errors
    /// What keeps the metadata from being fetched or understood.
    pub async fn probe(&self) -> Result<(), OidcError> {
        self.discovered().await.map(drop)
    }

    fn client(&self, discovered: &Discovered, redirect: &Url) -> ProviderClient {
        let settings = self.settings();
        let secret = ClientSecret::new(settings.client_secret.expose_secret().to_owned());
        let metadata = discovered.metadata.clone();
        ProviderClient::from_provider_metadata(metadata, ClientId::new(settings.client_id.clone()), Some(secret))
            .set_redirect_uri(RedirectUrl::from_url(redirect.clone()))
            .set_auth_type(exchange::auth_type(&discovered.metadata))
    }

    fn http(&self) -> &OutgoingClient {
        &self.shared.http
    }

    fn now(&self) -> Timestamp {
        self.shared.clock.now()
    }

    /// Who comes while it is fetched waits for it.
    async fn discovered(&self) -> Result<Arc<Discovered>, OidcError> {
        let mut kept = self.shared.discovered.lock().await;
        let now = self.now();
        if let Some((fetched_at, discovered)) = kept.as_ref()
            && now < fetched_at.plus_ms(KEEP_MS)
        {
            return Ok(Arc::clone(discovered));
        }
        let discovered = Arc::new(discovery::fetch(self.http(), &self.settings().issuer).await?);
        *kept = Some((now, Arc::clone(&discovered)));
        Ok(discovered)
    }

    /// The keys, fetched again when they are old or the token names one that is not among them.
    async fn keys_for(&self, discovered: &Discovered, token: &ProviderIdToken) -> Result<Arc<Keys>, OidcError> {
        let wanted = verify::key_id(token);
        let mut kept = self.shared.keys.lock().await;
        let now = self.now();
        if let Some((fetched_at, keys)) = kept.as_ref() {
            let is_known = wanted.as_deref().is_none_or(|id| keys.knows(id));
            let keep_ms = if is_known { KEEP_MS } else { KEYS_AGAIN_MS };
            if now < fetched_at.plus_ms(keep_ms) {
                return Ok(Arc::clone(keys));
            }
        }
        let keys = Arc::new(Keys::fetch(self.http(), discovered.metadata.jwks_uri().as_str()).await?);
        *kept = Some((now, Arc::clone(&keys)));
        Ok(keys)
    }
}

impl std::fmt::Debug for Provider {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Provider").field("issuer", &self.shared.settings.issuer).finish_non_exhaustive()
    }
}

/// Source: RFC 9207, part 2.4.
fn check_named_issuer(discovered: &Discovered, named: Option<&str>, expected: &str) -> Result<(), OidcError> {
    match named {
        Some(named) if named != expected => Err(OidcError::token("the person was sent back by another issuer")),
        None if discovered.names_itself => Err(OidcError::token("the provider did not name itself, as it promises")),
        Some(_) | None => Ok(()),
    }
}
