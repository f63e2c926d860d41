//! `plumbline user`: the way in when nobody can sign in any more.

use std::collections::HashMap;

use anyhow::bail;
use serde_json::{Value, json};

use super::arguments::{AddUserOptions, Format, GrantedRole, UserCommand};
use super::{input, output, settings, tenant};
use crate::auth::{Grant, Role, Target};
use crate::pipeline::access::{self, NewUser, Reset, UserDetail};
use crate::pipeline::{Actor, Context, portfolio, tenant_groups};

pub(super) fn run(command: UserCommand) -> anyhow::Result<()> {
    let (context, _guard) = settings::for_command()?;
    tokio::runtime::Runtime::new()?.block_on(carry_out(&context, command))
}

async fn carry_out(context: &Context, command: UserCommand) -> anyhow::Result<()> {
    let actor = Actor::command_line();
    match command {
        UserCommand::Add(options) => add(context, options).await?,
        UserCommand::List { format } => {
            let names = names(context).await?;
            list(&access::list_users(context).await?, &names, format);
        }
        UserCommand::Reset { username, password_file, clear_second_factor } => {
            let user = access::user_named(context, &username).await?;
            let password = input::secret(password_file.as_deref())?;
            let reset = Reset { password, must_change_password: false, clear_second_factor };
            access::reset_user(context, actor, user.id, reset).await?;
            output::line(&format!("{username} has a new password; all sessions of {username} ended"));
        }
        UserCommand::Disable { username } => {
            let user = access::user_named(context, &username).await?;
            access::disable_user(context, actor, user.id).await?;
            output::line(&format!("{username} is disabled; all sessions of {username} ended"));
        }
        UserCommand::Enable { username } => {
            let user = access::user_named(context, &username).await?;
            access::enable_user(context, actor, user.id).await?;
            output::line(&format!("{username} can sign in again"));
        }
    }
    Ok(())
}

async fn add(context: &Context, options: AddUserOptions) -> anyhow::Result<()> {
    let AddUserOptions { username, password_file, role, tenants, groups } = options;
    let role = match role {
        GrantedRole::Viewer => Role::Viewer,
        GrantedRole::Operator => Role::Operator,
        GrantedRole::Approver => Role::Approver,
        GrantedRole::Administrator => Role::Administrator,
    };
    let mut targets = Vec::new();
    for wanted in &tenants {
        targets.push(Target::Tenant(tenant::find(context, wanted).await?.id));
    }
    for wanted in &groups {
        targets.push(group(context, wanted).await?);
    }
    if targets.is_empty() {
        targets.push(Target::All);
    }
    // The page that makes the first administrator is closed by whoever comes first.
    let is_over_all = role == Role::Administrator && targets == [Target::All];
    if !is_over_all && access::list_users(context).await?.is_empty() {
        bail!(
            "there is nobody yet, and the first one must be able to set everything up: expected --role administrator, \
             without --tenant or --group"
        );
    }
    let password = input::secret(password_file.as_deref())?;
    let grants = targets.into_iter().map(|target| Grant { role, target }).collect();
    let new = NewUser { username: username.clone(), password, must_change_password: false, grants };
    access::add_user(context, Actor::command_line(), new).await?;
    output::line(&format!("{username} can sign in now"));
    Ok(())
}

async fn group(context: &Context, wanted: &str) -> anyhow::Result<Target> {
    let all = tenant_groups::list(context).await?;
    let is_wanted = |name: &str, id: String| name.eq_ignore_ascii_case(wanted) || id == wanted;
    match all.iter().find(|detail| is_wanted(&detail.group.name, detail.group.id.to_string())) {
        Some(found) => Ok(Target::Group(found.group.id)),
        None => bail!("there is no tenant group `{wanted}`: the page Tenant groups shows them"),
    }
}

/// What tenants and tenant groups are called, by their ids.
async fn names(context: &Context) -> anyhow::Result<HashMap<String, String>> {
    let tenants = portfolio::tenants(context).await?.into_iter();
    let groups = tenant_groups::list(context).await?.into_iter();
    let tenants = tenants.map(|overview| (overview.tenant.id.to_string(), overview.tenant.name));
    Ok(tenants.chain(groups.map(|detail| (detail.group.id.to_string(), detail.group.name))).collect())
}

fn list(users: &[UserDetail], names: &HashMap<String, String>, format: Format) {
    output::line(&match format {
        Format::Text => output::table(&rows(users, names)),
        Format::Json => Value::Array(users.iter().map(as_json).collect()).to_string(),
    });
}

fn rows(users: &[UserDetail], names: &HashMap<String, String>) -> Vec<Vec<String>> {
    let heading = ["name", "roles", "state", "second factor", "last sign-in"].map(str::to_owned).to_vec();
    let row = |detail: &UserDetail| {
        let roles: Vec<String> = detail.grants.iter().map(|(grant, _)| in_words(grant, names)).collect();
        vec![
            detail.user.username.clone(),
            roles.join(", "),
            if detail.user.disabled_at.is_some() { "disabled" } else { "enabled" }.to_owned(),
            if detail.second_factor_since.is_some() { "on" } else { "off" }.to_owned(),
            detail.user.last_sign_in_at.map_or_else(|| "never".to_owned(), |time| time.to_string()),
        ]
    };
    std::iter::once(heading).chain(users.iter().map(row)).collect()
}

fn in_words(grant: &Grant, names: &HashMap<String, String>) -> String {
    let role = grant.role.as_str();
    let called = |id: String| names.get(&id).cloned().unwrap_or(id);
    match grant.target {
        Target::All => format!("{role} over all"),
        Target::Tenant(tenant) => format!("{role} of tenant {}", called(tenant.to_string())),
        Target::Group(group) => format!("{role} of group {}", called(group.to_string())),
    }
}

fn as_json(detail: &UserDetail) -> Value {
    let grant = |grant: &Grant| match grant.target {
        Target::All => json!({ "role": grant.role.as_str() }),
        Target::Tenant(tenant) => json!({ "role": grant.role.as_str(), "tenantId": tenant }),
        Target::Group(group) => json!({ "role": grant.role.as_str(), "groupId": group }),
    };
    json!({
        "id": detail.user.id,
        "username": detail.user.username,
        "grants": detail.grants.iter().map(|(one, _)| grant(one)).collect::<Vec<_>>(),
        "enabled": detail.user.disabled_at.is_none(),
        "secondFactor": detail.second_factor_since.is_some(),
        "lastSignInAt": detail.user.last_sign_in_at,
    })
}
