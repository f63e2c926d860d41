//! Applications for any organisation: registered once, used in each tenant that consented. A consent makes a service
//! principal; deleting that takes the consent back.

use super::exchange::GraphError;
use super::made_up::dice::guid;
use super::tenant::Tenant;
use super::world::World;
use secrecy::SecretString;
use serde::Deserialize;
use serde_json::{Value, json};
use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

/// Microsoft Graph's own application id, the same in every tenant.
const PRINCIPALS: &str = "/servicePrincipals";

/// An application that any organisation may use.
#[derive(Debug)]
pub struct App {
    pub client_id: String,
    pub name: String,
    pub secret: String,
    pub redirect_uris: Vec<String>,
    /// Application permissions that it asks for.
    pub roles: BTreeSet<String>,
    /// Permissions in the name of a person that it asks for.
    pub scopes: BTreeSet<String>,
}

/// What a test registers.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NewApp {
    name: String,
    #[serde(default)]
    redirect_uris: Vec<String>,
    #[serde(default)]
    roles: BTreeSet<String>,
    #[serde(default)]
    scopes: BTreeSet<String>,
}

/// An application as its maker knows it.
#[derive(Debug)]
pub struct RegisteredApp {
    pub client_id: String,
    pub client_secret: SecretString,
}

/// What a tenant consented to, by application.
#[derive(Debug, Default)]
pub struct Consents {
    granted: HashMap<String, Consent>,
    /// Partners whose people may work in this tenant.
    pub partners: BTreeSet<String>,
}

/// What one consent gave.
#[derive(Debug, Clone, Default)]
pub struct Consent {
    pub roles: BTreeSet<String>,
    pub scopes: BTreeSet<String>,
}

impl App {
    pub fn new(world: &World, new: NewApp) -> Self {
        let client_id = guid(&format!("{}/app {}/{}", world.seed(), new.name, world.draw()));
        let secret = blake3::hash(format!("{client_id}/secret").as_bytes()).to_hex();
        Self {
            secret: format!("Any8Q~{}", secret.chars().take(34).collect::<String>()),
            client_id,
            name: new.name,
            redirect_uris: new.redirect_uris,
            roles: new.roles,
            scopes: new.scopes,
        }
    }

    pub fn shown(&self) -> Value {
        json!({ "clientId": self.client_id, "clientSecret": self.secret, "name": self.name })
    }
}

/// Registers an application with these application permissions, to which an administrator of the tenant consents.
pub fn connected_app(world: &World, tenant: &Tenant, name: &str, roles: BTreeSet<String>) -> RegisteredApp {
    let new = NewApp { name: name.to_owned(), redirect_uris: Vec::new(), roles, scopes: BTreeSet::new() };
    let app = world.register(App::new(world, new));
    consent(world, tenant, &app);
    RegisteredApp { client_id: app.client_id.clone(), client_secret: SecretString::from(app.secret.as_str()) }
}

/// An administrator of the tenant consents to all that the application asks for.
pub fn consent(world: &World, tenant: &Tenant, app: &Arc<App>) {
    let consent = Consent { roles: app.roles.clone(), scopes: app.scopes.clone() };
    tenant.consents().granted.insert(app.client_id.clone(), consent);
    let id = guid(&format!("{}/principal of {}", tenant.profile().directory_id, app.client_id));
    let principal = json!({
        "id": id, "deletedDateTime": null, "accountEnabled": true, "alternativeNames": [], "appId": app.client_id,
        "appDisplayName": app.name, "appRoleAssignmentRequired": false, "displayName": app.name, "homepage": null,
        "servicePrincipalNames": [app.client_id], "servicePrincipalType": "Application", "tags": [],
        "appRoleAssignments": [], "owners": [],
    });
    let Ok(()) = tenant.change(world, PRINCIPALS, |records| {
        records.put(principal);
        Ok::<_, std::convert::Infallible>(())
    });
}

/// What the tenant consented to, as long as the service principal is there.
pub fn consented(world: &World, tenant: &Tenant, app: &App) -> Option<Consent> {
    let consent = tenant.consents().granted.get(&app.client_id).cloned()?;
    let is_app = |body: &Value| body.get("appId").and_then(Value::as_str) == Some(app.client_id.as_str());
    tenant.read(world, PRINCIPALS).find(is_app).map(|_| consent)
}

/// Whether a consent was there and was taken back.
pub fn was_revoked(world: &World, tenant: &Tenant, app: &App) -> bool {
    tenant.consents().granted.contains_key(&app.client_id) && consented(world, tenant, app).is_none()
}

/// Graph knows an application of another tenant only by its service principal, whatever the token says.
pub fn check_principal(world: &World, tenant: &Tenant, client_id: &str) -> Result<(), GraphError> {
    match world.app(client_id) {
        Some(app) if consented(world, tenant, &app).is_none() => Err(GraphError::new(
            401,
            "Authorization_IdentityNotFound",
            "The identity of the calling application could not be established.",
        )),
        Some(_) | None => Ok(()),
    }
}
