//! The `state` that goes to Microsoft and comes back: readable by anybody, made by us alone.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::{Deserialize, Serialize};
use url::Url;

use super::{LIFETIME_MS, Traveller};
use crate::crypto::DataKey;
use crate::domain::model::{AppRegistrationId, DirectoryId, TenantId, Timestamp, UserId};

/// Ours is shorter; what is longer need not be looked at.
const LIMIT_BYTES: usize = 2_048;

/// Why what came back does not count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum StateFault {
    #[error("the answer does not belong to a request of this server: begin again from the page that connects")]
    Forged,
    #[error("it took longer than ten minutes: begin again")]
    Expired,
    #[error("this answer was used before: begin again if the tenant is not there")]
    Used,
    #[error("the request was begun in another session: sign in as who began it, and begin again")]
    OtherSession,
    #[error("this needs the role administrator over all tenants: ask an administrator for it")]
    NotAllowed,
    #[error("the answer is of another tenant than the one that was asked for: nothing was stored")]
    OtherTenant,
}

impl StateFault {
    /// The word in the audit trail.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Forged => "forged",
            Self::Expired => "expired",
            Self::Used => "used",
            Self::OtherSession => "other_session",
            Self::NotAllowed => "not_allowed",
            Self::OtherTenant => "other_tenant",
        }
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct State {
    pub(super) user: UserId,
    pub(super) session: String,
    /// What was asked for.
    pub(super) purpose: String,
    pub(super) app_registration: AppRegistrationId,
    pub(super) tenant: Option<TenantId>,
    pub(super) directory: Option<DirectoryId>,
    pub(super) nonce: String,
    pub(super) redirect_uri: Url,
    pub(super) issued_at: Timestamp,
}

impl State {
    /// As text for an address.
    pub(super) fn sealed(&self, key: &DataKey) -> String {
        let payload = serde_json::to_vec(self).expect("ids, texts and times are JSON");
        let payload = URL_SAFE_NO_PAD.encode(payload);
        let tag = URL_SAFE_NO_PAD.encode(key.tag(payload.as_bytes()));
        format!("{payload}.{tag}")
    }

    /// Checks everything but whether it came back before.
    pub(super) fn open(text: &str, key: &DataKey, who: &Traveller, now: Timestamp) -> Result<Self, StateFault> {
        let state = Self::authentic(text, key).ok_or(StateFault::Forged)?;
        if state.user != who.user || state.session != who.session {
            return Err(StateFault::OtherSession);
        }
        // A role may have been taken away meanwhile.
        if state.tenant.is_none() && !who.is_over_all {
            return Err(StateFault::NotAllowed);
        }
        if now < state.issued_at || state.issued_at.plus_ms(LIFETIME_MS) <= now {
            return Err(StateFault::Expired);
        }
        Ok(state)
    }

    fn authentic(text: &str, key: &DataKey) -> Option<Self> {
        let (payload, tag) = text.split_once('.').filter(|_| text.len() <= LIMIT_BYTES)?;
        let tag = URL_SAFE_NO_PAD.decode(tag).ok()?;
        if !key.is_tag_of(payload.as_bytes(), &tag) {
            return None;
        }
        serde_json::from_slice(&URL_SAFE_NO_PAD.decode(payload).ok()?).ok()
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::{LIFETIME_MS, State, StateFault};
    use crate::crypto::DataKey;
    use crate::domain::model::{AppRegistrationId, TenantId, Timestamp, UserId};
    use crate::pipeline::consents::Traveller;

    fn state() -> State {
        State {
            user: UserId(Uuid::nil()),
            session: "one".to_owned(),
            purpose: "read".to_owned(),
            app_registration: AppRegistrationId(Uuid::nil()),
            tenant: None,
            directory: None,
            nonce: "nonce".to_owned(),
            redirect_uri: "https://plumbline.example/".parse().expect("a URL"),
            issued_at: Timestamp(1_000),
        }
    }

    #[test]
    fn only_its_own_session_opens_it_and_only_for_ten_minutes() {
        let key = DataKey::generate();
        let text = state().sealed(&key);
        let open = |user: Uuid, session: &str, now: i64| {
            let who = Traveller { user: UserId(user), session: session.to_owned(), is_over_all: true };
            State::open(&text, &key, &who, Timestamp(now))
        };
        assert_eq!(open(Uuid::nil(), "one", 1_000), Ok(state()));
        assert_eq!(open(Uuid::nil(), "one", 1_000 + LIFETIME_MS - 1), Ok(state()));
        assert_eq!(open(Uuid::nil(), "one", 1_000 + LIFETIME_MS), Err(StateFault::Expired));
        assert_eq!(open(Uuid::nil(), "one", 999), Err(StateFault::Expired));
        assert_eq!(open(Uuid::nil(), "two", 1_000), Err(StateFault::OtherSession));
        assert_eq!(open(Uuid::max(), "one", 1_000), Err(StateFault::OtherSession));
    }

    #[test]
    fn a_role_that_was_taken_away_meanwhile_counts() {
        let key = DataKey::generate();
        let who = Traveller { user: UserId(Uuid::nil()), session: "one".to_owned(), is_over_all: false };
        let open = |state: State| State::open(&state.sealed(&key), &key, &who, Timestamp(1_000));
        assert_eq!(open(state()), Err(StateFault::NotAllowed));
        // For a tenant that is there already, the rights over it decide.
        let of_a_tenant = State { tenant: Some(TenantId(Uuid::nil())), ..state() };
        assert_eq!(open(of_a_tenant.clone()), Ok(of_a_tenant));
    }

    #[test]
    fn every_change_of_a_character_is_found() {
        let key = DataKey::generate();
        let text = state().sealed(&key);
        let who = Traveller { user: UserId(Uuid::nil()), session: "one".to_owned(), is_over_all: true };
        let open = |text: &str, key: &DataKey| State::open(text, key, &who, Timestamp(1_000));
        assert_eq!(open(&text, &DataKey::generate()), Err(StateFault::Forged));
        for place in 0..text.len() {
            // The last character of a part holds bits that mean nothing; its next but one in the alphabet does.
            let mut changed = text.clone().into_bytes();
            changed[place] = if changed[place] == b'A' { b'z' } else { b'A' };
            let changed = String::from_utf8(changed).expect("ASCII");
            assert_eq!(open(&changed, &key), Err(StateFault::Forged), "at {place}");
        }
        for foreign in ["", ".", "a.b", &text[1..], &format!("{text}.{text}"), &"a".repeat(10_000)] {
            assert_eq!(open(foreign, &key), Err(StateFault::Forged), "{foreign}");
        }
    }
}
