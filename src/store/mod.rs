//! The database: the only place with SQL.
//!
//! One writer, many readers. A use case is one transaction: it takes a [`WriteTx`] and puts its audit entry into the
//! same transaction, so nothing changes without a trace. Reads take a [`ReadTx`] and see one moment.
//!
//! Every statement runs in a [`crate::auth::Scope`]. Where that is not everything, the names of tables stand for views
//! that show the scope's rows alone (`scoped`). What writes names `main.` before the table, and is held to the scope by
//! triggers.

pub mod acceptances;
pub mod agreements;
pub mod api_tokens;
pub mod app_registrations;
pub mod attributions;
pub mod audit;
pub mod automatic;
pub mod backup;
pub mod baseline_hashes;
pub mod baselines;
pub mod bodies;
pub mod branding;
pub mod ciphertexts;
pub mod collections;
pub mod collectors;
pub mod connections;
pub mod coverage;
pub mod credential_warnings;
pub mod credentials;
mod database;
pub mod delegated_sign_ins;
pub mod delta_states;
pub mod drift_assignments;
pub mod drift_comments;
pub mod drift_days;
pub mod drifts;
pub mod entitlements;
pub mod erasure;
mod error;
mod folder;
pub mod grants;
mod handle;
pub mod history;
pub mod ignore_rules;
pub mod ignored_drifts;
pub mod insights;
pub mod jobs;
pub mod keys;
pub mod names;
pub mod passwords;
pub mod pending_consents;
pub mod plans;
pub mod preferences;
pub mod provider_identities;
pub mod provider_sign_ins;
pub mod resource_groups;
pub mod resources;
pub mod restore_settings;
pub mod retention;
pub mod role_rules;
mod row;
pub mod schema_notices;
mod scoped;
pub mod search;
pub mod second_factors;
pub mod secret_rotations;
pub mod sessions;
pub mod switches;
pub mod tenant_events;
pub mod tenant_groups;
pub mod tenant_notes;
pub mod tenant_tags;
pub mod tenants;
mod transaction;
pub mod users;
pub mod write_connections;

pub use database::Database;
pub use error::StoreError;
pub use folder::{
    InstanceLock, Journal, database_path, free_bytes, is_open_to_others, journal_for, lock, open_files, prepare,
    tighten, write_private,
};
pub use handle::Store;
pub use transaction::{ReadTx, WriteTx};
