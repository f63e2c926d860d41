//! A search finds what its asker reaches, by parts of names, and nothing of anybody else.

use plumbline::auth::Role;
use reqwest::Method;
use serde_json::Value;

use crate::effects::{begin, find};
use crate::people::{Over, Person};
use crate::rows_of_two::AREA;
use crate::support::{Server, list, text};

async fn search(server: &Server, person: &Person, words: &str) -> Value {
    let query = url::form_urlencoded::byte_serialize(words.as_bytes()).collect::<String>();
    person.get(server, &format!("/search?q={query}&limit=50")).await
}

fn all<'v>(findings: &'v Value, kind: &str) -> &'v Vec<Value> {
    findings[kind].as_array().expect("a list")
}

#[tokio::test(flavor = "multi_thread")]
async fn a_search_tells_nothing_of_a_tenant_that_is_not_reached() {
    let (server, rows, other, people) = begin().await;
    let everywhere = find(&people, Role::Viewer, Over::All);
    let theirs = everywhere.get(&server, &format!("/drifts/{}", other.drift)).await;
    let tenant_name = text(&theirs["tenantName"]);
    let resources = list(&everywhere.get(&server, &format!("/tenants/{}/areas/{AREA}/resources", other.tenant)).await);
    let wanted = [text(&theirs["resourceName"]), tenant_name.clone(), text(&resources[0]["name"]), "a".to_owned()];
    for words in wanted {
        let seen = search(&server, everywhere, &words).await.to_string();
        assert!(seen.contains(&other.tenant), "{words}: {seen}");
        for over in [Over::Own, Over::Group] {
            let seen = search(&server, find(&people, Role::Viewer, over), &words).await.to_string();
            let is_silent = !seen.contains(&other.tenant) && !seen.contains(&tenant_name);
            assert!(is_silent, "{words} over {over:?}: {seen}");
        }
    }
    let own = search(&server, find(&people, Role::Viewer, Over::Own), "a").await;
    assert!(all(&own, "resources").iter().all(|found| found["tenantId"] == rows.tenant.as_str()));
    assert!(!all(&own, "resources").is_empty() && !all(&own, "areas").is_empty());
    assert_eq!(own["complete"], true);
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn parts_of_names_find_in_any_case_and_the_beginning_stands_first() {
    let (server, rows, _, people) = begin().await;
    let person = find(&people, Role::Viewer, Over::Own);
    let drift = person.get(&server, &format!("/drifts/{}", rows.drift)).await;
    let name = text(&drift["resourceName"]);
    let middle: String = name.chars().skip(2).take(4).collect();
    for words in [name.to_uppercase(), middle] {
        let found = search(&server, person, &words).await;
        assert!(all(&found, "resources").iter().any(|found| found["name"] == name.as_str()), "{words}: {found}");
        assert!(all(&found, "drifts").iter().any(|found| found["id"] == rows.drift.as_str()), "{words}: {found}");
    }
    let beginning: String = name.chars().take(3).collect();
    let found = search(&server, person, &beginning).await;
    let first = text(&all(&found, "resources")[0]["name"]).to_lowercase();
    assert!(first.starts_with(&beginning.to_lowercase()), "{beginning}: {found}");

    let (tenant, area) = (text(&drift["tenantName"]), text(&drift["areaTitle"]));
    let found = search(&server, person, &format!("{tenant} {area}")).await;
    let exact = all(&found, "areas").iter().find(|found| found["tenantId"] == rows.tenant.as_str());
    assert_eq!(exact.map(|found| text(&found["title"])), Some(area), "{found}");
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn signs_that_mean_something_elsewhere_are_letters_here() {
    let (server, _, _, people) = begin().await;
    let person = find(&people, Role::Viewer, Over::All);
    for words in ["%", "_%_", "'; DROP TABLE resources; --", "\u{0}", "*", "\""] {
        let found = search(&server, person, words).await;
        assert!(all(&found, "resources").iter().all(|found| text(&found["name"]).contains(words)), "{words}: {found}");
    }
    let nothing = search(&server, person, "   ").await;
    assert!(["tenants", "areas", "resources", "drifts"].iter().all(|kind| all(&nothing, kind).is_empty()));
    let long = person.send(&server, Method::GET, &format!("/search?q={}", "a".repeat(201)), None).await;
    assert_eq!((long.status.as_u16(), text(&long.json()["code"])), (422, "invalidField".to_owned()));
    server.stop().await;
}
