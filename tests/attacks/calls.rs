//! Whom the process calls: the hosts of its configuration, and nobody else.

use std::collections::BTreeSet;
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use reqwest::{Client, Method};
use serde_json::{Value, json};
use tempfile::TempDir;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;

use crate::support::{KEY, PASSWORD, text};

const DIRECTORY: &str = "3f1c2a9e-7d54-4c0b-9a51-0d6f3b1f8e42";

/// Stands where a company's proxy stands: whoever wants out asks it, and it notes the name and refuses.
async fn proxy() -> (String, Arc<Mutex<BTreeSet<String>>>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = format!("http://{}", listener.local_addr().expect("bound"));
    let asked = Arc::new(Mutex::new(BTreeSet::new()));
    let noted = asked.clone();
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            let mut head = vec![0; 4096];
            let size = stream.read(&mut head).await.unwrap_or(0);
            let line = String::from_utf8_lossy(&head[..size]).lines().next().unwrap_or_default().to_owned();
            noted.lock().expect("no panic").insert(line.split(' ').nth(1).unwrap_or(&line).to_owned());
            let _ = stream.write_all(b"HTTP/1.1 502 Bad Gateway\r\ncontent-length: 0\r\n\r\n").await;
        }
    });
    (address, asked)
}

struct Running {
    child: Child,
    base: String,
    http: Client,
    cookie: String,
    folder: TempDir,
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Running {
    /// The binary as somebody runs it, with nothing configured but key, folder and proxy.
    async fn start(proxy: &str) -> Self {
        let folder = TempDir::new().expect("a folder");
        let port = free_port().await;
        let mut command = Command::new(env!("CARGO_BIN_EXE_plumbline"));
        command.arg("serve").current_dir(folder.path()).env_clear().stdout(Stdio::null()).stderr(Stdio::null());
        command.env("PLUMBLINE_ENCRYPTION_KEY", KEY).env("PORT", port.to_string());
        for name in ["HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"] {
            command.env(name, proxy);
        }
        let child = command.spawn().expect("the binary starts");
        let http = Client::builder().no_proxy().build().expect("a client");
        let base = format!("http://127.0.0.1:{port}");
        let mut running = Self { child, base, http, cookie: String::new(), folder };
        running.set_up().await;
        running
    }

    async fn set_up(&mut self) {
        while !self.http.get(format!("{}/readyz", self.base)).send().await.is_ok_and(|answer| answer.status() == 200) {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        let token = std::fs::read_to_string(self.folder.path().join("data/setup-token")).expect("a token");
        let body = json!({ "token": token, "username": "ada", "password": PASSWORD });
        let answer = self.http.post(format!("{}/api/v1/setup", self.base)).json(&body).send().await.expect("an answer");
        let cookie = answer.headers()["set-cookie"].to_str().expect("ASCII");
        self.cookie = cookie.split(';').next().expect("a first part").to_owned();
    }

    async fn ask(&self, method: Method, path: &str, body: &Value) -> Value {
        let request = self.http.request(method, format!("{}/api/v1{path}", self.base)).header("cookie", &self.cookie);
        let answer = request.json(body).send().await.expect("an answer");
        answer.json().await.expect("JSON")
    }
}

async fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").await.expect("a port").local_addr().expect("bound").port()
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_is_called_but_the_configured_hosts() {
    let (proxy, asked) = proxy().await;
    let server = Running::start(&proxy).await;
    assert!(asked.lock().expect("no panic").is_empty(), "nobody is called at the start");
    let credential = json!({ "kind": "secret", "clientId": DIRECTORY, "clientSecret": "made up" });
    let test = json!({ "tenantId": DIRECTORY, "credential": credential });
    assert_eq!(server.ask(Method::POST, "/connection-tests", &test).await["ok"], false);
    let tenant = json!({ "name": "Contoso", "tenantId": DIRECTORY, "credential": credential });
    let tenant = text(&server.ask(Method::POST, "/tenants", &tenant).await["id"]);
    let test = format!("/tenants/{tenant}/connection/test");
    assert_eq!(server.ask(Method::POST, &test, &json!({})).await["ok"], false);
    let asked = asked.lock().expect("no panic").clone();
    assert!(asked.contains("login.microsoftonline.com:443"), "the proxy is asked: {asked:?}");
    let configured = ["graph.microsoft.com:443".to_owned(), "login.microsoftonline.com:443".to_owned()];
    assert!(asked.iter().all(|host| configured.contains(host)), "{asked:?}");
}
