//! Starting and stopping an instance.

use std::net::{SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use actix_web::middleware::{Compress, from_fn};
use actix_web::{App, HttpServer, web};
use anyhow::Context as _;
use ipnet::IpNet;
use slog::{Logger, info, warn};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;
use url::Url;
use utoipa_actix_web::AppExt;
use utoipa_swagger_ui::{Config, SwaggerUi};

use super::headers;
use crate::api::{self, ApiState};
use crate::clock::SystemClock;
use crate::crypto::MasterKeys;
use crate::graph::{GraphClient, GraphSettings};
use crate::logging::Redactor;
use crate::pipeline::{Context, access};
use crate::store::{self, InstanceLock, Journal, Store};
use crate::{schedule, web as app};

/// HTTP is a small part of the work: two threads answer, the rest of the machine collects.
const HTTP_WORKERS: usize = 2;
/// How long open requests and pieces of work may take to end.
const SHUTDOWN: Duration = Duration::from_secs(10);
const SETUP_TOKEN_FILE: &str = "setup-token";

/// What an instance runs with.
pub struct Settings {
    pub bind: SocketAddr,
    pub data_dir: PathBuf,
    pub keys: MasterKeys,
    pub graph: GraphSettings,
    pub public_url: Option<Url>,
    pub frontend_url: Option<Url>,
    pub trusted_proxies: Vec<IpNet>,
    pub demo_user: Option<String>,
    /// When a reading that lost much is looked at again; the product's own choice when left out.
    pub confirm_after: Option<Duration>,
    pub logger: Logger,
    pub redactor: Redactor,
}

/// An instance that holds its folder and its port, and does nothing yet.
pub struct Instance {
    pub context: Context,
    listener: TcpListener,
    state: ApiState,
    data_dir: PathBuf,
    _lock: InstanceLock,
}

/// Opens store and Graph client, without a server. For commands that run beside one.
///
/// # Errors
/// What the store or the Graph client says.
pub fn open_context(settings: &Settings) -> anyhow::Result<Context> {
    let clock: crate::clock::SharedClock = Arc::new(SystemClock);
    let store = Store::open(&settings.data_dir, settings.keys.clone(), clock.now())?;
    let logger = settings.logger.clone();
    let graph = GraphClient::new(settings.graph.clone(), clock.clone(), logger.clone(), settings.redactor.clone())?;
    let context = Context::new(store, graph, clock, logger);
    Ok(match settings.confirm_after {
        Some(time) => context.confirming_after(time),
        None => context,
    })
}

impl Instance {
    /// Takes the folder and the port, so that everything that can be wrong with them is said before anything runs.
    ///
    /// # Errors
    /// A folder that cannot be used or is in use, a wrong key, a port that is taken.
    pub fn open(settings: Settings) -> anyhow::Result<Self> {
        store::prepare(&settings.data_dir)?;
        let lock = store::lock(&settings.data_dir)?;
        if store::journal_for(&settings.data_dir) == Journal::Rollback {
            warn!(settings.logger, "the data folder is on a network file system: a rollback journal is used";
                "folder" => settings.data_dir.display().to_string());
        }
        let context = open_context(&settings)?;
        let listener = TcpListener::bind(settings.bind).with_context(|| {
            format!("port {} on {} cannot be used: set PORT to another one", settings.bind.port(), settings.bind.ip())
        })?;
        let state = ApiState {
            context: context.clone(),
            stop: CancellationToken::new(),
            public_url: settings.public_url,
            frontend_url: settings.frontend_url,
            trusted_proxies: settings.trusted_proxies,
            demo_user: settings.demo_user,
            is_loopback_only: settings.bind.ip().is_loopback(),
        };
        Ok(Self { context, listener, state, data_dir: settings.data_dir, _lock: lock })
    }

    /// Where the server will answer.
    ///
    /// # Errors
    /// Those of the operating system.
    pub fn address(&self) -> std::io::Result<SocketAddr> {
        self.listener.local_addr()
    }

    /// The token that ends the instance.
    pub fn stop_token(&self) -> CancellationToken {
        self.state.stop.clone()
    }
}

/// Runs until a signal or the stop token ends it.
///
/// # Errors
/// What the server says when it cannot start.
pub async fn run(instance: Instance) -> anyhow::Result<()> {
    let Instance { context, listener, state, data_dir, _lock } = instance;
    let stop = state.stop.clone();
    tell_setup_token(&context, &data_dir, listener.local_addr()?).await?;
    let tracker = TaskTracker::new();
    schedule::start(&context, &tracker, &stop).await?;
    info!(context.logger, "ready"; "address" => listener.local_addr()?.to_string());
    let shared = web::Data::new(state);
    let server = HttpServer::new(move || {
        App::new()
            .app_data(shared.clone())
            .configure(api::extractors)
            .into_utoipa_app()
            .configure(api::configure)
            .into_app()
            .configure(api::configure_health)
            .service(SwaggerUi::new("/api/docs/{_:.*}").config(Config::from("/api/v1/openapi.json")))
            .default_service(web::get().to(app::serve))
            .wrap(from_fn(api::guard::guard))
            .wrap(from_fn(headers::add))
            .wrap(Compress::default())
    })
    .workers(HTTP_WORKERS)
    .shutdown_timeout(SHUTDOWN.as_secs())
    .disable_signals()
    .listen(listener)?
    .run();
    let handle = server.handle();
    let signal = tokio::spawn(stop_on_signal(stop.clone()));
    let stopping = stop.clone();
    tokio::spawn(async move {
        stopping.cancelled().await;
        handle.stop(true).await;
    });
    let result = server.await;
    stop.cancel();
    signal.abort();
    tracker.close();
    if tokio::time::timeout(SHUTDOWN, tracker.wait()).await.is_err() {
        warn!(context.logger, "some work did not end in time; the next start takes it up again");
    }
    info!(context.logger, "stopped");
    Ok(result?)
}

/// The first administrator is made with a token that only somebody at the host can read. It is neither logged nor
/// printed, as logs travel further than files.
async fn tell_setup_token(context: &Context, data_dir: &Path, address: SocketAddr) -> anyhow::Result<()> {
    let file = data_dir.join(SETUP_TOKEN_FILE);
    match access::new_setup_token(context).await? {
        Some(token) => {
            store::write_private(&file, token.expose().as_bytes())
                .with_context(|| format!("{} cannot be written", file.display()))?;
            info!(context.logger, "the first administrator is still to be made: open the page and enter the set-up token";
                "page" => format!("http://{address}/"), "setup_file" => file.display().to_string());
        }
        None if file.exists() => std::fs::remove_file(&file)?,
        None => {}
    }
    Ok(())
}

async fn stop_on_signal(stop: CancellationToken) {
    use tokio::signal::unix::{SignalKind, signal};
    let (Ok(mut terminate), Ok(mut interrupt)) = (signal(SignalKind::terminate()), signal(SignalKind::interrupt()))
    else {
        return;
    };
    tokio::select! {
        _ = terminate.recv() => {}
        _ = interrupt.recv() => {}
    }
    stop.cancel();
}
