//! Whom a policy about signing in reaches.

use std::collections::BTreeSet;

use serde_json::Value;

use super::facts::{Facts, Person};
use crate::domain::catalog::{Access, at, texts_at};

/// A policy as it would act.
pub(super) struct Policy<'a> {
    pub(super) access: &'a Access,
    pub(super) body: &'a Value,
}

impl Policy<'_> {
    fn says(&self, path: &str, words: &[String]) -> bool {
        texts_at(self.body, path).iter().any(|text| words.iter().any(|word| word.eq_ignore_ascii_case(text)))
    }

    fn lists(&self, path: &str, id: &str) -> bool {
        texts_at(self.body, path).iter().any(|text| text.eq_ignore_ascii_case(id))
    }

    pub(super) fn is_in_force(&self) -> bool {
        self.says(&self.access.state, &self.access.in_force)
    }

    pub(super) fn only_reports(&self) -> bool {
        self.says(&self.access.state, &self.access.only_reports)
    }

    pub(super) fn blocks(&self) -> bool {
        self.access.controls.iter().any(|path| self.says(path, &self.access.blocks))
    }

    /// Whether it asks for anything before it lets somebody in.
    pub(super) fn demands(&self) -> bool {
        self.access.controls.iter().any(|path| match at(self.body, path) {
            None | Some(Value::Null) => false,
            Some(Value::Array(items)) => !items.is_empty(),
            Some(Value::Object(members)) => !members.is_empty(),
            Some(Value::Bool(_) | Value::Number(_) | Value::String(_)) => true,
        })
    }

    /// Whether it acts for some sign-ins alone.
    pub(super) fn is_narrow(&self) -> bool {
        self.access.narrowed_by.iter().any(|narrowing| {
            let said = match at(self.body, &narrowing.path) {
                None | Some(Value::Null) => false,
                Some(Value::Array(items)) => !items.is_empty(),
                Some(Value::Object(members)) => members.values().any(|member| !member.is_null()),
                Some(Value::String(text)) => !text.is_empty(),
                Some(Value::Bool(_) | Value::Number(_)) => true,
            };
            said && !self.says(&narrowing.path, &narrowing.except)
        })
    }

    pub(super) fn reaches_everybody(&self) -> bool {
        self.says(&self.access.include_users, &self.access.everybody)
    }

    /// Whether it says that somebody is spared.
    pub(super) fn spares_anybody(&self) -> bool {
        [&self.access.exclude_users, &self.access.exclude_groups, &self.access.exclude_roles]
            .into_iter()
            .any(|path| !texts_at(self.body, path).is_empty())
    }

    pub(super) fn reaches(&self, id: &str, person: &Person) -> bool {
        let in_any = |path: &str, ids: &BTreeSet<String>| ids.iter().any(|id| self.lists(path, id));
        let access = self.access;
        let is_spared = self.lists(&access.exclude_users, id)
            || in_any(&access.exclude_groups, &person.groups)
            || in_any(&access.exclude_roles, &person.roles);
        let is_meant = self.reaches_everybody()
            || self.lists(&access.include_users, id)
            || in_any(&access.include_groups, &person.groups)
            || in_any(&access.include_roles, &person.roles);
        is_meant && !is_spared
    }

    /// Whether it reaches one of the applications.
    pub(super) fn reaches_application(&self, own: &BTreeSet<String>) -> bool {
        let access = self.access;
        let is_spared = own.iter().any(|id| self.lists(&access.exclude_applications, id));
        let is_meant = self.says(&access.include_applications, &access.every_application)
            || own.iter().any(|id| self.lists(&access.include_applications, id));
        is_meant && !is_spared
    }

    /// The part of all users in percent; none where it cannot be told.
    pub(super) fn share_percent(&self, facts: &Facts) -> Option<u64> {
        let access = self.access;
        let users = facts.users.filter(|users| *users > 0)?;
        let in_groups = |path: &str| -> Option<u64> {
            texts_at(self.body, path).iter().map(|id| facts.group_sizes.get(&id.to_lowercase()).copied()).sum()
        };
        let listed = |path: &str| u64::try_from(texts_at(self.body, path).len()).unwrap_or(u64::MAX);
        if self.reaches_everybody() {
            // What is excluded and not known is taken for nobody: rather too many than too few.
            let spared = listed(&access.exclude_users).saturating_add(in_groups(&access.exclude_groups).unwrap_or(0));
            return Some(users.saturating_sub(spared).saturating_mul(100) / users);
        }
        let meant = listed(&access.include_users).saturating_add(in_groups(&access.include_groups)?);
        Some(meant.min(users).saturating_mul(100) / users)
    }
}
