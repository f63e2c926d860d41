//! The words of the command line.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

/// Keeps Microsoft 365 tenants configured as agreed.
#[derive(Debug, Parser)]
#[command(name = "plumbline", version, max_term_width = 100)]
pub(super) struct Arguments {
    #[command(subcommand)]
    pub(super) command: Command,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Run the server.
    Serve,
    /// Run the server with made-up tenants, in which somebody works while you watch. Loopback only.
    Demo(DemoOptions),
    /// Run only the simulator of Microsoft Graph and its sign-in service, for tests. Loopback only.
    Simulator(SimulatorOptions),
    /// Encryption keys.
    Key {
        #[command(subcommand)]
        command: KeyCommand,
    },
    /// Check the environment and `.env`, and tell all faults.
    CheckConfig,
    /// Ask a running server whether it is ready; for supervisors and containers.
    Healthcheck,
    /// List the areas of the catalog.
    Areas {
        #[arg(long, value_enum, default_value_t)]
        format: Format,
    },
    /// Tell which application permissions to grant.
    Permissions(PermissionsOptions),
    /// Print the canonical form of a resource.
    Normalise {
        /// The area whose rules are used, e.g. conditional_access_policies.
        #[arg(long)]
        area: String,
        /// A JSON file; `-` for standard input.
        file: PathBuf,
    },
    /// Compare two resources, or two lists of them.
    Diff(DiffOptions),
    /// Tenants.
    Tenant {
        #[command(subcommand)]
        command: TenantCommand,
    },
    /// Read tenants now and wait until it is done.
    Sync {
        /// Id or name; all tenants when left out.
        #[arg(long)]
        tenant: Option<String>,
        /// May be given several times; all areas when left out.
        #[arg(long = "area")]
        areas: Vec<String>,
    },
    /// Print the open drifts.
    Drift(DriftOptions),
    /// The audit trail.
    Audit {
        #[command(subcommand)]
        command: AuditCommand,
    },
    /// People who may sign in.
    User {
        #[command(subcommand)]
        command: UserCommand,
    },
    /// Print the OpenAPI document.
    Openapi,
}

#[derive(Debug, Args)]
pub(super) struct DemoOptions {
    #[arg(long, default_value_t = crate::config::DEFAULT_PORT)]
    pub(super) port: u16,
    #[arg(long, default_value_t = 3, value_parser = clap::value_parser!(u16).range(1..=1000))]
    pub(super) tenants: u16,
    /// Keeps the demo's data; a temporary folder when left out.
    #[arg(long)]
    pub(super) data_dir: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(super) struct SimulatorOptions {
    /// Any free port when 0.
    #[arg(long, default_value_t = 8366)]
    pub(super) port: u16,
    #[arg(long, default_value_t = 3, value_parser = clap::value_parser!(u16).range(1..=1000))]
    pub(super) tenants: u16,
    /// Shuffle collections, key order and the case of GUIDs at each read.
    #[arg(long)]
    pub(super) shuffle: bool,
    /// Users in each tenant.
    #[arg(long)]
    pub(super) users: Option<u64>,
    /// Groups in each tenant.
    #[arg(long)]
    pub(super) groups: Option<u64>,
    /// App registrations in each tenant.
    #[arg(long)]
    pub(super) applications: Option<u64>,
    /// Intune policies in each tenant.
    #[arg(long)]
    pub(super) policies: Option<u64>,
    /// How long each answer takes.
    #[arg(long, default_value_t = 0)]
    pub(super) delay_ms: u64,
    /// Keep Microsoft's documented limits, or ones so many times tighter.
    #[arg(long, num_args = 0..=1, default_missing_value = "1", value_name = "TIGHTER")]
    pub(super) limits: Option<u64>,
    /// Keep no requests for tests to look at; for measuring.
    #[arg(long)]
    pub(super) forget_requests: bool,
}

#[derive(Debug, Subcommand)]
pub(super) enum KeyCommand {
    /// Print a new encryption key, once.
    New,
}

#[derive(Debug, Subcommand)]
pub(super) enum AuditCommand {
    /// Walk the hash chain.
    Verify,
}

#[derive(Debug, Args)]
pub(super) struct PermissionsOptions {
    /// Those for restoring, too.
    #[arg(long)]
    pub(super) write: bool,
    /// Those for every area, but for the ones that somebody must switch on first.
    #[arg(long, conflicts_with = "areas")]
    pub(super) all: bool,
    /// May be given several times; the areas that are on by default when left out.
    #[arg(long = "area")]
    pub(super) areas: Vec<String>,
    /// JSON has the shape of `requiredResourceAccess` in an app manifest.
    #[arg(long, value_enum, default_value_t)]
    pub(super) format: Format,
}

#[derive(Debug, Args)]
pub(super) struct DiffOptions {
    #[arg(long)]
    pub(super) area: String,
    /// A resource, an array of them, or a Graph answer with `value`; `-` for standard input.
    pub(super) before: PathBuf,
    pub(super) after: PathBuf,
    #[arg(long, value_enum, default_value_t)]
    pub(super) format: Format,
    /// End with 3 when there is a difference.
    #[arg(long)]
    pub(super) exit_code: bool,
}

#[derive(Debug, Args)]
pub(super) struct DriftOptions {
    /// Id or name; all tenants when left out.
    #[arg(long)]
    pub(super) tenant: Option<String>,
    #[arg(long, value_enum, default_value_t)]
    pub(super) format: Format,
    /// End with 3 when there is drift.
    #[arg(long)]
    pub(super) exit_code: bool,
}

#[derive(Debug, Subcommand)]
pub(super) enum TenantCommand {
    /// Connect a tenant. The client secret is read from a file or from standard input.
    Add {
        #[arg(long)]
        name: String,
        /// Microsoft's id of the directory.
        #[arg(long)]
        tenant_id: String,
        #[arg(long)]
        client_id: String,
        /// Holds the client secret; standard input when left out.
        #[arg(long)]
        secret_file: Option<PathBuf>,
    },
    /// List all tenants.
    List {
        #[arg(long, value_enum, default_value_t)]
        format: Format,
    },
    /// Remove a tenant with everything that is known of it.
    Remove {
        /// Id or name.
        tenant: String,
    },
}

#[derive(Debug, Subcommand)]
pub(super) enum UserCommand {
    /// Make an administrator. The password is read from a file or from standard input.
    Add {
        username: String,
        #[arg(long)]
        password_file: Option<PathBuf>,
    },
    /// Give a user a new password and end the sessions of that user.
    Reset {
        username: String,
        #[arg(long)]
        password_file: Option<PathBuf>,
    },
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    #[default]
    Text,
    Json,
}
