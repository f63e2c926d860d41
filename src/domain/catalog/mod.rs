//! What Plumbline knows of Microsoft 365, as data: one TOML file for each area, embedded in the binary and checked
//! when it is first used. `docs/adding-an-area.md` tells how to write one.

mod area;
mod files;
mod insight;
mod path_tree;
mod pattern;
mod permission;
mod restore;
mod rules;
mod severity;

pub use area::{
    ApiVersion, Area, Child, Condition, Identity, Mention, PARENT_ID, Parents, Permissions, Reference, Request,
    RequestKind,
};
pub use files::{CatalogError, Entry, all, entries, find, parse, permission_ids, shared};
pub use insight::{Figure, FigureKind, figures, product_name};
pub use path_tree::{EMPTY_GUID, Facts, PathTree, States};
pub use pattern::PatternError;
pub use permission::{Meaning, broader, inclusions, is_covered, meaning, permission_id};
pub use restore::{Audit, AuditLog, Method, Operation, Restore, Step};
pub use rules::{Rules, ValueKind};
