//! What Plumbline knows of Microsoft 365, as data: one TOML file for each area, embedded in the binary and checked
//! when it is first used. `docs/adding-an-area.md` tells how to write one.

mod area;
mod files;
mod path_tree;
mod pattern;
mod rules;
mod severity;

pub use area::{ApiVersion, Area, Child, Identity, Permissions, Reference, Request, RequestKind};
pub use files::{CatalogError, all, find, parse, permission_ids};
pub use path_tree::{EMPTY_GUID, Facts, PathTree, States};
pub use pattern::PatternError;
pub use rules::{Rules, ValueKind};
