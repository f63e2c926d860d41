//! A tenant on paper, and what somebody wants to be restored in it.

use plumbline::domain::baseline::{ResourceMode, Watch};
use plumbline::domain::catalog::{self, Entry};
use plumbline::domain::diff::compare;
use plumbline::domain::model::{CollectionId, DriftId, Severity, Timestamp, Verdict};
use plumbline::domain::normalise::normalise;
use plumbline::domain::plan::{
    AreaMaterial, Basis, Bystander, Chosen, ChosenDrift, Disagreement, Live, Material, Obstacle, Operation, Plan,
    Purpose, Source, make,
};
use plumbline::domain::reference::{Directory, Tokens};
use serde_json::{Value, json};
use uuid::Uuid;

pub fn entry(area: &str) -> &'static Entry {
    let mut all = catalog::entries().iter();
    all.find(|entry| entry.area.key.as_str() == area).expect("an area of the catalog")
}

pub fn basis(area: &str) -> Basis {
    Basis {
        area: area.parse().expect("a key"),
        collection: CollectionId(Uuid::nil()),
        collected_at: Timestamp(1),
        baseline_version: 1,
        read_at: Timestamp(2),
    }
}

/// Everything that differs between the two sides, as a comparison finds it.
pub fn drifts(area: &str, agreed: &Value, live: &Value) -> Vec<ChosenDrift> {
    let canonical = |body| normalise(&entry(area).area, body).expect("a body");
    let changes = compare(&canonical(agreed), &canonical(live));
    changes
        .into_iter()
        .enumerate()
        .map(|(index, change)| drift(index, Disagreement::Changed { path: change.path }))
        .collect()
}

pub fn drift(index: usize, what: Disagreement) -> ChosenDrift {
    let id = DriftId(Uuid::from_u128(index as u128 + 1));
    ChosenDrift { id, what, severity: Severity::Medium, verdict: Verdict::default() }
}

pub fn chosen(area: &str, agreed: &Value, live: &Value) -> Chosen {
    let drifts = drifts(area, agreed, live);
    Chosen { agreed: Some(agreed.clone()), live: Live::There(live.clone()), drifts, ..resource(area, agreed) }
}

pub fn missing(area: &str, agreed: &Value, live: Live) -> Chosen {
    let drifts = vec![drift(Uuid::new_v4().as_u128() as u32 as usize, Disagreement::Missing)];
    Chosen { agreed: Some(agreed.clone()), live, drifts, ..resource(area, agreed) }
}

pub fn unexpected(area: &str, live: &Value) -> Chosen {
    let drifts = vec![drift(Uuid::new_v4().as_u128() as u32 as usize, Disagreement::Unexpected)];
    Chosen { agreed: None, live: Live::There(live.clone()), drifts, ..resource(area, live) }
}

fn resource(area: &str, body: &Value) -> Chosen {
    let area = &entry(area).area;
    Chosen {
        id: area.resource_id_of(body).expect("an id"),
        name: area.name_of(body),
        watch: Watch { mode: ResourceMode::Snapshot, paths: vec![] },
        agreed: None,
        live: Live::Gone,
        drifts: vec![],
    }
}

/// The objects of the tenant: all that there are of each of the areas.
pub fn directory(objects: &[(&str, &[Value])]) -> Directory {
    let mut directory = Directory::new(Tokens::default());
    for (area, bodies) in objects {
        directory.add_area(&entry(area).area.key, true);
        bodies.iter().for_each(|body| directory.add(&entry(area).area, body));
    }
    directory
}

pub fn bystander(area: &str, live: &Value) -> Bystander<'static> {
    let Chosen { id, name, .. } = resource(area, live);
    Bystander { entry: entry(area), basis: basis(area), id, name, live: live.clone() }
}

pub fn plan_of(
    purpose: Purpose,
    directory: &Directory,
    chosen: Vec<(&str, Vec<Chosen>)>,
    bystanders: Vec<Bystander<'_>>,
) -> Plan {
    let area = |(area, resources): (&str, Vec<Chosen>)| AreaMaterial {
        source: Source::Embedded(entry(area)),
        basis: basis(area),
        resources,
    };
    let areas = chosen.into_iter().map(area).collect();
    make(&Material { purpose, areas, directory, bystanders }).expect("a plan")
}

/// One resource of an area back to what was agreed, in a tenant of which nothing else is known.
pub fn restore(area: &str, agreed: &Value, live: &Value) -> Plan {
    plan_of(Purpose::Restore, &directory(&[]), vec![(area, vec![chosen(area, agreed, live)])], vec![])
}

pub fn requests(plan: &Plan) -> Vec<(String, Value)> {
    let request = |operation: &Operation| {
        let request = &operation.request;
        (format!("{} {}", request.method.as_str(), request.path), request.body.clone().unwrap_or(Value::Null))
    };
    plan.operations.iter().map(request).collect()
}

pub fn left_out(plan: &Plan) -> Vec<(&str, &Obstacle)> {
    plan.left_out.iter().map(|left| (left.path.as_str(), &left.why)).collect()
}

/// A conditional access policy as Graph shows one.
pub fn policy(excluded: &Value, state: &str) -> Value {
    json!({
        "id": "9bd06a28-1d5a-4a7c-b8ec-7a7b0d7e2a11", "displayName": "Require MFA", "state": state,
        "createdDateTime": "2024-01-01T00:00:00Z", "modifiedDateTime": "2024-05-01T00:00:00Z", "templateId": null,
        "conditions": {
            "clientAppTypes": ["all"], "signInRiskLevels": [], "userRiskLevels": [], "servicePrincipalRiskLevels": [],
            "platforms": null, "locations": null, "devices": null, "clientApplications": null,
            "applications": { "includeApplications": ["All"], "excludeApplications": [], "includeUserActions": [] },
            "users": {
                "includeUsers": ["All"], "excludeUsers": [], "includeGroups": [], "excludeGroups": excluded,
                "includeRoles": [], "excludeRoles": [],
            },
        },
        "grantControls": { "operator": "OR", "builtInControls": ["mfa"], "termsOfUse": [], "customAuthenticationFactors": [] },
        "sessionControls": null,
    })
}

pub fn guid(number: u8) -> String {
    format!("00000000-0000-4000-8000-0000000000{number:02x}")
}

pub fn group(number: u8, name: &str) -> Value {
    json!({ "id": guid(number), "displayName": name, "securityEnabled": true, "mailEnabled": false, "mailNickname": name, "groupTypes": [], "description": null })
}
