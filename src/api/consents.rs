//! Ways to Microsoft and back. The callback is open to all and does nothing but lead to our own page, which sends what
//! it was given from within the session: the cookie is `SameSite=Strict`, so a page of Microsoft cannot bring it along.

use actix_web::http::header::LOCATION;
use actix_web::{HttpRequest, HttpResponse, get, post, web};
use secrecy::SecretString;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_actix_web::service_config::ServiceConfig;

use super::guard;
use super::list::Page;
use super::own_session::OwnSession;
use super::permit::Permit;
use super::problem::Problem;
use super::{ApiError, ApiState, parse};
use crate::auth::Role;
use crate::domain::model::AppRegistrationId;
use crate::pipeline::app_registrations::Purpose;
use crate::pipeline::consents::{self, Connected, ConsentAnswer, Microsoft, Traveller, Wanted};
use crate::pipeline::permissions::{self, Needed};

/// Where Microsoft sends the browser. It stands among the redirect URIs of each app registration.
pub(super) const CALLBACK: &str = "/api/v1/consents/callback";
/// The page that goes on.
const PAGE: &str = "/connect/return";
/// An answer of Microsoft is shorter; a code alone has up to two thousand characters.
const ANSWER_LIMIT_BYTES: usize = 8 * 1024;

pub(super) fn register(config: &mut ServiceConfig<'_>) {
    config.service(begin).service(finish).service(callback).service(needed);
}

#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct BeginConsent {
    /// `read` to watch a tenant, `write` to restore in one, `delegated` for a person who signs in.
    purpose: String,
    /// May be left out where there is one of this purpose.
    app_registration_id: Option<String>,
    /// A tenant that is there already: to connect it anew, or to allow writing.
    tenant: Option<String>,
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct ConsentBegun {
    /// Where to send the browser.
    url: String,
}

/// What Microsoft's page sent back, as it stood in the address.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct FinishConsent {
    state: String,
    /// The directory that consented.
    tenant: Option<String>,
    #[schema(value_type = Option<String>)]
    code: Option<SecretString>,
    error: Option<String>,
    error_description: Option<String>,
}

/// What there is now.
#[derive(Serialize, ToSchema)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
enum ConsentFinished {
    /// The tenant is read from now on.
    Read {
        tenant: String,
        name: String,
        /// It was not there before.
        is_new: bool,
    },
    /// What drifted could be restored in the tenant.
    Write { tenant: String },
    /// A person signed in.
    Delegated { app_registration: String, account: String },
}

#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct NeededQuery {
    /// `read` when left out, or `write`.
    purpose: Option<String>,
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct NeededPermissionView {
    permission: String,
    /// Microsoft's id of it, as the manifest of an app registration names it; null where it is not known.
    id: Option<String>,
    /// Completes "with it the application can …".
    allows: String,
    /// The areas that need it.
    areas: Vec<String>,
}

/// Begin to connect by consent. The answer counts once, within ten minutes and in this session.
#[utoipa::path(
    operation_id = "beginConsent",
    request_body = BeginConsent,
    responses((status = 200, body = ConsentBegun), (status = "default", body = Problem)),
    tag = "connections"
)]
#[post("/consents")]
async fn begin(
    state: web::Data<ApiState>,
    request: HttpRequest,
    permit: Permit,
    own: OwnSession,
    body: web::Json<BeginConsent>,
) -> Result<web::Json<ConsentBegun>, ApiError> {
    let BeginConsent { purpose, app_registration_id, tenant } = body.into_inner();
    let wanted = Wanted {
        purpose: parse::word("purpose", &purpose, Purpose::from_word, "read, write, delegated")?,
        app_registration: match app_registration_id {
            Some(text) => Some(parse::field::<AppRegistrationId>("appRegistrationId", &text)?),
            None => None,
        },
        tenant: match tenant {
            Some(text) => Some(parse::field("tenant", &text)?),
            None => None,
        },
    };
    let redirect_uri = guard::own_url(&state, &request, CALLBACK)?;
    let traveller = traveller(&own, &permit);
    let url = consents::begin(permit.context(), permit.actor(), traveller, wanted, redirect_uri).await?;
    Ok(web::Json(ConsentBegun { url: url.into() }))
}

