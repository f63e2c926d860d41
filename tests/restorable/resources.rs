//! Whole resources through the product: what is missing is made anew or comes out of the recycle bin, and what nobody
//! agreed to goes by a plan of its own.

use plumbline::domain::baseline::{ResourceMode, Watch};
use plumbline::domain::catalog::{Deed, Entry, Restore};
use plumbline::domain::model::{DriftId, Severity, Verdict};
use plumbline::domain::plan::{
    AreaMaterial, Chosen, ChosenDrift, Disagreement, Live, Material, Obstacle, Plan, Purpose, Source, make,
};
use plumbline::domain::reference::Directory;
use serde_json::Value;
use uuid::Uuid;

use crate::drifting::{basis, differences};
use crate::office::Office;
use crate::rounds::part;
use crate::support::text;
use crate::tenant::{is_free, parent, place};

#[tokio::test(flavor = "multi_thread")]
async fn resources_of_a_first_part_of_the_areas_come_back_and_go_by_the_product() {
    come_and_go(0).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn resources_of_a_second_part_of_the_areas_come_back_and_go_by_the_product() {
    come_and_go(1).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn resources_of_a_third_part_of_the_areas_come_back_and_go_by_the_product() {
    come_and_go(2).await;
}

async fn come_and_go(number: usize) {
    let office = Office::open().await;
    let directory = office.past.directory().await;
    let mut faults = Vec::new();
    let is_of_both = |restore: &Restore| restore.delete.is_some() && restore.create.is_some();
    for (entry, restore) in part(number).filter(|(_, restore)| is_of_both(restore)) {
        let key = &entry.area.key;
        match of_area(&office, &directory, entry, restore).await {
            Ok(told) => println!("{key}: {told}"),
            Err(fault) => faults.push(format!("{key}: {fault}")),
        }
    }
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
    office.server.stop().await;
}

async fn of_area(office: &Office, directory: &Directory, entry: &Entry, restore: &Restore) -> Result<String, String> {
    let is_open = |body: &Value| [Deed::Create, Deed::Delete].into_iter().all(|deed| is_open(entry, body, deed));
    let is_chosen = |body: &Value| is_open(body) && is_free(&office.past, body);
    let bodies: Vec<Value> = office.past.all(entry).await?.into_iter().filter(is_chosen).collect();
    if bodies.is_empty() {
        return Ok("nothing of it can be removed and made".to_owned());
    }
    let mut refusal = String::new();
    for body in bodies {
        let kept = kept(office, entry, &body).await;
        match (removed(office, directory, entry, &body).await, &kept) {
            (Ok(()), _) => {}
            // What another object refers to may not go by Graph.
            (Err(_), Some((place, _))) if restore.recycle_bin.is_none() => office.past.store(place, None).await,
            (Err(why), _) => {
                refusal = why;
                continue;
            }
        }
        let told = comes_back(office, directory, entry, &body).await;
        if let Some((place, stored)) = kept {
            office.past.store(&place, Some(&stored)).await;
        }
        return told;
    }
    Err(format!("nothing can be removed: {refusal}"))
}

/// The place of a resource and what is stored there; none where it is a part of another object.
async fn kept(office: &Office, entry: &Entry, body: &Value) -> Option<(String, Value)> {
    let place = place(entry, body)?;
    let stored = office.past.stored(&place).await?;
    Some((place, stored))
}

/// Somebody removes it by Graph.
async fn removed(office: &Office, directory: &Directory, entry: &Entry, body: &Value) -> Result<(), String> {
    office.past.apply(&plan(entry, directory, Purpose::Delete, None, Live::There(body.clone()))).await
}

async fn comes_back(office: &Office, directory: &Directory, entry: &Entry, body: &Value) -> Result<String, String> {
    let key = entry.area.key.as_str();
    let is_binned = entry.restore.as_ref().is_some_and(|restore| restore.recycle_bin.is_some());
    let id = entry.area.resource_id_of(body).expect("an id");
    office.sync(std::iter::once(key)).await;
    let missing = office.open_drifts(Some(key)).await;
    if missing.len() != 1 || missing[0]["change"] != "missing" || missing[0]["resourceId"] != id.as_str() {
        return Err(format!("expected {id} to be missing and nothing else: {missing:?}"));
    }
    let plan = match office.plan(&missing).await {
        Ok(plan) => plan,
        // What was made up names objects that are not there, and hides what it must not show.
        Err(why) if why.contains("which is not in the tenant") || why.contains(&Obstacle::Secret.words()) => {
            return Ok(format!("is left out: {why}"));
        }
        Err(why) => return Err(why),
    };
    let (ended, faults) = office.carry_out(&plan).await;
    if !faults.is_empty() {
        return Err(faults.join("; "));
    }
    let made = &ended["operations"][0];
    if is_binned != (made["kind"] == "revive") {
        return Err(format!("has come back in another way: {made}"));
    }
    let new = match made["createdId"].as_str() {
        Some(new) => new.parse().map_err(|_| format!("{new} is no id"))?,
        None => id,
    };
    let found = office.past.one(entry, &new, parent(body)).await.ok_or(format!("{new} is not there"))?;
    let differing = differences(entry, body, &found).into_iter();
    // What comes out of the recycle bin is whole.
    let is_told = |path: &str| !is_binned && !path.is_empty() && is_explained(entry, path);
    let differing: Vec<_> = differing.filter(|change| !is_told(&change.path)).collect();
    if !differing.is_empty() {
        return Err(format!("differs: {differing:?} after {made}"));
    }
    office.sync(std::iter::once(key)).await;
    let open = office.open_drifts(Some(key)).await;
    let paths: Vec<String> = open.iter().map(|drift| text(&drift["path"])).collect();
    let resolution = office.resolution(&missing[0]).await;
    if resolution != "restored" || !paths.iter().all(|path| is_told(path)) {
        return Err(format!("the drift ends as {resolution}, and these are open: {paths:?}"));
    }
    goes(office, directory, entry, &found).await?;
    let without = if paths.is_empty() { String::new() } else { format!(", without {paths:?}") };
    Ok(format!("{} {}{without}", text(&made["kind"]), text(&made["request"]["method"])))
}

/// Nobody agreed to it any more, and so it is deleted.
async fn goes(office: &Office, directory: &Directory, entry: &Entry, body: &Value) -> Result<(), String> {
    let key = entry.area.key.as_str();
    let before = office.past.all(entry).await?.len();
    let kept = kept(office, entry, body).await;
    removed(office, directory, entry, body).await?;
    office.agree(entry).await;
    let making = plan(entry, directory, Purpose::Restore, Some(body.clone()), Live::Gone);
    match kept {
        // Nobody could make it by what is read of it.
        Some((place, stored)) if making.operations.is_empty() => office.past.store(&place, Some(&stored)).await,
        _ => office.past.apply(&making).await?,
    }
    office.sync(std::iter::once(key)).await;
    let unexpected = office.open_drifts(Some(key)).await;
    if unexpected.len() != 1 || unexpected[0]["change"] != "unexpected" {
        return Err(format!("expected one unexpected resource: {unexpected:?}"));
    }
    let deletion = office.deletion(&unexpected).await?;
    let (_, faults) = office.carry_out(&deletion).await;
    if !faults.is_empty() {
        return Err(faults.join("; "));
    }
    office.sync(std::iter::once(key)).await;
    let (open, left) = (office.open_drifts(Some(key)).await, office.past.all(entry).await?.len());
    let resolution = office.resolution(&unexpected[0]).await;
    if resolution != "restored" || !open.is_empty() || left + 1 != before {
        return Err(format!(
            "after the deletion {left} of {before} are there, the drift ends as {resolution}: {open:?}"
        ));
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

fn is_open(entry: &Entry, body: &Value, deed: Deed) -> bool {
    entry.restore.as_ref().is_some_and(|restore: &Restore| restore.closed_to(deed, body).is_none())
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
