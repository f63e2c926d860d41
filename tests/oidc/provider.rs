//! The certified provider of the tests, as a process of its own, and a browser that signs in there.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use plumbline::auth::oidc::OidcSettings;
use reqwest::{Response, StatusCode, redirect};
use secrecy::SecretString;
use url::Url;

/// Signing in, agreeing, and one to spare.
const PAGES_LIMIT: usize = 3;

/// Ends with its value.
pub struct Provider {
    process: Child,
    pub issuer: String,
}

impl Drop for Provider {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

impl Provider {
    /// Groups are told by the page about the person, or in the ID token. `None`, told, when its packages are not
    /// installed; in continuous integration that is a failure.
    pub fn start(tells_in_token: bool) -> Option<Self> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/provider");
        if !folder.join("node_modules/oidc-provider").exists() {
            let way_out = "the test provider is not installed: npm --prefix tests/provider ci";
            assert!(std::env::var_os("CI").is_none(), "{way_out}");
            eprintln!("skipped: {way_out}");
            return None;
        }
        let mut command = Command::new("node");
        command.arg("provider.mjs").current_dir(folder).stdout(Stdio::piped()).stderr(Stdio::null());
        if tells_in_token {
            command.arg("--claims=id-token");
        }
        let mut process = command.spawn().expect("node is there");
        let mut line = String::new();
        let output = process.stdout.take().expect("piped");
        BufReader::new(output).read_line(&mut line).expect("a first line");
        let issuer = line.trim().to_owned();
        assert!(issuer.starts_with("http://127.0.0.1:"), "the provider did not start: {issuer}");
        Some(Self { process, issuer })
    }

    pub fn settings(&self) -> OidcSettings {
        OidcSettings::new(&self.issuer, "plumbline", SecretString::from("the secret of the tests"))
    }
}

/// A person's browser, as far as signing in needs one: cookies for each origin, and forms that are sent.
pub struct Browser {
    http: reqwest::Client,
    cookies: BTreeMap<String, BTreeMap<String, String>>,
}

impl Browser {
    pub fn new() -> Self {
        let http = reqwest::Client::builder().no_proxy().redirect(redirect::Policy::none()).build();
        Self { http: http.expect("a client"), cookies: BTreeMap::new() }
    }

    pub async fn get(&mut self, url: &Url) -> Response {
        self.send(self.http.get(url.clone()), url).await
    }

    async fn post(&mut self, url: &Url, form: &[(&str, &str)]) -> Response {
        self.send(self.http.post(url.clone()).form(form), url).await
    }

    async fn send(&mut self, request: reqwest::RequestBuilder, url: &Url) -> Response {
        let jar = self.cookies.entry(url.origin().ascii_serialization()).or_default();
        let cookies: Vec<String> = jar.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let answer = request.header("cookie", cookies.join("; ")).send().await.expect("an answer");
        for header in answer.headers().get_all("set-cookie") {
            let pair = header.to_str().expect("ASCII").split(';').next().expect("a first part");
            let (name, value) = pair.split_once('=').expect("a pair");
            if value.is_empty() {
                jar.remove(name);
            } else {
                jar.insert(name.to_owned(), value.to_owned());
            }
        }
        answer
    }

    pub fn cookie(&self, url: &Url, name: &str) -> Option<&String> {
        self.cookies.get(&url.origin().ascii_serialization())?.get(name)
    }

    /// Follows redirects at the provider until there is a page, or the way leads to another origin.
    async fn follow(&mut self, mut answer: Response) -> Step {
        loop {
            let at = answer.url().clone();
            let Some(next) = location(&answer) else {
                assert_eq!(answer.status(), StatusCode::OK, "{at}");
                return Step::Page(answer.text().await.expect("a page"));
            };
            if next.origin() != at.origin() {
                return Step::Away(next);
            }
            answer = self.get(&next).await;
        }
    }

    /// Begins at `login`, signs in at the provider under a name, and agrees. Tells where the provider sends the browser
    /// back to, without going there.
    pub async fn sign_in_at_provider(&mut self, login: &Url, name: &str) -> Url {
        let first = self.get(login).await;
        let provider = location(&first).expect("led to the provider");
        let mut answer = self.get(&provider).await;
        // A browser that is signed in there already is asked for less.
        for _ in 0..PAGES_LIMIT {
            match self.follow(answer).await {
                Step::Away(back) => return back,
                Step::Page(page) if page.contains("name=\"login\"") => {
                    let form = [("prompt", "login"), ("login", name), ("password", "any")];
                    answer = self.post(&action(&page), &form).await;
                }
                Step::Page(page) => answer = self.post(&action(&page), &[("prompt", "consent")]).await,
            }
        }
        panic!("the provider asks for ever");
    }

    /// As [`Browser::sign_in_at_provider`], but the person turns back at the provider.
    pub async fn turn_back_at_provider(&mut self, login: &Url) -> Url {
        let first = self.get(login).await;
        let provider = location(&first).expect("led to the provider");
        let answer = self.get(&provider).await;
        let Step::Page(page) = self.follow(answer).await else { panic!("no page") };
        let abort = Url::parse(&format!("{}/abort", action(&page))).expect("an address");
        let answer = self.get(&abort).await;
        match self.follow(answer).await {
            Step::Away(back) => back,
            Step::Page(page) => panic!("the provider goes on: {page}"),
        }
    }
}

enum Step {
    Page(String),
    Away(Url),
}

pub fn location(answer: &Response) -> Option<Url> {
    let header = answer.headers().get("location").filter(|_| answer.status().is_redirection())?;
    Some(answer.url().join(header.to_str().expect("ASCII")).expect("an address"))
}

fn action(page: &str) -> Url {
    let start = page.find("action=\"").expect("a form") + "action=\"".len();
    let text = page[start..].split('"').next().expect("an end");
    Url::parse(text).expect("an address")
}
