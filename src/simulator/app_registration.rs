//! The app registration that the client signs in with: its secrets, certificate and federated credential, and how
//! Graph shows and changes them. It is in its home tenant and not in the list of made-up applications.

use super::exchange::{Answer, GraphError, GraphRequest};
use super::graph::Context;
use super::made_up::dice::guid;
use super::made_up::profile::{Kind, Profile};
use jiff::{SignedDuration, Timestamp};
use secrecy::{ExposeSecret, SecretString};
use serde_json::{Value, json};
use std::collections::{BTreeSet, HashSet};
use std::time::{Duration, Instant};

const READING_ROLES: [&str; 4] =
    ["Application.Read.All", "Application.ReadWrite.All", "Application.ReadWrite.OwnedBy", "Directory.Read.All"];
const WRITING_ROLES: [&str; 2] = ["Application.ReadWrite.All", "Application.ReadWrite.OwnedBy"];

/// Far enough ahead that no test meets it by accident.
const FIRST_SECRET_LIFE: SignedDuration = SignedDuration::from_hours(24 * 500);
/// The school of the first three forgot to make a new secret, so that a demo shows the warning.
const FORGOTTEN_SECRET_LIFE: SignedDuration = SignedDuration::from_hours(24 * 12);
/// What Entra gives when the client asks for no end.
const DEFAULT_LIFE: SignedDuration = SignedDuration::from_hours(24 * 730);

/// What an app registration proves itself with.
pub struct AppRegistration {
    passwords: Vec<Password>,
    pub certificate: Option<RegisteredCertificate>,
    pub federated: Option<FederatedCredential>,
    /// Apps of other tenants that an administrator of this one consented to.
    pub consents: BTreeSet<String>,
    /// Assertions that were used.
    pub used_assertions: HashSet<String>,
}

struct Password {
    key_id: String,
    display_name: Option<String>,
    secret: SecretString,
    start: Timestamp,
    end: Timestamp,
    /// Until then the sign-in service does not know it.
    known_from: Instant,
}

/// The public half of a certificate.
#[derive(Clone)]
pub struct RegisteredCertificate {
    pub public_key: Vec<u8>,
    pub thumbprint: String,
}

/// Whose assertions are accepted.
#[derive(Debug, Clone)]
pub struct FederatedCredential {
    pub issuer: String,
    pub subject: String,
    pub audience: String,
}

/// What the sign-in service makes of a secret.
pub enum SecretVerdict {
    Good,
    Expired,
    Unknown,
}

impl AppRegistration {
    pub fn new(profile: &Profile) -> Self {
        let now = Timestamp::now();
        let is_forgotten = profile.by_hand && profile.kind == Kind::School;
        let first = Password {
            key_id: profile.id_of("/passwords", "Plumbline"),
            display_name: Some("Plumbline".to_owned()),
            secret: profile.client_secret.clone(),
            start: now,
            end: now + if is_forgotten { FORGOTTEN_SECRET_LIFE } else { FIRST_SECRET_LIFE },
            known_from: Instant::now(),
        };
        Self {
            passwords: vec![first],
            certificate: None,
            federated: None,
            consents: BTreeSet::new(),
            used_assertions: HashSet::new(),
        }
    }

    pub fn judge(&self, secret: &str) -> SecretVerdict {
        let is_it = |password: &&Password| password.secret.expose_secret() == secret;
        match self.passwords.iter().find(is_it) {
            Some(password) if password.known_from > Instant::now() => SecretVerdict::Unknown,
            Some(password) if password.end <= Timestamp::now() => SecretVerdict::Expired,
            Some(_) => SecretVerdict::Good,
            None => SecretVerdict::Unknown,
        }
    }

    /// Moves the end of the first secret.
    pub fn end_first_secret_at(&mut self, end: Timestamp) {
        if let Some(password) = self.passwords.first_mut() {
            password.end = end;
        }
    }

    fn add(&mut self, password: Password) -> Value {
        let mut shown = password.shown();
        if let Some(shown) = shown.as_object_mut() {
            shown.insert("secretText".to_owned(), json!(password.secret.expose_secret()));
        }
        self.passwords.push(password);
        shown
    }

