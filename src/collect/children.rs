//! Child requests: settings, assignments and the like belong to their resource and are compared with it.

use futures_util::FutureExt;
use futures_util::future::try_join_all;
use serde_json::Value;
use serde_json::value::RawValue;

use super::request::{self, Parent};
use super::sources::WantedChildren;
use crate::domain::catalog::{Area, Child, PARENT_ID, RequestKind};
use crate::domain::model::ResourceId;
use crate::domain::normalise::not_comparable;
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

/// Everything that completing a resource of an area needs.
pub(super) struct Completing<'a> {
    pub(super) connection: &'a Connection,
    pub(super) area: &'a Area,
    pub(super) wanted: &'a WantedChildren,
}

impl Completing<'_> {
    /// The body with the children put in; as it came for an area that has neither children nor parents.
    pub(super) async fn complete(&self, body: Box<RawValue>, parent: Option<&Parent>) -> Result<Vec<u8>, ChildFailure> {
        if self.area.children.is_empty() && parent.is_none() {
            return Ok(body.get().as_bytes().to_vec());
        }
        let mut resource: Value = serde_json::from_str(body.get()).map_err(not_json)?;
        if let (Some(members), Some(parent)) = (resource.as_object_mut(), parent) {
            members.insert(PARENT_ID.to_owned(), Value::String(parent.id.clone()));
        }
        let id = self
            .area
            .resource_id_of(&resource)
            .ok_or_else(|| ChildFailure::Body(format!("a resource has no usable `{}`", self.area.identity.id)))?;
        let (wanted, passed_over): (Vec<&Child>, Vec<&Child>) =
            self.area.children.iter().partition(|child| self.wanted.wants(child, &id, &resource));
        let reads: Vec<_> = wanted.into_iter().map(|child| self.read(child, &id, parent).boxed()).collect();
        for (child, value) in try_join_all(reads).await? {
            put_in(&mut resource, child, value);
        }
        // What is not asked for is not empty: when somebody asks for it later, that is no change.
        for child in passed_over.into_iter().filter(|child| !child.property.is_empty()) {
            put_in(&mut resource, child, not_comparable());
        }
        Ok(resource.to_string().into_bytes())
    }

    async fn read<'c>(
        &self,
        child: &'c Child,
        id: &ResourceId,
        parent: Option<&Parent>,
    ) -> Result<(&'c Child, Value), ChildFailure> {
        let request = request::of_child(self.area, child, id, parent);
        let answer = match (request, child.kind) {
            (Err(error), _) => Err(error),
            (Ok(request), RequestKind::Singleton) => self.connection.get(&request).await,
            (Ok(request), RequestKind::Collection) => {
                let mut pages = self.connection.pages(&request);
                let mut items = Vec::new();
                loop {
                    match pages.next().await {
                        Ok(None) => break Ok(Value::Array(items)),
                        Ok(Some(page)) => {
                            for item in page.items {
                                items.push(serde_json::from_str(item.get()).map_err(not_json)?);
                            }
                        }
                        Err(error) => break Err(error),
                    }
                }
            }
        };
        match answer {
            Err(error) if child.missing_is_none && error.is_not_found() => Ok((child, Value::Null)),
            Ok(value) => Ok((child, value)),
            Err(error) => Err(ChildFailure::Graph { property: child.property.clone(), error }),
        }
    }
}

/// A child without a property of its own is the resource with more properties: what it does not repeat stays.
fn put_in(resource: &mut Value, child: &Child, value: Value) {
    let Some(members) = resource.as_object_mut() else { return };
    match value {
        Value::Object(more) if child.property.is_empty() => members.extend(more),
        value => drop(members.insert(child.property.clone(), value)),
    }
}

fn not_json(error: serde_json::Error) -> ChildFailure {
    ChildFailure::Body(format!("a resource is not valid JSON: {error}"))
}
