//! Automatic restore as it is sent and received.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{ApiError, parse};
use crate::domain::automatic::{Hold, Policy, Settings, Verdict, Window, WindowText};
use crate::domain::model::{AreaKey, Direction, Severity};
use crate::pipeline::automatic::{AutomaticRestore, Judged, Preview, Verdicts};
use crate::pipeline::{Context, areas};
use crate::store::automatic::{AutomaticEvent, EventKind, Pause, Stop};

/// What may be restored by itself.
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct PolicyView {
    enabled: bool,
    /// `low`, `medium`, `high` or `critical`; at least one while it is enabled.
    severities: Vec<String>,
    /// `weakens`, `strengthens`, `neutral` or `unknown`; at least one while it is enabled.
    directions: Vec<String>,
    /// Whether resources that are missing are made or revived. Nothing is ever deleted.
    creates_missing: bool,
    /// The most requests within any hour: 1 to 1000.
    changes_per_hour: u32,
    /// Where there is none, any time will do.
    allow_windows: Vec<WindowView>,
    /// They win over those that allow.
    freeze_windows: Vec<WindowView>,
    /// So long nothing is restored after something went wrong: 1 to 720.
    pause_hours: u32,
}

/// A window of time that comes again and again.
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct WindowView {
    /// When it opens, in five fields, such as `0 22 * * MON-FRI`.
    cron: String,
    /// By its IANA name, such as `Europe/Berlin`.
    time_zone: String,
    /// 1 to 10080.
    duration_minutes: u32,
}

/// The policies of a tenant: its own, and those of areas.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct AutomaticRestoreInput {
    enabled: bool,
    severities: Vec<String>,
    directions: Vec<String>,
    creates_missing: bool,
    /// All areas together keep within it.
    changes_per_hour: u32,
    allow_windows: Vec<WindowView>,
    /// They hold for areas with a policy of their own, too.
    freeze_windows: Vec<WindowView>,
    pause_hours: u32,
    /// Where the tenant's policy holds; null for everywhere.
    areas: Option<Vec<String>>,
    /// Policies that hold in place of the tenant's.
    overrides: Vec<OverrideInput>,
}

#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct OverrideInput {
    area: String,
    policy: PolicyView,
}

/// The policies of a tenant, and what came of them.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct AutomaticRestoreView {
    enabled: bool,
    severities: Vec<String>,
    directions: Vec<String>,
    creates_missing: bool,
    changes_per_hour: u32,
    allow_windows: Vec<WindowView>,
    freeze_windows: Vec<WindowView>,
    pause_hours: u32,
    /// Where the tenant's policy holds; null for everywhere.
    areas: Option<Vec<String>>,
    overrides: Vec<OverrideView>,
    /// Null until somebody chose something.
    changed_at: Option<String>,
    changed_by: Option<String>,
    /// Null while nothing went wrong.
    paused: Option<PausedView>,
    stopped_resources: Vec<StoppedView>,
    /// How many requests policies sent within the last hour.
    sent_last_hour: usize,
    /// The newest first.
    history: Vec<AutomaticEventView>,
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct OverrideView {
    area: String,
    area_title: String,
    policy: PolicyView,
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct PausedView {
    since: String,
    until: String,
    why: String,
    plan_id: Option<String>,
}

/// A resource that is not restored by itself any more.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct StoppedView {
    area: String,
    area_title: String,
    resource_id: String,
    resource_name: String,
    why: String,
    at: String,
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct AutomaticEventView {
    at: String,
    /// `planned`, `restored`, `waiting`, `leftToPerson`, `failed`, `dropped`, `stopped` or `resumed`.
    outcome: &'static str,
    code: Option<String>,
    why: String,
    until: Option<String>,
    plan_id: Option<String>,
    area: Option<String>,
    resource_id: Option<String>,
}

/// What would happen now.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct AutomaticPreviewView {
    /// `restore`, `wait` or `nothing`.
    outcome: &'static str,
    why: String,
    until: Option<String>,
    items: Vec<JudgedView>,
}

