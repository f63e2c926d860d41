use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::{Access, Entitlements, changes};
use crate::domain::catalog::{self, Area};
use crate::domain::model::Timestamp;
use crate::store::entitlements::{Entitlements as Stored, Subscription};
use crate::store::tenant_events::TenantEventKind;

const AREA: &str = r#"
key = "gates"
title = "Gates"
description = "Who may pass."
workload = "intune"
tier = 1
version = "v1.0"
entity_type = "microsoft.graph.gate"
family = "intune"
service_plans = ["PLAN_A", "PLAN_B"]
[request]
path = "/gates"
kind = "collection"
[identity]
id = "id"
name = ["displayName"]
[permissions]
read = ["Group.Read.All"]
[severity]
default = "high"
missing = "high"
unexpected = "high"
[restore]
update = { method = "PATCH", path = "/gates/{id}", permissions = ["Group.ReadWrite.All"] }
"#;

fn area(change: impl Fn(&str) -> String) -> Arc<Area> {
    catalog::parse("gates.toml", &change(AREA)).expect("an area")
}

fn plain() -> Arc<Area> {
    area(str::to_owned)
}

fn names(names: &[&str]) -> BTreeSet<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

/// A tenant whose token carries the roles and which has the plans.
fn known(roles: &[&str], plans: Option<&[&str]>) -> Entitlements {
    Entitlements {
        checked_at: Some(Timestamp(1)),
        roles: names(roles),
        plans: plans.map(names),
        plans_seen: plans.map(names).unwrap_or_default(),
        ..Entitlements::default()
    }
}

fn access(known: &Entitlements, area: Arc<Area>) -> Access {
    known.judge(area).access
}

#[test]
fn each_state_has_its_reason() {
    let plans: Option<&[&str]> = Some(&["PLAN_B"]);
    assert_eq!(access(&known(&["Group.ReadWrite.All"], plans), plain()), Access::Full);
    assert_eq!(access(&known(&["Group.Read.All"], plans), plain()), Access::ReadOnly);
    assert_eq!(access(&known(&["Directory.Read.All"], plans), plain()), Access::ReadOnly);
    assert_eq!(access(&known(&["User.Read.All"], plans), plain()), Access::Locked);
    assert_eq!(access(&known(&["Group.Read.All"], Some(&["PLAN_C"])), plain()), Access::NotLicensed);
    assert_eq!(access(&known(&["Group.Read.All"], None), plain()), Access::ReadOnly);
    assert_eq!(access(&Entitlements::default(), plain()), Access::Unknown);
}

#[test]
fn what_cannot_be_restored_is_read_only_at_most() {
    let unrestorable = area(|text| text.split("[restore]").next().unwrap_or_default().to_owned());
    assert_eq!(access(&known(&["Group.ReadWrite.All"], None), unrestorable), Access::ReadOnly);
}

#[test]
fn the_catalog_decides_until_somebody_does() {
    let opt_in = || area(|text| text.replace("tier = 1", "tier = 1\nopt_in = true"));
    let third = || area(|text| text.replace("tier = 1", "tier = 3"));
    let mut tenant = known(&["Group.Read.All"], None);
    assert_eq!(access(&tenant, opt_in()), Access::OptIn);
    assert_eq!(access(&tenant, third()), Access::Off);
    tenant.switches = BTreeMap::from([(plain().key.clone(), true)]);
    assert_eq!(access(&tenant, opt_in()), Access::ReadOnly);
    assert_eq!(access(&tenant, third()), Access::ReadOnly);
    tenant.switches = BTreeMap::from([(plain().key.clone(), false)]);
    assert_eq!(access(&tenant, plain()), Access::Off);
    assert_eq!(access(&tenant, opt_in()), Access::Off);
}

#[test]
fn what_was_read_completely_is_readable_whatever_the_names_say() {
    let mut tenant = known(&["Everything.Read.All"], Some(&["PLAN_C"]));
    tenant.read.insert(plain().key.clone());
    assert_eq!(tenant.is_licensed(&plain()), Some(true));
    assert_eq!(access(&tenant, plain()), Access::ReadOnly);
    assert_eq!(tenant.missing(&plain()), ["Group.Read.All"]);
}

#[test]
fn a_licence_that_ended_is_missed_though_the_area_was_read_before() {
    let mut tenant = known(&["Group.Read.All"], Some(&["PLAN_C"]));
    tenant.read.insert(plain().key.clone());
    tenant.plans_seen.insert("PLAN_A".to_owned());
    assert_eq!(tenant.is_licensed(&plain()), Some(false));
}

