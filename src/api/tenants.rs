//! Tenants.

use actix_web::{HttpResponse, get, patch, post, put, web};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_actix_web::service_config::ServiceConfig;

use super::credential::{CredentialInput, CredentialView};
use super::jobs::JobView;
use super::list::Page;
use super::permit::Permit;
use super::problem::Problem;
use super::wire::SeverityCountsView;
use super::{ApiError, parse};
use crate::pipeline::portfolio::{AreaCounts, TenantOverview, TenantState};
use crate::pipeline::tenants::{NewTenant, TenantChange};
use crate::pipeline::{portfolio, tenant_tags, tenants};
use crate::store::connections::{AppRegistrationName, Connection};

pub(super) fn register(config: &mut ServiceConfig<'_>) {
    config.service(list).service(create).service(get_one).service(change).service(tag).service(status);
}

#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct CreateTenant {
    name: String,
    /// Microsoft's id of the directory.
    tenant_id: String,
    credential: CredentialInput,
    /// 1 to 10080; 360 when left out.
    sync_interval_minutes: Option<u64>,
}

#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct ChangeTenant {
    name: Option<String>,
    enabled: Option<bool>,
    sync_interval_minutes: Option<u64>,
}

#[derive(Deserialize, IntoParams)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct TenantsQuery {
    /// The ids of at most 100 tenants, with commas between; all tenants when left out. One that is not there is left out.
    ids: Option<String>,
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct TenantView {
    id: String,
    name: String,
    tenant_id: String,
    created_at: String,
    enabled: bool,
    sync_interval_minutes: u64,
    connection: Option<ConnectionView>,
    tags: Vec<String>,
    /// The groups that it belongs to.
    group_ids: Vec<String>,
    summary: TenantSummary,
}

/// A connection without what is secret of it.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct ConnectionView {
    /// The app registration that several tenants share; not there when the credential is the tenant's own.
    app_registration: Option<AppRegistrationLink>,
    /// The person in whose name the tenant is read, where one signed in for it.
    account: Option<String>,
    #[serde(flatten)]
    credential: CredentialView,
    /// `untested`, `ok` or `broken`.
    state: &'static str,
    checked_at: Option<String>,
    error: Option<String>,
    organization: Option<String>,
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct AppRegistrationLink {
    id: String,
    name: String,
}

impl AppRegistrationLink {
    pub(super) fn of(found: &AppRegistrationName) -> Self {
        Self { id: found.id.to_string(), name: found.name.clone() }
    }
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct TenantSummary {
    state: TenantStateView,
    open_drifts: SeverityCountsView,
    /// Open drifts that weaken the tenant.
    weakening: u64,
    areas: AreaCountsView,
    /// Areas that have an active baseline.
    baselines: usize,
    /// How much of what is known is watched.
    coverage: TenantShareView,
    last_sync_at: Option<String>,
    /// When an area was last read in full.
    last_complete_at: Option<String>,
    next_sync_at: Option<String>,
    syncing: bool,
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct TenantShareView {
    managed: u64,
    total: u64,
}

#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct TenantTags {
    /// All of them from now on, at most 20 of 1 to 40 characters.
    tags: Vec<String>,
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
enum TenantStateView {
    NeverSynced,
    Ok,
    Syncing,
    /// Some areas could not be read though the tenant has them.
    Attention,
    /// The connection does not work.
    Broken,
    /// There is no connection: somebody disconnected the tenant.
    Disconnected,
}

/// Areas that are switched on, by how their last collection ended.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct AreaCountsView {
    total: usize,
    complete: usize,
    partial: usize,
    failed: usize,
    no_permission: usize,
    not_licensed: usize,
    never: usize,
    /// Switched off, so not part of the total.
    off: usize,
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct TenantStatus {
    state: TenantStateView,
    /// What is wrong, in words.
    detail: Option<String>,
    last_sync_at: Option<String>,
    next_sync_at: Option<String>,
    /// The sync that waits or runs.
    job: Option<JobView>,
}

/// All tenants by name, or some of them.
#[utoipa::path(
    operation_id = "listTenants",
    params(TenantsQuery),
    responses((status = 200, body = Page<TenantView>), (status = "default", body = Problem)),
    tag = "tenants"
)]
#[get("/tenants")]
async fn list(permit: Permit, query: web::Query<TenantsQuery>) -> Result<web::Json<Page<TenantView>>, ApiError> {
    let some = parse::some_tenants("ids", query.ids.as_deref())?;
    let tenants = portfolio::tenants(&permit.context().narrowed(some.as_ref())).await?;
    Ok(web::Json(Page::whole(tenants.iter().map(view).collect())))
}

/// Connect a tenant.
#[utoipa::path(
    operation_id = "createTenant",
    request_body = CreateTenant,
    responses((status = 201, body = TenantView), (status = "default", body = Problem)),
    tag = "tenants"
)]
#[post("/tenants")]
async fn create(permit: Permit, body: web::Json<CreateTenant>) -> Result<HttpResponse, ApiError> {
    let CreateTenant { name, tenant_id, credential, sync_interval_minutes } = body.into_inner();
    let new = NewTenant {
        name,
        directory_id: parse::field("tenantId", &tenant_id)?,
        credential: credential.given("credential.")?,
        sync_interval_minutes,
    };
    let id = tenants::create(permit.context(), permit.actor(), new).await?;
    Ok(HttpResponse::Created().json(view(&portfolio::tenant(permit.context(), id).await?)))
}

