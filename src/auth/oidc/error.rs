//! Why nobody was signed in. No variant holds a token or a part of one.

use crate::outgoing::OutgoingError;

#[derive(Debug, thiserror::Error)]
pub enum OidcError {
    #[error("the {what} of the identity provider cannot be fetched")]
    Unreachable {
        what: &'static str,
        #[source]
        source: OutgoingError,
    },
    #[error("the identity provider answered a request for its {what} with status {status}")]
    Status { what: &'static str, status: u16 },
    #[error("the {what} of the identity provider cannot be understood: {reason}")]
    BadAnswer { what: &'static str, reason: String },
    #[error("the identity provider calls itself {found}: set PLUMBLINE_OIDC_ISSUER to that, if it is the right one")]
    OtherIssuer { found: String },
    #[error("the identity provider publishes no {what}, which signing in needs")]
    Lacking { what: &'static str },
    #[error("the identity provider refused: {0}")]
    Refused(ProviderRefusal),
    #[error("the ID token is not believed: {reason}")]
    Token { reason: String },
    #[error("the directory {directory} is not among PLUMBLINE_OIDC_TENANTS")]
    DirectoryNotAllowed { directory: String },
}

impl OidcError {
    pub(super) fn token(reason: impl Into<String>) -> Self {
        Self::Token { reason: reason.into() }
    }
}

/// The provider's own code for a refusal, such as `access_denied`; Microsoft's number where there is one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProviderRefusal(String);

const CODE_LIMIT_CHARACTERS: usize = 60;
const MICROSOFTS: &str = "AADSTS";

impl ProviderRefusal {
    /// What of an answer is a code. Descriptions are for the provider's own pages: they may hold names.
    pub fn of(error: &str, description: Option<&str>) -> Self {
        let number = description.and_then(|text| text.split(':').next()).filter(|word| word.starts_with(MICROSOFTS));
        let is_plain = |sign: &char| sign.is_ascii_alphanumeric() || matches!(sign, '_' | '-' | '.');
        let code = number.unwrap_or(error).chars().filter(is_plain).take(CODE_LIMIT_CHARACTERS);
        Self(code.collect())
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Display for ProviderRefusal {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::ProviderRefusal;

    #[test]
    fn a_refusal_is_a_code_and_nothing_else() {
        let check = |error: &str, description: Option<&str>, expected: &str| {
            assert_eq!(ProviderRefusal::of(error, description).as_str(), expected);
        };
        check("access_denied", Some("the resource owner said no"), "access_denied");
        check("invalid_client", Some("AADSTS7000215: Invalid client secret provided. Trace ID: 1"), "AADSTS7000215");
        check("<script>alert(1)</script>", None, "scriptalert1script");
        check(&"x".repeat(500), None, &"x".repeat(60));
    }
}
