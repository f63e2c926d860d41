//! Which plans this process is carrying out, so that each has one who does.

use std::collections::HashSet;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::sync::Notify;

use crate::domain::model::PlanId;
use crate::pipeline::{Context, PipelineError};
use crate::store::plans;

/// A plan that could not go on is looked at again after this time.
const TICK: Duration = Duration::from_secs(5);

#[derive(Clone, Default)]
pub(in crate::pipeline) struct Running {
    plans: Arc<Mutex<HashSet<PlanId>>>,
    arrived: Arc<Notify>,
}

/// The right to carry a plan out. It ends when it is dropped.
pub struct Turn {
    pub(super) plan: PlanId,
    running: Running,
}

impl Drop for Turn {
    fn drop(&mut self) {
        self.running.plans.lock().unwrap_or_else(PoisonError::into_inner).remove(&self.plan);
    }
}

impl Running {
    pub(super) fn arrive(&self) {
        self.arrived.notify_one();
    }

    /// None while somebody else carries it out.
    pub(super) fn take(&self, plan: PlanId) -> Option<Turn> {
        let mut plans = self.plans.lock().unwrap_or_else(PoisonError::into_inner);
        plans.insert(plan).then(|| Turn { plan, running: self.clone() })
    }
}

/// The plans that were begun and that nobody carries on, also those that a dead process left.
///
/// # Errors
/// Those of the store.
pub async fn waiting(context: &Context) -> Result<Vec<Turn>, PipelineError> {
    let begun = context.store.read(plans::running).await?;
    Ok(begun.into_iter().filter_map(|(plan, _)| context.restores.take(plan)).collect())
}

/// Waits until a plan is begun, or some time has passed.
pub async fn wait_for_plans(context: &Context) {
    let _ = tokio::time::timeout(TICK, context.restores.arrived.notified()).await;
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::Running;
    use crate::domain::model::PlanId;

    #[test]
    fn a_plan_has_one_who_carries_it_out() {
        let (running, plan) = (Running::default(), PlanId(Uuid::nil()));
        let turn = running.take(plan);
        assert!(turn.is_some() && running.take(plan).is_none());
        drop(turn);
        assert!(running.take(plan).is_some());
    }
}
