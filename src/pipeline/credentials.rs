//! Credentials: from what a person enters to what is stored, and from there to what signs in. A new one is proved
//! before it takes the place of another.

use std::collections::BTreeSet;
use std::sync::Arc;

use secrecy::SecretString;

use super::connection_test::{ConnectionTest, TestError, examine};
use super::{Context, PipelineError};
use crate::domain::catalog;
use crate::domain::model::{AppRegistrationId, ClientId, DirectoryId, TenantId, Timestamp};
pub use crate::graph::SigningAlgorithm;
use crate::graph::{CertificateFault, ClientCertificate, Credential};
use crate::store::app_registrations::Purpose;
use crate::store::credentials::{Material, NewCredential, Owner};
use crate::store::{StoreError, app_registrations, credentials};

/// What a person enters.
#[derive(Debug)]
pub enum GivenCredential {
    Secret {
        client_id: ClientId,
        secret: SecretString,
    },
    /// Certificate and private key are PEM.
    Certificate {
        client_id: ClientId,
        certificate: String,
        private_key: SecretString,
        algorithm: SigningAlgorithm,
    },
    Federated {
        client_id: ClientId,
        identity_client_id: Option<ClientId>,
    },
    /// That of an app registration which several tenants share.
    Shared(AppRegistrationId),
}

/// Where a tenant's credential will be.
#[derive(Debug)]
pub(super) enum Choice {
    Own(NewCredential),
    Shared(AppRegistrationId),
}

/// # Errors
/// [`PipelineError::Invalid`] names the field.
pub(super) fn choice(given: GivenCredential, now: Timestamp) -> Result<Choice, PipelineError> {
    match given {
        GivenCredential::Shared(id) => Ok(Choice::Shared(id)),
        other => own(other, now).map(Choice::Own),
    }
}

/// A credential that is not another app registration's.
///
/// # Errors
/// [`PipelineError::Invalid`] names the field.
pub(super) fn own(given: GivenCredential, now: Timestamp) -> Result<NewCredential, PipelineError> {
    let plain = |client_id, material| NewCredential { client_id, material, key_id: None, expires_at: None };
    match given {
        GivenCredential::Secret { client_id, secret } => Ok(plain(client_id, Material::Secret(secret))),
        GivenCredential::Federated { client_id, identity_client_id } => {
            Ok(plain(client_id, Material::Federated { identity_client_id }))
        }
        GivenCredential::Certificate { client_id, certificate, private_key, algorithm } => {
            let parsed = ClientCertificate::from_pem(&certificate, &private_key, algorithm).map_err(invalid)?;
            if parsed.not_after() <= now {
                let expected = format!("the certificate ended at {}: make a new one", parsed.not_after());
                return Err(PipelineError::Invalid { field: "certificate", expected });
            }
            let material = Material::Certificate {
                der: parsed.der().to_vec(),
                private_key,
                algorithm: algorithm.as_str().to_owned(),
                thumbprint: parsed.thumbprint(),
                subject: parsed.subject().to_owned(),
            };
            Ok(NewCredential { expires_at: Some(parsed.not_after()), ..plain(client_id, material) })
        }
        GivenCredential::Shared(_) => {
            let expected = "an app registration has a credential of its own, not another's".to_owned();
            Err(PipelineError::Invalid { field: "credential", expected })
        }
    }
}

/// # Errors
/// [`StoreError::Corrupt`] when the stored certificate does not parse any more.
pub(super) fn for_graph(stored: NewCredential) -> Result<Credential, PipelineError> {
    let client_id = stored.client_id;
    Ok(match stored.material {
        Material::Secret(secret) => Credential::Secret { client_id, secret },
        Material::Federated { identity_client_id } => Credential::Federated { client_id, identity_client_id },
        Material::Certificate { der, private_key, algorithm, thumbprint: _, subject: _ } => {
            let corrupt = StoreError::Corrupt { what: "certificate" };
            let algorithm = SigningAlgorithm::from_word(&algorithm);
            let parsed = algorithm.and_then(|word| ClientCertificate::from_der(der, &private_key, word).ok());
            Credential::Certificate { client_id, certificate: Arc::new(parsed.ok_or(corrupt)?) }
        }
    })
}

