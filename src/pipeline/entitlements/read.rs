//! Asking Microsoft what was granted and what was bought.

use std::collections::BTreeSet;

use futures_util::future::join;
use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::domain::catalog::{self, FigureKind};
use crate::domain::model::{ClientId, ServiceFamily, Timestamp};
use crate::graph::{ApiVersion, Connection, GraphError, GraphRequest, Priority};
use crate::pipeline::PipelineError;
use crate::store::entitlements::{Assignment, Entitlements, Subscription};

/// Reads the assignments of service principals (v1.0/api/serviceprincipal-list-approleassignments.md).
const ASSIGNMENTS_PERMISSION: &str = "Application.Read.All";
/// What it costs (concepts/throttling-limits.md).
const ASSIGNMENTS_UNITS: u32 = 2;
/// Statuses of a subscription whose plans work (v1.0/resources/subscribedsku.md); `Warning` is the time of grace.
const WORKING: [&str; 2] = ["Enabled", "Warning"];
/// The provisioning status of a plan that an administrator switched off (v1.0/resources/serviceplaninfo.md).
const DISABLED: &str = "Disabled";

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct AppRoleAssignment {
    #[serde(default)]
    resource_display_name: Option<String>,
    app_role_id: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct SubscribedSku {
    #[serde(default)]
    sku_part_number: Option<String>,
    #[serde(default)]
    capability_status: Option<String>,
    #[serde(default)]
    consumed_units: Option<u32>,
    #[serde(default)]
    prepaid_units: Option<PrepaidUnits>,
    #[serde(default)]
    service_plans: Option<Vec<ServicePlan>>,
}

#[derive(Deserialize)]
struct PrepaidUnits {
    #[serde(default)]
    enabled: Option<u32>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct ServicePlan {
    #[serde(default)]
    service_plan_name: Option<String>,
    #[serde(default)]
    provisioning_status: Option<String>,
}

/// The token is the truth about reading; the rest is read as far as it may be.
pub(super) async fn read(
    connection: &Connection,
    client: ClientId,
    before: Option<&Entitlements>,
    priority: Priority,
    now: Timestamp,
) -> Result<Entitlements, PipelineError> {
    let roles: BTreeSet<String> = connection.token_roles().await?.into_iter().collect();
    let dispatcher = connection.dispatcher(priority);
    let reader = dispatcher.connection();
    let (assigned, found) = tokio::select! {
        // Together, so that they are one batch.
        found = join(assignments(&reader, client, &roles), subscriptions(&reader, &roles)) => found,
        // It never ends by itself.
        () = dispatcher.run() => (None, Err(Refusal::Passing("the request was given up".to_owned()))),
    };
    let (subscriptions, subscriptions_gap) = match found {
        Ok(list) => (Some((list, now)), None),
        // A service that fails for a moment takes nothing away.
        Err(Refusal::Passing(reason)) => {
            let last = before.and_then(|before| before.subscriptions.clone());
            let gap = before.map_or(Some(reason.clone()), |before| before.subscriptions_gap.clone());
            let gap = if last.is_none() { Some(reason) } else { gap };
            (last, gap)
        }
        Err(Refusal::Lasting(reason)) => (before.and_then(|before| before.subscriptions.clone()), Some(reason)),
    };
    let mut plans_seen = before.map(|before| before.plans_seen.clone()).unwrap_or_default();
    plans_seen.extend(subscriptions.iter().flat_map(|(list, _)| list).flat_map(|found| found.plans.clone()));
    Ok(Entitlements { checked_at: now, roles, assigned, subscriptions, subscriptions_gap, plans_seen })
}

/// Whether the directory has assigned what the token does not carry yet.
pub(super) fn has_more_than_its_token(found: &Entitlements) -> bool {
    let carried: BTreeSet<&str> = found.roles.iter().filter_map(|role| catalog::permission_id(role)).collect();
    let known: BTreeSet<&str> = catalog::permission_ids().values().map(String::as_str).collect();
    let of_graph = found.assigned.iter().flatten().filter(|assignment| assignment.is_of_graph());
    of_graph.map(|assignment| assignment.role_id.as_str()).any(|id| known.contains(id) && !carried.contains(id))
}

async fn assignments(connection: &Connection, client: ClientId, roles: &BTreeSet<String>) -> Option<Vec<Assignment>> {
    // What a person may do in the tenant stands nowhere in it.
    if connection.is_delegated() || !catalog::is_covered(ASSIGNMENTS_PERMISSION, roles) {
        return None;
    }
    let path = "/servicePrincipals(appId='{client}')/appRoleAssignments";
    let request = GraphRequest::new(ApiVersion::V1, path, &[("client", &client.to_string())], &[]).ok()?;
    let request = request.costing(ServiceFamily::Identity, ASSIGNMENTS_UNITS);
    let found: Vec<AppRoleAssignment> = all(connection, &request).await.ok()?;
    let assignment = |found: AppRoleAssignment| Assignment {
        resource: found.resource_display_name.unwrap_or_default(),
        role_id: found.app_role_id,
    };
    Some(found.into_iter().map(assignment).collect())
}

/// Why the subscriptions are not known.
enum Refusal {
    /// It may be known in a moment.
    Passing(String),
    Lasting(String),
}

async fn subscriptions(connection: &Connection, roles: &BTreeSet<String>) -> Result<Vec<Subscription>, Refusal> {
    let figure = catalog::figures().iter().find(|figure| figure.kind == FigureKind::Licences);
    let figure = figure.ok_or_else(|| Refusal::Lasting("the catalog does not say where licences stand".to_owned()))?;
    if !figure.permissions.iter().any(|name| catalog::is_covered(name, roles)) {
        let reason = format!("grant {} to the app registration to know its licences", figure.permissions.join(" or "));
        return Err(Refusal::Lasting(reason));
    }
    // Microsoft's metadata says that the path takes no `$select`.
    let request = GraphRequest::new(ApiVersion::V1, &figure.path, &[], &[]);
    let request = request.map_err(|error| Refusal::Lasting(error.to_string()))?;
    let request = request.costing(figure.family, figure.units);
    match all::<SubscribedSku>(connection, &request).await {
        Ok(found) => Ok(found.into_iter().map(subscription).collect()),
        Err(error) if error.is_permission() => Err(Refusal::Lasting(error.to_string())),
        Err(error) => Err(Refusal::Passing(error.to_string())),
    }
}

fn subscription(found: SubscribedSku) -> Subscription {
    let status = found.capability_status.unwrap_or_else(|| "Enabled".to_owned());
    let works = WORKING.iter().any(|word| status.eq_ignore_ascii_case(word));
    let in_force = |plan: &ServicePlan| {
        works && !plan.provisioning_status.as_ref().is_some_and(|status| status.eq_ignore_ascii_case(DISABLED))
    };
    let plans = found.service_plans.into_iter().flatten().filter(in_force);
    Subscription {
        plans: plans.filter_map(|plan| plan.service_plan_name).collect(),
        sku: found.sku_part_number.unwrap_or_else(|| "a product without a number".to_owned()),
        status,
        consumed: found.consumed_units.unwrap_or_default(),
        total: found.prepaid_units.and_then(|units| units.enabled).unwrap_or_default(),
    }
}

async fn all<T: DeserializeOwned>(connection: &Connection, request: &GraphRequest) -> Result<Vec<T>, GraphError> {
    let mut pages = connection.pages(request);
    let mut found = Vec::new();
    while let Some(page) = pages.next().await? {
        for item in page.items {
            let item = serde_json::from_str(item.get()).map_err(|cause| GraphError::BadAnswer {
                service: crate::graph::Service::Graph,
                reason: format!("an item of {} is not understood: {cause}", request.template()),
            })?;
            found.push(item);
        }
    }
    Ok(found)
}
