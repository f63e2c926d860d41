//! The table of rights: what each operation needs, and of whom. An operation that does not stand here is not there.

use std::collections::HashMap;
use std::sync::LazyLock;

use actix_web::http::Method;

use super::document::document;
use crate::auth::Role::{self, Administrator, Approver, Operator, Viewer};

/// What an operation needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Right {
    /// Nothing: it happens before anybody is known, and reaches no tenant.
    Open,
    /// Somebody, whatever his role; it reaches what is his own and no tenant.
    SignedIn,
    /// At least the role, over the subject.
    Needs(Role, Subject),
}

/// What the role is needed over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    /// What belongs to no tenant: the role over all.
    Instance,
    /// The tenant of the path.
    Tenant,
    /// The tenant of the drift of the path.
    Drift,
    /// The tenant of the plan of the path.
    Plan,
    /// The tenant of the job of the path.
    Job,
    /// The tenant of the acceptance of the path.
    Acceptance,
    /// Where the ignore rule of the path holds.
    IgnoreRule,
    /// The group of the path.
    Group,
    /// Whatever the role reaches: the rest is as good as not there.
    Reached,
}

use Right::{Needs, Open, SignedIn};
use Subject::{Acceptance, Drift, Group, IgnoreRule, Instance, Job, Plan, Reached, Tenant};

