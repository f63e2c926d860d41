//! A provider that issues whatever a test wants, signed with whatever it wants.

use std::sync::{Arc, Mutex};

use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::rsa::KeySize;
use aws_lc_rs::signature::{
    ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair, RSA_PKCS1_SHA256, RSA_PSS_SHA256, RsaKeyPair,
};
use aws_lc_rs::{digest, hmac, rsa};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use plumbline::auth::oidc::{Identity, OidcError, OidcSettings, Provider, Start};
use plumbline::clock::{Clock, FixedClock};
use plumbline::config::OutgoingAllow;
use plumbline::domain::model::Timestamp;
use plumbline::outgoing::{OutgoingClient, OutgoingLimits};
use secrecy::SecretString;
use serde_json::{Value, json};
use url::Url;
use wiremock::matchers::{method, path};
use wiremock::{Mock, MockServer, Request, ResponseTemplate};

pub const CLIENT: &str = "plumbline";
pub const ACCESS_TOKEN: &str = "an access token of the tests";

/// A private key of the provider.
pub enum Key {
    Rsa(String, Box<rsa::KeyPair>),
    P256(String, EcdsaKeyPair),
}

impl Key {
    pub fn rsa(id: &str) -> Self {
        Self::Rsa(id.to_owned(), Box::new(RsaKeyPair::generate(KeySize::Rsa2048).expect("a key")))
    }

    pub fn p256(id: &str) -> Self {
        Self::P256(id.to_owned(), EcdsaKeyPair::generate(&ECDSA_P256_SHA256_FIXED_SIGNING).expect("a key"))
    }

    pub fn id(&self) -> &str {
        match self {
            Self::Rsa(id, _) | Self::P256(id, _) => id,
        }
    }

    /// The public half as the provider publishes it.
    pub fn public(&self) -> Value {
        match self {
            Self::Rsa(id, pair) => {
                json!({ "kty": "RSA", "use": "sig", "kid": id, "n": encoded(self.public_bytes()), "e": exponent(pair) })
            }
            Self::P256(id, pair) => {
                let point = pair.public_key().as_ref();
                let (x, y) = (encoded(&point[1..33]), encoded(&point[33..]));
                json!({ "kty": "EC", "use": "sig", "kid": id, "crv": "P-256", "x": x, "y": y })
            }
        }
    }

    /// What everybody knows of the key: its modulus, or its point.
    pub fn public_bytes(&self) -> &[u8] {
        match self {
            // RFC 8017: a sequence of modulus and exponent. The modulus has 256 bytes and a zero in front.
            Self::Rsa(_, pair) => &pair.public_key().as_ref()[9..265],
            Self::P256(_, pair) => pair.public_key().as_ref(),
        }
    }

    pub fn sign(&self, algorithm: &str, message: &[u8]) -> Vec<u8> {
        let random = SystemRandom::new();
        match self {
            Self::Rsa(_, pair) => {
                let mut signature = vec![0; pair.public_modulus_len()];
                let signed = if algorithm == "PS256" {
                    pair.sign(&RSA_PSS_SHA256, &random, message, &mut signature)
                } else {
                    pair.sign(&RSA_PKCS1_SHA256, &random, message, &mut signature)
                };
                signed.expect("signed");
                signature
            }
            Self::P256(_, pair) => pair.sign(&random, message).expect("signed").as_ref().to_vec(),
        }
    }

    /// A token with this header and these claims.
    pub fn token(&self, algorithm: &str, claims: &Value) -> String {
        let header = json!({ "alg": algorithm, "kid": self.id(), "typ": "JWT" });
        let message = message(&header, claims);
        let signature = self.sign(algorithm, message.as_bytes());
        format!("{message}.{}", encoded(&signature))
    }
}

/// A token without a signature.
pub fn unsigned(claims: &Value) -> String {
    format!("{}.", message(&json!({ "alg": "none" }), claims))
}

/// A token "signed" with what anybody knows, by an algorithm for shared secrets.
pub fn signed_with_secret(secret: &[u8], key_id: &str, claims: &Value) -> String {
    let message = message(&json!({ "alg": "HS256", "kid": key_id }), claims);
    let signature = hmac::sign(&hmac::Key::new(hmac::HMAC_SHA256, secret), message.as_bytes());
    format!("{message}.{}", encoded(signature.as_ref()))
}

fn message(header: &Value, claims: &Value) -> String {
    format!("{}.{}", encoded(header.to_string().as_bytes()), encoded(claims.to_string().as_bytes()))
}

