//! The application registrations of a made-up tenant, with credentials, and their service principals.

use super::dice::Dice;
use super::is_used;
use super::people::plain;
use super::profile::{Kind, Profile};
use serde::Deserialize;
use serde_json::{Map, Value, json};
use std::sync::LazyLock;

#[derive(Debug, Deserialize)]
struct Plan {
    name: String,
    kinds: Vec<Kind>,
    chance: u64,
}

static PLANS: LazyLock<Vec<Plan>> = LazyLock::new(|| {
    serde_json::from_str(include_str!("data/applications.json")).expect("the embedded applications are tested JSON")
});

/// Microsoft Graph's own application id, the same in every tenant.
const GRAPH: &str = "00000003-0000-0000-c000-000000000000";

fn used(profile: &Profile) -> impl Iterator<Item = &'static Plan> {
    PLANS.iter().filter(move |plan| is_used(profile, &plan.name, &plan.kinds, plan.chance))
}

/// The names of all registered applications.
fn names(profile: &Profile) -> Vec<String> {
    let mut names: Vec<String> = used(profile).map(|plan| plan.name.clone()).collect();
    let wanted = profile.size.applications.and_then(|wanted| usize::try_from(wanted).ok()).unwrap_or(0);
    names.extend((names.len()..wanted).map(|number| format!("Service {number}")));
    names
}

/// All registered applications.
pub fn applications(profile: &Profile) -> Vec<Value> {
    names(profile).iter().map(|name| application(profile, name)).collect()
}

/// The id of one of the registered applications.
pub fn some_object(profile: &Profile, dice: &mut Dice) -> String {
    let names: Vec<&str> = used(profile).map(|plan| plan.name.as_str()).collect();
    dice.position(names.len())
        .and_then(|at| names.get(at))
        .map_or_else(String::new, |name| profile.id_of("/applications", name))
}

/// The id of the service principal of one of the registered applications.
pub fn some_principal(profile: &Profile, dice: &mut Dice) -> String {
    let names: Vec<&str> = used(profile).map(|plan| plan.name.as_str()).collect();
    let name = dice.position(names.len()).and_then(|at| names.get(at)).copied().unwrap_or("Microsoft Graph");
    profile.id_of("/servicePrincipals", name)
}

/// The application id of one of the registered applications.
pub fn some_id(profile: &Profile, dice: &mut Dice) -> String {
    let names: Vec<&str> = used(profile).map(|plan| plan.name.as_str()).collect();
    dice.position(names.len()).and_then(|at| names.get(at)).map_or_else(String::new, |name| profile.app_id_of(name))
}

fn application(profile: &Profile, name: &str) -> Value {
    let mut dice = profile.dice(&format!("application {name}"));
    let exposes_api = dice.chance(30);
    let mut members = plain_properties(profile, name, exposes_api, dice.chance(40));
    let nested = json!({
        "addIns": [],
        "api": api(profile, name, exposes_api),
        "appRoles": app_roles(profile, name, dice.chance(25)),
        "keyCredentials": key_credentials(profile, name, dice.chance(35)),
        "passwordCredentials": password_credentials(profile, name),
        "optionalClaims": {
            "idToken": [{ "name": "email", "source": null, "essential": false, "additionalProperties": [] }],
            "accessToken": [],
            "saml2Token": [],
        },
        "parentalControlSettings": { "countriesBlockedForMinors": [], "legalAgeGroupRule": "Allow" },
        "publicClient": { "redirectUris": [] },
        "requiredResourceAccess": required_access(dice.below(4)),
        "servicePrincipalLockConfiguration": {
            "isEnabled": true, "allProperties": true, "credentialsWithUsageVerify": true,
            "credentialsWithUsageSign": true, "identifierUris": false, "tokenEncryptionKeyId": true,
        },
        "spa": { "redirectUris": [] },
        "verifiedPublisher": { "displayName": null, "verifiedPublisherId": null, "addedDateTime": null },
        "web": web(profile, name, dice.chance(30)),
        "owners": [],
    });
    members.extend(nested.as_object().cloned().unwrap_or_default());
    Value::Object(members)
}

