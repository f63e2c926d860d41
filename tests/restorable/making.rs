//! Resources that went as a whole: out of the recycle bin with the id that they had, or made anew; and those that
//! nobody agreed to, which go.

use plumbline::collect::Fresh;
use plumbline::domain::baseline::{ResourceMode, Watch};
use plumbline::domain::catalog::{self, Deed, Entry, Restore};
use plumbline::domain::model::{DriftId, ResourceId, Severity, Verdict};
use plumbline::domain::plan::{
    AreaMaterial, Chosen, ChosenDrift, Disagreement, LeftOut, Live, Material, Obstacle, OperationKind, Plan, Purpose,
    Source, make,
};
use plumbline::domain::reference::Directory;
use serde_json::Value;
use uuid::Uuid;

use crate::drifting::{basis, differences};
use crate::tenant::{Tenant, parent, place};

#[tokio::test]
async fn what_was_deleted_comes_back_with_its_id_from_the_recycle_bin() {
    let tenant = Tenant::start().await;
    let directory = tenant.directory().await;
    let mut faults = Vec::new();
    let mut revived = Vec::new();
    for entry in catalog::entries() {
        let Some(bin) = entry.restore.as_ref().and_then(|restore| restore.recycle_bin.as_ref()) else { continue };
        let open = |body: &Value| is_open(entry, body, Deed::Delete) && is_free(&tenant, body);
        let bodies = tenant.all(entry).await.unwrap_or_default();
        // One that another object refers to is not given up.
        let mut deleted = None;
        for body in bodies.into_iter().filter(open) {
            let deletion = plan(entry, &directory, Purpose::Delete, None, Live::There(body.clone()));
            if deleted.is_none() && tenant.apply(&deletion).await.is_ok() {
                deleted = Some(body);
            }
        }
        let Some(body) = deleted else {
            faults.push(format!("{}: nothing could be deleted", entry.area.key));
            continue;
        };
        let id = entry.area.resource_id_of(&body).expect("an id");
        let Fresh::There(binned) = tenant.deleted(entry, bin, &id).await else {
            faults.push(format!("{}: not in the recycle bin", entry.area.key));
            continue;
        };
        let back = plan(entry, &directory, Purpose::Restore, Some(body.clone()), Live::InRecycleBin(binned));
        assert_eq!(back.operations[0].kind, OperationKind::Revive, "{}", entry.area.key);
        faults.extend(comes_back(&tenant, entry, &body, &id, &back).await);
        revived.push(entry.area.key.as_str());
    }
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
    assert_eq!(revived.len(), 7, "{revived:?}");
}

#[tokio::test]
async fn what_is_missing_is_made_anew_and_what_nobody_agreed_to_goes() {
    let tenant = Tenant::start().await;
    let directory = tenant.directory().await;
    let (mut faults, mut made) = (Vec::new(), Vec::new());
    for entry in catalog::entries() {
        let Some(restore) = &entry.restore else { continue };
        if restore.create.is_none() || restore.delete.is_none() {
            continue;
        }
        let open = |body: &Value| [Deed::Create, Deed::Delete].into_iter().all(|deed| is_open(entry, body, deed));
        let Some(body) = tenant.all(entry).await.unwrap_or_default().into_iter().find(open) else { continue };
        match make_anew(&tenant, &directory, entry, &body).await {
            Ok(()) => made.push(entry.area.key.as_str()),
            Err(fault) => faults.push(format!("{}: {fault}", entry.area.key)),
        }
    }
    println!("made anew: {made:?}");
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
    assert!(made.len() > 60, "{made:?}");
}

