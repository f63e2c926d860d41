//! `plumbline areas`.

use anyhow::Context;
use serde_json::{Value, json};

use super::arguments::Format;
use super::output;
use crate::domain::catalog::{self, Area};

pub(super) fn run(format: Format) {
    output::line(&match format {
        Format::Text => output::table(&rows()),
        Format::Json => Value::Array(catalog::all().map(as_json).collect()).to_string(),
    });
}

/// # Errors
/// When the catalog has no such area.
pub(super) fn find(name: &str) -> anyhow::Result<&'static Area> {
    let found = name.parse().ok().and_then(|key| catalog::find(&key));
    found.with_context(|| format!("there is no area `{name}`: `plumbline areas` lists them"))
}

fn rows() -> Vec<Vec<String>> {
    let heading = ["area", "workload", "title", "permissions"].map(str::to_owned).to_vec();
    let row = |area: &Area| {
        vec![
            area.key.to_string(),
            area.workload.title().to_owned(),
            area.title.clone(),
            area.read_permissions().join(", "),
        ]
    };
    std::iter::once(heading).chain(catalog::all().map(row)).collect()
}

fn as_json(area: &Area) -> Value {
    json!({
        "key": area.key,
        "title": area.title,
        "description": area.description,
        "workload": area.workload.as_str(),
        "tier": area.tier,
        "version": area.version.as_str(),
        "readPermissions": area.read_permissions(),
        "writePermissions": area.permissions.write,
        "licence": area.licence,
    })
}

#[cfg(test)]
mod tests {
    use super::{as_json, catalog, find, rows};

    #[test]
    fn the_table_has_a_heading_and_a_row_for_each_area() {
        assert_eq!(rows().len(), catalog::all().len() + 1);
    }

    #[test]
    fn the_json_names_what_to_grant() {
        let area = as_json(find("configuration_policies").expect("an area of the catalog"));
        assert_eq!(area["version"], "beta");
        assert_eq!(area["readPermissions"][0], "DeviceManagementConfiguration.Read.All");
    }

    #[test]
    fn an_unknown_area_is_refused_with_the_way_out() {
        for name in ["mailboxes", "", "Conditional Access"] {
            let error = find(name).expect_err("no such area").to_string();
            assert!(error.contains("plumbline areas"), "{error}");
        }
    }
}
