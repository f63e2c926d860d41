//! The client of Microsoft Graph against a server that behaves as badly as the real one may.

use std::collections::BTreeMap;
use std::io::Write;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use plumbline::clock::FixedClock;
use plumbline::config::{Cloud, LogLevel};
use plumbline::domain::model::{DirectoryId, ServiceFamily, Timestamp};
use plumbline::graph::{
    ApiVersion, Connection, Credential, GraphClient, GraphError, GraphRequest, GraphSettings, Limits, Priority,
    RetryPolicy, Service, WriteAnswer, WriteConnection, WriteCredential, WriteFailure, WriteMethod, WriteParts,
    WriteRequest,
};
use plumbline::logging::{Redactor, logger_to, silent};
use secrecy::SecretString;
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;
use wiremock::matchers::{body_string_contains, header, header_exists, method, path, query_param};
use wiremock::{Mock, MockServer, Request, ResponseTemplate};

const DIRECTORY: &str = "3f1c2a9e-7d54-4c0b-9a51-0d6f3b1f8e42";
const CLIENT: &str = "7a2b9c1d-0e3f-4a5b-8c6d-9e0f1a2b3c4d";
const SECRET: &str = "tH1s~is.the_secret-value";

struct Tenant {
    server: MockServer,
    clock: FixedClock,
    connection: Connection,
}

fn limits() -> Limits {
    Limits {
        answer_bytes: 10_000,
        pages: 5,
        connect: Duration::from_secs(2),
        request: Duration::from_secs(2),
        collection: Duration::from_secs(10),
        budget_percent: 100,
        retry: RetryPolicy {
            attempts: 3,
            first_wait: Duration::from_millis(2),
            longest_wait: Duration::from_millis(10),
            throttled_wait: Duration::from_millis(5),
            total_wait: Duration::from_secs(3),
        },
    }
}

fn connection(address: &str, limits: Limits, clock: &FixedClock) -> Connection {
    logged_connection(address, limits, clock, (silent(), Redactor::default()))
}

fn logged_connection(
    address: &str,
    limits: Limits,
    clock: &FixedClock,
    (logger, redactor): (slog::Logger, Redactor),
) -> Connection {
    let url = address.parse().expect("the server has a URL");
    let settings = GraphSettings { limits, ..GraphSettings::new(Cloud::Global, url, address.parse().expect("a URL")) };
    let client = GraphClient::new(settings, Arc::new(clock.clone()), logger, redactor);
    let credential =
        Credential::Secret { client_id: CLIENT.parse().expect("a GUID"), secret: SecretString::from(SECRET) };
    client.expect("good settings").connection(DIRECTORY.parse::<DirectoryId>().expect("a GUID"), credential)
}

async fn tenant_with(limits: Limits) -> Tenant {
    let server = MockServer::start().await;
    let clock = FixedClock::at(Timestamp(1_795_000_000_000));
    let connection = connection(&server.uri(), limits, &clock);
    Tenant { server, clock, connection }
}

async fn tenant() -> Tenant {
    tenant_with(limits()).await
}

fn token_path() -> String {
    format!("/{DIRECTORY}/oauth2/v2.0/token")
}

