//! Why a call did not happen, or brought nothing.

use std::error::Error;

use url::Url;

use super::resolver::NoPermittedAddress;

/// Neither addresses inside of the network nor parts of answers are shown.
#[derive(Debug, thiserror::Error)]
pub enum OutgoingError {
    #[error("the HTTP client cannot be set up")]
    Setup(#[source] reqwest::Error),
    #[error("this is no address that can be called")]
    NoAddress,
    #[error("{host} is called over https:// only; a host of your own may stand in PLUMBLINE_OUTGOING_ALLOW")]
    NotHttps { host: String },
    #[error(
        "{host} is on this machine or in a private network, which is not called; a host of your own may stand in \
         PLUMBLINE_OUTGOING_ALLOW"
    )]
    Refused { host: String },
    #[error("more than {limit} redirects")]
    TooManyRedirects { limit: usize },
    #[error("{host} answered with more than {limit_bytes} bytes")]
    TooLarge { host: String, limit_bytes: usize },
    #[error("{host} cannot be reached")]
    Network {
        host: String,
        #[source]
        source: reqwest::Error,
    },
}

impl OutgoingError {
    /// A refusal by the resolver arrives wrapped in errors of the client.
    pub(super) fn of(url: &Url, cause: reqwest::Error) -> Self {
        let host = super::host_of(url);
        let mut inner: Option<&(dyn Error + 'static)> = Some(&cause);
        while let Some(error) = inner {
            if error.is::<NoPermittedAddress>() {
                return Self::Refused { host };
            }
            inner = error.source();
        }
        Self::Network { host, source: cause.without_url() }
    }
}
