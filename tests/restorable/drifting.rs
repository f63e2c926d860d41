//! Each property by itself: it drifts, a plan is made and sent, and the whole resource is again what it was.

use std::collections::BTreeSet;
use std::fmt::Write;

use plumbline::domain::baseline::{ResourceMode, Watch};
use plumbline::domain::catalog::{self, Entry, PARENT_ID, Restore};
use plumbline::domain::diff::{PropertyChange, compare};
use plumbline::domain::model::{CollectionId, DriftId, Severity, Timestamp, Verdict};
use plumbline::domain::normalise::normalise;
use plumbline::domain::plan::{
    AreaMaterial, Basis, Chosen, ChosenDrift, Disagreement, Live, Material, Plan, Purpose, Source, make,
};
use plumbline::domain::reference::Directory;
use serde_json::{Map, Value, json};
use uuid::Uuid;

use crate::tenant::{Tenant, entry, is_free, parent, place};

/// Of each type that an area has, so many resources drift.
const RESOURCES_OF_A_TYPE: usize = 1;

/// What came of the drifts of an area.
#[derive(Default)]
struct Tally {
    restored: BTreeSet<String>,
    left_out: BTreeSet<String>,
    /// Properties whose change the comparison does not see.
    unseen: BTreeSet<String>,
    faults: Vec<String>,
}

#[tokio::test]
async fn every_property_that_can_be_put_back_is_and_nothing_else_changes() {
    let tenant = Tenant::start().await;
    let directory = tenant.directory().await;
    let (mut table, mut faults, mut untried) = (String::new(), Vec::new(), Vec::new());
    for entry in catalog::entries() {
        let Some(restore) = entry.restore.as_ref().filter(|restore| !restore.recreates) else { continue };
        let tally = drift_all(&tenant, &directory, entry, restore).await;
        let Tally { restored, left_out, unseen, faults: found } = tally;
        if restored.is_empty() && (restore.update.is_some() || !restore.steps.is_empty()) {
            untried.push(entry.area.key.to_string());
        }
        writeln!(table, "{}\n  restored {restored:?}\n  left out {left_out:?}\n  unseen {unseen:?}", entry.area.key)
            .unwrap();
        faults.extend(found);
    }
    println!("{table}");
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
    assert_eq!(untried, UNTRIED, "areas of which nothing was restored");
}

/// Areas of which another test restores something.
pub const UNTRIED: [&str; 1] = ["pim_role_policies"];

/// The rules of a role lie in another collection than the resource that shows them.
#[tokio::test]
async fn a_rule_of_a_role_is_put_back() {
    let tenant = Tenant::start().await;
    let directory = tenant.directory().await;
    let entry = entry("pim_role_policies");
    let agreed = tenant.all(entry).await.expect("it is read").swap_remove(0);
    let place = format!("/v1.0/policies/roleManagementPolicies/{}", agreed["policyId"].as_str().expect("an id"));
    let mut stored = tenant.stored(&place).await.expect("the policy");
    let rules = stored["rules"].as_array_mut().expect("rules");
    let changed = rules.iter_mut().filter(|rule| rule["maximumDuration"].is_string());
    changed.for_each(|rule| rule["maximumDuration"] = json!("P99D"));
    tenant.store(&place, Some(&stored)).await;
    let restore = entry.restore.as_ref().expect("a way");
    let mut tally = Tally::default();
    let drift = Drift { tenant: &tenant, directory: &directory, entry, restore, agreed: &agreed, name: "policy" };
    drift.bring_back(&mut tally).await;
    assert_eq!((tally.faults, tally.restored.len()), (vec![], 1));
}

async fn drift_all(tenant: &Tenant, directory: &Directory, entry: &Entry, restore: &Restore) -> Tally {
    let mut tally = Tally::default();
    let targets = targets(tenant, entry, restore).await.unwrap_or_else(|fault| {
        tally.faults.push(fault);
        Vec::new()
    });
    for target in targets {
        for (name, drifted) in target.changes(entry) {
            tenant.store(&target.place, Some(&target.with(&[(&name, &drifted)]))).await;
            let drift = Drift { tenant, directory, entry, restore, agreed: &target.agreed, name: &name };
            drift.bring_back(&mut tally).await;
            tenant.store(&target.place, Some(&target.stored)).await;
        }
    }
    tally
}

/// A resource whose properties drift.
pub struct Target {
    pub place: String,
    pub agreed: Value,
    pub stored: Value,
}

