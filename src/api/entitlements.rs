//! What a tenant lets Plumbline do, and what came or went.

use std::collections::BTreeMap;

use actix_web::{get, web};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_actix_web::service_config::ServiceConfig;

use super::list::Page;
use super::permit::Permit;
use super::problem::Problem;
use super::{ApiError, cursor, parse};
use crate::domain::catalog;
use crate::domain::model::AreaKey;
use crate::pipeline::entitlements::{self, Access, AreaAccess, Permissions, Unneeded};
use crate::pipeline::{Context, areas};
use crate::store::tenant_events::{TenantEvent, TenantEventKind};

pub(super) fn register(config: &mut ServiceConfig<'_>) {
    config.service(get_permissions).service(events);
}

/// What the last look at the connection found: permissions, licences, and what follows for each area.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct PermissionsView {
    ok: bool,
    checked_at: Option<String>,
    /// What the last sign-in was refused with.
    error: Option<RefusalView>,
    /// The name that the directory gives itself.
    organization: Option<String>,
    /// The application permissions in the token.
    roles: Vec<String>,
    areas: Vec<AreaAccessView>,
    unneeded_permissions: Vec<UnneededPermissionView>,
    /// What to grant so that the audit logs tell who changed something.
    missing_log_permissions: Vec<String>,
    /// Assigned on services other than Microsoft Graph, which Plumbline does not speak to.
    elsewhere: Vec<ElsewhereView>,
    /// Microsoft's ids of the missing permissions, by name, for the app registration's manifest.
    permission_ids: BTreeMap<String, String>,
    /// Why it is not known which licences the tenant has; null when it is known.
    licences_gap: Option<String>,
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct RefusalView {
    code: String,
    message: String,
    /// What to do about it.
    hint: Option<String>,
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct AreaAccessView {
    area: String,
    title: String,
    workload: String,
    access: AccessView,
    /// For reading, whether the area is switched on or not.
    missing_permissions: Vec<String>,
    /// For restoring; empty where nothing can be restored.
    missing_write_permissions: Vec<String>,
    licence: Option<String>,
    /// Service plans any one of which suffices.
    service_plans: Vec<String>,
    /// Null when it is not known.
    licensed: Option<bool>,
}

/// What can be done with an area.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) enum AccessView {
    /// Read and restore.
    Full,
    ReadOnly,
    /// A permission is missing.
    Locked,
    /// The tenant does not have the plan.
    NotLicensed,
    /// Switched off.
    Off,
    /// Read where somebody switches it on.
    OptIn,
    /// The connection was not looked at yet.
    Unknown,
}

/// Granted, but needed by nothing.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct UnneededPermissionView {
    permission: String,
    /// Completes "with it the application can …".
    allows: String,
    /// Whether it can change the tenant.
    risk: bool,
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct ElsewhereView {
    service: String,
    permissions: usize,
}

/// A permission or a licence that came or went.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct TenantEventView {
    id: i64,
    at: String,
    kind: TenantEventKindView,
    /// The permission, the name of the product, or what the event says.
    subject: String,
    areas: Vec<ConcernedAreaView>,
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
enum TenantEventKindView {
    PermissionLost,
    PermissionGained,
    LicenceLost,
    LicenceGained,
    /// The connection stopped working.
    ConnectionBroken,
    /// Somebody disconnected the tenant.
    Disconnected,
    /// Something that was restored by itself went wrong.
    AutomaticRestorePaused,
    /// A resource went to and fro, and is not restored by itself any more.
    AutomaticRestoreStopped,
    /// A plan that was made by itself waits for a person.
    AutomaticRestoreNeedsPerson,
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct ConcernedAreaView {
    area: String,
    title: String,
}

#[derive(Deserialize, IntoParams)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct EventsQuery {
    cursor: Option<String>,
    limit: Option<u32>,
}

/// What was granted, what is missing, and what that means for each area.
#[utoipa::path(
    operation_id = "getPermissions",
    responses((status = 200, body = PermissionsView), (status = "default", body = Problem)),
    tag = "connections"
)]
#[get("/tenants/{tenant}/permissions")]
async fn get_permissions(permit: Permit, path: web::Path<String>) -> Result<web::Json<PermissionsView>, ApiError> {
    Ok(web::Json(view(entitlements::permissions(permit.context(), parse::tenant(&path)?).await?)))
}

