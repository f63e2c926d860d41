//! The identity provider that people sign in with.

use std::net::SocketAddr;

use secrecy::SecretString;
use url::Url;
use uuid::Uuid;

use super::load::refuse_partial;
use super::parse;
use super::reader::Reader;
use super::variable;

const DEFAULT_NAME: &str = "single sign-on";
const MICROSOFT: &str = "Microsoft";
const DEFAULT_SCOPES: &str = "openid profile email";
const NAME_LIMIT_CHARACTERS: usize = 40;

/// Path segments in place of a directory with which Microsoft lets people of any directory in.
/// Source: its page on the OpenID Connect protocol of the identity platform.
const SHARED_SEGMENTS: [&str; 3] = ["common", "organizations", "consumers"];

/// The identity provider that people sign in with.
#[derive(Debug, Clone)]
pub struct OidcSettings {
    /// As it was written, because issuers are compared letter by letter.
    pub issuer: String,
    pub client_id: String,
    pub client_secret: SecretString,
    /// The directories whose people may sign in; all of the issuer when empty.
    pub tenants: Vec<Uuid>,
    /// What people call the provider.
    pub name: String,
    pub scopes: Vec<String>,
}

impl OidcSettings {
    /// Everything but what must be given is as it is without further settings.
    pub fn new(issuer: &str, client_id: &str, client_secret: SecretString) -> Self {
        Self {
            issuer: issuer.to_owned(),
            client_id: client_id.to_owned(),
            client_secret,
            tenants: Vec::new(),
            name: default_name(issuer).to_owned(),
            scopes: words(DEFAULT_SCOPES),
        }
    }
}

/// Issuer, id and secret, or none: half an identity provider lets nobody in.
pub(super) fn read(reader: &mut Reader<'_>, bind: SocketAddr) -> Option<OidcSettings> {
    let issuer = reader.parsed(variable::OIDC_ISSUER, parse::SERVICE_URL, issuer);
    let client_id = reader.text(variable::OIDC_CLIENT_ID).map(str::to_owned);
    let client_secret = reader.secret(variable::OIDC_CLIENT_SECRET).map(SecretString::from);
    refuse_partial(reader, &[variable::OIDC_ISSUER, variable::OIDC_CLIENT_ID, variable::OIDC_CLIENT_SECRET]);
    let tenants = reader.parsed(variable::OIDC_TENANTS, "tenant ids separated by commas", tenants).unwrap_or_default();
    let name = reader.parsed(variable::OIDC_NAME, "1 to 40 characters", name);
    let scopes = reader.parsed(variable::OIDC_SCOPES, "words separated by spaces, `openid` among them", scopes);
    let issuer = issuer?;
    if tenants.is_empty() && is_shared(&issuer) {
        let expected = "expected, because the issuer lets people of any directory in".to_owned();
        reader.fault(variable::OIDC_TENANTS.name, "is not set".to_owned(), expected);
    }
    if !bind.ip().is_loopback() && !reader.is_set(variable::PUBLIC_URL.name) {
        let expected = "expected, because the provider sends people back to it".to_owned();
        reader.fault(variable::PUBLIC_URL.name, "is not set".to_owned(), expected);
    }
    let settings = OidcSettings::new(&issuer, &client_id?, client_secret?);
    let (name, scopes) = (name.unwrap_or(settings.name), scopes.unwrap_or(settings.scopes));
    Some(OidcSettings { tenants, name, scopes, ..settings })
}

fn issuer(text: &str) -> Option<String> {
    parse::service_url(text).map(|_| text.to_owned())
}

fn tenants(text: &str) -> Option<Vec<Uuid>> {
    text.split(',').map(str::trim).filter(|part| !part.is_empty()).map(|part| part.parse().ok()).collect()
}

fn name(text: &str) -> Option<String> {
    let fits = text.chars().count() <= NAME_LIMIT_CHARACTERS && !text.chars().any(char::is_control);
    fits.then(|| text.to_owned())
}

fn scopes(text: &str) -> Option<Vec<String>> {
    let scopes = words(text);
    scopes.iter().any(|scope| scope == "openid").then_some(scopes)
}

fn words(text: &str) -> Vec<String> {
    text.split_whitespace().map(str::to_owned).collect()
}

fn is_shared(issuer: &str) -> bool {
    let url = Url::parse(issuer).ok();
    let first = url.as_ref().and_then(|url| url.path_segments()?.next());
    first.is_some_and(|segment| SHARED_SEGMENTS.contains(&segment.to_ascii_lowercase().as_str()))
}

fn default_name(issuer: &str) -> &'static str {
    let url = Url::parse(issuer).ok();
    let host = url.as_ref().and_then(Url::host_str).unwrap_or_default();
    let is_microsoft = super::Cloud::ALL.into_iter().any(|cloud| cloud.login_host() == host);
    if is_microsoft { MICROSOFT } else { DEFAULT_NAME }
}
