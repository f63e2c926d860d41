//! Access tokens in the shape of Microsoft's: a JWT that the client must not look into, checked only here.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// What a token says.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Claims {
    pub aud: String,
    pub iss: String,
    pub iat: i64,
    pub nbf: i64,
    pub exp: i64,
    pub app_displayname: String,
    pub appid: String,
    pub idtyp: String,
    pub oid: String,
    pub sub: String,
    pub tid: String,
    pub ver: String,
    /// Missing when nothing was granted, as with Microsoft.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub roles: BTreeSet<String>,
    /// Permissions in the name of a person.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scp: Option<String>,
    /// The person.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub upn: Option<String>,
}

/// Why a token is not good.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TokenFault {
    Malformed,
    Expired,
}

const HEADER: &str = r#"{"typ":"JWT","alg":"RS256","x5t":"c2ltdWxhdGVkLWtleQ","kid":"c2ltdWxhdGVkLWtleQ"}"#;

/// The token for these claims.
pub fn issue(seed: u64, claims: &Claims) -> String {
    let payload = serde_json::to_vec(claims).expect("claims are plain text and numbers");
    let signed = format!("{}.{}", URL_SAFE_NO_PAD.encode(HEADER), URL_SAFE_NO_PAD.encode(payload));
    let signature = sign(seed, &signed);
    format!("{signed}.{signature}")
}

/// The claims of a token that was issued here and is not past its end.
pub fn check(seed: u64, token: &str) -> Result<Claims, TokenFault> {
    let (signed, signature) = token.rsplit_once('.').ok_or(TokenFault::Malformed)?;
    if sign(seed, signed) != signature {
        return Err(TokenFault::Malformed);
    }
    let payload =
        signed.split('.').nth(1).and_then(|part| URL_SAFE_NO_PAD.decode(part).ok()).ok_or(TokenFault::Malformed)?;
    let claims: Claims = serde_json::from_slice(&payload).map_err(|_| TokenFault::Malformed)?;
    if claims.exp <= Timestamp::now().as_second() { Err(TokenFault::Expired) } else { Ok(claims) }
}

/// The signature of the platform, whose key is another one.
pub fn sign_for_platform(seed: u64, signed: &str) -> String {
    sign_with("Plumbline simulator platform assertion", seed, signed)
}

fn sign(seed: u64, signed: &str) -> String {
    sign_with("Plumbline simulator access token", seed, signed)
}

/// As long as an RSA signature, so that the token has the length a client must cope with.
fn sign_with(purpose: &str, seed: u64, signed: &str) -> String {
    let mut signature = [0_u8; 256];
    let mut hasher = blake3::Hasher::new_derive_key(purpose);
    hasher.update(&seed.to_le_bytes()).update(signed.as_bytes());
    hasher.finalize_xof().fill(&mut signature);
    URL_SAFE_NO_PAD.encode(signature)
}