async fn make_anew(tenant: &Tenant, directory: &Directory, entry: &Entry, body: &Value) -> Result<(), String> {
    let id = entry.area.resource_id_of(body).expect("an id");
    let before = tenant.all(entry).await?;
    match place(entry, body) {
        Some(place) => tenant.store(&place, None).await,
        None => tenant.apply(&plan(entry, directory, Purpose::Delete, None, Live::There(body.clone()))).await?,
    }
    let restoring = plan(entry, directory, Purpose::Restore, Some(body.clone()), Live::Gone);
    if restoring.operations.is_empty() {
        // What was made up names objects that are not there, and hides what it must not show.
        let is_right = |left: &LeftOut| matches!(left.why, Obstacle::Unresolved { .. } | Obstacle::Secret);
        let is_refused = !restoring.left_out.is_empty() && restoring.left_out.iter().all(is_right);
        return if is_refused { Ok(()) } else { Err(format!("is left out: {:?}", restoring.left_out)) };
    }
    tenant.apply(&restoring).await?;
    let is_new =
        |found: &Value| !before.iter().any(|known| known[&entry.area.identity.id] == found[&entry.area.identity.id]);
    let after = tenant.all(entry).await?;
    let same = after.iter().find(|found| entry.area.resource_id_of(found).as_ref() == Some(&id));
    let found = same.or_else(|| after.iter().find(|found| is_new(found))).ok_or("is not there again")?;
    let is_left_out = |path: &str| restoring.left_out.iter().any(|left| left.path == path);
    let differing: Vec<_> = differences(entry, body, found);
    let differing: Vec<_> =
        differing.iter().filter(|change| !is_explained(entry, &change.path) && !is_left_out(&change.path)).collect();
    if !differing.is_empty() {
        return Err(format!("differs: {differing:?} after {:?}", restoring.operations[0].request.body));
    }
    let deletion = plan(entry, directory, Purpose::Delete, None, Live::There(found.clone()));
    tenant.apply(&deletion).await?;
    let gone = entry.area.resource_id_of(found).expect("an id");
    let left = tenant.all(entry).await?;
    if left.iter().any(|found| entry.area.resource_id_of(found).as_ref() == Some(&gone)) {
        return Err("is still there after its deletion".to_owned());
    }
    Ok(())
}

/// What a new resource cannot have of the former one, as the catalog says.
fn is_explained(entry: &Entry, path: &str) -> bool {
    let Some(restore) = &entry.restore else { return false };
    let name = path.split(['.', '[']).next().unwrap_or_default();
    let of = |paths: &[String]| paths.iter().any(|path| path.split(['.', '[']).next() == Some(name));
    let is_taken = |takes: &[String]| takes.is_empty() || of(takes);
    let by_create = restore.create.as_ref().is_some_and(|create| is_taken(&create.takes));
    let by_update = restore.update.as_ref().is_some_and(|update| is_taken(&update.takes)) && !of(&restore.fixed);
    let by_step = restore.steps.iter().any(|step| step.property.split('.').next() == Some(name));
    let is_never =
        of(&restore.read_only) || of(&restore.write_only) || restore.unwritable.iter().any(|part| of(&part.paths));
    is_never || !(by_create || by_update || by_step)
}

async fn comes_back(tenant: &Tenant, entry: &Entry, body: &Value, id: &ResourceId, back: &Plan) -> Vec<String> {
    if let Err(refusal) = tenant.apply(back).await {
        return vec![format!("{}: {refusal}", entry.area.key)];
    }
    let Some(found) = tenant.one(entry, id, parent(body)).await else {
        return vec![format!("{}: is not back", entry.area.key)];
    };
    let differing = differences(entry, body, &found);
    differing.iter().map(|change| format!("{}: {change:?}", entry.area.key)).collect()
}

fn is_open(entry: &Entry, body: &Value, deed: Deed) -> bool {
    entry.restore.as_ref().is_some_and(|restore: &Restore| restore.closed_to(deed, body).is_none())
}

/// Not our own application, without which nothing could be read any more.
fn is_free(tenant: &Tenant, body: &Value) -> bool {
    body["appId"].as_str().is_none_or(|app| app != tenant.client_id)
}

fn plan(entry: &Entry, directory: &Directory, purpose: Purpose, agreed: Option<Value>, live: Live) -> Plan {
    let area = &entry.area;
    let known = agreed.as_ref().or(match &live {
        Live::There(body) => Some(body),
        Live::Gone | Live::InRecycleBin(_) | Live::Unread { .. } => None,
    });
    let known = known.expect("a body on one of the two sides");
    let what = if purpose == Purpose::Delete { Disagreement::Unexpected } else { Disagreement::Missing };
    let drift = ChosenDrift { id: DriftId(Uuid::nil()), what, severity: Severity::Medium, verdict: Verdict::default() };
    let chosen = Chosen {
        id: area.resource_id_of(known).expect("an id"),
        name: area.name_of(known),
        watch: Watch { mode: ResourceMode::Snapshot, paths: vec![] },
        agreed,
        live,
        drifts: vec![drift],
    };
    let areas = vec![AreaMaterial { source: Source::Embedded(entry), basis: basis(entry), resources: vec![chosen] }];
    make(&Material { purpose, areas, directory, bystanders: vec![] }).expect("a plan")
}
