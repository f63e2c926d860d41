//! Properties that drift and come back through the product, in rounds: in each, many resources drift, are read, planned,
//! written and read back together.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::fmt::Write;

use plumbline::domain::catalog::{self, Deed, Entry, Restore};
use plumbline::domain::diff::PropertyChange;
use plumbline::domain::plan::Obstacle;
use serde_json::Value;

use crate::drifting::{Target, UNTRIED, differences, is_justified, others, targets};
use crate::office::Office;
use crate::tenant::parent;

/// The areas are dealt out to so many tests, each with a server of its own.
const PARTS: usize = 3;

#[tokio::test(flavor = "multi_thread")]
async fn a_first_part_of_the_areas_is_put_back_by_the_product() {
    put_back(0).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_second_part_of_the_areas_is_put_back_by_the_product() {
    put_back(1).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_third_part_of_the_areas_is_put_back_by_the_product() {
    put_back(2).await;
}

/// The areas of a part, each with its way to be restored.
pub fn part(number: usize) -> impl Iterator<Item = (&'static Entry, &'static Restore)> {
    let only = std::env::var("PLUMBLINE_PROOF_AREA").ok();
    let entries = catalog::entries().iter().enumerate();
    let of_part = entries.filter(move |(index, _)| index % PARTS == number).map(|(_, entry)| entry);
    let chosen = of_part.filter(move |entry| only.as_ref().is_none_or(|only| entry.area.key.as_str() == only));
    chosen.filter_map(|entry| Some((entry, entry.restore.as_ref()?)))
}

/// What came of the properties of an area.
#[derive(Default)]
struct Row {
    restored: BTreeSet<String>,
    left_out: BTreeMap<String, String>,
    unseen: BTreeSet<String>,
}

/// A resource with the changes that are still to come, of which those of one list happen together.
struct Drifting {
    entry: &'static Entry,
    restore: &'static Restore,
    target: Target,
    changes: VecDeque<Vec<(String, Value)>>,
}

async fn put_back(number: usize) {
    let office = Office::open().await;
    let mut waiting = Vec::new();
    let (mut table, mut faults) = (BTreeMap::<&str, Row>::new(), Vec::new());
    for (entry, restore) in part(number).filter(|(_, restore)| !restore.recreates) {
        match targets(&office.past, entry, restore).await {
            Ok(targets) => waiting.extend(targets.into_iter().map(|target| drifting(entry, restore, target))),
            Err(fault) => faults.push(fault),
        }
    }
    let mut rounds = 0;
    while waiting.iter().any(|drifting| !drifting.changes.is_empty()) {
        rounds += 1;
        round(&office, &mut waiting, &mut table, &mut faults).await;
    }
    office.sync(catalog::entries().iter().map(|entry| entry.area.key.as_str())).await;
    for drift in office.open_drifts(None).await {
        faults.push(format!("{} {} {} is still open", drift["area"], drift["resourceName"], drift["path"]));
    }
    let mut told = format!("{rounds} rounds\n");
    for (area, Row { restored, left_out, unseen }) in &table {
        writeln!(told, "{area}\n  restored {restored:?}\n  left out {left_out:?}\n  unseen {unseen:?}")
            .expect("a text");
    }
    println!("{told}");
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
    let untried: Vec<&str> = part(number)
        .filter(|(_, restore)| !restore.recreates && (restore.update.is_some() || !restore.steps.is_empty()))
        .map(|(entry, _)| entry.area.key.as_str())
        .filter(|key| table.get(key).is_none_or(|row| row.restored.is_empty()))
        .collect();
    let known = part(number).map(|(entry, _)| entry.area.key.as_str()).filter(|key| UNTRIED.contains(key));
    assert_eq!(untried, known.collect::<Vec<_>>(), "areas of which nothing was restored");
    office.server.stop().await;
}

/// Each property by itself when that is asked for; otherwise all at once that the catalog lets be restored.
fn drifting(entry: &'static Entry, restore: &'static Restore, target: Target) -> Drifting {
    let all = target.changes(entry);
    let changes = if std::env::var_os("PLUMBLINE_PROOF_EACH").is_some() {
        all.into_iter().map(|change| vec![change]).collect()
    } else {
        let codes = ["readOnly", "fixed", "noWay"];
        let is_open = |(name, value): &(String, Value)| {
            let mut drifted = target.agreed.clone();
            drifted[name] = value.clone();
            restore.closed_to(Deed::Update, &drifted).is_none()
        };
        let by_step = |name: &str| restore.steps.iter().any(|step| step.property.split('.').next() == Some(name));
        let is_written = |name: &str| !codes.iter().any(|code| is_justified(entry, restore, name, code));
        let open = all.into_iter().filter(is_open);
        let (parts, others): (Vec<_>, Vec<_>) = open.partition(|(name, _)| by_step(name));
        let others = others.into_iter().filter(|(name, _)| is_written(name)).collect();
        // What one request writes, and then what is written part by part.
        [others, parts].into_iter().filter(|together: &Vec<_>| !together.is_empty()).collect()
    };
    Drifting { entry, restore, target, changes }
}

/// What drifts in a round.
struct Drifted<'a> {
    entry: &'static Entry,
    restore: &'static Restore,
    target: &'a Target,
    changes: Vec<(String, Value)>,
}

async fn round<'a>(
    office: &Office,
    waiting: &'a mut [Drifting],
    table: &mut BTreeMap<&'static str, Row>,
    faults: &mut Vec<String>,
) {
    let mut drifted: Vec<Drifted<'a>> = Vec::new();
    let mut objects = BTreeSet::new();
    for Drifting { entry, restore, target, changes } in waiting {
        let (entry, restore, target): (_, _, &Target) = (*entry, *restore, target);
        // Two areas may show the same object, of which one thing changes at a time.
        let object = target.stored["id"].as_str().unwrap_or(&target.place);
        if changes.is_empty() || !objects.insert(object.to_owned()) {
            continue;
        }
        let together = changes.pop_front().expect("it is not empty");
        let named: Vec<(&str, &Value)> = together.iter().map(|(name, value)| (name.as_str(), value)).collect();
        office.past.store(&target.place, Some(&target.with(&named))).await;
        let one = Drifted { entry, restore, target, changes: together };
        if one.read(office).await.is_some() {
            drifted.push(one);
            continue;
        }
        // What leaves the list by its change is missing, which is another test.
        one.reset(office).await;
        match one.changes.len() {
            1 => table.entry(entry.area.key.as_str()).or_default().unseen.extend(one.names().map(str::to_owned)),
            _ => changes.extend(one.changes.into_iter().map(|change| vec![change])),
        }
    }
    if drifted.is_empty() {
        return;
    }
    let areas: BTreeSet<&str> = drifted.iter().map(|one| one.entry.area.key.as_str()).collect();
    office.sync(areas.into_iter()).await;
    let open = office.open_drifts(None).await;
    let open: Vec<Value> = open.into_iter().filter(|drift| drifted.iter().any(|one| one.is_of(drift))).collect();
    let left_out = bring_back(office, &open, faults).await;
    for one in &drifted {
        let row = table.entry(one.entry.area.key.as_str()).or_default();
        one.judge(office, &open, &left_out, row, faults).await;
        one.reset(office).await;
    }
}