pub fn encoded(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

fn exponent(pair: &rsa::KeyPair) -> String {
    let sequence = pair.public_key().as_ref();
    encoded(&sequence[267..])
}

/// `at_hash` of the access token that goes with every ID token here.
pub fn access_token_hash() -> String {
    encoded(&digest::digest(&digest::SHA256, ACCESS_TOKEN.as_bytes()).as_ref()[..16])
}

/// What the provider answers at the moment.
#[derive(Default)]
struct Answers {
    metadata: Value,
    keys: Vec<Value>,
    keys_asked: usize,
    id_token: String,
    user_info: Option<Value>,
    token_requests: Vec<String>,
}

pub struct SmallProvider {
    pub server: MockServer,
    pub clock: FixedClock,
    pub client: Provider,
    answers: Arc<Mutex<Answers>>,
}

impl SmallProvider {
    pub async fn start(keys: &[&Key]) -> Self {
        Self::start_with(keys, |_| {}, |_| {}).await
    }

    /// `settings` may change what Plumbline is told of the provider, `metadata` what it says of itself.
    pub async fn start_with(
        keys: &[&Key],
        settings: impl FnOnce(&mut OidcSettings),
        metadata: impl FnOnce(&mut Value),
    ) -> Self {
        let server = MockServer::start().await;
        let mut told = json!({
            "issuer": server.uri(),
            "authorization_endpoint": format!("{}/authorize", server.uri()),
            "token_endpoint": format!("{}/token", server.uri()),
            "userinfo_endpoint": format!("{}/userinfo", server.uri()),
            "jwks_uri": format!("{}/keys", server.uri()),
            "response_types_supported": ["code"],
            "subject_types_supported": ["public"],
            "id_token_signing_alg_values_supported": ["RS256", "ES256", "HS256", "none"],
        });
        metadata(&mut told);
        let answers =
            Answers { metadata: told, keys: keys.iter().map(|key| key.public()).collect(), ..Answers::default() };
        let answers = Arc::new(Mutex::new(answers));
        mount(&server, &answers).await;
        let mut chosen = OidcSettings::new(&server.uri(), CLIENT, SecretString::from("a secret of the tests"));
        settings(&mut chosen);
        let clock = FixedClock::at(Timestamp(1_790_000_000_000));
        let allow = OutgoingAllow::parse("127.0.0.0/8").expect("a network");
        let http = OutgoingClient::new(allow, OutgoingLimits::default()).expect("a client");
        let client = Provider::new(chosen, http, Arc::new(clock.clone()));
        Self { server, clock, client, answers }
    }

    /// Answers with the metadata below a path, too.
    pub async fn serve_metadata_below(&self, prefix: &str) {
        let metadata = self.answers().metadata.clone();
        let at = format!("{prefix}/.well-known/openid-configuration");
        Mock::given(method("GET")).and(path(at)).respond_with(ok(metadata)).mount(&self.server).await;
    }

    pub fn publish(&self, keys: &[&Key]) {
        self.answers().keys = keys.iter().map(|key| key.public()).collect();
    }

    /// Publishes keys as they are told.
    pub fn publish_as(&self, keys: Vec<Value>) {
        self.answers().keys = keys;
    }

    pub fn tell_of_the_person(&self, user_info: Value) {
        self.answers().user_info = Some(user_info);
    }

    pub fn times_keys_were_asked(&self) -> usize {
        self.answers().keys_asked
    }

    /// The bodies that came to the token endpoint.
    pub fn token_requests(&self) -> Vec<String> {
        self.answers().token_requests.clone()
    }

    pub fn now_seconds(&self) -> i64 {
        self.clock.now().milliseconds() / 1_000
    }

    /// Claims that are in order for the sign-in that was begun.
    pub fn claims(&self, start: &Start) -> Value {
        json!({
            "iss": self.server.uri(),
            "aud": CLIENT,
            "sub": "ada",
            "exp": self.now_seconds() + 300,
            "iat": self.now_seconds(),
            "nonce": query(&start.url, "nonce"),
            "preferred_username": "ada@contoso.example",
            "groups": ["operators"],
        })
    }

    /// Begins and ends a sign-in for which the provider issues this token.
    pub async fn sign_in(&self, token: impl FnOnce(&Start) -> String) -> Result<Identity, OidcError> {
        let start = self.client.start(&redirect()).await?;
        self.answers().id_token = token(&start);
        self.client.finish(&redirect(), "a code".to_owned(), &start.browser, None).await
    }

    fn answers(&self) -> std::sync::MutexGuard<'_, Answers> {
        self.answers.lock().expect("no test panics while it holds it")
    }
}

pub fn redirect() -> Url {
    Url::parse("http://127.0.0.1:8365/api/v1/auth/callback").expect("an address")
}

/// A parameter that the browser is sent to the provider with.
pub fn query(url: &Url, name: &str) -> String {
    let found = url.query_pairs().find(|(key, _)| key == name);
    found.unwrap_or_else(|| panic!("{url} has no {name}")).1.into_owned()
}

async fn mount(server: &MockServer, answers: &Arc<Mutex<Answers>>) {
    let answer = |at: &'static str, verb: &'static str, tell: fn(&mut Answers, &Request) -> ResponseTemplate| {
        let answers = Arc::clone(answers);
        let respond = move |request: &Request| tell(&mut answers.lock().expect("no panic"), request);
        Mock::given(method(verb)).and(path(at)).respond_with(respond).mount(server)
    };
    answer("/.well-known/openid-configuration", "GET", |answers, _| ok(answers.metadata.clone())).await;
    answer("/keys", "GET", |answers, _| {
        answers.keys_asked += 1;
        ok(json!({ "keys": answers.keys }))
    })
    .await;
    answer("/token", "POST", |answers, request| {
        answers.token_requests.push(String::from_utf8_lossy(&request.body).into_owned());
        let token = answers.id_token.clone();
        ok(json!({ "access_token": ACCESS_TOKEN, "token_type": "Bearer", "expires_in": 60, "id_token": token }))
    })
    .await;
    answer("/userinfo", "GET", |answers, request| {
        let bearer = format!("Bearer {ACCESS_TOKEN}");
        let is_ours = request.headers.get("authorization").is_some_and(|value| value == bearer.as_str());
        match &answers.user_info {
            Some(told) if is_ours => ok(told.clone()),
            _ => ResponseTemplate::new(401),
        }
    })
    .await;
}

fn ok(body: Value) -> ResponseTemplate {
    ResponseTemplate::new(200).set_body_json(body)
}
