//! The pages of Microsoft that a browser is sent to, and what is done with the answer.
//!
//! Sources: the identity platform's pages on admin consent (`{tenant}/v2.0/adminconsent`, answered with `admin_consent`,
//! `tenant`, `scope` and `state`, or with `error` and `error_description`) and on the authorization code flow.

use oauth2::{PkceCodeChallenge, RedirectUrl, TokenResponse};
use secrecy::{ExposeSecret, SecretString};
use serde::Deserialize;
use url::Url;

use super::GraphClient;
use super::assertion::Proof;
use super::credential::Credential;
use super::error::{GraphError, Service};
use super::request::{ApiVersion, GraphRequest};
use super::retry::Failure;
use super::{answer, roles, sign_in};
use crate::domain::model::{ClientId, DirectoryId};

/// Whichever directory a work account is of. Personal accounts have no tenant to consent for.
const ANY_ORGANISATION: &str = "organizations";
/// One person.
const ANSWER_LIMIT_BYTES: u64 = 64 * 1024;

/// A code, and what proves that it is redeemed by who asked for it.
#[derive(Debug)]
pub struct CodeGrant {
    pub code: SecretString,
    pub verifier: SecretString,
    pub redirect_uri: Url,
}

/// Who signed in.
#[derive(Debug)]
pub struct SignedInAccount {
    pub account: String,
    pub home: DirectoryId,
    pub refresh_token: SecretString,
    pub permissions: Vec<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Me {
    user_principal_name: String,
}

impl GraphClient {
    /// Where an administrator consents to all permissions that the app registration lists. Without a directory it is
    /// that of whoever signs in there.
    ///
    /// # Errors
    /// When the configured address of the sign-in service is none.
    pub fn admin_consent_url(
        &self,
        directory: Option<DirectoryId>,
        client_id: ClientId,
        redirect_uri: &Url,
        state: &str,
    ) -> Result<Url, GraphError> {
        let tenant = directory.map_or_else(|| ANY_ORGANISATION.to_owned(), |id| id.to_string());
        let mut url = sign_in::login_url(self, &format!("{tenant}/v2.0/adminconsent"))?;
        url.query_pairs_mut()
            .append_pair("client_id", &client_id.to_string())
            .append_pair("scope", &self.settings().scope)
            .append_pair("redirect_uri", redirect_uri.as_str())
            .append_pair("state", state);
        Ok(url)
    }

    /// Where a person signs in so that we may read in his name, and the verifier of the code that comes back.
    ///
    /// # Errors
    /// When the configured address of the sign-in service is none.
    pub fn authorize_url(
        &self,
        client_id: ClientId,
        redirect_uri: &Url,
        state: &str,
    ) -> Result<(Url, SecretString), GraphError> {
        let (challenge, verifier) = PkceCodeChallenge::new_random_sha256();
        let scopes: Vec<String> = sign_in::delegated_scopes(self).iter().map(|scope| scope.to_string()).collect();
        let mut url = sign_in::login_url(self, &format!("{ANY_ORGANISATION}/oauth2/v2.0/authorize"))?;
        url.query_pairs_mut()
            .append_pair("client_id", &client_id.to_string())
            .append_pair("response_type", "code")
            .append_pair("response_mode", "query")
            .append_pair("redirect_uri", redirect_uri.as_str())
            .append_pair("scope", &scopes.join(" "))
            .append_pair("state", state)
            .append_pair("prompt", "select_account")
            .append_pair("code_challenge", challenge.as_str())
            .append_pair("code_challenge_method", "S256");
        Ok((url, SecretString::from(verifier.into_secret())))
    }

    /// Redeems a code, and asks Graph whose it is. A code counts once, so nothing is tried twice.
    ///
    /// # Errors
    /// [`GraphError::SignIn`] with Microsoft's own code; [`GraphError::BadAnswer`] when no refresh token came.
    pub async fn redeem(&self, app: &Credential, grant: CodeGrant) -> Result<SignedInAccount, GraphError> {
        let url = sign_in::token_url(self, ANY_ORGANISATION)?;
        // An assertion is addressed to the directory it is shown to; here that is not known yet.
        let home = DirectoryId(uuid::Uuid::nil());
        let proof = Proof::of(self, home, app).await.map_err(given_up)?;
        let hidden = [proof.expose(), grant.code.expose_secret(), grant.verifier.expose_secret()];
        let _hidden = hidden.map(|text| self.redactor().hide(text));
        let oauth =
            sign_in::oauth(app.client_id(), url, &proof).set_redirect_uri(RedirectUrl::from_url(grant.redirect_uri));
        let mut request =
            oauth.exchange_code(sign_in::code(&grant.code)).set_pkce_verifier(sign_in::verifier(&grant.verifier));
        for (name, value) in proof.assertion().into_iter().flatten() {
            request = request.add_extra_param(name, value);
        }
        let http = |request| sign_in::exchange(self.clone(), request);
        let response = request.request_async(&http).await;
        let response = response.map_err(|cause| given_up(sign_in::failure(cause, self)))?;
        let refresh_token = response.refresh_token().map(|token| SecretString::from(token.secret().as_str()));
        let refresh_token = refresh_token.ok_or_else(|| lacking("no refresh token: allow offline_access"))?;
        let access = sign_in::access_token(&response, self);
        let facts = roles::of_token(access.expose())?;
        let home = facts.directory.ok_or_else(|| lacking("an access token that does not tell its tenant"))?;
        let account = self.whose(access.expose()).await?;
        Ok(SignedInAccount { account, home, refresh_token, permissions: facts.permissions })
    }

    async fn whose(&self, access_token: &str) -> Result<String, GraphError> {
        let request = GraphRequest::new(ApiVersion::V1, "/me", &[], &[("$select", "userPrincipalName")])?;
        let url = request.url(&self.settings().graph_url)?;
        let response = self.http().get(url).bearer_auth(access_token).send().await;
        let response = response.map_err(|cause| given_up(answer::network(cause)))?;
        if !response.status().is_success() {
            return Err(given_up(answer::refusal(response, self.now(), self.redactor()).await));
        }
        let body = answer::body(response, Service::Graph, ANSWER_LIMIT_BYTES).await.map_err(given_up)?;
        Ok(answer::json::<Me>(&body)?.user_principal_name)
    }
}

fn lacking(what: &str) -> GraphError {
    GraphError::BadAnswer { service: Service::SignIn, reason: what.to_owned() }
}

/// A person waits and can go the way again.
fn given_up(failure: Failure) -> GraphError {
    failure.into_error(Service::SignIn)
}
