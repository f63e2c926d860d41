//! From errors to answers.

use std::fmt;

use actix_web::http::StatusCode;
use actix_web::http::header::{CONTENT_TYPE, RETRY_AFTER};
use actix_web::{HttpResponse, ResponseError};

use super::problem::{FieldProblem, Problem};
use crate::logging::RequestId;
use crate::pipeline::PipelineError;
use crate::pipeline::consents::StateFault;
use crate::store::StoreError;

/// An answer that is no success.
#[derive(Debug)]
pub struct ApiError {
    status: StatusCode,
    code: String,
    detail: String,
    field: Option<String>,
    retry_after_seconds: Option<u64>,
    /// What only the log may tell.
    inner: Option<Box<PipelineError>>,
}

impl ApiError {
    pub fn new(status: StatusCode, code: &str, detail: impl Into<String>) -> Self {
        let code = code.to_owned();
        Self { status, code, detail: detail.into(), field: None, retry_after_seconds: None, inner: None }
    }

    pub fn not_found(what: &str) -> Self {
        let code = match what {
            "tenant" => "tenantNotFound",
            "drift" => "driftNotFound",
            "plan" => "planNotFound",
            "job" => "jobNotFound",
            "app registration" => "appRegistrationNotFound",
            "resource" => "resourceNotFound",
            "collector" => "collectorNotFound",
            _ => "notFound",
        };
        Self::new(StatusCode::NOT_FOUND, code, format!("there is no such {what}"))
    }

    pub fn invalid(field: &str, message: impl Into<String>) -> Self {
        let message = message.into();
        let mut error = Self::new(StatusCode::UNPROCESSABLE_ENTITY, "invalidField", format!("{field}: {message}"));
        error.field = Some(field.to_owned());
        error
    }

    /// The same, about a field of the request; the detail begins with its name.
    fn about(mut self, field: &str) -> Self {
        self.field = Some(field.to_owned());
        self
    }

    pub fn unauthenticated() -> Self {
        Self::new(StatusCode::UNAUTHORIZED, "notSignedIn", "sign in first")
    }

    pub fn too_many_requests(retry_after_seconds: u64) -> Self {
        let detail = format!("too many requests: try again in {retry_after_seconds} seconds");
        let mut error = Self::new(StatusCode::TOO_MANY_REQUESTS, "tooManyRequests", detail);
        error.retry_after_seconds = Some(retry_after_seconds);
        error
    }

    fn body(&self) -> Problem {
        let message = self.detail.split_once(": ").map_or(self.detail.as_str(), |(_, message)| message);
        let errors = self.field.iter().map(|field| FieldProblem { field: field.clone(), message: message.to_owned() });
        Problem {
            kind: "about:blank",
            title: self.status.canonical_reason().unwrap_or("Error").to_owned(),
            status: self.status.as_u16(),
            detail: self.detail.clone(),
            code: self.code.clone(),
            request_id: RequestId::current_text(),
            errors: errors.collect(),
        }
    }
}

impl fmt::Display for ApiError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.inner {
            Some(inner) => formatter.write_str(&crate::logging::chain(inner.as_ref())),
            None => formatter.write_str(&self.detail),
        }
    }
}

impl ResponseError for ApiError {
    fn status_code(&self) -> StatusCode {
        self.status
    }

    fn error_response(&self) -> HttpResponse {
        let mut response = HttpResponse::build(self.status);
        if let Some(seconds) = self.retry_after_seconds {
            response.insert_header((RETRY_AFTER, seconds));
        }
        // Serialising first keeps the content type ours.
        let body = serde_json::to_string(&self.body()).unwrap_or_default();
        response.insert_header((CONTENT_TYPE, "application/problem+json")).body(body)
    }
}