/// Permissions and licences that came or went, the newest first.
#[utoipa::path(
    operation_id = "listTenantEvents",
    params(EventsQuery),
    responses((status = 200, body = Page<TenantEventView>), (status = "default", body = Problem)),
    tag = "tenants"
)]
#[get("/tenants/{tenant}/events")]
async fn events(
    permit: Permit,
    path: web::Path<String>,
    query: web::Query<EventsQuery>,
) -> Result<web::Json<Page<TenantEventView>>, ApiError> {
    let before: Option<i64> = cursor::decode(query.cursor.as_deref())?;
    let limit = parse::limit(query.limit);
    let found = entitlements::events(permit.context(), parse::tenant(&path)?, before, limit + 1).await?;
    let Page { items, next_cursor, total } = Page::of(found, limit, |last: &TenantEvent| cursor::encode(&last.id));
    let items = items.iter().map(|event| event_view(permit.context(), event)).collect();
    Ok(web::Json(Page { items, next_cursor, total }))
}

fn view(found: Permissions) -> PermissionsView {
    let Permissions {
        checked_at,
        error,
        organization,
        roles,
        areas,
        unneeded,
        missing_for_logs,
        elsewhere,
        licences_gap,
    } = found;
    let of_areas = areas.iter().flat_map(|area| area.missing.iter().chain(&area.missing_for_write));
    let missing = of_areas.chain(&missing_for_logs);
    let with_id = |name: &String| Some((name.clone(), catalog::permission_id(name)?.to_owned()));
    let mut services: BTreeMap<String, usize> = BTreeMap::new();
    for assignment in elsewhere {
        *services.entry(assignment.resource).or_default() += 1;
    }
    PermissionsView {
        ok: error.is_none(),
        checked_at: checked_at.map(|at| at.to_string()),
        error: error.map(|error| RefusalView { code: error.code, message: error.message, hint: error.hint }),
        organization,
        roles,
        permission_ids: missing.filter_map(with_id).collect(),
        missing_log_permissions: missing_for_logs,
        areas: areas.into_iter().map(access_view).collect(),
        unneeded_permissions: unneeded.into_iter().map(unneeded_view).collect(),
        elsewhere: services.into_iter().map(|(service, count)| ElsewhereView { service, permissions: count }).collect(),
        licences_gap,
    }
}

pub(super) fn access_view(access: AreaAccess) -> AreaAccessView {
    let AreaAccess { area, access, is_on: _, switch: _, missing, missing_for_write, is_licensed } = access;
    AreaAccessView {
        area: area.key.to_string(),
        title: area.title.clone(),
        workload: area.workload.title().to_owned(),
        access: access.into(),
        missing_permissions: missing,
        missing_write_permissions: missing_for_write,
        licence: area.licence.clone(),
        service_plans: area.service_plans.clone(),
        licensed: is_licensed,
    }
}

pub(super) fn unneeded_view(unneeded: Unneeded) -> UnneededPermissionView {
    let Unneeded { permission, allows, is_risk } = unneeded;
    UnneededPermissionView { permission, allows, risk: is_risk }
}

fn event_view(context: &Context, found: &TenantEvent) -> TenantEventView {
    let title = |key: &AreaKey| areas::find(context, key).map_or_else(|| key.to_string(), |area| area.title.clone());
    let concerned = |key: &AreaKey| ConcernedAreaView { area: key.to_string(), title: title(key) };
    let (kind, is_product) = match found.event.kind {
        TenantEventKind::PermissionLost => (TenantEventKindView::PermissionLost, false),
        TenantEventKind::PermissionGained => (TenantEventKindView::PermissionGained, false),
        TenantEventKind::LicenceLost => (TenantEventKindView::LicenceLost, true),
        TenantEventKind::LicenceGained => (TenantEventKindView::LicenceGained, true),
        TenantEventKind::ConnectionBroken => (TenantEventKindView::ConnectionBroken, false),
        TenantEventKind::Disconnected => (TenantEventKindView::Disconnected, false),
        TenantEventKind::AutomaticRestorePaused => (TenantEventKindView::AutomaticRestorePaused, false),
        TenantEventKind::AutomaticRestoreStopped => (TenantEventKindView::AutomaticRestoreStopped, false),
        TenantEventKind::AutomaticRestoreNeedsPerson => (TenantEventKindView::AutomaticRestoreNeedsPerson, false),
    };
    let subject = &found.event.subject;
    TenantEventView {
        id: found.id,
        at: found.at.to_string(),
        kind,
        subject: if is_product { catalog::product_name(subject).to_owned() } else { subject.clone() },
        areas: found.event.areas.iter().map(concerned).collect(),
    }
}

impl From<Access> for AccessView {
    fn from(access: Access) -> Self {
        match access {
            Access::Full => Self::Full,
            Access::ReadOnly => Self::ReadOnly,
            Access::Locked => Self::Locked,
            Access::NotLicensed => Self::NotLicensed,
            Access::Off => Self::Off,
            Access::OptIn => Self::OptIn,
            Access::Unknown => Self::Unknown,
        }
    }
}