fn plain_properties(profile: &Profile, name: &str, exposes_api: bool, is_hidden: bool) -> Map<String, Value> {
    let id = profile.id_of("/applications", name);
    let app_id = profile.app_id_of(name);
    let identifier_uris = if exposes_api { vec![format!("api://{app_id}")] } else { Vec::new() };
    let tags = if is_hidden { vec!["WindowsAzureActiveDirectoryIntegratedApp", "HideApp"] } else { Vec::new() };
    let properties = json!({
        "id": id, "deletedDateTime": null, "appId": app_id, "applicationTemplateId": null,
        "disabledByMicrosoftStatus": null, "createdDateTime": profile.instant(&id, 2023), "displayName": name,
        "description": null, "groupMembershipClaims": null, "identifierUris": identifier_uris,
        "isDeviceOnlyAuthSupported": null, "isFallbackPublicClient": false, "notes": null,
        "publisherDomain": profile.domain, "serviceManagementReference": null, "signInAudience": "AzureADMyOrg",
        "tags": tags, "tokenEncryptionKeyId": null, "uniqueName": null,
    });
    properties.as_object().cloned().unwrap_or_default()
}

fn web(profile: &Profile, name: &str, issues_id_tokens: bool) -> Value {
    let slug = plain(name, '-');
    json!({
        "homePageUrl": format!("https://{slug}.{}/", profile.domain),
        "logoutUrl": null,
        "redirectUris": [
            format!("https://{slug}.{}/signin-oidc", profile.domain),
            format!("https://{slug}-test.{}/signin-oidc", profile.domain),
        ],
        "implicitGrantSettings": { "enableAccessTokenIssuance": false, "enableIdTokenIssuance": issues_id_tokens },
        "redirectUriSettings": [],
    })
}

fn api(profile: &Profile, name: &str, exposes_api: bool) -> Value {
    let scopes = if exposes_api {
        json!([{ "id": profile.id_of("/scopes", name), "adminConsentDescription": format!("Use {name} as the person signed in."), "adminConsentDisplayName": format!("Use {name}"), "isEnabled": true, "type": "User", "userConsentDescription": null, "userConsentDisplayName": null, "value": "user_impersonation" }])
    } else {
        json!([])
    };
    json!({ "acceptMappedClaims": null, "knownClientApplications": [], "requestedAccessTokenVersion": 2, "oauth2PermissionScopes": scopes, "preAuthorizedApplications": [] })
}

fn app_roles(profile: &Profile, name: &str, has_roles: bool) -> Value {
    if !has_roles {
        return json!([]);
    }
    let role = |value: &str| json!({ "allowedMemberTypes": ["User"], "description": format!("{value} of {name}"), "displayName": value, "id": profile.id_of("/appRoles", &format!("{name}/{value}")), "isEnabled": true, "origin": "Application", "value": value });
    json!([role("Reader"), role("Editor"), role("Administrator")])
}

fn password_credentials(profile: &Profile, name: &str) -> Value {
    let key_id = profile.id_of("/passwords", name);
    let mut dice = profile.dice(&key_id);
    let hint: String = key_id.chars().take(3).collect();
    json!([{ "customKeyIdentifier": null, "displayName": format!("Secret of {}", plain(name, ' ')), "endDateTime": profile.instant(&key_id, 2027 + dice.below(2)), "hint": hint, "keyId": key_id, "secretText": null, "startDateTime": profile.instant(&key_id, 2025) }])
}