/// What signs in for the owner, with all that is stored of it.
///
/// # Errors
/// Those of the store; [`PipelineError::NotFound`] when the app registration is gone.
pub(super) async fn stored(context: &Context, owner: Owner) -> Result<NewCredential, PipelineError> {
    let found = context.store.read(move |tx| credentials::open(tx, owner)).await?;
    found.ok_or(match owner {
        Owner::Tenant(_) => PipelineError::NoConnection,
        Owner::AppRegistration(_) => PipelineError::NotFound { what: "app registration" },
    })
}

/// What signs in for the owner, in the name of a person where the app registration is one for that.
///
/// # Errors
/// As [`stored`].
pub(super) async fn of_owner(context: &Context, owner: Owner) -> Result<Credential, PipelineError> {
    let new = stored(context, owner).await?;
    for_owner(context, owner, new).await
}

/// The same, with a credential that is not stored yet.
///
/// # Errors
/// Those of the store.
pub(super) async fn for_owner(
    context: &Context,
    owner: Owner,
    new: NewCredential,
) -> Result<Credential, PipelineError> {
    let app = for_graph(new)?;
    let Owner::AppRegistration(id) = owner else { return Ok(app) };
    let found = context.store.read(move |tx| app_registrations::find(tx, id)).await?;
    match found.map(|found| found.purpose) {
        Some(Purpose::Delegated) => {
            Ok(Credential::Delegated { app: Box::new(app), refresh: context.sign_ins.tokens(context, id) })
        }
        Some(Purpose::Read | Purpose::Write) | None => Ok(app),
    }
}

/// What an app registration itself signs in with.
///
/// # Errors
/// As [`stored`].
pub(super) async fn of_app(context: &Context, id: AppRegistrationId) -> Result<Credential, PipelineError> {
    for_graph(stored(context, Owner::AppRegistration(id)).await?)
}

/// Refuses an app registration that was made to write.
///
/// # Errors
/// [`PipelineError::Invalid`].
pub(super) async fn may_read(context: &Context, choice: &Choice) -> Result<(), PipelineError> {
    let Choice::Shared(id) = *choice else { return Ok(()) };
    let found = context.store.read(move |tx| app_registrations::find(tx, id)).await?;
    match found.map(|found| found.purpose) {
        Some(Purpose::Write) => Err(PipelineError::Invalid {
            field: "appRegistrationId",
            expected: "this app registration is for writing: choose one that reads".to_owned(),
        }),
        Some(Purpose::Read | Purpose::Delegated) | None => Ok(()),
    }
}

/// The tenants that are reached with the owner's credential.
pub(super) async fn tenants_of(context: &Context, owner: Owner) -> Result<Vec<TenantId>, PipelineError> {
    match owner {
        Owner::Tenant(tenant) => Ok(vec![tenant]),
        Owner::AppRegistration(id) => Ok(context.store.read(move |tx| app_registrations::tenants(tx, id)).await?),
    }
}

/// Signs in, and sees that nothing is lost that `former_roles` allowed to read.
///
/// # Errors
/// [`PipelineError::CredentialRefused`] tells why, in Microsoft's words, and the way out.
pub(super) async fn prove(
    context: &Context,
    directory: DirectoryId,
    credential: &Credential,
    former_roles: &[String],
) -> Result<ConnectionTest, PipelineError> {
    let connection = context.graph.connection(directory, credential.clone());
    let test = examine(context, &connection).await;
    if let Some(error) = &test.error {
        return Err(PipelineError::CredentialRefused { reason: TestError::in_words(error) });
    }
    let lost = lost_permissions(former_roles, &test.roles);
    if lost.is_empty() {
        return Ok(test);
    }
    let reason = format!(
        "its app registration lacks {}, which the present one has: grant them with admin consent, wait some minutes \
         and try again",
        lost.join(", ")
    );
    Err(PipelineError::CredentialRefused { reason })
}

/// What an area needs to be read and the new roles do not have any more.
fn lost_permissions<'a>(former: &'a [String], new: &[String]) -> Vec<&'a str> {
    let needed: BTreeSet<&str> = catalog::all().flat_map(|area| area.read_permissions()).collect();
    let is_lost = |role: &&str| needed.contains(role) && !new.iter().any(|granted| granted == role);
    former.iter().map(String::as_str).filter(is_lost).collect()
}

fn invalid(fault: CertificateFault) -> PipelineError {
    PipelineError::Invalid { field: fault.field(), expected: fault.to_string() }
}
