//! A refusal of the sign-in service with its AADSTS number, in Entra's shape.

use super::made_up::dice::guid;
use super::world::World;
use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use jiff::Timestamp;
use serde_json::json;

pub struct Refusal {
    pub status: u16,
    pub error: &'static str,
    pub number: u32,
    pub message: String,
}

impl Refusal {
    /// The credential was not accepted.
    pub fn invalid_client(number: u32, message: impl Into<String>) -> Self {
        Self { status: 401, error: "invalid_client", number, message: message.into() }
    }

    pub fn respond(&self, world: &World) -> HttpResponse {
        let draw = world.draw();
        let trace_id = guid(&format!("trace {draw}"));
        let correlation_id = guid(&format!("correlation {draw}"));
        let now = Timestamp::now().strftime("%Y-%m-%d %H:%M:%SZ").to_string();
        let description = format!(
            "AADSTS{}: {} Trace ID: {trace_id} Correlation ID: {correlation_id} Timestamp: {now}",
            self.number, self.message
        );
        let status = StatusCode::from_u16(self.status).unwrap_or(StatusCode::BAD_REQUEST);
        HttpResponse::build(status).json(json!({
            "error": self.error, "error_description": description, "error_codes": [self.number], "timestamp": now,
            "trace_id": trace_id, "correlation_id": correlation_id, "error_uri": format!("{}/error?code={}", world.url(), self.number),
        }))
    }
}
