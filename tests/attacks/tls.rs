//! TLS by the server itself.

use std::path::Path;
use std::time::Duration;

use plumbline::config::TlsFiles;
use plumbline::server::Edge;
use rcgen::{CertifiedKey, KeyPair};
use reqwest::tls::{TlsInfo, Version};
use reqwest::{Certificate, Client, Method};
use tempfile::TempDir;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::raw::exchange;
use crate::support::{Front, KEY, Server, read};

/// A ClientHello of TLS 1.1 as RFC 4346 describes it, offering suites that servers of that time took: everything but
/// the 32 random bytes, which follow the second part's version.
const HELLO_OF_TLS_1_1: [&[u8]; 2] = [
    &[0x16, 0x03, 0x01, 0x00, 0x35, 0x01, 0x00, 0x00, 0x31, 0x03, 0x02],
    &[0x00, 0x00, 0x0a, 0xc0, 0x09, 0xc0, 0x13, 0xc0, 0x14, 0x00, 0x2f, 0x00, 0x35, 0x01, 0x00],
];
const ALERT: u8 = 0x15;

struct Pair(CertifiedKey<KeyPair>);

impl Pair {
    fn new() -> Self {
        Self(rcgen::generate_simple_self_signed(vec!["localhost".to_owned()]).expect("a certificate"))
    }

    fn write(&self, folder: &Path) -> TlsFiles {
        let files = TlsFiles { certificate: folder.join("tls.crt"), private_key: folder.join("tls.key") };
        std::fs::write(&files.certificate, self.0.cert.pem()).expect("written");
        std::fs::write(&files.private_key, self.0.signing_key.serialize_pem()).expect("written");
        files
    }

    fn root(&self) -> Certificate {
        Certificate::from_der(self.0.cert.der()).expect("a certificate")
    }
}

/// Trusts these and nothing else.
fn client(pairs: &[&Pair]) -> reqwest::ClientBuilder {
    let roots: Vec<Certificate> = pairs.iter().map(|pair| pair.root()).collect();
    Client::builder().no_proxy().tls_certs_only(roots).tls_info(true)
}

async fn start(pair: &Pair, folder: &TempDir, client: reqwest::ClientBuilder) -> Server {
    let edge = Edge { tls: Some(pair.write(folder.path())), ..Edge::default() };
    Server::start_behind(Front { edge, client, ..Front::default() }).await
}

/// The certificate that somebody new is shown; who was here before resumes his session without one.
async fn shown(server: &Server, trusted: &[&Pair]) -> Vec<u8> {
    let new = client(trusted).resolve("localhost", server.address()).build().expect("a client");
    let url = format!("https://localhost:{}/healthz", server.address().port());
    let answer = new.get(url).send().await.expect("an answer");
    let info = answer.extensions().get::<TlsInfo>().expect("TLS");
    info.peer_certificate().expect("a certificate").to_vec()
}

