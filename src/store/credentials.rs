//! Credentials of tenants and of app registrations that tenants share. What is secret of them is sealed, under the
//! tenant's data key or, where it is shared, under the instance's.

use std::str::FromStr;

use rusqlite::{Row, named_params};
use secrecy::SecretString;

use super::row::{collect, first, optional_time, parsed, time, word};
use super::{ReadTx, StoreError, WriteTx};
use crate::crypto::{DataKey, Place, Sealed};
use crate::domain::model::{AppRegistrationId, ClientId, TenantId, Timestamp};

/// Whose credential it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Owner {
    Tenant(TenantId),
    AppRegistration(AppRegistrationId),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CredentialKind {
    Secret,
    Certificate,
    Federated,
}

/// A credential without what is secret of it.
#[derive(Debug, Clone)]
pub struct Credential {
    pub owner: Owner,
    pub kind: CredentialKind,
    pub client_id: ClientId,
    pub thumbprint: Option<String>,
    pub subject: Option<String>,
    pub algorithm: Option<String>,
    pub identity_client_id: Option<ClientId>,
    /// Microsoft's id of the client secret, where it is known.
    pub key_id: Option<String>,
    pub expires_at: Option<Timestamp>,
    pub stored_at: Timestamp,
    pub rotate_every_days: Option<u32>,
}

/// What signs in.
#[derive(Debug, Clone)]
pub enum Material {
    Secret(SecretString),
    Certificate { der: Vec<u8>, private_key: SecretString, algorithm: String, thumbprint: String, subject: String },
    Federated { identity_client_id: Option<ClientId> },
}

/// A credential with what is secret of it.
#[derive(Debug, Clone)]
pub struct NewCredential {
    pub client_id: ClientId,
    pub material: Material,
    pub key_id: Option<String>,
    pub expires_at: Option<Timestamp>,
}

impl NewCredential {
    pub fn kind(&self) -> CredentialKind {
        match self.material {
            Material::Secret(_) => CredentialKind::Secret,
            Material::Certificate { .. } => CredentialKind::Certificate,
            Material::Federated { .. } => CredentialKind::Federated,
        }
    }
}

impl Owner {
    /// Where the secret is bound to. The names are those of the tables that tell the owner.
    fn place<'a>(self, row: &'a str) -> Place<'a> {
        let table = match self {
            Self::Tenant(_) => "connections",
            Self::AppRegistration(_) => "app_registrations",
        };
        Place { table, row, column: "secret" }
    }

    pub(super) fn key(self, tx: &ReadTx<'_>) -> Result<DataKey, StoreError> {
        match self {
            Self::Tenant(tenant) => tx.data_key(tenant),
            Self::AppRegistration(_) => tx.instance_key(),
        }
    }

    /// The one tenant that it belongs to, unless it is shared.
    pub fn tenant_id(self) -> Option<TenantId> {
        match self {
            Self::Tenant(id) => Some(id),
            Self::AppRegistration(_) => None,
        }
    }

    fn app_registration(self) -> Option<String> {
        match self {
            Self::Tenant(_) => None,
            Self::AppRegistration(id) => Some(id.to_string()),
        }
    }
}

impl std::fmt::Display for Owner {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Tenant(id) => id.fmt(formatter),
            Self::AppRegistration(id) => id.fmt(formatter),
        }
    }
}

impl CredentialKind {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Secret => "secret",
            Self::Certificate => "certificate",
            Self::Federated => "federated",
        }
    }

    pub(super) fn from_word(word: &str) -> Option<Self> {
        [Self::Secret, Self::Certificate, Self::Federated].into_iter().find(|kind| kind.as_str() == word)
    }
}

/// Stores or replaces the credential. A rotation setting stays where the new one is a client secret, too.
pub fn put(tx: &mut WriteTx<'_>, owner: Owner, new: &NewCredential, now: Timestamp) -> Result<(), StoreError> {
    let row = owner.to_string();
    let columns = Columns::of(&new.material);
    let secret = match columns.secret {
        Some(secret) => Some(owner.key(tx)?.seal_secret(&owner.place(&row), secret).0),
        None => None,
    };
    tx.sql
        .prepare_cached(
            "INSERT INTO main.credentials (owner, tenant_id, app_registration_id, kind, client_id, secret, certificate,
                 thumbprint, subject, algorithm, identity_client_id, key_id, expires_at, stored_at)
             VALUES (:owner, :tenant_id, :app_registration_id, :kind, :client_id, :secret, :certificate,
                 :thumbprint, :subject, :algorithm, :identity_client_id, :key_id, :expires_at, :stored_at)
             ON CONFLICT (owner) DO UPDATE
             SET kind = :kind, client_id = :client_id, secret = :secret, certificate = :certificate,
                 thumbprint = :thumbprint, subject = :subject, algorithm = :algorithm,
                 identity_client_id = :identity_client_id, key_id = :key_id, expires_at = :expires_at,
                 expiry_checked_at = NULL, stored_at = :stored_at,
                 rotate_every_days = CASE WHEN :kind = 'secret' THEN rotate_every_days END",
        )?
        .execute(named_params! {
            ":owner": row,
            ":tenant_id": owner.tenant_id().map(|id| id.to_string()),
            ":app_registration_id": owner.app_registration(),
            ":kind": columns.kind.as_str(),
            ":client_id": new.client_id.to_string(),
            ":secret": secret,
            ":certificate": columns.certificate,
            ":thumbprint": columns.thumbprint,
            ":subject": columns.subject,
            ":algorithm": columns.algorithm,
            ":identity_client_id": columns.identity_client_id,
            ":key_id": new.key_id,
            ":expires_at": new.expires_at.map(Timestamp::milliseconds),
            ":stored_at": now.milliseconds(),
        })?;
    Ok(())
}

