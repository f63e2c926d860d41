//! What an ignore rule would hold back, before it is made.

use super::drifts::{NamedDrift, name};
use super::ignore_rules::{GivenRule, check_scope, parse};
use super::{Context, PipelineError, ids};
use crate::domain::diff::{Change, ChangeKind, PropertyChange};
use crate::domain::drift::{DriftChange, Found};
use crate::domain::ignore::{IgnoreRule, Scope, held_back_by};
use crate::domain::model::Timestamp;
use crate::store::drifts::{Drift, Filter};
use crate::store::{ReadTx, StoreError, drifts, tenant_groups};

/// Living drifts that a preview looks through; there are more only in a storm, where it says so.
const PREVIEW_PAGES: u32 = 20;
const PREVIEW_PAGE: u32 = 1_000;
const PREVIEW_SHOWN: usize = 100;

/// What a rule would hold back now.
#[derive(Debug, Clone)]
pub struct Preview {
    pub count: usize,
    /// Not all of the living drifts were looked at.
    pub is_partial: bool,
    pub first: Vec<NamedDrift>,
}

/// What the rule would hold back of the drifts that live now.
///
/// # Errors
/// [`PipelineError::Invalid`] names the field.
pub async fn preview(context: &Context, given: GivenRule) -> Result<Preview, PipelineError> {
    let now = context.clock.now();
    let (rule, scope) = parse(context, ids::ignore_rule(), given, now)?;
    let own = context.clone();
    let read = context.store.read(move |tx| match check_scope(tx, scope)? {
        Ok(()) => look_through(tx, &own, &rule, scope, now).map(Ok),
        Err(refused) => Ok(Err(refused)),
    });
    read.await?
}

fn look_through(
    tx: &ReadTx<'_>,
    context: &Context,
    rule: &IgnoreRule,
    scope: Scope,
    now: Timestamp,
) -> Result<Preview, StoreError> {
    let members = scope.group().map(|group| tenant_groups::members(tx, group)).transpose()?;
    let in_scope = |drift: &Drift| members.as_ref().is_none_or(|members| members.contains(&drift.tenant_id));
    let covers =
        |drift: &Drift| held_back_by(std::slice::from_ref(rule), &drift.area, &found_again(drift), now).is_some();
    let mut filter =
        Filter { tenant: scope.tenant(), area: rule.area.clone(), limit: PREVIEW_PAGE, ..Filter::default() };
    let mut preview = Preview { count: 0, is_partial: false, first: Vec::new() };
    for _ in 0..PREVIEW_PAGES {
        let page = drifts::living(tx, &filter)?;
        let Some(last) = page.last() else { return Ok(preview) };
        filter.before = Some((last.first_seen_at, last.id));
        for drift in page.into_iter().filter(|drift| in_scope(drift) && covers(drift)) {
            preview.count += 1;
            if preview.first.len() < PREVIEW_SHOWN {
                preview.first.push(name(tx, context, drift)?);
            }
        }
    }
    Ok(Preview { is_partial: true, ..preview })
}

/// A drift as a comparison would find it.
fn found_again(drift: &Drift) -> Found {
    let detail = drift.detail.clone();
    let verdict = detail.verdict;
    let change = match drift.change {
        DriftChange::Missing => Change::Missing,
        DriftChange::Unexpected => Change::Unexpected,
        DriftChange::Changed => Change::Changed(PropertyChange {
            path: detail.path,
            kind: detail.kind.unwrap_or(ChangeKind::Value),
            before: detail.before,
            after: detail.after,
            added: detail.added,
            removed: detail.removed,
            after_hash: None,
        }),
    };
    let (resource_id, resource_name) = (drift.resource_id.clone(), drift.resource_name.clone());
    Found { resource_id, resource_name, severity: drift.severity, verdict, change, live: None }
}
