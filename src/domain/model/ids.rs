//! A newtype for each id, so that a drift id can never be taken for a tenant id.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Why a text is not an id.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum IdError {
    #[error("{kind} must be a GUID such as 3f1c2a9e-7d54-4c0b-9a51-0d6f3b1f8e42")]
    NotAGuid { kind: &'static str },
    #[error("{kind} must not be empty")]
    Empty { kind: &'static str },
    #[error("{kind} may hold at most {limit} bytes")]
    TooLong { kind: &'static str, limit: usize },
    #[error("{kind} holds a control character")]
    ControlCharacter { kind: &'static str },
    #[error("area must consist of lower-case letters, digits and underscores")]
    NotAnAreaKey,
}

macro_rules! guid_id {
    ($(#[$doc:meta])* $name:ident, $kind:literal) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl fmt::Display for $name {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.hyphenated().fmt(formatter)
            }
        }

        impl FromStr for $name {
            type Err = IdError;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                // Only the hyphenated form: braces, URNs and bare hex are typing mistakes more often than ids.
                if text.len() != 36 {
                    return Err(IdError::NotAGuid { kind: $kind });
                }
                Uuid::try_parse(text).map(Self).map_err(|_| IdError::NotAGuid { kind: $kind })
            }
        }
    };
}

guid_id!(
    /// A tenant as Plumbline knows it (not the directory id that Microsoft gave it).
    TenantId, "tenant"
);
guid_id!(
    /// Microsoft's id of the directory, the `tid` of its tokens.
    DirectoryId, "tenantId"
);
guid_id!(
    /// The application (client) id of an app registration.
    ClientId, "clientId"
);
guid_id!(
    /// An app registration that several tenants share.
    AppRegistrationId, "appRegistrationId"
);
guid_id!(
    /// One version of a baseline.
    BaselineId, "baseline"
);
guid_id!(
    /// One attempt to read one area.
    CollectionId, "collection"
);
guid_id!(
    /// One difference with one life.
    DriftId, "drift"
);
guid_id!(
    /// What somebody said about a drift.
    DriftCommentId, "comment"
);
guid_id!(
    /// What somebody wrote down about a tenant.
    TenantNoteId, "note"
);
guid_id!(
    /// One rule about what people get for what their identity provider says.
    RoleRuleId, "role rule"
);
guid_id!(
    /// One list of requests that would undo chosen drifts.
    PlanId, "plan"
);
guid_id!(
    /// One piece of work that survives a restart.
    JobId, "job"
);
guid_id!(
    /// One area that a person made.
    CollectorId, "collector"
);
guid_id!(
    /// One decision that a drift is fine.
    AcceptanceId, "acceptance"
);
guid_id!(
    /// One rule that holds drifts back.
    IgnoreRuleId, "ignoreRule"
);
guid_id!(
    /// Tenants that are spoken of together.
    TenantGroupId, "group"
);
guid_id!(
    /// One property that Graph added.
    SchemaNoticeId, "schema notice"
);
guid_id!(
    /// One person who may sign in.
    UserId, "user"
);
guid_id!(
    /// One session of a browser; what opens it is something else.
    SessionId, "session"
);
guid_id!(
    /// One token with which a program acts for somebody.
    ApiTokenId, "token"
);

/// Graph's id of a configuration object. Graph uses GUIDs, GUID pairs, words and base64 here, so any printable
/// text within the limit is an id; ids are compared without case only where they are GUIDs, which is done when
/// the id is made.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct ResourceId(String);

impl ResourceId {
    /// The longest id in bytes. The longest seen in Graph are Exchange's, below 300.
    pub const LIMIT_BYTES: usize = 1024;

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for ResourceId {
    type Err = IdError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let kind = "resource";
        if text.is_empty() {
            return Err(IdError::Empty { kind });
        }
        if text.len() > Self::LIMIT_BYTES {
            return Err(IdError::TooLong { kind, limit: Self::LIMIT_BYTES });
        }
        if text.chars().any(char::is_control) {
            return Err(IdError::ControlCharacter { kind });
        }
        let is_guid = text.len() == 36 && Uuid::try_parse(text).is_ok();
        Ok(Self(if is_guid { text.to_ascii_lowercase() } else { text.to_owned() }))
    }
}

impl<'de> Deserialize<'de> for ResourceId {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

impl fmt::Display for ResourceId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(formatter)
    }
}

/// The key of an area of the catalog, e.g. `conditional_access_policies`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct AreaKey(String);

impl AreaKey {
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for AreaKey {
    type Err = IdError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let valid = (1..=80).contains(&text.len())
            && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_');
        if valid { Ok(Self(text.to_owned())) } else { Err(IdError::NotAnAreaKey) }
    }
}

impl<'de> Deserialize<'de> for AreaKey {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

impl fmt::Display for AreaKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(formatter)
    }
}

#[cfg(test)]
mod tests {
    use super::{AreaKey, DirectoryId, IdError, ResourceId};

    #[test]
    fn a_directory_id_is_a_hyphenated_guid() {
        assert!("3F1C2A9E-7d54-4c0b-9a51-0d6f3b1f8e42".parse::<DirectoryId>().is_ok());
        for text in ["", "contoso", "3f1c2a9e7d544c0b9a510d6f3b1f8e42", "{3f1c2a9e-7d54-4c0b-9a51-0d6f3b1f8e42}"] {
            assert_eq!(text.parse::<DirectoryId>(), Err(IdError::NotAGuid { kind: "tenantId" }), "{text}");
        }
    }

    #[test]
    fn resource_ids_that_are_guids_compare_without_case() {
        let upper: ResourceId = "3F1C2A9E-7D54-4C0B-9A51-0D6F3B1F8E42".parse().expect("a GUID is an id");
        let lower: ResourceId = "3f1c2a9e-7d54-4c0b-9a51-0d6f3b1f8e42".parse().expect("a GUID is an id");
        assert_eq!(upper, lower);
        let word: ResourceId = "authorizationPolicy".parse().expect("a word is an id");
        assert_eq!(word.as_str(), "authorizationPolicy");
    }

    #[test]
    fn area_keys_are_snake_case() {
        assert!("groups".parse::<AreaKey>().is_ok());
        for text in ["", "Groups", "../groups", "a-b"] {
            assert_eq!(text.parse::<AreaKey>(), Err(IdError::NotAnAreaKey), "{text}");
        }
    }
}
