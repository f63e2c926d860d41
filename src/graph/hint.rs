//! Microsoft's error codes that administrators meet when they connect a tenant, and the way out of each.

use super::error::GraphError;

/// Source: Microsoft's list of AADSTS error codes in the documentation of the identity platform.
const SIGN_IN_HINTS: [(&str, &str); 20] = [
    (
        "AADSTS7000215",
        "The client secret is wrong. Use the secret's Value, not its Secret ID; the value is shown only once, so make a new secret if it is lost.",
    ),
    ("AADSTS7000222", "The client secret has expired. Make a new one under Certificates & secrets and enter it here."),
    ("AADSTS7000216", "The client secret is missing or does not fit the app registration. Enter its Value again."),
    ("AADSTS90002", "There is no tenant with this id in this cloud. Check the Directory (tenant) ID and the cloud."),
    (
        "AADSTS900023",
        "The tenant id is malformed. Copy the Directory (tenant) ID from the app registration's overview.",
    ),
    (
        "AADSTS700016",
        "The app is not known in this tenant. Check the Application (client) ID, or give admin consent if the app is registered in another tenant.",
    ),
    (
        "AADSTS700027",
        "The certificate does not belong to the app registration, or has expired. Upload the same certificate under Certificates & secrets, and enter it here with its key.",
    ),
    (
        "AADSTS700024",
        "The assertion is outside of its time. Set the clock of this machine right: it may differ by five minutes at most.",
    ),
    (
        "AADSTS700021",
        "The assertion names another app registration. Check the Application (client) ID against the certificate's.",
    ),
    (
        "AADSTS700023",
        "The assertion is addressed to another tenant or cloud. Check the Directory (tenant) ID and the cloud.",
    ),
    (
        "AADSTS70021",
        "No federated credential of the app registration fits. Compare its issuer, subject and audience with the identity of this server.",
    ),
    (
        "AADSTS700211",
        "The issuer of the federated credential does not fit. It is https://login.microsoftonline.com/, the id of the tenant that holds the managed identity, and /v2.0.",
    ),
    (
        "AADSTS700212",
        "The audience of the federated credential does not fit. For a managed identity it is api://AzureADTokenExchange, or that of your cloud.",
    ),
    (
        "AADSTS700213",
        "The subject of the federated credential does not fit. For a managed identity it is the identity's Object (principal) ID, not its client ID.",
    ),
    (
        "AADSTS50013",
        "The assertion is not accepted: its signature is wrong, or it was used before. Try again; if it stays, enter certificate and key anew.",
    ),
    (
        "managed_identity_unavailable",
        "Switch on a user-assigned managed identity for the App Service and enter its client ID, or use a certificate.",
    ),
    ("AADSTS7000112", "The app registration is disabled in this tenant. Enable it under Enterprise applications."),
    (
        "AADSTS53003",
        "A conditional access policy for workload identities blocks the sign-in. Exclude this app or its address.",
    ),
    (
        "AADSTS50020",
        "The account that signed in does not belong to this tenant. Sign in with an account of the tenant itself.",
    ),
    ("AADSTS500011", "Microsoft Graph is not known under this address in this tenant. Check the cloud."),
];

/// Codes that tell of a missing licence. `AadPremiumLicenseRequired` comes from privileged identity management and
/// access reviews, the other from reports.
const LICENCE_CODES: [&str; 2] = ["AadPremiumLicenseRequired", "Authentication_RequestFromNonPremiumTenantOrB2CTenant"];

/// Parts of messages that tell of a missing licence; these services give it no code of its own.
const LICENCE_MESSAGES: [&str; 4] =
    ["not applicable to target tenant", "premium license", "does not have a license", "tenant is not licensed"];

const PERMISSION_HINT: &str = "The app lacks a permission for this. Add the missing application permission in the app registration and grant admin consent.";
const LICENCE_HINT: &str = "The tenant does not have the licence that this needs.";
const UNAUTHORISED_HINT: &str =
    "Microsoft Graph does not accept the token. Check that the app and the tenant belong to the configured cloud.";
const CONDITIONAL_ACCESS_HINT: &str =
    "A conditional access policy blocks the app. Exclude its service principal from it.";
const THROTTLED_HINT: &str = "Other apps may use up the tenant's limit. It is tried again at the next run.";
const NETWORK_HINT: &str = "Check that this machine reaches the host over HTTPS: name resolution, proxy, firewall.";

pub(super) fn for_error(error: &GraphError) -> Option<&'static str> {
    match error {
        GraphError::SignIn { code, .. } => SIGN_IN_HINTS.iter().find(|(known, _)| known == code).map(|(_, hint)| *hint),
        GraphError::Api { status, .. } => for_answer(error, *status),
        GraphError::Throttled { .. } => Some(THROTTLED_HINT),
        GraphError::Network { .. } | GraphError::TimedOut { .. } => Some(NETWORK_HINT),
        GraphError::Insecure { .. }
        | GraphError::Setup(_)
        | GraphError::BadRequest { .. }
        | GraphError::TooLarge { .. }
        | GraphError::TooManyPages { .. }
        | GraphError::BadAnswer { .. } => None,
    }
}

fn for_answer(error: &GraphError, status: u16) -> Option<&'static str> {
    if is_not_licensed(error) {
        return Some(LICENCE_HINT);
    }
    if is_conditional_access(error) {
        return Some(CONDITIONAL_ACCESS_HINT);
    }
    match status {
        401 => Some(UNAUTHORISED_HINT),
        403 => Some(PERMISSION_HINT),
        _ => None,
    }
}

pub(super) fn is_not_licensed(error: &GraphError) -> bool {
    let GraphError::Api { status: 400 | 403, code, message, .. } = error else {
        return false;
    };
    let message = message.to_ascii_lowercase();
    LICENCE_CODES.iter().any(|known| code.eq_ignore_ascii_case(known))
        || LICENCE_MESSAGES.iter().any(|part| message.contains(part))
}

pub(super) fn is_conditional_access(error: &GraphError) -> bool {
    let GraphError::Api { status: 401 | 403, code, message, .. } = error else {
        return false;
    };
    code.contains("insufficient_claims") || message.contains("insufficient_claims")
}

#[cfg(test)]
mod tests {
    use super::GraphError;

    fn api(status: u16, code: &str, message: &str) -> GraphError {
        GraphError::Api { status, code: code.to_owned(), message: message.to_owned(), request_id: None }
    }

    #[test]
    fn a_refused_read_is_a_permission_unless_a_licence_is_missing() {
        let refused = api(403, "Authorization_RequestDenied", "Insufficient privileges to complete the operation.");
        assert!(refused.is_permission() && !refused.is_not_licensed());
        let unlicensed = api(403, "AadPremiumLicenseRequired", "The tenant needs to have a premium license.");
        assert!(unlicensed.is_not_licensed() && !unlicensed.is_permission());
        assert!(!api(400, "Request_BadRequest", "no such property").is_not_licensed());
    }

    #[test]
    fn a_wrong_secret_is_told_by_its_likely_cause() {
        let error = GraphError::SignIn { code: "AADSTS7000215".to_owned(), message: String::new() };
        assert!(error.hint().is_some_and(|hint| hint.contains("Value, not its Secret ID")));
    }
}
