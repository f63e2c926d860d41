//! What was sent to tenants: every request that was begun, with its plan.

use std::collections::HashMap;

use super::plans::{self, PlanDetail};
use super::{Context, PipelineError};
use crate::domain::model::PlanId;
use crate::store::plans::{LogEntry, LogFilter, log};

/// A page of the log.
#[derive(Debug)]
pub struct RestoreLog {
    /// The newest first.
    pub entries: Vec<LogEntry>,
    /// Those that the entries speak of.
    pub plans: HashMap<PlanId, PlanDetail>,
}

/// # Errors
/// Those of the store.
pub async fn list(context: &Context, filter: LogFilter) -> Result<RestoreLog, PipelineError> {
    let entries = context.store.read(move |tx| log(tx, &filter)).await?;
    let mut found = HashMap::new();
    for entry in &entries {
        if found.contains_key(&entry.plan) {
            continue;
        }
        match plans::get(context, entry.plan).await {
            Ok(plan) => {
                found.insert(entry.plan, plan);
            }
            // It was let go between the two reads, and its entries with it.
            Err(PipelineError::NotFound { .. }) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(RestoreLog { entries, plans: found })
}
