//! Why somebody was not signed in, by a code that the sign-in page has a sentence for.

use crate::auth::oidc::OidcError;
use crate::pipeline::PipelineError;
use crate::store::StoreError;

#[derive(Debug, thiserror::Error)]
pub enum SignInRefusal {
    #[error("no identity provider is configured")]
    NotConfigured,
    #[error("too many sign-ins are under way")]
    TooMany,
    /// Never begun, begun in another browser, begun too long ago, or ended before.
    #[error("the sign-in is not one that this browser began a moment ago")]
    NotBegun,
    #[error("the provider sent the person back with `{0}`")]
    SentBack(String),
    #[error("signing in at the provider failed")]
    Provider(#[source] OidcError),
    #[error("neither a rule nor an administrator gives the person anything")]
    NoAccess,
    #[error("the person is in more groups than the provider tells, and no rule applies to what it told")]
    TooManyGroups,
    #[error("the user is disabled")]
    Disabled,
    #[error("the sign-in could not be stored")]
    Own(#[source] PipelineError),
}

impl SignInRefusal {
    /// Stable; the page tells people what it means and what to do.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NotConfigured => "notConfigured",
            Self::TooMany => "tooManySignIns",
            Self::NotBegun => "signInNotBegun",
            Self::SentBack(_) => "providerRefused",
            Self::Provider(error) => match error {
                OidcError::Unreachable { .. } | OidcError::Status { .. } => "providerUnavailable",
                OidcError::BadAnswer { .. } | OidcError::OtherIssuer { .. } | OidcError::Lacking { .. } => {
                    "providerMisconfigured"
                }
                OidcError::Refused(_) => "providerRefused",
                OidcError::Token { .. } => "tokenRefused",
                OidcError::DirectoryNotAllowed { .. } => "directoryNotAllowed",
            },
            Self::NoAccess => "noAccess",
            Self::TooManyGroups => "tooManyGroups",
            Self::Disabled => "userDisabled",
            Self::Own(_) => "internal",
        }
    }

    /// The provider's own code, where it refused.
    pub fn providers_code(&self) -> Option<&str> {
        match self {
            Self::SentBack(code) => Some(code),
            Self::Provider(OidcError::Refused(refusal)) => Some(refusal.as_str()),
            Self::Provider(_)
            | Self::NotConfigured
            | Self::TooMany
            | Self::NotBegun
            | Self::NoAccess
            | Self::TooManyGroups
            | Self::Disabled
            | Self::Own(_) => None,
        }
    }
}

impl From<OidcError> for SignInRefusal {
    fn from(error: OidcError) -> Self {
        Self::Provider(error)
    }
}

impl From<PipelineError> for SignInRefusal {
    fn from(error: PipelineError) -> Self {
        Self::Own(error)
    }
}

impl From<StoreError> for SignInRefusal {
    fn from(error: StoreError) -> Self {
        Self::Own(error.into())
    }
}
