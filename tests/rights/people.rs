//! People with every role over everything, over a tenant and over a group, each with a session.

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

use crate::support::{Answer, Server, keys, read};

/// Where somebody has his role, seen from the tenant that the walk asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Over {
    All,
    Own,
    Foreign,
    /// A group to which the tenant belongs.
    Group,
}

impl Over {
    pub const EVERY: [Self; 4] = [Self::All, Self::Own, Self::Foreign, Self::Group];
}

#[derive(Debug, Clone)]
pub struct Person {
    pub role: Role,
    pub over: Over,
    pub user: UserId,
    pub cookie: String,
}

/// Writes people with their grants and sessions into the database beside the server.
pub fn make(server: &Server, target: impl Fn(Over) -> Target) -> Vec<Person> {
    let database = Database::open(&server.data_dir(), keys(), SystemClock.now()).expect("a database");
    let store = database.within(Scope::of_plumbline());
    let every = Over::EVERY.into_iter().flat_map(|over| Role::ALL.map(|role| (role, over)));
    every
        .map(|(role, over)| {
            let (user, token, now) = (UserId(Uuid::new_v4()), OpaqueToken::generate(), SystemClock.now());
            let grant = Grant { role, target: target(over) };
            let session = sessions::NewSession {
                id: SessionId(Uuid::new_v4()),
                user_id: user,
                expires_at: now.plus_ms(3_600_000),
                address: None,
                browser: None,
            };
            let made = User {
                id: user,
                username: format!("{} over {over:?}", role.as_str()),
                created_at: now,
                disabled_at: None,
                last_sign_in_at: None,
            };
            let digest = token.digest();
            store
                .write_now(move |tx| {
                    users::insert(tx, &made)?;
                    grants::replace(tx, user, Source::Given, &[grant])?;
                    sessions::insert(tx, digest, &session, now)
                })
                .expect("written");
            Person { role, over, user, cookie: format!("plumbline={}", token.expose()) }
        })
        .collect()
}

impl Person {
    pub async fn send(&self, server: &Server, method: Method, path: &str, body: Option<Value>) -> Answer {
        let mut request = server.raw(method, &format!("/api/v1{path}")).header("cookie", &self.cookie);
        if let Some(body) = body {
            request = request.json(&body);
        }
        read(request).await
    }

    pub async fn get(&self, server: &Server, path: &str) -> Value {
        let answer = self.send(server, Method::GET, path, None).await;
        assert!(answer.status.is_success(), "{self:?} GET {path}: {} {}", answer.status, answer.text);
        answer.json()
    }
}
