//! How somebody likes to see the web app is his own, stays, and stands in the audit trail without what it is.

use reqwest::Method;
use serde_json::{Value, json};

use crate::person::{OWN_PASSWORD, Person, make_user, problem};
use crate::support::{Server, list};

const PATH: &str = "/account/preferences";

fn chosen() -> Value {
    json!({
        "theme": "dark",
        "density": "compact",
        "timeZone": "Europe/Zurich",
        "favourites": ["3f1c2a9e-7d54-4c0b-9a51-0d6f3b1f8e42"],
        "views": [{ "name": "Weakening", "query": "direction=weakens&q=break-glass" }],
    })
}

#[tokio::test(flavor = "multi_thread")]
async fn preferences_are_a_persons_own_and_audited_without_what_they_say() {
    let server = Server::start().await;
    let nothing =
        json!({ "theme": "system", "density": "comfortable", "timeZone": null, "favourites": [], "views": [] });
    assert_eq!(server.get(PATH).await, nothing);
    for _ in 0..2 {
        let answer = server.send(Method::PUT, PATH, Some(chosen())).await;
        assert_eq!((answer.status.as_u16(), answer.json()), (200, chosen()));
    }
    assert_eq!(server.get(PATH).await, chosen());

    make_user(&server, "grace", json!([])).await;
    let grace = Person::sign_in(&server, "grace", OWN_PASSWORD).await;
    assert_eq!(grace.send(Method::GET, PATH, None).await.json(), nothing);

    let entries = list(&server.get("/audit?action=preferences.change&limit=100").await);
    assert_eq!(entries.len(), 1, "what is put again changes nothing: {entries:?}");
    let trail = server.get("/audit?limit=1000").await.to_string();
    assert!(!trail.contains("break-glass") && !trail.contains("Weakening"), "{trail}");
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn preferences_that_do_not_fit_are_refused_by_the_name_of_the_part() {
    let server = Server::start().await;
    for (part, value) in [
        ("timeZone", json!("<script>")),
        ("favourites", json!(["not an id"])),
        ("favourites", json!(["3f1c2a9e-7d54-4c0b-9a51-0d6f3b1f8e42", "3f1c2a9e-7d54-4c0b-9a51-0d6f3b1f8e42"])),
        ("views", json!([{ "name": "", "query": "" }])),
        ("views", json!([{ "name": "long", "query": "a".repeat(2_001) }])),
    ] {
        let mut body = chosen();
        body[part] = value;
        let answer = server.send(Method::PUT, PATH, Some(body)).await;
        assert_eq!(problem(&answer), (422, "invalidField".to_owned()), "{part}");
        assert_eq!(answer.json()["errors"][0]["field"], part);
    }
    for (part, value) in [("theme", json!("pink")), ("density", json!("huge")), ("colour", json!("red"))] {
        let mut body = chosen();
        body[part] = value;
        assert_eq!(server.send(Method::PUT, PATH, Some(body)).await.status.as_u16(), 422, "{part}");
    }
    assert_eq!(server.get(PATH).await["theme"], "system");
    server.stop().await;
}
