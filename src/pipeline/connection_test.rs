//! What a connection can do: asked of Microsoft, and judged area by area.

use serde::Deserialize;

use super::entitlements::{AreaAccess, Entitlements, Unneeded};
use super::{Context, areas};
use crate::domain::model::Timestamp;
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
        Ok(roles) => judged(context, now, None, organization(&connection).await, roles),
        Err(error) => judged(context, now, Some(TestError::of(&error)), None, Vec::new()),
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
