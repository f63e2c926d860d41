//! What was read so far of one area.

use std::collections::BTreeMap;

use futures_util::future::BoxFuture;
use serde_json::Value;

use super::children::ChildFailure;
use super::observe::{Known, observe};
use super::sources::{MentionedIds, Sources, note_mentions};
use super::{Body, Observed, failure};
use crate::crypto::ContentDigest;
use crate::domain::catalog::Area;
use crate::domain::model::ResourceId;
use crate::graph::GraphError;

/// New bodies beyond this are handed over while the area is still being read, so that memory does not grow with it.
const HELD_BYTES: usize = 4 * 1024 * 1024;
/// A reason names this many gaps; more would not be read.
const GAPS_NAMED: usize = 3;

/// Takes bodies out of memory and tells how to find them again; an error is words for a person.
pub type Keep<'a> = dyn Fn(Vec<Vec<u8>>) -> BoxFuture<'a, Result<Vec<ContentDigest>, String>> + Send + Sync + 'a;

/// A resource that comes twice, because the list moved while it was paged, counts once.
#[derive(Default)]
pub(super) struct Harvest {
    pub(super) resources: BTreeMap<ResourceId, Observed>,
    pub(super) gaps: Vec<String>,
    /// Whether something came twice: then something else may have been passed over.
    pub(super) moved: bool,
    pub(super) mentions: MentionedIds,
    held_bytes: usize,
}

impl Harvest {
    /// A sign-in that ends in the middle ends the whole reading; any other fault of a child is a gap.
    pub(super) fn take(
        &mut self,
        area: &Area,
        sources: &Sources,
        known: &Known,
        body: Result<Vec<u8>, ChildFailure>,
    ) -> Result<(), GraphError> {
        let observed = match body {
            Ok(body) => {
                if let Some(paths) = sources.mentions_wanted(&area.key)
                    && let Ok(raw) = serde_json::from_slice::<Value>(&body)
                {
                    note_mentions(paths, &raw, &mut self.mentions);
                }
                observe(area, known, body)
            }
            Err(ChildFailure::Graph { error, .. }) if error.is_sign_in() => return Err(error),
            Err(ChildFailure::Graph { property, error }) => {
                Err(format!("{property}: {}", failure::in_words(area, &error)))
            }
            Err(ChildFailure::Body(reason)) => Err(reason),
        };
        match observed {
            Ok(observed) => self.put(observed),
            Err(gap) => self.gaps.push(gap),
        }
        Ok(())
    }

    pub(super) fn put(&mut self, observed: Observed) {
        if let Observed::New(state) = &observed {
            self.held_bytes += state.body.held_bytes();
        }
        self.moved |= self.resources.insert(observed.id().clone(), observed).is_some();
    }

    /// Hands new bodies over when there are many of them.
    pub(super) async fn relieve(&mut self, keep: &Keep<'_>) -> Result<(), String> {
        if self.held_bytes < HELD_BYTES {
            return Ok(());
        }
        let new = || |observed: &'_ Observed| matches!(observed, Observed::New(state) if state.body.held_bytes() > 0);
        let held: Vec<&mut Observed> = self.resources.values_mut().filter(|observed| new()(observed)).collect();
        let bodies = held.iter().filter_map(|observed| observed.held_body()).map(<[u8]>::to_vec).collect();
        for (observed, digest) in held.into_iter().zip(keep(bodies).await?) {
            if let Observed::New(state) = observed {
                state.body = Body::Kept(digest);
            }
        }
        self.held_bytes = 0;
        Ok(())
    }

    pub(super) fn gaps_in_words(&self) -> Option<String> {
        let named: Vec<&str> = self.gaps.iter().take(GAPS_NAMED).map(String::as_str).collect();
        let more = self.gaps.len().saturating_sub(GAPS_NAMED);
        match (named.is_empty(), more) {
            (true, _) => None,
            (false, 0) => Some(format!("not everything could be read: {}", named.join("; "))),
            (false, more) => Some(format!("not everything could be read: {}; and {more} more", named.join("; "))),
        }
    }
}