#[test]
fn who_insists_is_asked_for() {
    let mut tenant = known(&["Group.Read.All"], Some(&["PLAN_C"]));
    assert_eq!(tenant.is_licensed(&plain()), Some(false));
    tenant.switches = BTreeMap::from([(plain().key.clone(), true)]);
    assert_eq!(tenant.is_licensed(&plain()), None);
}

#[test]
fn unknown_plans_license_nothing_and_forbid_nothing() {
    assert_eq!(known(&[], None).is_licensed(&plain()), None);
    let free = area(|text| text.replace(r#"["PLAN_A", "PLAN_B"]"#, "[]"));
    assert_eq!(known(&[], Some(&[])).is_licensed(&free), None);
}

#[test]
fn what_nothing_needs_is_told_with_its_risk() {
    let areas = [plain()];
    let unneeded = |roles: &[&str]| -> Vec<(String, bool)> {
        let found = known(roles, None).unneeded(&areas);
        found.into_iter().map(|found| (found.permission, found.is_risk)).collect()
    };
    assert_eq!(unneeded(&["Group.Read.All", "Mail.Read"]), [("Mail.Read".to_owned(), false)]);
    assert_eq!(unneeded(&["Group.Read.All", "Mail.Send"]), [("Mail.Send".to_owned(), true)]);
    // It stands in for the one that is missing; beside it, it would be too much.
    assert_eq!(unneeded(&["GroupMember.ReadWrite.All"]), [("GroupMember.ReadWrite.All".to_owned(), true)]);
    assert_eq!(unneeded(&["Group.ReadWrite.All"]), []);
}

#[test]
fn logs_that_may_not_be_read_tell_what_to_grant() {
    assert_eq!(known(&[], None).missing_for_logs(), ["AuditLog.Read.All", "DeviceManagementApps.Read.All"]);
    let broad = ["AuditLog.Read.All", "DeviceManagementApps.ReadWrite.All"];
    assert_eq!(known(&broad, None).missing_for_logs(), Vec::<String>::new());
}

fn stored(roles: &[&str], skus: &[(&str, &[&str])]) -> Stored {
    let subscription = |(sku, plans): &(&str, &[&str])| Subscription {
        sku: (*sku).to_owned(),
        status: "Enabled".to_owned(),
        consumed: 1,
        total: 2,
        plans: names(plans),
    };
    Stored {
        checked_at: Timestamp(1),
        roles: names(roles),
        assigned: None,
        subscriptions: Some((skus.iter().map(subscription).collect(), Timestamp(1))),
        subscriptions_gap: None,
        plans_seen: BTreeSet::new(),
    }
}

fn told(before: &Stored, after: &Stored) -> Vec<(TenantEventKind, String, usize)> {
    let events = changes::between(before, after, &[plain()]);
    events.into_iter().map(|event| (event.kind, event.subject, event.areas.len())).collect()
}

#[test]
fn permissions_that_come_and_go_are_events() {
    let before = stored(&["Group.Read.All", "Mail.Read"], &[]);
    let after = stored(&["Mail.Read", "Directory.Read.All"], &[]);
    assert_eq!(told(&before, &before), []);
    assert_eq!(
        told(&before, &after),
        [
            (TenantEventKind::PermissionLost, "Group.Read.All".to_owned(), 1),
            (TenantEventKind::PermissionGained, "Directory.Read.All".to_owned(), 1),
        ]
    );
}

#[test]
fn a_product_that_ends_is_one_event_with_the_areas_that_lose_it() {
    let both = stored(&[], &[("BIG", &["PLAN_A", "OTHER"]), ("SMALL", &["PLAN_B"])]);
    let small = stored(&[], &[("SMALL", &["PLAN_B"])]);
    let none = stored(&[], &[]);
    // The other product still licenses the area.
    assert_eq!(told(&both, &small), [(TenantEventKind::LicenceLost, "BIG".to_owned(), 0)]);
    assert_eq!(told(&small, &none), [(TenantEventKind::LicenceLost, "SMALL".to_owned(), 1)]);
    assert_eq!(told(&none, &small), [(TenantEventKind::LicenceGained, "SMALL".to_owned(), 1)]);
}

#[test]
fn licences_that_cannot_be_read_are_not_lost() {
    let known = stored(&[], &[("SMALL", &["PLAN_B"])]);
    let refused = Stored { subscriptions_gap: Some("no permission".to_owned()), ..known.clone() };
    assert_eq!(told(&known, &refused), []);
    assert_eq!(told(&refused, &known), []);
    // What ended behind the gap is told when it is known again.
    assert_eq!(told(&refused, &stored(&[], &[])), [(TenantEventKind::LicenceLost, "SMALL".to_owned(), 1)]);
}