async fn until_logged(server: &Server, words: &str) {
    while !std::fs::read_to_string(&server.log).expect("a log").contains(words) {
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn over_tls_cookies_are_secure_and_browsers_told_to_stay() {
    let (pair, folder) = (Pair::new(), TempDir::new().expect("a folder"));
    let server = start(&pair, &folder, client(&[&pair])).await;
    assert!(server.cookie().starts_with("__Host-plumbline="), "{}", server.cookie());
    for path in ["/", "/api/v1/tenants", "/api/v1/nowhere", "/healthz"] {
        let answer = read(server.raw(Method::GET, path)).await;
        let told = answer.headers["strict-transport-security"].to_str().expect("ASCII").to_owned();
        assert!(told.starts_with("max-age=63072000"), "{path}: {told}");
    }
    let answer = server.raw(Method::GET, "/healthz").send().await.expect("an answer");
    assert_eq!(answer.version(), reqwest::Version::HTTP_11, "one protocol, whose limits are all tested");
    let foreign = server.raw(Method::DELETE, "/api/v1/session").header("cookie", server.cookie());
    let port = server.address().port();
    let unencrypted = read(foreign.header("origin", format!("http://localhost:{port}"))).await;
    assert_eq!(unencrypted.status, 403, "the same name without TLS is another origin");
    let own = server.raw(Method::DELETE, "/api/v1/session").header("cookie", server.cookie());
    assert_eq!(
        read(own.header("x-plumbline-request", "1").header("origin", format!("https://localhost:{port}"))).await.status,
        204
    );
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn only_tls_1_2_and_1_3_are_spoken() {
    let (pair, folder) = (Pair::new(), TempDir::new().expect("a folder"));
    let server = start(&pair, &folder, client(&[&pair])).await;
    for version in [Version::TLS_1_2, Version::TLS_1_3] {
        let only = client(&[&pair]).tls_version_min(version).tls_version_max(version);
        let only = only.resolve("localhost", server.address()).build().expect("a client");
        let url = format!("https://localhost:{}/healthz", server.address().port());
        assert_eq!(only.get(url).send().await.expect("an answer").status(), 200, "{version:?}");
    }
    let mut old = TcpStream::connect(server.address()).await.expect("a connection");
    old.write_all(HELLO_OF_TLS_1_1[0]).await.expect("sent");
    old.write_all(&[7; 32]).await.expect("sent");
    old.write_all(HELLO_OF_TLS_1_1[1]).await.expect("sent");
    let mut answer = Vec::new();
    old.read_to_end(&mut answer).await.expect("closed");
    assert_eq!(answer.first(), Some(&ALERT), "{answer:?}");
    let plain = exchange(server.address(), "GET / HTTP/1.1\r\nhost: localhost\r\n\r\n").await;
    assert!(!plain.contains("HTTP/1.1"), "nothing is told without TLS: {plain}");
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_renewed_certificate_is_used_without_a_restart_and_a_broken_one_is_not() {
    let (first, second, folder) = (Pair::new(), Pair::new(), TempDir::new().expect("a folder"));
    let server = start(&first, &folder, client(&[&first, &second])).await;
    let of = |pair: &Pair| pair.0.cert.der().to_vec();
    assert_eq!(shown(&server, &[&first, &second]).await, of(&first));
    std::fs::write(folder.path().join("tls.crt"), "-----BEGIN CERTIFICATE-----\nbroken").expect("written");
    until_logged(&server, "the old certificate stays in use").await;
    assert_eq!(shown(&server, &[&first, &second]).await, of(&first), "a broken file changes nothing");
    second.write(folder.path());
    until_logged(&server, "the new TLS certificate is in use").await;
    assert_eq!(shown(&server, &[&first, &second]).await, of(&second));
    // One of another pair: the key does not fit.
    std::fs::write(folder.path().join("tls.crt"), first.0.cert.pem()).expect("written");
    until_logged(&server, "do not belong together").await;
    assert_eq!(shown(&server, &[&first, &second]).await, of(&second));
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_health_check_works_over_tls() {
    let (pair, folder) = (Pair::new(), TempDir::new().expect("a folder"));
    let server = start(&pair, &folder, client(&[&pair])).await;
    let port = server.address().port();
    let run = |is_tls: bool| {
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_plumbline"));
        command.arg("healthcheck").current_dir(folder.path()).env_clear();
        command.env("PLUMBLINE_ENCRYPTION_KEY", KEY).env("PORT", port.to_string());
        if is_tls {
            command.env("PLUMBLINE_TLS_CERT", "tls.crt").env("PLUMBLINE_TLS_KEY", "tls.key");
        }
        command.output().expect("the binary starts")
    };
    let (with, without) = tokio::task::block_in_place(|| (run(true), run(false)));
    assert!(with.status.success(), "{}", String::from_utf8_lossy(&with.stderr));
    assert!(!without.status.success(), "without TLS there is no answer");
    server.stop().await;
}

#[test]
fn a_server_with_a_wrong_certificate_does_not_start_and_names_the_file() {
    let folder = TempDir::new().expect("a folder");
    let files = Pair::new().write(folder.path());
    std::fs::write(&files.private_key, Pair::new().0.signing_key.serialize_pem()).expect("written");
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_plumbline"));
    command.arg("serve").current_dir(folder.path()).env_clear();
    command.env("PLUMBLINE_ENCRYPTION_KEY", KEY).env("PLUMBLINE_DATA_DIR", "data").env("PORT", "0");
    command.env("PLUMBLINE_TLS_CERT", "tls.crt").env("PLUMBLINE_TLS_KEY", "tls.key");
    let ended = command.output().expect("the binary starts");
    let told = String::from_utf8_lossy(&ended.stderr).into_owned();
    assert!(!ended.status.success() && told.contains("tls.crt and tls.key do not belong together"), "{told}");
}
