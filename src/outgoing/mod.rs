//! HTTP calls to addresses that people can enter, or that an answer from elsewhere names: an identity provider, a
//! webhook. Nothing on this machine or in a private network is reached, unless the configuration allows it by name or
//! network; that is checked on the addresses that a name resolves to, and anew at each redirect.
//!
//! It never retries, keeps no cookies and sends no header that it was not given.

mod address;
mod error;
mod resolver;

use std::sync::Arc;
use std::time::Duration;

use http::header::{ACCEPT, LOCATION};
use http::{HeaderMap, HeaderValue, Method, Request, Response, StatusCode};
use reqwest::redirect;
use url::{Host, Url};

pub use address::is_public;
pub use error::OutgoingError;
pub use resolver::{Lookup, SystemLookup};

use crate::config::OutgoingAllow;
use resolver::GuardedResolver;

const USER_AGENT: &str = concat!("Plumbline/", env!("CARGO_PKG_VERSION"));

/// How far a call goes.
#[derive(Debug, Clone, Copy)]
pub struct OutgoingLimits {
    pub connect: Duration,
    /// From the first byte of the request to the last one of the answer, for each redirect anew.
    pub whole: Duration,
    pub answer_bytes: usize,
    pub redirects: usize,
}

impl Default for OutgoingLimits {
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(5),
            whole: Duration::from_secs(10),
            answer_bytes: 1024 * 1024,
            redirects: 3,
        }
    }
}

/// The client for all such calls. Its clones share their connections.
#[derive(Clone)]
pub struct OutgoingClient {
    shared: Arc<Shared>,
}

struct Shared {
    /// Knows public addresses and allowed networks, and no proxy: a proxy would resolve names by itself.
    guarded: reqwest::Client,
    /// For hosts that are allowed by name, wherever they are and however they are reached.
    trusted: reqwest::Client,
    allow: Arc<OutgoingAllow>,
    limits: OutgoingLimits,
}

impl OutgoingClient {
    /// # Errors
    /// [`OutgoingError::Setup`] when the machine offers no TLS roots.
    pub fn new(allow: OutgoingAllow, limits: OutgoingLimits) -> Result<Self, OutgoingError> {
        Self::with_lookup(allow, limits, Arc::new(SystemLookup))
    }

    /// The same, with names resolved by somebody else than the system.
    ///
    /// # Errors
    /// As [`OutgoingClient::new`].
    pub fn with_lookup(
        allow: OutgoingAllow,
        limits: OutgoingLimits,
        lookup: Arc<dyn Lookup>,
    ) -> Result<Self, OutgoingError> {
        let allow = Arc::new(allow);
        let resolver = GuardedResolver::new(lookup, Arc::clone(&allow));
        let built = |builder: reqwest::ClientBuilder| builder.build().map_err(OutgoingError::Setup);
        let guarded = built(builder(limits).no_proxy().dns_resolver(Arc::new(resolver)))?;
        let trusted = built(builder(limits))?;
        Ok(Self { shared: Arc::new(Shared { guarded, trusted, allow, limits }) })
    }

    /// Sends a request and reads the whole answer. Redirects are followed for `GET` alone, without its headers.
    ///
    /// # Errors
    /// See [`OutgoingError`]; an answer of any status is no error.
    pub async fn send(&self, request: Request<Vec<u8>>) -> Result<Response<Vec<u8>>, OutgoingError> {
        let (parts, body) = request.into_parts();
        let mut url = Url::parse(&parts.uri.to_string()).map_err(|_| OutgoingError::NoAddress)?;
        let mut answer = self.hop(parts.method.clone(), &url, parts.headers, body).await?;
        let follows = parts.method == Method::GET;
        let mut hops = 0;
        while let Some(next) = redirect_of(&answer).filter(|_| follows) {
            if hops == self.shared.limits.redirects {
                return Err(OutgoingError::TooManyRedirects { limit: hops });
            }
            hops += 1;
            url = url.join(&next).map_err(|_| OutgoingError::NoAddress)?;
            answer = self.hop(Method::GET, &url, plain_headers(), Vec::new()).await?;
        }
        Ok(answer)
    }