pub fn delete(tx: &mut WriteTx<'_>, owner: Owner) -> Result<(), StoreError> {
    tx.sql
        .prepare_cached(
            "DELETE FROM main.credentials
             WHERE owner = :owner",
        )?
        .execute(named_params! { ":owner": owner.to_string() })?;
    Ok(())
}

pub fn find(tx: &ReadTx<'_>, owner: Owner) -> Result<Option<Credential>, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT tenant_id, app_registration_id, kind, client_id, thumbprint, subject, algorithm, identity_client_id,
             key_id, expires_at, stored_at, rotate_every_days
         FROM credentials
         WHERE owner = :owner",
    )?;
    first(statement.query(named_params! { ":owner": owner.to_string() })?, |row| credential(row, owner))
}

/// What signs in, for the moment of signing in.
pub fn open(tx: &ReadTx<'_>, owner: Owner) -> Result<Option<NewCredential>, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT kind, client_id, secret, certificate, thumbprint, subject, algorithm, identity_client_id, key_id,
             expires_at
         FROM credentials
         WHERE owner = :owner",
    )?;
    let owner_text = owner.to_string();
    first(statement.query(named_params! { ":owner": owner_text })?, |row| {
        let secret = || -> Result<SecretString, StoreError> {
            let sealed = Sealed(row.get("secret")?);
            Ok(owner.key(tx)?.open_secret(&owner.place(&owner_text), &sealed)?)
        };
        Ok(NewCredential {
            client_id: parsed(row, "client_id")?,
            material: material(row, secret)?,
            key_id: row.get("key_id")?,
            expires_at: optional_time(row, "expires_at")?,
        })
    })
}

/// What Microsoft tells of a client secret.
#[derive(Debug, Clone)]
pub struct FoundSecret {
    /// None where several secrets look alike.
    pub key_id: Option<String>,
    pub expires_at: Option<Timestamp>,
}

/// Remembers when the credential ends. What could not be read leaves what was known.
pub fn record_expiry(
    tx: &mut WriteTx<'_>,
    owner: Owner,
    found: Option<&FoundSecret>,
    now: Timestamp,
) -> Result<(), StoreError> {
    tx.sql
        .prepare_cached(
            "UPDATE main.credentials
             SET key_id = COALESCE(:key_id, key_id), expires_at = COALESCE(:expires_at, expires_at),
                 expiry_checked_at = :now
             WHERE owner = :owner",
        )?
        .execute(named_params! {
            ":owner": owner.to_string(),
            ":key_id": found.and_then(|found| found.key_id.as_deref()),
            ":expires_at": found.and_then(|found| found.expires_at).map(Timestamp::milliseconds),
            ":now": now.milliseconds(),
        })?;
    Ok(())
}

/// Sets how often the client secret is rotated; `None` for never.
pub fn set_rotation(tx: &mut WriteTx<'_>, owner: Owner, every_days: Option<u32>) -> Result<(), StoreError> {
    tx.sql
        .prepare_cached(
            "UPDATE main.credentials
             SET rotate_every_days = :every_days
             WHERE owner = :owner AND kind = 'secret'",
        )?
        .execute(named_params! { ":owner": owner.to_string(), ":every_days": every_days })?;
    Ok(())
}

/// Credentials whose end was last looked for before a time, the longest waiting first.
pub fn unchecked_since(tx: &ReadTx<'_>, before: Timestamp, limit: u32) -> Result<Vec<Owner>, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT tenant_id, app_registration_id
         FROM credentials
         WHERE expiry_checked_at IS NULL OR expiry_checked_at <= :before
         ORDER BY expiry_checked_at
         LIMIT :limit",
    )?;
    collect(statement.query(named_params! { ":before": before.milliseconds(), ":limit": limit })?, owner)
}

