//! Calls to addresses that people can enter: what they never reach.

use std::io;
use std::net::{IpAddr, TcpListener};
use std::sync::Arc;
use std::time::Duration;

use futures_util::future::BoxFuture;
use http::Request;
use plumbline::config::OutgoingAllow;
use plumbline::outgoing::{Lookup, OutgoingClient, OutgoingError, OutgoingLimits};
use wiremock::matchers::{any, path};
use wiremock::{Mock, MockServer, ResponseTemplate};

/// Every name leads where the test wants.
struct Leads(Vec<IpAddr>);

impl Lookup for Leads {
    fn lookup(&self, _: String) -> BoxFuture<'static, io::Result<Vec<IpAddr>>> {
        let addresses = self.0.clone();
        Box::pin(async move { Ok(addresses) })
    }
}

fn client(allow: &str) -> OutgoingClient {
    let allow = OutgoingAllow::parse(allow).expect("an allow-list");
    OutgoingClient::new(allow, OutgoingLimits::default()).expect("a client")
}

fn client_that_is_led_to(addresses: &[&str]) -> OutgoingClient {
    let addresses = addresses.iter().map(|text| text.parse().expect("an address")).collect();
    let limits = OutgoingLimits::default();
    OutgoingClient::with_lookup(OutgoingAllow::default(), limits, Arc::new(Leads(addresses))).expect("a client")
}

async fn get(client: &OutgoingClient, url: &str) -> Result<u16, OutgoingError> {
    let request = Request::get(url).body(Vec::new()).expect("a request");
    client.send(request).await.map(|answer| answer.status().as_u16())
}

#[tokio::test]
async fn no_form_of_an_address_leads_inside() {
    let client = client("");
    for host in [
        "127.0.0.1",
        "2130706433",
        "0x7f000001",
        "0x7f.1",
        "0177.0.0.1",
        "127.1",
        "0",
        "[::1]",
        "[::ffff:127.0.0.1]",
        "[::ffff:7f00:1]",
        "[64:ff9b::7f00:1]",
        "[2002:7f00:1::]",
        "169.254.169.254",
        "[fe80::1]",
        "10.0.0.1",
        "100.100.100.200",
        "168.63.129.16",
        "192.168.0.1",
        "[fd00:ec2::254]",
        "0.0.0.0",
        "[::]",
    ] {
        let refusal = get(&client, &format!("https://{host}/")).await.expect_err(host);
        assert!(matches!(refusal, OutgoingError::Refused { .. }), "{host}: {refusal}");
    }
    // Whatever a resolver makes of the dot.
    let led = client_that_is_led_to(&["127.0.0.1"]);
    for (client, host) in [(&client, "localhost"), (&led, "localhost."), (&led, "LOCALHOST."), (&led, "a.localhost")] {
        let refusal = get(client, &format!("https://{host}:1/")).await.expect_err(host);
        assert!(matches!(refusal, OutgoingError::Refused { .. }), "{host}: {refusal}");
    }
}

#[tokio::test]
async fn a_name_that_leads_inside_is_refused() {
    for addresses in [&["127.0.0.1"][..], &["10.0.0.7", "::1"], &["169.254.169.254"], &["::ffff:10.0.0.1"]] {
        let client = client_that_is_led_to(addresses);
        let refusal = get(&client, "https://webhook.example/").await.expect_err("inside");
        assert!(matches!(refusal, OutgoingError::Refused { .. }), "{addresses:?}: {refusal}");
        assert!(!refusal.to_string().contains(addresses[0]), "what is inside is not told: {refusal}");
    }
}

/// The address that was checked is the one that is called: of a mixed answer only the permitted part is tried.
#[tokio::test]
async fn of_a_mixed_answer_only_what_is_permitted_is_called() {
    let forbidden = TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = forbidden.local_addr().expect("bound").port();
    let permitted = TcpListener::bind(("127.0.0.2", port)).expect("the same port");
    for listener in [&forbidden, &permitted] {
        listener.set_nonblocking(true).expect("set");
    }
    let allow = OutgoingAllow::parse("127.0.0.2").expect("an allow-list");
    let limits = OutgoingLimits { whole: Duration::from_millis(200), ..OutgoingLimits::default() };
    let leads = Leads(["127.0.0.1", "127.0.0.2"].map(|text| text.parse().expect("an address")).to_vec());
    let client = OutgoingClient::with_lookup(allow, limits, Arc::new(leads)).expect("a client");
    let silence = get(&client, &format!("https://webhook.example:{port}/")).await;
    assert!(matches!(silence, Err(OutgoingError::Network { .. })), "nobody speaks TLS there: {silence:?}");
    assert!(permitted.accept().is_ok());
    assert!(forbidden.accept().is_err(), "nobody came");
}

