//! Who holds which directory role in a made-up tenant.

use super::people::{emergency_id, person};
use super::profile::Profile;
use super::records;
use serde_json::{Value, json};

/// All role assignments: the emergency accounts, the administrators, and a few more people and applications.
pub fn role_assignments(profile: &Profile) -> Vec<Value> {
    let roles = records(profile, "/roleManagement/directory/roleDefinitions");
    let role_ids: Vec<&str> =
        roles.iter().filter_map(|(_, role)| role.body.get("id").and_then(Value::as_str)).collect();
    let Some(global_administrator) = role_ids.first() else {
        return Vec::new();
    };
    let first = [
        (*global_administrator, emergency_id(profile, 1)),
        (*global_administrator, emergency_id(profile, 2)),
        (*global_administrator, person(profile, 0).id),
    ];
    let mut pairs: Vec<(&str, String)> = first.to_vec();
    let mut dice = profile.dice("role assignments");
    for (number, role) in (1_u64..).zip(role_ids.iter().skip(1)) {
        pairs.push((role, person(profile, number % 4).id));
        if profile.people > 100 && dice.chance(40) {
            pairs.push((role, person(profile, 4 + number).id));
        }
    }
    if let Some(reader) = role_ids.get(10) {
        pairs.push((reader, profile.id_of("/servicePrincipals", "Backup for Microsoft 365")));
    }
    let wanted = usize::try_from(8 + profile.people / 50).unwrap_or(8).min(25);
    pairs.truncate(wanted);
    pairs.iter().map(|(role, principal)| assignment(profile, role, principal)).collect()
}

fn assignment(profile: &Profile, role: &str, principal: &str) -> Value {
    let id: String =
        profile.id_of("/roleManagement/directory/roleAssignments", &format!("{role}/{principal}")).replace('-', "");
    json!({ "id": format!("{id}-1"), "principalId": principal, "resourceScope": "/", "directoryScopeId": "/", "roleDefinitionId": role })
}
