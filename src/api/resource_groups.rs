//! Groups into which people sort the resources of an area.

use actix_web::{HttpResponse, get, put, web};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_actix_web::service_config::ServiceConfig;

use super::list::Page;
use super::permit::Permit;
use super::problem::Problem;
use super::{ApiError, parse};
use crate::domain::baseline::{Colour, ResourceGroup};
use crate::domain::model::ResourceId;
use crate::pipeline::baselines;

pub(super) fn register(config: &mut ServiceConfig<'_>) {
    config.service(list).service(replace);
}

#[derive(Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct ResourceGroupView {
    name: String,
    /// `grey`, `blue`, `teal`, `green`, `yellow`, `orange`, `red` or `purple`.
    #[schema(value_type = String)]
    colour: Colour,
    /// Ids; a resource is in one group at most.
    resources: Vec<String>,
}

#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct GroupsInput {
    /// All of them, in their order.
    groups: Vec<ResourceGroupView>,
}

/// The groups of an area, in their order.
#[utoipa::path(
    operation_id = "listResourceGroups",
    responses((status = 200, body = Page<ResourceGroupView>), (status = "default", body = Problem)),
    tag = "baselines"
)]
#[get("/tenants/{tenant}/areas/{area}/groups")]
async fn list(
    permit: Permit,
    path: web::Path<(String, String)>,
) -> Result<web::Json<Page<ResourceGroupView>>, ApiError> {
    let (tenant, area) = path.into_inner();
    let groups = baselines::groups(permit.context(), parse::tenant(&tenant)?, area).await?;
    Ok(web::Json(Page::whole(groups.into_iter().map(ResourceGroupView::from).collect())))
}

/// Replace the groups of an area.
#[utoipa::path(
    operation_id = "saveResourceGroups",
    request_body = GroupsInput,
    responses((status = 204), (status = "default", body = Problem)),
    tag = "baselines"
)]
#[put("/tenants/{tenant}/areas/{area}/groups")]
async fn replace(
    permit: Permit,
    path: web::Path<(String, String)>,
    body: web::Json<GroupsInput>,
) -> Result<HttpResponse, ApiError> {
    let (tenant, area) = path.into_inner();
    let groups = body.into_inner().groups.into_iter().map(parsed).collect::<Result<_, _>>()?;
    baselines::set_groups(permit.context(), permit.actor(), parse::tenant(&tenant)?, area, groups).await?;
    Ok(HttpResponse::NoContent().finish())
}

fn parsed(view: ResourceGroupView) -> Result<ResourceGroup, ApiError> {
    let ResourceGroupView { name, colour, resources } = view;
    let resources = resources.iter().map(|id| parse::field::<ResourceId>("resources", id)).collect::<Result<_, _>>()?;
    Ok(ResourceGroup { name, colour, resources })
}

impl From<ResourceGroup> for ResourceGroupView {
    fn from(group: ResourceGroup) -> Self {
        let ResourceGroup { name, colour, resources } = group;
        Self { name, colour, resources: resources.iter().map(ToString::to_string).collect() }
    }
}
