//! Write access: a second application and a second consent for each tenant, off until somebody connects it. Nothing is
//! written through it here; what it would allow is shown.

use serde_json::json;

use super::connection_test::TestError;
use super::credentials::{self, Choice, GivenCredential};
use super::{Actor, Context, Event, PipelineError, areas, consents::StateFault};
use crate::domain::catalog::{self, Area};
use crate::domain::model::{DirectoryId, TenantId};
use crate::graph::{TokenFacts, WriteConnection, WriteCredential};
use crate::store::audit::{AuditResult, NewEntry, append, append_as};
use crate::store::credentials::{NewCredential, Owner};
use crate::store::write_connections::{WriteCheck, WriteChoice, WriteMaterial};
use crate::store::{WriteTx, app_registrations, connections, tenants, write_connections as stored};
use std::collections::BTreeSet;
use std::sync::Arc;

pub use crate::store::write_connections::WriteConnection as StoredWriteConnection;

/// Refusals of a directory that does not know of the consent yet.
const NOT_YET_KNOWN: [&str; 2] = ["AADSTS700016", "AADSTS7000229"];

/// What could be restored in an area.
#[derive(Debug)]
pub struct AreaWriting {
    pub area: Arc<Area>,
    pub permissions: Vec<String>,
    /// Of those, what the connection does not have.
    pub missing: Vec<String>,
}

/// The write connection of a tenant with what it would allow.
#[derive(Debug)]
pub struct WriteAccess {
    pub connection: Option<StoredWriteConnection>,
    /// Every area that could be restored, whether it is connected or not.
    pub areas: Vec<AreaWriting>,
}

/// # Errors
/// [`PipelineError::NotFound`].
pub async fn detail(context: &Context, tenant: TenantId) -> Result<WriteAccess, PipelineError> {
    directory(context, tenant).await?;
    let connection = context.store.read(move |tx| stored::find(tx, tenant)).await?;
    let granted = connection.iter().flat_map(|found| found.roles.iter().cloned()).collect();
    let restorable = areas::of_tenant(context, tenant).into_iter().filter(|area| !area.permissions.write.is_empty());
    Ok(WriteAccess { areas: restorable.map(|area| writing(area, &granted)).collect(), connection })
}

/// Connects by a credential that a person enters, once it was proved.
///
/// # Errors
/// [`PipelineError::NotFound`], [`PipelineError::Invalid`], [`PipelineError::ConsentRefused`].
pub async fn put(
    context: &Context,
    actor: Actor,
    tenant: TenantId,
    given: GivenCredential,
) -> Result<(), PipelineError> {
    let found = directory(context, tenant).await?;
    let choice = match credentials::choice(given, context.clock.now())? {
        Choice::Own(new) => WriteChoice::Own(new),
        Choice::Shared(id) => {
            let app = context.store.read(move |tx| app_registrations::find(tx, id)).await?;
            let app = app.ok_or(PipelineError::NotFound { what: "app registration" })?;
            if app.purpose != app_registrations::Purpose::Write {
                let expected = "expected an app registration of purpose `write`".to_owned();
                return Err(PipelineError::Invalid { field: "appRegistrationId", expected });
            }
            WriteChoice::Shared(id)
        }
    };
    connect(context, &actor, tenant, found, choice).await
}

/// Proves and stores a write connection. `directory` is the one that is said to have consented.
pub(super) async fn connect(
    context: &Context,
    actor: &Actor,
    tenant: TenantId,
    directory: DirectoryId,
    choice: WriteChoice,
) -> Result<(), PipelineError> {
    let new = match &choice {
        WriteChoice::Own(new) => new.clone(),
        // Whether this person may choose it was decided before.
        WriteChoice::Shared(id) => credentials::stored(&context.of_plumbline(), Owner::AppRegistration(*id)).await?,
    };
    let client_id = new.client_id;
    let reading = context.store.read(move |tx| connections::find(tx, tenant)).await?;
    if reading.is_some_and(|reading| reading.credential.client_id == client_id) {
        let reason = "this application reads the tenant: make a second one that only writes".to_owned();
        return Err(PipelineError::ConsentRefused { reason });
    }
    let facts = prove(context, directory, new).await?;
    let (now, actor) = (context.clock.now(), actor.clone());
    let kept = context
        .store
        .write(move |tx| {
            if tenants::find(tx, tenant)?.is_none() {
                return Ok(None);
            }
            stored::put(tx, tenant, &choice, &facts.permissions, now)?;
            let entry = NewEntry {
                at: now,
                actor: &actor,
                action: "write_connection.connect",
                subject: tenant.to_string(),
                tenant: Some(tenant),
                detail: json!({ "clientId": client_id, "permissions": facts.permissions }),
            };
            append(tx, &entry).map(Some)
        })
        .await?;
    kept.ok_or(PipelineError::NotFound { what: "tenant" })?;
    context.publish(Event::Tenant { tenant_id: tenant });
    Ok(())
}

