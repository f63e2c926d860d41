//! From the catalog's words to requests.

use crate::domain::catalog::{self, Area, Child};
use crate::domain::model::ResourceId;
use crate::graph::{ApiVersion, GraphError, GraphRequest};

pub(super) fn of_area(area: &Area) -> Result<GraphRequest, GraphError> {
    let request = &area.request;
    let select = request.select.join(",");
    let page_size = request.page_size.to_string();
    let query = [
        ("$select", select.as_str()),
        ("$expand", request.expand.as_str()),
        ("$filter", request.filter.as_str()),
        ("$top", if request.page_size > 0 { page_size.as_str() } else { "" }),
    ];
    GraphRequest::new(version(area), &request.path, &[], &said(&query))
}

pub(super) fn of_child(area: &Area, child: &Child, id: &ResourceId) -> Result<GraphRequest, GraphError> {
    let select = child.select.join(",");
    let page_size = child.page_size.to_string();
    let query = [("$select", select.as_str()), ("$top", if child.page_size > 0 { page_size.as_str() } else { "" })];
    GraphRequest::new(version(area), &child.path, &[("id", id.as_str())], &said(&query))
}

/// What is empty in the catalog is not asked for.
fn said<'a>(query: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    query.iter().copied().filter(|(_, value)| !value.is_empty()).collect()
}

fn version(area: &Area) -> ApiVersion {
    match area.version {
        catalog::ApiVersion::V1 => ApiVersion::V1,
        catalog::ApiVersion::Beta => ApiVersion::Beta,
    }
}