/// Go on with what Microsoft's page sent back. The tenant is signed in to before anything is stored.
#[utoipa::path(
    operation_id = "finishConsent",
    request_body = FinishConsent,
    responses((status = 200, body = ConsentFinished), (status = "default", body = Problem)),
    tag = "connections"
)]
#[post("/consents/completions")]
async fn finish(
    permit: Permit,
    own: OwnSession,
    body: web::Json<FinishConsent>,
) -> Result<web::Json<ConsentFinished>, ApiError> {
    let FinishConsent { state: sealed, tenant, code, error, error_description } = body.into_inner();
    let microsoft = match (error, code) {
        (Some(error), _) => Microsoft::Refused { error, description: error_description.unwrap_or_default() },
        (None, Some(code)) => Microsoft::SignedIn { code },
        (None, None) => Microsoft::Consented { directory: tenant },
    };
    let answer = ConsentAnswer { state: sealed, microsoft };
    let traveller = traveller(&own, &permit);
    Ok(web::Json(match consents::finish(permit.context(), permit.actor(), traveller, answer).await? {
        Connected::Tenant { tenant, name, is_new } => {
            ConsentFinished::Read { tenant: tenant.to_string(), name, is_new }
        }
        Connected::Write { tenant } => ConsentFinished::Write { tenant: tenant.to_string() },
        Connected::Person { app_registration, account } => {
            ConsentFinished::Delegated { app_registration: app_registration.to_string(), account }
        }
    }))
}

/// Where Microsoft sends the browser. Leads on to the page that finishes, within the session.
#[utoipa::path(
    operation_id = "returnFromConsent",
    responses((status = 303, description = "To the page that finishes"), (status = "default", body = Problem)),
    tag = "connections"
)]
#[get("/consents/callback")]
async fn callback(request: HttpRequest) -> Result<HttpResponse, ApiError> {
    let query = request.query_string();
    if query.len() > ANSWER_LIMIT_BYTES {
        return Err(ApiError::invalid("query", format!("expected at most {ANSWER_LIMIT_BYTES} bytes")));
    }
    // Written anew, so that nothing but these can be in it; behind a `#`, so that it reaches no log and no other host.
    let known = ["state", "tenant", "admin_consent", "code", "error", "error_description"];
    let kept = url::form_urlencoded::parse(query.as_bytes()).filter(|(name, _)| known.contains(&name.as_ref()));
    let answer = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(kept).finish();
    Ok(HttpResponse::SeeOther().insert_header((LOCATION, format!("{PAGE}#{answer}"))).finish())
}

/// What an app registration is to be granted, and why: application permissions of Microsoft Graph.
#[utoipa::path(
    operation_id = "listNeededPermissions",
    params(NeededQuery),
    responses((status = 200, body = Page<NeededPermissionView>), (status = "default", body = Problem)),
    tag = "connections"
)]
#[get("/consents/permissions")]
async fn needed(
    _permit: Permit,
    query: web::Query<NeededQuery>,
) -> Result<web::Json<Page<NeededPermissionView>>, ApiError> {
    let purpose = match &query.purpose {
        Some(word) => parse::word("purpose", word, Purpose::from_word, "read, write, delegated")?,
        None => Purpose::Read,
    };
    let view = |needed: Needed| NeededPermissionView {
        permission: needed.permission.to_owned(),
        id: needed.id.map(str::to_owned),
        allows: needed.allows,
        areas: needed.areas.into_iter().map(str::to_owned).collect(),
    };
    Ok(web::Json(Page::whole(permissions::needed(purpose).into_iter().map(view).collect())))
}

/// Who goes the way: a session, as a program with a token has no browser that could come back.
fn traveller(own: &OwnSession, permit: &Permit) -> Traveller {
    Traveller {
        user: own.session.user_id,
        session: own.session.id.to_string(),
        is_over_all: permit.over_all(Role::Administrator).is_ok(),
    }
}
