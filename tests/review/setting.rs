//! Plans of one operation, and a tenant in which nothing is wrong.

use std::collections::{BTreeMap, BTreeSet};

use plumbline::domain::catalog::{ApiVersion, Entry, Method, entries};
use plumbline::domain::model::{CollectionId, CollectionStatus, DriftId, ResourceId, Timestamp};
use plumbline::domain::plan::{Basis, Operation, OperationKind, Plan, PlannedRequest, Purpose, Risk, Touched};
use plumbline::domain::review::{
    Drifted, Facts, Fresh, IdState, LastCollection, Note, NoteCode, Own, RestoreSettings, Severity, review,
};
use serde_json::{Value, json};
use uuid::Uuid;

pub const POLICIES: &str = "conditional_access_policies";
pub const POLICY: &str = "9bd06a28-1d5a-4a7c-b8ec-7a7b0d7e2a11";

pub fn entry(area: &str) -> &'static Entry {
    entries().iter().find(|entry| entry.area.key.as_str() == area).expect("an area")
}

/// One resource, from what is there to what is wanted, and how that is sent.
pub struct Case {
    pub area: &'static str,
    pub seen: Option<Value>,
    pub wanted: Option<Value>,
    pub kind: OperationKind,
    pub purpose: Purpose,
    pub part: &'static str,
    pub body: Option<Value>,
    /// The places that were chosen.
    pub paths: Vec<&'static str>,
}

impl Case {
    /// A change of a policy, which sends the properties that differ.
    pub fn policy(seen: Value, wanted: Value, paths: &[&'static str]) -> Self {
        Self::change(POLICIES, seen, wanted, paths)
    }

    pub fn change(area: &'static str, seen: Value, wanted: Value, paths: &[&'static str]) -> Self {
        let differs =
            |(name, value): (&String, &Value)| (seen.get(name) != Some(value)).then(|| (name.clone(), value.clone()));
        let body = wanted.as_object().expect("an object").iter().filter_map(differs).collect();
        Self {
            area,
            kind: OperationKind::Update,
            purpose: Purpose::Restore,
            part: "",
            body: Some(Value::Object(body)),
            paths: paths.to_vec(),
            seen: Some(seen),
            wanted: Some(wanted),
        }
    }

    pub fn plan(&self) -> Plan {
        let area = &entry(self.area).area;
        let body = self.seen.as_ref().or(self.wanted.as_ref()).expect("a body");
        let (id, name) = (area.resource_id_of(body).expect("an id"), area.name_of(body));
        let restore = entry(self.area).restore.as_ref().expect("a way to write");
        let described = match self.kind {
            OperationKind::Update => restore.update.as_ref(),
            OperationKind::Create => restore.create.as_ref(),
            OperationKind::Delete | OperationKind::Revive => restore.delete.as_ref(),
        };
        let step = restore.steps.iter().find(|step| step.property == self.part);
        let method = step.map_or_else(|| described.map_or(Method::Patch, |known| known.method), |step| step.method);
        let operation = Operation {
            number: 1,
            wave: 1,
            area: area.key.clone(),
            resource: id.clone(),
            resource_name: name.clone(),
            kind: self.kind,
            part: self.part.to_owned(),
            request: PlannedRequest {
                method,
                version: ApiVersion::V1,
                path: format!("/somewhere/{id}"),
                headers: BTreeMap::new(),
                body: self.body.clone(),
            },
            interim: None,
            is_for_one_of_a_set: false,
            reason: "It goes back.".to_owned(),
            changes: Vec::new(),
            drifts: vec![DriftId(Uuid::from_u128(1))],
            risk: Risk::Low,
            needs: Vec::new(),
            permissions: Vec::new(),
            undocumented: false,
        };
        let basis = Basis {
            area: area.key.clone(),
            collection: CollectionId(Uuid::nil()),
            collected_at: Timestamp(1),
            baseline_version: 1,
            read_at: Timestamp(2),
        };
        let touched =
            Touched { area: area.key.clone(), id, name, seen: self.seen.clone(), wanted: self.wanted.clone() };
        Plan {
            purpose: self.purpose,
            bases: vec![basis],
            resources: vec![touched],
            operations: vec![operation],
            left_out: Vec::new(),
        }
    }

