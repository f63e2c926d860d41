//! Child requests: settings, assignments and the like belong to their resource and are compared with it.

use serde_json::Value;
use serde_json::value::RawValue;

use super::request;
use crate::domain::catalog::{Area, Child};
use crate::domain::model::ResourceId;
use crate::graph::{Connection, GraphError};

/// Why the children of a resource are not there.
pub(super) enum ChildFailure {
    /// The resource itself is not what the catalog says.
    Body(String),
    Graph {
        property: String,
        error: GraphError,
    },
}

/// The body with the children put in; as it came for an area that has none.
pub(super) async fn with_children(
    connection: &Connection,
    area: &Area,
    body: Box<RawValue>,
) -> Result<Vec<u8>, ChildFailure> {
    if area.children.is_empty() {
        return Ok(body.get().as_bytes().to_vec());
    }
    let not_json = |error: serde_json::Error| ChildFailure::Body(format!("a resource is not valid JSON: {error}"));
    let mut resource: Value = serde_json::from_str(body.get()).map_err(not_json)?;
    let id = area
        .resource_id_of(&resource)
        .ok_or_else(|| ChildFailure::Body(format!("a resource has no usable `{}`", area.identity.id)))?;
    for child in &area.children {
        let failed = |error| ChildFailure::Graph { property: child.property.clone(), error };
        let items = read_child(connection, area, child, &id).await.map_err(failed)?;
        let items = items.iter().map(|item| serde_json::from_str(item.get())).collect::<Result<_, _>>();
        if let Some(object) = resource.as_object_mut() {
            object.insert(child.property.clone(), Value::Array(items.map_err(not_json)?));
        }
    }
    Ok(resource.to_string().into_bytes())
}

async fn read_child(
    connection: &Connection,
    area: &Area,
    child: &Child,
    id: &ResourceId,
) -> Result<Vec<Box<RawValue>>, GraphError> {
    let mut pages = connection.pages(&request::of_child(area, child, id)?);
    let mut items = Vec::new();
    while let Some(page) = pages.next().await? {
        items.extend(page.items);
    }
    Ok(items)
}
