//! Proof of a consent: signing in to the tenant that is said to have given it, and reading who it is.

use super::StateFault;
use crate::domain::catalog;
use crate::domain::model::DirectoryId;
use crate::graph::{Connection, Credential, GraphError};
use crate::pipeline::connection_test::{self, ConnectionTest, Organization, ROTATION_PERMISSION, TestError};
use crate::pipeline::{Context, PipelineError};

/// Refusals of a directory that does not know of the consent yet.
const NOT_YET_KNOWN: [&str; 3] = ["AADSTS700016", "AADSTS7000229", "AADSTS65001"];

/// A tenant that let us in.
pub(super) struct Proved {
    pub(super) organization: Organization,
    pub(super) test: ConnectionTest,
}

/// # Errors
/// [`PipelineError::ConsentRefused`] when the tenant does not let us in, or lets us do more than read.
pub(super) async fn reading(
    context: &Context,
    directory: DirectoryId,
    credential: Credential,
) -> Result<Proved, PipelineError> {
    let mut waits = context.graph.waits_for_a_grant().into_iter();
    let connection = loop {
        // A new connection each time: a token keeps the permissions that it was given with.
        let connection = context.graph.connection(directory, credential.clone());
        match connection.token_facts().await {
            Ok(facts) if facts.directory != Some(directory) => return Err(StateFault::OtherTenant.into()),
            Ok(facts) => {
                only_reads(&facts.permissions)?;
                break connection;
            }
            Err(error) => match waits.next().filter(|_| is_not_yet_known(&error)) {
                Some(wait) => tokio::time::sleep(wait).await,
                None => return Err(refused(&error)),
            },
        }
    };
    let organization = who(&connection, directory).await?;
    let test = connection_test::examine(context, &connection).await;
    Ok(Proved { organization, test })
}

/// The directory, asked of itself.
async fn who(connection: &Connection, directory: DirectoryId) -> Result<Organization, PipelineError> {
    let organization = connection_test::organization(connection).await.map_err(|error| refused(&error))?;
    match organization {
        Some(found) if found.id == directory => Ok(found),
        Some(_) => Err(StateFault::OtherTenant.into()),
        None => Err(PipelineError::ConsentRefused { reason: "the tenant does not tell who it is".to_owned() }),
    }
}

/// What reads may not write. Rotating its own secret is the one exception.
fn only_reads(permissions: &[String]) -> Result<(), PipelineError> {
    let writing: Vec<&str> = permissions
        .iter()
        .map(String::as_str)
        .filter(|name| *name != ROTATION_PERMISSION && catalog::meaning(name).writes)
        .collect();
    if writing.is_empty() {
        return Ok(());
    }
    let reason = format!(
        "the application may write there with {}: remove these permissions from the app registration that reads, and \
         have its service principal deleted in the tenant before you try again",
        writing.join(", ")
    );
    Err(PipelineError::ConsentRefused { reason })
}

fn is_not_yet_known(error: &GraphError) -> bool {
    NOT_YET_KNOWN.contains(&error.code())
}

fn refused(error: &GraphError) -> PipelineError {
    PipelineError::ConsentRefused { reason: TestError::of(error).in_words() }
}
