//! A made-up tenant, read as the product reads it and written to as its plans say.

use std::collections::BTreeMap;
use std::sync::Arc;

use plumbline::clock::SystemClock;
use plumbline::collect::{Chosen, Fresh, FreshReader, Sources, is_addressable};
use plumbline::config::Cloud;
use plumbline::domain::catalog::{self, Area, Entry, PARENT_ID, RequestKind};
use plumbline::domain::model::ResourceId;
use plumbline::domain::plan::{GRAPH_ROOT, Operation, Plan};
use plumbline::domain::reference::{Directory, Tokens};
use plumbline::graph::{Connection, Credential, GraphClient, GraphSettings};
use plumbline::logging::{Redactor, silent};
use plumbline::simulator::{Simulator, SimulatorSettings, start};
use reqwest::Client;
use secrecy::{ExposeSecret, SecretString};
use serde_json::{Value, json};

/// Whoever has all of these plans is refused nothing for want of a licence.
const ENDPOINTS: &str = include_str!("../../src/simulator/schema_data/endpoints.json");

/// A simulator that makes up one tenant, always the same.
pub fn settings() -> SimulatorSettings {
    SimulatorSettings { tenants: 1, seed: 7, ..SimulatorSettings::default() }
}

pub struct Tenant {
    url: String,
    /// One that nobody else keeps.
    _simulator: Option<Simulator>,
    directory_id: String,
    pub client_id: String,
    client: Client,
    token: String,
    connection: Connection,
    sources: Sources,
}

impl Tenant {
    /// The only made-up tenant of a simulator of its own.
    pub async fn start() -> Self {
        let simulator = start(settings()).await.expect("a loopback port is free");
        let tenant = Self::of(&simulator).await;
        Self { _simulator: Some(simulator), ..tenant }
    }

    /// The first made-up tenant, with every service plan and an application that may do everything.
    pub async fn of(simulator: &Simulator) -> Self {
        let made_up = simulator.tenants().swap_remove(0);
        let client = Client::builder().no_proxy().build().expect("a client");
        let url: url::Url = simulator.url().parse().expect("a URL");
        let admin = format!("{url}__simulator/tenants/{}", made_up.directory_id);
        let endpoints: Vec<Value> = serde_json::from_str(ENDPOINTS).expect("JSON");
        let plans: Vec<&Value> =
            endpoints.iter().filter_map(|endpoint| endpoint["plans"].as_array()).flatten().collect();
        let roles: Vec<&String> = catalog::permission_ids().keys().collect();
        for (what, body) in [("plans", json!(plans)), ("roles", json!(roles))] {
            let answer = client.put(format!("{admin}/{what}")).json(&body).send().await.expect("an answer");
            assert!(answer.status().is_success(), "{what}");
        }
        let secret = made_up.client_secret.expose_secret().to_owned();
        let form = [
            ("client_id", made_up.client_id.as_str()),
            ("client_secret", &secret),
            ("grant_type", "client_credentials"),
            ("scope", "https://graph.microsoft.com/.default"),
        ];
        let address = format!("{url}{}/oauth2/v2.0/token", made_up.directory_id);
        let answer: Value = client.post(address).form(&form).send().await.unwrap().json().await.unwrap();
        let token = answer["access_token"].as_str().expect("a token").to_owned();
        let graph = GraphSettings::new(Cloud::Global, url.clone(), url);
        let graph = GraphClient::new(graph, Arc::new(SystemClock), silent(), Redactor::default()).expect("a client");
        let credential = Credential::Secret {
            client_id: made_up.client_id.parse().expect("a GUID"),
            secret: SecretString::from(secret),
        };
        let connection = graph.connection(made_up.directory_id.parse().expect("a GUID"), credential);
        let areas: Vec<Arc<Area>> = catalog::entries().iter().map(|entry| Arc::clone(&entry.area)).collect();
        let sources = Sources::new(&areas, |_, _| BTreeMap::new());
        areas.iter().for_each(|area| sources.settle(&area.key));
        let (directory_id, client_id) = (made_up.directory_id.clone(), made_up.client_id.clone());
        let url = simulator.url();
        Self { url, _simulator: None, directory_id, client_id, client, token, connection, sources }
    }

    fn reader<'a>(&'a self, entry: &'a Entry) -> FreshReader<'a> {
        FreshReader {
            connection: &self.connection,
            area: &entry.area,
            alone: is_addressable(entry),
            sources: &self.sources,
        }
    }

    /// Everything that an area has.
    ///
    /// # Errors
    /// In words.
    pub async fn all(&self, entry: &Entry) -> Result<Vec<Value>, String> {
        self.reader(entry).all(None).await.map_err(|error| format!("{}: {error}", entry.area.key))
    }

