//! Ending the work on a tenant at once: a sweep that reads it stops, whatever it waits for.

use tokio::sync::broadcast;

use crate::domain::model::TenantId;

/// Interrupts come one at a time, by people; a sweep that lags behind is interrupted anyway.
const BACKLOG: usize = 64;

#[derive(Clone)]
pub(super) struct Interrupts(broadcast::Sender<TenantId>);

impl Default for Interrupts {
    fn default() -> Self {
        Self(broadcast::channel(BACKLOG).0)
    }
}

impl Interrupts {
    /// Ends the sweeps of the tenant that are under way. Those that begin later must find out from the store.
    pub(super) fn interrupt(&self, tenant: TenantId) {
        // Nobody at work is fine.
        let _ = self.0.send(tenant);
    }

    /// What ends when the tenant is interrupted from now on.
    pub(super) fn of(&self, tenant: TenantId) -> impl Future<Output = ()> + use<> {
        let mut interrupted = self.0.subscribe();
        async move {
            while let Ok(other) = interrupted.recv().await {
                if other == tenant {
                    return;
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::Interrupts;
    use crate::domain::model::TenantId;

    #[tokio::test]
    async fn only_the_tenant_is_interrupted() {
        let interrupts = Interrupts::default();
        let (one, other) = (TenantId(Uuid::from_u128(1)), TenantId(Uuid::from_u128(2)));
        let (of_one, of_other) = (interrupts.of(one), interrupts.of(other));
        interrupts.interrupt(one);
        of_one.await;
        let waited = tokio::select! {
            biased;
            () = of_other => false,
            () = std::future::ready(()) => true,
        };
        assert!(waited);
    }
}