/// The token tells its number in its last part, so that a test can see which one was sent.
fn token_text(number: usize) -> String {
    let payload = URL_SAFE_NO_PAD.encode(r#"{"roles":["Policy.Read.All","Group.Read.All"]}"#);
    format!("eyJhbGciOiJub25lIn0.{payload}.signature{number}")
}

/// Hands out numbered tokens, each after a moment, so that refreshes can meet.
async fn serve_tokens(server: &MockServer) -> Arc<AtomicUsize> {
    let count = Arc::new(AtomicUsize::new(0));
    let counter = Arc::clone(&count);
    Mock::given(method("POST"))
        .and(path(token_path()))
        .and(body_string_contains("grant_type=client_credentials"))
        .and(body_string_contains("scope=https%3A%2F%2Fgraph.microsoft.com%2F.default"))
        .respond_with(move |_: &Request| {
            let number = counter.fetch_add(1, Ordering::SeqCst) + 1;
            let body = json!({"token_type": "Bearer", "expires_in": 3599, "access_token": token_text(number)});
            ResponseTemplate::new(200).set_delay(Duration::from_millis(20)).set_body_json(body)
        })
        .mount(server)
        .await;
    count
}

fn groups() -> GraphRequest {
    GraphRequest::new(ApiVersion::V1, "/groups", &[], &[]).expect("a good path")
}

fn graph_error(code: &str, message: &str) -> Value {
    json!({"error": {"code": code, "message": message, "innerError": {"request-id": "from-the-body"}}})
}

async fn answer_groups(server: &MockServer, response: ResponseTemplate) {
    Mock::given(method("GET")).and(path("/v1.0/groups")).respond_with(response).mount(server).await;
}

/// Answers the first `times` requests with `response`.
async fn answer_groups_first(server: &MockServer, times: u64, response: ResponseTemplate) {
    let mock = Mock::given(method("GET")).and(path("/v1.0/groups")).respond_with(response);
    mock.up_to_n_times(times).with_priority(1).mount(server).await;
}

async fn ids(connection: &Connection) -> Result<Vec<String>, GraphError> {
    let mut pages = connection.pages(&groups());
    let mut ids = Vec::new();
    while let Some(page) = pages.next().await? {
        for item in page.items {
            let item: Value = serde_json::from_str(item.get()).expect("an item is JSON");
            ids.push(item["id"].as_str().expect("an item has an id").to_owned());
        }
    }
    Ok(ids)
}

#[tokio::test]
async fn a_token_is_kept_until_five_minutes_before_its_end() {
    let tenant = tenant().await;
    let tokens = serve_tokens(&tenant.server).await;
    answer_groups(&tenant.server, ResponseTemplate::new(200).set_body_json(json!({"value": []}))).await;
    for (advance_ms, expected) in [(0, 1), (3_298_000, 1), (2_000, 2)] {
        tenant.clock.advance_ms(advance_ms);
        ids(&tenant.connection).await.expect("an empty list");
        assert_eq!(tokens.load(Ordering::SeqCst), expected, "after {advance_ms} ms");
    }
}

#[tokio::test]
async fn many_tasks_share_one_refresh() {
    let tenant = tenant().await;
    let tokens = serve_tokens(&tenant.server).await;
    answer_groups(&tenant.server, ResponseTemplate::new(200).set_body_json(json!({"value": []}))).await;
    let tasks: Vec<_> = (0..20)
        .map(|_| tenant.connection.for_collection(Priority::Scheduled))
        .map(|connection| tokio::spawn(async move { ids(&connection).await.map(|ids| ids.len()) }))
        .collect();
    for task in tasks {
        assert_eq!(task.await.expect("no task panics").expect("an empty list"), 0);
    }
    assert_eq!(tokens.load(Ordering::SeqCst), 1);
}

#[tokio::test]
async fn a_refused_token_is_fetched_anew_once() {
    let tenant = tenant().await;
    let tokens = serve_tokens(&tenant.server).await;
    let refusal = ResponseTemplate::new(401).set_body_json(graph_error("InvalidAuthenticationToken", "revoked"));
    Mock::given(header("authorization", format!("Bearer {}", token_text(1)).as_str()))
        .respond_with(refusal.clone())
        .with_priority(1)
        .mount(&tenant.server)
        .await;
    answer_groups(&tenant.server, ResponseTemplate::new(200).set_body_json(json!({"value": [{"id": "a"}]}))).await;
    assert_eq!(ids(&tenant.connection).await.expect("the second token is good"), ["a"]);
    assert_eq!(tokens.load(Ordering::SeqCst), 2);

    answer_groups_first(&tenant.server, 2, refusal).await;
    let error = ids(&tenant.connection).await.expect_err("both tokens are refused");
    assert!(matches!(error, GraphError::Api { status: 401, .. }), "{error:?}");
    assert_eq!(tokens.load(Ordering::SeqCst), 3);
}

#[tokio::test]
async fn the_roles_of_the_token_are_told() {
    let tenant = tenant().await;
    serve_tokens(&tenant.server).await;
    let roles = tenant.connection.token_roles().await.expect("a token with roles");
    assert_eq!(roles, ["Group.Read.All", "Policy.Read.All"]);
}

#[tokio::test]
async fn pages_are_followed_through_an_empty_one() {
    let tenant = tenant().await;
    serve_tokens(&tenant.server).await;
    let link = |page: &str| format!("{}/v1.0/groups?$skiptoken={page}%2B/=", tenant.server.uri());
    for (token, body) in [
        ("two+/=", json!({"value": [], "@odata.nextLink": link("three")})),
        ("three+/=", json!({"value": [{"id": "c"}]})),
    ] {
        let mock = Mock::given(path("/v1.0/groups")).and(query_param("$skiptoken", token));
        mock.respond_with(ResponseTemplate::new(200).set_body_json(body)).with_priority(1).mount(&tenant.server).await;
    }
    let first = json!({"value": [{"id": "a"}, {"id": "b"}], "@odata.nextLink": link("two")});
    answer_groups(&tenant.server, ResponseTemplate::new(200).set_body_json(first)).await;
    assert_eq!(ids(&tenant.connection).await.expect("three pages"), ["a", "b", "c"]);
    let usage = tenant.connection.usage();
    assert_eq!((usage.requests, usage.pages, usage.throttled), (3, 3, 0));
    assert!(usage.bytes > 0);
    assert_eq!(tenant.connection.for_collection(Priority::Person).usage().requests, 0);
}

#[tokio::test]
async fn a_link_to_another_host_is_refused() {
    let other = MockServer::start().await;
    let tenant = tenant().await;
    serve_tokens(&tenant.server).await;
    let body = json!({"value": [], "@odata.nextLink": format!("{}/v1.0/groups?page=2", other.uri())});
    answer_groups(&tenant.server, ResponseTemplate::new(200).set_body_json(body)).await;
    let error = ids(&tenant.connection).await.expect_err("the token must stay here");
    assert!(error.to_string().contains("next link leads to"), "{error}");
    assert_eq!(other.received_requests().await.map(|requests| requests.len()), Some(0));
}

#[tokio::test]
async fn links_in_a_circle_end() {
    let tenant = tenant().await;
    serve_tokens(&tenant.server).await;
    let body = json!({"value": [], "@odata.nextLink": format!("{}/v1.0/groups", tenant.server.uri())});
    answer_groups(&tenant.server, ResponseTemplate::new(200).set_body_json(body)).await;
    let error = ids(&tenant.connection).await.expect_err("the list has no end");
    assert!(error.to_string().contains("leads back"), "{error}");
}

#[tokio::test]
async fn a_list_of_too_many_pages_ends_with_an_error() {
    let tenant = tenant().await;
    serve_tokens(&tenant.server).await;
    let (uri, count) = (tenant.server.uri(), AtomicUsize::new(0));
    Mock::given(path("/v1.0/groups"))
        .respond_with(move |_: &Request| {
            let number = count.fetch_add(1, Ordering::SeqCst);
            let body = json!({"value": [], "@odata.nextLink": format!("{uri}/v1.0/groups?page={number}")});
            ResponseTemplate::new(200).set_body_json(body)
        })
        .mount(&tenant.server)
        .await;
    let error = ids(&tenant.connection).await.expect_err("the list has no end");
    assert!(matches!(error, GraphError::TooManyPages { limit: 5 }), "{error:?}");
}

#[tokio::test]
async fn retry_after_is_obeyed() {
    let tenant = tenant().await;
    serve_tokens(&tenant.server).await;
    answer_groups_first(&tenant.server, 1, ResponseTemplate::new(429).insert_header("Retry-After", "1")).await;
    answer_groups(&tenant.server, ResponseTemplate::new(200).set_body_json(json!({"value": []}))).await;
    let start = Instant::now();
    ids(&tenant.connection).await.expect("the second attempt succeeds");
    assert!(start.elapsed() >= Duration::from_secs(1), "{:?}", start.elapsed());
    assert_eq!(tenant.connection.usage().throttled, 1);
}

#[tokio::test]
async fn throttling_for_ever_ends_with_an_error() {
    let tenant = tenant().await;
    serve_tokens(&tenant.server).await;
    answer_groups(&tenant.server, ResponseTemplate::new(429)).await;
    let error = ids(&tenant.connection).await.expect_err("no attempt succeeds");
    assert!(matches!(error, GraphError::Throttled { service: Service::Graph, attempts: 3, .. }), "{error:?}");
    assert_eq!(tenant.connection.usage().requests, 3);
}

#[tokio::test]
async fn a_wait_beyond_the_limit_is_not_begun() {
    let tenant = tenant().await;
    serve_tokens(&tenant.server).await;
    answer_groups(&tenant.server, ResponseTemplate::new(429).insert_header("Retry-After", "3600")).await;
    let start = Instant::now();
    let error = ids(&tenant.connection).await.expect_err("an hour is too long");
    assert!(matches!(error, GraphError::Throttled { retry_after_ms: Some(3_600_000), .. }), "{error:?}");
    assert!(start.elapsed() < Duration::from_secs(3));
}

#[tokio::test]
async fn an_unavailable_service_is_asked_again() {
    let tenant = tenant().await;
    serve_tokens(&tenant.server).await;
    answer_groups_first(&tenant.server, 1, ResponseTemplate::new(503)).await;
    answer_groups_first(&tenant.server, 1, ResponseTemplate::new(504)).await;
    answer_groups(&tenant.server, ResponseTemplate::new(200).set_body_json(json!({"value": [{"id": "a"}]}))).await;
    assert_eq!(ids(&tenant.connection).await.expect("the third attempt succeeds"), ["a"]);
}

#[tokio::test]
async fn an_unavailable_sign_in_is_asked_again() {
    let tenant = tenant().await;
    let sign_in = Mock::given(method("POST")).and(path(token_path())).respond_with(ResponseTemplate::new(503));
    sign_in.up_to_n_times(1).with_priority(1).mount(&tenant.server).await;
    serve_tokens(&tenant.server).await;
    assert!(tenant.connection.token_roles().await.is_ok());
}

/// Answers each connection in turn with raw bytes and closes it.
async fn serve_raw(answers: Vec<String>) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let address = format!("http://{}", listener.local_addr().expect("a bound socket"));
    tokio::spawn(async move {
        for answer in answers {
            let (mut socket, _) = listener.accept().await.expect("a connection");
            let mut request = [0; 4096];
            let _ = socket.read(&mut request).await;
            let _ = socket.write_all(answer.as_bytes()).await;
        }
    });
    address
}

