//! How a person likes to see the web app.

use actix_web::{get, put, web};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_actix_web::service_config::ServiceConfig;

use super::own_session::OwnSession;
use super::problem::Problem;
use super::{ApiError, ApiState, parse};
use crate::domain::model::{Density, Preferences, SavedView, Theme};
use crate::pipeline::preferences;

pub(super) fn register(config: &mut ServiceConfig<'_>) {
    config.service(get_preferences).service(put_preferences);
}

#[derive(Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct PreferencesBody {
    theme: ThemeWord,
    density: DensityWord,
    /// A name of the time zone database, such as `Europe/Zurich` or `UTC`; that of the browser when null.
    time_zone: Option<String>,
    /// The tenants that stand first; at most 200.
    favourites: Vec<String>,
    /// At most 50.
    views: Vec<SavedViewBody>,
}

#[derive(Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
enum ThemeWord {
    System,
    Light,
    Dark,
}

#[derive(Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
enum DensityWord {
    Comfortable,
    Compact,
}

/// Filters of the drift inbox under a name.
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct SavedViewBody {
    /// At most 80 characters.
    name: String,
    /// What stands behind the question mark of the inbox's address; at most 2000 characters.
    query: String,
}

/// How you like to see the web app.
#[utoipa::path(
    operation_id = "getPreferences",
    responses((status = 200, body = PreferencesBody), (status = "default", body = Problem)),
    tag = "account"
)]
#[get("/account/preferences")]
async fn get_preferences(state: web::Data<ApiState>, own: OwnSession) -> Result<web::Json<PreferencesBody>, ApiError> {
    Ok(web::Json(body(preferences::of_user(&state.context, own.session.user_id).await?)))
}

/// Choose how you like to see the web app, in place of all that was chosen before.
#[utoipa::path(
    operation_id = "putPreferences",
    request_body = PreferencesBody,
    responses((status = 200, body = PreferencesBody), (status = "default", body = Problem)),
    tag = "account"
)]
#[put("/account/preferences")]
async fn put_preferences(
    state: web::Data<ApiState>,
    own: OwnSession,
    chosen: web::Json<PreferencesBody>,
) -> Result<web::Json<PreferencesBody>, ApiError> {
    let chosen = parse_body(chosen.into_inner())?;
    let OwnSession { session, actor } = own;
    Ok(web::Json(body(preferences::put(&state.context, actor, session.user_id, chosen).await?)))
}

fn parse_body(body: PreferencesBody) -> Result<Preferences, ApiError> {
    let PreferencesBody { theme, density, time_zone, favourites, views } = body;
    Ok(Preferences {
        theme: match theme {
            ThemeWord::System => Theme::System,
            ThemeWord::Light => Theme::Light,
            ThemeWord::Dark => Theme::Dark,
        },
        density: match density {
            DensityWord::Comfortable => Density::Comfortable,
            DensityWord::Compact => Density::Compact,
        },
        time_zone,
        favourites: favourites.iter().map(|id| parse::field("favourites", id)).collect::<Result<_, _>>()?,
        views: views.into_iter().map(|SavedViewBody { name, query }| SavedView { name, query }).collect(),
    })
}

fn body(preferences: Preferences) -> PreferencesBody {
    let Preferences { theme, density, time_zone, favourites, views } = preferences;
    PreferencesBody {
        theme: match theme {
            Theme::System => ThemeWord::System,
            Theme::Light => ThemeWord::Light,
            Theme::Dark => ThemeWord::Dark,
        },
        density: match density {
            Density::Comfortable => DensityWord::Comfortable,
            Density::Compact => DensityWord::Compact,
        },
        time_zone,
        favourites: favourites.iter().map(ToString::to_string).collect(),
        views: views.into_iter().map(|SavedView { name, query }| SavedViewBody { name, query }).collect(),
    }
}
