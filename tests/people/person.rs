//! Somebody at a browser of his own.

use reqwest::Method;
use serde_json::{Value, json};

use crate::support::{Answer, Server, read, text};

pub const OWN_PASSWORD: &str = "a password of one's own";
const FIRST_PASSWORD: &str = "chosen by somebody else";

/// A signed-in person, other than the administrator of the server.
pub struct Person<'s> {
    pub server: &'s Server,
    pub cookie: String,
}

impl<'s> Person<'s> {
    /// Signs in without a code; the answer must be a session.
    pub async fn sign_in(server: &'s Server, username: &str, password: &str) -> Self {
        let answer = sign_in(server, json!({ "username": username, "password": password })).await;
        assert_eq!(answer.status, 200, "{}", answer.text);
        Self { server, cookie: cookie_of(&answer) }
    }

    /// Whoever has this cookie.
    pub fn of(server: &'s Server, cookie: &str) -> Self {
        Self { server, cookie: cookie.to_owned() }
    }

    pub async fn send(&self, method: Method, path: &str, body: Option<Value>) -> Answer {
        let mut request = self.server.raw(method, &format!("/api/v1{path}")).header("cookie", &self.cookie);
        if let Some(body) = body {
            request = request.json(&body);
        }
        read(request).await
    }

    pub async fn status(&self, method: Method, path: &str) -> u16 {
        self.send(method, path, None).await.status.as_u16()
    }
}

/// Makes a user who chose his own password already; tells his id.
pub async fn make_user(server: &Server, username: &str, grants: Value) -> String {
    let body = json!({ "username": username, "password": FIRST_PASSWORD, "grants": grants });
    let made = server.post("/users", body).await;
    let new = Person::sign_in(server, username, FIRST_PASSWORD).await;
    let change = json!({ "currentPassword": FIRST_PASSWORD, "newPassword": OWN_PASSWORD });
    let answer = new.send(Method::PUT, "/account/password", Some(change)).await;
    assert_eq!(answer.status, 204, "{}", answer.text);
    text(&made["id"])
}

pub async fn sign_in(server: &Server, body: Value) -> Answer {
    read(server.raw(Method::POST, "/api/v1/session").json(&body)).await
}

pub fn cookie_of(answer: &Answer) -> String {
    let header = answer.headers.get("set-cookie").expect("a cookie").to_str().expect("ASCII");
    header.split(';').next().expect("a first part").to_owned()
}

/// The `code` of a problem.
pub fn problem(answer: &Answer) -> (u16, String) {
    (answer.status.as_u16(), text(&answer.json()["code"]))
}
