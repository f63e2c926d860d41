//! The groups of a made-up tenant: those with a meaning for policies, and the many that teams make.

use super::dice::Dice;
use super::is_used;
use super::people::{People, emergency_id, person, plain};
use super::profile::{Kind, Profile};
use serde::Deserialize;
use serde_json::{Value, json};
use std::sync::LazyLock;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Style {
    Security,
    Dynamic,
    Unified,
    Team,
    Mail,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Plan {
    name: String,
    kinds: Vec<Kind>,
    chance: u64,
    style: Style,
    description: String,
    rule: Option<String>,
    assignable_to_role: Option<bool>,
}

static PLANS: LazyLock<Vec<Plan>> = LazyLock::new(|| {
    serde_json::from_str(include_str!("data/groups.json")).expect("the embedded groups are tested JSON")
});

/// All groups.
pub fn groups(profile: &Profile) -> Vec<Value> {
    let named = PLANS
        .iter()
        .filter(|plan| is_used(profile, &plan.name, &plan.kinds, plan.chance))
        .map(|plan| group(profile, plan));
    let mut groups: Vec<Value> = named.collect();
    let further = profile.size.groups.map(|wanted| wanted.saturating_sub(u64::try_from(groups.len()).unwrap_or(0)));
    groups.extend(team_groups(profile, further));
    groups
}

/// The ids of the groups that can hold roles.
pub fn role_assignable(profile: &Profile) -> Vec<String> {
    let used = PLANS.iter().filter(|plan| is_used(profile, &plan.name, &plan.kinds, plan.chance));
    let assignable = used.filter(|plan| plan.assignable_to_role == Some(true));
    assignable.map(|plan| profile.id_of("/groups", &plan.name)).collect()
}

/// The id of one of the groups with a meaning.
pub fn some_id(profile: &Profile, dice: &mut Dice) -> String {
    let names: Vec<&str> = PLANS
        .iter()
        .filter(|plan| is_used(profile, &plan.name, &plan.kinds, plan.chance))
        .map(|plan| plan.name.as_str())
        .collect();
    dice.position(names.len())
        .and_then(|at| names.get(at))
        .map_or_else(String::new, |name| profile.id_of("/groups", name))
}

/// The groups of teams: as many as this kind of organisation has, or as many as wanted.
fn team_groups(profile: &Profile, wanted: Option<u64>) -> impl Iterator<Item = Value> {
    let workplace = People::get().kinds.get(profile.kind.word());
    let usual = workplace.map_or(0, |workplace| workplace.extra_groups / if profile.by_hand { 1 } else { 6 });
    let is_numbered = wanted.is_some();
    (1..=wanted.unwrap_or(usual)).filter_map(move |number| {
        let mut dice = profile.dice(&format!("team {number}"));
        let name = dice.pick(&workplace?.teams).replace("{n}", &(1000 + number).to_string());
        let name = if is_numbered { format!("{name} {number}") } else { name };
        let description = format!("{name}, {}.", profile.name);
        let style = if dice.chance(80) { Style::Team } else { Style::Unified };
        Some(group(
            profile,
            &Plan { name, kinds: Vec::new(), chance: 100, style, description, rule: None, assignable_to_role: None },
        ))
    })
}

fn group(profile: &Profile, plan: &Plan) -> Value {
    let id = profile.id_of("/groups", &plan.name);
    let created = profile.instant(&id, 2023);
    let nickname = plain(&plan.name, '-');
    let mail_enabled = matches!(plan.style, Style::Unified | Style::Team | Style::Mail);
    let mail = mail_enabled.then(|| format!("{nickname}@{}", profile.domain));
    let addresses: Vec<String> = if mail_enabled {
        vec![
            format!("SMTP:{nickname}@{}", profile.domain),
            format!("smtp:{nickname}@{}.onmicrosoft.com", profile.short),
        ]
    } else {
        Vec::new()
    };
    let is_team = plan.style == Style::Team;
    let properties = json!({
        "id": id, "deletedDateTime": null, "classification": null, "createdDateTime": created,
        "description": plan.description, "displayName": plan.name, "expirationDateTime": null,
        "groupTypes": group_types(plan.style), "isAssignableToRole": plan.assignable_to_role, "mail": mail,
        "mailEnabled": mail_enabled, "mailNickname": nickname, "membershipRule": plan.rule,
        "membershipRuleProcessingState": plan.rule.as_ref().map(|_| "On"), "onPremisesLastSyncDateTime": null,
        "onPremisesSecurityIdentifier": null, "onPremisesSyncEnabled": null, "preferredDataLocation": null,
        "preferredLanguage": null, "proxyAddresses": addresses, "renewedDateTime": created,
    });
    let further = json!({
        "resourceBehaviorOptions": if is_team { vec!["HideGroupInOutlook", "SubscribeMembersToCalendarEventsDisabled"] } else { Vec::new() },
        "resourceProvisioningOptions": if is_team { vec!["Team"] } else { Vec::new() },
        "securityEnabled": matches!(plan.style, Style::Security | Style::Dynamic),
        "securityIdentifier": format!("S-1-12-1-{}", profile.dice(&id).below(4_000_000_000)),
        "theme": null, "uniqueName": null, "visibility": mail_enabled.then_some("Private"),
        "onPremisesProvisioningErrors": [], "assignedLabels": [], "assignedLicenses": licences(&plan.name),
        "members": members(profile, plan), "owners": [person(profile, profile.dice(&id).below(4)).id],
    });
    let parts = [properties, further];
    parts
        .iter()
        .filter_map(Value::as_object)
        .flatten()
        .map(|(key, value)| (key.clone(), value.clone()))
        .collect::<serde_json::Map<_, _>>()
        .into()
}

fn group_types(style: Style) -> Value {
    match style {
        Style::Security | Style::Mail => json!([]),
        Style::Dynamic => json!(["DynamicMembership"]),
        Style::Unified | Style::Team => json!(["Unified"]),
    }
}

/// The licence a group gives; the SKU ids are Microsoft's public ones.
fn licences(name: &str) -> Value {
    let sku = match name {
        "LIC Microsoft 365 Business Premium" => "cbdc14ab-d96c-4c30-b9f4-6ada7cdc1d46",
        "LIC Microsoft 365 E3" => "05e9a617-0261-4cee-bb44-138d3ef5d965",
        "LIC Microsoft 365 A3" => "4b590615-0888-425a-a965-b3bf7789848d",
        _ => return json!([]),
    };
    json!([{ "skuId": sku, "disabledPlans": [] }])
}

fn members(profile: &Profile, plan: &Plan) -> Vec<String> {
    if plan.assignable_to_role == Some(true) {
        return vec![emergency_id(profile, 1), emergency_id(profile, 2)];
    }
    let mut dice = profile.dice(&format!("members of {}", plan.name));
    let count = 2 + dice.below(14);
    let start = dice.below(profile.people);
    (0..count.min(profile.people)).map(|number| person(profile, (start + number) % profile.people.max(1)).id).collect()
}