    fn remove(&mut self, key_id: &str) -> bool {
        let before = self.passwords.len();
        self.passwords.retain(|password| !password.key_id.eq_ignore_ascii_case(key_id));
        self.passwords.len() < before
    }
}

impl Password {
    fn shown(&self) -> Value {
        let hint: String = self.secret.expose_secret().chars().take(3).collect();
        json!({
            "customKeyIdentifier": null, "displayName": self.display_name, "endDateTime": self.end.to_string(),
            "hint": hint, "keyId": self.key_id, "secretText": null, "startDateTime": self.start.to_string(),
        })
    }
}

/// Answers what is asked of the own app registration; `None` when the request is about anything else.
pub fn answer(context: &Context<'_>, request: &GraphRequest) -> Option<Result<Answer, GraphError>> {
    let own = format!("/applications(appId='{}')", context.tenant.profile().client_id);
    let action = request.path.get(..own.len()).filter(|start| start.eq_ignore_ascii_case(&own));
    let action = action.and_then(|start| request.path.get(start.len()..))?;
    Some(match (request.method.as_str(), action) {
        ("GET", "") => granted(context, &READING_ROLES).map(|()| shown(context)),
        ("POST", "/addPassword") => granted(context, &WRITING_ROLES).and_then(|()| add_password(context, request)),
        ("POST", "/removePassword") => {
            granted(context, &WRITING_ROLES).and_then(|()| remove_password(context, request))
        }
        _ => Err(GraphError::method_not_allowed()),
    })
}

fn granted(context: &Context<'_>, wanted: &[&str]) -> Result<(), GraphError> {
    match &context.roles {
        Some(granted) if !wanted.iter().any(|role| granted.contains(*role)) => Err(GraphError::new(
            403,
            "Authorization_RequestDenied",
            "Insufficient privileges to complete the operation.",
        )),
        _ => Ok(()),
    }
}

fn shown(context: &Context<'_>) -> Answer {
    let profile = context.tenant.profile();
    let app = context.tenant.app_registration();
    Answer::ok(json!({
        "id": profile.id_of("/applications", "Plumbline"), "appId": profile.client_id, "displayName": "Plumbline",
        "passwordCredentials": app.passwords.iter().map(Password::shown).collect::<Vec<_>>(), "keyCredentials": [],
    }))
}

fn add_password(context: &Context<'_>, request: &GraphRequest) -> Result<Answer, GraphError> {
    let given = request.body.as_ref().and_then(|body| body.get("passwordCredential"));
    let text = |name: &str| given.and_then(|given| given.get(name)).and_then(Value::as_str);
    let now = Timestamp::now();
    let end = match text("endDateTime") {
        Some(text) => text.parse().map_err(|_| GraphError::bad_request("endDateTime is no date and time."))?,
        None => now + DEFAULT_LIFE,
    };
    let draw = guid(&format!("{}/password {}", context.world.seed(), context.world.draw()));
    let secret = blake3::hash(draw.as_bytes()).to_hex();
    let password = Password {
        key_id: draw,
        display_name: text("displayName").map(str::to_owned),
        secret: SecretString::from(format!("New8Q~{}", secret.chars().take(34).collect::<String>())),
        start: now,
        end,
        known_from: Instant::now() + Duration::from_millis(context.world.behaviour().lag_ms),
    };
    Ok(Answer::ok(context.tenant.app_registration().add(password)))
}

fn remove_password(context: &Context<'_>, request: &GraphRequest) -> Result<Answer, GraphError> {
    let key_id = request.body.as_ref().and_then(|body| body.get("keyId")).and_then(Value::as_str);
    let key_id = key_id.ok_or_else(|| GraphError::bad_request("A keyId is required."))?;
    if context.tenant.app_registration().remove(key_id) {
        return Ok(Answer::no_content());
    }
    Err(GraphError::new(400, "Request_BadRequest", format!("No password credential found with keyId '{key_id}'.")))
}
