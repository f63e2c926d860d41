//! Faults on demand: what a test lets go wrong for one tenant below one path.

use super::exchange::{Answer, GraphError};
use serde::{Deserialize, Serialize};
use std::time::Duration;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum FaultKind {
    /// 429, with `Retry-After` when a number of seconds is given.
    Throttle,
    /// 503, likewise.
    Unavailable,
    /// The connection ends in the middle of the body.
    Cut,
    /// The answer takes long.
    Slow,
    /// 500.
    InternalError,
    /// 504.
    GatewayTimeout,
    /// 403, as when a role was taken away.
    Forbidden,
    /// A page of HTML with status 200, as a proxy would send.
    BadJson,
    /// A body that ends too early although the connection ends well.
    Truncate,
    /// 400 or another `status`, with `code` and `message` where they are given: nothing was done.
    Refuse,
}

/// A fault as a test orders it.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Fault {
    /// The start of the paths, without the version.
    pub path: String,
    pub kind: FaultKind,
    /// Requests of this method alone.
    pub method: Option<String>,
    /// Of a refusal.
    pub status: Option<u16>,
    pub code: Option<String>,
    pub message: Option<String>,
    pub retry_after_seconds: Option<u64>,
    #[serde(default)]
    pub delay_ms: u64,
    /// So many requests are answered well before.
    #[serde(default)]
    pub after_pages: u64,
    /// How often it happens; -1 is for ever.
    #[serde(default = "for_ever")]
    pub times: i64,
}

fn for_ever() -> i64 {
    -1
}

/// What goes wrong with one answer.
#[derive(Debug, Clone)]
pub enum Effect {
    Refuse(Answer),
    Delay(Duration),
    Cut,
    BadJson,
    Truncate,
}

/// The faults of one tenant.
#[derive(Debug, Default)]
pub struct Faults {
    ordered: Vec<Fault>,
}

impl Faults {
    /// Orders a fault.
    pub fn add(&mut self, fault: Fault) {
        self.ordered.push(fault);
    }

    /// Ends all faults.
    pub fn clear(&mut self) {
        self.ordered.clear();
    }

    /// What happens to the next request of this method for this path.
    pub fn next(&mut self, method: &str, path: &str) -> Option<Effect> {
        let is_of = |fault: &Fault| fault.method.as_ref().is_none_or(|of| of.eq_ignore_ascii_case(method));
        let hits = |fault: &&mut Fault| path.starts_with(&fault.path) && is_of(fault) && fault.times != 0;
        for fault in self.ordered.iter_mut().filter(hits) {
            if fault.after_pages > 0 {
                fault.after_pages -= 1;
                continue;
            }
            fault.times = if fault.times > 0 { fault.times - 1 } else { fault.times };
            return Some(fault.effect());
        }
        None
    }
}

impl Fault {
    fn effect(&self) -> Effect {
        match self.kind {
            FaultKind::Throttle => self.refuse(429, "TooManyRequests", "Too Many Requests"),
            FaultKind::Unavailable => self.refuse(503, "ServiceUnavailable", "The service is temporarily unavailable."),
            FaultKind::InternalError => self.refuse(500, "InternalServerError", "An unexpected error occurred."),
            FaultKind::GatewayTimeout => self.refuse(504, "GatewayTimeout", "The service did not answer in time."),
            FaultKind::Forbidden => {
                self.refuse(403, "Authorization_RequestDenied", "Insufficient privileges to complete the operation.")
            }
            FaultKind::Refuse => {
                let code = self.code.as_deref().unwrap_or("BadRequest");
                let message = self.message.as_deref().unwrap_or("The request is not valid for this object.");
                self.refuse(self.status.unwrap_or(400), code, message)
            }
            FaultKind::Slow => Effect::Delay(Duration::from_millis(self.delay_ms)),
            FaultKind::Cut => Effect::Cut,
            FaultKind::BadJson => Effect::BadJson,
            FaultKind::Truncate => Effect::Truncate,
        }
    }

    fn refuse(&self, status: u16, code: &str, message: &str) -> Effect {
        let mut answer = Answer::from(GraphError::new(status, code.to_owned(), message.to_owned()));
        if let Some(seconds) = self.retry_after_seconds {
            answer.headers.push(("Retry-After", seconds.to_string()));
        }
        Effect::Refuse(answer)
    }
}