/// Of each type that the area has.
///
/// # Errors
/// In words, when the area cannot be read.
pub async fn targets(tenant: &Tenant, entry: &Entry, restore: &Restore) -> Result<Vec<Target>, String> {
    let (mut targets, mut types) = (Vec::new(), Vec::<String>::new());
    for agreed in tenant.all(entry).await? {
        let of_type = agreed["@odata.type"].as_str().unwrap_or_default().to_owned();
        let is_enough = types.iter().filter(|known| **known == of_type).count() >= RESOURCES_OF_A_TYPE;
        let is_closed = restore.closed_to(catalog::Deed::Update, &agreed).is_some();
        let is_tried = !is_enough && !is_closed && is_free(tenant, &agreed);
        let Some(place) = place(entry, &agreed).filter(|_| is_tried) else { continue };
        let Some(stored) = tenant.stored(&place).await else { continue };
        types.push(of_type);
        targets.push(Target { place, agreed, stored });
    }
    Ok(targets)
}

impl Target {
    /// Another value for each property that has one.
    pub fn changes(&self, entry: &Entry) -> Vec<(String, Value)> {
        let names = self.agreed.as_object().into_iter().flat_map(Map::keys);
        let names = names.filter(|name| !name.contains('@') && **name != entry.area.identity.id);
        names.filter_map(|name| Some((name.clone(), other(&self.agreed[name], &self.stored[name])?))).collect()
    }

    /// The object as it is stored, with these changes.
    pub fn with(&self, changes: &[(&str, &Value)]) -> Value {
        let mut drifted = self.stored.clone();
        changes.iter().for_each(|(name, value)| drifted[*name] = Value::clone(value));
        drifted
    }
}

struct Drift<'a> {
    tenant: &'a Tenant,
    directory: &'a Directory,
    entry: &'a Entry,
    restore: &'a Restore,
    agreed: &'a Value,
    name: &'a str,
}

impl Drift<'_> {
    async fn bring_back(&self, tally: &mut Tally) {
        let Self { entry, agreed, name, .. } = self;
        let at = format!("{}.{name}", entry.area.key);
        // What leaves the list by its change is gone, which is another test.
        let live = self.read().await.unwrap_or_else(|| Value::clone(agreed));
        let changes = differences(entry, agreed, &live);
        if changes.is_empty() {
            tally.unseen.insert((*name).to_owned());
            return;
        }
        let plan = plan(entry, self.directory, agreed, live, &changes);
        for left in &plan.left_out {
            tally.left_out.insert((*name).to_owned());
            // What follows from the property lies beside it.
            let is_beside = !left.path.starts_with(*name);
            let name = if is_beside { left.path.split(['.', '[']).next().unwrap_or_default() } else { name };
            if !is_justified(entry, self.restore, name, left.why.code()) {
                tally.faults.push(format!("{at}: {} is left out: {:?}", left.path, left.why));
            }
        }
        if plan.operations.is_empty() {
            return;
        }
        if let Err(refusal) = self.tenant.apply(&plan).await {
            tally.faults.push(format!("{at}: {refusal}"));
            return;
        }
        let Some(after) = self.read().await else {
            tally.faults.push(format!("{at}: is gone after {:?}", plan.operations[0].request));
            return;
        };
        let is_left_out = |change: &PropertyChange| plan.left_out.iter().any(|left| left.path == change.path);
        let remaining: Vec<_> = differences(entry, agreed, &after);
        let remaining: Vec<_> = remaining.iter().filter(|change| !is_left_out(change)).collect();
        if !remaining.is_empty() {
            tally.faults.push(format!("{at}: differs after {:?}: {remaining:?}", plan.operations[0].request));
        }
        for other in others(agreed, &after, &[name]) {
            tally.faults.push(format!("{at}: {other} changed as well by {:?}", plan.operations[0].request));
        }
        tally.restored.insert((*name).to_owned());
    }

    async fn read(&self) -> Option<Value> {
        let id = self.entry.area.resource_id_of(self.agreed).expect("an id");
        self.tenant.one(self.entry, &id, parent(self.agreed)).await
    }
}

/// Whether the catalog says that a property cannot be put back, for the reason with this code.
pub fn is_justified(entry: &Entry, restore: &Restore, name: &str, code: &str) -> bool {
    let rules = &entry.area.normalise;
    let of = |paths: &[String]| paths.iter().any(|path| path.split(['.', '[']).next() == Some(name));
    let is_part = restore.steps.iter().any(|step| step.property.split('.').next() == Some(name));
    let takes = restore.update.as_ref().map_or(&[][..], |update| &update.takes[..]);
    match code {
        "readOnly" => of(&restore.read_only),
        "fixed" => of(&restore.fixed),
        "noWay" => {
            let is_named = restore.unwritable.iter().any(|part| of(&part.paths));
            is_named || is_part || restore.update.is_none() || (!takes.is_empty() && !of(takes))
        }
        // Also beside the property, where a request has to say both.
        "secret" => !(rules.secrets.is_empty() && rules.secret_when.is_empty() && restore.write_only.is_empty()),
        // What was made up names objects that are not there, and twins that cannot be told apart.
        "unresolved" => !entry.area.references.is_empty(),
        "notComparable" => of(&rules.keyed.keys().cloned().collect::<Vec<_>>()),
        // What is no configuration beside such a value.
        "follows" => of(&rules.drop_when.keys().cloned().collect::<Vec<_>>()),
        "closed" => !restore.closed.is_empty(),
        // Another drift of the same resource was undone by the same request.
        "alreadyAsAgreed" => true,
        _ => false,
    }
}

