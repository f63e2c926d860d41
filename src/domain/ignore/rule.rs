//! Which findings a rule holds back.

use std::fmt;

use serde_json::Value;

use super::Glob;
use crate::domain::catalog::PathPattern;
use crate::domain::diff::{ChangeKind, PropertyChange};
use crate::domain::drift::Found;
use crate::domain::model::{AreaKey, IgnoreRuleId, TenantGroupId, TenantId, Timestamp};

/// The longest path pattern.
pub const RULE_PATH_LIMIT_BYTES: usize = 300;
/// Each `**` may stand for any depth, so that many of them would have to be tried in all combinations.
const ANY_DEPTH_LIMIT: usize = 2;

/// What a rule lets through is empty on every side that it does not name. The tenants that it speaks of were chosen
/// before.
#[derive(Debug, Clone, PartialEq)]
pub struct IgnoreRule {
    pub id: IgnoreRuleId,
    pub area: Option<AreaKey>,
    /// The name of the resource.
    pub resource: Option<Glob>,
    pub path: Option<RulePath>,
    /// The value before or after.
    pub value: Option<Glob>,
    pub reason: String,
    pub until: Option<Timestamp>,
}

/// The tenants that a rule speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    Everywhere,
    Tenant(TenantId),
    Group(TenantGroupId),
}

impl Scope {
    pub fn tenant(self) -> Option<TenantId> {
        match self {
            Self::Tenant(id) => Some(id),
            Self::Everywhere | Self::Group(_) => None,
        }
    }

    pub fn group(self) -> Option<TenantGroupId> {
        match self {
            Self::Group(id) => Some(id),
            Self::Everywhere | Self::Tenant(_) => None,
        }
    }
}

/// A path pattern within limits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RulePath {
    text: String,
    pattern: PathPattern,
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{expected}")]
pub struct RuleFault {
    pub field: &'static str,
    pub expected: String,
}

impl RulePath {
    /// # Errors
    /// [`RuleFault`] for a text that is no pattern of the catalog's grammar, or that would be slow.
    pub fn parse(text: &str) -> Result<Self, RuleFault> {
        let text = text.trim();
        let refused = |expected: String| RuleFault { field: "path", expected };
        if text.len() > RULE_PATH_LIMIT_BYTES {
            return Err(refused(format!("expected at most {RULE_PATH_LIMIT_BYTES} bytes")));
        }
        if text.matches("**").count() > ANY_DEPTH_LIMIT {
            return Err(refused(format!("expected at most {ANY_DEPTH_LIMIT} times `**`")));
        }
        let pattern = PathPattern::parse(text).map_err(|error| refused(error.to_string()))?;
        Ok(Self { text: text.to_owned(), pattern })
    }
}

impl fmt::Display for RulePath {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.text)
    }
}

impl IgnoreRule {
    /// # Errors
    /// [`RuleFault`] for a rule that names nothing, as it would hold back everything.
    pub fn check(&self) -> Result<(), RuleFault> {
        let narrows = self.area.is_some() || self.resource.is_some() || self.path.is_some() || self.value.is_some();
        if narrows {
            return Ok(());
        }
        let expected =
            "expected an area, a resource, a path or a value: a rule without any would hold back every drift";
        Err(RuleFault { field: "area", expected: expected.to_owned() })
    }

    pub fn runs_at(&self, now: Timestamp) -> bool {
        self.until.is_none_or(|until| until > now)
    }

    fn covers(&self, area: &AreaKey, found: &Found) -> bool {
        self.area.as_ref().is_none_or(|only| only == area)
            && self.resource.as_ref().is_none_or(|name| name.matches(&found.resource_name))
            && match found.property() {
                // A whole resource has neither path nor value.
                None => self.path.is_none() && self.value.is_none(),
                Some(property) => {
                    self.path.as_ref().is_none_or(|path| path.pattern.covers(&property.path))
                        && self.value.as_ref().is_none_or(|value| covers_value(value, property))
                }
            }
    }
}

/// The first rule that runs now and holds the finding back.
pub fn held_back_by<'r>(
    rules: &'r [IgnoreRule],
    area: &AreaKey,
    found: &Found,
    now: Timestamp,
) -> Option<&'r IgnoreRule> {
    rules.iter().find(|rule| rule.runs_at(now) && rule.covers(area, found))
}

/// Of a set every element that came or went must fit, so that nothing hides beside what is ignored.
fn covers_value(pattern: &Glob, property: &PropertyChange) -> bool {
    match property.kind {
        ChangeKind::Set => property.added.iter().chain(&property.removed).all(|value| fits(pattern, value)),
        ChangeKind::Value | ChangeKind::List | ChangeKind::Text => {
            fits(pattern, &property.before) || fits(pattern, &property.after)
        }
    }
}

