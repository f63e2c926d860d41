//! Who made the change behind a drift, as it is sent.

use serde::Serialize;
use utoipa::ToSchema;

use crate::domain::attribution::{AuthorKind, Certainty, Deed, LogEntry};
use crate::store::attributions::{Attributed, KnownAuthor};

/// Who made a change, as far as Microsoft's audit logs tell.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct AttributionView {
    /// `exact`: the log tells this very change; `likely`: one author changed the resource in that time; `ambiguous`:
    /// several did; `nobody`: no entry speaks of it. Null until the log was read.
    certainty: Option<&'static str>,
    /// Null where the log names nobody, or several.
    changed_by: Option<ChangedByView>,
    /// The last reading before the change, and the one that found it.
    since: String,
    until: String,
    looked_at: Option<String>,
    /// The logs are late, so they are asked again; null when they are not.
    next_look_at: Option<String>,
    /// Why the log could not be read at the last look.
    gap: Option<String>,
}

#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct ChangedByView {
    /// By which lists are narrowed: the same for the same author in all tenants, as far as Microsoft tells.
    key: String,
    /// `person`, `application` or `unknown`.
    kind: &'static str,
    name: String,
    /// Through a connection of Plumbline.
    is_own: bool,
}

/// An entry of Microsoft's audit logs that speaks of a drift.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct LogEntryView {
    /// Microsoft's id, by which the entry is found in the log.
    id: String,
    at: String,
    /// In the words of the log.
    activity: String,
    /// `added`, `updated`, `deleted` or `other`.
    deed: &'static str,
    /// `person`, `application` or `unknown`.
    kind: &'static str,
    /// Empty where the log names nobody.
    name: String,
    /// From where, where the log says so.
    address: Option<String>,
    /// The properties that it names.
    properties: Vec<String>,
}

impl AttributionView {
    pub(super) fn of(found: &Attributed) -> Self {
        Self {
            certainty: found.certainty.map(Certainty::as_str),
            changed_by: found.author.as_ref().map(ChangedByView::of),
            since: found.since.to_string(),
            until: found.until.to_string(),
            looked_at: found.looked_at.map(|at| at.to_string()),
            next_look_at: found.next_look_at.map(|at| at.to_string()),
            gap: found.gap.clone(),
        }
    }
}

impl ChangedByView {
    fn of(author: &KnownAuthor) -> Self {
        let KnownAuthor { key, kind, name, is_own } = author;
        Self { key: key.clone(), kind: kind.as_str(), name: name.clone(), is_own: *is_own }
    }
}

impl LogEntryView {
    pub(super) fn of(entry: LogEntry) -> Self {
        let mut properties: Vec<String> =
            entry.targets.into_iter().flat_map(|target| target.modified).map(|modified| modified.property).collect();
        properties.retain(|property| !property.is_empty());
        properties.dedup();
        Self {
            id: entry.id,
            at: entry.at.to_string(),
            activity: entry.activity,
            deed: word_of(entry.deed),
            kind: AuthorKind::as_str(entry.author.kind),
            name: entry.author.name,
            address: entry.author.address,
            properties,
        }
    }
}

fn word_of(deed: Deed) -> &'static str {
    match deed {
        Deed::Added => "added",
        Deed::Updated => "updated",
        Deed::Deleted => "deleted",
        Deed::Other => "other",
    }
}
