//! What an examination found.

use serde::Serialize;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) enum State {
    Fine,
    /// Works, and will not for long, or is less safe than it could be.
    Warning,
    Failed,
}

impl State {
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Fine => "fine",
            Self::Warning => "warning",
            Self::Failed => "FAILED",
        }
    }
}

/// One thing that was looked at, with the way out where something is wrong.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Finding {
    pub(super) check: &'static str,
    pub(super) state: State,
    pub(super) detail: String,
}

impl Finding {
    pub(super) fn fine(check: &'static str, detail: &str) -> Self {
        Self { check, state: State::Fine, detail: detail.to_owned() }
    }

    pub(super) fn warning(check: &'static str, detail: &str) -> Self {
        Self { check, state: State::Warning, detail: detail.to_owned() }
    }

    pub(super) fn failed(check: &'static str, detail: &str) -> Self {
        Self { check, state: State::Failed, detail: detail.to_owned() }
    }
}
