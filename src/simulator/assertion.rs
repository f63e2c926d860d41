//! Assertions in place of a secret: signed by the app registration's certificate, or by the platform. Each claim is
//! checked as Entra does, with its number where it is refused.

use super::app_registration::{AppRegistration, RegisteredCertificate};
use super::refusal::Refusal;
use super::token;
use super::world::World;
use aws_lc_rs::signature::{
    RSA_PKCS1_2048_8192_SHA256, RSA_PSS_2048_8192_SHA256, UnparsedPublicKey, VerificationAlgorithm,
};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jiff::Timestamp;
use serde::Deserialize;
use serde::de::DeserializeOwned;

const TYPE: &str = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
/// How far clocks may differ.
const LEEWAY_SECONDS: i64 = 300;
/// The host that assertions for the global cloud are addressed to.
const LOGIN: &str = "https://login.microsoftonline.com";

#[derive(Deserialize)]
struct Header {
    alg: String,
    #[serde(rename = "x5t#S256")]
    thumbprint: Option<String>,
}

#[derive(Deserialize)]
struct Claims {
    aud: String,
    iss: String,
    sub: String,
    jti: Option<String>,
    nbf: i64,
    exp: i64,
}

/// Who presents an assertion, and where.
pub struct Presented<'a> {
    pub client_id: &'a str,
    /// The id of the tenant that is signed in to.
    pub directory_id: &'a str,
    pub kind: Option<&'a str>,
    pub assertion: &'a str,
}

/// Accepts the assertion or tells why not.
pub fn check(world: &World, app: &mut AppRegistration, presented: &Presented<'_>) -> Result<(), Refusal> {
    if presented.kind != Some(TYPE) {
        return Err(Refusal::invalid_client(
            7_000_218,
            "The request body must contain the following parameter: 'client_assertion_type'.",
        ));
    }
    let (signed, signature) = presented.assertion.rsplit_once('.').ok_or_else(malformed)?;
    let (header, claims) = signed.split_once('.').ok_or_else(malformed)?;
    let header: Header = decoded(header)?;
    let claims: Claims = decoded(claims)?;
    match &header.thumbprint {
        Some(thumbprint) => {
            let signature = URL_SAFE_NO_PAD.decode(signature).map_err(|_| malformed())?;
            let registered = app.certificate.as_ref().filter(|known| known.thumbprint == *thumbprint);
            signed_by(registered, &header, signed.as_bytes(), &signature)?;
            addressed(world, presented, &claims)?;
            in_time(&claims)?;
            once(app, &claims)
        }
        None => {
            if token::sign_for_platform(world.seed(), signed) != signature {
                return Err(Refusal::invalid_client(
                    50_013,
                    "Assertion failed signature validation. [Reason - The key was not found.]",
                ));
            }
            federated(app, &claims)?;
            in_time(&claims)
        }
    }
}

fn signed_by(
    registered: Option<&RegisteredCertificate>,
    header: &Header,
    message: &[u8],
    signature: &[u8],
) -> Result<(), Refusal> {
    let algorithm: &'static dyn VerificationAlgorithm = match header.alg.as_str() {
        "PS256" => &RSA_PSS_2048_8192_SHA256,
        "RS256" => &RSA_PKCS1_2048_8192_SHA256,
        other => {
            let message = format!(
                "Invalid JWT token. '{other}' is not a supported signature algorithm. Supported signing algorithms are: 'RS256, PS256'"
            );
            return Err(Refusal::invalid_client(5_002_738, message));
        }
    };
    let certificate = registered.ok_or_else(|| {
        Refusal::invalid_client(
            700_027,
            "The certificate with identifier used to sign the client assertion is not registered on application. [Reason - The key was not found.]",
        )
    })?;
    let key = UnparsedPublicKey::new(algorithm, &certificate.public_key);
    key.verify(message, signature).map_err(|_| {
        Refusal::invalid_client(
            700_027,
            "Client assertion failed signature validation. [Reason - The key used is not the registered one.]",
        )
    })
}

fn addressed(world: &World, presented: &Presented<'_>, claims: &Claims) -> Result<(), Refusal> {
    let is_app = |text: &str| text.eq_ignore_ascii_case(presented.client_id);
    if !is_app(&claims.iss) || !is_app(&claims.sub) {
        return Err(Refusal::invalid_client(
            700_021,
            "Client assertion application identifier doesn't match 'client_id' parameter.",
        ));
    }
    let is_own = [LOGIN, world.url()]
        .iter()
        .any(|host| claims.aud.eq_ignore_ascii_case(&format!("{host}/{}/oauth2/v2.0/token", presented.directory_id)));
    if is_own {
        return Ok(());
    }
    Err(Refusal::invalid_client(700_023, "Client assertion audience claim does not match Realm issuer."))
}

fn in_time(claims: &Claims) -> Result<(), Refusal> {
    let now = Timestamp::now().as_second();
    if claims.nbf <= now.saturating_add(LEEWAY_SECONDS) && now < claims.exp.saturating_add(LEEWAY_SECONDS) {
        return Ok(());
    }
    let message = format!(
        "Client assertion is not within its valid time range. Current time: {now}, assertion valid from {}, expiry time of assertion {}.",
        claims.nbf, claims.exp
    );
    Err(Refusal::invalid_client(700_024, message))
}

fn once(app: &mut AppRegistration, claims: &Claims) -> Result<(), Refusal> {
    match &claims.jti {
        Some(id) if app.used_assertions.insert(id.clone()) => Ok(()),
        _ => Err(Refusal::invalid_client(50_013, "Assertion is invalid because it has no 'jti' or was used before.")),
    }
}

fn federated(app: &AppRegistration, claims: &Claims) -> Result<(), Refusal> {
    let none = |number, what: &str, value: &str| {
        let message = format!(
            "No matching federated identity record found for presented assertion {what} '{value}'. Check your federated identity credential Subject, Audience and Issuer against the presented assertion."
        );
        Err(Refusal::invalid_client(number, message))
    };
    let Some(known) = &app.federated else { return none(70_021, "issuer", &claims.iss) };
    if known.issuer != claims.iss {
        return none(700_211, "issuer", &claims.iss);
    }
    if known.audience != claims.aud {
        return none(700_212, "audience", &claims.aud);
    }
    if known.subject != claims.sub {
        return none(700_213, "subject", &claims.sub);
    }
    Ok(())
}

fn decoded<T: DeserializeOwned>(part: &str) -> Result<T, Refusal> {
    let bytes = URL_SAFE_NO_PAD.decode(part).map_err(|_| malformed())?;
    serde_json::from_slice(&bytes).map_err(|_| malformed())
}

fn malformed() -> Refusal {
    Refusal::invalid_client(50_027, "JWT token is invalid or malformed.")
}
