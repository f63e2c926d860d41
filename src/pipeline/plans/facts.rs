//! What the second pair of eyes is told about the tenant.

use std::collections::{BTreeMap, BTreeSet};

use super::known::{self, Live, RoleHolders};
use super::settings::accounts_area;
use crate::domain::catalog;
use crate::domain::model::{AreaKey, ResourceId, TenantId, Timestamp};
use crate::domain::plan::{OperationKind, Plan, Purpose};
use crate::domain::review::{Drifted, Facts, Fresh, IdState, LastCollection, Own, Person};
use crate::pipeline::names::{NameState, Question, answer};
use crate::pipeline::{Context, areas};
use crate::store::collections::Collection;
use crate::store::{
    ReadTx, StoreError, baselines, bodies, connections, drifts, resources, restore_settings, write_connections,
};

type Places<T> = BTreeMap<(AreaKey, ResourceId), T>;

/// Gathers the facts; `fresh` is how the resources of the plan are right now.
pub(super) fn gather(
    tx: &ReadTx<'_>,
    context: &Context,
    tenant: TenantId,
    plan: &Plan,
    fresh: Places<Fresh>,
    expires_at: Timestamp,
) -> Result<Facts, StoreError> {
    let latest = known::latest(tx, tenant)?;
    let settings = restore_settings::of_tenant(tx, tenant)?;
    let writing = write_connections::find(tx, tenant)?;
    let mut facts = Facts {
        now: context.clock.now(),
        expires_at,
        fresh,
        agreed: agreed(tx, tenant, plan)?,
        drifted: drifted(tx, plan)?,
        collections: latest.iter().map(|(area, last)| (area.clone(), of_collection(last))).collect(),
        ids: ids(tx, context, tenant, plan)?,
        referrers: referrers(tx, tenant, plan)?,
        own: Own::default(),
        granted: writing.as_ref().map(|found| found.roles.iter().cloned().collect()),
        people: settings.break_glass.iter().map(|id| (id.as_str().to_lowercase(), Person::default())).collect(),
        administrators: None,
        users: None,
        group_sizes: BTreeMap::new(),
        settings,
    };
    let reviews: Vec<_> =
        plan.bases.iter().filter_map(|basis| catalog::find(&basis.area)).map(|area| &area.review).collect();
    if reviews.iter().any(|review| review.access.is_some()) {
        add_people(tx, tenant, &latest, &mut facts)?;
    }
    if reviews.iter().any(|review| review.access.is_some() || !review.applications.is_empty()) {
        let reading = connections::find(tx, tenant)?.map(|found| found.credential.client_id);
        let clients = reading.into_iter().chain(writing.map(|found| found.credential.client_id));
        facts.own = own(tx, tenant, clients.map(|client| client.to_string().to_lowercase()).collect())?;
    }
    Ok(facts)
}

fn of_collection(last: &Collection) -> LastCollection {
    LastCollection { status: last.status, is_held: last.held }
}

/// What was agreed about the resources. An undo brings back what was there, agreed or not.
fn agreed(tx: &ReadTx<'_>, tenant: TenantId, plan: &Plan) -> Result<Places<serde_json::Value>, StoreError> {
    let mut agreed = Places::new();
    if plan.purpose == Purpose::Undo {
        let wanted = plan.resources.iter().filter_map(|touched| Some((touched, touched.wanted.clone()?)));
        return Ok(wanted.map(|(touched, body)| ((touched.area.clone(), touched.id.clone()), body)).collect());
    }
    for basis in &plan.bases {
        let Some(baseline) = baselines::active(tx, tenant, &basis.area)? else { continue };
        let is_touched = |id: &ResourceId| plan.resources.iter().any(|one| one.area == basis.area && one.id == *id);
        let all = baselines::resources(tx, baseline.id)?.into_iter();
        for resource in all.filter(|resource| is_touched(&resource.resource_id)) {
            let body = bodies::get_json(tx, tenant, resource.body)?;
            agreed.insert((basis.area.clone(), resource.resource_id), body);
        }
    }
    Ok(agreed)
}

