//! Starting and stopping an instance.

use std::net::{SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use actix_web::dev::Server;
use actix_web::middleware::{Compress, Condition, from_fn};
use actix_web::{App, HttpServer, web};
use anyhow::Context as _;
use ipnet::IpNet;
use slog::{Logger, info, warn};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;
use url::Url;
use utoipa_actix_web::AppExt;
use utoipa_swagger_ui::{Config, SwaggerUi};

use super::admission::{Doorkeeper, admit, count};
use super::limits::Limits;
use super::tls::Certificate;
use super::{cross_origin, headers, request_log};
use crate::api::{self, ApiState};
use crate::auth::Scope;
use crate::auth::oidc::Provider;
use crate::clock::{SharedClock, SystemClock};
use crate::config::{OidcSettings, OutgoingAllow, TlsFiles};
use crate::crypto::MasterKeys;
use crate::graph::{GraphClient, GraphSettings};
use crate::logging::{Levels, Redactor};
use crate::outgoing::{OutgoingClient, OutgoingLimits};
use crate::pipeline::reload::{self, Rereader};
use crate::pipeline::restoring::Pauses;
use crate::pipeline::{Context, access, load_custom_areas};
use crate::store::{self, Database, InstanceLock, Journal};
use crate::{schedule, web as app};

/// HTTP is a small part of the work: two threads answer, the rest of the machine collects.
const HTTP_WORKERS: usize = 2;
/// How long open requests and pieces of work may take to end.
const SHUTDOWN: Duration = Duration::from_secs(10);
/// How long the goodbye of a closed connection may take.
const GOODBYE: Duration = Duration::from_secs(2);
const SETUP_TOKEN_FILE: &str = "setup-token";
/// Looks whether the first administrator was made.
const SETUP_TICK: Duration = Duration::from_secs(1);
/// Where Vite serves the web app while somebody works on it.
const DEVELOPMENT_SERVER: [&str; 2] = ["http://localhost:5173", "http://127.0.0.1:5173"];

/// How the server meets the network.
#[derive(Debug, Clone, Default)]
pub struct Edge {
    /// The certificate, when the server itself speaks TLS.
    pub tls: Option<TlsFiles>,
    /// Whether pages of the development web server may call.
    pub takes_development_server: bool,
    pub limits: Limits,
}

/// What an instance runs with.
pub struct Settings {
    pub bind: SocketAddr,
    pub data_dir: PathBuf,
    pub keys: MasterKeys,
    pub graph: GraphSettings,
    pub public_url: Option<Url>,
    pub frontend_url: Option<Url>,
    pub trusted_proxies: Vec<IpNet>,
    /// The identity provider that people may sign in with.
    pub oidc: Option<OidcSettings>,
    pub outgoing_allow: OutgoingAllow,
    pub demo_user: Option<String>,
    /// When a reading that lost much is looked at again; the product's own choice when left out.
    pub confirm_after: Option<Duration>,
    /// How long a restore waits for what; the product's own choice when left out.
    pub pauses: Option<Pauses>,
    pub edge: Edge,
    pub logger: Logger,
    pub redactor: Redactor,
    pub levels: Levels,
    /// Reads the configuration again when the process is told to; none where there is none.
    pub rereader: Option<Rereader>,
}

/// An instance that holds its folder and its port, and does nothing yet.
pub struct Instance {
    pub context: Context,
    listener: TcpListener,
    state: ApiState,
    certificate: Option<Arc<Certificate>>,
    limits: Limits,
    data_dir: PathBuf,
    _lock: InstanceLock,
}

/// Opens store and Graph client, without a server. For commands that run beside one.
///
/// # Errors
/// What the store or the Graph client says.
pub fn open_context(settings: &Settings) -> anyhow::Result<Context> {
    let clock: SharedClock = Arc::new(SystemClock);
    let database = Database::open(&settings.data_dir, settings.keys.clone(), clock.now())?;
    let store = database.within(Scope::of_plumbline());
    let logger = settings.logger.clone();
    let graph = GraphClient::new(settings.graph.clone(), clock.clone(), logger.clone(), settings.redactor.clone())?;
    let provider = provider(settings, &clock)?;
    let context = Context::new(store, graph, clock, logger)
        .adjustable(settings.levels.clone(), settings.rereader.clone())
        .with_provider(provider);
    load_custom_areas(&context)?;
    let context = match settings.confirm_after {
        Some(time) => context.confirming_after(time),
        None => context,
    };
    Ok(match settings.pauses {
        Some(pauses) => context.restoring_with(pauses),
        None => context,
    })
}

/// Nothing is asked of the provider before somebody signs in, so that it may be down when Plumbline starts.
fn provider(settings: &Settings, clock: &SharedClock) -> anyhow::Result<Option<Provider>> {
    let Some(oidc) = settings.oidc.clone() else { return Ok(None) };
    let outgoing = OutgoingClient::new(settings.outgoing_allow.clone(), OutgoingLimits::default())?;
    Ok(Some(Provider::new(oidc, outgoing, clock.clone())))
}

impl Instance {
    /// Takes the folder and the port, so that everything that can be wrong with them is said before anything runs.
    ///
    /// # Errors
    /// A folder that cannot be used or is in use, a wrong key, a certificate that does not work, a port that is taken.
    pub fn open(settings: Settings) -> anyhow::Result<Self> {
        store::prepare(&settings.data_dir)?;
        let lock = store::lock(&settings.data_dir)?;
        for file in store::tighten(&settings.data_dir)? {
            warn!(settings.logger, "others on this machine could read a file of the data folder; now they cannot";
                "file" => file.display().to_string());
        }
        if store::journal_for(&settings.data_dir) == Journal::Rollback {
            warn!(settings.logger, "the data folder is on a network file system: a rollback journal is used";
                "folder" => settings.data_dir.display().to_string());
        }
        let allowed_origins = allowed_origins(&settings);
        let context = open_context(&settings)?;
        let certificate = settings.edge.tls.map(Certificate::load).transpose()?;
        let listener = TcpListener::bind(settings.bind).with_context(|| {
            format!("port {} on {} cannot be used: set PORT to another one", settings.bind.port(), settings.bind.ip())
        })?;
        let state = ApiState {
            context: context.within(Scope::of_nobody()),
            stop: CancellationToken::new(),
            public_url: settings.public_url,
            frontend_url: settings.frontend_url,
            allowed_origins,
            is_tls: certificate.is_some(),
            trusted_proxies: settings.trusted_proxies,
            demo_user: settings.demo_user,
            is_loopback_only: settings.bind.ip().is_loopback(),
        };
        let (limits, data_dir) = (settings.edge.limits, settings.data_dir);
        Ok(Self { context, listener, state, certificate, limits, data_dir, _lock: lock })
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

/// The origins of others whose pages may call.
fn allowed_origins(settings: &Settings) -> Vec<String> {
    let frontend = settings.frontend_url.iter().map(|url| url.origin().ascii_serialization());
    let development = DEVELOPMENT_SERVER.iter().filter(|_| settings.edge.takes_development_server);
    frontend.chain(development.map(ToString::to_string)).collect()
}

/// Runs until a signal or the stop token ends it.
///
/// # Errors
/// What the server says when it cannot start.
pub async fn run(instance: Instance) -> anyhow::Result<()> {
    let Instance { context, listener, state, certificate, limits, data_dir, _lock } = instance;
    let stop = state.stop.clone();
    let page = format!("{}://{}/", if state.is_tls { "https" } else { "http" }, listener.local_addr()?);
    tell_setup_token(&context, &data_dir, &page).await?;
    let tracker = TaskTracker::new();
    schedule::start(&context, &tracker, &stop).await?;
    tracker.spawn(remove_setup_token(context.clone(), data_dir.join(SETUP_TOKEN_FILE), stop.clone()));
    if let Some(certificate) = &certificate {
        tracker.spawn(certificate.clone().follow(context.logger.clone(), stop.clone()));
    }
    info!(context.logger, "ready"; "address" => listener.local_addr()?.to_string(), "tls" => certificate.is_some());
    let server = serve(listener, state, certificate, limits)?;
    let handle = server.handle();
    let signal = tokio::spawn(stop_on_signal(stop.clone()));
    let hang_up = tokio::spawn(reload_on_signal(context.clone()));
    let stopping = stop.clone();
    tokio::spawn(async move {
        stopping.cancelled().await;
        handle.stop(true).await;
    });
    let result = server.await;
    stop.cancel();
    signal.abort();
    hang_up.abort();
    tracker.close();
    if tokio::time::timeout(SHUTDOWN, tracker.wait()).await.is_err() {
        warn!(context.logger, "some work did not end in time; the next start takes it up again");
    }
    info!(context.logger, "stopped");
    Ok(result?)
}

/// The last `wrap` is the first to see a request: headers go on whatever the others answer.
fn serve(
    listener: TcpListener,
    state: ApiState,
    certificate: Option<Arc<Certificate>>,
    limits: Limits,
) -> anyhow::Result<Server> {
    let shared = web::Data::new(state);
    let doorkeeper = web::Data::new(Doorkeeper::new(limits.clone()));
    let server = HttpServer::new(move || {
        let origins = &shared.allowed_origins;
        App::new()
            .app_data(shared.clone())
            .app_data(doorkeeper.clone())
            .configure(api::extractors)
            .into_utoipa_app()
            .configure(api::configure)
            .into_app()
            .configure(api::configure_health)
            .service(SwaggerUi::new("/api/docs/{_:.*}").config(Config::from("/api/v1/openapi.json")))
            .default_service(web::to(app::serve))
            .wrap(from_fn(count))
            .wrap(from_fn(api::guard::guard))
            .wrap(Condition::new(!origins.is_empty(), cross_origin::for_origins(origins)))
            .wrap(from_fn(admit))
            .wrap(Compress::default())
            .wrap(from_fn(headers::add))
            .wrap(from_fn(request_log::record))
    })
    .workers(HTTP_WORKERS)
    .max_connections(limits.connections.div_ceil(HTTP_WORKERS))
    .client_request_timeout(limits.head_time)
    .client_disconnect_timeout(GOODBYE)
    .keep_alive(limits.idle_time)
    .shutdown_timeout(SHUTDOWN.as_secs())
    .disable_signals();
    let bound = match certificate {
        Some(certificate) => server.listen_rustls_0_23(listener, certificate.server_config()?)?,
        None => server.listen(listener)?,
    };
    Ok(bound.run())
}

/// The first administrator is made with a token that only somebody at the host can read. It is neither logged nor
/// printed, as logs travel further than files.
async fn tell_setup_token(context: &Context, data_dir: &Path, page: &str) -> anyhow::Result<()> {
    let file = data_dir.join(SETUP_TOKEN_FILE);
    match access::new_setup_token(context).await? {
        Some(token) => {
            store::write_private(&file, token.expose().as_bytes())
                .with_context(|| format!("{} cannot be written", file.display()))?;
            info!(context.logger, "the first administrator is still to be made: open the page and enter the set-up token";
                "page" => page, "setup_file" => file.display().to_string());
        }
        None if file.exists() => std::fs::remove_file(&file)?,
        None => {}
    }
    Ok(())
}

/// The token works once; a file that nobody needs any more must not look as if it were a secret.
async fn remove_setup_token(context: Context, file: PathBuf, stop: CancellationToken) {
    while file.exists() {
        match access::setup_required(&context).await {
            Ok(false) => {
                if let Err(error) = std::fs::remove_file(&file) {
                    warn!(context.logger, "the used set-up token could not be removed"; "error" => error.to_string());
                }
                return;
            }
            Ok(true) | Err(_) => tokio::select! {
                () = stop.cancelled() => return,
                () = tokio::time::sleep(SETUP_TICK) => {}
            },
        }
    }
}

/// SIGHUP: what the configuration says of the encryption keys and the log is taken anew.
async fn reload_on_signal(context: Context) {
    use tokio::signal::unix::{SignalKind, signal};
    let Ok(mut hang_up) = signal(SignalKind::hangup()) else { return };
    while hang_up.recv().await.is_some() {
        if let Err(failure) = reload::reload(&context).await {
            let error = crate::logging::chain(&failure);
            warn!(context.logger, "the configuration was read again and not taken"; "error" => error);
        }
    }
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
