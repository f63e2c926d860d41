//! The reading half of a sweep: all its areas side by side, over one dispatcher that batches what they ask for.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;
use std::time::Duration;

use futures_util::FutureExt;
use futures_util::future::{BoxFuture, Shared};
use futures_util::stream::{FuturesUnordered, StreamExt};
use tokio::sync::{mpsc, watch};
use tokio::time::Instant;

use super::entitlements::{self, Entitlements};
use super::keeping::Finished;
use super::work::Sweep;
use super::{Context, PipelineError, areas, connections};
use crate::collect::{DeltaState, Known, KnownVersion, MentionedIds, Reader, Reading, Sources, mentioned_by};
use crate::crypto::ContentDigest;
use crate::domain::catalog::{Area, Mention};
use crate::domain::model::{AreaKey, CollectionStatus, TenantId, Timestamp};
use crate::domain::snapshot::RuledHash;
use crate::graph::{Dispatcher, Priority, Usage};
use crate::store::jobs::Lease;
use crate::store::resources::Version;
use crate::store::{ReadTx, StoreError, bodies, delta_states, resources};

/// The longest that reading one area with its children may take, waits for the budget included.
const COLLECTION_LIMIT: Duration = Duration::from_secs(2 * 60 * 60);
/// A piece that ends its process again and again must not do so for ever.
const ATTEMPTS: u64 = 5;
/// How long changes alone are believed; then everything is read again.
const FULL_READING_AFTER_MS: i64 = 24 * 60 * 60 * 1000;

/// When an answer came last.
pub(super) type Progress = watch::Receiver<Instant>;

/// A sweep that can begin.
pub(super) struct Prepared {
    /// Pieces that cannot be read at all, with the reason.
    refused: Vec<(Lease, String)>,
    readable: Option<Readable>,
}

/// What the tenant may read, once it is known; shared by all areas that depend on it.
type Entitled<'a> = Shared<BoxFuture<'a, Arc<Option<Entitlements>>>>;

struct Readable {
    dispatcher: Arc<Dispatcher>,
    sources: Sources,
    pieces: Vec<Piece>,
}

struct Piece {
    lease: Lease,
    area: Arc<Area>,
    known: Known,
    delta: Option<DeltaState>,
}

impl Prepared {
    pub(super) fn progress(&self) -> Option<Progress> {
        self.readable.as_ref().map(|readable| readable.dispatcher.progress())
    }
}

/// Opens the connection and loads what is known of the areas.
pub(super) async fn prepare(context: &Context, sweep: &Sweep) -> Result<Prepared, PipelineError> {
    let mut refused = Vec::new();
    let mut readable: Vec<(Lease, Arc<Area>)> = Vec::new();
    for lease in sweep.pieces.iter().cloned() {
        match areas::find(context, &lease.area) {
            None => refused.push((lease, "there is no such area any more".to_owned())),
            Some(_) if lease.attempt > ATTEMPTS => {
                refused.push((lease, format!("given up after {ATTEMPTS} attempts that ended the process")));
            }
            Some(area) => readable.push((lease, area)),
        }
    }
    let connection = match connections::open(context, sweep.tenant_id).await {
        Ok(connection) => connection,
        Err(PipelineError::NoConnection | PipelineError::NotFound { .. }) => {
            let without = readable.into_iter().map(|(lease, _)| (lease, "the tenant has no connection".to_owned()));
            return Ok(Prepared { refused: refused.into_iter().chain(without).collect(), readable: None });
        }
        Err(error) => return Err(error),
    };
    let (tenant, is_scheduled, now) = (sweep.tenant_id, sweep.is_scheduled, context.clock.now());
    let (sources, pieces) = context
        .store
        .read(move |tx| {
            let mut knowledge = Knowledge::load(tx, tenant, readable.len())?;
            let areas: Vec<Arc<Area>> = readable.iter().map(|(_, area)| Arc::clone(area)).collect();
            let sources = sources(tx, tenant, &areas)?;
            let pieces = readable.into_iter().map(|(lease, area)| {
                let delta = knowledge.delta(&area, is_scheduled, now);
                Ok(Piece { known: knowledge.known(tx, &area)?, delta, lease, area })
            });
            Ok((sources, pieces.collect::<Result<Vec<_>, StoreError>>()?))
        })
        .await?;
    for piece in pieces.iter().filter(|piece| piece.area.request.sizes_tenant && piece.known.count() > 0) {
        connection.set_users(u64::try_from(piece.known.count()).unwrap_or(u64::MAX));
    }
    let priority = if sweep.is_scheduled { Priority::Scheduled } else { Priority::Person };
    let dispatcher = connection.dispatcher(priority);
    Ok(Prepared { refused, readable: Some(Readable { dispatcher, sources, pieces }) })
}

