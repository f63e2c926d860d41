//! `plumbline simulator`: Microsoft Graph and its sign-in service with made-up tenants, for trying the server by
//! hand and for tests.

use super::arguments::SimulatorOptions;
use super::output;
use crate::simulator::{self, SimulatorSettings};

/// The same tenants at every start.
pub(super) const SEED: u64 = 8365;

pub(super) fn run(options: &SimulatorOptions) -> anyhow::Result<()> {
    let settings = SimulatorSettings {
        port: options.port,
        tenants: usize::from(options.tenants),
        seed: SEED,
        shuffle: options.shuffle,
    };
    tokio::runtime::Runtime::new()?.block_on(async {
        let simulator = simulator::start(settings).await?;
        output::line(&format!("Simulating Microsoft Graph and its sign-in service on {}", simulator.url()));
        output::line(&format!("The tenants with their credentials: {}/__simulator/tenants", simulator.url()));
        tokio::signal::ctrl_c().await?;
        simulator.stop().await;
        Ok(())
    })
}
