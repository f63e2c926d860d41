//! Which permissions a token carries, and for which tenant it is.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::Deserialize;

use super::error::{GraphError, Service};
use crate::domain::model::DirectoryId;

/// The claims that are shown to a person. Access tokens are for Graph to validate, not for us, so nothing is granted
/// because of them.
#[derive(Deserialize)]
struct Claims {
    /// Of an application; missing when nothing is granted.
    #[serde(default)]
    roles: Vec<String>,
    /// Of an application in the name of a person, with spaces in between.
    #[serde(default)]
    scp: Option<String>,
    tid: Option<String>,
}

/// Scopes of the sign-in itself, which are no permission of Graph.
const OF_THE_SIGN_IN: [&str; 4] = ["openid", "profile", "email", "offline_access"];

/// What a token says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TokenFacts {
    /// The granted permissions, sorted: application permissions, or those that an application has in the name of a
    /// person. Microsoft gives both the same names.
    pub permissions: Vec<String>,
    pub directory: Option<DirectoryId>,
}

pub(super) fn of_token(token: &str) -> Result<TokenFacts, GraphError> {
    let claims = token.split('.').nth(1).and_then(|payload| URL_SAFE_NO_PAD.decode(payload).ok());
    let claims = claims.and_then(|payload| serde_json::from_slice::<Claims>(&payload).ok());
    let Some(Claims { roles: mut permissions, scp, tid }) = claims else {
        let reason = "the access token does not tell its roles".to_owned();
        return Err(GraphError::BadAnswer { service: Service::SignIn, reason });
    };
    let scopes = scp.iter().flat_map(|scopes| scopes.split_whitespace());
    permissions.extend(scopes.filter(|scope| !OF_THE_SIGN_IN.contains(scope)).map(str::to_owned));
    permissions.sort();
    permissions.dedup();
    Ok(TokenFacts { permissions, directory: tid.and_then(|tid| tid.parse().ok()) })
}

#[cfg(test)]
mod tests {
    use base64::Engine;
    use base64::engine::general_purpose::URL_SAFE_NO_PAD;

    use super::of_token;

    fn permissions(claims: &str) -> Vec<String> {
        of_token(&format!("e30.{}.x", URL_SAFE_NO_PAD.encode(claims))).expect("a token").permissions
    }

    #[test]
    fn a_token_of_an_application_and_one_of_a_person_tell_their_permissions_alike() {
        assert_eq!(
            permissions(r#"{"roles":["Policy.Read.All","Group.Read.All"]}"#),
            ["Group.Read.All", "Policy.Read.All"]
        );
        assert_eq!(
            permissions(r#"{"scp":"openid Policy.Read.All Group.Read.All profile"}"#),
            ["Group.Read.All", "Policy.Read.All"]
        );
        assert_eq!(permissions("{}"), Vec::<String>::new());
        assert!(of_token("no token").is_err());
    }
}
