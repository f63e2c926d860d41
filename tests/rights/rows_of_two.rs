//! A server with two tenants that both have everything: resources, baselines, drifts, acceptances, rules, jobs.

use plumbline::simulator::MadeUpTenant;
use reqwest::Method;
use serde_json::{Value, json};

use crate::support::{Server, list, text};

/// What is there of one tenant, and by which words it would be known elsewhere.
#[derive(Debug, Clone)]
pub struct Rows {
    pub tenant: String,
    pub drift: String,
    pub plan: String,
    pub acceptance: String,
    pub rule: String,
    pub job: String,
    pub group: String,
    pub note: String,
    pub resource: String,
    /// Names and ids that nobody may read who has no right in the tenant.
    pub marks: Vec<String>,
}

pub const AREA: &str = "groups";

pub async fn fill(server: &Server, made_up: &MadeUpTenant) -> Rows {
    let tenant = server.connect_to(made_up).await;
    server.sync_areas(&tenant, &[AREA]).await;
    server
        .post(
            &format!("/tenants/{tenant}/areas/{AREA}/baseline/capture"),
            json!({ "label": format!("agreed with {tenant}") }),
        )
        .await;
    let resources = list(&server.get(&format!("/tenants/{tenant}/areas/{AREA}/resources?limit=2")).await);
    let ids: Vec<String> = resources.iter().map(|resource| text(&resource["id"])).collect();
    for id in &ids {
        let body = json!({ "method": "PATCH", "path": format!("/v1.0/groups/{id}"),
            "body": { "description": format!("changed in {}", made_up.name) } });
        server.simulated(Method::POST, &format!("/tenants/{}/changes", made_up.directory_id), Some(body)).await;
    }
    let job = text(&server.sync_areas(&tenant, &[AREA]).await["id"]);
    let drifts = list(&server.get(&format!("/drifts?tenant={tenant}")).await);
    assert!(drifts.len() >= 2, "two drifts of {tenant}: {drifts:?}");
    let (drift, accepted) = (text(&drifts[0]["id"]), text(&drifts[1]["id"]));
    server.post(&format!("/drifts/{accepted}/accept"), json!({ "reason": format!("fine in {tenant}") })).await;
    let acceptance = text(&list(&server.get(&format!("/acceptances?tenant={tenant}")).await)[0]["id"]);
    let plan = text(&server.post("/plans", json!({ "tenantId": tenant, "driftIds": [drift] })).await["id"]);
    let rule = json!({ "tenantId": tenant, "area": AREA, "resource": "nothing is called so", "reason": format!("of {tenant}") });
    let rule = text(&server.post("/ignore-rules", rule).await["id"]);
    let group = json!({ "name": format!("group of {}", made_up.name), "tenantIds": [tenant] });
    let group = text(&server.post("/tenant-groups", group).await["id"]);
    let note = json!({ "text": format!("a note about {}", made_up.name) });
    let note = text(&server.post(&format!("/tenants/{tenant}/notes"), note).await["id"]);
    let marks = vec![
        tenant.clone(),
        made_up.name.clone(),
        made_up.directory_id.clone(),
        made_up.client_id.clone(),
        drift.clone(),
        plan.clone(),
        accepted.clone(),
        acceptance.clone(),
        rule.clone(),
        job.clone(),
        group.clone(),
        note.clone(),
    ];
    let resource = ids.first().expect("a resource").clone();
    Rows { tenant, drift, plan, acceptance, rule, job, group, note, resource, marks }
}

/// Everything that the parameters of a path stand for.
pub fn path_of(pattern: &str, rows: &Rows, instance: &Value) -> String {
    let known = [
        ("{tenant}", rows.tenant.as_str()),
        ("{drift}", &rows.drift),
        ("{plan}", &rows.plan),
        ("{acceptance}", &rows.acceptance),
        ("{rule}", &rows.rule),
        ("{job}", &rows.job),
        ("{group}", &rows.group),
        ("{note}", &rows.note),
        ("{area}", AREA),
        ("{resource}", &rows.resource),
        ("{version}", "1"),
        ("{by}", "change"),
    ];
    let mut path = pattern.trim_start_matches("/api/v1").to_owned();
    for (name, value) in known {
        path = path.replace(name, value);
    }
    for (name, value) in instance.as_object().expect("an object") {
        path = path.replace(&format!("{{{name}}}"), value.as_str().expect("a text"));
    }
    assert!(!path.contains('{'), "{pattern} has a parameter that the walk does not know: tell it in rows_of_two.rs");
    path
}