/// A drift and what would happen to it.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct JudgedView {
    drift_id: String,
    area: String,
    area_title: String,
    resource_id: String,
    resource_name: String,
    change: &'static str,
    severity: &'static str,
    direction: &'static str,
    /// `restore`, `wait` or `hold`.
    verdict: &'static str,
    /// Such as `frozen`, `limit`, `severityNotChosen` or `isDeletion`.
    code: &'static str,
    why: &'static str,
    until: Option<String>,
}

impl AutomaticRestoreInput {
    pub(super) fn settings(self) -> Result<Settings, ApiError> {
        let Self {
            enabled,
            severities,
            directions,
            creates_missing,
            changes_per_hour,
            allow_windows,
            freeze_windows,
            pause_hours,
            areas,
            overrides,
        } = self;
        let own = PolicyView {
            enabled,
            severities,
            directions,
            creates_missing,
            changes_per_hour,
            allow_windows,
            freeze_windows,
            pause_hours,
        };
        let area = |text: &String| parse::field::<AreaKey>("areas", text);
        let areas = areas.map(|names| names.iter().map(area).collect::<Result<BTreeSet<_>, _>>()).transpose()?;
        let overrides = overrides.into_iter().map(|one| Ok((area(&one.area)?, one.policy.policy()?)));
        Ok(Settings { policy: own.policy()?, areas, overrides: overrides.collect::<Result<_, ApiError>>()? })
    }
}

impl PolicyView {
    fn policy(self) -> Result<Policy, ApiError> {
        let Self {
            enabled,
            severities,
            directions,
            creates_missing,
            changes_per_hour,
            allow_windows,
            freeze_windows,
            pause_hours,
        } = self;
        let severity = |word: &String| {
            parse::word("severities", word, Severity::from_word, &Severity::ALL.map(Severity::as_str).join(", "))
        };
        let direction = |word: &String| {
            parse::word("directions", word, Direction::from_word, &Direction::ALL.map(Direction::as_str).join(", "))
        };
        Ok(Policy {
            enabled,
            severities: severities.iter().map(severity).collect::<Result<_, _>>()?,
            directions: directions.iter().map(direction).collect::<Result<_, _>>()?,
            creates_missing,
            changes_per_hour,
            allow: windows("allowWindows", allow_windows)?,
            freeze: windows("freezeWindows", freeze_windows)?,
            pause_hours,
        })
    }

    fn of(policy: &Policy) -> Self {
        let Policy { enabled, severities, directions, creates_missing, changes_per_hour, allow, freeze, pause_hours } =
            policy;
        Self {
            enabled: *enabled,
            severities: severities.iter().map(|severity| severity.as_str().to_owned()).collect(),
            directions: directions.iter().map(|direction| direction.as_str().to_owned()).collect(),
            creates_missing: *creates_missing,
            changes_per_hour: *changes_per_hour,
            allow_windows: allow.iter().map(WindowView::of).collect(),
            freeze_windows: freeze.iter().map(WindowView::of).collect(),
            pause_hours: *pause_hours,
        }
    }
}

impl WindowView {
    fn of(window: &Window) -> Self {
        let WindowText { cron, time_zone, duration_minutes } = window.text();
        Self { cron: cron.clone(), time_zone: time_zone.clone(), duration_minutes: *duration_minutes }
    }
}

fn windows(field: &'static str, views: Vec<WindowView>) -> Result<Vec<Window>, ApiError> {
    let parsed = views.into_iter().map(|WindowView { cron, time_zone, duration_minutes }| {
        let text = WindowText { cron, time_zone, duration_minutes };
        Window::parse(text).map_err(|fault| ApiError::invalid(field, fault.to_string()))
    });
    parsed.collect()
}