    /// A tenant in which everything is as the plan saw it, and in which what is wanted was agreed.
    pub fn facts(&self) -> Facts {
        let plan = self.plan();
        let touched = &plan.resources[0];
        let place = (touched.area.clone(), touched.id.clone());
        let fresh = touched.seen.clone().map_or(Fresh::Gone, Fresh::There);
        let agreed = touched.wanted.clone().map(|body| (place.clone(), body));
        let drifted: Vec<Drifted> = self
            .paths
            .iter()
            .map(|path| Drifted { area: place.0.clone(), resource: place.1.clone(), path: (*path).to_owned() })
            .collect();
        let complete = LastCollection { status: CollectionStatus::Complete, is_held: false };
        Facts {
            now: Timestamp(1_000),
            expires_at: Timestamp(2_000),
            settings: RestoreSettings { largest_share_percent: 100, ..RestoreSettings::default() },
            fresh: BTreeMap::from([(place, fresh)]),
            agreed: agreed.into_iter().collect(),
            drifted,
            collections: BTreeMap::from([(touched.area.clone(), complete)]),
            ids: BTreeMap::new(),
            referrers: BTreeMap::new(),
            own: Own::default(),
            granted: Some(all_permissions()),
            people: BTreeMap::new(),
            administrators: None,
            users: Some(100),
            group_sizes: BTreeMap::new(),
        }
    }

    pub fn notes(&self) -> Vec<Note> {
        review(&self.plan(), &self.facts())
    }

    pub fn notes_with(&self, change: impl FnOnce(&mut Facts)) -> Vec<Note> {
        let mut facts = self.facts();
        change(&mut facts);
        review(&self.plan(), &facts)
    }
}

fn all_permissions() -> BTreeSet<String> {
    entries().iter().flat_map(|entry| entry.area.permissions.write.clone()).collect()
}

/// The codes with their severities, without repetitions.
pub fn said(notes: &[Note]) -> Vec<(NoteCode, Severity)> {
    let mut said: Vec<(NoteCode, Severity)> = Vec::new();
    // That a change weakens is true of many that are about something else, and has tests of its own.
    for note in notes.iter().filter(|note| note.code != NoteCode::Weakens) {
        if !said.contains(&(note.code, note.severity)) {
            said.push((note.code, note.severity));
        }
        assert!(!note.message.is_empty() && !note.way_out.is_empty(), "{note:?}");
    }
    said
}

pub fn known(ids: &[(&str, IdState)]) -> BTreeMap<String, IdState> {
    ids.iter().map(|(id, state)| ((*id).to_owned(), *state)).collect()
}

pub fn id(text: &str) -> ResourceId {
    text.parse().expect("an id")
}

/// A policy that asks everybody for a second factor.
pub fn policy() -> Value {
    json!({
        "id": POLICY, "displayName": "Require MFA", "state": "enabled",
        "conditions": {
            "clientAppTypes": ["all"], "signInRiskLevels": [], "userRiskLevels": [], "clientApplications": null,
            "platforms": null, "locations": null, "devices": null,
            "applications": { "includeApplications": ["All"], "excludeApplications": [], "includeUserActions": [] },
            "users": {
                "includeUsers": ["All"], "excludeUsers": [], "includeGroups": [], "excludeGroups": [],
                "includeRoles": [], "excludeRoles": [],
            },
        },
        "grantControls": { "operator": "OR", "builtInControls": ["mfa"], "termsOfUse": [], "customAuthenticationFactors": [] },
        "sessionControls": null,
    })
}

/// The policy with another value at a place.
pub fn with(mut body: Value, pointer: &str, value: Value) -> Value {
    *body.pointer_mut(pointer).expect("a place") = value;
    body
}
