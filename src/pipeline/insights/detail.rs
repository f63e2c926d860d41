//! What a figure is made of, as it is stored and shown.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::domain::catalog;
use crate::domain::model::Timestamp;
use crate::store::entitlements::Subscription;

const MS_PER_DAY: i64 = 86_400_000;
/// A credential that ends within this time is worth a warning …
const SOON_MS: i64 = 30 * MS_PER_DAY;
/// … and one that ended within this time may be why something does not work.
const RECENTLY_MS: i64 = 30 * MS_PER_DAY;
/// More would not be read.
const CREDENTIALS_LISTED: usize = 200;

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Detail {
    /// The next to end first.
    Credentials {
        items: Vec<ExpiringCredential>,
        expired: u32,
    },
    Licences {
        items: Vec<Licence>,
    },
    /// Of the administrators, those without a second factor are the ones to talk to.
    Registration {
        administrators: u32,
        administrators_without: u32,
    },
    /// When Microsoft computed the score.
    Score {
        computed_at: Option<String>,
    },
}

/// A secret or certificate of an app registration that ends soon, or ended a short while ago.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ExpiringCredential {
    pub application: String,
    pub app_id: String,
    /// `secret` or `certificate`.
    pub kind: String,
    pub name: Option<String>,
    pub expires_at: Timestamp,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Licence {
    pub sku: String,
    pub name: String,
    pub status: String,
    pub consumed: u32,
    pub total: u32,
}

/// Graph's application, as far as its credentials go.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Application {
    #[serde(default)]
    display_name: Option<String>,
    #[serde(default)]
    app_id: Option<String>,
    #[serde(default)]
    password_credentials: Option<Vec<Credential>>,
    #[serde(default)]
    key_credentials: Option<Vec<Credential>>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Credential {
    #[serde(default)]
    display_name: Option<String>,
    #[serde(default)]
    end_date_time: Option<Timestamp>,
}

/// The credentials of an application that are worth a warning at `now`.
pub(super) fn expiring(application: &Value, now: Timestamp) -> Option<Vec<ExpiringCredential>> {
    let Application { display_name, app_id, password_credentials, key_credentials } =
        Application::deserialize(application).ok()?;
    let application = display_name.or_else(|| app_id.clone()).unwrap_or_default();
    let of_kind = |kind: &'static str, credentials: Option<Vec<Credential>>| {
        let (application, app_id) = (application.clone(), app_id.clone().unwrap_or_default());
        credentials.unwrap_or_default().into_iter().filter_map(move |credential| {
            let expires_at = credential.end_date_time?;
            let is_near = expires_at <= now.plus_ms(SOON_MS) && expires_at >= now.plus_ms(-RECENTLY_MS);
            is_near.then(|| ExpiringCredential {
                application: application.clone(),
                app_id: app_id.clone(),
                kind: kind.to_owned(),
                name: credential.display_name,
                expires_at,
            })
        })
    };
    Some(of_kind("secret", password_credentials).chain(of_kind("certificate", key_credentials)).collect())
}

/// The number of credentials that end soon, and what they are.
pub(super) fn credentials(mut items: Vec<ExpiringCredential>, now: Timestamp) -> (u32, Detail) {
    items.sort_by(|a, b| (a.expires_at, &a.application).cmp(&(b.expires_at, &b.application)));
    let expired = items.iter().filter(|item| item.expires_at <= now).count();
    let soon = items.len().saturating_sub(expired);
    items.truncate(CREDENTIALS_LISTED);
    (small(soon), Detail::Credentials { items, expired: small(expired) })
}

pub(super) fn licences(subscriptions: &[Subscription]) -> Detail {
    let mut items: Vec<Licence> = subscriptions
        .iter()
        .map(|found| Licence {
            name: catalog::product_name(&found.sku).to_owned(),
            sku: found.sku.clone(),
            status: found.status.clone(),
            consumed: found.consumed,
            total: found.total,
        })
        .collect();
    items.sort_by(|a, b| b.consumed.cmp(&a.consumed).then_with(|| a.name.cmp(&b.name)));
    Detail::Licences { items }
}

/// No tenant has more than four thousand million of anything.
pub(super) fn small(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{Detail, credentials, expiring};
    use crate::domain::model::Timestamp;

    fn at(text: &str) -> Timestamp {
        text.parse().expect("RFC 3339")
    }

    #[test]
    fn credentials_near_their_end_are_told_by_name_and_date() {
        let now = at("2026-11-26T12:00:00Z");
        let application = json!({
            "displayName": "Payroll export",
            "appId": "11111111-2222-3333-4444-555555555555",
            "passwordCredentials": [
                { "displayName": "old", "endDateTime": "2026-11-20T00:00:00Z" },
                { "displayName": "in use", "endDateTime": "2026-12-01T00:00:00.1234567Z" },
                { "displayName": "new", "endDateTime": "2027-11-01T00:00:00Z" },
                { "displayName": "ancient", "endDateTime": "2019-01-01T00:00:00Z" },
            ],
            "keyCredentials": [{ "displayName": null, "endDateTime": "2026-12-26T11:59:59Z" }],
        });
        let found = expiring(&application, now).expect("an application");
        let (soon, detail) = credentials(found, now);
        assert_eq!(soon, 2);
        let Detail::Credentials { items, expired } = detail else { panic!("of credentials") };
        assert_eq!(expired, 1);
        let told: Vec<_> = items.iter().map(|item| (item.name.as_deref(), item.kind.as_str())).collect();
        assert_eq!(told, [(Some("old"), "secret"), (Some("in use"), "secret"), (None, "certificate")]);
        assert!(items.iter().all(|item| item.application == "Payroll export"));
    }

    #[test]
    fn an_application_without_credentials_has_none() {
        let now = at("2026-11-26T12:00:00Z");
        assert_eq!(expiring(&json!({ "displayName": "Empty", "keyCredentials": null }), now), Some(Vec::new()));
        assert_eq!(expiring(&json!({ "passwordCredentials": "none" }), now), None);
    }
}
