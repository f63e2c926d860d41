//! What must be true of an ID token. The steps are those of OpenID Connect Core 1.0, part 3.1.3.7; where the crate
//! leaves one to its user, it stands here.

use std::time::{Duration, UNIX_EPOCH};

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use openidconnect::core::{CoreGenderClaim, CoreIdTokenVerifier, CoreJsonWebKeySet, CoreJwsSigningAlgorithm};
use openidconnect::{AccessTokenHash, ClientId, IdTokenClaims, IssuerUrl, Nonce, OAuth2TokenResponse};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use uuid::Uuid;

use super::claims::OurClaims;
use super::discovery::Discovered;
use super::error::OidcError;
use super::identity::{Identity, Subject};
use super::provider::{ProviderIdToken, ProviderTokens};
use super::user_info::Told;
use crate::config::OidcSettings;
use crate::domain::model::Timestamp;

/// How far two clocks may be apart.
const SKEW_MS: i64 = 60_000;
const NAME_LIMIT_CHARACTERS: usize = 100;

pub(super) type Claims = IdTokenClaims<OurClaims, CoreGenderClaim>;

/// Who must have signed, by what the token says of itself. Nothing of it is believed before the signature is.
pub(super) struct Expected {
    pub(super) issuer: String,
    pub(super) directory: Option<Uuid>,
}

#[derive(Deserialize)]
struct Header {
    kid: Option<String>,
}

#[derive(Deserialize)]
struct Unverified {
    tid: Option<String>,
}

/// The issuer that the token must come from. Where that depends on the directory, the token's own `tid` fills it in,
/// and the signature over both proves it; the directory must be one of those that are allowed.
pub(super) fn expected(
    discovered: &Discovered,
    settings: &OidcSettings,
    token: &ProviderIdToken,
) -> Result<Expected, OidcError> {
    let tid = part::<Unverified>(token, 1).and_then(|claims| claims.tid);
    let named = tid.and_then(|text| text.parse::<Uuid>().ok());
    if discovered.issuer.is_template() || !settings.tenants.is_empty() {
        let Some(id) = named else { return Err(OidcError::token("it names no directory")) };
        if !settings.tenants.contains(&id) {
            return Err(OidcError::DirectoryNotAllowed { directory: id.to_string() });
        }
    }
    let issuer = discovered.issuer.of(named).ok_or_else(|| OidcError::token("it names no directory"))?;
    // Elsewhere than at Microsoft a claim of that name may mean anything.
    let directory = named.filter(|id| issuer.contains(&id.to_string()));
    Ok(Expected { issuer, directory })
}

/// The key that the token claims to be signed with.
pub(super) fn key_id(token: &ProviderIdToken) -> Option<String> {
    part::<Header>(token, 0).and_then(|header| header.kid)
}

/// A part of the token, before anything is known to be true.
fn part<T: DeserializeOwned>(token: &ProviderIdToken, index: usize) -> Option<T> {
    let text = token.to_string();
    let bytes = URL_SAFE_NO_PAD.decode(text.split('.').nth(index)?).ok()?;
    serde_json::from_slice(&bytes).ok()
}

/// Everything that a token is held against.
pub(super) struct Verification<'a> {
    pub(super) expected: &'a Expected,
    pub(super) keys: CoreJsonWebKeySet,
    pub(super) algorithms: &'a [CoreJwsSigningAlgorithm],
    pub(super) client_id: &'a str,
    pub(super) now: Timestamp,
}

impl Verification<'_> {
    pub(super) fn verify(
        self,
        token: &ProviderIdToken,
        tokens: &ProviderTokens,
        nonce: &Nonce,
    ) -> Result<Claims, OidcError> {
        let issuer =
            IssuerUrl::new(self.expected.issuer.clone()).map_err(|cause| OidcError::token(cause.to_string()))?;
        let (skewed, latest_ms) = (moment(self.now.plus_ms(-SKEW_MS)), self.now.plus_ms(SKEW_MS).milliseconds());
        // A verifier without the client secret refuses every signature by a shared secret.
        let verifier =
            CoreIdTokenVerifier::new_public_client(ClientId::new(self.client_id.to_owned()), issuer, self.keys)
                .set_allowed_algs(self.algorithms.iter().cloned())
                .set_time_fn(move || skewed.into())
                .set_issue_time_verifier_fn(move |at| {
                    if at.timestamp_millis() <= latest_ms { Ok(()) } else { Err("issued in the future".to_owned()) }
                })
                // Other audiences are judged by `azp` below.
                .set_other_audience_verifier_fn(|_| true);
        let claims = token.claims(&verifier, nonce).map_err(|cause| OidcError::token(chain(&cause)))?;
        check_authorized_party(claims, self.client_id)?;
        check_not_before(claims, latest_ms)?;
        check_subject(claims)?;
        if let Some(hash) = claims.access_token_hash() {
            check_access_token(token, tokens, &verifier, hash)?;
        }
        Ok(claims.clone())
    }
}

