//! What can go wrong between us and Microsoft Graph, in the words that Microsoft used, and the way out.
//! No value of this type holds a secret or a token.

use std::error::Error;

use super::hint;

/// Why an answer could not be had.
#[derive(Debug, thiserror::Error)]
pub enum GraphError {
    #[error("{url} would send credentials unencrypted; use https")]
    Insecure { url: String },
    #[error("the HTTP client could not be set up")]
    Setup(#[source] Box<dyn Error + Send + Sync>),
    #[error("{what} cannot be asked for: {reason}")]
    BadRequest { what: String, reason: String },
    /// The sign-in service refused. `code` is `AADSTS…` where one was told, else the word of OAuth 2.0.
    #[error("the sign-in was refused with {code}: {message}")]
    SignIn { code: String, message: String },
    /// Graph answered with an error; its shape is kept.
    #[error("Microsoft Graph answered {status} {code}: {message}")]
    Api { status: u16, code: String, message: String, request_id: Option<String> },
    #[error("{service} asked to slow down, also at attempt {attempts}, which was the last within the limits")]
    Throttled { service: Service, attempts: u32, retry_after_ms: Option<u64> },
    #[error("{service} could not be reached in {attempts} attempts")]
    Network { service: Service, attempts: u32, source: Box<dyn Error + Send + Sync> },
    #[error("{service} gave an answer of more than {limit_bytes} bytes")]
    TooLarge { service: Service, limit_bytes: u64 },
    #[error("the list has more than {limit} pages")]
    TooManyPages { limit: u32 },
    #[error("no complete answer came within {limit_ms} ms")]
    TimedOut { limit_ms: u64 },
    #[error("{service} gave an answer that is not understood: {reason}")]
    BadAnswer { service: Service, reason: String },
}

/// Whom we talked to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Service {
    Graph,
    SignIn,
}

impl std::fmt::Display for Service {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(match self {
            Self::Graph => "Microsoft Graph",
            Self::SignIn => "the sign-in service",
        })
    }
}

impl GraphError {
    /// The same error once more; of causes only their words are kept.
    pub fn copy(&self) -> Self {
        let words = |error: &(dyn Error + Send + Sync)| crate::logging::chain(error).into();
        match self {
            Self::Insecure { url } => Self::Insecure { url: url.clone() },
            Self::Setup(error) => Self::Setup(words(&**error)),
            Self::BadRequest { what, reason } => Self::BadRequest { what: what.clone(), reason: reason.clone() },
            Self::SignIn { code, message } => Self::SignIn { code: code.clone(), message: message.clone() },
            Self::Api { status, code, message, request_id } => Self::Api {
                status: *status,
                code: code.clone(),
                message: message.clone(),
                request_id: request_id.clone(),
            },
            Self::Throttled { service, attempts, retry_after_ms } => {
                Self::Throttled { service: *service, attempts: *attempts, retry_after_ms: *retry_after_ms }
            }
            Self::Network { service, attempts, source } => {
                Self::Network { service: *service, attempts: *attempts, source: words(&**source) }
            }
            Self::TooLarge { service, limit_bytes } => Self::TooLarge { service: *service, limit_bytes: *limit_bytes },
            Self::TooManyPages { limit } => Self::TooManyPages { limit: *limit },
            Self::TimedOut { limit_ms } => Self::TimedOut { limit_ms: *limit_ms },
            Self::BadAnswer { service, reason } => Self::BadAnswer { service: *service, reason: reason.clone() },
        }
    }

    /// A stable word for the kind of error: Microsoft's own code where there is one.
    pub fn code(&self) -> &str {
        match self {
            Self::SignIn { code, .. } | Self::Api { code, .. } => code,
            Self::Insecure { .. } => "insecure",
            Self::Setup(_) => "setup",
            Self::BadRequest { .. } => "badRequest",
            Self::Throttled { .. } => "throttled",
            Self::Network { .. } => "network",
            Self::TooLarge { .. } => "tooLarge",
            Self::TooManyPages { .. } => "tooManyPages",
            Self::TimedOut { .. } => "timedOut",
            Self::BadAnswer { .. } => "badAnswer",
        }
    }

    /// What a person can do about it, in a sentence.
    pub fn hint(&self) -> Option<&'static str> {
        hint::for_error(self)
    }

    /// Whether the connection lacks a permission, which is a state of the area and no failure.
    pub fn is_permission(&self) -> bool {
        matches!(self, Self::Api { status: 403, .. }) && !self.is_not_licensed() && !hint::is_conditional_access(self)
    }

    /// Whether the tenant lacks the service plan, which is a state of the area and no failure.
    pub fn is_not_licensed(&self) -> bool {
        hint::is_not_licensed(self)
    }

    /// Whether the thing asked for is not there, as with singletons that were never set.
    pub fn is_not_found(&self) -> bool {
        matches!(self, Self::Api { status: 404, .. })
    }

    /// Whether the credential itself was refused, so that asking for another area is of no use.
    pub fn is_sign_in(&self) -> bool {
        matches!(self, Self::SignIn { .. } | Self::Api { status: 401, .. })
    }
}
