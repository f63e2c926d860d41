//! A Graph request and its answer apart from HTTP, so that a part of a batch is answered like a request of its own.

use serde_json::{Value, json};
use std::borrow::Cow;

/// Who does something, for the audit log.
#[derive(Debug, Clone)]
pub enum Initiator {
    App { client_id: String, name: String },
    Person { display_name: String, user_principal_name: String },
}

/// A request to Graph.
#[derive(Debug, Clone)]
pub struct GraphRequest {
    pub method: String,
    /// `v1.0` or `beta`.
    pub version: String,
    /// From the slash after the version, decoded.
    pub path: String,
    pub query: Vec<(String, String)>,
    pub headers: Vec<(String, String)>,
    pub body: Option<Value>,
}

impl GraphRequest {
    /// Takes a method and a relative address such as `/groups?$top=5` apart.
    pub fn parse(method: &str, version: &str, address: &str, body: Option<Value>) -> Self {
        let (path, query) = address.split_once('?').unwrap_or((address, ""));
        Self {
            method: method.to_ascii_uppercase(),
            version: version.to_owned(),
            path: percent_encoding::percent_decode_str(path).decode_utf8_lossy().into_owned(),
            query: url::form_urlencoded::parse(query.as_bytes()).into_owned().collect(),
            headers: Vec::new(),
            body,
        }
    }

    /// The same request with headers.
    pub fn with_headers(self, headers: Vec<(String, String)>) -> Self {
        Self { headers, ..self }
    }

    /// A header, whatever the case of its name.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(own, _)| own.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
    }

    /// A query option such as `$select`, with or without its dollar sign, as newer Graph accepts both.
    pub fn option(&self, name: &str) -> Option<&str> {
        let matches = |key: &str| key.strip_prefix('$').unwrap_or(key).eq_ignore_ascii_case(name);
        self.query.iter().find(|(key, _)| matches(key)).map(|(_, value)| value.as_str())
    }
}

/// An answer of Graph.
#[derive(Debug, Clone)]
pub struct Answer {
    pub status: u16,
    pub body: Option<Value>,
    /// Of a body that is a text and no JSON.
    pub content_type: Option<&'static str>,
    pub headers: Vec<(&'static str, String)>,
}

impl Answer {
    pub fn ok(body: Value) -> Self {
        Self { status: 200, body: Some(body), content_type: None, headers: Vec::new() }
    }

    /// A text that is no JSON.
    pub fn text(text: String) -> Self {
        Self { content_type: Some("text/plain"), ..Self::ok(Value::String(text)) }
    }

    pub fn created(body: Value) -> Self {
        Self { status: 201, body: Some(body), content_type: None, headers: Vec::new() }
    }

    pub fn no_content() -> Self {
        Self { status: 204, body: None, content_type: None, headers: Vec::new() }
    }
}

/// A refusal in Graph's words. Request id and date are added on the way out.
#[derive(Debug, Clone, thiserror::Error)]
#[error("{code}: {message}")]
pub struct GraphError {
    pub status: u16,
    pub code: Cow<'static, str>,
    pub message: Cow<'static, str>,
}

impl GraphError {
    pub fn new(status: u16, code: impl Into<Cow<'static, str>>, message: impl Into<Cow<'static, str>>) -> Self {
        Self { status, code: code.into(), message: message.into() }
    }

    pub fn bad_request(message: impl Into<Cow<'static, str>>) -> Self {
        Self::new(400, "BadRequest", message)
    }

    pub fn no_such_segment(segment: &str) -> Self {
        Self::bad_request(format!("Resource not found for the segment '{segment}'."))
    }

    pub fn not_found(id: &str) -> Self {
        Self::new(
            404,
            "Request_ResourceNotFound",
            format!("Resource '{id}' does not exist or one of its queried reference-property objects are not present."),
        )
    }

    pub fn method_not_allowed() -> Self {
        Self::new(405, "Request_BadRequest", "Specified HTTP method is not allowed for the request target.")
    }
}

impl From<GraphError> for Answer {
    fn from(error: GraphError) -> Self {
        let body = json!({ "error": { "code": error.code, "message": error.message, "innerError": {} } });
        Self { status: error.status, body: Some(body), content_type: None, headers: Vec::new() }
    }
}
