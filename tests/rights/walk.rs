//! Every operation of the OpenAPI document, for nobody and for every role over everything, over its tenant, over another
//! tenant and over a group: what is answered, and that no answer speaks of another tenant.

use std::collections::{BTreeMap, BTreeSet};

use plumbline::api::rights::{RIGHTS, Right, Subject};
use plumbline::auth::{Role, Target};
use plumbline::server::{Edge, Limits};
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

use crate::people::{self, Over, Person};
use crate::rows_of_two::{Rows, fill, path_of};
use crate::support::{Answer, Front, Server, read, text};

struct Operation {
    id: String,
    method: Method,
    pattern: String,
    right: Right,
    takes_body: bool,
}

/// What is done for good by being asked for: the walk only tries it as somebody who may not. `done_in_the_end` tries
/// what is left.
const FOR_GOOD: &[&str] = &[
    "removeTenant",
    "disconnectTenant",
    "removeBaseline",
    "activateBaselineVersion",
    "revokeAcceptance",
    "reopenDrift",
    "deleteIgnoreRule",
    "deleteTenantGroup",
    "deleteCollector",
    "removeAppRegistration",
    "signOut",
    "startSync",
    "refreshInsights",
    "refreshAttribution",
    "cancelPlan",
];

/// What a viewer may ask for though it is no reading: nothing is stored.
const ASKED_BY_POST: &[&str] = &["previewBaseline", "previewIgnoreRule", "previewAutomaticRestore"];

#[test]
fn the_table_and_the_document_name_the_same_operations() {
    let (documented, listed) = (documented(), RIGHTS.iter().map(|(id, _)| (*id).to_owned()).collect::<BTreeSet<_>>());
    assert_eq!(listed.len(), RIGHTS.len(), "an operation stands in the table twice");
    let documented: BTreeSet<String> = documented.into_iter().map(|(id, ..)| id).collect();
    let missing: Vec<_> = documented.difference(&listed).collect();
    assert!(missing.is_empty(), "without a row in src/api/rights.rs: {missing:?}");
    let superfluous: Vec<_> = listed.difference(&documented).collect();
    assert!(superfluous.is_empty(), "rows without an operation: {superfluous:?}");
}

