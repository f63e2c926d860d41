//! From the bytes of a resource to what is new about it.

use std::collections::HashMap;

use serde_json::Value;

use super::{Body, NewState, Observed};
use crate::crypto::{ContentDigest, DataKey};
use crate::domain::catalog::Area;
use crate::domain::model::ResourceId;
use crate::domain::normalise::normalise;
use crate::domain::snapshot::RuledHash;

/// The live state as last read.
#[derive(Debug)]
pub struct Known {
    key: DataKey,
    by_digest: HashMap<ContentDigest, ResourceId>,
    by_id: HashMap<ResourceId, RuledHash>,
}

/// One resource of the live state as last read.
#[derive(Debug, Clone)]
pub struct KnownVersion {
    pub id: ResourceId,
    pub body: ContentDigest,
    pub hash: RuledHash,
}

impl Known {
    pub fn new(key: DataKey, versions: Vec<KnownVersion>) -> Self {
        let by_digest = versions.iter().map(|version| (version.body, version.id.clone())).collect();
        let by_id = versions.into_iter().map(|version| (version.id, version.hash)).collect();
        Self { key, by_digest, by_id }
    }

    pub(super) fn resources(&self) -> impl Iterator<Item = (&ResourceId, &RuledHash)> {
        self.by_id.iter()
    }

    /// Whether all hashes come from these rules.
    pub(super) fn has_rules(&self, revision: &str) -> bool {
        self.by_id.values().all(|hash| hash.rules_revision == revision)
    }

    pub fn count(&self) -> usize {
        self.by_id.len()
    }
}

/// Tells what a body says. The same bytes under the same rules are recognised without parsing them.
///
/// # Errors
/// Words for a person when the body is no resource of the area.
pub(super) fn observe(area: &Area, known: &Known, body: Vec<u8>) -> Result<Observed, String> {
    let same_bytes = known.by_digest.get(&known.key.digest(&body));
    if let Some((id, hash)) = same_bytes.and_then(|id| known.by_id.get_key_value(id))
        && hash.rules_revision == area.rules_revision()
    {
        return Ok(Observed::Unchanged { id: id.clone(), hash: hash.clone() });
    }
    let raw: Value = serde_json::from_slice(&body).map_err(|error| format!("a resource is not valid JSON: {error}"))?;
    let id = area
        .resource_id_of(&raw)
        .ok_or_else(|| format!("a resource has no usable `{}`, which identifies it", area.identity.id))?;
    let canonical = normalise(area, &raw).map_err(|error| format!("resource {id} cannot be normalised: {error}"))?;
    let hash = RuledHash { hash: canonical.hash(), rules_revision: area.rules_revision().to_owned() };
    if same_bytes.is_some() {
        return Ok(Observed::Rehashed { id, hash });
    }
    if known.by_id.get(&id) == Some(&hash) {
        return Ok(Observed::Unchanged { id, hash });
    }
    Ok(Observed::New(NewState { name: area.name_of(&raw), id, hash, body: Body::Held(body) }))
}
