//! What Plumbline knows of Microsoft 365, as data: one TOML file for each area, embedded in the binary and checked
//! when it is first used. `docs/adding-an-area.md` tells how to write one.

mod area;
mod collector_path;
mod custom;
mod custom_rules;
mod files;
mod insight;
mod path_tree;
mod pattern;
mod permission;
mod places;
mod restore;
mod rules;
mod severity;
mod survey;

pub use area::{
    ApiVersion, Area, Child, Condition, Identity, Mention, PARENT_ID, Parents, Permissions, Reference, Request,
    RequestKind,
};
pub use collector_path::{CollectorPath, CollectorPathError};
pub use custom::{CollectorDefinition, CollectorFault, CollectorRequest, CollectorSource, KEY_PREFIX, key_of};
pub use files::{CatalogError, Entry, Restore, all, entries, find, parse, permission_ids, shared};
pub use insight::{Figure, FigureKind, figures, product_name};
pub use path_tree::{EMPTY_GUID, Facts, PathTree, States};
pub use pattern::PatternError;
pub use permission::{Meaning, broader, inclusions, is_covered, meaning, permission_id};
pub use places::{Place, of as place_of};
pub use restore::{Audit, AuditLog, Method, Operation, RestoreTable, Step};
pub use rules::{Rules, ValueKind};
pub use survey::{Field, FieldType, ListLook, Survey, shown, survey};
