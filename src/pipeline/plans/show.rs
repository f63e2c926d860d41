//! Plans as people look at them.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use serde_json::Value;

use super::make::found;
use crate::domain::catalog::is_covered;
use crate::domain::model::{AreaKey, PlanId, Timestamp};
use crate::domain::plan::{Operation, Plan, PlannedRequest, masked, render};
use crate::domain::review::RestoreSettings;
use crate::pipeline::names::{Question, answer};
use crate::pipeline::{Context, Names, PipelineError, areas};
use crate::store::plans::{self as stored, Filter, StoredPlan, Summary};
use crate::store::{ReadTx, StoreError, restore_settings, tenants, write_connections};

/// A plan with what its page shows.
#[derive(Debug)]
pub struct PlanDetail {
    pub stored: StoredPlan,
    pub tenant_name: String,
    /// Of what the values refer to.
    pub names: Names,
    pub settings: RestoreSettings,
    /// What the write connection may do; none where there is none.
    pub granted: Option<BTreeSet<String>>,
    pub now: Timestamp,
    titles: BTreeMap<AreaKey, String>,
    root: String,
    /// By number, as people may see them.
    bodies: BTreeMap<u32, Value>,
}

/// A plan in a list.
#[derive(Debug)]
pub struct PlanOfList {
    pub summary: Summary,
    pub tenant_name: String,
    pub areas: Vec<(AreaKey, String)>,
}

/// How the requests of a plan are written down.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Script {
    Json,
    Curl,
    PowerShell,
}

impl Script {
    /// `None` for a word that is no such form.
    pub fn from_word(word: &str) -> Option<Self> {
        match word {
            "json" => Some(Self::Json),
            "curl" => Some(Self::Curl),
            "powershell" => Some(Self::PowerShell),
            _ => None,
        }
    }
}

impl PlanDetail {
    /// What people call the area.
    pub fn title(&self, area: &AreaKey) -> String {
        self.titles.get(area).cloned().unwrap_or_else(|| area.to_string())
    }

    /// The whole address of a request.
    pub fn url(&self, request: &PlannedRequest) -> String {
        format!("{}/{}{}", self.root, request.version.as_str(), request.path)
    }

    /// The body of an operation as people may see it.
    pub fn masked(&self, operation: &Operation) -> Option<&Value> {
        self.bodies.get(&operation.number)
    }

    /// What the write connection lacks for the plan.
    pub fn missing_permissions(&self) -> Vec<String> {
        let Some(granted) = &self.granted else { return Vec::new() };
        let needed: BTreeSet<&String> =
            self.stored.plan.operations.iter().flat_map(|operation| &operation.permissions).collect();
        needed.into_iter().filter(|name| !is_covered(name, granted)).cloned().collect()
    }
}

/// # Errors
/// [`PipelineError::NotFound`].
pub async fn get(context: &Context, plan: PlanId) -> Result<PlanDetail, PipelineError> {
    let own = context.clone();
    let read = context.store.read(move |tx| stored::find(tx, plan)?.map(|stored| detail(tx, &own, stored)).transpose());
    read.await?.ok_or(PipelineError::NotFound { what: "plan" })
}

fn detail(tx: &ReadTx<'_>, context: &Context, stored: StoredPlan) -> Result<PlanDetail, StoreError> {
    let tenant = stored.tenant_id;
    let plan = &stored.plan;
    let keys: BTreeSet<&AreaKey> = plan
        .bases
        .iter()
        .map(|basis| &basis.area)
        .chain(plan.operations.iter().map(|operation| &operation.area))
        .chain(plan.left_out.iter().map(|left_out| &left_out.area))
        .collect();
    let titles = keys.into_iter().filter_map(|key| Some((key.clone(), areas::find(context, key)?.title.clone())));
    let titles = titles.collect();
    let bodies = plan.operations.iter().filter_map(|operation| Some((operation.number, shown(context, operation)?)));
    let writing = write_connections::find(tx, tenant)?;
    Ok(PlanDetail {
        tenant_name: tenants::find(tx, tenant)?.map(|tenant| tenant.name).unwrap_or_default(),
        names: names(tx, context, &stored)?,
        settings: restore_settings::of_tenant(tx, tenant)?,
        granted: writing.map(|found| found.roles.into_iter().collect()),
        now: context.clock.now(),
        titles,
        root: context.graph.root(),
        bodies: bodies.collect(),
        stored,
    })
}

/// The names of everything that the changes refer to.
fn names(tx: &ReadTx<'_>, context: &Context, stored: &StoredPlan) -> Result<Names, StoreError> {
    let came_back =
        stored.operations.iter().flat_map(|progress| progress.came_back.iter().map(|change| (&progress.area, change)));
    let planned = stored
        .plan
        .operations
        .iter()
        .flat_map(|operation| operation.changes.iter().map(|change| (&operation.area, change)));
    let questions: Vec<Question<'_>> = planned
        .chain(came_back)
        .map(|(area, change)| Question {
            tenant: stored.tenant_id,
            area: areas::find(context, area),
            path: &change.path,
            values: vec![&change.before, &change.after],
            since: stored.created_at,
        })
        .collect();
    Ok(answer(tx, &questions)?.into_iter().flatten().collect())
}

/// A page of plans.
///
/// # Errors
/// Those of the store.
pub async fn list(context: &Context, filter: Filter) -> Result<Vec<PlanOfList>, PipelineError> {
    let own = context.clone();
    let read = context.store.read(move |tx| {
        let names: HashMap<_, _> = tenants::list(tx)?.into_iter().map(|tenant| (tenant.id, tenant.name)).collect();
        let title =
            |area: &AreaKey| areas::find(&own, area).map_or_else(|| area.to_string(), |area| area.title.clone());
        let plans = stored::list(tx, &filter)?.into_iter().map(|summary| PlanOfList {
            tenant_name: names.get(&summary.tenant_id).cloned().unwrap_or_default(),
            areas: summary.areas.iter().map(|area| (area.clone(), title(area))).collect(),
            summary,
        });
        Ok(plans.collect())
    });
    Ok(read.await?)
}

/// The exact requests as text, to be sent by hand.
///
/// # Errors
/// [`PipelineError::NotFound`].
pub async fn requests(context: &Context, plan: PlanId, script: Script) -> Result<String, PipelineError> {
    let mut plan: Plan = found(context, plan).await?.plan;
    for operation in &mut plan.operations {
        operation.request.body = shown(context, operation);
    }
    let all: BTreeSet<u32> = plan.operations.iter().map(|operation| operation.number).collect();
    let root = context.graph.root();
    Ok(match script {
        Script::Json => render::json(&plan, &all, &root),
        Script::Curl => render::curl(&plan, &all, &root),
        Script::PowerShell => render::powershell(&plan, &all, &root),
    })
}

fn shown(context: &Context, operation: &Operation) -> Option<Value> {
    let body = operation.request.body.as_ref()?;
    match areas::find(context, &operation.area) {
        Some(area) => Some(masked(&area, &operation.part, body)),
        // Of what the catalog does not know any more nobody can say where its secrets are.
        None => Some(Value::Null),
    }
}
