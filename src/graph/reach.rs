//! Whether a service can be reached at all, without a sign-in.

use jiff::fmt::rfc2822;
use reqwest::header::{DATE, HeaderMap};

use super::GraphClient;
use super::error::{GraphError, Service};

/// A service that answered, whatever it said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    pub host: String,
    /// How far our clock is ahead of its, if it told the time.
    pub clock_offset_ms: Option<i64>,
}

impl GraphClient {
    /// Asks for nothing but an answer, once.
    ///
    /// # Errors
    /// What kept the answer away.
    pub async fn look_at(&self, service: Service) -> Result<Seen, GraphError> {
        let url = match service {
            Service::Graph => &self.settings().graph_url,
            Service::SignIn => &self.settings().login_url,
        };
        let host = url.host_str().unwrap_or_default().to_owned();
        let answer = self.http().head(url.clone()).send().await;
        let answer =
            answer.map_err(|cause| GraphError::Network { service, attempts: 1, source: cause.without_url().into() })?;
        let now_ms = self.now().milliseconds();
        Ok(Seen { host, clock_offset_ms: told_ms(answer.headers()).map(|told_ms| now_ms.saturating_sub(told_ms)) })
    }
}

fn told_ms(headers: &HeaderMap) -> Option<i64> {
    let date = headers.get(DATE)?.to_str().ok()?;
    Some(rfc2822::DateTimeParser::new().parse_timestamp(date).ok()?.as_millisecond())
}
