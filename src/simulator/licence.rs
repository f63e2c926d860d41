//! What a tenant without the service plan of an address is told.

use super::exchange::GraphError;
use super::schema::{Endpoint, Family};
use std::collections::BTreeSet;

/// Refuses an address of which the tenant has none of the plans.
pub fn check(endpoint: &Endpoint, needed: &[String], plans: &BTreeSet<String>) -> Result<(), GraphError> {
    if needed.is_empty() || needed.iter().any(|plan| plans.contains(plan)) {
        return Ok(());
    }
    Err(match endpoint.family {
        Family::Intune => GraphError::bad_request("Request not applicable to target tenant."),
        Family::Identity | Family::ConditionalAccess | Family::Reports => GraphError::new(
            400,
            "AadPremiumLicenseRequired",
            "The tenant needs to have a premium license of Microsoft Entra ID for this.",
        ),
        Family::Security | Family::Teams | Family::ServiceCommunications | Family::Other => {
            GraphError::new(403, "Forbidden", "The tenant does not have a license for this service.")
        }
    })
}