impl AutomaticRestoreView {
    pub(super) fn of(context: &Context, found: AutomaticRestore) -> Self {
        let AutomaticRestore { settings, changed, pause, stops, sent_last_hour, events } = found;
        let (changed_at, changed_by) = changed.unzip();
        let PolicyView {
            enabled,
            severities,
            directions,
            creates_missing,
            changes_per_hour,
            allow_windows,
            freeze_windows,
            pause_hours,
        } = PolicyView::of(&settings.policy);
        let overrides = settings.overrides.iter().map(|(area, policy)| OverrideView {
            area: area.to_string(),
            area_title: title(context, area),
            policy: PolicyView::of(policy),
        });
        Self {
            enabled,
            severities,
            directions,
            creates_missing,
            changes_per_hour,
            allow_windows,
            freeze_windows,
            pause_hours,
            areas: settings.areas.map(|areas| areas.iter().map(ToString::to_string).collect()),
            overrides: overrides.collect(),
            changed_at: changed_at.map(|time| time.to_string()),
            changed_by,
            paused: pause.map(paused),
            stopped_resources: stops.into_iter().map(|stop| stopped(context, stop)).collect(),
            sent_last_hour,
            history: events.into_iter().map(event).collect(),
        }
    }
}

fn paused(pause: Pause) -> PausedView {
    let Pause { since, until, why, plan } = pause;
    PausedView { since: since.to_string(), until: until.to_string(), why, plan_id: plan.map(|id| id.to_string()) }
}

fn stopped(context: &Context, stop: Stop) -> StoppedView {
    let Stop { area, resource_id, resource_name, since } = stop;
    StoppedView {
        area_title: title(context, &area),
        area: area.to_string(),
        resource_id: resource_id.to_string(),
        resource_name,
        why: Hold::Flapping.words().to_owned(),
        at: since.to_string(),
    }
}

fn event(found: AutomaticEvent) -> AutomaticEventView {
    let AutomaticEvent { at, event } = found;
    let (area, resource_id) = event.resource.unzip();
    AutomaticEventView {
        at: at.to_string(),
        outcome: match event.kind {
            EventKind::Planned => "planned",
            EventKind::Restored => "restored",
            EventKind::Waiting => "waiting",
            EventKind::LeftToPerson => "leftToPerson",
            EventKind::Failed => "failed",
            EventKind::Dropped => "dropped",
            EventKind::Stopped => "stopped",
            EventKind::Resumed => "resumed",
        },
        code: event.code,
        why: event.why.unwrap_or_default(),
        until: event.until.map(|time| time.to_string()),
        plan_id: event.plan.map(|id| id.to_string()),
        area: area.map(|area| area.to_string()),
        resource_id: resource_id.map(|resource| resource.to_string()),
    }
}

impl AutomaticPreviewView {
    pub(super) fn of(context: &Context, found: Preview) -> Self {
        let Preview { outcome, judged } = found;
        let (outcome, why, until) = match outcome {
            Verdicts::Restore(1) => ("restore", "1 drift would be restored.".to_owned(), None),
            Verdicts::Restore(drifts) => ("restore", format!("{drifts} drifts would be restored."), None),
            Verdicts::Wait(wait, until) => ("wait", wait.words().to_owned(), until),
            Verdicts::Nothing => ("nothing", "No drift would be restored by itself.".to_owned(), None),
        };
        Self {
            outcome,
            why,
            until: until.map(|time| time.to_string()),
            items: judged.into_iter().map(|one| view(context, one)).collect(),
        }
    }
}

fn view(context: &Context, judged: Judged) -> JudgedView {
    let Judged { candidate, resource_name, verdict } = judged;
    let (verdict, code, why, until) = match verdict {
        Verdict::Restore => ("restore", "restore", "It would be restored now.", None),
        Verdict::Wait(wait, until) => ("wait", wait.code(), wait.words(), until),
        Verdict::Hold(hold) => ("hold", hold.code(), hold.words(), None),
    };
    JudgedView {
        drift_id: candidate.drift.to_string(),
        area_title: title(context, &candidate.area),
        area: candidate.area.to_string(),
        resource_id: candidate.resource.to_string(),
        resource_name,
        change: candidate.change.as_str(),
        severity: candidate.severity.as_str(),
        direction: candidate.direction.as_str(),
        verdict,
        code,
        why,
        until: until.map(|time| time.to_string()),
    }
}

fn title(context: &Context, area: &AreaKey) -> String {
    areas::find(context, area).map_or_else(|| area.to_string(), |area| area.title.clone())
}