fn fits(pattern: &Glob, value: &Value) -> bool {
    match value {
        Value::Null => false,
        Value::String(text) => pattern.matches(text),
        Value::Bool(_) | Value::Number(_) | Value::Array(_) | Value::Object(_) => pattern.matches(&value.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::{IgnoreRule, RulePath, held_back_by};
    use crate::domain::diff::{Change, ChangeKind, PropertyChange};
    use crate::domain::drift::Found;
    use crate::domain::model::{AreaKey, IgnoreRuleId, Severity, Timestamp, Verdict};

    fn area() -> AreaKey {
        "conditional_access_policies".parse().expect("a key")
    }

    fn rule() -> IgnoreRule {
        IgnoreRule {
            id: IgnoreRuleId(uuid::Uuid::nil()),
            area: None,
            resource: None,
            path: None,
            value: None,
            reason: "Pilot".into(),
            until: None,
        }
    }

    fn found(change: Change) -> Found {
        Found {
            resource_id: "policy".parse().expect("an id"),
            resource_name: "Pilot: require MFA".into(),
            severity: Severity::High,
            verdict: Verdict::default(),
            change,
            live: None,
        }
    }

    fn property(path: &str, before: Value, after: Value) -> PropertyChange {
        let (added, removed) = (vec![], vec![]);
        PropertyChange { path: path.into(), kind: ChangeKind::Value, before, after, added, removed, after_hash: None }
    }

    fn holds(rule: &IgnoreRule, change: Change) -> bool {
        held_back_by(std::slice::from_ref(rule), &area(), &found(change), Timestamp(1)).is_some()
    }

    fn state() -> Change {
        Change::Changed(property("state", json!("enabled"), json!("disabled")))
    }

    #[test]
    fn every_side_that_is_named_must_fit() {
        let path = |text: &str| Some(RulePath::parse(text).expect("a path"));
        let glob = |text: &str| Some(text.parse().expect("a glob"));
        for (rule, expected) in [
            (IgnoreRule { area: Some(area()), ..rule() }, true),
            (IgnoreRule { area: "named_locations".parse().ok(), ..rule() }, false),
            (IgnoreRule { resource: glob("pilot*"), ..rule() }, true),
            (IgnoreRule { resource: glob("mfa*"), ..rule() }, false),
            (IgnoreRule { path: path("state"), ..rule() }, true),
            (IgnoreRule { path: path("conditions.**"), ..rule() }, false),
            (IgnoreRule { value: glob("disabled"), ..rule() }, true),
            (IgnoreRule { value: glob("enabled"), ..rule() }, true),
            (IgnoreRule { value: glob("report*"), ..rule() }, false),
            (IgnoreRule { resource: glob("pilot*"), path: path("conditions"), ..rule() }, false),
            (IgnoreRule { area: Some(area()), until: Some(Timestamp(1)), ..rule() }, false),
            (IgnoreRule { area: Some(area()), until: Some(Timestamp(2)), ..rule() }, true),
        ] {
            assert_eq!(holds(&rule, state()), expected, "{rule:?}");
        }
    }

    #[test]
    fn nothing_hides_in_a_set_beside_what_is_ignored() {
        let rule = IgnoreRule { value: "pilot-*".parse().ok(), ..rule() };
        let set = |added: Value| {
            let added = added.as_array().cloned().expect("an array");
            Change::Changed(PropertyChange { kind: ChangeKind::Set, added, ..property("groups", json!([]), json!([])) })
        };
        assert!(holds(&rule, set(json!(["pilot-1", "pilot-2"]))));
        assert!(!holds(&rule, set(json!(["pilot-1", "everyone"]))));
    }

    #[test]
    fn a_rule_for_a_path_says_nothing_about_a_whole_resource() {
        let by_path = IgnoreRule { path: RulePath::parse("state").ok(), ..rule() };
        assert!(!holds(&by_path, Change::Missing));
        let by_name = IgnoreRule { resource: "pilot*".parse().ok(), ..rule() };
        assert!(holds(&by_name, Change::Missing) && holds(&by_name, Change::Unexpected));
    }

    #[test]
    fn a_rule_that_names_nothing_and_a_path_that_would_be_slow_are_refused() {
        assert!(rule().check().is_err());
        assert!(IgnoreRule { area: Some(area()), ..rule() }.check().is_ok());
        for text in ["", "a..b", "**.a.**.b.**", &"a".repeat(301)] {
            assert!(RulePath::parse(text).is_err(), "{text}");
        }
    }
}
