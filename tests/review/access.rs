//! Whom a policy about signing in would keep out.

use std::collections::BTreeSet;

use plumbline::domain::review::{NoteCode, Person, Severity};
use serde_json::{Value, json};

use super::setting::{Case, id, policy, said, with};

const CONTROLS: &str = "/grantControls/builtInControls";
const EXCLUDED: &str = "/conditions/users/excludeUsers";
const EXCLUDED_GROUPS: &str = "/conditions/users/excludeGroups";

/// A policy that was off and is to be in force.
fn switched_on(wanted: &Value) -> Case {
    Case::policy(with(wanted.clone(), "/state", json!("disabled")), wanted.clone(), &["state"])
}

fn blocking() -> Value {
    with(policy(), CONTROLS, json!(["block"]))
}

fn fatal(code: NoteCode) -> (NoteCode, Severity) {
    (code, Severity::Fatal)
}

#[test]
fn a_policy_that_keeps_everybody_out_is_refused() {
    assert_eq!(said(&switched_on(&blocking()).notes()), [fatal(NoteCode::BlocksAdministrators)]);
    // One that is off keeps nobody out, and one that only reports neither.
    for state in ["disabled", "enabledForReportingButNotEnforced"] {
        let case = Case::policy(blocking(), with(blocking(), "/state", json!(state)), &["state"]);
        assert_eq!(said(&case.notes()), [], "{state}");
    }
}

#[test]
fn a_policy_that_keeps_all_known_administrators_out_is_refused() {
    let wanted = with(blocking(), EXCLUDED, json!(["somebody"]));
    let case = switched_on(&wanted);
    let with_administrators = |names: &[&str]| {
        let known: BTreeSet<String> = names.iter().map(|name| (*name).to_owned()).collect();
        said(&case.notes_with(|facts| facts.administrators = Some(known)))
    };
    assert_eq!(with_administrators(&["ada", "bob"]), [fatal(NoteCode::BlocksAdministrators)]);
    assert_eq!(with_administrators(&["ada", "somebody"]), [], "one gets in");
    let unknown = [(NoteCode::BlocksAdministrators, Severity::Serious)];
    assert_eq!(said(&case.notes()), unknown, "who administers was not read");
}

#[test]
fn administrators_are_reached_by_their_roles_and_groups() {
    let template = "62e90394-69f5-4237-9190-012177145e10";
    let nobody = with(blocking(), "/conditions/users/includeUsers", json!([]));
    let by_role = with(nobody.clone(), "/conditions/users/includeRoles", json!([template]));
    let by_group = with(nobody, "/conditions/users/includeGroups", json!(["admins"]));
    for wanted in [by_role, by_group] {
        let notes = switched_on(&wanted).notes_with(|facts| {
            facts.administrators = Some(BTreeSet::from(["ada".to_owned()]));
            let roles = BTreeSet::from([template.to_owned()]);
            let ada = Person { name: "Ada".to_owned(), groups: BTreeSet::from(["admins".to_owned()]), roles };
            facts.people.insert("ada".to_owned(), ada);
        });
        assert_eq!(said(&notes), [fatal(NoteCode::BlocksAdministrators)], "{wanted}");
    }
}

#[test]
fn a_policy_that_locks_out_a_break_glass_account_is_refused() {
    let wanted = with(blocking(), EXCLUDED, json!(["ada"]));
    let case = switched_on(&wanted);
    let notes = case.notes_with(|facts| {
        facts.administrators = Some(BTreeSet::from(["ada".to_owned()]));
        facts.settings.break_glass = vec![id("glass")];
        facts.people.insert("glass".to_owned(), Person { name: "Break glass".to_owned(), ..Person::default() });
    });
    assert_eq!(said(&notes), [fatal(NoteCode::BlocksBreakGlass)]);
    assert!(
        notes[0].message.contains("Break glass") && notes[0].message.contains("Require MFA"),
        "{}",
        notes[0].message
    );
    let spared = case.notes_with(|facts| {
        facts.administrators = Some(BTreeSet::from(["ada".to_owned()]));
        facts.settings.break_glass = vec![id("ada")];
    });
    assert_eq!(said(&spared), []);
}

