//! Which ID tokens are believed.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use plumbline::auth::oidc::OidcError;
use serde_json::{Value, json};

use super::small_provider::{
    CLIENT, Key, SmallProvider, access_token_hash, encoded, query, signed_with_secret, unsigned,
};

const DIRECTORY: &str = "3f1c2a9e-7d54-4c0b-9a51-0d6f3b1f8e42";
const OTHER_DIRECTORY: &str = "82229342-1101-4ab6-817b-70c0747630f3";
const PERSON: &str = "690222be-ff1a-4d56-abd1-7e4f7d38e474";

/// Claims that are changed in one point.
async fn told(change: impl FnOnce(&mut Value, &SmallProvider)) -> Result<String, String> {
    let key = Key::rsa("one");
    let provider = SmallProvider::start(&[&key]).await;
    let result = provider.sign_in(|start| {
        let mut claims = provider.claims(start);
        change(&mut claims, &provider);
        key.token("RS256", &claims)
    });
    result.await.map(|identity| identity.subject.subject).map_err(|refusal| refusal.to_string())
}

fn refused(result: Result<String, String>, reason: &str) {
    let refusal = result.expect_err(reason);
    assert!(refusal.contains(reason), "{refusal}");
}

#[tokio::test]
async fn a_token_in_order_is_believed() {
    let key = Key::rsa("one");
    let provider = SmallProvider::start(&[&key]).await;
    let identity = provider.sign_in(|start| key.token("RS256", &provider.claims(start))).await.expect("believed");
    assert_eq!(identity.subject.issuer, provider.server.uri());
    assert_eq!(identity.subject.subject, "ada");
    assert_eq!(identity.name.as_deref(), Some("ada@contoso.example"));
    assert_eq!(identity.groups, ["operators"]);
    assert!(!identity.groups_left_out);
}

#[tokio::test]
async fn es256_is_believed_and_ps256_where_it_is_published() {
    let key = Key::p256("curve");
    let provider = SmallProvider::start(&[&key]).await;
    assert!(provider.sign_in(|start| key.token("ES256", &provider.claims(start))).await.is_ok());
    let key = Key::rsa("one");
    let silent = SmallProvider::start(&[&key]).await;
    let refusal = silent.sign_in(|start| key.token("PS256", &silent.claims(start))).await.expect_err("not published");
    assert!(refusal.to_string().contains("PS256"), "{refusal}");
    let publish = |metadata: &mut Value| metadata["id_token_signing_alg_values_supported"] = json!(["RS256", "PS256"]);
    let provider = SmallProvider::start_with(&[&key], |_| {}, publish).await;
    assert!(provider.sign_in(|start| key.token("PS256", &provider.claims(start))).await.is_ok());
}

#[tokio::test]
async fn the_browser_is_sent_with_pkce_state_and_nonce() {
    let key = Key::rsa("one");
    let provider = SmallProvider::start(&[&key]).await;
    let mut sent = None;
    provider
        .sign_in(|start| {
            sent = Some(start.url.clone());
            assert_eq!(query(&start.url, "state"), start.state.expose());
            key.token("RS256", &provider.claims(start))
        })
        .await
        .expect("believed");
    let url = sent.expect("begun");
    assert_eq!(query(&url, "response_type"), "code");
    assert_eq!(query(&url, "code_challenge_method"), "S256");
    assert_eq!(query(&url, "scope"), "openid profile email");
    let request = provider.token_requests().pop().expect("the code was exchanged");
    let verifier = request.split('&').find_map(|pair| pair.strip_prefix("code_verifier=")).expect("PKCE");
    let digest = aws_lc_rs::digest::digest(&aws_lc_rs::digest::SHA256, verifier.as_bytes());
    assert_eq!(query(&url, "code_challenge"), encoded(digest.as_ref()));
    assert!(!request.contains("a+secret+of+the+tests"), "the secret goes into the header: {request}");
}

#[tokio::test]
async fn a_foreign_issuer_is_refused() {
    refused(told(|claims, _| claims["iss"] = json!("https://evil.example")).await, "Invalid issuer");
}

#[tokio::test]
async fn a_foreign_audience_is_refused() {
    refused(told(|claims, _| claims["aud"] = json!("another app")).await, "Invalid audience");
    refused(told(|claims, _| claims["aud"] = json!([])).await, "Invalid audience");
}

#[tokio::test]
async fn several_audiences_need_us_as_the_authorised_party() {
    let both = json!([CLIENT, "another app"]);
    refused(told(|claims, _| claims["aud"] = both.clone()).await, "no `azp`");
    let change = |azp: &'static str| {
        let both = both.clone();
        move |claims: &mut Value, _: &SmallProvider| {
            claims["aud"] = both;
            claims["azp"] = json!(azp);
        }
    };
    refused(told(change("another app")).await, "another application");
    assert_eq!(told(change(CLIENT)).await.as_deref(), Ok("ada"));
    refused(told(|claims, _| claims["azp"] = json!("another app")).await, "another application");
}

