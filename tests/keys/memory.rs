//! Memory that held a secret is overwritten: looked up in the memory of a real process, past everything.

use std::io::{Read, Seek, SeekFrom};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use plumbline::crypto::MasterKey;
use reqwest::{Client, Method};
use serde_json::{Value, json};

use crate::support::{PASSWORD, read, text};

const PATIENCE: Duration = Duration::from_secs(180);
/// What nobody but this test would write.
const PASSING_SECRET: &str = "Kx9~quokka-in-the-memory-5582-of-a-process";

/// How often the text stands in memory that the process can write to.
fn copies(process: u32, needle: &[u8]) -> Option<usize> {
    let maps = std::fs::read_to_string(format!("/proc/{process}/maps")).ok()?;
    let mut memory = std::fs::File::open(format!("/proc/{process}/mem")).ok()?;
    let mut count = 0;
    for line in maps.lines().filter(|line| line.split(' ').nth(1).is_some_and(|mode| mode.starts_with("rw"))) {
        let (start, end) = line.split(' ').next()?.split_once('-')?;
        let (start, end) = (u64::from_str_radix(start, 16).ok()?, u64::from_str_radix(end, 16).ok()?);
        let mut content = vec![0; usize::try_from(end - start).ok()?];
        if memory.seek(SeekFrom::Start(start)).is_err() || memory.read_exact(&mut content).is_err() {
            continue;
        }
        count += content.windows(needle.len()).filter(|window| *window == needle).count();
    }
    Some(count)
}

struct Process {
    child: Child,
    http: Client,
    url: String,
    cookie: String,
}

impl Drop for Process {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Process {
    async fn start(folder: &Path, key: &MasterKey) -> Self {
        let port = std::net::TcpListener::bind("127.0.0.1:0").expect("a port").local_addr().expect("bound").port();
        let key_file = folder.join("key");
        std::fs::write(&key_file, key.reveal().as_str()).expect("a file");
        let child = Command::new(env!("CARGO_BIN_EXE_plumbline"))
            .arg("serve")
            .current_dir(folder)
            .env_clear()
            .env("PLUMBLINE_ENCRYPTION_KEY_FILE", &key_file)
            .env("PLUMBLINE_GRAPH_URL", "http://127.0.0.1:9")
            .env("PLUMBLINE_LOGIN_URL", "http://127.0.0.1:9")
            .env("PORT", port.to_string())
            .stdout(Stdio::null())
            .spawn()
            .expect("it starts");
        // Each request has a connection of its own, since a buffer lives as long as its connection.
        let http = Client::builder().no_proxy().pool_max_idle_per_host(0).build().expect("a client");
        let mut process = Self { child, http, url: format!("http://127.0.0.1:{port}"), cookie: String::new() };
        process.set_up(folder).await;
        process
    }

    async fn set_up(&mut self, folder: &Path) {
        let started = Instant::now();
        while self.http.get(format!("{}/readyz", self.url)).send().await.is_err() {
            assert!(started.elapsed() < PATIENCE, "the server did not start");
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        let token = std::fs::read_to_string(folder.join("data/setup-token")).expect("a token");
        let body = json!({ "token": token, "username": "ada", "password": PASSWORD });
        let answer = read(self.http.post(format!("{}/api/v1/setup", self.url)).json(&body)).await;
        let cookie = answer.headers["set-cookie"].to_str().expect("ASCII");
        self.cookie = cookie.split(';').next().expect("a part").to_owned();
    }

    async fn send(&self, method: Method, path: &str, body: Value) -> (u16, String) {
        let request = self.http.request(method, format!("{}/api/v1{path}", self.url)).header("cookie", &self.cookie);
        let answer = read(request.json(&body)).await;
        (answer.status.as_u16(), answer.text)
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn secrets_do_not_stay_in_memory() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let key = MasterKey::generate();
    let process = Process::start(folder.path(), &key).await;
    let id = process.child.id();
    if copies(id, b"plumbline").is_none() {
        eprintln!("skipped: this system does not show the memory of a child process");
        return;
    }
    // The text of the key was read from its file, and is of no use any more once it is parsed but for the log to hide it.
    let text_of_key = key.reveal();
    let (status, answer) = process
        .send(
            Method::POST,
            "/app-registrations",
            json!({ "name": "Passing", "credential": {
                "kind": "secret", "clientId": "7d1f6f0e-2f66-4f0c-9a51-0d2b1f6a1a02", "clientSecret": PASSING_SECRET,
            } }),
        )
        .await;
    assert_eq!(status, 201, "{answer}");
    let made = text(&serde_json::from_str::<Value>(&answer).expect("JSON")["appRegistration"]["id"]);
    let (status, _) = process.send(Method::DELETE, &format!("/app-registrations/{made}"), Value::Null).await;
    assert_eq!(status, 204);
    // A connection ends a moment after its answer, and threads are busy with other things then.
    let started = Instant::now();
    for (what, needle) in [("the client secret", PASSING_SECRET), ("the password", PASSWORD)] {
        while copies(id, needle.as_bytes()) != Some(0) {
            assert!(started.elapsed() < PATIENCE, "{what} stays in memory");
            process.send(Method::PUT, "/log-level", json!({ "level": "info", "minutes": 5 })).await;
        }
    }
    let known = copies(id, text_of_key.as_bytes()).expect("memory");
    assert!((1..=2).contains(&known), "the log keeps the key to hide it, and nobody else: {known} copies");
}
