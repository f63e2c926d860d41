//! An entry of an audit log, whichever it came from.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::domain::model::Timestamp;

/// One change that Microsoft logged.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct LogEntry {
    pub id: String,
    pub at: Timestamp,
    /// What the log calls it, such as `Update conditional access policy`.
    pub activity: String,
    pub deed: Deed,
    /// `loggedByService` of the directory log; the component of Intune's.
    pub service: String,
    pub category: String,
    pub author: Author,
    pub targets: Vec<Target>,
}

/// What was done to the object.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Deed {
    Added,
    Updated,
    Deleted,
    /// An action, or a word that is not known.
    Other,
}

/// Who did it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Author {
    pub kind: AuthorKind,
    /// The object id of a person, the application id of an application; empty when the log names neither.
    pub id: String,
    /// A person by the user principal name.
    pub name: String,
    /// From where, where the log says so.
    pub address: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum AuthorKind {
    Person,
    Application,
    /// Microsoft's own services, or nobody whom the log names.
    Unknown,
}

impl AuthorKind {
    const ALL: [Self; 3] = [Self::Person, Self::Application, Self::Unknown];

    /// The word in SQL and JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Application => "application",
            Self::Unknown => "unknown",
        }
    }

    /// `None` for a word that is no kind.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == word)
    }
}

/// An object that an entry speaks of.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Target {
    pub id: String,
    pub name: String,
    pub modified: Vec<Modified>,
}

/// A property that an entry names. The logs write values as JSON texts, which are read here.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Modified {
    pub property: String,
    /// Null where the log does not tell it.
    pub old: Value,
    pub new: Value,
}