/// Signs in through the stored connection, and remembers what it may do.
///
/// # Errors
/// [`PipelineError::NotFound`], [`PipelineError::NoConnection`] when writing is off.
pub async fn test(context: &Context, actor: Actor, tenant: TenantId) -> Result<(), PipelineError> {
    let directory = directory(context, tenant).await?;
    let material = context.store.read(move |tx| stored::material_of(tx, tenant)).await?;
    let material = material.ok_or(PipelineError::NoConnection)?;
    let check = match open(context, directory, material)?.token_facts().await {
        Ok(facts) => WriteCheck { error: None, roles: facts.permissions },
        Err(error) => WriteCheck { error: Some(TestError::of(&error).in_words()), roles: Vec::new() },
    };
    let now = context.clock.now();
    let record = move |tx: &mut WriteTx<'_>| {
        stored::record_check(tx, tenant, &check, now)?;
        let result = if check.error.is_none() { AuditResult::Done } else { AuditResult::Failed };
        let (subject, detail) = (tenant.to_string(), json!({ "error": check.error }));
        let (action, tenant) = ("write_connection.test", Some(tenant));
        append_as(tx, &NewEntry { at: now, actor: &actor, action, subject, tenant, detail }, result)
    };
    context.store.write(record).await?;
    context.publish(Event::Tenant { tenant_id: tenant });
    Ok(())
}

/// Switches writing off: connection and credential are forgotten. Reading goes on.
///
/// # Errors
/// [`PipelineError::NotFound`]; [`PipelineError::NoConnection`] when it is off already.
pub async fn remove(context: &Context, actor: Actor, tenant: TenantId) -> Result<(), PipelineError> {
    directory(context, tenant).await?;
    let now = context.clock.now();
    let was_there = context
        .store
        .write(move |tx| {
            if !stored::delete(tx, tenant)? {
                return Ok(false);
            }
            let entry = NewEntry {
                at: now,
                actor: &actor,
                action: "write_connection.remove",
                subject: tenant.to_string(),
                tenant: Some(tenant),
                detail: json!({}),
            };
            append(tx, &entry).map(|()| true)
        })
        .await?;
    if !was_there {
        return Err(PipelineError::NoConnection);
    }
    context.publish(Event::Tenant { tenant_id: tenant });
    Ok(())
}

/// Signs in, and sees that there is something that it may write.
///
/// # Errors
/// [`PipelineError::ConsentRefused`] with Microsoft's words and the way out.
pub(super) async fn prove(
    context: &Context,
    directory: DirectoryId,
    new: NewCredential,
) -> Result<TokenFacts, PipelineError> {
    let mut waits = context.graph.waits_for_a_grant().into_iter();
    let facts = loop {
        match open(context, directory, WriteMaterial::new(new.clone()))?.token_facts().await {
            Ok(facts) => break facts,
            Err(error) => match waits.next().filter(|_| NOT_YET_KNOWN.contains(&error.code())) {
                Some(wait) => tokio::time::sleep(wait).await,
                None => return Err(PipelineError::ConsentRefused { reason: TestError::of(&error).in_words() }),
            },
        }
    };
    if facts.directory != Some(directory) {
        return Err(StateFault::OtherTenant.into());
    }
    if facts.permissions.iter().any(|name| catalog::meaning(name).writes) {
        return Ok(facts);
    }
    let reason = "the application has no permission to write: grant what the page lists, with admin consent".to_owned();
    Err(PipelineError::ConsentRefused { reason })
}

/// A way to write to the tenant. Nothing is sent yet.
///
/// # Errors
/// [`PipelineError::WritingIsOff`], [`PipelineError::NotFound`].
pub(super) async fn of_tenant(context: &Context, tenant: TenantId) -> Result<WriteConnection, PipelineError> {
    let directory = directory(context, tenant).await?;
    let material = context.store.read(move |tx| stored::material_of(tx, tenant)).await?;
    open(context, directory, material.ok_or(PipelineError::WritingIsOff)?)
}

/// The one place where a stored credential becomes one that writes.
fn open(context: &Context, directory: DirectoryId, material: WriteMaterial) -> Result<WriteConnection, PipelineError> {
    let credential = WriteCredential::new(credentials::for_graph(material.into_credential())?);
    Ok(context.graph.write_connection(directory, credential))
}

fn writing(area: Arc<Area>, granted: &BTreeSet<String>) -> AreaWriting {
    let permissions = area.permissions.write.clone();
    let missing = permissions.iter().filter(|name| !catalog::is_covered(name, granted)).cloned().collect();
    AreaWriting { area, permissions, missing }
}

async fn directory(context: &Context, tenant: TenantId) -> Result<DirectoryId, PipelineError> {
    let found = context.store.read(move |tx| tenants::find(tx, tenant)).await?;
    found.map(|tenant| tenant.directory_id).ok_or(PipelineError::NotFound { what: "tenant" })
}
