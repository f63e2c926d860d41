//! Made-up but lifelike tenants: an accountant, a manufacturer, a school, and as many more as wanted.
//!
//! Each collection can be made again at any time from the profile alone, so that a tenant nobody changed needs no
//! memory. What the objects look like is in the templates under `data`.

mod applications;
pub mod dice;
mod directory;
pub mod fill;
pub mod generic;
mod groups;
pub mod licences;
pub mod people;
mod pim;
pub mod profile;
mod values;

use super::records::Records;
use super::schema::Endpoint;
use profile::{Kind, Profile};
use serde::Deserialize;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// A template and where it is used.
#[derive(Debug, Deserialize)]
struct Template {
    name: String,
    kinds: Vec<Kind>,
    chance: u64,
    body: Value,
}

macro_rules! templates {
    ($($path:literal => $file:literal),+ $(,)?) => {
        BTreeMap::from([$((
            $path,
            serde_json::from_str(include_str!(concat!("data/", $file))).expect("the embedded templates are tested JSON"),
        )),+])
    };
}

static TEMPLATES: LazyLock<BTreeMap<&'static str, Vec<Template>>> = LazyLock::new(|| {
    templates! {
        "/identity/conditionalAccess/policies" => "conditional_access_policies.json",
        "/identity/conditionalAccess/namedLocations" => "named_locations.json",
        "/policies/authenticationMethodsPolicy" => "authentication_methods_policy.json",
        "/policies/authenticationStrengthPolicies" => "authentication_strengths.json",
        "/policies/authorizationPolicy" => "authorization_policy.json",
        "/policies/crossTenantAccessPolicy" => "cross_tenant_access_policy.json",
        "/policies/crossTenantAccessPolicy/default" => "cross_tenant_access_default.json",
        "/roleManagement/directory/roleDefinitions" => "role_definitions.json",
        "/identity/userFlowAttributes" => "user_flow_attributes.json",
        "/organization" => "organization.json",
        "/domains" => "domains.json",
        "/deviceManagement/deviceCompliancePolicies" => "compliance_policies.json",
        "/deviceManagement/configurationPolicies" => "configuration_policies.json",
        "/deviceManagement/deviceConfigurations" => "device_configurations.json",
        "/deviceManagement/assignmentFilters" => "assignment_filters.json",
        "/deviceManagement/roleScopeTags" => "scope_tags.json",
    }
});

/// The collection of an endpoint as the tenant has it before anybody changed it.
pub fn records(profile: &Profile, endpoint: &'static Endpoint) -> Records {
    let path = endpoint.path.as_str();
    let bodies = match path {
        "/users" => people::users(profile),
        "/groups" => groups::groups(profile),
        "/applications" => applications::applications(profile),
        "/servicePrincipals" => applications::service_principals(profile),
        "/roleManagement/directory/roleAssignments" => directory::role_assignments(profile),
        "/reports/authenticationMethods/userRegistrationDetails" => people::registrations(profile),
        "/policies/roleManagementPolicyAssignments" => pim::policy_assignments(profile),
        "/policies/roleManagementPolicies" => pim::policies(profile),
        "/identityGovernance/privilegedAccess/group/eligibilitySchedules"
        | "/identityGovernance/privilegedAccess/group/assignmentSchedules" => pim::group_schedules(profile, path),
        "/subscribedSkus" => licences::subscribed_skus(profile, &licences::plans(profile)),
        _ => match TEMPLATES.get(path) {
            Some(templates) => from_templates(profile, path, templates),
            None if endpoint.starts_empty => Vec::new(),
            None => generic::objects(profile, endpoint),
        },
    };
    Records::new(&endpoint.key, bodies)
}

fn from_templates(profile: &Profile, path: &str, templates: &[Template]) -> Vec<Value> {
    let used: Vec<&Template> = templates
        .iter()
        .filter(|template| is_used(profile, &template.name, &template.kinds, template.chance))
        .collect();
    let wanted = profile.size.policies.filter(|_| path == POLICIES);
    let further = used.len()..wanted.unwrap_or(0);
    let numbered = further.zip(used.iter().cycle()).map(|(number, template)| numbered(profile, path, template, number));
    let plain = used.iter().map(|template| from_template(profile, path, template, &template.name));
    plain.chain(numbered).collect()
}

/// Where the policies of a tenant of a given size are: nowadays in the settings catalog.
const POLICIES: &str = "/deviceManagement/configurationPolicies";

