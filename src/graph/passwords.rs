//! The client secrets of an app registration as Graph lists them: when they end, never what they are.

use secrecy::ExposeSecret;
use serde::Deserialize;

use super::connection::Connection;
use super::credential::Credential;
use super::error::GraphError;
use super::request::{ApiVersion, GraphRequest};
use crate::domain::model::{ClientId, Timestamp};

/// Graph shows this many characters of a secret.
const HINT_CHARACTERS: usize = 3;

/// A client secret without the secret.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PasswordCredential {
    pub key_id: String,
    pub display_name: Option<String>,
    pub hint: Option<String>,
    pub end_date_time: Option<Timestamp>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Application {
    #[serde(default)]
    password_credentials: Vec<PasswordCredential>,
}

impl Connection {
    /// The secrets of an app registration. It is found in its home tenant alone, and reading it needs
    /// `Application.Read.All`.
    pub async fn passwords(&self, client_id: ClientId) -> Result<Vec<PasswordCredential>, GraphError> {
        let client_id = client_id.to_string();
        let request = GraphRequest::new(
            ApiVersion::V1,
            "/applications(appId='{clientId}')",
            &[("clientId", &client_id)],
            &[("$select", "passwordCredentials")],
        )?;
        let application: Application = self.get(&request).await?;
        Ok(application.password_credentials)
    }
}

/// The listed secret that a credential is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CurrentPassword<'a> {
    pub password: &'a PasswordCredential,
    /// Whether no other listed secret could be it. Only then may it be removed.
    pub is_certain: bool,
}

/// Which of the listed secrets a credential is: by its id where that is known, else by the characters that Graph
/// shows. Of several the one that ends first, since a warning too early does less harm than one too late.
pub fn current_password<'a>(
    listed: &'a [PasswordCredential],
    credential: &Credential,
    key_id: Option<&str>,
    now: Timestamp,
) -> Option<CurrentPassword<'a>> {
    let Credential::Secret { secret, .. } = credential else { return None };
    if let Some(key_id) = key_id {
        let found = listed.iter().find(|password| password.key_id.eq_ignore_ascii_case(key_id));
        return found.map(|password| CurrentPassword { password, is_certain: true });
    }
    let start: String = secret.expose_secret().chars().take(HINT_CHARACTERS).collect();
    let is_alike = |password: &&PasswordCredential| {
        password.hint.as_deref() == Some(start.as_str()) && password.end_date_time.is_none_or(|end| end > now)
    };
    let is_certain = listed.iter().filter(is_alike).count() == 1;
    let first = listed.iter().filter(is_alike).min_by_key(|password| password.end_date_time);
    first.map(|password| CurrentPassword { password, is_certain })
}

#[cfg(test)]
mod tests {
    use super::{PasswordCredential, current_password};
    use crate::domain::model::{ClientId, Timestamp};
    use crate::graph::Credential;

    fn listed(key_id: &str, hint: &str, end: i64) -> PasswordCredential {
        PasswordCredential {
            key_id: key_id.to_owned(),
            display_name: None,
            hint: Some(hint.to_owned()),
            end_date_time: Some(Timestamp(end)),
        }
    }

    #[test]
    fn a_secret_is_found_by_its_id_or_by_what_graph_shows() {
        let credential = Credential::Secret { client_id: ClientId(uuid::Uuid::nil()), secret: "Ab1~rest".into() };
        let all = [listed("a", "Ab1", 5), listed("b", "Ab1", 30), listed("c", "Ab1", 20), listed("d", "Zz9", 15)];
        let found = |all: &[PasswordCredential], key_id, now| {
            let current = current_password(all, &credential, key_id, Timestamp(now));
            current.map(|found| (found.password.key_id.clone(), found.is_certain))
        };
        assert_eq!(found(&all, Some("D"), 10), Some(("d".to_owned(), true)));
        assert_eq!(found(&all, None, 10), Some(("c".to_owned(), false)), "not the one that ended, as ours works");
        assert_eq!(found(&all, None, 25), Some(("b".to_owned(), true)));
        assert_eq!(found(&all, Some("gone"), 10), None);
    }
}
