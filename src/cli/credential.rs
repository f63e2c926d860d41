//! Credentials on the command line.

use anyhow::{Context as _, bail};

use super::arguments::AddTenantOptions;
use super::input;
use crate::pipeline::credentials::{GivenCredential, SigningAlgorithm};
use crate::pipeline::{Context, app_registrations};

/// The credential that the options tell. Reads files, and standard input where no other credential is named.
///
/// # Errors
/// Names the option.
pub(super) async fn from_options(context: &Context, options: &AddTenantOptions) -> anyhow::Result<GivenCredential> {
    if let Some(wanted) = &options.app_registration {
        return shared(context, wanted).await;
    }
    let client_id = options.client_id.as_deref().context("--client-id is missing")?;
    let client_id = client_id.parse().context("--client-id")?;
    if options.managed_identity {
        let identity = options.identity_client_id.as_deref().map(str::parse).transpose();
        return Ok(GivenCredential::Federated {
            client_id,
            identity_client_id: identity.context("--identity-client-id")?,
        });
    }
    if let (Some(certificate), Some(private_key)) = (&options.certificate, &options.private_key) {
        return Ok(GivenCredential::Certificate {
            client_id,
            certificate: input::pem(certificate)?,
            private_key: input::secret(Some(private_key))?,
            algorithm: if options.rs256 { SigningAlgorithm::Rs256 } else { SigningAlgorithm::Ps256 },
        });
    }
    Ok(GivenCredential::Secret { client_id, secret: input::secret(options.secret_file.as_deref())? })
}

async fn shared(context: &Context, wanted: &str) -> anyhow::Result<GivenCredential> {
    let all = app_registrations::list(context).await?;
    let found = all.iter().find(|one| one.id.to_string() == wanted || one.name.eq_ignore_ascii_case(wanted));
    match found {
        Some(found) => Ok(GivenCredential::Shared(found.id)),
        None if all.is_empty() => bail!("there are no app registrations: add one in the web app, under Settings"),
        None => {
            let known: Vec<&str> = all.iter().map(|one| one.name.as_str()).collect();
            bail!("there is no app registration `{wanted}`: there are {}", known.join(", "))
        }
    }
}
