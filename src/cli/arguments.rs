//! The words of the command line.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use super::moment::moment;
use crate::domain::model::Timestamp;
use crate::pipeline::audit::ExportFormat;

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
        /// What can be put back in each area, and what cannot and why, as Markdown.
        #[arg(long, conflicts_with = "format")]
        restore: bool,
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
    /// Compare an area of two tenants as last read, by what ids name.
    Compare(CompareOptions),
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
    /// Print what changed in an area, the versions of a resource, or the life of a property.
    History(HistoryOptions),
    /// Tell which past drifts changed rules would make appear or go, before they are taken into use.
    Replay(ReplayOptions),
    /// Baselines as files that live well in Git.
    Baseline {
        #[command(subcommand)]
        command: BaselineCommand,
    },
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
    /// Copies of the database, made while the server runs.
    Backup {
        #[command(subcommand)]
        command: BackupCommand,
    },
    /// Look at everything that must be right, and tell what is not and what to do.
    Doctor(DoctorOptions),
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
    pub(super) users: Option<usize>,
    /// Groups in each tenant.
    #[arg(long)]
    pub(super) groups: Option<usize>,
    /// App registrations in each tenant.
    #[arg(long)]
    pub(super) applications: Option<usize>,
    /// Policies of Intune's settings catalog in each tenant.
    #[arg(long)]
    pub(super) policies: Option<usize>,
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
    /// Encrypt all data keys with PLUMBLINE_ENCRYPTION_KEY in place of PLUMBLINE_ENCRYPTION_KEY_PREVIOUS, beside a
    /// running server too, and prove it. Goes on where it was interrupted.
    Rotate,
}

#[derive(Debug, Subcommand)]
pub(super) enum BackupCommand {
    /// Copy the database into a new file, which only its owner can read.
    Create { file: PathBuf },
    /// Restore a copy elsewhere and open it with the key, then forget it.
    Verify { file: PathBuf },
    /// Put a backup in place of the database, while no server runs. What was there is kept aside.
    Restore { file: PathBuf },
}

#[derive(Debug, Args)]
pub(super) struct DoctorOptions {
    #[arg(long, value_enum, default_value_t)]
    pub(super) format: Format,
    /// Ask nobody but this machine.
    #[arg(long)]
    pub(super) offline: bool,
}

#[derive(Debug, Subcommand)]
pub(super) enum AuditCommand {
    /// Walk the hash chain, and hold it against its daily heads. Ends with 1 when it does not hold.
    Verify {
        /// Heads that were kept elsewhere: what `audit heads`, the API or the log wrote; `-` for standard input.
        #[arg(long, value_name = "FILE")]
        head: Option<PathBuf>,
    },
    /// Print the daily heads, the newest first, to be kept elsewhere.
    Heads,
    /// Print entries, the oldest first.
    Export(AuditExportOptions),
}