#[tokio::test]
async fn a_wrong_nonce_or_none_is_refused() {
    refused(told(|claims, _| claims["nonce"] = json!("of another sign-in")).await, "nonce");
    refused(told(|claims, _| drop(claims.as_object_mut().expect("an object").remove("nonce"))).await, "nonce");
}

#[tokio::test]
async fn clocks_may_be_a_minute_apart_and_no_more() {
    let check = async |claim: &'static str, offset: i64, is_fine: bool| {
        let result = told(|claims, provider| claims[claim] = json!(provider.now_seconds() + offset)).await;
        assert_eq!(result.is_ok(), is_fine, "{claim} {offset}: {result:?}");
    };
    check("exp", -59, true).await;
    check("exp", -60, false).await;
    check("exp", -300, false).await;
    check("nbf", 60, true).await;
    check("nbf", 61, false).await;
    check("iat", 60, true).await;
    check("iat", 61, false).await;
}

#[tokio::test]
async fn an_access_token_of_another_sign_in_is_refused() {
    assert!(told(|claims, _| claims["at_hash"] = json!(access_token_hash())).await.is_ok());
    let other = encoded(&[7; 16]);
    refused(told(|claims, _| claims["at_hash"] = json!(other)).await, "another ID token");
}

#[tokio::test]
async fn a_subject_that_is_none_is_refused() {
    for subject in [String::new(), "x".repeat(256), "ada\u{0}".to_owned()] {
        refused(told(|claims, _| claims["sub"] = json!(subject)).await, "subject");
    }
}

#[tokio::test]
async fn a_token_without_signature_is_refused() {
    let key = Key::rsa("one");
    let provider = SmallProvider::start(&[&key]).await;
    let refusal = provider.sign_in(|start| unsigned(&provider.claims(start))).await.expect_err("alg: none");
    assert!(matches!(refusal, OidcError::Token { .. }), "{refusal}");
}

/// Key confusion: the public key taken for a shared secret, in every form in which it is published.
#[tokio::test]
async fn a_token_signed_with_what_everybody_knows_is_refused() {
    let key = Key::rsa("one");
    let provider = SmallProvider::start(&[&key]).await;
    let modulus = encoded(key.public_bytes());
    let secrets = [key.public_bytes(), modulus.as_bytes(), b"a secret of the tests", b""].map(<[u8]>::to_vec);
    for secret in secrets {
        let sign = |start: &_| signed_with_secret(&secret, key.id(), &provider.claims(start));
        let refusal = provider.sign_in(sign).await.expect_err("HS256");
        assert!(refusal.to_string().contains("HS256"), "{refusal}");
    }
}

#[tokio::test]
async fn a_changed_token_is_refused() {
    let key = Key::rsa("one");
    let provider = SmallProvider::start(&[&key]).await;
    let refusal = provider
        .sign_in(|start| {
            let token = key.token("RS256", &provider.claims(start));
            let parts: Vec<&str> = token.split('.').collect();
            let mut claims = provider.claims(start);
            claims["sub"] = json!("eve");
            format!("{}.{}.{}", parts[0], URL_SAFE_NO_PAD.encode(claims.to_string()), parts[2])
        })
        .await
        .expect_err("another payload");
    assert!(refusal.to_string().contains("bad signature"), "{refusal}");
}

#[tokio::test]
async fn a_key_that_only_claims_to_be_the_published_one_is_refused() {
    let (key, forged) = (Key::rsa("one"), Key::rsa("one"));
    let provider = SmallProvider::start(&[&key]).await;
    let refusal = provider.sign_in(|start| forged.token("RS256", &provider.claims(start))).await.expect_err("forged");
    assert!(refusal.to_string().contains("bad signature"), "{refusal}");
}

#[tokio::test]
async fn a_new_key_is_known_without_a_restart_and_asked_for_once_a_minute() {
    let (old, new) = (Key::rsa("old"), Key::rsa("new"));
    let provider = SmallProvider::start(&[&old]).await;
    let sign_in = async |key: &Key| provider.sign_in(|start| key.token("RS256", &provider.claims(start))).await;
    assert!(sign_in(&old).await.is_ok());
    assert_eq!(provider.times_keys_were_asked(), 1);
    assert!(sign_in(&new).await.is_err(), "nobody published it");
    assert!(sign_in(&new).await.is_err());
    assert_eq!(provider.times_keys_were_asked(), 1, "within a minute nobody asks again");
    provider.publish(&[&old, &new]);
    provider.clock.advance_ms(60_000);
    assert!(sign_in(&new).await.is_ok());
    assert_eq!(provider.times_keys_were_asked(), 2);
}

