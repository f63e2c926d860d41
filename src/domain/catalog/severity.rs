//! How much a change of an area matters, by path.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::pattern::{Pattern, PatternError};
use crate::domain::diff::Change;
use crate::domain::model::Severity;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Severities {
    pub default: Severity,
    /// A resource that is gone; the default when left out.
    pub missing: Option<Severity>,
    /// A resource that nobody agreed to; the default when left out.
    pub unexpected: Option<Severity>,
    /// The longest pattern that covers the path decides.
    #[serde(default)]
    pub paths: BTreeMap<String, Severity>,
    #[serde(skip)]
    patterns: Vec<(Pattern, Severity)>,
}

impl Severities {
    /// The same for every change.
    pub(super) fn flat(severity: Severity) -> Self {
        Self { default: severity, missing: None, unexpected: None, paths: BTreeMap::new(), patterns: Vec::new() }
    }

    pub(super) fn compile(&mut self) -> Result<(), PatternError> {
        let patterns = self.paths.iter().map(|(text, severity)| Ok((Pattern::parse(text)?, *severity)));
        self.patterns = patterns.collect::<Result<_, PatternError>>()?;
        // The longest first, so that the first match decides.
        self.patterns.sort_by_key(|(pattern, _)| std::cmp::Reverse(pattern.length()));
        Ok(())
    }

    pub(super) fn of(&self, change: &Change) -> Severity {
        match change {
            Change::Missing => self.missing.unwrap_or(self.default),
            Change::Unexpected => self.unexpected.unwrap_or(self.default),
            Change::Changed(property) => {
                let found = self.patterns.iter().find(|(pattern, _)| pattern.covers(&property.path));
                // A whole group of settings that came or went is as grave as the gravest it can hold.
                let within = self.patterns.iter().filter(|(pattern, _)| pattern.lies_within(&property.path));
                let own = found.map_or(self.default, |(_, severity)| *severity);
                within.map(|(_, severity)| *severity).fold(own, Severity::max)
            }
        }
    }
}
