//! What of an identity provider's words decides about rights.

/// A claim that lists what somebody belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RoleClaim {
    /// Groups, by whatever the provider calls them; Microsoft by their object ids.
    Groups,
    /// Roles of the application.
    Roles,
}

impl RoleClaim {
    pub const ALL: [Self; 2] = [Self::Groups, Self::Roles];

    /// The name of the claim, and the word in SQL and JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Groups => "groups",
            Self::Roles => "roles",
        }
    }

    /// `None` for a word that is no claim of these.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|claim| claim.as_str() == word)
    }
}