/// One tenant.
#[utoipa::path(operation_id = "getTenant", responses((status = 200, body = TenantView), (status = "default", body = Problem)), tag = "tenants")]
#[get("/tenants/{tenant}")]
async fn get_one(permit: Permit, path: web::Path<String>) -> Result<web::Json<TenantView>, ApiError> {
    let overview = portfolio::tenant(permit.context(), parse::tenant(&path)?).await?;
    Ok(web::Json(view(&overview)))
}

/// Rename a tenant, switch it on or off, or change how often it is synced.
#[utoipa::path(
    operation_id = "changeTenant",
    request_body = ChangeTenant,
    responses((status = 200, body = TenantView), (status = "default", body = Problem)),
    tag = "tenants"
)]
#[patch("/tenants/{tenant}")]
async fn change(
    permit: Permit,
    path: web::Path<String>,
    body: web::Json<ChangeTenant>,
) -> Result<web::Json<TenantView>, ApiError> {
    let id = parse::tenant(&path)?;
    let ChangeTenant { name, enabled, sync_interval_minutes } = body.into_inner();
    let change = TenantChange { name, enabled, sync_interval_minutes };
    tenants::change(permit.context(), permit.actor(), id, change).await?;
    Ok(web::Json(view(&portfolio::tenant(permit.context(), id).await?)))
}

/// Give a tenant its tags, in place of those it has.
#[utoipa::path(
    operation_id = "tagTenant",
    request_body = TenantTags,
    responses((status = 200, body = TenantView), (status = "default", body = Problem)),
    tag = "tenants"
)]
#[put("/tenants/{tenant}/tags")]
async fn tag(
    permit: Permit,
    path: web::Path<String>,
    body: web::Json<TenantTags>,
) -> Result<web::Json<TenantView>, ApiError> {
    let id = parse::tenant(&path)?;
    tenant_tags::replace(permit.context(), permit.actor(), id, body.into_inner().tags).await?;
    Ok(web::Json(view(&portfolio::tenant(permit.context(), id).await?)))
}

/// How the tenant is, in one word, and what it is doing.
#[utoipa::path(operation_id = "getTenantStatus", responses((status = 200, body = TenantStatus), (status = "default", body = Problem)), tag = "tenants")]
#[get("/tenants/{tenant}/status")]
async fn status(permit: Permit, path: web::Path<String>) -> Result<web::Json<TenantStatus>, ApiError> {
    let overview = portfolio::tenant(permit.context(), parse::tenant(&path)?).await?;
    let job = match &overview.job {
        Some(job) => Some(portfolio::job(permit.context(), job.id).await?),
        None => None,
    };
    Ok(web::Json(TenantStatus {
        state: overview.state().into(),
        detail: overview.connection.as_ref().and_then(|connection| connection.error.clone()),
        last_sync_at: overview.last_sync_at.map(|time| time.to_string()),
        next_sync_at: next_sync_at(&overview),
        job: job.as_ref().map(|(job, areas)| JobView::of(permit.context(), job, areas)),
    }))
}

impl From<TenantState> for TenantStateView {
    fn from(state: TenantState) -> Self {
        match state {
            TenantState::NeverSynced => Self::NeverSynced,
            TenantState::Ok => Self::Ok,
            TenantState::Syncing => Self::Syncing,
            TenantState::Attention => Self::Attention,
            TenantState::Broken => Self::Broken,
            TenantState::Disconnected => Self::Disconnected,
        }
    }
}

pub(super) fn view(overview: &TenantOverview) -> TenantView {
    let tenant = &overview.tenant;
    TenantView {
        id: tenant.id.to_string(),
        name: tenant.name.clone(),
        tenant_id: tenant.directory_id.to_string(),
        created_at: tenant.created_at.to_string(),
        enabled: tenant.enabled,
        sync_interval_minutes: tenant.sync_interval_minutes,
        connection: overview.connection.as_ref().map(connection_view),
        tags: overview.tags.clone(),
        group_ids: overview.groups.iter().map(ToString::to_string).collect(),
        summary: TenantSummary {
            state: overview.state().into(),
            open_drifts: overview.open_drifts.into(),
            weakening: overview.weakening,
            areas: area_counts(overview.areas),
            baselines: overview.baselines,
            coverage: TenantShareView { managed: overview.coverage.managed, total: overview.coverage.total() },
            last_sync_at: overview.last_sync_at.map(|time| time.to_string()),
            last_complete_at: overview.last_complete_at.map(|time| time.to_string()),
            next_sync_at: next_sync_at(overview),
            syncing: overview.job.is_some(),
        },
    }
}

pub(super) fn connection_view(connection: &Connection) -> ConnectionView {
    ConnectionView {
        app_registration: connection.app_registration.as_ref().map(AppRegistrationLink::of),
        account: connection.account.clone(),
        credential: CredentialView::of(&connection.credential),
        state: connection.state.as_str(),
        checked_at: connection.checked_at.map(|time| time.to_string()),
        error: connection.error.clone(),
        organization: connection.organization.clone(),
    }
}

fn area_counts(counts: AreaCounts) -> AreaCountsView {
    let AreaCounts { total, complete, partial, failed, no_permission, not_licensed, never, off } = counts;
    AreaCountsView { total, complete, partial, failed, no_permission, not_licensed, never, off }
}

fn next_sync_at(overview: &TenantOverview) -> Option<String> {
    let tenant = &overview.tenant;
    tenant.enabled.then(|| tenant.next_sync_at.to_string())
}