#[tokio::test]
async fn a_key_that_was_taken_back_is_forgotten() {
    let (old, new) = (Key::rsa("old"), Key::rsa("new"));
    let provider = SmallProvider::start(&[&old]).await;
    assert!(provider.sign_in(|start| old.token("RS256", &provider.claims(start))).await.is_ok());
    provider.publish(&[&new]);
    provider.clock.advance_ms(10 * 60_000);
    assert!(provider.sign_in(|start| old.token("RS256", &provider.claims(start))).await.is_err());
}

#[tokio::test]
async fn a_provider_that_is_down_is_told_and_comes_back() {
    let key = Key::rsa("one");
    let provider = SmallProvider::start(&[&key]).await;
    provider.server.reset().await;
    let refusal = provider.client.probe().await.expect_err("it answers 404 to everything");
    assert!(matches!(refusal, OidcError::Status { what: "metadata", status: 404 }), "{refusal}");
}

#[tokio::test]
async fn a_provider_with_another_name_than_configured_is_refused() {
    let key = Key::rsa("one");
    let rename = |metadata: &mut Value| metadata["issuer"] = json!("https://evil.example");
    let provider = SmallProvider::start_with(&[&key], |_| {}, rename).await;
    let refusal = provider.client.probe().await.expect_err("another issuer");
    assert!(matches!(refusal, OidcError::OtherIssuer { .. }), "{refusal}");
}

#[tokio::test]
async fn addresses_that_the_provider_names_pass_the_guard_too() {
    let key = Key::rsa("one");
    let lead = |name: &'static str, to: &'static str| move |metadata: &mut Value| metadata[name] = json!(to);
    let inside = "http://169.254.169.254/latest/meta-data";
    let provider = SmallProvider::start_with(&[&key], |_| {}, lead("jwks_uri", inside)).await;
    let refusal = provider.sign_in(|start| key.token("RS256", &provider.claims(start))).await.expect_err("metadata");
    assert!(matches!(refusal, OidcError::Unreachable { what: "keys", .. }), "{refusal}");
    let provider = SmallProvider::start_with(&[&key], |_| {}, lead("token_endpoint", "https://10.0.0.1/token")).await;
    let refusal = provider.sign_in(|start| key.token("RS256", &provider.claims(start))).await.expect_err("private");
    assert!(matches!(refusal, OidcError::Unreachable { .. }), "{refusal}");
    let page = lead("authorization_endpoint", "http://phishing.example/authorize");
    let provider = SmallProvider::start_with(&[&key], |_| {}, page).await;
    assert!(provider.client.probe().await.is_err(), "a page without TLS");
}

#[tokio::test]
async fn an_issuer_that_is_sent_back_must_be_the_one_that_was_asked() {
    let key = Key::rsa("one");
    let promise = |metadata: &mut Value| metadata["authorization_response_iss_parameter_supported"] = json!(true);
    let provider = SmallProvider::start_with(&[&key], |_| {}, promise).await;
    let refusal = provider.sign_in(|start| key.token("RS256", &provider.claims(start))).await.expect_err("none came");
    assert!(refusal.to_string().contains("did not name itself"), "{refusal}");
}

/// As Microsoft's `organizations` has it: the issuer has a place for the directory.
async fn microsoft(key: &Key, tenants: &[&str]) -> SmallProvider {
    let template = |metadata: &mut Value| {
        let issuer = format!("{}/{{tenantid}}/v2.0", metadata["issuer"].as_str().expect("text"));
        metadata["issuer"] = json!(issuer);
    };
    let settings = |settings: &mut plumbline::auth::oidc::OidcSettings| {
        settings.issuer = format!("{}/organizations/v2.0", settings.issuer);
        settings.tenants = tenants.iter().map(|tenant| tenant.parse().expect("an id")).collect();
    };
    let provider = SmallProvider::start_with(&[key], settings, template).await;
    provider.serve_metadata_below("/organizations/v2.0").await;
    provider
}

fn of_directory(provider: &SmallProvider, directory: &str, mut claims: Value) -> Value {
    claims["iss"] = json!(format!("{}/{directory}/v2.0", provider.server.uri()));
    claims["tid"] = json!(directory);
    claims["oid"] = json!(PERSON);
    claims
}

