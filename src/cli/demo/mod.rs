//! `plumbline demo`: the real server beside a simulator whose tenants are lived in.

mod office;
mod seed;

use std::net::{Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};

use anyhow::Context as _;
use secrecy::SecretString;
use slog::error;
use tempfile::TempDir;

use super::arguments::DemoOptions;
use super::simulator::SEED;
use super::{output, settings};
use crate::config::{Cloud, OutgoingAllow};
use crate::crypto::{MasterKey, MasterKeys};
use crate::graph::GraphSettings;
use crate::logging;
use crate::server::{self, Edge, Instance, Settings};
use crate::simulator::{self, Simulator, SimulatorSettings};
use crate::store;

/// Visitors are signed in as this user.
const DEMO_USER: &str = "demo";
const KEY_FILE: &str = "demo.key";

/// The folder of the demo; a temporary one is removed when the demo ends.
enum Folder {
    Kept(PathBuf),
    Temporary(TempDir),
}

pub(super) fn run(options: &DemoOptions) -> anyhow::Result<()> {
    let folder = match &options.data_dir {
        Some(path) => Folder::Kept(path.clone()),
        None => Folder::Temporary(TempDir::with_prefix("plumbline-demo-")?),
    };
    let (logger, guard) = logging::logger(settings::config()?.log_level);
    tokio::runtime::Runtime::new()?.block_on(async {
        let simulator = start_simulator(options).await?;
        let url = simulator.url().parse()?;
        let bind = SocketAddr::from((Ipv4Addr::LOCALHOST, options.port));
        store::prepare(folder.path())?;
        let instance = Instance::open(Settings {
            bind,
            data_dir: folder.path().to_owned(),
            keys: MasterKeys { current: key(folder.path())?, previous: None },
            graph: GraphSettings::new(Cloud::Global, url, simulator.url().parse()?),
            public_url: None,
            frontend_url: None,
            trusted_proxies: Vec::new(),
            oidc: None,
            outgoing_allow: OutgoingAllow::default(),
            demo_user: Some(DEMO_USER.to_owned()),
            confirm_after: None,
            pauses: None,
            edge: Edge::default(),
            logger: logger.clone(),
            redactor: guard.redactor(),
            levels: guard.levels(),
            rereader: None,
        })?;
        seed::user(&instance.context, DEMO_USER).await?;
        output::note(&format!("The demo is on http://{}", instance.address()?));
        let (context, stop) = (instance.context.clone(), instance.stop_token());
        let (tenants, world) = (simulator.tenants(), simulator.world());
        tokio::spawn(async move {
            let life = async {
                seed::tenants(&context, &tenants, &world).await?;
                office::work(&context, &world).await
            };
            tokio::select! {
                () = stop.cancelled() => {}
                result = life => if let Err(failure) = result {
                    error!(context.logger, "the demo's tenants are not lived in any more"; "error" => format!("{failure:#}"));
                }
            }
        });
        server::run(instance).await?;
        simulator.stop().await;
        Ok(())
    })
}

impl Folder {
    fn path(&self) -> &Path {
        match self {
            Self::Kept(path) => path,
            Self::Temporary(folder) => folder.path(),
        }
    }
}

async fn start_simulator(options: &DemoOptions) -> anyhow::Result<Simulator> {
    let tenants = usize::from(options.tenants);
    let settings = SimulatorSettings { tenants, seed: SEED, shuffle: true, ..SimulatorSettings::default() };
    simulator::start(settings).await.context("the simulator cannot be started")
}

/// The demo's key lies beside its data, which real keys never do: nothing in it is real.
fn key(folder: &Path) -> anyhow::Result<MasterKey> {
    let file = folder.join(KEY_FILE);
    if file.exists() {
        let text = std::fs::read_to_string(&file).with_context(|| format!("{} cannot be read", file.display()))?;
        return Ok(MasterKey::parse(&SecretString::from(text.trim()))?);
    }
    let key = MasterKey::generate();
    store::write_private(&file, key.reveal().as_bytes())?;
    Ok(key)
}
