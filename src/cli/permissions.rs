//! `plumbline permissions`: what to grant to the app registration, as a list or as a piece of its manifest.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::Context;
use serde_json::{Value, json};

use super::arguments::{Format, PermissionsOptions};
use super::{areas, output};
use crate::domain::catalog::{self, Area};

/// Microsoft Graph in every directory (concepts/auth-v2-service.md).
const GRAPH_APP_ID: &str = "00000003-0000-0000-c000-000000000000";

pub(super) fn run(options: &PermissionsOptions) -> anyhow::Result<()> {
    let mut needed = needed(&chosen(options)?, options.write);
    if options.areas.is_empty() {
        for (permission, source) in catalog::audit_permissions() {
            needed.entry(permission).or_default().insert(&source.purpose);
        }
    }
    output::line(&match options.format {
        Format::Text => text(&needed),
        Format::Json => serde_json::to_string_pretty(&manifest(&needed)?)?,
    });
    Ok(())
}

/// The areas that are named; without a name those that are on by default, or all that nobody has to switch on first.
fn chosen(options: &PermissionsOptions) -> anyhow::Result<Vec<&'static Area>> {
    if options.areas.is_empty() {
        let is_chosen = |area: &&Area| if options.all { !area.opt_in } else { area.is_on_by_default() };
        return Ok(catalog::all().filter(is_chosen).collect());
    }
    options.areas.iter().map(|name| areas::find(name)).collect()
}

/// Each permission with the areas that ask for it.
fn needed<'a>(areas: &[&'a Area], write: bool) -> BTreeMap<&'a str, BTreeSet<&'a str>> {
    let mut needed: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for area in areas {
        let for_writing = area.permissions.write.iter().map(String::as_str).filter(|_| write);
        for permission in area.read_permissions().into_iter().chain(for_writing) {
            needed.entry(permission).or_default().insert(&area.title);
        }
    }
    needed
}

fn text(needed: &BTreeMap<&str, BTreeSet<&str>>) -> String {
    let heading = vec!["permission (application)".to_owned(), "needed for".to_owned()];
    let row = |(permission, areas): (&&str, &BTreeSet<&str>)| {
        vec![(*permission).to_owned(), areas.iter().copied().collect::<Vec<_>>().join(", ")]
    };
    let rows: Vec<_> = std::iter::once(heading).chain(needed.iter().map(row)).collect();
    output::table(&rows)
}

fn manifest(needed: &BTreeMap<&str, BTreeSet<&str>>) -> anyhow::Result<Value> {
    let ids = catalog::permission_ids();
    let access: Vec<Value> = needed
        .keys()
        .map(|name| {
            let id = ids.get(*name).with_context(|| format!("the id of the permission {name} is not known"))?;
            Ok(json!({ "id": id, "type": "Role" }))
        })
        .collect::<anyhow::Result<_>>()?;
    Ok(json!([{ "resourceAppId": GRAPH_APP_ID, "resourceAccess": access }]))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{Format, PermissionsOptions, areas, chosen, manifest, needed, text};

    fn names(options: &PermissionsOptions) -> Vec<&'static str> {
        needed(&chosen(options).expect("areas of the catalog"), options.write).into_keys().collect()
    }

    fn asked(all: bool, areas: &[&str]) -> PermissionsOptions {
        let areas = areas.iter().map(|area| (*area).to_owned()).collect();
        PermissionsOptions { write: false, all, areas, format: Format::Text }
    }

    #[test]
    fn what_nobody_asked_for_is_not_granted() {
        let by_default = names(&asked(false, &[]));
        let all = names(&asked(true, &[]));
        assert!(by_default.is_sorted() && by_default.len() < all.len());
        assert!(by_default.iter().all(|name| all.contains(name)));
        // Full control of all sites only for those who named the area that needs it.
        assert!(!all.contains(&"Sites.FullControl.All"));
        assert!(names(&asked(false, &["site_app_permissions"])).contains(&"Sites.FullControl.All"));
    }

    #[test]
    fn writing_asks_for_more_than_reading() {
        let groups = [areas::find("groups").expect("an area of the catalog")];
        assert_eq!(needed(&groups, false).into_keys().collect::<Vec<_>>(), ["Group.Read.All", "GroupMember.Read.All"]);
        assert!(needed(&groups, true).contains_key("Group.ReadWrite.All"));
    }

    #[test]
    fn a_permission_that_several_areas_need_is_listed_once() {
        let chosen = ["conditional_access_policies", "named_locations"].map(|name| areas::find(name).expect("an area"));
        let needed = needed(&chosen, false);
        assert_eq!(needed.len(), 1);
        let table = text(&needed);
        assert!(table.contains("Conditional access policies, Named locations"), "{table}");
    }

    #[test]
    fn the_json_is_a_piece_of_an_app_manifest() {
        let policies = [areas::find("conditional_access_policies").expect("an area of the catalog")];
        let expected = json!([{
            "resourceAppId": "00000003-0000-0000-c000-000000000000",
            "resourceAccess": [{ "id": "246dd0d5-5bd0-4def-940b-0421030a5b68", "type": "Role" }],
        }]);
        assert_eq!(manifest(&needed(&policies, false)).expect("every permission has an id"), expected);
    }
}
