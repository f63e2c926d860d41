//! Who acts: what the audit trail tells of everybody who changes something.

use std::net::IpAddr;

/// Somebody, or something, with the way by which it came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Actor {
    pub name: String,
    pub kind: ActorKind,
    /// From where, past the proxies that are trusted. None for what comes from the host itself.
    pub address: Option<IpAddr>,
    /// The id of the request, which the log has too.
    pub request: Option<String>,
}

/// The way by which an actor came.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ActorKind {
    /// A browser.
    Session,
    /// A program with an API token.
    Token,
    /// Somebody at the host.
    CommandLine,
    /// What was agreed to be done at a time.
    Schedule,
    /// What Plumbline does by itself.
    Plumbline,
}

impl Actor {
    pub fn session(name: String, address: Option<IpAddr>, request: Option<String>) -> Self {
        Self { name, kind: ActorKind::Session, address, request }
    }

    pub fn token(name: String, address: Option<IpAddr>, request: Option<String>) -> Self {
        Self { name, kind: ActorKind::Token, address, request }
    }

    /// Somebody at the command line of the host.
    pub fn command_line() -> Self {
        Self::here("command line", ActorKind::CommandLine)
    }

    /// What runs at its time.
    pub fn schedule() -> Self {
        Self::here("schedule", ActorKind::Schedule)
    }

    /// What Plumbline does by itself.
    pub fn plumbline() -> Self {
        Self::here("plumbline", ActorKind::Plumbline)
    }

    /// The policy of a tenant for automatic restore: what it approves, no person approved.
    pub fn policy() -> Self {
        Self::here("policy", ActorKind::Plumbline)
    }

    fn here(name: &str, kind: ActorKind) -> Self {
        Self { name: name.to_owned(), kind, address: None, request: None }
    }
}

impl ActorKind {
    pub const ALL: [Self; 5] = [Self::Session, Self::Token, Self::CommandLine, Self::Schedule, Self::Plumbline];

    /// The word in SQL and JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Session => "session",
            Self::Token => "token",
            Self::CommandLine => "commandLine",
            Self::Schedule => "schedule",
            Self::Plumbline => "plumbline",
        }
    }

    /// `None` for a word that is no kind.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == word)
    }
}
