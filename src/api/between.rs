//! An area of one tenant beside that of another.

use actix_web::{get, web};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_actix_web::service_config::ServiceConfig;

use super::permit::Permit;
use super::problem::Problem;
use super::wire::{ChangeView, NamesView, names_view};
use super::{ApiError, parse};
use crate::domain::reference::{Alone, Fault, Pair, Side};
use crate::pipeline::between::{self, BetweenTenants, TenantSide};

/// Pairs that differ beyond this are counted and not shown.
const PAIRS_LIMIT: usize = 500;

pub(super) fn register(config: &mut ServiceConfig<'_>) {
    config.service(compare);
}

#[derive(Deserialize, IntoParams)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct CompareQuery {
    /// The id of the other tenant.
    with: String,
}

/// Two tenants side by side: the one of the path is here, the other one there.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct TenantComparisonView {
    area: String,
    area_title: String,
    here: TenantSideView,
    there: TenantSideView,
    /// Resources that both have and that differ, or of which something is not comparable.
    pairs: Vec<PairView>,
    /// Pairs that differ and are not in `pairs`, because there are too many.
    pairs_left_out: usize,
    /// Resources that both have and that are the same.
    equal: usize,
    only_here: Vec<AloneView>,
    only_there: Vec<AloneView>,
    /// Resources that nothing tells apart from others of their tenant: they are not compared.
    ambiguous: Vec<AmbiguousView>,
    /// Resources whose natural key holds something that cannot be resolved: they are not compared.
    unnamed: Vec<UnnamedView>,
    /// What the natural keys in the values name.
    names: NamesView,
    /// What stands as a variable in the values, such as `defaultDomain`.
    variables: Vec<String>,
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct TenantSideView {
    tenant_id: String,
    tenant_name: String,
    resources: usize,
    /// Whether the last reading was complete; what is only on the other side may else not have been read.
    complete: bool,
    /// When the area was last read completely.
    read_at: Option<String>,
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct PairView {
    name: String,
    here_id: String,
    there_id: String,
    /// `before` is there, `after` is here.
    changes: Vec<ChangeView>,
    not_comparable: Vec<NotComparableView>,
}

/// A place of which nothing can be said.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct NotComparableView {
    /// `here` or `there`.
    side: SideView,
    path: String,
    id: String,
    reason: String,
}

#[derive(Clone, Copy, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
enum SideView {
    Here,
    There,
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct AloneView {
    id: String,
    name: String,
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct AmbiguousView {
    side: SideView,
    resources: Vec<AloneView>,
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct UnnamedView {
    side: SideView,
    resource: AloneView,
    faults: Vec<NotComparableView>,
}

/// Compare an area with that of another tenant, by what ids name and not by the ids.
#[utoipa::path(
    operation_id = "compareTenants",
    params(CompareQuery),
    responses((status = 200, body = TenantComparisonView), (status = "default", body = Problem)),
    tag = "areas"
)]
#[get("/tenants/{tenant}/areas/{area}/compare")]
async fn compare(
    permit: Permit,
    path: web::Path<(String, String)>,
    query: web::Query<CompareQuery>,
) -> Result<web::Json<TenantComparisonView>, ApiError> {
    let (here, area) = path.into_inner();
    let (here, there) = (parse::tenant(&here)?, parse::field("with", &query.with)?);
    Ok(web::Json(view(between::compare(permit.context(), here, there, area).await?)))
}

fn view(between: BetweenTenants) -> TenantComparisonView {
    let BetweenTenants { area, here, there, comparison, names, variables } = between;
    let all = comparison.pairs.len();
    let is_worth_showing = |pair: &Pair| !pair.changes.is_empty() || !pair.not_comparable.is_empty();
    let mut pairs: Vec<Pair> = comparison.pairs.into_iter().filter(is_worth_showing).collect();
    let differing = pairs.len();
    pairs.truncate(PAIRS_LIMIT);
    TenantComparisonView {
        area: area.key.to_string(),
        area_title: area.title.clone(),
        here: tenant_view(here),
        there: tenant_view(there),
        pairs_left_out: differing - pairs.len(),
        equal: all - differing,
        pairs: pairs.into_iter().map(pair_view).collect(),
        only_here: comparison.only_here.into_iter().map(alone_view).collect(),
        only_there: comparison.only_there.into_iter().map(alone_view).collect(),
        ambiguous: comparison
            .ambiguous
            .into_iter()
            .map(|(side, same)| AmbiguousView {
                side: side_view(side),
                resources: same.into_iter().map(alone_view).collect(),
            })
            .collect(),
        unnamed: comparison
            .unnamed
            .into_iter()
            .map(|(side, one, faults)| UnnamedView {
                side: side_view(side),
                resource: alone_view(one),
                faults: faults.into_iter().map(|fault| fault_view(side, fault)).collect(),
            })
            .collect(),
        names: names_view(&names),
        variables,
    }
}

fn tenant_view(side: TenantSide) -> TenantSideView {
    let TenantSide { id, name, resources, is_complete, read_at } = side;
    TenantSideView {
        tenant_id: id.to_string(),
        tenant_name: name,
        resources,
        complete: is_complete,
        read_at: read_at.map(|time| time.to_string()),
    }
}

fn pair_view(pair: Pair) -> PairView {
    let Pair { here, there, name, changes, not_comparable } = pair;
    PairView {
        name,
        here_id: here.to_string(),
        there_id: there.to_string(),
        changes: changes.into_iter().map(ChangeView::from).collect(),
        not_comparable: not_comparable.into_iter().map(|(side, fault)| fault_view(side, fault)).collect(),
    }
}

fn fault_view(side: Side, fault: Fault) -> NotComparableView {
    let Fault { path, id, reason } = fault;
    NotComparableView { side: side_view(side), path, id, reason: reason.to_string() }
}

fn alone_view(alone: Alone) -> AloneView {
    AloneView { id: alone.id.to_string(), name: alone.name }
}

fn side_view(side: Side) -> SideView {
    match side {
        Side::Here => SideView::Here,
        Side::There => SideView::There,
    }
}
