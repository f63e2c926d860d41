//! What people do with their own account, which no API token may.

use actix_web::dev::Payload;
use actix_web::http::StatusCode;
use actix_web::{FromRequest, HttpMessage, HttpRequest};

use super::ApiError;
use crate::pipeline::Actor;
use crate::store::sessions::Session;

/// The session that a cookie opened.
#[derive(Debug, Clone)]
pub struct OwnSession {
    pub session: Session,
    pub actor: Actor,
}

impl FromRequest for OwnSession {
    type Error = ApiError;
    type Future = std::future::Ready<Result<Self, ApiError>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let session = request.extensions().get::<Self>().cloned();
        std::future::ready(session.ok_or_else(|| {
            let detail = "only a person who signed in with a browser may do this, not an API token";
            ApiError::new(StatusCode::FORBIDDEN, "sessionNeeded", detail)
        }))
    }
}