/// Credentials that end before a time, or have ended, with their end.
pub fn ending_before(tx: &ReadTx<'_>, before: Timestamp) -> Result<Vec<(Owner, Timestamp)>, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT tenant_id, app_registration_id, expires_at
         FROM credentials
         WHERE expires_at <= :before
         ORDER BY expires_at
         LIMIT 10000",
    )?;
    collect(statement.query(named_params! { ":before": before.milliseconds() })?, |row| {
        Ok((owner(row)?, time(row, "expires_at")?))
    })
}

/// Client secrets that are due to be rotated and are not being rotated yet. One that ends within two weeks is due
/// whatever its interval.
pub fn due_for_rotation(tx: &ReadTx<'_>, now: Timestamp) -> Result<Vec<Owner>, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT tenant_id, app_registration_id
         FROM credentials
         WHERE rotate_every_days IS NOT NULL
             AND (stored_at + rotate_every_days * 86400000 <= :now OR expires_at <= :now + 14 * 86400000)
             AND NOT EXISTS (SELECT 1 FROM secret_rotations WHERE secret_rotations.owner = credentials.owner)
         ORDER BY stored_at
         LIMIT 20",
    )?;
    collect(statement.query(named_params! { ":now": now.milliseconds() })?, owner)
}

/// Reads what signs in from a row of a query that selects its columns.
pub(super) fn material(
    row: &Row<'_>,
    secret: impl Fn() -> Result<SecretString, StoreError>,
) -> Result<Material, StoreError> {
    Ok(match word(row, "kind", CredentialKind::from_word)? {
        CredentialKind::Secret => Material::Secret(secret()?),
        CredentialKind::Certificate => Material::Certificate {
            der: row.get("certificate")?,
            private_key: secret()?,
            algorithm: row.get("algorithm")?,
            thumbprint: row.get("thumbprint")?,
            subject: row.get("subject")?,
        },
        CredentialKind::Federated => {
            Material::Federated { identity_client_id: optional_id(row, "identity_client_id")? }
        }
    })
}

/// The material, column by column.
pub(super) struct Columns<'a> {
    pub(super) kind: CredentialKind,
    pub(super) secret: Option<&'a SecretString>,
    pub(super) certificate: Option<&'a [u8]>,
    pub(super) thumbprint: Option<&'a str>,
    pub(super) subject: Option<&'a str>,
    pub(super) algorithm: Option<&'a str>,
    pub(super) identity_client_id: Option<String>,
}

impl<'a> Columns<'a> {
    pub(super) fn of(material: &'a Material) -> Self {
        let empty = Self {
            kind: CredentialKind::Federated,
            secret: None,
            certificate: None,
            thumbprint: None,
            subject: None,
            algorithm: None,
            identity_client_id: None,
        };
        match material {
            Material::Secret(secret) => Self { kind: CredentialKind::Secret, secret: Some(secret), ..empty },
            Material::Certificate { der, private_key, algorithm, thumbprint, subject } => Self {
                kind: CredentialKind::Certificate,
                secret: Some(private_key),
                certificate: Some(der),
                thumbprint: Some(thumbprint),
                subject: Some(subject),
                algorithm: Some(algorithm),
                ..empty
            },
            Material::Federated { identity_client_id } => {
                Self { identity_client_id: identity_client_id.map(|id| id.to_string()), ..empty }
            }
        }
    }
}

/// Reads the columns of a credential from a row of a query that selects them.
pub(super) fn credential(row: &Row<'_>, owner: Owner) -> Result<Credential, StoreError> {
    Ok(Credential {
        owner,
        kind: word(row, "kind", CredentialKind::from_word)?,
        client_id: parsed(row, "client_id")?,
        thumbprint: row.get("thumbprint")?,
        subject: row.get("subject")?,
        algorithm: row.get("algorithm")?,
        identity_client_id: optional_id(row, "identity_client_id")?,
        key_id: row.get("key_id")?,
        expires_at: optional_time(row, "expires_at")?,
        stored_at: time(row, "stored_at")?,
        rotate_every_days: row.get("rotate_every_days")?,
    })
}

pub(super) fn owner(row: &Row<'_>) -> Result<Owner, StoreError> {
    match optional_id(row, "tenant_id")? {
        Some(tenant) => Ok(Owner::Tenant(tenant)),
        None => Ok(Owner::AppRegistration(parsed(row, "app_registration_id")?)),
    }
}

pub(super) fn optional_id<T: FromStr>(row: &Row<'_>, column: &'static str) -> Result<Option<T>, StoreError> {
    let text: Option<String> = row.get(column)?;
    text.map(|text| text.parse().map_err(|_| StoreError::Corrupt { what: column })).transpose()
}