/// Has the product put back what drifted; tells the drifts that it leaves out, with the code of the reason.
async fn bring_back(office: &Office, open: &[Value], faults: &mut Vec<String>) -> BTreeMap<String, String> {
    if open.is_empty() {
        return BTreeMap::new();
    }
    let plan = match office.plan(open).await {
        Ok(plan) => plan,
        // A plan that would send nothing is refused with its reasons, so each drift is asked for its own.
        Err(_) => {
            let mut reasons = BTreeMap::new();
            for drift in open {
                match office.plan(std::slice::from_ref(drift)).await {
                    Ok(_) => faults.push(format!("{}: has a plan alone, and none with the others", drift["path"])),
                    Err(why) => drop(reasons.insert(id(drift), code_in(&why).to_owned())),
                }
            }
            return reasons;
        }
    };
    let left_out = plan["leftOut"].as_array().expect("a list").iter();
    let left_out = left_out.map(|left| (text(&left["driftId"]), text(&left["code"]))).collect();
    let (_, wrong) = office.carry_out(&plan).await;
    faults.extend(wrong);
    left_out
}

/// The code of the reason that a refusal gives.
fn code_in(why: &str) -> &'static str {
    let worded = [
        Obstacle::ReadOnly,
        Obstacle::Secret,
        Obstacle::NotComparable,
        Obstacle::Omitted,
        Obstacle::Fixed,
        Obstacle::AlreadyAsAgreed,
        Obstacle::Follows,
    ];
    match worded.iter().find(|obstacle| why.contains(&obstacle.words())) {
        Some(obstacle) => obstacle.code(),
        None if why.contains("which is not in the tenant") => "unresolved",
        // The catalog's own word.
        None => "noWay",
    }
}