fn raw(body: &str, length: usize) -> String {
    format!(
        "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\nconnection: close\r\ncontent-length: {length}\r\n\r\n{body}"
    )
}

#[tokio::test]
async fn an_answer_that_is_cut_is_asked_for_again() {
    let token = json!({"token_type": "Bearer", "expires_in": 3599, "access_token": token_text(1)}).to_string();
    let list = json!({"value": [{"id": "a"}]}).to_string();
    let answers = vec![raw(&token, token.len()), raw(&list, list.len() + 50), String::new(), raw(&list, list.len())];
    let address = serve_raw(answers).await;
    let connection = connection(&address, limits(), &FixedClock::at(Timestamp(0)));
    assert_eq!(ids(&connection).await.expect("the third answer is whole"), ["a"]);
    assert_eq!(connection.usage().requests, 3);
}

#[tokio::test]
async fn a_host_that_is_away_is_a_network_error() {
    let address = serve_raw(Vec::new()).await;
    let error = connection(&address, limits(), &FixedClock::at(Timestamp(0))).token_roles().await;
    let error = error.expect_err("nobody listens");
    assert!(matches!(error, GraphError::Network { service: Service::SignIn, attempts: 3, .. }), "{error:?}");
    assert!(error.hint().is_some());
}

#[tokio::test]
async fn an_answer_beyond_the_limit_is_refused() {
    let tenant = tenant().await;
    serve_tokens(&tenant.server).await;
    let body = json!({"value": [{"id": "a".repeat(20_000)}]});
    answer_groups(&tenant.server, ResponseTemplate::new(200).set_body_json(body)).await;
    let error = ids(&tenant.connection).await.expect_err("the answer is too large");
    assert!(matches!(error, GraphError::TooLarge { limit_bytes: 10_000, .. }), "{error:?}");
    assert_eq!(tenant.connection.usage().requests, 1);
}