fn key_credentials(profile: &Profile, name: &str, has_key: bool) -> Value {
    if !has_key {
        return json!([]);
    }
    let key_id = profile.id_of("/keys", name);
    let thumbprint: String =
        blake3::hash(key_id.as_bytes()).to_hex().chars().take(40).collect::<String>().to_uppercase();
    json!([{ "customKeyIdentifier": thumbprint, "displayName": format!("CN={}", plain(name, '-')), "endDateTime": profile.instant(&key_id, 2027), "key": null, "keyId": key_id, "startDateTime": profile.instant(&key_id, 2024), "type": "AsymmetricX509Cert", "usage": "Verify" }])
}

/// Some of Graph's delegated scopes and application roles, by their public ids: User.Read, email, Mail.Send and
/// User.Read.All.
fn required_access(choice: u64) -> Value {
    let user_read = json!({ "id": "e1fe6dd8-ba31-4d61-89e7-88639da4683d", "type": "Scope" });
    let email = json!({ "id": "64a6cdd6-aab1-4aaf-94b8-3cc8405e90d0", "type": "Scope" });
    let mail_send = json!({ "id": "b633e1c5-b582-4048-a93e-9f11b44c7e96", "type": "Role" });
    let user_read_all = json!({ "id": "df021288-bdef-4463-88db-98f22de89214", "type": "Role" });
    let access = match choice {
        0 => json!([user_read]),
        1 => json!([user_read, email]),
        2 => json!([user_read, email, mail_send]),
        _ => json!([user_read, user_read_all]),
    };
    json!([{ "resourceAppId": GRAPH, "resourceAccess": access }])
}

/// The service principals: one for each application, and the best-known ones of Microsoft.
pub fn service_principals(profile: &Profile) -> Vec<Value> {
    let microsoft = [
        (GRAPH, "Microsoft Graph"),
        ("00000002-0000-0ff1-ce00-000000000000", "Office 365 Exchange Online"),
        ("00000003-0000-0ff1-ce00-000000000000", "Office 365 SharePoint Online"),
        ("cc15fd57-2c6c-4117-a88c-83b1d56b4bbe", "Microsoft Teams Services"),
        ("797f4846-ba00-4fd7-ba43-dac1f8f63013", "Windows Azure Service Management API"),
    ];
    let names = names(profile);
    let own = names.iter().map(|name| service_principal(profile, &profile.app_id_of(name), name));
    microsoft.into_iter().map(|(app_id, name)| service_principal(profile, app_id, name)).chain(own).collect()
}

/// Application roles of Graph, by their public ids: Mail.Send, User.Read.All and Group.Read.All.
const GRANTED_ROLES: [&str; 3] = [
    "b633e1c5-b582-4048-a93e-9f11b44c7e96",
    "df021288-bdef-4463-88db-98f22de89214",
    "5b567255-7703-4780-807c-7be8301ae99b",
];

/// What an administrator granted to an application.
fn granted(profile: &Profile, id: &str, name: &str) -> Value {
    let mut dice = profile.dice(&format!("granted to {name}"));
    let graph = profile.id_of("/servicePrincipals", "Microsoft Graph");
    let roles = GRANTED_ROLES.iter().filter(|_| id != graph && dice.chance(35));
    roles
        .map(|role| {
            json!({
                "id": profile.id_of("/appRoleAssignments", &format!("{id}/{role}")).replace('-', ""), "deletedDateTime": null,
                "appRoleId": role, "createdDateTime": profile.instant(id, 2024), "principalDisplayName": name,
                "principalId": id, "principalType": "ServicePrincipal", "resourceDisplayName": "Microsoft Graph",
                "resourceId": graph,
            })
        })
        .collect()
}

fn service_principal(profile: &Profile, app_id: &str, name: &str) -> Value {
    let id = profile.id_of("/servicePrincipals", name);
    json!({
        "id": id, "deletedDateTime": null, "accountEnabled": true, "alternativeNames": [], "appId": app_id, "appDisplayName": name,
        "appRoleAssignmentRequired": false,  "displayName": name, "homepage": null,
        "servicePrincipalNames": [app_id], "servicePrincipalType": "Application", "tags": [], "appRoleAssignments": granted(profile, &id, name), "owners": [],
    })
}
