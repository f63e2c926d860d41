//! `plumbline areas`.

use anyhow::Context;
use serde_json::{Value, json};

use super::arguments::Format;
use super::output;
use crate::domain::catalog::{self, Area, Entry};

pub(super) fn run(format: Format) {
    output::line(&match format {
        Format::Text => output::table(&rows()),
        Format::Json => Value::Array(catalog::entries().iter().map(as_json).collect()).to_string(),
    });
}

/// # Errors
/// When the catalog has no such area.
pub(super) fn find(name: &str) -> anyhow::Result<&'static Area> {
    let found = name.parse().ok().and_then(|key| catalog::find(&key));
    found.with_context(|| format!("there is no area `{name}`: `plumbline areas` lists them"))
}

fn rows() -> Vec<Vec<String>> {
    let heading = ["area", "workload", "tier", "read", "title", "permissions"].map(str::to_owned).to_vec();
    let row = |area: &Area| {
        vec![
            area.key.to_string(),
            area.workload.title().to_owned(),
            area.tier.to_string(),
            when_read(area).to_owned(),
            area.title.clone(),
            area.read_permissions().join(", "),
        ]
    };
    std::iter::once(heading).chain(catalog::all().map(row)).collect()
}

fn when_read(area: &Area) -> &'static str {
    match (area.opt_in, area.is_on_by_default()) {
        (true, _) => "opt-in",
        (false, true) => "by default",
        (false, false) => "if switched on",
    }
}

fn as_json(entry: &Entry) -> Value {
    let area = &entry.area;
    json!({
        "key": area.key,
        "title": area.title,
        "description": area.description,
        "workload": area.workload.as_str(),
        "workloadTitle": area.workload.title(),
        "tier": area.tier,
        "version": area.version.as_str(),
        "path": area.request.path,
        "entityType": area.entity_type,
        "family": area.family,
        "readPermissions": area.read_permissions(),
        "writePermissions": area.permissions.write,
        "permissionNote": area.permissions.note,
        "licence": area.licence,
        "servicePlans": area.service_plans,
        "optIn": area.opt_in,
        "defaultOn": area.is_on_by_default(),
        "restorable": entry.restore.is_some(),
        "delta": !area.request.delta.is_empty(),
        "doubts": area.doubts,
        "sources": area.sources,
    })
}

#[cfg(test)]
mod tests {
    use super::{Value, as_json, catalog, find, rows};

    #[test]
    fn the_table_has_a_heading_and_a_row_for_each_area() {
        assert_eq!(rows().len(), catalog::all().len() + 1);
    }

    fn json_of(key: &str) -> Value {
        let entry = catalog::entries().iter().find(|entry| entry.area.key.as_str() == key);
        as_json(entry.expect("an area of the catalog"))
    }

    #[test]
    fn the_json_names_what_to_grant() {
        let area = json_of("configuration_policies");
        assert_eq!(area["version"], "beta");
        assert_eq!(area["readPermissions"][0], "DeviceManagementConfiguration.Read.All");
        assert_eq!(area["servicePlans"][0], "INTUNE_A");
        assert_eq!((&area["defaultOn"], &area["restorable"]), (&true.into(), &true.into()));
    }

    #[test]
    fn an_area_that_somebody_must_switch_on_says_so() {
        let area = json_of("site_app_permissions");
        assert_eq!((&area["optIn"], &area["defaultOn"]), (&true.into(), &false.into()));
        let row = rows().into_iter().find(|row| row.first().is_some_and(|key| key == "site_app_permissions"));
        assert!(row.expect("a row").contains(&"opt-in".to_owned()));
    }

    #[test]
    fn an_unknown_area_is_refused_with_the_way_out() {
        for name in ["mailboxes", "", "Conditional Access"] {
            let error = find(name).expect_err("no such area").to_string();
            assert!(error.contains("plumbline areas"), "{error}");
        }
    }
}
