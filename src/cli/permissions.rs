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
    let chosen: Vec<&Area> = if options.areas.is_empty() {
        catalog::all().collect()
    } else {
        options.areas.iter().map(|name| areas::find(name)).collect::<Result<_, _>>()?
    };
    let needed = needed(&chosen, options.write);
    output::line(&match options.format {
        Format::Text => text(&needed),
        Format::Json => serde_json::to_string_pretty(&manifest(&needed)?)?,
    });
    Ok(())
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

    use super::{areas, manifest, needed, text};

    #[test]
    fn writing_asks_for_more_than_reading() {
        let groups = [areas::find("groups").expect("an area of the catalog")];
        assert_eq!(needed(&groups, false).into_keys().collect::<Vec<_>>(), ["Group.Read.All"]);
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
        let groups = [areas::find("groups").expect("an area of the catalog")];
        let expected = json!([{
            "resourceAppId": "00000003-0000-0000-c000-000000000000",
            "resourceAccess": [{ "id": "5b567255-7703-4780-807c-7be8301ae99b", "type": "Role" }],
        }]);
        assert_eq!(manifest(&needed(&groups, false)).expect("every permission has an id"), expected);
    }
}
