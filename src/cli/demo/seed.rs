//! What a demo starts with: a user, connected tenants with baselines, and some drift.

use std::collections::BTreeSet;

use secrecy::SecretString;

use crate::crypto::OpaqueToken;
use crate::domain::baseline::ResourceMode;
use crate::domain::catalog;
use crate::domain::model::TenantId;
use crate::pipeline::access::NewUser;
use crate::pipeline::baselines::{self, Capture, Source};
use crate::pipeline::credentials::GivenCredential;
use crate::pipeline::tenants::{self, NewTenant};
use crate::pipeline::{
    Actor, Context, PipelineError, access, connections, insights, portfolio, sync, work, write_connections,
};
use crate::simulator::{MadeUpTenant, RegisteredApp, World, connected_app, office_day_in};
use crate::store::StoreError;
use crate::store::jobs::{JobState, Trigger};

/// Few tenants are synced every minute; many would only wait for each other.
const FEW_TENANTS: usize = 10;
const CHANGES_AT_START: usize = 3;
/// In the others a plan is a dry run.
const WRITABLE_TENANTS: usize = 1;
const WRITING_APP: &str = "Plumbline restore";

/// Nobody needs the password: visitors of the demo are signed in without it.
pub(super) async fn user(context: &Context, username: &str) -> anyhow::Result<()> {
    let password = SecretString::from(OpaqueToken::generate().expose());
    let grants = vec![access::OVER_EVERYTHING];
    let new = NewUser { username: username.to_owned(), password, must_change_password: false, grants };
    match access::add_user(context, Actor::plumbline(), new).await {
        Ok(_) | Err(PipelineError::Store(StoreError::Conflict { .. })) => Ok(()),
        Err(error) => Err(error.into()),
    }
}

/// Connects the tenants one after the other, so that the first is there at once, and lets somebody have worked in
/// each. Tenants of an earlier run are left as they are.
pub(super) async fn tenants(context: &Context, made_up: &[MadeUpTenant], world: &World) -> anyhow::Result<()> {
    let interval = if made_up.len() <= FEW_TENANTS { 1 } else { tenants::DEFAULT_INTERVAL_MINUTES };
    for (index, tenant) in made_up.iter().enumerate() {
        let new = NewTenant {
            name: tenant.name.clone(),
            directory_id: tenant.directory_id.parse()?,
            credential: GivenCredential::Secret {
                client_id: tenant.client_id.parse()?,
                secret: tenant.client_secret.clone(),
            },
            sync_interval_minutes: Some(interval),
        };
        let id = match tenants::create(context, Actor::plumbline(), new).await {
            Ok(id) => id,
            Err(PipelineError::Store(StoreError::Conflict { .. })) => continue,
            Err(error) => return Err(error.into()),
        };
        connections::test(context, Actor::plumbline(), id).await?;
        if index < WRITABLE_TENANTS {
            allow_writing(context, id, &tenant.directory_id, world).await?;
        }
        synced(context, id).await?;
        let capture = Capture {
            label: "As agreed at the start".to_owned(),
            note: String::new(),
            mode: ResourceMode::Snapshot,
            source: Source::Live,
        };
        baselines::capture_many(context, Actor::plumbline(), id, None, capture).await?;
        if let Some(simulated) = world.tenant(&tenant.directory_id) {
            for _ in 0..CHANGES_AT_START {
                office_day_in(world, simulated);
            }
        }
        synced(context, id).await?;
        insights::refresh(context, Actor::plumbline(), id).await?;
    }
    Ok(())
}

/// A second application, which may write all that can be restored, as an administrator would consent to it.
async fn allow_writing(context: &Context, id: TenantId, directory: &str, world: &World) -> anyhow::Result<()> {
    let Some(simulated) = world.tenant(directory) else {
        return Ok(());
    };
    let permissions: BTreeSet<String> = catalog::all().flat_map(|area| area.permissions.write.clone()).collect();
    let RegisteredApp { client_id, client_secret } = connected_app(world, simulated, WRITING_APP, permissions);
    let credential = GivenCredential::Secret { client_id: client_id.parse()?, secret: client_secret };
    Ok(write_connections::put(context, Actor::plumbline(), id, credential).await?)
}

/// Reads the tenant and waits for the end.
pub(super) async fn synced(context: &Context, id: TenantId) -> anyhow::Result<()> {
    let job = sync::enqueue(context, Actor::plumbline(), id, None, Trigger::Demo).await?;
    while portfolio::job(context, job).await?.0.state != JobState::Done {
        work::wait_for_progress().await;
    }
    Ok(())
}