fn plan(entry: &Entry, directory: &Directory, agreed: &Value, live: Value, changes: &[PropertyChange]) -> Plan {
    let area = &entry.area;
    let drifts = changes.iter().enumerate().map(|(index, change)| ChosenDrift {
        id: DriftId(Uuid::from_u128(index as u128 + 1)),
        what: Disagreement::Changed { path: change.path.clone() },
        severity: Severity::Medium,
        verdict: Verdict::default(),
    });
    let chosen = Chosen {
        id: area.resource_id_of(agreed).expect("an id"),
        name: area.name_of(agreed),
        watch: Watch { mode: ResourceMode::Snapshot, paths: vec![] },
        agreed: Some(agreed.clone()),
        live: Live::There(live),
        drifts: drifts.collect(),
    };
    let areas = vec![AreaMaterial { source: Source::Embedded(entry), basis: basis(entry), resources: vec![chosen] }];
    make(&Material { purpose: Purpose::Restore, areas, directory, bystanders: vec![] }).expect("a plan")
}

pub fn basis(entry: &Entry) -> Basis {
    Basis {
        area: entry.area.key.clone(),
        collection: CollectionId(Uuid::nil()),
        collected_at: Timestamp(1),
        baseline_version: 1,
        read_at: Timestamp(2),
    }
}

pub fn differences(entry: &Entry, before: &Value, after: &Value) -> Vec<PropertyChange> {
    let canonical = |body| normalise(&entry.area, body).unwrap_or_else(|error| panic!("{}: {error}", entry.area.key));
    compare(&canonical(before), &canonical(after))
}

/// Further properties that differ, as Graph shows them; the service's own times and counters apart.
pub fn others(before: &Value, after: &Value, changed: &[&str]) -> Vec<String> {
    let (before, after) = (before.as_object().expect("an object"), after.as_object().expect("an object"));
    let names: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    let is_own =
        |name: &str| name.ends_with("DateTime") || name == "version" || name == "isAssigned" || name.contains('@');
    let is_known = |name: &str| changed.contains(&name) || name == PARENT_ID || is_own(name);
    let others = names.into_iter().filter(|other| !is_known(other));
    others.filter(|other| before.get(*other) != after.get(*other)).cloned().collect()
}

/// Another value of the same kind; none where nothing tells the kind.
fn other(shown: &Value, stored: &Value) -> Option<Value> {
    // Members are stored by their ids and shown as objects.
    if let (Value::Array(ids), true) = (stored, shown.is_array())
        && !ids.is_empty()
        && ids.iter().all(Value::is_string)
    {
        return Some(Value::from(ids[..ids.len() - 1].to_vec()));
    }
    changed("", shown)
}

fn changed(name: &str, value: &Value) -> Option<Value> {
    match value {
        Value::Null => None,
        Value::Bool(is_on) => Some(json!(!is_on)),
        Value::Number(number) => Some(number.as_i64().map_or_else(|| json!(7.5), |whole| json!(whole + 1))),
        Value::String(text) => Some(json!(other_text(name, text))),
        Value::Array(elements) => {
            let (last, rest) = elements.split_last()?;
            let mut others = rest.to_vec();
            if let (Some(changed), true) = (changed(name, last), last.is_object() && rest.is_empty()) {
                others.push(changed);
            }
            Some(Value::from(others))
        }
        Value::Object(members) => {
            let is_kept = |name: &str| name.contains('@') || name == "id" || name.ends_with("Id");
            let others = members.iter().map(|(name, value)| {
                let other = if is_kept(name) { None } else { changed(name, value) };
                (name.clone(), other.unwrap_or_else(|| value.clone()))
            });
            let others = Value::Object(others.collect());
            (others != *value).then_some(others)
        }
    }
}

fn other_text(name: &str, text: &str) -> String {
    let is_time = text.len() >= 19 && text.as_bytes()[4] == b'-' && text.contains('T') && text.contains(':');
    match text {
        _ if Uuid::parse_str(text).is_ok() => "5f0c1a52-7f55-4d9c-8e07-3d1b6a6a7c11".to_owned(),
        _ if is_time => "2031-04-05T06:07:08Z".to_owned(),
        _ if text.starts_with('P')
            && text.len() < 12
            && text[1..].chars().all(|letter| letter.is_ascii_alphanumeric()) =>
        {
            "P9D".to_owned()
        }
        _ if name.ends_with("Date") && text.len() == 10 => "2031-04-05".to_owned(),
        _ => format!("{text}x"),
    }
}