#[tokio::test]
async fn a_directory_of_the_list_is_let_in_and_known_by_its_object_id() {
    let key = Key::rsa("one");
    let provider = microsoft(&key, &[DIRECTORY]).await;
    let sign = |start: &_| key.token("RS256", &of_directory(&provider, DIRECTORY, provider.claims(start)));
    let identity = provider.sign_in(sign).await.expect("believed");
    assert_eq!(identity.subject.issuer, format!("{}/{DIRECTORY}/v2.0", provider.server.uri()));
    assert_eq!(identity.subject.subject, PERSON);
    assert_eq!(identity.directory.map(|id| id.to_string()).as_deref(), Some(DIRECTORY));
}

#[tokio::test]
async fn a_directory_that_is_not_on_the_list_is_refused() {
    let key = Key::rsa("one");
    for tenants in [&[OTHER_DIRECTORY][..], &[]] {
        let provider = microsoft(&key, tenants).await;
        let sign = |start: &_| key.token("RS256", &of_directory(&provider, DIRECTORY, provider.claims(start)));
        let refusal = provider.sign_in(sign).await.expect_err("not on the list");
        assert!(matches!(refusal, OidcError::DirectoryNotAllowed { .. }), "{refusal}");
    }
}

#[tokio::test]
async fn a_directory_cannot_claim_to_be_another() {
    let key = Key::rsa("one");
    let provider = microsoft(&key, &[DIRECTORY]).await;
    let sign = |start: &_| {
        let mut claims = of_directory(&provider, OTHER_DIRECTORY, provider.claims(start));
        claims["tid"] = json!(DIRECTORY);
        key.token("RS256", &claims)
    };
    let refusal = provider.sign_in(sign).await.expect_err("issuer and directory differ");
    assert!(refusal.to_string().contains("Invalid issuer"), "{refusal}");
    let sign = |start: &_| key.token("RS256", &provider.claims(start));
    let refusal = provider.sign_in(sign).await.expect_err("no directory at all");
    assert!(refusal.to_string().contains("names no directory"), "{refusal}");
}

#[tokio::test]
async fn a_key_of_one_directory_signs_for_no_other() {
    let key = Key::rsa("one");
    let provider = microsoft(&key, &[DIRECTORY]).await;
    let publish = |directory: &str| {
        let mut public = key.public();
        public["issuer"] = json!(format!("{}/{directory}/v2.0", provider.server.uri()));
        provider.publish_as(vec![public]);
    };
    let sign = |start: &_| key.token("RS256", &of_directory(&provider, DIRECTORY, provider.claims(start)));
    publish(OTHER_DIRECTORY);
    let refusal = provider.sign_in(sign).await.expect_err("a key of another directory");
    assert!(refusal.to_string().contains("No matching key"), "{refusal}");
    publish("{tenantid}");
    provider.clock.advance_ms(10 * 60_000);
    assert!(provider.sign_in(sign).await.is_ok());
}

#[tokio::test]
async fn groups_that_were_left_out_are_noticed() {
    let key = Key::rsa("one");
    let provider = SmallProvider::start(&[&key]).await;
    let sign = |start: &_| {
        let mut claims = provider.claims(start);
        claims.as_object_mut().expect("an object").remove("groups");
        claims["_claim_names"] = json!({ "groups": "src1" });
        key.token("RS256", &claims)
    };
    let identity = provider.sign_in(sign).await.expect("believed");
    assert!(identity.groups_left_out && identity.groups.is_empty());
}

#[tokio::test]
async fn groups_come_from_the_page_about_the_person_where_the_token_has_none() {
    let key = Key::rsa("one");
    let provider = SmallProvider::start(&[&key]).await;
    let sign = |start: &_| {
        let mut claims = provider.claims(start);
        claims.as_object_mut().expect("an object").remove("groups");
        key.token("RS256", &claims)
    };
    provider.tell_of_the_person(json!({ "sub": "ada", "groups": ["approvers"], "roles": "auditor" }));
    let identity = provider.sign_in(sign).await.expect("believed");
    assert_eq!((identity.groups, identity.roles), (vec!["approvers".to_owned()], vec!["auditor".to_owned()]));
    provider.tell_of_the_person(json!({ "sub": "eve", "groups": ["administrators"] }));
    let refusal = provider.sign_in(sign).await.expect_err("about somebody else");
    assert!(refusal.to_string().contains("somebody else"), "{refusal}");
}

#[tokio::test]
async fn no_refusal_shows_a_token() {
    let key = Key::rsa("one");
    let provider = SmallProvider::start(&[&key]).await;
    for make in ["not a token", "a.b.c", "eyJhbGciOiJSUzI1NiJ9.e30.c2lnbmF0dXJl"] {
        let refusal = provider.sign_in(|_| make.to_owned()).await.expect_err("no token");
        let shown = format!("{refusal} {refusal:?}");
        assert!(!shown.contains(make) && !shown.contains("access token of the tests"), "{shown}");
    }
}
