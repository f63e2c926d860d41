//! Why something of a resource is a drift, or is none.

use actix_web::{get, web};
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;
use utoipa_actix_web::service_config::ServiceConfig;

use super::holds::HoldView;
use super::permit::Permit;
use super::problem::Problem;
use super::resources::{DiffQuery, side};
use super::{ApiError, parse};
use crate::domain::explain::{AppliedRule, Row, Verdict};
use crate::pipeline::explain;
use crate::pipeline::holds::Hold;
use crate::pipeline::resources::Side;

pub(super) fn register(config: &mut ServiceConfig<'_>) {
    config.service(explain_resource);
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct Explanation {
    /// By path; sets and lists are one place.
    rows: Vec<ExplanationRow>,
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct ExplanationRow {
    path: String,
    verdict: VerdictView,
    /// As it was sent; null when there was nothing, or when it is a secret.
    #[schema(value_type = Value)]
    raw_before: Value,
    #[schema(value_type = Value)]
    raw_after: Value,
    /// As it was compared; null when nothing was left.
    #[schema(value_type = Value)]
    canonical_before: Value,
    #[schema(value_type = Value)]
    canonical_after: Value,
    /// Whether it looked different when it was sent.
    looks_different: bool,
    rules: Vec<RuleView>,
    /// What keeps the difference from being an open drift.
    held_back_by: Vec<HoldView>,
}

/// What the comparison says about a path.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
enum VerdictView {
    Different,
    Equal,
    NotComparable,
    NotConfiguration,
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct RuleView {
    /// A word such as `drop`, `instant` or `keyed`.
    rule: String,
    /// The pattern of the catalog that asks for it; null for rules that hold everywhere.
    pattern: Option<String>,
    /// What it does, in words.
    says: &'static str,
}

/// Why each place of a resource is a difference, or is none.
#[utoipa::path(
    operation_id = "explainResource",
    params(DiffQuery),
    responses((status = 200, body = Explanation), (status = "default", body = Problem)),
    tag = "resources"
)]
#[get("/tenants/{tenant}/areas/{area}/resources/{resource}/explain")]
async fn explain_resource(
    permit: Permit,
    path: web::Path<(String, String, String)>,
    query: web::Query<DiffQuery>,
) -> Result<web::Json<Explanation>, ApiError> {
    let (tenant, area, resource) = path.into_inner();
    let (tenant, resource) = (parse::tenant(&tenant)?, parse::resource(&resource)?);
    let from = side("from", query.from.as_deref(), Side::Baseline)?;
    let to = side("to", query.to.as_deref(), Side::Live)?;
    let rows = explain::explain(permit.context(), tenant, area, resource, from, to).await?;
    Ok(web::Json(Explanation { rows: rows.into_iter().map(|(row, holds)| row_view(row, holds)).collect() }))
}

fn row_view(row: Row, holds: Vec<Hold>) -> ExplanationRow {
    let looks_different = row.looks_different();
    let Row { path, verdict, raw_before, raw_after, canonical_before, canonical_after, rules } = row;
    ExplanationRow {
        path,
        verdict: match verdict {
            Verdict::Different => VerdictView::Different,
            Verdict::Equal => VerdictView::Equal,
            Verdict::NotComparable => VerdictView::NotComparable,
            Verdict::NotConfiguration => VerdictView::NotConfiguration,
        },
        raw_before,
        raw_after,
        canonical_before,
        canonical_after,
        looks_different,
        rules: rules.into_iter().map(rule_view).collect(),
        held_back_by: holds.into_iter().map(HoldView::from).collect(),
    }
}

fn rule_view(rule: AppliedRule) -> RuleView {
    let AppliedRule { rule, pattern, says } = rule;
    RuleView { rule, pattern, says }
}
