//! Changed rules over the stored history: which past drifts they would make appear or go, before anybody uses them.
//! Only reads.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::{Context, PipelineError, areas};
use crate::crypto::ContentDigest;
use crate::domain::baseline::{ResourceMode, Watch};
use crate::domain::catalog::Area;
use crate::domain::model::{DriftId, ResourceId, TenantId};
use crate::domain::replay::{Dispute, Rulings, Span, joined};
use crate::store::agreements::{self, Agreement};
use crate::store::drifts::Drift;
use crate::store::{ReadTx, StoreError, baselines, bodies, drifts, resources, tenants};

/// What the changed rules would do to one place of one resource.
#[derive(Debug, Clone)]
pub struct PastDrift {
    pub resource_id: ResourceId,
    pub resource_name: String,
    pub dispute: Dispute,
    /// The drift that was recorded there; none where it was not agreed to watch, or nothing was seen.
    pub recorded: Option<DriftId>,
}

/// The replay of one area of one tenant.
#[derive(Debug, Default)]
pub struct Replayed {
    /// How many versions of resources were compared.
    pub versions: usize,
    pub drifts: Vec<PastDrift>,
}

/// What was agreed about a resource for a time.
struct Agreed {
    span: Span,
    body: ContentDigest,
    watch: Watch,
}

/// Replays the rules of `changed` over one tenant. One resource at a time is in memory.
///
/// # Errors
/// [`PipelineError::NotFound`] for a tenant that is not there, [`PipelineError::UnknownArea`] for rules of an area that
/// nobody reads, and [`PipelineError::Invalid`] when the rules say that resources are known by another property.
pub async fn replay(context: &Context, tenant: TenantId, changed: Arc<Area>) -> Result<Replayed, PipelineError> {
    let present = areas::known(context, changed.key.as_str())?;
    if present.identity.id != changed.identity.id {
        let expected = format!("expected `{}`: history is stored by it", present.identity.id);
        return Err(PipelineError::Invalid { field: "identity.id", expected });
    }
    let agreed = agreed(context, tenant, &present).await?;
    let mut replayed = Replayed::default();
    for (resource, spans) in agreed {
        let (own, other) = (Arc::clone(&present), Arc::clone(&changed));
        let (versions, drifts) = context
            .store
            .read(move |tx| {
                let rulings = Rulings { present: &own, changed: &other };
                of_resource(tx, tenant, rulings, &resource, &spans)
            })
            .await?;
        replayed.versions += versions;
        replayed.drifts.extend(drifts);
    }
    Ok(replayed)
}

/// For each resource what was agreed about it and when.
async fn agreed(
    context: &Context,
    tenant: TenantId,
    area: &Area,
) -> Result<BTreeMap<ResourceId, Vec<Agreed>>, PipelineError> {
    let key = area.key.clone();
    let agreed = context
        .store
        .read(move |tx| {
            if tenants::find(tx, tenant)?.is_none() {
                return Ok(None);
            }
            let mut agreed: BTreeMap<ResourceId, Vec<Agreed>> = BTreeMap::new();
            for Agreement { baseline, from, to } in agreements::of_area(tx, tenant, &key)? {
                let span = Span { from, to };
                for resource in baselines::resources(tx, baseline)? {
                    if resource.watch.mode != ResourceMode::None {
                        let one = Agreed { span, body: resource.body, watch: resource.watch };
                        agreed.entry(resource.resource_id).or_default().push(one);
                    }
                }
            }
            Ok(Some(agreed))
        })
        .await?;
    agreed.ok_or(PipelineError::NotFound { what: "tenant" })
}

fn of_resource(
    tx: &ReadTx<'_>,
    tenant: TenantId,
    rulings: Rulings<'_>,
    id: &ResourceId,
    agreed: &[Agreed],
) -> Result<(usize, Vec<PastDrift>), StoreError> {
    let area = &rulings.present.key;
    let history = resources::history(tx, tenant, area, id)?;
    let Some(newest) = history.first() else { return Ok((0, Vec::new())) };
    let refused = |_| StoreError::Corrupt { what: "body" };
    let ruled = |body| rulings.rule(&bodies::get_json(tx, tenant, body)?).map_err(refused);
    let (mut disputes, mut seen) = (Vec::new(), BTreeSet::new());
    for one in agreed {
        let mut expected = None;
        for version in &history {
            let valid = Span { from: version.valid_from, to: version.valid_to };
            let Some(span) = one.span.common(valid) else { continue };
            seen.insert(version.row);
            // The same body is the same under any rules.
            if version.body == one.body {
                continue;
            }
            let expected = match &expected {
                Some(expected) => expected,
                None => expected.insert(ruled(one.body)?),
            };
            disputes.extend(rulings.disputes(expected, &ruled(version.body)?, &one.watch, span));
        }
    }
    let recorded = if disputes.is_empty() { Vec::new() } else { drifts::of_resource(tx, tenant, area, id)? };
    let past = joined(disputes).into_iter().map(|dispute| PastDrift {
        resource_id: id.clone(),
        resource_name: newest.name.clone(),
        recorded: recorded.iter().find(|drift| is_record_of(drift, &dispute)).map(|drift| drift.id),
        dispute,
    });
    Ok((seen.len(), past.collect()))
}

fn is_record_of(drift: &Drift, dispute: &Dispute) -> bool {
    let life = Span { from: drift.first_seen_at, to: drift.resolved_at };
    drift.detail.path == dispute.path && life.common(dispute.span).is_some()
}