#[tokio::test]
async fn the_limit_counts_what_comes_out_of_the_compression() {
    let tenant = tenant().await;
    serve_tokens(&tenant.server).await;
    // A list whose one id is 20,000 letters long.
    let compressed = STANDARD.decode("H4sIAAAAAAACA+3FsQ2AIAAEwFXMj+EqhoIEChNbaQi76xgUd83NjPq8PedxzdztPxUAAAAAAAAAAAAAAAAAAAAAAACALWSV9QFRPytRN04AAA==").expect("base64");
    let response = ResponseTemplate::new(200).insert_header("content-encoding", "gzip");
    answer_groups(&tenant.server, response.set_body_raw(compressed, "application/json")).await;
    let error = ids(&tenant.connection).await.expect_err("the answer is too large");
    assert!(matches!(error, GraphError::TooLarge { .. }), "{error:?}");
}

#[tokio::test]
async fn a_collection_ends_at_its_deadline() {
    let limits = Limits { collection: Duration::from_millis(300), ..limits() };
    let tenant = tenant_with(limits).await;
    serve_tokens(&tenant.server).await;
    let slow = ResponseTemplate::new(200).set_body_json(json!({"value": []})).set_delay(Duration::from_secs(5));
    answer_groups(&tenant.server, slow).await;
    let error = ids(&tenant.connection).await.expect_err("the answer is too slow");
    assert!(matches!(error, GraphError::TimedOut { limit_ms: 300 }), "{error:?}");
}

