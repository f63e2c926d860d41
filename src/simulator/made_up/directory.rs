//! Who holds which directory role in a made-up tenant.

use super::dice::Dice;
use super::people::{emergency_id, person};
use super::profile::Profile;
use super::records;
use crate::simulator::schema::endpoint;
use serde_json::{Value, json};

/// All role assignments: the emergency accounts, the administrators, and a few more people and applications.
pub fn role_assignments(profile: &Profile) -> Vec<Value> {
    let Some(definitions) = endpoint("/roleManagement/directory/roleDefinitions") else {
        return Vec::new();
    };
    let roles = records(profile, definitions);
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

/// The id of one of Microsoft's roles, the same in every tenant.
pub fn some_role(dice: &mut Dice) -> String {
    const ROLES: &[&str] = &[
        "62e90394-69f5-4237-9190-012177145e10",
        "194ae4cb-b126-40b2-bd5b-6091b380977d",
        "29232cdf-9323-42fd-ade2-1d097af3e4de",
    ];
    dice.position(ROLES.len()).and_then(|at| ROLES.get(at)).map_or_else(String::new, |role| (*role).to_owned())
}

fn assignment(profile: &Profile, role: &str, principal: &str) -> Value {
    let id: String =
        profile.id_of("/roleManagement/directory/roleAssignments", &format!("{role}/{principal}")).replace('-', "");
    json!({ "id": format!("{id}-1"), "principalId": principal, "resourceScope": "/", "directoryScopeId": "/", "roleDefinitionId": role })
}
