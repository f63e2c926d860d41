//! How the installation looks.

use actix_web::{get, put, web};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_actix_web::service_config::ServiceConfig;

use super::ApiError;
use super::permit::Permit;
use super::problem::Problem;
use crate::domain::branding::{Branding, BrandingFault, Logo};
use crate::pipeline::PipelineError;
use crate::pipeline::branding::{self, BrandingNow, LogoChange};

pub(super) fn register(config: &mut ServiceConfig<'_>) {
    config.service(get_branding).service(put_branding);
}

/// How the installation looks; what is null is as Plumbline looks by itself.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct Look {
    name: Option<String>,
    /// `#rrggbb`, of the bar at the top and the sign-in page.
    colour: Option<String>,
    /// A `data:` address.
    logo: Option<String>,
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct BrandingView {
    #[serde(flatten)]
    look: Look,
    changed_at: Option<String>,
    changed_by: Option<String>,
}

#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct ChooseBranding {
    /// 1 to 40 characters; null for the product's own.
    name: Option<String>,
    /// `#rrggbb`, dark enough for white text; null for the product's own.
    colour: Option<String>,
    logo: LogoInput,
}

/// What becomes of the logo.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", tag = "change", deny_unknown_fields)]
enum LogoInput {
    Stays,
    /// The product's own again.
    Goes,
    Becomes {
        /// A PNG, JPEG or WebP of at most 48 KiB, in base64.
        image: String,
    },
}

/// The name, colour and logo that people see.
#[utoipa::path(
    operation_id = "getBranding",
    responses((status = 200, body = BrandingView), (status = "default", body = Problem)),
    tag = "settings"
)]
#[get("/branding")]
async fn get_branding(permit: Permit) -> Result<web::Json<BrandingView>, ApiError> {
    Ok(web::Json(view(branding::get(permit.context()).await?)))
}

/// Choose the name, colour and logo that people see, also on the sign-in page.
#[utoipa::path(
    operation_id = "putBranding",
    request_body = ChooseBranding,
    responses((status = 200, body = BrandingView), (status = "default", body = Problem)),
    tag = "settings"
)]
#[put("/branding")]
async fn put_branding(permit: Permit, body: web::Json<ChooseBranding>) -> Result<web::Json<BrandingView>, ApiError> {
    let ChooseBranding { name, colour, logo } = body.into_inner();
    let chosen = Branding {
        name: name.map(|text| text.parse()).transpose().map_err(invalid("name"))?,
        colour: colour.map(|text| text.parse()).transpose().map_err(invalid("colour"))?,
        logo: None,
    };
    let logo = match logo {
        LogoInput::Stays => LogoChange::Stays,
        LogoInput::Goes => LogoChange::Goes,
        LogoInput::Becomes { image } => LogoChange::Becomes(image_of(&image)?),
    };
    Ok(web::Json(view(branding::choose(permit.context(), permit.actor(), chosen, logo).await?)))
}

fn image_of(text: &str) -> Result<Logo, PipelineError> {
    let bytes = STANDARD.decode(text).map_err(|_| invalid("logo.image")(BrandingFault::NotAnImage))?;
    Logo::new(bytes).map_err(invalid("logo.image"))
}

fn invalid(field: &'static str) -> impl Fn(BrandingFault) -> PipelineError {
    move |fault| PipelineError::Invalid { field, expected: fault.to_string() }
}

pub(super) fn look(branding: &Branding) -> Look {
    let Branding { name, colour, logo } = branding;
    let address = |logo: &Logo| format!("data:{};base64,{}", logo.kind().media_type(), STANDARD.encode(logo.bytes()));
    Look {
        name: name.as_ref().map(ToString::to_string),
        colour: colour.map(|colour| colour.to_string()),
        logo: logo.as_ref().map(address),
    }
}

fn view(now: BrandingNow) -> BrandingView {
    let BrandingNow { branding, changed } = now;
    let (changed_at, changed_by) = changed.map(|(at, by)| (at.to_string(), by)).unzip();
    BrandingView { look: look(&branding), changed_at, changed_by }
}