#[tokio::test]
async fn the_error_of_graph_keeps_its_shape() {
    let tenant = tenant().await;
    serve_tokens(&tenant.server).await;
    let body = graph_error("Authorization_RequestDenied", "Insufficient privileges to complete the operation.");
    let response = ResponseTemplate::new(403).insert_header("request-id", "from-the-header").set_body_json(body);
    answer_groups(&tenant.server, response).await;
    let error = ids(&tenant.connection).await.expect_err("the permission is missing");
    assert!(error.is_permission() && error.hint().is_some());
    let GraphError::Api { status, code, message, request_id } = error else { panic!("{error:?}") };
    assert_eq!((status, code.as_str()), (403, "Authorization_RequestDenied"));
    assert_eq!(message, "Insufficient privileges to complete the operation.");
    assert_eq!(request_id.as_deref(), Some("from-the-header"));
}

#[tokio::test]
async fn an_answer_that_is_no_json_is_told_without_its_text() {
    let tenant = tenant().await;
    serve_tokens(&tenant.server).await;
    answer_groups(&tenant.server, ResponseTemplate::new(200).set_body_string("<html>private text</html>")).await;
    let error = ids(&tenant.connection).await.expect_err("a proxy answered");
    assert!(matches!(error, GraphError::BadAnswer { .. }), "{error:?}");
    assert!(!format!("{error} {error:?}").contains("private"));
}

#[tokio::test]
async fn a_redirect_is_not_followed() {
    let other = MockServer::start().await;
    let tenant = tenant().await;
    serve_tokens(&tenant.server).await;
    answer_groups(&tenant.server, ResponseTemplate::new(302).insert_header("Location", other.uri().as_str())).await;
    let error = ids(&tenant.connection).await.expect_err("the token must stay here");
    assert!(matches!(error, GraphError::Api { status: 302, .. }), "{error:?}");
    assert_eq!(other.received_requests().await.map(|requests| requests.len()), Some(0));
}

#[tokio::test]
async fn every_read_tells_who_asks_and_how_urgently() {
    let tenant = tenant().await;
    serve_tokens(&tenant.server).await;
    for (priority, word) in [(Priority::Scheduled, "low"), (Priority::Person, "high")] {
        let organisation = json!({"id": word});
        Mock::given(path("/beta/organization"))
            .and(header("x-ms-throttle-priority", word))
            .and(header("prefer", "include-unknown-enum-members"))
            .and(header("user-agent", concat!("Plumbline/", env!("CARGO_PKG_VERSION"))))
            .and(header("accept-encoding", "gzip"))
            .and(header_exists("client-request-id"))
            .respond_with(ResponseTemplate::new(200).set_body_json(organisation))
            .mount(&tenant.server)
            .await;
        let request = GraphRequest::new(ApiVersion::Beta, "/organization", &[], &[]).expect("a good path");
        let answer: Value = tenant.connection.for_collection(priority).get(&request).await.expect("an object");
        assert_eq!(answer["id"], word);
    }
}