#[test]
fn a_viewer_changes_nothing() {
    for operation in operations() {
        let is_for_viewers = matches!(operation.right, Right::Needs(Role::Viewer, _));
        if is_for_viewers && operation.method != Method::GET {
            assert!(ASKED_BY_POST.contains(&operation.id.as_str()), "{} is for viewers", operation.id);
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_operation_for_every_role_here_and_elsewhere() {
    let (server, rows, other) = two_tenants().await;
    let people = people::make(&server, |over| match over {
        Over::All => Target::All,
        Over::Own => Target::Tenant(rows.tenant.parse().expect("an id")),
        Over::Foreign => Target::Tenant(other.tenant.parse().expect("an id")),
        Over::Group => Target::Group(rows.group.parse().expect("an id")),
    });
    let instance = instance_rows(&server).await;
    let mut faults = Vec::new();
    for operation in operations() {
        let path = path_of(&operation.pattern, &rows, &instance);
        nobody_asks(&server, &operation, &path, &mut faults).await;
        for person in &people {
            let is_allowed = expected(person, operation.right) == Expected::Allowed;
            let is_tried = !is_allowed || !FOR_GOOD.contains(&operation.id.as_str());
            if is_tried && operation.id != "watchEvents" {
                one_asks(&server, &operation, &path, person, (&rows, &other), &mut faults).await;
            }
        }
    }
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
    done_in_the_end(&server, &rows, &other, &people).await;
    server.stop().await;
}

/// What is as good as not there and what is not there are told apart by nothing.
#[tokio::test(flavor = "multi_thread")]
async fn a_foreign_id_is_answered_as_one_that_never_was() {
    let (server, rows, other) = two_tenants().await;
    let people = people::make(&server, |_| Target::Tenant(other.tenant.parse().expect("an id")));
    let person = people.iter().find(|person| person.role == Role::Administrator).expect("one");
    let never = "3f1c2a9e-7d54-4c0b-9a51-0d6f3b1f8e42";
    for operation in operations() {
        let Right::Needs(
            _,
            Subject::Tenant
            | Subject::Drift
            | Subject::Plan
            | Subject::Job
            | Subject::Acceptance
            | Subject::IgnoreRule
            | Subject::Group,
        ) = operation.right
        else {
            continue;
        };
        let nowhere = Rows {
            tenant: never.to_owned(),
            drift: never.to_owned(),
            plan: never.to_owned(),
            acceptance: never.to_owned(),
            rule: never.to_owned(),
            job: never.to_owned(),
            group: never.to_owned(),
            ..rows.clone()
        };
        let mut told = Vec::new();
        for rows in [&rows, &nowhere] {
            let path = path_of(&operation.pattern, rows, &json!({}));
            let answer = person.send(&server, operation.method.clone(), &path, body_of(&operation)).await;
            assert_eq!(answer.status, StatusCode::NOT_FOUND, "{}: {}", operation.id, answer.text);
            let mut problem = answer.json();
            problem.as_object_mut().expect("a problem").remove("requestId");
            told.push(problem);
        }
        assert_eq!(told[0], told[1], "{}", operation.id);
    }
    server.stop().await;
}

async fn two_tenants() -> (Server, Rows, Rows) {
    let generous = Limits {
        requests_per_second: 100_000.try_into().expect("not zero"),
        burst: 100_000.try_into().expect("not zero"),
        ..Limits::default()
    };
    let server =
        Server::start_behind(Front { edge: Edge { limits: generous, ..Edge::default() }, ..Front::default() }).await;
    let mut made_up = server.simulator.tenants();
    let (second, first) = (made_up.swap_remove(1), made_up.swap_remove(0));
    let rows = fill(&server, &first).await;
    let other = fill(&server, &second).await;
    (server, rows, other)
}

/// What belongs to no tenant, by the name of its parameter.
async fn instance_rows(server: &Server) -> Value {
    let registration = json!({ "name": "shared", "credential": { "kind": "secret", "clientId": "3f1c2a9e-7d54-4c0b-9a51-0d6f3b1f8e42", "clientSecret": "a secret of nobody" } });
    let registration = server.post("/app-registrations", registration).await;
    let entry = server.get("/audit?limit=1").await["items"][0]["id"].clone();
    let never = "3f1c2a9e-7d54-4c0b-9a51-0d6f3b1f8e42";
    json!({
        "appRegistration": registration["appRegistration"]["id"],
        "collector": never,
        "notice": never,
        "session": never,
        "token": never,
        "user": never,
        "entry": entry.as_str().map_or_else(|| entry.to_string(), str::to_owned),
    })
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Expected {
    Allowed,
    /// The role is too low.
    Refused,
    /// As good as not there.
    NotThere,
}

/// By the table and the grants alone.
fn expected(person: &Person, right: Right) -> Expected {
    let (role, subject) = match right {
        Right::Open | Right::SignedIn => return Expected::Allowed,
        Right::Needs(role, subject) => (role, subject),
    };
    let is_seen = match subject {
        Subject::Instance => true,
        Subject::Reached => true,
        Subject::Tenant | Subject::Drift | Subject::Plan | Subject::Job | Subject::Acceptance | Subject::IgnoreRule => {
            person.over != Over::Foreign
        }
        Subject::Group => matches!(person.over, Over::All | Over::Group),
    };
    let reaches = subject != Subject::Instance || person.over == Over::All;
    match (is_seen, reaches && person.role >= role) {
        (false, _) => Expected::NotThere,
        (true, true) => Expected::Allowed,
        (true, false) => Expected::Refused,
    }
}

async fn nobody_asks(server: &Server, operation: &Operation, path: &str, faults: &mut Vec<String>) {
    let mut request = server.raw(operation.method.clone(), &format!("/api/v1{path}"));
    if let Some(body) = body_of(operation) {
        request = request.json(&body);
    }
    let answer = read(request).await;
    let is_turned_away = answer.status == StatusCode::UNAUTHORIZED && answer.text.contains("notSignedIn");
    if is_turned_away == (operation.right == Right::Open) {
        faults.push(format!("{} for nobody: {} {}", operation.id, answer.status, answer.text));
    }
}

async fn one_asks(
    server: &Server,
    operation: &Operation,
    path: &str,
    person: &Person,
    (rows, other): (&Rows, &Rows),
    faults: &mut Vec<String>,
) {
    let answer = person.send(server, operation.method.clone(), path, body_of(operation)).await;
    let told = |what: &str| {
        let text: String = answer.text.chars().take(300).collect();
        format!(
            "{} for {} over {:?}: {what}: {} {text}",
            operation.id,
            person.role.as_str(),
            person.over,
            answer.status
        )
    };
    let wanted = expected(person, operation.right);
    if outcome(&answer, operation) != wanted {
        faults.push(told(&format!("expected {wanted:?}")));
    }
    let hidden = match person.over {
        Over::All => &[],
        Over::Own | Over::Group => other.marks.as_slice(),
        Over::Foreign => rows.marks.as_slice(),
    };
    // What was asked for may stand in the answer.
    for mark in hidden.iter().filter(|mark| !path.contains(*mark) && answer.text.contains(*mark)) {
        faults.push(told(&format!("speaks of {mark}")));
    }
}

fn outcome(answer: &Answer, operation: &Operation) -> Expected {
    let code = serde_json::from_str::<Value>(&answer.text).ok().map(|problem| problem["code"].clone());
    let code = code.as_ref().and_then(Value::as_str).unwrap_or_default();
    match (answer.status, code) {
        (StatusCode::UNAUTHORIZED, "notSignedIn") | (StatusCode::FORBIDDEN, "notAllowed") => Expected::Refused,
        (StatusCode::NOT_FOUND, code) if code == not_there(operation.right) => Expected::NotThere,
        (status, _) if status.is_server_error() => Expected::Refused,
        _ => Expected::Allowed,
    }
}

fn not_there(right: Right) -> &'static str {
    match right {
        Right::Needs(_, Subject::Tenant) => "tenantNotFound",
        Right::Needs(_, Subject::Drift) => "driftNotFound",
        Right::Needs(_, Subject::Plan) => "planNotFound",
        Right::Needs(_, Subject::Job) => "jobNotFound",
        Right::Needs(_, Subject::Acceptance | Subject::IgnoreRule | Subject::Group) => "notFound",
        Right::Needs(_, Subject::Instance | Subject::Reached) | Right::Open | Right::SignedIn => "never",
    }
}

/// No body that an operation could do anything with: the decision falls before it is read.
fn body_of(operation: &Operation) -> Option<Value> {
    operation.takes_body.then(|| json!({ "no operation": "knows this" }))
}

/// What the walk left out, as who may.
async fn done_in_the_end(server: &Server, rows: &Rows, other: &Rows, people: &[Person]) {
    let find = |role, over| people.iter().find(|person| person.role == role && person.over == over).expect("one");
    let tenant = format!("/tenants/{}", rows.tenant);
    let rule = format!("/ignore-rules/{}", rows.rule);
    let steps = [
        (Role::Operator, Method::POST, format!("{tenant}/sync")),
        (Role::Operator, Method::POST, format!("/drifts/{}/reopen", rows.drift)),
        (Role::Operator, Method::POST, format!("/plans/{}/cancel", rows.plan)),
        (Role::Approver, Method::POST, format!("/acceptances/{}/revoke", rows.acceptance)),
        (Role::Approver, Method::DELETE, rule),
        (Role::Approver, Method::DELETE, format!("{tenant}/areas/groups/baseline")),
        (Role::Administrator, Method::POST, format!("{tenant}/disconnect")),
        (Role::Administrator, Method::DELETE, tenant.clone()),
    ];
    for (role, method, path) in steps {
        let answer = find(role, Over::Own).send(server, method.clone(), &path, None).await;
        assert!(answer.status.is_success(), "{method} {path} for {}: {} {}", role.as_str(), answer.status, answer.text);
    }
    let left = server.get("/tenants").await;
    assert_eq!(left["items"].as_array().map(Vec::len), Some(1));
    assert_eq!(text(&left["items"][0]["id"]), other.tenant);
}

fn documented() -> Vec<(String, Method, String, bool)> {
    let document = serde_json::to_value(plumbline::api::document()).expect("JSON");
    let mut found = Vec::new();
    for (path, item) in document["paths"].as_object().expect("paths") {
        for (method, operation) in item.as_object().expect("methods") {
            let method = method.to_uppercase().parse().expect("a method");
            found.push((text(&operation["operationId"]), method, path.clone(), operation.get("requestBody").is_some()));
        }
    }
    found
}

fn operations() -> Vec<Operation> {
    let rights: BTreeMap<&str, Right> = RIGHTS.iter().copied().collect();
    let of = |(id, method, pattern, takes_body): (String, Method, String, bool)| {
        let right = *rights.get(id.as_str())?;
        Some(Operation { id, method, pattern, right, takes_body })
    };
    documented().into_iter().filter_map(of).collect()
}
