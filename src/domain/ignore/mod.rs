//! Ignore rules: what a person declared to be no drift, until when and why.

mod glob;
mod rule;

pub use glob::{Glob, GlobError};
pub use rule::{IgnoreRule, RULE_PATH_LIMIT_BYTES, RuleFault, RulePath, Scope, held_back_by};
