//! `plumbline simulator`: Microsoft Graph and its sign-in service with made-up tenants, for trying the server by
//! hand and for tests.

use super::arguments::SimulatorOptions;
use super::output;
use crate::simulator::{self, Behaviour, Limits, SimulatorSettings, Size};

/// The same tenants at every start.
pub(super) const SEED: u64 = 8365;

pub(super) fn run(options: &SimulatorOptions) -> anyhow::Result<()> {
    let settings = SimulatorSettings {
        port: options.port,
        tenants: usize::from(options.tenants),
        seed: SEED,
        shuffle: options.shuffle,
        size: Size {
            users: options.users,
            groups: options.groups,
            applications: options.applications,
            policies: options.policies,
        },
        behaviour: Behaviour {
            delay_ms: options.delay_ms,
            limits: options.limits.map_or(Limits::Off, Limits::Tighter),
            record: !options.forget_requests,
            ..Behaviour::default()
        },
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
