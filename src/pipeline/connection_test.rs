//! What a connection can do: asked of Microsoft, and judged area by area.

use std::collections::BTreeSet;
use std::sync::Arc;

use serde::Deserialize;

use super::Context;
use crate::domain::catalog::{self, Area};
use crate::domain::model::Timestamp;
use crate::graph::{ApiVersion, Connection, GraphError, GraphRequest, Priority};

/// What an app registration needs to rotate its own client secret.
pub(super) const ROTATION_PERMISSION: &str = "Application.ReadWrite.OwnedBy";

/// What a connection can do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Read and restore.
    Full,
    ReadOnly,
    /// A permission is missing.
    Locked,
}

#[derive(Debug, Clone)]
pub struct AreaAccess {
    pub area: Arc<Area>,
    pub access: Access,
    pub missing: Vec<String>,
}

/// What a test of a connection found.
#[derive(Debug)]
pub struct ConnectionTest {
    pub checked_at: Timestamp,
    pub error: Option<TestError>,
    pub organization: Option<String>,
    pub roles: Vec<String>,
    pub areas: Vec<AreaAccess>,
    /// Granted, but needed by no area of the catalog, nor to rotate secrets.
    pub unneeded: Vec<String>,
}

/// Microsoft's words, and the way out.
#[derive(Debug, Clone)]
pub struct TestError {
    pub code: String,
    pub message: String,
    pub hint: Option<String>,
}

pub(super) async fn examine(context: &Context, connection: &Connection) -> ConnectionTest {
    let connection = connection.for_collection(Priority::Person);
    let now = context.clock.now();
    match connection.token_roles().await {
        Ok(roles) => judged(now, None, organization(&connection).await, roles),
        Err(error) => judged(now, Some(TestError::of(&error)), None, Vec::new()),
    }
}

/// The name of the directory, which shows a person that it is the right one. Reading it needs a permission that
/// may not be granted, and the test does not fail without it.
async fn organization(connection: &Connection) -> Option<String> {
    #[derive(Deserialize)]
    #[serde(rename_all = "camelCase")]
    struct Organization {
        display_name: String,
    }
    #[derive(Deserialize)]
    struct Answer {
        value: Vec<Organization>,
    }
    let request = GraphRequest::new(ApiVersion::V1, "/organization", &[], &[("$select", "displayName")]).ok()?;
    let answer: Answer = connection.get(&request).await.ok()?;
    answer.value.into_iter().next().map(|organization| organization.display_name)
}

pub(super) fn judged(
    checked_at: Timestamp,
    error: Option<TestError>,
    organization: Option<String>,
    roles: Vec<String>,
) -> ConnectionTest {
    let granted: BTreeSet<&str> = roles.iter().map(String::as_str).collect();
    let areas = catalog::entries().iter().map(|entry| access(Arc::clone(&entry.area), &granted)).collect();
    let needed: BTreeSet<&str> = catalog::all()
        .flat_map(|area| area.read_permissions().into_iter().chain(area.permissions.write.iter().map(String::as_str)))
        .chain([ROTATION_PERMISSION])
        .collect();
    let unneeded = roles.iter().filter(|role| !needed.contains(role.as_str())).cloned().collect();
    ConnectionTest { checked_at, error, organization, areas, unneeded, roles }
}

fn access(area: Arc<Area>, granted: &BTreeSet<&str>) -> AreaAccess {
    let lacking = |names: Vec<&str>| -> Vec<String> {
        names.into_iter().filter(|name| !granted.contains(name)).map(str::to_owned).collect()
    };
    let missing = lacking(area.read_permissions());
    let missing_for_write = lacking(area.permissions.write.iter().map(String::as_str).collect());
    let access = match (missing.is_empty(), missing_for_write.is_empty()) {
        (false, _) => Access::Locked,
        (true, true) => Access::Full,
        (true, false) => Access::ReadOnly,
    };
    AreaAccess { area, access, missing }
}

impl TestError {
    pub(super) fn of(error: &GraphError) -> Self {
        Self { code: error.code().to_owned(), message: error.to_string(), hint: error.hint().map(str::to_owned) }
    }

    pub(super) fn in_words(&self) -> String {
        match &self.hint {
            Some(hint) => format!("{}: {hint}", self.message),
            None => self.message.clone(),
        }
    }
}