#[tokio::test]
async fn a_wrong_secret_is_told_without_it() {
    let tenant = tenant().await;
    // A hostile service sends back what it got.
    let description = format!("AADSTS7000215: Invalid client secret provided ({SECRET}). Trace ID: 1");
    let body = json!({"error": "invalid_client", "error_description": description, "error_codes": [7000215]});
    Mock::given(path(token_path()))
        .respond_with(ResponseTemplate::new(401).set_body_json(body))
        .mount(&tenant.server)
        .await;
    let error = tenant.connection.token_roles().await.expect_err("the secret is wrong");
    assert_eq!(error.code(), "AADSTS7000215");
    assert!(error.is_sign_in());
    assert!(error.hint().is_some_and(|hint| hint.contains("Value")), "{error}");
    assert!(!format!("{error} {error:?}").contains(SECRET), "{error:?}");
    assert!(error.to_string().contains("[redacted]"), "{error}");
}

#[tokio::test]
async fn no_error_shows_secret_or_token() {
    let echo = |text: &str| graph_error("Request_BadRequest", &format!("you sent {text}"));
    let answers = [
        ResponseTemplate::new(400).set_body_json(echo(&token_text(1))),
        ResponseTemplate::new(403).set_body_json(echo(SECRET)),
        ResponseTemplate::new(500).set_body_string(token_text(1)),
        ResponseTemplate::new(200).set_body_string(token_text(1)),
        ResponseTemplate::new(503).set_body_json(echo(&token_text(1))),
    ];
    for answer in answers {
        let tenant = tenant().await;
        serve_tokens(&tenant.server).await;
        answer_groups(&tenant.server, answer).await;
        let error = ids(&tenant.connection).await.expect_err("no good answer");
        let shown = format!("{error} {error:?} {:?}", tenant.connection.token_roles().await);
        assert!(!shown.contains(&token_text(1)) && !shown.contains(SECRET), "{shown}");
    }
}

#[tokio::test]
async fn a_token_answer_that_is_not_understood_is_not_shown() {
    let tenant = tenant().await;
    let body = json!({"access_token": token_text(1), "expires_in": "soon"});
    Mock::given(path(token_path()))
        .respond_with(ResponseTemplate::new(200).set_body_json(body))
        .mount(&tenant.server)
        .await;
    let error = tenant.connection.token_roles().await.expect_err("no OAuth answer");
    assert!(matches!(error, GraphError::BadAnswer { service: Service::SignIn, .. }), "{error:?}");
    assert!(!format!("{error} {error:?}").contains("eyJ"), "{error:?}");
}

#[test]
fn the_client_of_a_real_cloud_can_be_set_up() {
    let config = plumbline::config::load(&BTreeMap::new()).expect("the defaults are good");
    let clock = Arc::new(FixedClock::at(Timestamp(0)));
    let client = GraphClient::new(GraphSettings::from_config(&config), clock, silent(), Redactor::default());
    assert!(client.is_ok(), "{:?}", client.err());
}

#[test]
fn credentials_do_not_leave_unencrypted() {
    let url = |text: &str| text.parse().expect("a URL");
    let settings = GraphSettings::new(Cloud::Global, url("http://graph.example"), url("https://login.example"));
    let clock = Arc::new(FixedClock::at(Timestamp(0)));
    let refused = GraphClient::new(settings, clock, silent(), Redactor::default());
    assert!(matches!(refused.err(), Some(GraphError::Insecure { .. })));
}

#[derive(Clone, Default)]
struct Sink(Arc<Mutex<Vec<u8>>>);