fn drifted(tx: &ReadTx<'_>, plan: &Plan) -> Result<Vec<Drifted>, StoreError> {
    let ids: BTreeSet<_> = plan.operations.iter().flat_map(|operation| &operation.drifts).copied().collect();
    let mut found = Vec::with_capacity(ids.len());
    for id in ids {
        let drift = drifts::find(tx, id)?;
        found.extend(drift.map(|drift| Drifted {
            area: drift.area,
            resource: drift.resource_id,
            path: drift.detail.path,
        }));
    }
    Ok(found)
}

/// What is known of the ids in the bodies. What was agreed has been known for long, so any complete reading counts.
fn ids(
    tx: &ReadTx<'_>,
    context: &Context,
    tenant: TenantId,
    plan: &Plan,
) -> Result<BTreeMap<String, IdState>, StoreError> {
    let bodies = plan.operations.iter().filter_map(|operation| Some((operation, operation.request.body.as_ref()?)));
    // The body of a further request is an element of the part, or holds the part by its name.
    let questions: Vec<Question<'_>> = bodies
        .flat_map(|(operation, body)| ["", operation.part.as_str()].map(|path| (operation, path, body)))
        .map(|(operation, path, body)| Question {
            tenant,
            area: areas::find(context, &operation.area),
            path,
            values: vec![body],
            since: Timestamp(0),
        })
        .collect();
    let mut ids = BTreeMap::new();
    for (id, name) in answer(tx, &questions)?.into_iter().flatten() {
        let state = match name.state {
            NameState::Live => IdState::There,
            NameState::Gone | NameState::Dangling => IdState::Gone,
            NameState::Unknown => IdState::Unknown,
        };
        // Behind a prefix such as `/administrativeUnits/`.
        let bare = id.rsplit('/').next().unwrap_or(&id).to_lowercase();
        ids.insert(bare, state);
        ids.insert(id.to_lowercase(), state);
    }
    Ok(ids)
}

/// Whose bodies hold the id of what is to be removed.
fn referrers(tx: &ReadTx<'_>, tenant: TenantId, plan: &Plan) -> Result<Places<Vec<String>>, StoreError> {
    let mut found: Places<Vec<String>> = Places::new();
    let whole = plan.operations.iter().filter(|one| one.kind == OperationKind::Delete && one.part.is_empty());
    for operation in whole {
        let words = BTreeSet::from([operation.resource.as_str().to_lowercase()]);
        let place = (operation.area.clone(), operation.resource.clone());
        for area in known::referring(&operation.area) {
            let others = known::live(tx, tenant, &area.key, &words)?.into_iter();
            let names = others.filter(|other| other.id != operation.resource).map(|Live { name, .. }| name);
            found.entry(place.clone()).or_default().extend(names);
        }
    }
    Ok(found)
}

fn add_people(
    tx: &ReadTx<'_>,
    tenant: TenantId,
    latest: &BTreeMap<AreaKey, Collection>,
    facts: &mut Facts,
) -> Result<(), StoreError> {
    let RoleHolders { administrators, people } = known::role_holders(tx, tenant, latest)?;
    for (id, Person { roles, .. }) in people {
        facts.people.entry(id).or_default().roles.extend(roles);
    }
    facts.administrators = administrators;
    facts.group_sizes = known::memberships(tx, tenant, &mut facts.people)?;
    if let Some(area) = accounts_area().filter(|area| latest.get(area).is_some_and(known::is_whole)) {
        let users = resources::current(tx, tenant, &area)?;
        facts.users = u64::try_from(users.len()).ok();
        for user in users {
            if let Some(person) = facts.people.get_mut(&user.resource_id.as_str().to_lowercase()) {
                person.name = user.name;
            }
        }
    }
    Ok(())
}

/// The client ids, and the ids of what belongs to them in the tenant.
fn own(tx: &ReadTx<'_>, tenant: TenantId, clients: BTreeSet<String>) -> Result<Own, StoreError> {
    let mut ids = clients.clone();
    if clients.is_empty() {
        return Ok(Own { ids });
    }
    for area in catalog::all().filter(|area| area.review.applications.contains(&area.identity.id)) {
        for Live { id, body, .. } in known::live(tx, tenant, &area.key, &clients)? {
            let names = area.review.applications.iter().flat_map(|path| catalog::texts_at(&body, path));
            if names.map(str::to_lowercase).any(|name| clients.contains(&name)) {
                ids.insert(id.as_str().to_lowercase());
            }
        }
    }
    Ok(Own { ids })
}
