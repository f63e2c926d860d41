//! How much is logged.

use actix_web::{delete, get, put, web};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_actix_web::service_config::ServiceConfig;

use super::ApiError;
use super::permit::Permit;
use super::problem::Problem;
use crate::logging::LogLevel;
use crate::pipeline::log_level::{self, LevelNow};

pub(super) fn register(config: &mut ServiceConfig<'_>) {
    config.service(get_log_level).service(put_log_level).service(delete_log_level);
}

#[derive(Clone, Copy, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
enum LogLevelWord {
    /// As `debug` in released builds.
    Trace,
    Debug,
    Info,
    Warn,
    Error,
}

#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct ChooseLogLevel {
    level: LogLevelWord,
    /// From 1 to 1440; then the configured level holds again.
    #[schema(minimum = 1, maximum = 1440)]
    minutes: u32,
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct LogLevelView {
    /// What holds now.
    level: LogLevelWord,
    /// PLUMBLINE_LOG_LEVEL.
    configured: LogLevelWord,
    /// When the configured one holds again; null while it does.
    until: Option<String>,
}

/// How much is logged now.
#[utoipa::path(
    operation_id = "getLogLevel",
    responses((status = 200, body = LogLevelView), (status = "default", body = Problem)),
    tag = "settings"
)]
#[get("/log-level")]
async fn get_log_level(permit: Permit) -> Result<web::Json<LogLevelView>, ApiError> {
    Ok(web::Json(view(log_level::get(permit.context()))))
}

/// Log more or less for some minutes, without a restart. Secrets are not logged at any level.
#[utoipa::path(
    operation_id = "putLogLevel",
    request_body = ChooseLogLevel,
    responses((status = 200, body = LogLevelView), (status = "default", body = Problem)),
    tag = "settings"
)]
#[put("/log-level")]
async fn put_log_level(permit: Permit, body: web::Json<ChooseLogLevel>) -> Result<web::Json<LogLevelView>, ApiError> {
    let ChooseLogLevel { level, minutes } = body.into_inner();
    let now = log_level::choose(permit.context(), permit.actor(), level.into(), minutes).await?;
    Ok(web::Json(view(now)))
}

/// Go back to the configured level.
#[utoipa::path(
    operation_id = "deleteLogLevel",
    responses((status = 200, body = LogLevelView), (status = "default", body = Problem)),
    tag = "settings"
)]
#[delete("/log-level")]
async fn delete_log_level(permit: Permit) -> Result<web::Json<LogLevelView>, ApiError> {
    Ok(web::Json(view(log_level::end(permit.context(), permit.actor()).await?)))
}

fn view(now: LevelNow) -> LogLevelView {
    let LevelNow { level, configured, until } = now;
    LogLevelView { level: level.into(), configured: configured.into(), until: until.map(|time| time.to_string()) }
}

impl From<LogLevel> for LogLevelWord {
    fn from(level: LogLevel) -> Self {
        match level {
            LogLevel::Trace => Self::Trace,
            LogLevel::Debug => Self::Debug,
            LogLevel::Info => Self::Info,
            LogLevel::Warn => Self::Warn,
            LogLevel::Error => Self::Error,
        }
    }
}

impl From<LogLevelWord> for LogLevel {
    fn from(word: LogLevelWord) -> Self {
        match word {
            LogLevelWord::Trace => Self::Trace,
            LogLevelWord::Debug => Self::Debug,
            LogLevelWord::Info => Self::Info,
            LogLevelWord::Warn => Self::Warn,
            LogLevelWord::Error => Self::Error,
        }
    }
}
