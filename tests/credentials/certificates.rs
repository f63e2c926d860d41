//! Client assertions: the right one is accepted, and each thing that can be wrong with it is told.

use std::sync::Arc;

use aws_lc_rs::digest::{SHA256, digest};
use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::rsa::KeyPair;
use aws_lc_rs::signature::{RSA_PSS_SHA256, RsaEncoding};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use plumbline::clock::{Clock, FixedClock, SystemClock};
use plumbline::config::Cloud;
use plumbline::graph::{
    CertificateFault, ClientCertificate, Credential, GraphClient, GraphError, GraphSettings, SigningAlgorithm,
};
use plumbline::logging::{Redactor, silent};
use reqwest::Method;
use serde_json::{Value, json};

use super::bench::Pair;
use super::support::{Server, read, text};

#[tokio::test(flavor = "multi_thread")]
async fn a_certificate_reads_a_tenant_with_either_algorithm() {
    let server = Server::start().await;
    let pair = Pair::rsa();
    server.simulator_put("certificate", json!({ "certificate": pair.certificate })).await;
    let made_up = server.made_up();
    for (index, algorithm) in ["PS256", "RS256"].into_iter().enumerate() {
        let mut credential = pair.body(&made_up.client_id);
        credential["algorithm"] = json!(algorithm);
        let tenant = if index == 0 {
            let body = json!({ "name": "A", "tenantId": made_up.directory_id, "credential": credential });
            text(&server.post("/tenants", body).await["id"])
        } else {
            let tenant = text(&server.get("/tenants").await["items"][0]["id"]);
            let path = format!("/tenants/{tenant}/connection");
            let answer = server.send(Method::PUT, &path, Some(credential)).await;
            assert!(answer.status.is_success(), "{}", answer.text);
            tenant
        };
        assert_eq!(server.sync(&tenant).await["state"], "done");
        let connection = server.get(&format!("/tenants/{tenant}")).await["connection"].clone();
        assert_eq!(connection["state"], "ok");
        assert_eq!(connection["kind"], "certificate");
        assert_eq!(connection["algorithm"], algorithm);
        assert_eq!(connection["subject"], "CN=Plumbline test");
        assert_eq!(connection["expiresAt"], "2036-01-01T00:00:00.000Z");
        assert_eq!(text(&connection["thumbprint"]).len(), 40);
    }
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_wrong_with_the_files_is_told_by_field() {
    let server = Server::start().await;
    let (pair, other, elliptic) = (Pair::rsa(), Pair::rsa(), Pair::elliptic());
    let ended = Pair::until(SystemClock.now().plus_ms(-1_000));
    let encrypted = pair.private_key.replace("PRIVATE KEY", "ENCRYPTED PRIVATE KEY");
    let chain = format!("{}{}", other.certificate, pair.certificate);
    let table = [
        ("no PEM", pair.private_key.as_str(), Some(("certificate", "BEGIN CERTIFICATE"))),
        (&pair.certificate, "no PEM", Some(("privateKey", "BEGIN PRIVATE KEY"))),
        (&pair.certificate, &other.private_key, Some(("privateKey", "does not belong"))),
        (&pair.certificate, &encrypted, Some(("privateKey", "openssl pkey"))),
        (&elliptic.certificate, &elliptic.private_key, Some(("privateKey", "RSA"))),
        (&ended.certificate, &ended.private_key, Some(("certificate", "ended at"))),
        (&chain, &pair.private_key, None),
    ];
    for (certificate, private_key, expected) in table {
        let made_up = server.made_up();
        let credential = json!({
            "kind": "certificate", "clientId": made_up.client_id, "certificate": certificate, "privateKey": private_key,
        });
        let body = json!({ "tenantId": made_up.directory_id, "credential": credential });
        let answer = server.send(Method::POST, "/connection-tests", Some(body)).await;
        let Some((field, part)) = expected else {
            assert_eq!(answer.status, 200, "{}", answer.text);
            continue;
        };
        assert_eq!(answer.status, 422, "{}", answer.text);
        let problem = answer.json();
        assert_eq!(problem["errors"][0]["field"], field);
        assert!(text(&problem["detail"]).contains(part), "{part} in {}", answer.text);
    }
    server.stop().await;
}

/// How the product itself meets a refusal.
async fn refused(
    server: &Server,
    pair: &Pair,
    clock: FixedClock,
    change: impl FnOnce(&mut GraphSettings),
) -> GraphError {
    let url: url::Url = server.simulator.url().parse().expect("a URL");
    let mut settings = GraphSettings::new(Cloud::Global, url.clone(), url);
    change(&mut settings);
    let client = GraphClient::new(settings, Arc::new(clock), silent(), Redactor::default()).expect("good settings");
    let key = pair.private_key.as_str().into();
    let parsed = ClientCertificate::from_pem(&pair.certificate, &key, SigningAlgorithm::Ps256);
    let made_up = server.made_up();
    let credential = Credential::Certificate {
        client_id: made_up.client_id.parse().expect("a GUID"),
        certificate: Arc::new(parsed.expect("a pair")),
    };
    let connection = client.connection(made_up.directory_id.parse().expect("a GUID"), credential);
    connection.token_roles().await.expect_err("a refusal")
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refusal_is_told_in_microsofts_words_with_the_way_out() {
    let server = Server::start().await;
    let (pair, other) = (Pair::rsa(), Pair::rsa());
    let now = || FixedClock::at(SystemClock.now());
    let check = |error: GraphError, code: &str, way_out: &str| {
        assert_eq!(error.code(), code, "{error}");
        assert!(error.hint().is_some_and(|hint| hint.contains(way_out)), "{:?}", error.hint());
    };
    check(refused(&server, &pair, now(), |_| {}).await, "AADSTS700027", "Upload the same certificate");
    server.simulator_put("certificate", json!({ "certificate": other.certificate })).await;
    check(refused(&server, &pair, now(), |_| {}).await, "AADSTS700027", "Upload the same certificate");
    server.simulator_put("certificate", json!({ "certificate": pair.certificate })).await;
    for hours in [-1, 1] {
        let wrong = FixedClock::at(SystemClock.now().plus_ms(hours * 3_600_000));
        check(refused(&server, &pair, wrong, |_| {}).await, "AADSTS700024", "clock");
    }
    let elsewhere = |settings: &mut GraphSettings| settings.login_host = "login.microsoftonline.us".to_owned();
    check(refused(&server, &pair, now(), elsewhere).await, "AADSTS700023", "cloud");
    server.stop().await;
}

/// Signs whatever it is told to.
fn crafted(pair: &Pair, header: &Value, claims: &Value) -> String {
    let key = KeyPair::from_pkcs8(pair.key.serialized_der()).expect("an RSA key");
    let encoded = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
    let message = format!("{}.{}", encoded(header), encoded(claims));
    let mut signature = vec![0; key.public_modulus_len()];
    let padding: &dyn RsaEncoding = &RSA_PSS_SHA256;
    key.sign(padding, &SystemRandom::new(), message.as_bytes(), &mut signature).expect("signed");
    format!("{message}.{}", URL_SAFE_NO_PAD.encode(signature))
}

fn thumbprint(pair: &Pair) -> String {
    let body: String = pair.certificate.lines().filter(|line| !line.starts_with('-')).collect();
    let der = base64::engine::general_purpose::STANDARD.decode(body).expect("base64");
    URL_SAFE_NO_PAD.encode(digest(&SHA256, &der))
}

async fn present(server: &Server, assertion: &str) -> Value {
    let made_up = server.made_up();
    let url = format!("{}/{}/oauth2/v2.0/token", server.simulator.url(), made_up.directory_id);
    let form = [
        ("client_id", made_up.client_id.as_str()),
        ("scope", "https://graph.microsoft.com/.default"),
        ("grant_type", "client_credentials"),
        ("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"),
        ("client_assertion", assertion),
    ];
    let client = reqwest::Client::builder().no_proxy().build().expect("a client");
    read(client.post(url).form(&form)).await.json()
}

#[tokio::test(flavor = "multi_thread")]
async fn the_simulator_checks_every_part_of_an_assertion() {
    let server = Server::start().await;
    let (pair, other) = (Pair::rsa(), Pair::rsa());
    server.simulator_put("certificate", json!({ "certificate": pair.certificate })).await;
    let made_up = server.made_up();
    let now = SystemClock.now().milliseconds() / 1_000;
    let header = json!({ "alg": "PS256", "typ": "JWT", "x5t#S256": thumbprint(&pair) });
    let aud = format!("https://login.microsoftonline.com/{}/oauth2/v2.0/token", made_up.directory_id);
    let claims = json!({
        "aud": aud, "iss": made_up.client_id, "sub": made_up.client_id, "jti": "one", "iat": now, "nbf": now,
        "exp": now + 300,
    });
    let good = crafted(&pair, &header, &claims);
    assert!(present(&server, &good).await["access_token"].is_string());
    assert_eq!(present(&server, &good).await["error_codes"][0], 50_013, "used before");

    let changed = |name: &str, value: Value| {
        let mut claims = claims.clone();
        claims["jti"] = json!(format!("{name} {value}"));
        claims[name] = value;
        crafted(&pair, &header, &claims)
    };
    let with_header = |name: &str, value: Value| {
        let mut header = header.clone();
        header[name] = value;
        crafted(&pair, &header, &claims)
    };
    let forged = crafted(&other, &header, &claims);
    let table = [
        (changed("aud", json!("https://graph.microsoft.com")), 700_023),
        (changed("iss", json!("somebody")), 700_021),
        (changed("sub", json!("somebody")), 700_021),
        (changed("nbf", json!(now + 900)), 700_024),
        (changed("exp", json!(now - 900)), 700_024),
        (changed("jti", Value::Null), 50_013),
        (with_header("x5t#S256", json!(thumbprint(&other))), 700_027),
        (with_header("alg", json!("HS256")), 5_002_738),
        (with_header("alg", json!("RS256")), 700_027),
        (forged, 700_027),
        ("not.a.jwt".to_owned(), 50_027),
    ];
    for (assertion, number) in table {
        let answer = present(&server, &assertion).await;
        assert_eq!(answer["error_codes"][0], number, "{answer}");
        assert_eq!(answer["error"], "invalid_client");
        let start = format!("AADSTS{number}: ");
        assert!(text(&answer["error_description"]).starts_with(&start), "{answer}");
    }
    server.stop().await;
}

#[test]
fn keys_are_read_in_the_forms_that_tools_write() {
    let pair = Pair::rsa();
    let pkcs8 = pair.private_key.as_str().into();
    let parsed = ClientCertificate::from_pem(&pair.certificate, &pkcs8, SigningAlgorithm::Rs256).expect("PKCS#8");
    assert_eq!(parsed.algorithm(), SigningAlgorithm::Rs256);
    assert!(!format!("{parsed:?}").contains("BEGIN"));

    // PKCS#1 is what stands inside of PKCS#8, after 26 bytes that are the same for every RSA key of this size.
    let pkcs1 = pair.key.serialized_der().get(26..).expect("a longer key");
    let body = base64::engine::general_purpose::STANDARD.encode(pkcs1);
    let pkcs1 = format!("-----BEGIN RSA PRIVATE KEY-----\n{body}\n-----END RSA PRIVATE KEY-----\n").into();
    assert!(ClientCertificate::from_pem(&pair.certificate, &pkcs1, SigningAlgorithm::Ps256).is_ok());

    let sec1 = "-----BEGIN EC PRIVATE KEY-----\nAAAA\n-----END EC PRIVATE KEY-----\n".into();
    let fault = ClientCertificate::from_pem(&pair.certificate, &sec1, SigningAlgorithm::Ps256).err();
    assert_eq!(fault, Some(CertificateFault::NotRsa));
}
