//! Somebody works in the made-up tenants, and now and then something drifts.

use std::time::Duration;

use slog::info;

use super::seed::synced;
use crate::pipeline::{Context, portfolio};
use crate::simulator::{World, office_day_in};

const BETWEEN_CHANGES: Duration = Duration::from_secs(45);

/// Never ends by itself.
pub(super) async fn work(context: &Context, world: &World) -> anyhow::Result<()> {
    loop {
        for simulated in world.tenants() {
            tokio::time::sleep(BETWEEN_CHANGES).await;
            let profile = simulated.profile();
            let sentence = office_day_in(world, simulated);
            info!(context.logger, "somebody worked in a made-up tenant"; "tenant" => &profile.name, "change" => sentence);
            let all = portfolio::tenants(context).await?;
            let known = all.iter().find(|overview| overview.tenant.directory_id.to_string() == profile.directory_id);
            if let Some(overview) = known.filter(|overview| overview.tenant.enabled) {
                synced(context, overview.tenant.id).await?;
            }
        }
    }
}