/// By operation id.
pub const RIGHTS: &[(&str, Right)] = &[
    // Getting in.
    ("getPublicConfig", Open),
    ("setUp", Open),
    ("signIn", Open),
    ("signInToDemo", Open),
    ("returnFromConsent", Open),
    ("signInWithProvider", Open),
    ("finishSignInWithProvider", Open),
    ("signOutOfProvider", Open),
    ("getSession", SignedIn),
    ("signOut", SignedIn),
    // What people of the identity provider get.
    ("getSignInProvider", Needs(Administrator, Instance)),
    ("listRoleRules", Needs(Administrator, Instance)),
    ("createRoleRule", Needs(Administrator, Instance)),
    ("changeRoleRule", Needs(Administrator, Instance)),
    ("deleteRoleRule", Needs(Administrator, Instance)),
    // One's own account.
    ("getAccount", SignedIn),
    ("changePassword", SignedIn),
    ("getPreferences", SignedIn),
    ("putPreferences", SignedIn),
    ("beginSecondFactor", SignedIn),
    ("confirmSecondFactor", SignedIn),
    ("removeSecondFactor", SignedIn),
    ("renewRecoveryCodes", SignedIn),
    ("listOwnSessions", SignedIn),
    ("endOwnSession", SignedIn),
    ("endOtherSessions", SignedIn),
    ("listApiTokens", SignedIn),
    ("makeApiToken", SignedIn),
    ("revokeApiToken", SignedIn),
    // People.
    ("listUsers", Needs(Administrator, Instance)),
    ("addUser", Needs(Administrator, Instance)),
    ("getUser", Needs(Administrator, Instance)),
    ("replaceGrants", Needs(Administrator, Instance)),
    ("disableUser", Needs(Administrator, Instance)),
    ("enableUser", Needs(Administrator, Instance)),
    ("resetUser", Needs(Administrator, Instance)),
    ("endSessionsOfUser", Needs(Administrator, Instance)),
    ("revokeApiTokenOfUser", Needs(Administrator, Instance)),
    ("removeUser", Needs(Administrator, Instance)),
    // Tenants.
    ("listTenants", Needs(Viewer, Reached)),
    ("createTenant", Needs(Administrator, Instance)),
    ("getTenant", Needs(Viewer, Tenant)),
    ("changeTenant", Needs(Administrator, Tenant)),
    ("removeTenant", Needs(Administrator, Tenant)),
    ("eraseTenant", Needs(Administrator, Tenant)),
    ("getTenantStatus", Needs(Viewer, Tenant)),
    ("getTenantBudget", Needs(Viewer, Tenant)),
    ("listTenantEvents", Needs(Viewer, Tenant)),
    ("getPermissions", Needs(Viewer, Tenant)),
    ("getInsights", Needs(Viewer, Tenant)),
    ("refreshInsights", Needs(Operator, Tenant)),
    ("tagTenant", Needs(Operator, Tenant)),
    ("listTenantNotes", Needs(Viewer, Tenant)),
    ("writeTenantNote", Needs(Operator, Tenant)),
    ("removeTenantNote", Needs(Operator, Tenant)),
    ("getMatrix", Needs(Viewer, Reached)),
    ("getTrend", Needs(Viewer, Reached)),
    ("getCoverage", Needs(Viewer, Reached)),
    ("getTenantCoverage", Needs(Viewer, Tenant)),
    ("listTenantGroups", Needs(Viewer, Reached)),
    ("createTenantGroup", Needs(Administrator, Instance)),
    ("getTenantGroup", Needs(Viewer, Group)),
    ("search", Needs(Viewer, Reached)),
    ("changeTenantGroup", Needs(Administrator, Instance)),
    ("deleteTenantGroup", Needs(Administrator, Instance)),
    // How tenants are reached.
    ("tryConnection", Needs(Administrator, Instance)),
    ("getConnection", Needs(Viewer, Tenant)),
    ("testConnection", Needs(Operator, Tenant)),
    ("replaceConnection", Needs(Administrator, Tenant)),
    ("setConnectionRotation", Needs(Administrator, Tenant)),
    ("disconnectTenant", Needs(Administrator, Tenant)),
    ("getWriteConnection", Needs(Viewer, Tenant)),
    ("testWriteConnection", Needs(Operator, Tenant)),
    ("setWriteConnection", Needs(Administrator, Tenant)),
    ("removeWriteConnection", Needs(Administrator, Tenant)),
    ("beginConsent", Needs(Administrator, Reached)),
    ("finishConsent", Needs(Administrator, Reached)),
    ("listNeededPermissions", Needs(Viewer, Reached)),
    ("listAppRegistrations", Needs(Viewer, Instance)),
    ("getAppRegistration", Needs(Viewer, Instance)),
    ("createAppRegistration", Needs(Administrator, Instance)),
    ("renameAppRegistration", Needs(Administrator, Instance)),
    ("replaceAppRegistrationCredential", Needs(Administrator, Instance)),
    ("setAppRegistrationRotation", Needs(Administrator, Instance)),
    ("removeAppRegistration", Needs(Administrator, Instance)),
    // Reading tenants.
    ("startSync", Needs(Operator, Tenant)),
    ("getJob", Needs(Viewer, Job)),
    ("listCollections", Needs(Viewer, Tenant)),
    ("watchEvents", Needs(Viewer, Reached)),
    ("listAreas", Needs(Viewer, Reached)),
    ("listTenantAreas", Needs(Viewer, Tenant)),
    ("switchArea", Needs(Approver, Tenant)),
    ("switchAreas", Needs(Approver, Tenant)),
    ("listCollectors", Needs(Viewer, Reached)),
    ("getCollector", Needs(Viewer, Reached)),
    ("testPull", Needs(Administrator, Instance)),
    ("createCollector", Needs(Administrator, Instance)),
    ("changeCollector", Needs(Administrator, Instance)),
    ("deleteCollector", Needs(Administrator, Instance)),
    ("listSchemaNotices", Needs(Viewer, Reached)),
    ("adoptSchemaNotice", Needs(Approver, Instance)),
    ("dismissSchemaNotice", Needs(Approver, Instance)),
    // What there is, and was.
    ("listResources", Needs(Viewer, Tenant)),
    ("listAreaProperties", Needs(Viewer, Tenant)),
    ("getResource", Needs(Viewer, Tenant)),
    ("getResourceHistory", Needs(Viewer, Tenant)),
    ("compareResource", Needs(Viewer, Tenant)),
    ("explainResource", Needs(Viewer, Tenant)),
    ("getPropertyTimeline", Needs(Viewer, Tenant)),
    ("listHolds", Needs(Viewer, Tenant)),
    ("listAreaChanges", Needs(Viewer, Tenant)),
    // The other tenant is named in the query, and is there for who may see it.
    ("compareTenants", Needs(Viewer, Tenant)),
    ("listResourceGroups", Needs(Viewer, Tenant)),
    ("saveResourceGroups", Needs(Operator, Tenant)),
    // What was agreed.
    ("getBaseline", Needs(Viewer, Tenant)),
    ("getBaselineResource", Needs(Viewer, Tenant)),
    ("exportBaseline", Needs(Viewer, Tenant)),
    ("previewBaseline", Needs(Viewer, Tenant)),
    ("listBaselineVersions", Needs(Viewer, Tenant)),
    ("getBaselineVersion", Needs(Viewer, Tenant)),
    ("compareBaselineVersions", Needs(Viewer, Tenant)),
    ("captureBaselines", Needs(Approver, Tenant)),
    ("captureBaseline", Needs(Approver, Tenant)),
    ("editBaseline", Needs(Approver, Tenant)),
    ("importBaseline", Needs(Approver, Tenant)),
    ("relabelBaselineVersion", Needs(Approver, Tenant)),
    ("activateBaselineVersion", Needs(Approver, Tenant)),
    ("removeBaseline", Needs(Approver, Tenant)),
    ("updateBaselines", Needs(Approver, Reached)),
    // What differs.
    ("listDrifts", Needs(Viewer, Reached)),
    ("listDriftGroups", Needs(Viewer, Reached)),
    ("listDriftIds", Needs(Viewer, Reached)),
    ("listPeople", Needs(Viewer, Reached)),
    ("getDrift", Needs(Viewer, Drift)),
    ("listRelatedDrifts", Needs(Viewer, Drift)),
    ("listDriftComments", Needs(Viewer, Drift)),
    ("commentDrift", Needs(Operator, Drift)),
    ("refreshAttribution", Needs(Operator, Drift)),
    ("snoozeDrift", Needs(Operator, Drift)),
    ("reopenDrift", Needs(Operator, Drift)),
    ("acceptDrift", Needs(Approver, Drift)),
    // To accept by it needs an approver, which the handler asks for.
    ("decideDrifts", Needs(Operator, Reached)),
    ("listAcceptances", Needs(Viewer, Reached)),
    ("revokeAcceptance", Needs(Approver, Acceptance)),
    ("listIgnoreRules", Needs(Viewer, Reached)),
    ("getIgnoreRule", Needs(Viewer, Reached)),
    ("listHeldBack", Needs(Viewer, Reached)),
    ("previewIgnoreRule", Needs(Viewer, Reached)),
    ("createIgnoreRule", Needs(Approver, Reached)),
    ("changeIgnoreRule", Needs(Approver, IgnoreRule)),
    ("deleteIgnoreRule", Needs(Approver, IgnoreRule)),
    // Bringing back what was agreed. To make a plan sends nothing.
    ("listPlans", Needs(Viewer, Reached)),
    ("getPlan", Needs(Viewer, Plan)),
    ("getPlanRequests", Needs(Viewer, Plan)),
    // The tenant is named in the body; who has the role elsewhere alone is refused by the handler.
    ("createPlan", Needs(Operator, Reached)),
    ("createDeletionPlan", Needs(Administrator, Reached)),
    ("renewPlan", Needs(Operator, Plan)),
    ("undoPlan", Needs(Operator, Plan)),
    ("approvePlan", Needs(Approver, Plan)),
    ("applyPlan", Needs(Operator, Plan)),
    ("cancelPlan", Needs(Operator, Plan)),
    ("lookAtPlan", Needs(Operator, Plan)),
    ("listRestores", Needs(Viewer, Reached)),
    ("getAutomaticRestore", Needs(Viewer, Tenant)),
    ("putAutomaticRestore", Needs(Administrator, Tenant)),
    ("previewAutomaticRestore", Needs(Viewer, Tenant)),
    ("resumeAutomaticRestore", Needs(Administrator, Tenant)),
    ("getRestoreSettings", Needs(Viewer, Tenant)),
    ("putRestoreSettings", Needs(Administrator, Tenant)),
    // The audit trail; what belongs to no tenant is told to who governs all.
    ("listAudit", Needs(Administrator, Reached)),
    ("getAuditEntry", Needs(Administrator, Reached)),
    ("exportAudit", Needs(Administrator, Reached)),
    ("listAuditHeads", Needs(Administrator, Instance)),
    ("verifyAudit", Needs(Administrator, Instance)),
    ("getRetention", Needs(Viewer, Instance)),
    ("putRetention", Needs(Administrator, Instance)),
    // The instance itself.
    ("getEncryptionKeys", Needs(Administrator, Instance)),
    ("getBranding", Needs(Administrator, Instance)),
    ("putBranding", Needs(Administrator, Instance)),
    ("getLogLevel", Needs(Administrator, Instance)),
    ("putLogLevel", Needs(Administrator, Instance)),
    ("deleteLogLevel", Needs(Administrator, Instance)),
];

/// An operation as the guard meets it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Operation {
    pub(super) id: &'static str,
    pub(super) right: Right,
}

/// The operations by method and path, as the OpenAPI document tells them.
static ROUTES: LazyLock<HashMap<(Method, String), Operation>> = LazyLock::new(|| {
    let mut routes = HashMap::new();
    for (path, item) in document().paths.paths {
        let methods = [
            (Method::GET, item.get),
            (Method::POST, item.post),
            (Method::PUT, item.put),
            (Method::PATCH, item.patch),
            (Method::DELETE, item.delete),
        ];
        for (method, described) in methods {
            let id = described.and_then(|described| described.operation_id);
            if let Some((id, right)) = id.and_then(|id| RIGHTS.iter().copied().find(|(known, _)| *known == id)) {
                routes.insert((method, path.clone()), Operation { id, right });
            }
        }
    }
    routes
});

/// The operation of a route, if it is one and stands in the table.
pub(super) fn operation(method: &Method, pattern: &str) -> Option<Operation> {
    ROUTES.get(&(method.clone(), pattern.to_owned())).copied()
}
