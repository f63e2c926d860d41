//! Codes and refresh tokens: who signed in, for which application, and what was used already.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest, Sha256};
use std::collections::HashMap;

use super::apps::App;
use super::refusal::Refusal;

/// Who signed in.
#[derive(Debug, Clone)]
pub struct Person {
    pub account: String,
    /// The directory that the person belongs to.
    pub home: String,
}

/// A code that was given out.
#[derive(Debug, Clone)]
pub struct Code {
    pub client_id: String,
    pub redirect_uri: String,
    pub challenge: String,
    pub person: Person,
    is_used: bool,
}

#[derive(Debug, Clone)]
struct Refresh {
    client_id: String,
    person: Person,
    is_used: bool,
    is_revoked: bool,
}

/// All that was given out.
#[derive(Debug, Default)]
pub struct PeopleTokens {
    codes: HashMap<String, Code>,
    refresh: HashMap<String, Refresh>,
    given: u64,
}

impl PeopleTokens {
    pub fn code(&mut self, client_id: &str, redirect_uri: &str, challenge: &str, person: Person) -> String {
        let code = self.fresh("0.Acode");
        let new = Code {
            client_id: client_id.to_owned(),
            redirect_uri: redirect_uri.to_owned(),
            challenge: challenge.to_owned(),
            person,
            is_used: false,
        };
        self.codes.insert(code.clone(), new);
        code
    }

    /// Redeems a code, once.
    pub fn redeem(&mut self, app: &App, code: &str, redirect_uri: &str, verifier: &str) -> Result<Person, Refusal> {
        let found = self.codes.get_mut(code).filter(|found| found.client_id == app.client_id);
        let found = found.ok_or_else(|| {
            invalid_grant(9_002_313, "Invalid request. Request is malformed or invalid: the code is not known.")
        })?;
        if found.is_used {
            return Err(invalid_grant(
                54_005,
                "OAuth2 Authorization code was already redeemed, please retry with a new valid code or use an existing refresh token.",
            ));
        }
        found.is_used = true;
        if found.redirect_uri != redirect_uri {
            return Err(invalid_grant(
                50_011,
                "The reply URL does not match the one that the code was asked for with.",
            ));
        }
        if URL_SAFE_NO_PAD.encode(Sha256::digest(verifier.as_bytes())) != found.challenge {
            return Err(invalid_grant(
                501_481,
                "The Code_Verifier does not match the code_challenge supplied in the authorization request.",
            ));
        }
        Ok(found.person.clone())
    }

    pub fn refresh_token(&mut self, client_id: &str, person: Person) -> String {
        let token = self.fresh("0.Arefresh");
        let new = Refresh { client_id: client_id.to_owned(), person, is_used: false, is_revoked: false };
        self.refresh.insert(token.clone(), new);
        token
    }

    /// Whose refresh token it is, if it counts. `keeps_used` is how Microsoft does it at present.
    pub fn holder(&self, app: &App, token: &str, keeps_used: bool) -> Result<Person, Refusal> {
        let found = self.refresh.get(token).filter(|found| found.client_id == app.client_id);
        let found = found.ok_or_else(|| {
            invalid_grant(
                70_000,
                "Provided grant is invalid or malformed: the refresh token was not issued to this client.",
            )
        })?;
        if found.is_revoked {
            return Err(invalid_grant(
                50_173,
                "The provided grant has expired due to it being revoked, a fresh auth token is needed. The user might have changed or reset their password.",
            ));
        }
        if found.is_used && !keeps_used {
            return Err(invalid_grant(70_000, "Provided grant is invalid: the refresh token was used before."));
        }
        Ok(found.person.clone())
    }

    pub fn use_up(&mut self, token: &str) {
        if let Some(found) = self.refresh.get_mut(token) {
            found.is_used = true;
        }
    }

    /// As when the person changes the password.
    pub fn revoke(&mut self, account: &str) {
        for found in self.refresh.values_mut().filter(|found| found.person.account == account) {
            found.is_revoked = true;
        }
    }

    fn fresh(&mut self, prefix: &str) -> String {
        self.given += 1;
        let random: [u8; 24] = rand::random();
        format!("{prefix}{}.{}", self.given, URL_SAFE_NO_PAD.encode(random))
    }
}

fn invalid_grant(number: u32, message: &str) -> Refusal {
    Refusal { status: 400, error: "invalid_grant", number, message: message.to_owned() }
}