/// A token for several audiences must say that it was made for us.
fn check_authorized_party(claims: &Claims, client_id: &str) -> Result<(), OidcError> {
    match claims.authorized_party() {
        Some(party) if party.as_str() != client_id => Err(OidcError::token("it was made for another application")),
        None if claims.audiences().len() > 1 => Err(OidcError::token("it has several audiences and no `azp`")),
        Some(_) | None => Ok(()),
    }
}

fn check_not_before(claims: &Claims, latest_ms: i64) -> Result<(), OidcError> {
    let Some(nbf_seconds) = claims.additional_claims().nbf else { return Ok(()) };
    let latest_seconds = Duration::from_millis(u64::try_from(latest_ms).unwrap_or_default()).as_secs_f64();
    if nbf_seconds <= latest_seconds { Ok(()) } else { Err(OidcError::token("it is not valid yet")) }
}

/// Source: OpenID Connect Core 1.0, part 2: at most 255 ASCII characters.
fn check_subject(claims: &Claims) -> Result<(), OidcError> {
    let subject = claims.subject().as_str();
    let fits = (1..=255).contains(&subject.len()) && subject.chars().all(|sign| sign.is_ascii() && !sign.is_control());
    if fits { Ok(()) } else { Err(OidcError::token("its subject is empty, too long or no ASCII")) }
}

fn check_access_token(
    token: &ProviderIdToken,
    tokens: &ProviderTokens,
    verifier: &CoreIdTokenVerifier<'_>,
    told: &AccessTokenHash,
) -> Result<(), OidcError> {
    let unknown = |cause: &dyn std::fmt::Display| OidcError::token(cause.to_string());
    let algorithm = token.signing_alg().map_err(|cause| unknown(&cause))?;
    let key = token.signing_key(verifier).map_err(|cause| unknown(&cause))?;
    let of_token =
        AccessTokenHash::from_token(tokens.access_token(), algorithm, key).map_err(|cause| unknown(&cause))?;
    if of_token == *told { Ok(()) } else { Err(OidcError::token("the access token belongs to another ID token")) }
}

/// Who the person is, from claims that are believed.
///
/// With Microsoft the object id within the directory is the same for every application, while `sub` is another one for
/// each, and would make strangers of everybody when the app registration changes. `preferred_username` can change and
/// be given to somebody else (Microsoft's reference of ID token claims).
pub(super) fn identity(claims: &Claims, told: Told, expected: Expected) -> Identity {
    let Told { name, claims: ours } = told;
    let object = expected.directory.and(ours.oid.clone()).filter(|oid| oid.parse::<Uuid>().is_ok());
    let readable = |name: String| name.chars().filter(|sign| !sign.is_control()).take(NAME_LIMIT_CHARACTERS).collect();
    Identity {
        subject: Subject {
            issuer: expected.issuer,
            subject: object.unwrap_or_else(|| claims.subject().as_str().to_owned()),
        },
        directory: expected.directory,
        name: name.map(readable).filter(|name: &String| !name.trim().is_empty()),
        groups: ours.groups(),
        roles: ours.roles(),
        groups_left_out: ours.leaves_groups_out(),
    }
}

fn moment(at: Timestamp) -> std::time::SystemTime {
    UNIX_EPOCH + Duration::from_millis(u64::try_from(at.milliseconds()).unwrap_or_default())
}

fn chain(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut inner = error.source();
    while let Some(cause) = inner {
        text = format!("{text}: {cause}");
        inner = cause.source();
    }
    text
}
