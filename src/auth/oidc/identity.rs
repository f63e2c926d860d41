//! Who somebody is, as the provider says.

use uuid::Uuid;

/// What identifies a person for ever. Names and mail addresses change and are given to others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Subject {
    pub issuer: String,
    pub subject: String,
}

/// A person whose token was believed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Identity {
    pub subject: Subject,
    /// The directory that the person belongs to, where the issuer has many.
    pub directory: Option<Uuid>,
    /// For people to read, never to tell somebody apart.
    pub name: Option<String>,
    pub groups: Vec<String>,
    pub roles: Vec<String>,
    /// The provider left the groups out because they are too many.
    pub groups_left_out: bool,
}
