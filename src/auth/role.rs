//! What somebody may do, from looking to governing.

/// Each includes the ones before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Looks.
    Viewer,
    /// Syncs, and does the daily work on drifts.
    Operator,
    /// Decides what is right: baselines, acceptances, what is ignored.
    Approver,
    /// Governs: connections, settings, and who may do what.
    Administrator,
}

impl Role {
    /// Lowest first.
    pub const ALL: [Self; 4] = [Self::Viewer, Self::Operator, Self::Approver, Self::Administrator];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Viewer => "viewer",
            Self::Operator => "operator",
            Self::Approver => "approver",
            Self::Administrator => "administrator",
        }
    }

    /// `None` for a word that is no role.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.as_str() == word)
    }
}
