//! How much a drift matters.

use serde::{Deserialize, Serialize};

/// From least to most, so that the derived order is the order of urgency.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    Low,
    Medium,
    High,
    Critical,
}

impl Severity {
    pub const ALL: [Self; 4] = [Self::Low, Self::Medium, Self::High, Self::Critical];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Low => "low",
            Self::Medium => "medium",
            Self::High => "high",
            Self::Critical => "critical",
        }
    }

    /// `None` for a word that is no severity.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|severity| severity.as_str() == word)
    }
}

/// Open drifts by severity.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SeverityCounts {
    pub low: u64,
    pub medium: u64,
    pub high: u64,
    pub critical: u64,
}

impl SeverityCounts {
    pub fn add(&mut self, severity: Severity, count: u64) {
        match severity {
            Severity::Low => self.low += count,
            Severity::Medium => self.medium += count,
            Severity::High => self.high += count,
            Severity::Critical => self.critical += count,
        }
    }

    pub fn add_all(&mut self, other: Self) {
        let Self { low, medium, high, critical } = other;
        self.low += low;
        self.medium += medium;
        self.high += high;
        self.critical += critical;
    }

    /// The worst severity of which there is one.
    pub fn worst(&self) -> Option<Severity> {
        let Self { low, medium, high, critical } = *self;
        let all =
            [(critical, Severity::Critical), (high, Severity::High), (medium, Severity::Medium), (low, Severity::Low)];
        all.into_iter().find(|(count, _)| *count > 0).map(|(_, severity)| severity)
    }

    pub fn total(&self) -> u64 {
        self.low + self.medium + self.high + self.critical
    }
}