fn from_template(profile: &Profile, path: &str, template: &Template, name: &str) -> Value {
    let mut body = fill::fill(profile, &format!("{path}/{name}"), &template.body);
    if body.get("id").is_none()
        && let Some(members) = body.as_object_mut()
    {
        // Microsoft sends the id first; a reader of the raw answer expects it there.
        members.shift_insert(0, "id".to_owned(), json!(profile.id_of(path, name)));
    }
    name_assignments(&mut body);
    body
}

/// One more object of a template, told apart by a number behind its name.
fn numbered(profile: &Profile, path: &str, template: &Template, number: usize) -> Value {
    let mut body = from_template(profile, path, template, &format!("{} {number}", template.name));
    for name in ["displayName", "name"] {
        if let Some(Value::String(text)) = body.get_mut(name) {
            *text = format!("{text} {number}");
        }
    }
    body
}

/// Whether a tenant of this kind has an object; the three hand-written tenants have all of theirs.
fn is_used(profile: &Profile, name: &str, kinds: &[Kind], chance: u64) -> bool {
    kinds.contains(&profile.kind) && (profile.by_hand || profile.dice(&format!("has {name}")).chance(chance))
}

/// Intune names an assignment by its policy and group.
pub fn name_assignments(body: &mut Value) {
    let owner = body.get("id").and_then(Value::as_str).unwrap_or_default().to_owned();
    if let Some(assignments) = body.get_mut("assignments") {
        name_elements(&owner, "assignments", assignments);
        for assignment in assignments.as_array_mut().into_iter().flatten().filter_map(Value::as_object_mut) {
            assignment.entry("source").or_insert_with(|| json!("direct"));
            assignment.entry("sourceId").or_insert_with(|| json!(owner));
        }
    }
}

/// The same for what a navigation property of this name holds.
fn name_elements(owner: &str, name: &str, elements: &mut Value) {
    let assignments = elements.as_array_mut().into_iter().flatten().filter(|_| name == "assignments");
    for assignment in assignments {
        let target = assignment.pointer("/target/groupId").and_then(Value::as_str).map_or_else(
            || {
                let all_devices = "#microsoft.graph.allDevicesAssignmentTarget";
                let kind = assignment.pointer("/target/@odata.type").and_then(Value::as_str);
                // The ids of the two built-in groups are the same in every tenant.
                if kind == Some(all_devices) {
                    "adadadad-808e-44e2-905a-0b7873a8a531"
                } else {
                    "acacacac-9df4-4c7d-9d50-4ef0226f57a9"
                }
                .to_owned()
            },
            str::to_owned,
        );
        if let Some(members) = assignment.as_object_mut() {
            members.shift_insert(0, "id".to_owned(), json!(format!("{owner}_{target}")));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::schema::{Version, endpoint, endpoints, has_property};
    use super::*;

    #[test]
    fn every_made_up_property_is_one_that_its_type_has() {
        let mut unknown = std::collections::BTreeSet::new();
        for index in 0..3 {
            let profile = Profile::new(7, index);
            for endpoint in endpoints() {
                for (_, record) in records(&profile, endpoint).iter() {
                    let own = record.body.get("@odata.type").and_then(Value::as_str);
                    let type_name = own.map_or(endpoint.entity_type.as_str(), |name| name.trim_start_matches('#'));
                    let keys = record.body.as_object().into_iter().flat_map(|members| members.keys());
                    for key in keys.filter(|key| !key.contains('@')) {
                        if ![Version::V1, Version::Beta].iter().any(|version| has_property(*version, type_name, key)) {
                            unknown.insert(format!("{type_name} has no {key}"));
                        }
                    }
                }
            }
        }
        assert!(unknown.is_empty(), "{unknown:#?}");
    }

    #[test]
    fn the_groups_that_policies_name_exist() {
        for index in 0..40 {
            let profile = Profile::new(7, index);
            let groups = records(&profile, endpoint("/groups").unwrap());
            for (_, policy) in records(&profile, endpoint("/identity/conditionalAccess/policies").unwrap()).iter() {
                for list in ["includeGroups", "excludeGroups"] {
                    let named = policy.body.pointer(&format!("/conditions/users/{list}")).and_then(Value::as_array);
                    for id in named.into_iter().flatten().filter_map(Value::as_str) {
                        assert!(groups.get(id).is_some(), "{} names a group that is not there", policy.body);
                    }
                }
            }
        }
    }

    #[test]
    fn the_same_seed_makes_the_same_tenant() {
        let made = |seed| {
            records(&Profile::new(seed, 4), endpoint("/groups").unwrap())
                .iter()
                .map(|(_, group)| group.body.to_string())
                .collect::<Vec<_>>()
        };
        assert_eq!(made(1), made(1));
        assert_ne!(made(1), made(2));
    }
}
