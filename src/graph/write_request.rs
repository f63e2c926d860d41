//! One write to Microsoft Graph, exactly as it was planned.

use std::collections::BTreeMap;

use reqwest::Method;
use reqwest::header::{HeaderMap, HeaderName, HeaderValue};
use serde_json::Value;
use url::Url;

use super::error::GraphError;
use super::request::ApiVersion;
use crate::domain::model::ServiceFamily;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WriteMethod {
    Patch,
    Put,
    Post,
    Delete,
}

/// What is sent. Made by [`WriteRequest::new`], so that nothing of it can leave its place. Without `Debug`, as its body
/// must not be logged.
pub struct WriteRequest {
    method: WriteMethod,
    version: ApiVersion,
    path: String,
    headers: HeaderMap,
    body: Option<Value>,
    family: ServiceFamily,
    client_request_id: String,
}

/// The parts of a write.
pub struct WriteParts {
    pub method: WriteMethod,
    pub version: ApiVersion,
    /// Below the version, percent-encoded.
    pub path: String,
    pub headers: BTreeMap<String, String>,
    pub body: Option<Value>,
    /// On whose budget it goes.
    pub family: ServiceFamily,
    /// By which the request can be found afterwards, also by Microsoft.
    pub client_request_id: String,
}

impl WriteRequest {
    /// # Errors
    /// [`GraphError::BadRequest`] when the path could lead elsewhere, or a header is none.
    pub fn new(parts: WriteParts) -> Result<Self, GraphError> {
        let WriteParts { method, version, path, headers, body, family, client_request_id } = parts;
        let refused =
            |what: &str, reason: &str| Err(GraphError::BadRequest { what: what.to_owned(), reason: reason.to_owned() });
        if !is_encoded_path(&path) {
            return refused("the path of a write", "it is not encoded, or an id is missing");
        }
        let mut map = HeaderMap::new();
        for (name, value) in headers {
            let (Ok(name), Ok(value)) = (HeaderName::try_from(name), HeaderValue::try_from(value)) else {
                return refused("a header of a write", "it is no header");
            };
            map.insert(name, value);
        }
        Ok(Self { method, version, path, headers: map, body, family, client_request_id })
    }

    pub(super) fn method(&self) -> Method {
        match self.method {
            WriteMethod::Patch => Method::PATCH,
            WriteMethod::Put => Method::PUT,
            WriteMethod::Post => Method::POST,
            WriteMethod::Delete => Method::DELETE,
        }
    }

    pub(super) fn headers(&self) -> HeaderMap {
        self.headers.clone()
    }

    pub(super) fn body(&self) -> Option<&Value> {
        self.body.as_ref()
    }

    pub(super) fn family(&self) -> ServiceFamily {
        self.family
    }

    pub(super) fn client_request_id(&self) -> &str {
        &self.client_request_id
    }

    pub(super) fn url(&self, graph_url: &Url) -> Result<Url, GraphError> {
        let base = graph_url.as_str().trim_end_matches('/');
        let text = format!("{base}/{}{}", self.version.as_str(), self.path);
        Url::parse(&text).map_err(|cause| GraphError::BadRequest {
            what: "the path of a write".to_owned(),
            reason: cause.to_string(),
        })
    }
}

/// Segments of what RFC 3986 allows there, none of which climbs. A brace would be the mark of an id that is not known.
fn is_encoded_path(path: &str) -> bool {
    let Some(segments) = path.strip_prefix('/') else { return false };
    segments.split('/').all(|segment| {
        let is_climbing = segment.replace("%2E", ".").replace("%2e", ".").chars().all(|character| character == '.');
        !is_climbing && is_encoded_segment(segment)
    })
}

fn is_encoded_segment(segment: &str) -> bool {
    let mut bytes = segment.bytes();
    while let Some(byte) = bytes.next() {
        let is_good = match byte {
            b'%' => [bytes.next(), bytes.next()].iter().all(|hex| hex.is_some_and(|hex| hex.is_ascii_hexdigit())),
            byte => byte.is_ascii_alphanumeric() || b"-._~!$&'()*+,;=:@".contains(&byte),
        };
        if !is_good {
            return false;
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use super::is_encoded_path;

    #[test]
    fn a_path_cannot_lead_elsewhere() {
        for path in ["/groups/1", "/groups/a%2Fb/members/$ref", "/apps(appId='o%27%27x')", "/a/b:c"] {
            assert!(is_encoded_path(path), "{path}");
        }
        for path in [
            "groups",
            "/",
            "/groups/",
            "/groups/..",
            "/groups/%2e%2E/x",
            "/a?b",
            "/a#b",
            "/a b",
            "/a\\b",
            "/a%2",
            "/a%zz",
            "/a/{id}",
            "/groups/{{created:1}}",
            "/a//b",
            "/ä",
        ] {
            assert!(!is_encoded_path(path), "{path}");
        }
    }
}
