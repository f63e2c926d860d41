//! What a connection can do: asked of Microsoft, and judged area by area.

use serde::Deserialize;

use super::entitlements::{AreaAccess, Entitlements, Unneeded};
use super::{Context, areas, tenants};
use crate::domain::model::{DirectoryId, Timestamp};
use crate::graph::{ApiVersion, Connection, GraphError, GraphRequest, Priority};

/// What an app registration needs to rotate its own client secret.
pub(super) const ROTATION_PERMISSION: &str = "Application.ReadWrite.OwnedBy";

/// What a test of a connection found.
#[derive(Debug)]
pub struct ConnectionTest {
    pub checked_at: Timestamp,
    pub error: Option<TestError>,
    pub organization: Option<String>,
    pub roles: Vec<String>,
    pub areas: Vec<AreaAccess>,
    /// Granted, but needed by no area, nor to rotate secrets.
    pub unneeded: Vec<Unneeded>,
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
        Ok(roles) => {
            // Reading it needs a permission that may not be granted, and the test does not fail without it.
            let organization = organization(&connection).await.ok().flatten();
            judged(context, now, None, organization.and_then(|found| found.display_name), roles)
        }
        Err(error) => judged(context, now, Some(TestError::of(&error)), None, Vec::new()),
    }
}

/// A directory as it tells of itself, which shows a person that it is the right one.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Organization {
    pub(super) id: DirectoryId,
    display_name: Option<String>,
}

impl Organization {
    /// A name that a tenant can have.
    pub(super) fn name(&self, directory: DirectoryId) -> String {
        let told = self.display_name.as_deref().unwrap_or_default().trim();
        let name: String =
            told.chars().filter(|letter| !letter.is_control()).take(tenants::NAME_LIMIT_CHARACTERS).collect();
        if name.trim().is_empty() { directory.to_string() } else { name }
    }
}

/// # Errors
/// Those of Graph.
pub(super) async fn organization(connection: &Connection) -> Result<Option<Organization>, GraphError> {
    #[derive(Deserialize)]
    struct Answer {
        value: Vec<Organization>,
    }
    let request = GraphRequest::new(ApiVersion::V1, "/organization", &[], &[("$select", "id,displayName")])?;
    let answer: Answer = connection.get(&request).await?;
    Ok(answer.value.into_iter().next())
}

/// A token alone tells nothing of licences and switches.
fn judged(
    context: &Context,
    checked_at: Timestamp,
    error: Option<TestError>,
    organization: Option<String>,
    roles: Vec<String>,
) -> ConnectionTest {
    let areas = areas::all(context);
    let known = Entitlements::of_token(&roles, checked_at);
    let unneeded = known.unneeded(&areas);
    let areas = areas.into_iter().map(|area| known.judge(area)).collect();
    ConnectionTest { checked_at, error, organization, areas, unneeded, roles }
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
