//! Single resources of a tenant as they are at this moment, past everything that was stored.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Context, PipelineError, connections, reading};
use crate::collect::{Chosen, Fresh, FreshReader, Sources, is_addressable};
use crate::domain::catalog::{self, Area, RecycleBin};
use crate::domain::model::{ResourceId, TenantId};
use crate::graph::{Connection, Dispatcher, Priority};

/// A look at a tenant. What several areas are read under is asked for once, so it is not kept for long.
pub(super) struct FreshLook {
    dispatcher: Arc<Dispatcher>,
    connection: Connection,
    sources: Sources,
}

impl FreshLook {
    /// # Errors
    /// [`PipelineError::NoConnection`], or those of the store.
    pub(super) async fn at(context: &Context, tenant: TenantId, areas: Vec<Arc<Area>>) -> Result<Self, PipelineError> {
        let dispatcher = connections::open(context, tenant).await?.dispatcher(Priority::Person);
        let sources = context
            .store
            .read(move |tx| {
                let sources = reading::sources(tx, tenant, &areas)?;
                // None of them is read as a whole, so what was stored is what is mentioned.
                areas.iter().for_each(|area| sources.settle(&area.key));
                Ok(sources)
            })
            .await?;
        let connection = dispatcher.connection();
        Ok(Self { dispatcher, connection, sources })
    }

    /// Each of the resources as it is now.
    pub(super) async fn resources(&self, area: &Area, chosen: &[Chosen]) -> BTreeMap<ResourceId, Fresh> {
        self.while_sending(self.reader(area).read(chosen)).await
    }

    /// Everything that the area has, below this parent where it has those.
    ///
    /// # Errors
    /// In words, when it was not read to its end.
    pub(super) async fn all(&self, area: &Area, parent: Option<&str>) -> Result<Vec<serde_json::Value>, String> {
        self.while_sending(self.reader(area).all(parent)).await
    }

    /// What lies in the recycle bin of the area under the former id.
    pub(super) async fn deleted(&self, area: &Area, bin: &RecycleBin, id: &ResourceId) -> Fresh {
        self.while_sending(self.reader(area).deleted(bin, id)).await
    }

    fn reader<'a>(&'a self, area: &'a Area) -> FreshReader<'a> {
        let entry = catalog::entries().iter().find(|entry| entry.area.key == area.key);
        FreshReader {
            connection: &self.connection,
            area,
            alone: entry.is_some_and(is_addressable),
            sources: &self.sources,
        }
    }

    /// What is asked for is sent by the dispatcher, which ends with the asking.
    async fn while_sending<T>(&self, asking: impl Future<Output = T>) -> T {
        let mut asking = std::pin::pin!(asking);
        loop {
            tokio::select! {
                answer = &mut asking => return answer,
                () = self.dispatcher.run() => {}
            }
        }
    }
}
