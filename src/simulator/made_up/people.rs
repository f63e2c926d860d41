//! The people of a made-up tenant.

use super::dice::Dice;
use super::profile::Profile;
use serde::Deserialize;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// Names to draw from.
#[derive(Debug, Deserialize)]
pub struct People {
    pub given: Vec<String>,
    pub family: Vec<String>,
    pub kinds: BTreeMap<String, Workplace>,
    pub firms: BTreeMap<String, Vec<String>>,
    pub cities: Vec<String>,
}

/// What work looks like in one kind of organisation.
#[derive(Debug, Deserialize)]
pub struct Workplace {
    pub departments: Vec<String>,
    pub titles: Vec<String>,
    pub teams: Vec<String>,
    pub extra_groups: u64,
}

static PEOPLE: LazyLock<People> = LazyLock::new(|| {
    serde_json::from_str(include_str!("data/people.json")).expect("the embedded names are tested JSON")
});

impl People {
    pub fn get() -> &'static Self {
        &PEOPLE
    }
}

/// A person as far as other objects name them.
#[derive(Debug, Clone)]
pub struct Person {
    pub id: String,
    pub given: String,
    pub family: String,
    pub address: String,
}

impl Person {
    pub fn name(&self) -> String {
        format!("{} {}", self.given, self.family)
    }
}

/// The person at a place in the tenant's list. The first few are its administrators.
pub fn person(profile: &Profile, number: u64) -> Person {
    let mut dice = profile.dice(&format!("person {number}"));
    let given = dice.pick(&PEOPLE.given).to_owned();
    let family = dice.pick(&PEOPLE.family).to_owned();
    let local = format!("{}.{}", plain(&given, '-'), plain(&family, '-'));
    // The number keeps the addresses of namesakes apart, as a real directory does.
    let address =
        if number < 3 { format!("{local}@{}", profile.domain) } else { format!("{local}{number}@{}", profile.domain) };
    Person { id: profile.id_of("/users", &number.to_string()), given, family, address }
}

/// All users, with the two emergency accounts at the end.
pub fn users(profile: &Profile) -> Vec<Value> {
    let emergency = (1..=2).map(|number| emergency_account(profile, number));
    (0..profile.people).map(|number| user(profile, number)).chain(emergency).collect()
}

/// How each person can sign in, as the report tells it.
pub fn registrations(profile: &Profile) -> Vec<Value> {
    (0..profile.people).map(|number| registration(profile, number)).collect()
}

fn registration(profile: &Profile, number: u64) -> Value {
    let person = person(profile, number);
    let mut dice = profile.dice(&format!("registration {number}"));
    let has_app = dice.chance(80);
    let has_key = dice.chance(15);
    let mut methods = Vec::new();
    if has_app {
        methods.extend(["microsoftAuthenticatorPush", "softwareOneTimePasscode"]);
    }
    if has_key {
        methods.push("passKeyDeviceBound");
    }
    let is_registered = has_app || has_key;
    json!({
        "id": person.id, "userPrincipalName": person.address, "userDisplayName": person.name(), "userType": "member",
        "isAdmin": number < 4, "isSsprRegistered": has_app, "isSsprEnabled": true, "isSsprCapable": has_app,
        "isMfaRegistered": is_registered, "isMfaCapable": is_registered, "isPasswordlessCapable": has_key,
        "methodsRegistered": methods, "isSystemPreferredAuthenticationMethodEnabled": true,
        "systemPreferredAuthenticationMethods": [], "userPreferredMethodForSecondaryAuthentication": if has_app { "push" } else { "none" },
        "lastUpdatedDateTime": profile.instant(&person.id, 2026),
    })
}

fn user(profile: &Profile, number: u64) -> Value {
    let person = person(profile, number);
    let mut dice = profile.dice(&format!("work {number}"));
    let (department, title) = work(profile, number, &mut dice);
    let is_guest = number > 8 && profile.dice(&format!("guest {number}")).chance(7);
    json!({
        "id": person.id, "deletedDateTime": null, "accountEnabled": !dice.chance(3), "businessPhones": [], "city": profile.city,
        "companyName": profile.name, "country": "DE", "createdDateTime": profile.instant(&person.id, 2022),
        "department": department, "displayName": person.name(), "employeeType": "Employee", "givenName": person.given,
        "jobTitle": title, "mail": person.address, "mailNickname": person.address.split('@').next(), "mobilePhone": null,
        "officeLocation": null, "preferredLanguage": "de-DE", "surname": person.family, "usageLocation": "DE",
        "userPrincipalName": person.address, "userType": if is_guest { "Guest" } else { "Member" },
        "externalUserState": is_guest.then_some("Accepted"), "creationType": is_guest.then_some("Invitation"),
        "assignedLicenses": [], "identities": [], "onPremisesImmutableId": null, "onPremisesSyncEnabled": null,
        "otherMails": [], "passwordPolicies": null,
    })
}

fn work<'a>(profile: &Profile, number: u64, dice: &mut Dice) -> (&'a str, &'a str) {
    if number < 4 {
        return ("IT", "System administrator");
    }
    PEOPLE
        .kinds
        .get(profile.kind.word())
        .map_or(("", ""), |workplace| (dice.pick(&workplace.departments), dice.pick(&workplace.titles)))
}

/// The id of an emergency account.
pub fn emergency_id(profile: &Profile, number: u64) -> String {
    profile.id_of("/users", &format!("emergency {number}"))
}

fn emergency_account(profile: &Profile, number: u64) -> Value {
    let address = format!("emergency{number}@{}.onmicrosoft.com", profile.short);
    json!({
        "id": emergency_id(profile, number), "deletedDateTime": null, "accountEnabled": true, "businessPhones": [],
        "createdDateTime": profile.instant(&address, 2021), "department": null, "displayName": format!("Emergency account {number}"),
        "givenName": null, "jobTitle": null, "mail": null, "mailNickname": format!("emergency{number}"), "mobilePhone": null,
        "officeLocation": null, "preferredLanguage": null, "surname": null, "usageLocation": "DE",
        "userPrincipalName": address, "userType": "Member",
    })
}

/// A text in small ASCII letters and digits, other characters replaced or folded.
pub fn plain(text: &str, gap: char) -> String {
    let mut out = String::new();
    for character in text.to_lowercase().chars() {
        match character {
            'ä' => out.push_str("ae"),
            'ö' => out.push_str("oe"),
            'ü' => out.push_str("ue"),
            'ß' => out.push_str("ss"),
            'ı' => out.push('i'),
            'a'..='z' | '0'..='9' => out.push(character),
            _ if !out.is_empty() && !out.ends_with(gap) => out.push(gap),
            _ => {}
        }
    }
    out.trim_end_matches(gap).to_owned()
}