impl From<PipelineError> for ApiError {
    fn from(error: PipelineError) -> Self {
        let detail = error.to_string();
        let plain = |status, code| Self::new(status, code, detail.clone());
        match error {
            PipelineError::NotFound { what } => Self::not_found(what),
            PipelineError::Invalid { field, expected } => Self::invalid(field, expected),
            PipelineError::UnknownArea { .. } => plain(StatusCode::NOT_FOUND, "unknownArea"),
            PipelineError::NotDeployed { .. } => plain(StatusCode::CONFLICT, "notDeployed"),
            PipelineError::NothingToCapture { .. } => plain(StatusCode::CONFLICT, "nothingToCapture"),
            PipelineError::NoHistory { .. } => plain(StatusCode::CONFLICT, "noHistory"),
            PipelineError::BeforeHistory { field, .. } => {
                plain(StatusCode::UNPROCESSABLE_ENTITY, "beforeHistory").about(field)
            }
            PipelineError::NotThereThen { field, .. } => plain(StatusCode::NOT_FOUND, "notThereThen").about(field),
            PipelineError::NoBaseline { .. } => plain(StatusCode::NOT_FOUND, "noBaseline"),
            PipelineError::Stale { .. } => plain(StatusCode::PRECONDITION_FAILED, "staleVersion"),
            PipelineError::BaselineMoved { .. } => plain(StatusCode::PRECONDITION_FAILED, "staleVersion"),
            PipelineError::NoConnection => plain(StatusCode::CONFLICT, "noConnection"),
            PipelineError::CredentialRefused { .. } => plain(StatusCode::UNPROCESSABLE_ENTITY, "credentialRefused"),
            PipelineError::ConsentState(StateFault::NotAllowed) => plain(StatusCode::FORBIDDEN, "notAllowed"),
            PipelineError::ConsentState(_) => plain(StatusCode::FORBIDDEN, "consentState"),
            PipelineError::ConsentDeclined { .. } => plain(StatusCode::UNPROCESSABLE_ENTITY, "consentDeclined"),
            PipelineError::ConsentRefused { .. } => plain(StatusCode::UNPROCESSABLE_ENTITY, "consentRefused"),
            PipelineError::TenantKnown { .. } => plain(StatusCode::CONFLICT, "tenantKnown"),
            PipelineError::AppRegistrationInUse { .. } => plain(StatusCode::CONFLICT, "appRegistrationInUse"),
            PipelineError::Disabled => plain(StatusCode::CONFLICT, "tenantDisabled"),
            PipelineError::NothingSwitchedOn => plain(StatusCode::CONFLICT, "nothingSwitchedOn"),
            PipelineError::Resolved => plain(StatusCode::CONFLICT, "driftResolved"),
            PipelineError::Restoring => plain(StatusCode::CONFLICT, "driftRestoring"),
            PipelineError::NotApproved => plain(StatusCode::CONFLICT, "notApproved"),
            PipelineError::WritingIsOff => plain(StatusCode::CONFLICT, "writingIsOff"),
            PipelineError::MissingPermissions { .. } => plain(StatusCode::CONFLICT, "missingPermissions"),
            PipelineError::PlanExpired => plain(StatusCode::CONFLICT, "planExpired"),
            PipelineError::PlanEnded { .. } => plain(StatusCode::CONFLICT, "planEnded"),
            PipelineError::PlanRunning => plain(StatusCode::CONFLICT, "planRunning"),
            PipelineError::ApprovedAlready => plain(StatusCode::CONFLICT, "approvedAlready"),
            PipelineError::NeedsApprover => plain(StatusCode::FORBIDDEN, "notAllowed"),
            PipelineError::OwnPlan => plain(StatusCode::FORBIDDEN, "ownPlan"),
            PipelineError::NeedsAPerson => plain(StatusCode::CONFLICT, "needsAPerson"),
            PipelineError::HashDiffers => plain(StatusCode::CONFLICT, "hashDiffers"),
            PipelineError::PlanHasFatalNotes { .. } => plain(StatusCode::CONFLICT, "planHasFatalNotes"),
            PipelineError::PlanOutdated { .. } => plain(StatusCode::CONFLICT, "planOutdated"),
            PipelineError::NothingToPlan { .. } => plain(StatusCode::UNPROCESSABLE_ENTITY, "nothingToPlan"),
            PipelineError::PlanTooLarge { .. } => plain(StatusCode::UNPROCESSABLE_ENTITY, "planTooLarge"),
            PipelineError::NothingToUndo => plain(StatusCode::CONFLICT, "nothingToUndo"),
            PipelineError::GroupInUse { .. } => plain(StatusCode::CONFLICT, "groupInUse"),
            PipelineError::SetupDone => plain(StatusCode::CONFLICT, "setupDone"),
            PipelineError::WrongSetupToken => plain(StatusCode::FORBIDDEN, "wrongSetupToken"),
            PipelineError::WrongPassword => plain(StatusCode::UNAUTHORIZED, "wrongPassword"),
            PipelineError::CodeNeeded => plain(StatusCode::UNAUTHORIZED, "codeNeeded"),
            PipelineError::WrongCode => plain(StatusCode::UNAUTHORIZED, "wrongCode"),
            PipelineError::AccountDisabled => plain(StatusCode::FORBIDDEN, "accountDisabled"),
            PipelineError::SecondFactorOn => plain(StatusCode::CONFLICT, "secondFactorOn"),
            PipelineError::LastAdministrator => plain(StatusCode::CONFLICT, "lastAdministrator"),
            PipelineError::TooManyAttempts { retry_after_seconds } => {
                let mut error = plain(StatusCode::TOO_MANY_REQUESTS, "tooManyAttempts");
                error.retry_after_seconds = Some(retry_after_seconds);
                error
            }
            PipelineError::Graph(_) => plain(StatusCode::BAD_GATEWAY, "graph"),
            PipelineError::Store(StoreError::OutOfScope) => Self::not_found("tenant"),
            PipelineError::Store(StoreError::Conflict { .. }) => plain(StatusCode::CONFLICT, "conflict"),
            PipelineError::Store(_) => internal(error),
        }
    }
}

/// The cause goes to the log; outside it would tell about the inside.
fn internal(error: PipelineError) -> ApiError {
    let detail = "the server could not do this; its log tells why";
    let mut reply = ApiError::new(StatusCode::INTERNAL_SERVER_ERROR, "internal", detail);
    reply.inner = Some(Box::new(error));
    reply
}
