//! Privileged identity management: the policy of each directory role and of each group that can hold roles, with its
//! rules, and who is eligible for such a group.

use super::profile::Profile;
use super::{groups, people, records};
use crate::simulator::schema::endpoint;
use serde_json::{Value, json};

/// What a policy is for: a role in the directory, or membership or ownership of a group.
struct Subject {
    scope_id: String,
    scope_type: &'static str,
    role: String,
}

impl Subject {
    fn policy_id(&self, profile: &Profile) -> String {
        let own = profile.id_of("/policies/roleManagementPolicies", &format!("{}/{}", self.scope_id, self.role));
        format!("{}_{}_{own}", self.scope_type, profile.directory_id)
    }
}

fn subjects(profile: &Profile) -> Vec<Subject> {
    let definitions = endpoint("/roleManagement/directory/roleDefinitions");
    let roles = definitions.map(|endpoint| records(profile, endpoint)).unwrap_or_default();
    let ids = roles.iter().filter_map(|(_, role)| role.body.get("id")?.as_str().map(str::to_owned));
    let of_roles = ids.map(|role| Subject { scope_id: "/".to_owned(), scope_type: "DirectoryRole", role });
    let of_groups = groups::role_assignable(profile).into_iter().flat_map(|group| {
        ["member", "owner"].map(|role| Subject { scope_id: group.clone(), scope_type: "Group", role: role.to_owned() })
    });
    of_roles.chain(of_groups).collect()
}

/// Which policy holds for which role.
pub fn policy_assignments(profile: &Profile) -> Vec<Value> {
    let assignment = |subject: &Subject| {
        let policy_id = subject.policy_id(profile);
        json!({
            "id": format!("{policy_id}_{}", subject.role), "policyId": policy_id, "scopeId": subject.scope_id,
            "scopeType": subject.scope_type, "roleDefinitionId": subject.role,
        })
    };
    subjects(profile).iter().map(assignment).collect()
}

/// The policies with their rules.
pub fn policies(profile: &Profile) -> Vec<Value> {
    let policy = |subject: &Subject| {
        let id = subject.policy_id(profile);
        json!({
            "id": id, "displayName": subject.scope_type, "description": subject.scope_type, "isOrganizationDefault": false,
            "scopeId": subject.scope_id, "scopeType": subject.scope_type,
            "lastModifiedDateTime": profile.instant(&id, 2025), "lastModifiedBy": { "displayName": null, "id": null },
            "rules": rules(profile, &id),
        })
    };
    subjects(profile).iter().map(policy).collect()
}

/// Caller and level of the three things that a policy rules.
const TARGETS: [(&str, &str); 3] = [("Admin", "Eligibility"), ("Admin", "Assignment"), ("EndUser", "Assignment")];

fn rules(profile: &Profile, policy: &str) -> Vec<Value> {
    let mut dice = profile.dice(&format!("rules of {policy}"));
    let is_strict = dice.chance(40);
    let mut rules = Vec::new();
    for (caller, level) in TARGETS {
        let is_end_user = caller == "EndUser";
        let duration = if is_end_user { if is_strict { "PT4H" } else { "PT8H" } } else { "P365D" };
        let expiration = json!({ "isExpirationRequired": is_end_user || is_strict, "maximumDuration": duration });
        rules.push(rule("Expiration", caller, level, &expiration));
        let enabled = if is_end_user { json!(["MultiFactorAuthentication", "Justification"]) } else { json!([]) };
        rules.push(rule("Enablement", caller, level, &json!({ "enabledRules": enabled })));
        for recipient in ["Admin", "Requestor", "Approver"] {
            let notification = json!({
                "id": format!("Notification_{recipient}_{caller}_{level}"), "notificationType": "Email",
                "recipientType": recipient, "notificationLevel": "All", "isDefaultRecipientsEnabled": true,
                "notificationRecipients": [],
            });
            rules.push(rule("Notification", caller, level, &notification));
        }
    }
    let approver = json!({ "@odata.type": "#microsoft.graph.singleUser", "userId": people::person(profile, 0).id });
    let stage = json!({
        "approvalStageTimeOutInDays": 1, "isApproverJustificationRequired": true, "escalationTimeInMinutes": 0,
        "isEscalationEnabled": false, "primaryApprovers": if is_strict { json!([approver]) } else { json!([]) },
        "escalationApprovers": [],
    });
    let setting = json!({
        "isApprovalRequired": is_strict, "isApprovalRequiredForExtension": false, "isRequestorJustificationRequired": true,
        "approvalMode": "SingleStage", "approvalStages": [stage],
    });
    rules.push(rule("Approval", "EndUser", "Assignment", &json!({ "setting": setting })));
    let context = json!({ "isEnabled": false, "claimValue": "" });
    rules.push(rule("AuthenticationContext", "EndUser", "Assignment", &context));
    rules
}

fn rule(kind: &str, caller: &str, level: &str, members: &Value) -> Value {
    let mut rule = json!({
        "@odata.type": format!("#microsoft.graph.unifiedRoleManagementPolicy{kind}Rule"),
        "id": format!("{kind}_{caller}_{level}"),
    });
    let target = json!({
        "caller": caller, "operations": ["all"], "level": level, "inheritableSettings": [], "enforcedSettings": [],
    });
    if let (Value::Object(rule), Value::Object(members)) = (&mut rule, members) {
        rule.extend(members.clone());
        rule.insert("target".to_owned(), target);
    }
    rule
}

/// Who is eligible for the groups that can hold roles, or assigned to them.
pub fn group_schedules(profile: &Profile, path: &str) -> Vec<Value> {
    let schedule = |(number, group): (u64, String)| {
        let principal = people::person(profile, number % 4).id;
        json!({
            "id": format!("{group}_member_{}", profile.id_of(path, &group)), "groupId": group, "accessId": "member",
            "principalId": principal, "memberType": "direct", "status": "Provisioned", "createdUsing": profile.id_of(path, "request"),
            "createdDateTime": profile.instant(&group, 2025), "modifiedDateTime": profile.instant(&group, 2025),
            "scheduleInfo": {
                "startDateTime": profile.instant(&group, 2025), "recurrence": null,
                "expiration": { "type": "noExpiration", "endDateTime": null, "duration": null },
            },
        })
    };
    let mut schedules: Vec<Value> = (0..).zip(groups::role_assignable(profile)).map(schedule).collect();
    if path.ends_with("assignmentSchedules") {
        for schedule in schedules.iter_mut().filter_map(Value::as_object_mut) {
            schedule.insert("assignmentType".to_owned(), json!("assigned"));
        }
    }
    schedules
}
