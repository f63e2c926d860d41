//! What another tenant has, as this one would have it: the agreed state of resources that both have.

use super::agreed;
use crate::crypto::ContentDigest;
use crate::domain::baseline::{ResourceMode, Watch};
use crate::domain::catalog::Area;
use crate::domain::model::TenantId;
use crate::domain::normalise::{ContentHash, normalise};
use crate::domain::reference::Fault;
use crate::pipeline::PipelineError;
use crate::pipeline::between::{Translated, translated};
use crate::store::baselines::BaselineResource;
use crate::store::{WriteTx, collections, history, tenants};

/// A warning names so many resources.
const NAMES_SHOWN: usize = 20;

/// Where the state comes from, and what is done with references that mean nothing here.
#[derive(Debug, Clone, Copy)]
pub struct Origin {
    pub tenant: TenantId,
    /// Take resources with references that could not be resolved, too: these references are not compared then.
    pub with_unresolved: bool,
}

/// The resources under the ids that they have in `tenant`, and what was left out. Never holds an id of the other
/// tenant.
pub(super) fn from_tenant(
    tx: &mut WriteTx<'_>,
    area: &Area,
    origin: Origin,
    tenant: TenantId,
    mode: ResourceMode,
) -> Result<(Vec<BaselineResource>, Vec<String>), PipelineError> {
    check(tx, area, origin, tenant)?;
    let mut taken = Vec::new();
    let (mut without_partner, mut unresolved) = (Vec::new(), Vec::new());
    for resource in translated(tx, area, origin.tenant, tenant)? {
        let Translated { name, here: _, there, translation } = resource;
        let Some(id) = there else {
            without_partner.push(name);
            continue;
        };
        if let Some(fault) = translation.faults.first() {
            unresolved.push(in_words(&name, fault));
            if !origin.with_unresolved {
                continue;
            }
        }
        let properties = normalise(area, &translation.body).map(|canonical| canonical.properties()).unwrap_or_default();
        let paths = if mode == ResourceMode::Properties { properties } else { Vec::new() };
        let new = BaselineResource {
            resource_id: id,
            name,
            watch: Watch { mode, paths },
            body: ContentDigest([0; 32]),
            canonical_hash: ContentHash([0; 32]),
            rules_revision: String::new(),
        };
        taken.push(agreed(tx, tenant, area, new, &translation.body)?);
    }
    let what_of_unresolved = if origin.with_unresolved {
        "hold references that mean nothing here and are not compared"
    } else {
        "hold references that mean nothing here, and were left out"
    };
    let warnings = [
        warning(&without_partner, "have no counterpart in this tenant, and were left out"),
        warning(&unresolved, what_of_unresolved),
        not_whole(tx, area, origin.tenant)?,
    ];
    Ok((taken, warnings.into_iter().flatten().collect()))
}

fn check(tx: &WriteTx<'_>, area: &Area, origin: Origin, tenant: TenantId) -> Result<(), PipelineError> {
    let invalid = |expected: &str| PipelineError::Invalid { field: "fromTenant", expected: expected.to_owned() };
    if origin.tenant == tenant {
        return Err(invalid("expected another tenant: leave it out to capture this one"));
    }
    if tenants::find(tx, origin.tenant)?.is_none() {
        return Err(invalid("expected the id of a tenant"));
    }
    if history::since(tx, origin.tenant, &area.key)?.is_none() {
        return Err(invalid("expected a tenant in which the area was read completely: sync it there first"));
    }
    Ok(())
}

fn not_whole(tx: &WriteTx<'_>, area: &Area, other: TenantId) -> Result<Option<String>, PipelineError> {
    let latest = collections::latest(tx, other)?.into_iter().find(|last| last.area == area.key);
    let last_whole = collections::last_complete(tx, other, &area.key)?;
    let is_whole = latest.as_ref().zip(last_whole.as_ref()).is_some_and(|(last, whole)| last.id == whole.id);
    let words = || "the other tenant was not read completely the last time: what is missing may not have been read";
    Ok((!is_whole).then(|| words().to_owned()))
}

fn in_words(name: &str, fault: &Fault) -> String {
    format!("{name} ({}: {})", fault.path, fault.reason)
}

fn warning(names: &[String], what: &str) -> Option<String> {
    let shown = names.iter().take(NAMES_SHOWN).map(String::as_str).collect::<Vec<_>>().join(", ");
    let more = if names.len() > NAMES_SHOWN { ", …" } else { "" };
    (!names.is_empty()).then(|| format!("{} resources {what}: {shown}{more}", names.len()))
}