impl Write for Sink {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().expect("no writer panics").extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

#[tokio::test]
async fn the_log_at_debug_shows_neither_secret_nor_token() {
    let tenant = tenant().await;
    serve_tokens(&tenant.server).await;
    let busy = ResponseTemplate::new(503).set_body_json(graph_error("busy", &format!("{SECRET} {}", token_text(1))));
    answer_groups_first(&tenant.server, 1, busy).await;
    answer_groups(&tenant.server, ResponseTemplate::new(200).set_body_json(json!({"value": [{"id": "a"}]}))).await;
    let sink = Sink::default();
    let (logger, guard) = logger_to(sink.clone(), LogLevel::Debug);
    let log = (logger, guard.redactor());
    let connection = logged_connection(&tenant.server.uri(), limits(), &tenant.clock, log);
    assert_eq!(ids(&connection).await.expect("the second attempt succeeds"), ["a"]);
    drop(connection);
    drop(guard);
    let text = String::from_utf8(sink.0.lock().expect("no writer panics").clone()).expect("JSON is UTF-8");
    assert_eq!(text.lines().count(), 3, "two answers and one wait: {text}");
    assert!(text.contains("\"graph.path\":\"/groups\"") && text.contains("\"wait_ms\""), "{text}");
    assert!(!text.contains(SECRET) && !text.contains(&token_text(1)), "{text}");
}

fn writer(address: &str, log: (slog::Logger, Redactor)) -> WriteConnection {
    let url = |text: &str| text.parse().expect("a URL");
    let settings = GraphSettings { limits: limits(), ..GraphSettings::new(Cloud::Global, url(address), url(address)) };
    let clock = Arc::new(FixedClock::at(Timestamp(1_795_000_000_000)));
    let client = GraphClient::new(settings, clock, log.0, log.1).expect("good settings");
    let credential =
        Credential::Secret { client_id: CLIENT.parse().expect("a GUID"), secret: SecretString::from(SECRET) };
    let directory = DIRECTORY.parse::<DirectoryId>().expect("a GUID");
    client.write_connection(directory, WriteCredential::new(credential))
}

fn renaming() -> WriteRequest {
    let request = WriteRequest::new(WriteParts {
        method: WriteMethod::Patch,
        version: ApiVersion::Beta,
        path: "/groups/a%2Fb".to_owned(),
        headers: BTreeMap::from([("If-Match".to_owned(), "W/\"1\"".to_owned())]),
        body: Some(json!({ "displayName": "Stillwater" })),
        family: ServiceFamily::Identity,
        client_request_id: "our-own-id".to_owned(),
    });
    request.expect("a good path")
}

async fn answer_writes(server: &MockServer, times: u64, response: ResponseTemplate) {
    let mock = Mock::given(method("PATCH")).and(path("/beta/groups/a%2Fb")).respond_with(response);
    mock.up_to_n_times(times).mount(server).await;
}

async fn writes(server: &MockServer) -> usize {
    let requests = server.received_requests().await.expect("they are recorded");
    requests.iter().filter(|request| request.method.as_str() == "PATCH").count()
}

async fn send(server: &MockServer) -> Result<WriteAnswer, WriteFailure> {
    let writer = writer(&server.uri(), (silent(), Redactor::default()));
    writer.send(&renaming(), &mut writer.patience()).await
}

#[tokio::test]
async fn a_write_is_sent_as_it_was_planned() {
    let server = MockServer::start().await;
    serve_tokens(&server).await;
    let answer = ResponseTemplate::new(200).insert_header("request-id", "theirs").set_body_json(json!({"id": "new"}));
    Mock::given(method("PATCH"))
        .and(path("/beta/groups/a%2Fb"))
        .and(header("if-match", "W/\"1\""))
        .and(header("client-request-id", "our-own-id"))
        .and(body_string_contains(r#"{"displayName":"Stillwater"}"#))
        .respond_with(answer)
        .mount(&server)
        .await;
    let answer = send(&server).await.expect("it is done");
    assert_eq!((answer.status, answer.request_id.as_deref()), (200, Some("theirs")));
    assert_eq!(answer.body, Some(json!({"id": "new"})));
}

#[tokio::test]
async fn a_write_that_was_not_taken_may_be_sent_again_after_the_wait() {
    for (busy, least) in [
        (ResponseTemplate::new(429).insert_header("Retry-After", "2"), Duration::from_secs(2)),
        (ResponseTemplate::new(429), Duration::from_millis(5)),
        (ResponseTemplate::new(503).insert_header("Retry-After", "1"), Duration::from_secs(1)),
    ] {
        let server = MockServer::start().await;
        serve_tokens(&server).await;
        answer_writes(&server, 1, busy).await;
        answer_writes(&server, 1, ResponseTemplate::new(204)).await;
        let writer = writer(&server.uri(), (silent(), Redactor::default()));
        let mut patience = writer.patience();
        let first = writer.send(&renaming(), &mut patience).await;
        assert!(matches!(first, Err(WriteFailure::NotYet { wait }) if wait >= least), "{:?}", first.err());
        assert_eq!(writes(&server).await, 1, "the client never waits by itself");
        let second = writer.send(&renaming(), &mut patience).await;
        assert_eq!(second.ok().map(|answer| answer.status), Some(204));
    }
}

#[tokio::test]
async fn a_write_does_not_wait_for_ever() {
    let server = MockServer::start().await;
    serve_tokens(&server).await;
    answer_writes(&server, 5, ResponseTemplate::new(429)).await;
    let writer = writer(&server.uri(), (silent(), Redactor::default()));
    let mut patience = writer.patience();
    let mut waits = 0;
    let error = loop {
        match writer.send(&renaming(), &mut patience).await {
            Err(WriteFailure::NotYet { .. }) => waits += 1,
            Err(WriteFailure::NotDone(error)) => break error,
            _ => panic!("it is always refused"),
        }
    };
    assert!(matches!(error, GraphError::Throttled { attempts: 3, .. }), "{error:?}");
    assert_eq!((waits, writes(&server).await), (2, 3));
}

#[tokio::test]
async fn a_write_of_which_nobody_knows_is_never_sent_again() {
    for answer in [
        ResponseTemplate::new(500),
        ResponseTemplate::new(502),
        ResponseTemplate::new(503),
        ResponseTemplate::new(504),
        ResponseTemplate::new(204).set_delay(Duration::from_secs(5)),
    ] {
        let server = MockServer::start().await;
        serve_tokens(&server).await;
        answer_writes(&server, 5, answer).await;
        let failure = send(&server).await.err().expect("no good answer");
        assert!(matches!(failure, WriteFailure::Unknown(_)), "{failure:?}");
        assert_eq!(writes(&server).await, 1);
    }
}

#[tokio::test]
async fn a_write_whose_connection_is_cut_is_unknown_and_one_that_reached_nobody_is_not() {
    let token = json!({"token_type": "Bearer", "expires_in": 3599, "access_token": token_text(1)}).to_string();
    let address = serve_raw(vec![raw(&token, token.len()), String::new()]).await;
    let writer = writer(&address, (silent(), Redactor::default()));
    let mut patience = writer.patience();
    let cut = writer.send(&renaming(), &mut patience).await.err().expect("it is cut");
    assert!(matches!(cut, WriteFailure::Unknown(GraphError::Network { .. })), "{cut:?}");
    let away = writer.send(&renaming(), &mut patience).await.err().expect("nobody listens any more");
    assert!(matches!(away, WriteFailure::NotYet { .. }), "{away:?}");
}

#[tokio::test]
async fn a_refused_write_keeps_the_words_of_graph_and_was_not_done() {
    for status in [400, 403, 404, 409, 412] {
        let server = MockServer::start().await;
        serve_tokens(&server).await;
        let body = graph_error("Request_BadRequest", &format!("no such group {SECRET}"));
        answer_writes(&server, 1, ResponseTemplate::new(status).set_body_json(body)).await;
        let failure = send(&server).await.err().expect("it is refused");
        let WriteFailure::NotDone(GraphError::Api { status: told, message, request_id, .. }) = failure else {
            panic!("{failure:?}");
        };
        assert_eq!((told, request_id.as_deref()), (status, Some("from-the-body")));
        assert_eq!(message, "no such group [redacted]");
    }
}

#[tokio::test]
async fn a_write_whose_token_was_revoked_is_sent_with_a_new_one() {
    let server = MockServer::start().await;
    let tokens = serve_tokens(&server).await;
    answer_writes(&server, 1, ResponseTemplate::new(401)).await;
    answer_writes(&server, 1, ResponseTemplate::new(204)).await;
    assert_eq!(send(&server).await.ok().map(|answer| answer.status), Some(204));
    assert_eq!(tokens.load(Ordering::SeqCst), 2);
}

#[tokio::test]
async fn the_log_shows_neither_body_nor_path_of_a_write() {
    let server = MockServer::start().await;
    serve_tokens(&server).await;
    answer_writes(&server, 1, ResponseTemplate::new(200).set_body_json(json!({"displayName": "Stillwater"}))).await;
    let sink = Sink::default();
    let (logger, guard) = logger_to(sink.clone(), LogLevel::Debug);
    let writer = writer(&server.uri(), (logger, guard.redactor()));
    assert!(writer.send(&renaming(), &mut writer.patience()).await.is_ok());
    drop(writer);
    drop(guard);
    let text = String::from_utf8(sink.0.lock().expect("no writer panics").clone()).expect("JSON is UTF-8");
    assert!(text.contains("our-own-id") && text.contains("PATCH"), "{text}");
    for secret in ["Stillwater", "groups", SECRET, &token_text(1)] {
        assert!(!text.contains(secret), "{text}");
    }
}
