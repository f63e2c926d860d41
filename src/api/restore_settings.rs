//! What a tenant chooses about restoring.

use actix_web::{get, put, web};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_actix_web::service_config::ServiceConfig;

use super::permit::Permit;
use super::problem::Problem;
use super::{ApiError, parse};
use crate::domain::review::RestoreSettings;
use crate::pipeline::plans::settings::{self, Settings};

pub(super) fn register(config: &mut ServiceConfig<'_>) {
    config.service(get_settings).service(put_settings);
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct RestoreSettingsView {
    /// Who makes a plan does not approve it.
    other_person: bool,
    /// The accounts that must always get in.
    break_glass: Vec<BreakGlassView>,
    /// A plan that reaches a larger share of all users than this many percent is looked at twice.
    largest_share_percent: u8,
    /// Whether such a plan cannot be approved at all.
    share_is_fatal: bool,
    /// How many hours a plan can be approved and applied.
    plan_lifetime_hours: u32,
    /// A plan that deletes more resources than this is looked at twice.
    most_deletions: u32,
    /// The area among whose resources accounts are found; null where there is none.
    accounts_area: Option<String>,
    /// Null while the defaults hold.
    changed_at: Option<String>,
    changed_by: Option<String>,
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct BreakGlassView {
    id: String,
    /// As last read; null when it never was.
    name: Option<String>,
}

#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct RestoreSettingsInput {
    other_person: bool,
    /// Ids of accounts, at most 50.
    break_glass: Vec<String>,
    /// 1 to 100.
    largest_share_percent: u8,
    #[serde(default)]
    share_is_fatal: bool,
    /// 1 to 720.
    plan_lifetime_hours: u32,
    /// At most 500; 5 when left out.
    most_deletions: Option<u32>,
}

/// What the tenant chose about restoring.
#[utoipa::path(
    operation_id = "getRestoreSettings",
    responses((status = 200, body = RestoreSettingsView), (status = "default", body = Problem)),
    tag = "plans"
)]
#[get("/tenants/{tenant}/restore-settings")]
async fn get_settings(permit: Permit, path: web::Path<String>) -> Result<web::Json<RestoreSettingsView>, ApiError> {
    Ok(web::Json(view(settings::get(permit.context(), parse::tenant(&path)?).await?)))
}

/// Choose it. It holds from the next plan, approval and apply on.
#[utoipa::path(
    operation_id = "putRestoreSettings",
    request_body = RestoreSettingsInput,
    responses((status = 200, body = RestoreSettingsView), (status = "default", body = Problem)),
    tag = "plans"
)]
#[put("/tenants/{tenant}/restore-settings")]
async fn put_settings(
    permit: Permit,
    path: web::Path<String>,
    body: web::Json<RestoreSettingsInput>,
) -> Result<web::Json<RestoreSettingsView>, ApiError> {
    let tenant = parse::tenant(&path)?;
    let RestoreSettingsInput {
        other_person,
        break_glass,
        largest_share_percent,
        share_is_fatal,
        plan_lifetime_hours,
        most_deletions,
    } = body.into_inner();
    let accounts = break_glass.iter().map(|id| parse::field("breakGlass", id)).collect::<Result<_, _>>()?;
    let chosen = RestoreSettings {
        other_person,
        break_glass: accounts,
        largest_share_percent,
        share_is_fatal,
        plan_lifetime_hours,
        most_deletions: most_deletions.unwrap_or_else(|| RestoreSettings::default().most_deletions),
    };
    Ok(web::Json(view(settings::change(permit.context(), permit.actor(), tenant, chosen).await?)))
}

fn view(found: Settings) -> RestoreSettingsView {
    let Settings { settings, break_glass, accounts_area, changed } = found;
    let (changed_at, changed_by) = changed.unzip();
    RestoreSettingsView {
        other_person: settings.other_person,
        break_glass: break_glass.into_iter().map(|(id, name)| BreakGlassView { id: id.to_string(), name }).collect(),
        largest_share_percent: settings.largest_share_percent,
        share_is_fatal: settings.share_is_fatal,
        plan_lifetime_hours: settings.plan_lifetime_hours,
        most_deletions: settings.most_deletions,
        accounts_area: accounts_area.map(|area| area.to_string()),
        changed_at: changed_at.map(|time| time.to_string()),
        changed_by,
    }
}
