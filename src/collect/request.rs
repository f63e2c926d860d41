//! From the catalog's words to requests.

use crate::domain::catalog::{self, Area, Child, Parents, RecycleBin};
use crate::domain::model::ResourceId;
use crate::graph::{ApiVersion, GraphError, GraphRequest};

/// Whose list is asked for.
#[derive(Debug, Clone)]
pub(super) struct Parent {
    pub(super) placeholder: String,
    pub(super) id: String,
}

impl Parent {
    fn value(&self) -> (&str, &str) {
        (&self.placeholder, &self.id)
    }
}

pub(super) fn of_area(area: &Area, parent: Option<&Parent>) -> Result<GraphRequest, GraphError> {
    let request = &area.request;
    let values: Vec<_> = parent.map(Parent::value).into_iter().collect();
    let filter = filled_filter(&request.filter, &values);
    let query =
        Query { select: &request.select, expand: &request.expand, filter: &filter, page_size: request.page_size };
    let made = with_query(area, area.version, &request.path, &values, &query)?.costing(area.family, request.units);
    Ok(if request.large { made.large() } else { made })
}

/// One resource of a list, by its id.
pub(super) fn of_resource(area: &Area, id: &ResourceId, parent: Option<&Parent>) -> Result<GraphRequest, GraphError> {
    let request = &area.request;
    let query = Query { select: &request.select, expand: &request.expand, filter: "", page_size: 0 };
    let path = format!("{}/{{id}}", request.path);
    let values: Vec<_> = std::iter::once(("id", id.as_str())).chain(parent.map(Parent::value)).collect();
    Ok(with_query(area, area.version, &path, &values, &query)?.costing(area.family, request.units))
}

/// What lies in the recycle bin under the former id.
pub(super) fn of_deleted(area: &Area, bin: &RecycleBin, id: &ResourceId) -> Result<GraphRequest, GraphError> {
    let version = graph_version(bin.version.unwrap_or(area.version));
    let request = GraphRequest::new(version, &bin.find, &[("id", id.as_str())], &[])?;
    Ok(request.costing(area.family, 1))
}

pub(super) fn of_child(
    area: &Area,
    child: &Child,
    id: &ResourceId,
    parent: Option<&Parent>,
) -> Result<GraphRequest, GraphError> {
    let query = Query { select: &child.select, expand: &child.expand, filter: "", page_size: child.page_size };
    let values: Vec<_> = std::iter::once(("id", id.as_str())).chain(parent.map(Parent::value)).collect();
    Ok(with_query(area, area.version, &child.path, &values, &query)?.costing(area.family, child.units))
}

pub(super) fn of_parents(area: &Area, parents: &Parents) -> Result<GraphRequest, GraphError> {
    let query = Query { select: &parents.select, expand: "", filter: &parents.filter, page_size: parents.page_size };
    let version = parents.version.unwrap_or(area.version);
    Ok(with_query(area, version, &parents.path, &[], &query)?.costing(area.family, parents.units))
}

/// The delta query from now on. Changes of children must be among what it watches.
pub(super) fn of_delta(area: &Area) -> Result<GraphRequest, GraphError> {
    let request = &area.request;
    let children = area.children.iter().map(|child| child.property.as_str());
    let select: Vec<&str> = request.select.iter().map(String::as_str).chain(children).collect();
    let select = select.join(",");
    let query = [("$deltatoken", "latest"), ("$select", select.as_str())];
    let made = GraphRequest::new(graph_version(area.version), &request.delta, &[], &said(&query))?;
    Ok(made.costing(area.family, request.units))
}

/// How many there are; the answer is a bare number (concepts/aad-advanced-queries.md).
pub(super) fn of_count(area: &Area) -> Result<GraphRequest, GraphError> {
    let request = GraphRequest::new(graph_version(area.version), &area.request.count, &[], &[])?;
    Ok(request.costing(area.family, 1).with_header("ConsistencyLevel", "eventual").alone())
}

struct Query<'a> {
    select: &'a [String],
    expand: &'a str,
    filter: &'a str,
    page_size: u32,
}

fn with_query(
    area: &Area,
    version: catalog::ApiVersion,
    path: &str,
    values: &[(&str, &str)],
    query: &Query<'_>,
) -> Result<GraphRequest, GraphError> {
    let select = query.select.join(",");
    let page_size = if query.page_size > 0 { query.page_size.to_string() } else { String::new() };
    let query =
        [("$select", select.as_str()), ("$expand", query.expand), ("$filter", query.filter), ("$top", &page_size)];
    let request = GraphRequest::new(graph_version(version), path, values, &said(&query))?;
    let headers = area.request.headers.iter();
    Ok(headers.fold(request, |request, (name, value)| request.with_header(name, value)))
}

/// A placeholder inside of a filter stands between quotes, which OData doubles within a value.
fn filled_filter(filter: &str, values: &[(&str, &str)]) -> String {
    values.iter().fold(filter.to_owned(), |filter, (name, value)| {
        filter.replace(&format!("{{{name}}}"), &value.replace('\'', "''"))
    })
}

/// What is empty in the catalog is not asked for.
fn said<'a>(query: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    query.iter().copied().filter(|(_, value)| !value.is_empty()).collect()
}

fn graph_version(version: catalog::ApiVersion) -> ApiVersion {
    match version {
        catalog::ApiVersion::V1 => ApiVersion::V1,
        catalog::ApiVersion::Beta => ApiVersion::Beta,
    }
}