    /// One resource as it is now.
    pub async fn one(&self, entry: &Entry, id: &ResourceId, parent: Option<&str>) -> Option<Value> {
        let chosen = Chosen { id: id.clone(), parent: parent.map(str::to_owned) };
        let found = self.reader(entry).read(&[chosen]).await.remove(id);
        match found.unwrap_or(Fresh::Gone) {
            Fresh::There(body) => Some(body),
            Fresh::Gone => None,
            Fresh::Unread(words) => panic!("{} {id} was not read: {words}", entry.area.key),
        }
    }

    /// All objects of the tenant, for what ids name.
    pub async fn directory(&self) -> Directory {
        let mut directory = Directory::new(Tokens::default());
        for entry in catalog::entries() {
            let Ok(bodies) = self.reader(entry).all(None).await else { continue };
            directory.add_area(&entry.area.key, true);
            bodies.iter().for_each(|body| directory.add(&entry.area, body));
        }
        directory
    }

    /// An object as the simulator keeps it.
    pub async fn stored(&self, path: &str) -> Option<Value> {
        let url = format!("{}/__simulator/tenants/{}/objects", self.url, self.directory_id);
        let answer = self.client.get(url).query(&[("path", path)]).send().await.expect("an answer");
        if answer.status() == 404 { None } else { Some(answer.json().await.expect("JSON")) }
    }

    /// Puts another in its place; none removes it.
    pub async fn store(&self, path: &str, body: Option<&Value>) {
        let url = format!("{}/__simulator/tenants/{}/objects", self.url, self.directory_id);
        let answer = self.client.put(url).json(&json!({ "path": path, "body": body })).send().await;
        assert_eq!(answer.expect("an answer").status(), 204, "{path}");
    }

    /// Sends what a plan says, in its order.
    ///
    /// # Errors
    /// The first refusal in words.
    pub async fn apply(&self, plan: &Plan) -> Result<(), String> {
        let mut ids: BTreeMap<u32, String> = BTreeMap::new();
        for operation in &plan.operations {
            let operation = operation.with_created_ids(&ids).map_err(|error| error.to_string())?;
            let answer = self.send(&operation).await?;
            if let Some(id) = self.created_id(&operation, &answer) {
                ids.insert(operation.number, id);
            }
        }
        Ok(())
    }

    fn created_id(&self, operation: &Operation, answer: &Value) -> Option<String> {
        let entry = entry(operation.area.as_str());
        let create = entry.restore.as_ref()?.create.as_ref()?;
        let own = &entry.area.identity.id;
        let property = if create.id_from.is_empty() { own } else { &create.id_from };
        answer[property].as_str().map(str::to_owned)
    }

    async fn send(&self, operation: &Operation) -> Result<Value, String> {
        let request = &operation.request;
        let (method, version) = (request.method.as_str(), request.version.as_str());
        let url = format!("{}/{version}{}", self.url, request.path);
        let mut sent = self.client.request(method.parse().expect("a method"), url).bearer_auth(&self.token);
        for (name, value) in &request.headers {
            sent = sent.header(name, value);
        }
        if let Some(body) = &request.body {
            let text = body.to_string().replace(GRAPH_ROOT, &self.url);
            sent = sent.header("Content-Type", "application/json").body(text);
        }
        let answer = sent.send().await.expect("an answer");
        let status = answer.status();
        let text = answer.text().await.expect("a text");
        if !status.is_success() {
            return Err(format!(
                "{method} {} {}: {status} {text}",
                request.path,
                request.body.clone().unwrap_or_default()
            ));
        }
        Ok(serde_json::from_str(&text).unwrap_or(Value::Null))
    }
}

pub fn entry(area: &str) -> &'static Entry {
    catalog::entries().iter().find(|entry| entry.area.key.as_str() == area).expect("an area of the catalog")
}

/// Where the simulator keeps a resource of the area.
pub fn place(entry: &Entry, body: &Value) -> Option<String> {
    let area = &entry.area;
    let mut list = format!("/{}{}", area.version.as_str(), area.request.path);
    if let Some(parents) = &area.request.parents {
        list = list.replace(&format!("{{{}}}", parents.placeholder), parent(body)?);
    }
    match area.request.kind {
        RequestKind::Singleton => Some(list),
        RequestKind::Collection => Some(format!("{list}/{}", body[&area.identity.id].as_str()?)),
    }
}

pub fn parent(body: &Value) -> Option<&str> {
    body[PARENT_ID].as_str()
}

/// Not our own application, without which nothing could be read any more.
pub fn is_free(tenant: &Tenant, body: &Value) -> bool {
    body["appId"].as_str().is_none_or(|app| app != tenant.client_id)
}
