//! The words of a plan's enums in SQL and JSON.

use super::{OperationKind, Purpose};

impl Purpose {
    pub const ALL: [Self; 3] = [Self::Restore, Self::Delete, Self::Undo];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Restore => "restore",
            Self::Delete => "delete",
            Self::Undo => "undo",
        }
    }

    /// `None` for a word that is no purpose.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|purpose| purpose.as_str() == word)
    }
}

impl OperationKind {
    pub const ALL: [Self; 4] = [Self::Update, Self::Create, Self::Revive, Self::Delete];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Update => "update",
            Self::Create => "create",
            Self::Revive => "revive",
            Self::Delete => "delete",
        }
    }

    /// `None` for a word that is no kind.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == word)
    }
}
