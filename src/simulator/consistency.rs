//! Advanced queries: the directory answers them only to clients that ask for eventual consistency.
//!
//! <https://learn.microsoft.com/graph/aad-advanced-queries>

use super::exchange::{GraphError, GraphRequest};
use super::odata::filter::Filter;
use super::schema::{Endpoint, is_a};

/// Refuses an advanced query of a client that did not ask for eventual consistency.
pub fn check(request: &GraphRequest, endpoint: &Endpoint, rest: &[&str]) -> Result<(), GraphError> {
    if request.method != "GET" || !is_directory(endpoint) {
        return Ok(());
    }
    let is_eventual = is_eventual(request);
    if rest.last() == Some(&"$count") && !is_eventual {
        return Err(GraphError::new(400, "Request_BadRequest", "$count is not currently supported."));
    }
    let filter = request.option("filter").map(Filter::parse).transpose()?;
    let is_advanced = filter.as_ref().is_some_and(Filter::is_advanced)
        || request.option("search").is_some()
        || (filter.is_some() && request.option("orderby").is_some());
    let counts = request.option("count") == Some("true") || rest.last() == Some(&"$count");
    if is_advanced && !(is_eventual && counts) {
        return Err(GraphError::new(
            400,
            "Request_UnsupportedQuery",
            "This query needs the header ConsistencyLevel: eventual and the option $count=true.",
        ));
    }
    Ok(())
}

/// Whether `$count=true` gets its number.
pub fn counts(request: &GraphRequest, endpoint: &Endpoint) -> bool {
    request.option("count") == Some("true") && (is_eventual(request) || !is_directory(endpoint))
}

fn is_eventual(request: &GraphRequest) -> bool {
    request.header("ConsistencyLevel").is_some_and(|level| level.eq_ignore_ascii_case("eventual"))
}

fn is_directory(endpoint: &Endpoint) -> bool {
    is_a(&endpoint.entity_type, "directoryObject")
}