/// Reads everything and hands over each area as it ends.
pub(super) async fn read_all(context: &Context, prepared: Prepared, sweep: &Sweep, finished: mpsc::Sender<Finished>) {
    let Prepared { refused, readable } = prepared;
    let started_at = context.clock.now();
    for (lease, reason) in refused {
        let reading = Reading::failed(reason, Usage::default());
        // Whoever keeps has ended only when the store failed, and then nothing more is kept.
        let _ = finished.send(Finished::Area { lease, area: None, reading, started_at }).await;
    }
    let Some(Readable { dispatcher, sources, pieces }) = readable else { return };
    let readers = async {
        let connection = dispatcher.connection();
        let look = entitlements::refresh(context, sweep.tenant_id, &connection);
        let entitled: Entitled<'_> = look.map(|known| Arc::new(known.ok())).boxed().shared();
        let is_one = pieces.len() == 1;
        let mut all = FuturesUnordered::new();
        for piece in pieces {
            // A person who names one area gets Graph's own word: the way out when our list of plans is wrong.
            let entitled = (!is_one && !piece.area.service_plans.is_empty()).then(|| entitled.clone());
            all.push(read_piece(context, &dispatcher, &sources, piece, entitled, started_at).boxed());
        }
        entitled.await;
        while let Some(area) = all.next().await {
            let _ = finished.send(area).await;
        }
        let _ = finished.send(Finished::Sweep { job: sweep.job_id, usage: dispatcher.usage() }).await;
    };
    tokio::select! {
        () = readers => {}
        () = dispatcher.run() => {}
    }
}

fn not_licensed(piece: Piece, started_at: Timestamp) -> Finished {
    let Piece { lease, area, known: _, delta: _ } = piece;
    let reason = format!("the tenant has none of the service plans that include it: {}", area.service_plans.join(", "));
    let status = CollectionStatus::NotLicensed;
    let reading = Reading { status, ..Reading::failed(reason, Usage::default()) };
    Finished::Area { lease, area: Some(area), reading, started_at }
}

async fn read_piece(
    context: &Context,
    dispatcher: &Arc<Dispatcher>,
    sources: &Sources,
    piece: Piece,
    entitled: Option<Entitled<'_>>,
    started_at: Timestamp,
) -> Finished {
    // Without a sign-in nothing is known, and the reader tells why.
    if let Some(entitled) = entitled
        && let Some(known) = &*entitled.await
        && known.is_licensed(&piece.area) == Some(false)
    {
        sources.settle(&piece.area.key);
        return not_licensed(piece, started_at);
    }
    let Piece { lease, area, known, delta } = piece;
    let connection = dispatcher.connection();
    let keep = |bodies| keep_bodies(context.clone(), lease.tenant_id, bodies);
    let reader = Reader { connection: &connection, area: &area, known: &known, sources, keep: &keep, delta };
    let reading = match tokio::time::timeout(COLLECTION_LIMIT, reader.read()).await {
        Ok(reading) => reading,
        Err(_) => {
            let reason = format!("it took longer than {} minutes", COLLECTION_LIMIT.as_secs() / 60);
            Reading::failed(reason, connection.usage())
        }
    };
    sources.settle(&area.key);
    if area.request.sizes_tenant && !reading.resources.is_empty() {
        connection.set_users(u64::try_from(reading.resources.len()).unwrap_or(u64::MAX));
    }
    Finished::Area { lease, area: Some(area), reading, started_at }
}