    /// Whether the address may be called, as far as it tells without being resolved.
    ///
    /// # Errors
    /// [`OutgoingError::NotHttps`], [`OutgoingError::Refused`] or [`OutgoingError::NoAddress`].
    pub fn check(&self, url: &Url) -> Result<(), OutgoingError> {
        self.route(url).map(drop)
    }

    /// The address that was checked is the one that is called: it is parsed once.
    async fn hop(
        &self,
        method: Method,
        url: &Url,
        headers: HeaderMap,
        body: Vec<u8>,
    ) -> Result<Response<Vec<u8>>, OutgoingError> {
        let client = self.route(url)?;
        let request = client.request(method, url.clone()).headers(headers).body(body);
        let response = request.send().await.map_err(|cause| OutgoingError::of(url, cause))?;
        self.whole(url, response).await
    }

    fn route(&self, url: &Url) -> Result<&reqwest::Client, OutgoingError> {
        let allow = &self.shared.allow;
        let host = url.host().ok_or(OutgoingError::NoAddress)?;
        if !url.username().is_empty() || url.password().is_some() {
            return Err(OutgoingError::NoAddress);
        }
        let (is_listed, literal) = match host {
            Host::Domain(name) => (allow.has_host(name), None),
            Host::Ipv4(address) => (allow.has_address(address.into()), Some(address.into())),
            Host::Ipv6(address) => (allow.has_address(address.into()), Some(address.into())),
        };
        if !(url.scheme() == "https" || (url.scheme() == "http" && is_listed)) {
            return Err(OutgoingError::NotHttps { host: host.to_string() });
        }
        match literal {
            Some(address) if !is_listed && !is_public(address) => {
                Err(OutgoingError::Refused { host: host.to_string() })
            }
            None if is_listed => Ok(&self.shared.trusted),
            _ => Ok(&self.shared.guarded),
        }
    }

    /// What comes out of the wire is counted, whatever the answer says of its own length.
    async fn whole(&self, url: &Url, mut response: reqwest::Response) -> Result<Response<Vec<u8>>, OutgoingError> {
        let limit = self.shared.limits.answer_bytes;
        let mut body = Vec::new();
        while let Some(chunk) = response.chunk().await.map_err(|cause| OutgoingError::of(url, cause))? {
            if body.len().saturating_add(chunk.len()) > limit {
                return Err(OutgoingError::TooLarge { host: host_of(url), limit_bytes: limit });
            }
            body.extend_from_slice(&chunk);
        }
        let mut answer = Response::new(body);
        *answer.status_mut() = response.status();
        *answer.headers_mut() = response.headers().clone();
        Ok(answer)
    }
}

impl std::fmt::Debug for OutgoingClient {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("OutgoingClient").field("allow", &self.shared.allow).finish_non_exhaustive()
    }
}

/// Compression is off, so that a small answer cannot unpack into a large one.
fn builder(limits: OutgoingLimits) -> reqwest::ClientBuilder {
    reqwest::Client::builder()
        .user_agent(USER_AGENT)
        .redirect(redirect::Policy::none())
        .connect_timeout(limits.connect)
        .timeout(limits.whole)
        .gzip(false)
        .referer(false)
}

fn plain_headers() -> HeaderMap {
    HeaderMap::from_iter([(ACCEPT, HeaderValue::from_static("application/json"))])
}

fn redirect_of(answer: &Response<Vec<u8>>) -> Option<String> {
    let redirects = [
        StatusCode::MOVED_PERMANENTLY,
        StatusCode::FOUND,
        StatusCode::SEE_OTHER,
        StatusCode::TEMPORARY_REDIRECT,
        StatusCode::PERMANENT_REDIRECT,
    ];
    let location = answer.headers().get(LOCATION).filter(|_| redirects.contains(&answer.status()))?;
    location.to_str().ok().map(str::to_owned)
}

fn host_of(url: &Url) -> String {
    url.host_str().unwrap_or_default().to_owned()
}