#[test]
fn a_break_glass_account_that_a_restore_would_newly_reach_is_told() {
    // Somebody excluded the accounts; the agreed policy did not.
    let seen = with(policy(), EXCLUDED_GROUPS, json!(["glass-group"]));
    let case = Case::policy(seen, policy(), &["conditions.users.excludeGroups"]);
    let reached = |groups: &[&str]| {
        let notes = case.notes_with(|facts| {
            facts.settings.break_glass = vec![id("glass")];
            facts.agreed.values_mut().for_each(|body| *body = policy());
            let groups = groups.iter().map(|group| (*group).to_owned()).collect();
            facts.people.insert("glass".to_owned(), Person { groups, ..Person::default() });
        });
        said(&notes)
    };
    assert!(reached(&["glass-group"]).contains(&fatal(NoteCode::ReachesBreakGlass)));
    // It was reached before already.
    assert!(reached(&[]).contains(&(NoteCode::ReachesBreakGlass, Severity::Warning)));
}

#[test]
fn a_block_of_some_sign_ins_is_no_lockout() {
    let narrow = [
        ("/conditions/clientAppTypes", json!(["exchangeActiveSync", "other"])),
        ("/conditions/locations", json!({ "includeLocations": ["All"], "excludeLocations": ["AllTrusted"] })),
        ("/conditions/platforms", json!({ "includePlatforms": ["android"], "excludePlatforms": [] })),
        ("/conditions/applications/includeApplications", json!(["00000002-0000-0ff1-ce00-000000000000"])),
        ("/conditions/userRiskLevels", json!(["high"])),
    ];
    for (place, value) in narrow {
        let wanted = with(blocking(), place, value);
        let fatal = switched_on(&wanted).notes().into_iter().filter(|note| note.severity == Severity::Fatal).count();
        assert_eq!(fatal, 0, "{place}");
    }
}

#[test]
fn a_policy_that_keeps_our_own_application_out_is_refused() {
    let none = with(blocking(), "/conditions/users/includeUsers", json!(["None"]));
    let check = |included: Value, excluded: Value, expected: bool| {
        let applications = json!({ "includeServicePrincipals": included, "excludeServicePrincipals": excluded });
        let case = switched_on(&with(none.clone(), "/conditions/clientApplications", applications));
        let notes = case.notes_with(|facts| facts.own.ids = BTreeSet::from(["own".to_owned()]));
        assert_eq!(said(&notes).contains(&fatal(NoteCode::BlocksApplication)), expected, "{included} {excluded}");
    };
    check(json!(["ServicePrincipalsInMyTenant"]), json!([]), true);
    check(json!(["own"]), json!([]), true);
    check(json!(["ServicePrincipalsInMyTenant"]), json!(["own"]), false);
    check(json!(["another"]), json!([]), false);
}

#[test]
fn a_policy_that_begins_to_act_is_looked_at_twice() {
    let seen = with(policy(), "/state", json!("enabledForReportingButNotEnforced"));
    let notes = Case::policy(seen, policy(), &["state"]).notes();
    assert_eq!(said(&notes), [(NoteCode::BeginsToAct, Severity::Serious)]);
}

#[test]
fn a_large_share_of_the_users_is_told_and_refused_where_the_tenant_says_so() {
    let check = |largest: u8, is_fatal: bool, spared: u64, expected: Option<Severity>| {
        let wanted = with(policy(), EXCLUDED_GROUPS, json!(["spared"]));
        let notes = switched_on(&wanted).notes_with(|facts| {
            facts.users = Some(100);
            facts.group_sizes = [("spared".to_owned(), spared)].into();
            facts.settings.largest_share_percent = largest;
            facts.settings.share_is_fatal = is_fatal;
            facts.ids = super::setting::known(&[("spared", plumbline::domain::review::IdState::There)]);
        });
        let found = notes.iter().find(|note| note.code == NoteCode::LargeShare).map(|note| note.severity);
        assert_eq!(found, expected, "{largest} {spared}");
    };
    check(50, false, 0, Some(Severity::Serious));
    check(50, true, 0, Some(Severity::Fatal));
    check(50, false, 50, None);
    check(50, false, 49, Some(Severity::Serious));
    check(100, false, 0, None);
}

#[test]
fn a_policy_that_reaches_its_users_already_is_no_news() {
    let seen = with(policy(), "/displayName", json!("Renamed"));
    let notes = Case::policy(seen, policy(), &["displayName"]).notes_with(|facts| {
        facts.users = Some(100);
        facts.settings.largest_share_percent = 1;
    });
    assert_eq!(said(&notes), []);
}