fn keep_bodies(
    context: Context,
    tenant: TenantId,
    bodies: Vec<Vec<u8>>,
) -> BoxFuture<'static, Result<Vec<ContentDigest>, String>> {
    async move {
        let kept =
            context.store.write(move |tx| bodies.iter().map(|body| bodies::put(tx, tenant, body)).collect()).await;
        kept.map_err(|error| crate::logging::chain(&error))
    }
    .boxed()
}

/// What the store knows of a tenant.
struct Knowledge {
    tenant: TenantId,
    /// All areas at once, when many are read.
    versions: Option<HashMap<AreaKey, Vec<Version>>>,
    deltas: HashMap<AreaKey, delta_states::DeltaState>,
}

impl Knowledge {
    const MANY_AREAS: usize = 8;

    fn load(tx: &ReadTx<'_>, tenant: TenantId, areas: usize) -> Result<Self, StoreError> {
        let versions = (areas >= Self::MANY_AREAS).then(|| resources::current_by_area(tx, tenant)).transpose()?;
        let deltas = delta_states::of_tenant(tx, tenant)?.into_iter().map(|state| (state.area.clone(), state));
        Ok(Self { tenant, versions, deltas: deltas.collect() })
    }

    fn current(&mut self, tx: &ReadTx<'_>, area: &AreaKey) -> Result<Vec<Version>, StoreError> {
        match &mut self.versions {
            Some(versions) => Ok(versions.remove(area).unwrap_or_default()),
            None => resources::current(tx, self.tenant, area),
        }
    }

    fn known(&mut self, tx: &ReadTx<'_>, area: &Area) -> Result<Known, StoreError> {
        let versions = self.current(tx, &area.key)?.into_iter().map(|version| KnownVersion {
            id: version.resource_id,
            body: version.body,
            hash: RuledHash { hash: version.canonical_hash, rules_revision: version.rules_revision },
        });
        Ok(Known::new(tx.data_key(self.tenant)?, versions.collect()))
    }

    /// A person who asks gets the truth of a full reading.
    fn delta(&mut self, area: &Area, is_scheduled: bool, now: Timestamp) -> Option<DeltaState> {
        let state = self.deltas.remove(&area.key)?;
        let is_fresh = now.milliseconds() < state.full_at.milliseconds().saturating_add(FULL_READING_AFTER_MS);
        (is_scheduled && is_fresh).then_some(DeltaState {
            link: state.link,
            full_at: Some(state.full_at),
            fingerprint: state.fingerprint,
        })
    }
}

/// Whom areas mention, as last read. Few areas are looked into, and they are small.
pub(super) fn sources(tx: &ReadTx<'_>, tenant: TenantId, areas: &[Arc<Area>]) -> Result<Sources, StoreError> {
    let mut failed = None;
    let sources = Sources::new(areas, |area, paths| {
        mentioned(tx, tenant, area, paths).unwrap_or_else(|error| {
            failed = Some(error);
            MentionedIds::new()
        })
    });
    failed.map_or(Ok(sources), Err)
}

fn mentioned(
    tx: &ReadTx<'_>,
    tenant: TenantId,
    area: &AreaKey,
    paths: &BTreeSet<Mention>,
) -> Result<MentionedIds, StoreError> {
    let versions = resources::current(tx, tenant, area)?;
    let bodies = versions.iter().map(|version| bodies::get_json(tx, tenant, version.body));
    Ok(mentioned_by(paths, &bodies.collect::<Result<Vec<_>, _>>()?))
}
