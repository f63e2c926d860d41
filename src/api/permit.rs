//! What somebody was allowed: handlers get it in place of the state, and reach through it what he reaches.

use actix_web::dev::Payload;
use actix_web::http::StatusCode;
use actix_web::{FromRequest, HttpMessage, HttpRequest};
use percent_encoding::percent_decode_str;
use serde_json::json;

use super::guard::SignedIn;
use super::rights::{Operation, Right, Subject};
use super::{ApiError, ApiState, parse};
use crate::auth::{Role, Scope};
use crate::domain::model::TenantId;
use crate::pipeline::identity::Identity;
use crate::pipeline::subjects::{self, RuleSubject};
use crate::pipeline::{Actor, Context, audit};

/// Made by the guard alone.
#[derive(Clone)]
pub struct Permit {
    context: Context,
    who: SignedIn,
}

impl FromRequest for Permit {
    type Error = ApiError;
    type Future = std::future::Ready<Result<Self, ApiError>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let permit = request.extensions().get::<Self>().cloned();
        std::future::ready(permit.ok_or_else(ApiError::unauthenticated))
    }
}

impl Permit {
    /// Within what the role of the operation reaches.
    pub fn context(&self) -> &Context {
        &self.context
    }

    pub fn actor(&self) -> Actor {
        self.who.actor()
    }

    pub fn identity(&self) -> &Identity {
        &self.who.0
    }

    /// Within what a higher role reaches, where what the request says needs one.
    ///
    /// # Errors
    /// 403 for who has it nowhere.
    pub fn raised(&self, role: Role) -> Result<Context, ApiError> {
        let access = &self.identity().access;
        if access.highest() < Some(role) {
            return Err(not_allowed(role, Subject::Reached));
        }
        Ok(self.context.within(access.scope(role)))
    }

    /// For what the request says about a tenant in its body. A refusal is kept in the audit trail.
    ///
    /// # Errors
    /// 404 for a tenant that is not to be seen, 403 for a role that is too low.
    pub async fn over(&self, role: Role, tenant: TenantId) -> Result<(), ApiError> {
        let held = self.identity().access.in_tenant(tenant).ok_or_else(|| ApiError::not_found("tenant"))?;
        if held < role {
            let seen = self.context.within(self.identity().access.scope(Role::Viewer));
            let detail = json!({ "needed": role.as_str() });
            let subject = tenant.to_string();
            audit::refused(&seen, self.actor(), "access.refuse", subject, Some(tenant), detail).await?;
            return Err(not_allowed(role, Subject::Tenant));
        }
        Ok(())
    }

    /// For what the request says about all tenants at once.
    ///
    /// # Errors
    /// 403 for who has the role over less.
    pub fn over_all(&self, role: Role) -> Result<(), ApiError> {
        if self.identity().access.over_all() < Some(role) {
            return Err(not_allowed(role, Subject::Instance));
        }
        Ok(())
    }
}

/// Decides, and keeps a refusal in the audit trail.
///
/// # Errors
/// 404 for what belongs to somebody else, 403 for a role that is too low.
pub(super) async fn decide(
    state: &ApiState,
    who: SignedIn,
    operation: Operation,
    path: &PathParts<'_>,
) -> Result<Permit, ApiError> {
    let scope = match operation.right {
        Right::Open | Right::SignedIn => Scope::of_nobody(),
        Right::Needs(role, subject) => {
            let seen = state.context.within(who.0.scope(Role::Viewer));
            let (held, tenant) = held(&seen, &who.0, subject, path).await?;
            if held < Some(role) {
                let detail = json!({ "operation": operation.id, "needed": role.as_str() });
                let subject_id = operation.id.to_owned();
                audit::refused(&seen, who.actor(), "access.refuse", subject_id, tenant, detail).await?;
                return Err(not_allowed(role, subject));
            }
            who.0.scope(role)
        }
    };
    Ok(Permit { context: state.context.within(scope), who })
}

/// The role over the subject, and the tenant that it is about.
async fn held(
    seen: &Context,
    identity: &Identity,
    subject: Subject,
    path: &PathParts<'_>,
) -> Result<(Option<Role>, Option<TenantId>), ApiError> {
    let access = &identity.access;
    let tenant = match subject {
        Subject::Instance => return Ok((access.over_all(), None)),
        Subject::Reached => return Ok((access.highest(), None)),
        Subject::Group => {
            let role = access.in_group(parse::tenant_group(&path.part("group"))?);
            return Ok((Some(role.ok_or_else(|| ApiError::not_found("tenant group"))?), None));
        }
        Subject::IgnoreRule => {
            let id = parse::ignore_rule(&path.part("rule"))?;
            return match subjects::ignore_rule(seen, id).await? {
                None => Err(ApiError::not_found("ignore rule")),
                Some(RuleSubject::Everywhere) => Ok((access.over_all(), None)),
                Some(RuleSubject::Group(group)) => Ok((access.in_group(group), None)),
                Some(RuleSubject::Tenant(tenant)) => Ok((access.in_tenant(tenant), Some(tenant))),
            };
        }
        Subject::Tenant => Some(parse::tenant(&path.part("tenant"))?),
        Subject::Drift => subjects::drift(seen, parse::drift(&path.part("drift"))?).await?,
        Subject::Plan => subjects::plan(seen, parse::plan(&path.part("plan"))?).await?,
        Subject::Job => subjects::job(seen, parse::job(&path.part("job"))?).await?,
        Subject::Acceptance => subjects::acceptance(seen, parse::acceptance(&path.part("acceptance"))?).await?,
    };
    let role = tenant.and_then(|tenant| access.in_tenant(tenant));
    Ok((Some(role.ok_or_else(|| ApiError::not_found(what(subject)))?), tenant))
}

/// The word for what is not there, the same whether it never was or belongs to somebody else.
fn what(subject: Subject) -> &'static str {
    match subject {
        Subject::Drift => "drift",
        Subject::Plan => "plan",
        Subject::Job => "job",
        Subject::Acceptance => "running acceptance",
        Subject::IgnoreRule => "ignore rule",
        Subject::Group => "tenant group",
        Subject::Tenant | Subject::Instance | Subject::Reached => "tenant",
    }
}

fn not_allowed(role: Role, subject: Subject) -> ApiError {
    let over = match subject {
        Subject::Instance => "over all tenants",
        Subject::Reached => "over a tenant",
        Subject::IgnoreRule => "over all that the rule holds for",
        Subject::Group => "over the group",
        Subject::Tenant | Subject::Drift | Subject::Plan | Subject::Job | Subject::Acceptance => "over the tenant",
    };
    let detail = format!("this needs the role {} {over}: ask an administrator for it", role.as_str());
    ApiError::new(StatusCode::FORBIDDEN, "notAllowed", detail)
}

/// A path beside the pattern that it fits.
pub(super) struct PathParts<'p> {
    pub(super) path: &'p str,
    pub(super) pattern: &'p str,
}

impl PathParts<'_> {
    /// What stands in the path where the pattern has the name; empty when it has none.
    fn part(&self, name: &str) -> String {
        let wanted = format!("{{{name}}}");
        let found = self.pattern.split('/').zip(self.path.split('/')).find(|(part, _)| *part == wanted);
        found.map(|(_, text)| percent_decode_str(text).decode_utf8_lossy().into_owned()).unwrap_or_default()
    }
}