#[derive(Debug, Args)]
pub(super) struct AuditExportOptions {
    #[arg(long, value_enum)]
    pub(super) format: AuditFormat,
    /// The first moment, such as 2026-11-25T09:00:00Z.
    #[arg(long, value_parser = moment)]
    pub(super) from: Option<Timestamp>,
    /// The moment after the last.
    #[arg(long, value_parser = moment)]
    pub(super) to: Option<Timestamp>,
    /// Who did it.
    #[arg(long)]
    pub(super) actor: Option<String>,
    /// An action such as tenant.change, or its noun, such as tenant.
    #[arg(long)]
    pub(super) action: Option<String>,
    /// Id or name.
    #[arg(long)]
    pub(super) tenant: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum AuditFormat {
    /// For spreadsheets.
    Csv,
    /// A JSON object on each line.
    Jsonl,
    /// ArcSight's Common Event Format.
    Cef,
}

impl From<AuditFormat> for ExportFormat {
    fn from(format: AuditFormat) -> Self {
        match format {
            AuditFormat::Csv => Self::Csv,
            AuditFormat::Jsonl => Self::JsonLines,
            AuditFormat::Cef => Self::Cef,
        }
    }
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
    /// Tell for each place what was sent, what was compared, and which rules took part.
    #[arg(long)]
    pub(super) explain: bool,
    /// End with 3 when there is a difference.
    #[arg(long)]
    pub(super) exit_code: bool,
}

#[derive(Debug, Args)]
pub(super) struct CompareOptions {
    #[arg(long)]
    pub(super) area: String,
    /// Id or name of the first tenant.
    pub(super) here: String,
    /// Id or name of the one that it is compared with.
    pub(super) there: String,
    #[arg(long, value_enum, default_value_t)]
    pub(super) format: Format,
    /// End with 3 when there is a difference.
    #[arg(long)]
    pub(super) exit_code: bool,
}

#[derive(Debug, Args)]
pub(super) struct ReplayOptions {
    /// An area in the form of the catalog's TOML files, or a folder of them.
    #[arg(long)]
    pub(super) catalog: PathBuf,
    /// Id or name; all tenants when left out.
    #[arg(long)]
    pub(super) tenant: Option<String>,
    /// May be given several times; all areas of the folder when left out.
    #[arg(long = "area")]
    pub(super) areas: Vec<String>,
    #[arg(long, value_enum, default_value_t)]
    pub(super) format: Format,
    /// End with 3 when a drift would appear or go.
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
pub(super) enum BaselineCommand {
    /// Make what was read last the agreed state, as new versions.
    Capture(CaptureOptions),
    /// Write the active baselines of a tenant, a file for each area.
    Export(ExportOptions),
    /// Make what files say the agreed state, as new versions.
    Import(ImportOptions),
}

#[derive(Debug, Args)]
pub(super) struct CaptureOptions {
    /// Id or name.
    #[arg(long)]
    pub(super) tenant: String,
    /// May be given several times; all areas that were read when left out.
    #[arg(long = "area")]
    pub(super) areas: Vec<String>,
    /// What the versions are called.
    #[arg(long)]
    pub(super) label: String,
}

#[derive(Debug, Args)]
pub(super) struct ExportOptions {
    /// Id or name.
    #[arg(long)]
    pub(super) tenant: String,
    /// May be given several times; all areas with a baseline when left out.
    #[arg(long = "area")]
    pub(super) areas: Vec<String>,
    /// A folder, or `-` for one area on standard output.
    #[arg(value_name = "DIR")]
    pub(super) target: PathBuf,
}

#[derive(Debug, Args)]
pub(super) struct ImportOptions {
    /// Id or name.
    #[arg(long)]
    pub(super) tenant: String,
    /// A file, a folder with files, or `-` for standard input.
    #[arg(value_name = "FILE|DIR")]
    pub(super) source: PathBuf,
    /// In place of the labels of the files.
    #[arg(long)]
    pub(super) label: Option<String>,
    /// Tell what it would do, and do nothing.
    #[arg(long)]
    pub(super) dry_run: bool,
}

#[derive(Debug, Subcommand)]
pub(super) enum TenantCommand {
    /// Connect a tenant: with a client secret, which is read from a file or from standard input, with a certificate,
    /// with the managed identity of the server, or through an app registration that tenants share.
    Add(AddTenantOptions),
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

#[derive(Debug, Args)]
pub(super) struct AddTenantOptions {
    #[arg(long)]
    pub(super) name: String,
    /// Microsoft's id of the directory.
    #[arg(long)]
    pub(super) tenant_id: String,
    #[arg(long, required_unless_present = "app_registration")]
    pub(super) client_id: Option<String>,
    /// Holds the client secret; standard input when left out.
    #[arg(long, group = "credential")]
    pub(super) secret_file: Option<PathBuf>,
    /// A PEM file with the certificate.
    #[arg(long, group = "credential", requires = "private_key")]
    pub(super) certificate: Option<PathBuf>,
    /// A PEM file with the certificate's private key, RSA and not encrypted.
    #[arg(long, requires = "certificate")]
    pub(super) private_key: Option<PathBuf>,
    /// Sign with RS256 in place of PS256.
    #[arg(long, requires = "certificate")]
    pub(super) rs256: bool,
    /// Use the managed identity of the App Service, or the Kubernetes service account.
    #[arg(long, group = "credential")]
    pub(super) managed_identity: bool,
    /// The client id of a user-assigned managed identity.
    #[arg(long, requires = "managed_identity")]
    pub(super) identity_client_id: Option<String>,
    /// Id or name of a stored app registration.
    #[arg(long, group = "credential", conflicts_with = "client_id")]
    pub(super) app_registration: Option<String>,
}

#[derive(Debug, Args)]
pub(super) struct HistoryOptions {
    /// Id or name.
    #[arg(long)]
    pub(super) tenant: String,
    #[arg(long)]
    pub(super) area: String,
    /// Id of one resource; its versions, unless --path or --from is given.
    #[arg(long)]
    pub(super) resource: Option<String>,
    /// A property of the resource, such as conditions.users.excludeGroups.
    #[arg(long, requires = "resource")]
    pub(super) path: Option<String>,
    /// The earlier time, such as 2026-11-25T09:00:00Z.
    #[arg(long, value_parser = moment)]
    pub(super) from: Option<Timestamp>,
    /// The later time; now when left out.
    #[arg(long, value_parser = moment)]
    pub(super) to: Option<Timestamp>,
    #[arg(long, value_enum, default_value_t)]
    pub(super) format: Format,
}

#[derive(Debug, Subcommand)]
pub(super) enum UserCommand {
    /// Make a user: an administrator over all, unless a role and a target are given. The password is read from a file
    /// or from standard input.
    Add(AddUserOptions),
    /// List everybody who may sign in.
    List {
        #[arg(long, value_enum, default_value_t)]
        format: Format,
    },
    /// Give a user a new password and end the sessions of that user.
    Reset {
        username: String,
        #[arg(long)]
        password_file: Option<PathBuf>,
        /// Forget the authenticator app and the recovery codes, too.
        #[arg(long)]
        clear_second_factor: bool,
    },
    /// Let nothing of the user open anything any more: sessions, tokens, password.
    Disable { username: String },
    /// Let the user sign in again.
    Enable { username: String },
}

#[derive(Debug, Args)]
pub(super) struct AddUserOptions {
    pub(super) username: String,
    #[arg(long)]
    pub(super) password_file: Option<PathBuf>,
    #[arg(long, value_enum, default_value_t)]
    pub(super) role: GrantedRole,
    /// Id or name of a tenant that the role is over; may be given several times. All when neither this nor --group is.
    #[arg(long = "tenant")]
    pub(super) tenants: Vec<String>,
    /// Id or name of a tenant group that the role is over; may be given several times.
    #[arg(long = "group")]
    pub(super) groups: Vec<String>,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum GrantedRole {
    Viewer,
    Operator,
    Approver,
    #[default]
    Administrator,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    #[default]
    Text,
    Json,
}
