//! What the second pair of eyes says.

use serde::{Deserialize, Serialize};

/// How much a note weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Severity {
    Info,
    Warning,
    /// A person should think twice, and no policy approves it.
    Serious,
    /// Nobody can approve it.
    Fatal,
}

impl Severity {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Serious => "serious",
            Self::Fatal => "fatal",
        }
    }

    /// `None` for a word that is no such severity.
    pub fn from_word(word: &str) -> Option<Self> {
        [Self::Info, Self::Warning, Self::Serious, Self::Fatal].into_iter().find(|one| one.as_str() == word)
    }
}

/// What a note is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum NoteCode {
    /// The tenant is not any more as the plan saw it.
    LiveDiffers,
    LiveNotRead,
    CollectionNotComplete,
    Expired,
    /// There is no write connection: the plan is a dry run.
    NoWriteConnection,
    MissingPermissions,
    UndocumentedRequest,
    NoWayToWrite,
    /// A request would change what nobody chose.
    ForeignProperty,
    ReadOnlyProperty,
    SecretInBody,
    UnknownId,
    UncertainId,
    UnknownPlaceholder,
    /// A list loses all its elements.
    SetBecomesEmpty,
    /// A request empties a list that was not agreed to be empty.
    EmptyListSent,
    BlocksBreakGlass,
    ReachesBreakGlass,
    BlocksAdministrators,
    BlocksApplication,
    /// A policy that only reported would act.
    BeginsToAct,
    LargeShare,
    TouchesOwnApplication,
    /// What is made anew would lack something that was agreed.
    MadeWithout,
    /// Something would be less safe than it is.
    Weakens,
    Deletes,
    DeletesReferenced,
    DeletesMany,
    DeletesInRestore,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Note {
    pub code: NoteCode,
    pub severity: Severity,
    /// What is wrong, on which thing.
    pub message: String,
    /// What to do about it.
    pub way_out: String,
    /// The numbers of the operations that it speaks of; empty for the whole plan.
    pub operations: Vec<u32>,
}

impl Note {
    pub(super) fn new(
        code: NoteCode,
        severity: Severity,
        message: impl Into<String>,
        way_out: impl Into<String>,
        operations: Vec<u32>,
    ) -> Self {
        Self { code, severity, message: message.into(), way_out: way_out.into(), operations }
    }
}

/// The highest severity among the notes.
pub fn worst(notes: &[Note]) -> Option<Severity> {
    notes.iter().map(|note| note.severity).max()
}
