//! The life of one property: which value it had from when to when.

use serde_json::Value;

use super::Answer;
use crate::domain::catalog::Area;
use crate::domain::model::{ResourceId, TenantId, Timestamp};
use crate::domain::normalise::{Canonical, Node, normalise};
use crate::pipeline::{Context, PipelineError, areas};
use crate::store::history::{self, Numbered};
use crate::store::{ReadTx, StoreError, bodies, tenants};

/// Versions that one request opens at most, one at a time; the next page goes on with older ones.
const OPENED_AT_ONCE: u32 = 300;
const PATH_LIMIT_BYTES: usize = 2_000;
/// Names that an error tells.
const NAMES_TOLD: usize = 30;

/// What is asked for.
#[derive(Debug)]
pub struct TimelineAsked {
    pub tenant: TenantId,
    pub area: String,
    pub resource: ResourceId,
    pub path: String,
    /// Only the spans with this value; a collection has it when it holds it.
    pub value: Option<Value>,
    /// The number of the oldest version that the page before looked at.
    pub before: Option<u64>,
}

/// A time during which the property had one value.
#[derive(Debug, Clone, PartialEq)]
pub struct TimelineSpan {
    /// As a person sees it; none where the resource has no such property.
    pub value: Option<Value>,
    /// Graph did not show the value, so nothing can be said about it.
    pub is_hidden: bool,
    /// When it was first seen.
    pub from: Timestamp,
    /// Versions before `from` were thinned: it may have been so from here on.
    pub not_before: Option<Timestamp>,
    /// Until when; none when it is so now.
    pub to: Option<Timestamp>,
    /// Versions after `to` were thinned: it may have been so until here.
    pub not_after: Option<Timestamp>,
    /// It ended because the resource was gone.
    pub is_gone: bool,
    /// The numbers of the first and the last version in it.
    pub first_version: u64,
    pub last_version: u64,
}

#[derive(Debug)]
pub struct Timeline {
    /// The newest first.
    pub spans: Vec<TimelineSpan>,
    /// Where the next page goes on; none when the whole history was looked at.
    pub next: Option<u64>,
    /// Until when the history is forgotten; none when it is there from its beginning.
    pub forgotten_until: Option<Timestamp>,
}

/// # Errors
/// [`PipelineError::NotFound`], or [`PipelineError::Invalid`] for a path that no kept version has.
pub async fn timeline(context: &Context, asked: TimelineAsked) -> Result<Timeline, PipelineError> {
    if asked.path.is_empty() || asked.path.len() > PATH_LIMIT_BYTES {
        let expected = "expected the path of a property, such as `conditions.users.excludeGroups`".to_owned();
        return Err(PipelineError::Invalid { field: "path", expected });
    }
    let area = areas::known(context, &asked.area)?;
    context.store.read(move |tx| find(tx, &area, &asked)).await?
}

fn find(tx: &ReadTx<'_>, area: &Area, asked: &TimelineAsked) -> Answer<Timeline> {
    let (tenant, id) = (asked.tenant, &asked.resource);
    if tenants::find(tx, tenant)?.is_none() {
        return Ok(Err(PipelineError::NotFound { what: "tenant" }));
    }
    let mut versions = history::versions(tx, tenant, &area.key, id, asked.before, OPENED_AT_ONCE + 1)?;
    let has_more = versions.len() > usize::try_from(OPENED_AT_ONCE).unwrap_or(usize::MAX);
    if has_more {
        versions.pop();
    }
    if versions.is_empty() {
        return Ok(Err(PipelineError::NotFound { what: "resource" }));
    }
    let mut walk = Walk { area, path: &asked.path, spans: Vec::new(), properties: None };
    for version in &versions {
        walk.step(tx, tenant, version)?;
    }
    if !has_more && asked.before.is_none() && walk.spans.iter().all(|span| span.node.is_none()) {
        return Ok(Err(walk.refusal()));
    }
    let wanted = |span: &Span| {
        asked.value.as_ref().is_none_or(|value| span.node.as_ref().is_some_and(|node| node.is_or_holds(value)))
    };
    let spans = walk.spans.into_iter().filter(wanted).map(Span::told).collect();
    let next = versions.last().filter(|_| has_more).map(|oldest| oldest.number);
    Ok(Ok(Timeline { spans, next, forgotten_until: history::forgotten_until(tx, tenant, &area.key, id)? }))
}

/// A walk from the newest version to the oldest.
struct Walk<'a> {
    area: &'a Area,
    path: &'a str,
    spans: Vec<Span>,
    /// Those of the newest version.
    properties: Option<Vec<String>>,
}

struct Span {
    node: Option<Node>,
    told: TimelineSpan,
    /// From when on its first version answers.
    answers_from: Timestamp,
}

impl Walk<'_> {
    fn step(&mut self, tx: &ReadTx<'_>, tenant: TenantId, found: &Numbered) -> Result<(), StoreError> {
        let version = &found.kept.version;
        let body = bodies::get_json(tx, tenant, version.body)?;
        let canonical = normalise(self.area, &body).map_err(|_| StoreError::Corrupt { what: "body" })?;
        let node = canonical.at(self.path).cloned();
        self.properties.get_or_insert_with(|| Canonical::properties(&canonical));
        let later = self.spans.last_mut();
        let follows = later.as_ref().is_some_and(|later| version.valid_to.is_some_and(|to| to >= later.answers_from));
        let not_before = found.kept.stands_from;
        match later {
            // The same value without a gap and without thinned versions between: one span.
            Some(later) if follows && later.node == node && later.told.not_before.is_none() => {
                later.told.from = version.valid_from;
                later.told.not_before = not_before;
                later.told.first_version = found.number;
                later.answers_from = found.kept.answers_from();
            }
            later => {
                let not_after =
                    later.filter(|_| follows).and_then(|later| later.told.not_before.map(|_| later.told.from));
                let told = TimelineSpan {
                    value: node.as_ref().map(Node::shown),
                    is_hidden: node.as_ref() == Some(&Node::NotComparable),
                    from: version.valid_from,
                    not_before,
                    to: version.valid_to,
                    not_after,
                    is_gone: version.valid_to.is_some() && !follows,
                    first_version: found.number,
                    last_version: found.number,
                };
                self.spans.push(Span { node, told, answers_from: found.kept.answers_from() });
            }
        }
        Ok(())
    }

    fn refusal(self) -> PipelineError {
        let names: Vec<String> = self.properties.into_iter().flatten().take(NAMES_TOLD).collect();
        let expected = format!("no kept version has `{}`: the properties are {}", self.path, names.join(", "));
        PipelineError::Invalid { field: "path", expected }
    }
}

impl Span {
    fn told(self) -> TimelineSpan {
        self.told
    }
}