#[tokio::test]
async fn a_redirect_to_the_inside_is_refused() {
    let outside = MockServer::start().await;
    for (at, to) in [
        ("/metadata", "http://169.254.169.254/latest/meta-data/"),
        ("/private", "https://10.0.0.1/"),
        ("/decimal", "https://2130706434/"),
        ("/name", "https://localhost./"),
        ("/plain", "http://example.com/"),
        ("/file", "file:///etc/passwd"),
    ] {
        let answer = ResponseTemplate::new(302).insert_header("location", to);
        Mock::given(path(at)).respond_with(answer).mount(&outside).await;
        // Loopback but for the address of the test's own server stays forbidden.
        let client = client("127.0.0.1/32");
        let refusal = get(&client, &format!("{}{at}", outside.uri())).await.expect_err(at);
        let is_refused = matches!(
            refusal,
            OutgoingError::Refused { .. } | OutgoingError::NotHttps { .. } | OutgoingError::NoAddress
        );
        // `localhost.` resolves to the allowed address, where nobody listens with TLS.
        assert!(is_refused || (at == "/name" && matches!(refusal, OutgoingError::Network { .. })), "{at}: {refusal}");
    }
}

#[tokio::test]
async fn redirects_are_followed_a_few_times_without_the_headers_of_the_request() {
    let server = MockServer::start().await;
    let to = |place: &str| ResponseTemplate::new(307).insert_header("location", place);
    Mock::given(path("/one")).respond_with(to("/two")).mount(&server).await;
    Mock::given(path("/two")).respond_with(ResponseTemplate::new(204)).mount(&server).await;
    Mock::given(path("/round")).respond_with(to("/round")).mount(&server).await;
    let client = client("127.0.0.0/8");
    let request = Request::get(format!("{}/one", server.uri())).header("authorization", "Bearer secret");
    let answer = client.send(request.body(Vec::new()).expect("a request")).await.expect("an answer");
    assert_eq!(answer.status(), 204);
    let requests = server.received_requests().await.expect("recorded");
    assert!(requests[0].headers.contains_key("authorization"));
    assert!(!requests[1].headers.contains_key("authorization"), "a redirect carries no token on");
    let refusal = get(&client, &format!("{}/round", server.uri())).await.expect_err("for ever");
    assert!(matches!(refusal, OutgoingError::TooManyRedirects { limit: 3 }), "{refusal}");
    let post = Request::post(format!("{}/one", server.uri())).body(b"secret".to_vec()).expect("a request");
    assert_eq!(client.send(post).await.expect("an answer").status(), 307, "a body is sent nowhere else");
}

#[tokio::test]
async fn without_https_only_what_is_allowed_is_called() {
    let server = MockServer::start().await;
    Mock::given(any()).respond_with(ResponseTemplate::new(200)).mount(&server).await;
    assert_eq!(get(&client("127.0.0.1"), &server.uri()).await.expect("allowed"), 200);
    let by_name = server.uri().replace("127.0.0.1", "LOCALHOST");
    assert_eq!(get(&client("localhost"), &by_name).await.expect("allowed by name"), 200);
    let refusal = get(&client("127.0.0.1"), &by_name).await.expect_err("the name is not allowed");
    assert!(matches!(refusal, OutgoingError::NotHttps { .. }), "{refusal}");
    let refusal = get(&client(""), "http://example.com/").await.expect_err("without TLS");
    assert!(matches!(refusal, OutgoingError::NotHttps { .. }), "{refusal}");
    for url in ["ftp://127.0.0.1/", "https://user:secret@example.com/"] {
        assert!(get(&client("127.0.0.1"), url).await.is_err(), "{url}");
    }
}

#[tokio::test]
async fn an_answer_that_is_too_large_is_refused() {
    let server = MockServer::start().await;
    let body = vec![b'x'; 2 * 1024 * 1024];
    Mock::given(any()).respond_with(ResponseTemplate::new(200).set_body_bytes(body)).mount(&server).await;
    let refusal = get(&client("127.0.0.1"), &server.uri()).await.expect_err("too large");
    assert!(matches!(refusal, OutgoingError::TooLarge { limit_bytes: 1_048_576, .. }), "{refusal}");
}
