//! The product on a made-up tenant with every service plan, and a look at the same tenant past the product.

use plumbline::domain::catalog::{self, Entry};
use reqwest::Method;
use serde_json::{Value, json};

use crate::support::{Server, Setting, list, text};
use crate::tenant::{Tenant, settings};
use crate::writing::{allow_all_writing, carry_out};

pub struct Office {
    pub server: Server,
    pub past: Tenant,
    tenant: String,
}

impl Office {
    /// Everything is read and agreed as it is, and everything that can be restored may be written.
    pub async fn open() -> Self {
        let server = Server::start_over(settings(), Setting::default()).await;
        let past = Tenant::of(&server.simulator).await;
        let tenant = server.connect().await;
        // Before all is agreed, since the application that writes is one more.
        allow_all_writing(&server, &tenant).await;
        let office = Self { server, past, tenant };
        office.sync(catalog::entries().iter().map(|entry| entry.area.key.as_str())).await;
        let capture = format!("/tenants/{}/baselines/capture", office.tenant);
        office.server.post(&capture, json!({ "label": "agreed" })).await;
        office
    }

    pub async fn sync<'a>(&self, areas: impl Iterator<Item = &'a str>) {
        self.server.sync_areas(&self.tenant, &areas.collect::<Vec<_>>()).await;
    }

    /// Agrees to an area as it is now.
    pub async fn agree(&self, entry: &Entry) {
        self.sync(std::iter::once(entry.area.key.as_str())).await;
        let capture = format!("/tenants/{}/areas/{}/baseline/capture", self.tenant, entry.area.key);
        self.server.post(&capture, json!({ "label": "agreed" })).await;
    }

    /// The open drifts, of one area where it is named.
    pub async fn open_drifts(&self, area: Option<&str>) -> Vec<Value> {
        let area = area.map(|key| format!("&area={key}")).unwrap_or_default();
        list(&self.server.get(&format!("/drifts?state=open&limit=1000{area}")).await)
    }

    /// The plan to bring back what drifted, or the words in which the product says that there is none.
    pub async fn plan(&self, drifts: &[Value]) -> Result<Value, String> {
        self.planned("/plans", json!({ "tenantId": self.tenant, "driftIds": ids(drifts), "onSurprise": "goOn" })).await
    }

    /// The plan to delete what nobody agreed to.
    pub async fn deletion(&self, drifts: &[Value]) -> Result<Value, String> {
        self.planned("/plans/deletions", json!({ "tenantId": self.tenant, "driftIds": ids(drifts) })).await
    }

    async fn planned(&self, path: &str, body: Value) -> Result<Value, String> {
        let answer = self.server.send(Method::POST, path, Some(body)).await;
        let told = answer.json();
        if answer.status.is_success() { Ok(told) } else { Err(text(&told["detail"])) }
    }

    /// Approves and applies the plan; what did not go well, in words.
    pub async fn carry_out(&self, plan: &Value) -> (Value, Vec<String>) {
        let fatal = plan["notes"].as_array().into_iter().flatten().filter(|note| note["severity"] == "fatal");
        let fatal: Vec<String> = fatal.map(|note| format!("cannot be approved: {}", note["message"])).collect();
        if !fatal.is_empty() {
            return (plan.clone(), fatal);
        }
        let ended = carry_out(&self.server, plan).await;
        let mut faults = Vec::new();
        for operation in ended["operations"].as_array().expect("a list") {
            if operation["state"] != "done" || operation["verification"] != "held" {
                let request = &operation["request"];
                faults.push(format!(
                    "{} {}: {} {} {} after {} {} {}",
                    text(&operation["area"]),
                    operation["changes"],
                    operation["state"],
                    operation["error"]["message"],
                    operation["cameBack"],
                    request["method"],
                    request["url"],
                    request["body"],
                ));
            }
        }
        if faults.is_empty() && ended["state"] != "restored" {
            faults.push(format!("the plan ends as {}: {}", ended["state"], ended["reason"]));
        }
        (ended, faults)
    }

    /// How the drift ended.
    pub async fn resolution(&self, drift: &Value) -> Value {
        self.server.get(&format!("/drifts/{}", text(&drift["id"]))).await["resolution"].clone()
    }
}

fn ids(drifts: &[Value]) -> Vec<&Value> {
    drifts.iter().map(|drift| &drift["id"]).collect()
}
