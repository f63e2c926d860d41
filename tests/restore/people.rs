//! People with one role over one tenant, each with a session.

use plumbline::auth::{Grant, Role, Scope, Target};
use plumbline::clock::{Clock, SystemClock};
use plumbline::crypto::OpaqueToken;
use plumbline::domain::model::{SessionId, UserId};
use plumbline::store::grants::{self, Source};
use plumbline::store::users::User;
use plumbline::store::{Database, sessions, users};
use reqwest::Method;
use serde_json::Value;
use uuid::Uuid;

use super::support::{Answer, Server, keys, read};

pub struct Person {
    pub name: String,
    cookie: String,
}

/// Writes somebody into the database beside the server.
pub fn somebody(server: &Server, role: Role, tenant: &str) -> Person {
    let database = Database::open(&server.data_dir(), keys(), SystemClock.now()).expect("a database");
    let store = database.within(Scope::of_plumbline());
    let (id, token, now) = (UserId(Uuid::new_v4()), OpaqueToken::generate(), SystemClock.now());
    let grant = Grant { role, target: Target::Tenant(tenant.parse().expect("an id")) };
    let session = sessions::NewSession {
        id: SessionId(Uuid::new_v4()),
        user_id: id,
        expires_at: now.plus_ms(3_600_000),
        address: None,
        browser: None,
    };
    let name = format!("{} {id}", role.as_str());
    let username = name.clone();
    let made = User { id, username, created_at: now, disabled_at: None, last_sign_in_at: None };
    let digest = token.digest();
    store
        .write_now(move |tx| {
            users::insert(tx, &made)?;
            grants::replace(tx, id, Source::Given, &[grant])?;
            sessions::insert(tx, digest, &session, now)
        })
        .expect("written");
    Person { name, cookie: format!("plumbline={}", token.expose()) }
}

impl Person {
    pub async fn send(&self, server: &Server, method: Method, path: &str, body: Option<Value>) -> Answer {
        let mut request = server.raw(method, &format!("/api/v1{path}")).header("cookie", &self.cookie);
        if let Some(body) = body {
            request = request.json(&body);
        }
        read(request).await
    }

    pub async fn post(&self, server: &Server, path: &str, body: Value) -> Answer {
        self.send(server, Method::POST, path, Some(body)).await
    }
}
