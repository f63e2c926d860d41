//! `plumbline tenant`.

use anyhow::{Context as _, bail};
use serde_json::{Value, json};

use super::arguments::{Format, TenantCommand};
use super::{credential, output, settings};
use crate::pipeline::erasure::{self, Confirmation, Receipt};
use crate::pipeline::portfolio::TenantOverview;
use crate::pipeline::tenants::{self, NewTenant};
use crate::pipeline::{Actor, Context, portfolio};
use crate::store::tenants::Tenant;

pub(super) fn run(command: TenantCommand) -> anyhow::Result<()> {
    let (context, _guard) = settings::for_command()?;
    tokio::runtime::Runtime::new()?.block_on(async {
        match command {
            TenantCommand::Add(options) => {
                let new = NewTenant {
                    name: options.name.clone(),
                    directory_id: options.tenant_id.parse().context("--tenant-id")?,
                    credential: credential::from_options(&context, &options).await?,
                    sync_interval_minutes: None,
                };
                let id = tenants::create(&context, Actor::command_line(), new).await?;
                output::line(&id.to_string());
            }
            TenantCommand::List { format } => list(&portfolio::tenants(&context).await?, format),
            TenantCommand::Remove { tenant } => {
                let found = find(&context, &tenant).await?;
                let receipt = erasure::erase(&context, Actor::command_line(), found.id, Confirmation::Named).await?;
                let Receipt { name, entry, emptied_entries, .. } = receipt;
                output::line(&format!(
                    "{name} was removed with everything that was known of it. Audit entry {entry} is the receipt; \
                     {emptied_entries} entries stay without their details."
                ));
            }
        }
        Ok(())
    })
}

/// The tenant with this id, directory id or name.
///
/// # Errors
/// When there is none, or when several have the name.
pub(super) async fn find(context: &Context, wanted: &str) -> anyhow::Result<Tenant> {
    let all = portfolio::tenants(context).await?.into_iter().map(|overview| overview.tenant);
    let is_wanted = |tenant: &Tenant| {
        tenant.id.to_string() == wanted
            || tenant.directory_id.to_string().eq_ignore_ascii_case(wanted)
            || tenant.name.eq_ignore_ascii_case(wanted)
    };
    let mut found = all.filter(is_wanted);
    match (found.next(), found.next()) {
        (Some(tenant), None) => Ok(tenant),
        (Some(_), Some(_)) => bail!("several tenants are called `{wanted}`: name one by its id"),
        (None, _) => bail!("there is no tenant `{wanted}`: `plumbline tenant list` shows them"),
    }
}

fn list(tenants: &[TenantOverview], format: Format) {
    output::line(&match format {
        Format::Text => output::table(&rows(tenants)),
        Format::Json => Value::Array(tenants.iter().map(as_json).collect()).to_string(),
    });
}

fn rows(tenants: &[TenantOverview]) -> Vec<Vec<String>> {
    let heading = ["id", "name", "areas read", "open drifts", "last sync"].map(str::to_owned).to_vec();
    let row = |overview: &TenantOverview| {
        vec![
            overview.tenant.id.to_string(),
            overview.tenant.name.clone(),
            format!("{} of {}", overview.areas.complete, overview.areas.total),
            overview.open_drifts.total().to_string(),
            overview.last_sync_at.map_or_else(|| "never".to_owned(), |time| time.to_string()),
        ]
    };
    std::iter::once(heading).chain(tenants.iter().map(row)).collect()
}

fn as_json(overview: &TenantOverview) -> Value {
    json!({
        "id": overview.tenant.id,
        "name": overview.tenant.name,
        "tenantId": overview.tenant.directory_id,
        "enabled": overview.tenant.enabled,
        "areasComplete": overview.areas.complete,
        "areas": overview.areas.total,
        "openDrifts": overview.open_drifts.total(),
        "lastSyncAt": overview.last_sync_at,
    })
}
