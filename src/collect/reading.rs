//! What a collection brought home.

use super::DeltaState;
use crate::crypto::ContentDigest;
use crate::domain::model::{CollectionStatus, ResourceId};
use crate::domain::snapshot::RuledHash;
use crate::graph::Usage;

/// A resource that was read.
#[derive(Debug, Clone)]
pub enum Observed {
    /// The configuration is the one already known.
    Unchanged {
        id: ResourceId,
        hash: RuledHash,
    },
    /// The body is the known one, but the rules changed since its hash was made.
    Rehashed {
        id: ResourceId,
        hash: RuledHash,
    },
    New(NewState),
}

/// A configuration that was not known.
#[derive(Debug, Clone)]
pub struct NewState {
    pub id: ResourceId,
    pub name: String,
    pub hash: RuledHash,
    /// The JSON as Graph sent it, with the children put in.
    pub body: Body,
}

/// Where a body is.
#[derive(Debug, Clone)]
pub enum Body {
    Held(Vec<u8>),
    /// Handed over already, because there were many.
    Kept(ContentDigest),
}

impl Body {
    pub(super) fn held_bytes(&self) -> usize {
        match self {
            Self::Held(bytes) => bytes.len(),
            Self::Kept(_) => 0,
        }
    }
}

impl Observed {
    pub fn id(&self) -> &ResourceId {
        match self {
            Self::Unchanged { id, .. } | Self::Rehashed { id, .. } => id,
            Self::New(state) => &state.id,
        }
    }

    pub(super) fn held_body(&self) -> Option<&[u8]> {
        match self {
            Self::New(NewState { body: Body::Held(bytes), .. }) => Some(bytes),
            Self::New(NewState { body: Body::Kept(_), .. }) | Self::Unchanged { .. } | Self::Rehashed { .. } => None,
        }
    }

    pub fn hash(&self) -> &RuledHash {
        match self {
            Self::Unchanged { hash, .. } | Self::Rehashed { hash, .. } => hash,
            Self::New(state) => &state.hash,
        }
    }
}

#[derive(Debug)]
pub struct Reading {
    pub status: CollectionStatus,
    /// Why the status is not complete, in words for a person.
    pub reason: Option<String>,
    /// Empty unless the status is complete or partial.
    pub resources: Vec<Observed>,
    /// Whether another attempt soon could end better.
    pub is_transient: bool,
    /// Whether the sign-in itself failed, so that every other area would fail too.
    pub sign_in_failed: bool,
    /// Where the next reading can go on.
    pub delta: Option<DeltaState>,
    pub usage: Usage,
}

impl Reading {
    pub fn failed(reason: String, usage: Usage) -> Self {
        Self {
            status: CollectionStatus::Failed,
            reason: Some(reason),
            resources: Vec::new(),
            is_transient: false,
            sign_in_failed: false,
            delta: None,
            usage,
        }
    }
}