impl Drifted<'_> {
    fn names(&self) -> impl Iterator<Item = &str> {
        self.changes.iter().map(|(name, _)| name.as_str())
    }

    fn is_of(&self, drift: &Value) -> bool {
        let id = self.entry.area.resource_id_of(&self.target.agreed).expect("an id");
        drift["area"] == self.entry.area.key.as_str() && drift["resourceId"] == id.as_str()
    }

    async fn read(&self, office: &Office) -> Option<Value> {
        let id = self.entry.area.resource_id_of(&self.target.agreed).expect("an id");
        office.past.one(self.entry, &id, parent(&self.target.agreed)).await
    }

    async fn reset(&self, office: &Office) {
        office.past.store(&self.target.place, Some(&self.target.stored)).await;
    }

    /// Looks whether all is as it was, but for what was left out with reason.
    async fn judge(
        &self,
        office: &Office,
        open: &[Value],
        left_out: &BTreeMap<String, String>,
        row: &mut Row,
        faults: &mut Vec<String>,
    ) {
        let key = &self.entry.area.key;
        let mut left_paths = BTreeSet::new();
        let mut seen = BTreeSet::new();
        for drift in open.iter().filter(|drift| self.is_of(drift)) {
            let path = text(&drift["path"]);
            let name = path.split(['.', '[']).next().unwrap_or_default().to_owned();
            if let Some(code) = left_out.get(&id(drift)) {
                if !is_justified(self.entry, self.restore, &name, code) {
                    faults.push(format!("{key}.{name}: {path} is left out: {code}"));
                }
                row.left_out.insert(name.clone(), code.clone());
                left_paths.insert(path);
            } else {
                let resolution = office.resolution(drift).await;
                if resolution != "restored" {
                    faults.push(format!("{key}.{path}: the drift ends as {resolution}"));
                }
                row.restored.insert(name.clone());
            }
            seen.insert(name);
        }
        row.unseen.extend(self.names().filter(|name| !seen.contains(*name)).map(str::to_owned));
        let Some(after) = self.read(office).await else {
            faults.push(format!("{key}: is gone"));
            return;
        };
        let names: Vec<&str> = self.names().collect();
        let remaining = differences(self.entry, &self.target.agreed, &after).into_iter();
        for change in remaining.filter(|change| !left_paths.contains(&change.path)) {
            let PropertyChange { path, before, after, .. } = change;
            faults.push(format!("{key}.{path}: differs: {after} in place of {before}"));
        }
        let stored = office.past.stored(&self.target.place).await.unwrap_or_default();
        let mut sides = vec![(&self.target.stored, &stored)];
        // What is left out may change how the rest is shown, such as the parts that are read of a type.
        if left_paths.is_empty() {
            sides.push((&self.target.agreed, &after));
        }
        let is_part = |name: &str| self.restore.steps.iter().any(|step| step.property == name);
        for (before, after) in sides {
            for other in others(before, after, &names) {
                // A part that lies below the object is stored with it once it was written, and is compared as it is read.
                if is_part(&other) && before.get(&other).is_none() {
                    continue;
                }
                let (was, is) = (&before[&other], &after[&other]);
                faults.push(format!("{key}.{}: {other} changed as well: {is} in place of {was}", names.join(",")));
            }
        }
    }
}

fn id(drift: &Value) -> String {
    text(&drift["id"])
}

fn text(value: &Value) -> String {
    value.as_str().expect("a text").to_owned()
}
