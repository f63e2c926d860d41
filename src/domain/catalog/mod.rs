//! What Plumbline knows of Microsoft 365, as data: one TOML file for each area, embedded in the binary and checked
//! when it is first used. `docs/adding-an-area.md` tells how to write one.

mod area;
mod audit;
mod collector_path;
mod custom;
mod custom_rules;
mod direction;
mod files;
mod insight;
mod path_tree;
mod pattern;
mod permission;
mod places;
mod restore;
mod review;
mod rules;
mod severity;
mod survey;
mod tokens;

pub use area::{
    ApiVersion, Area, Child, Condition, ElementNames, Identity, Mention, PARENT_ID, Parents, Permissions, Reference,
    Request, RequestKind,
};
pub use audit::{Audit, AuditLog, AuditSource, audit_permissions, audit_source, audit_sources};
pub use collector_path::{CollectorPath, CollectorPathError};
pub use custom::{CollectorDefinition, CollectorFault, CollectorRequest, CollectorSource, KEY_PREFIX, key_of};
pub use direction::{DirectionRule, Directions, Judged};
pub use files::{CatalogError, Entry, Restore, all, entries, find, parse, permission_ids, referred_by, shared};
pub use insight::{Figure, FigureKind, figures, product_name};
pub use path_tree::{EMPTY_GUID, Facts, PathTree, Referring, States};
pub use pattern::{PathPart, PathPattern, PatternError, path_parts};
pub use permission::{Meaning, broader, inclusions, is_covered, meaning, permission_id};
pub use places::{Place, of as place_of};
pub use restore::{
    Closed, Deed, DisablesFirst, Does, Method, Operation, RecycleBin, RestoreTable, Sends, Step, StepBody, Unwritable,
    tables as restore_tables,
};
pub use review::{Access, Narrowing, Review, RoleHolder, at, texts_at};
pub use rules::{Rules, SiblingCondition, ValueCase, ValueKind};
pub use survey::{Field, FieldType, ListLook, Survey, shown, survey};
pub use tokens::{TokenKind, TokenSource, token_sources};
