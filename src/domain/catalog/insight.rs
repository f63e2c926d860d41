//! The figures of a tenant's overview, as data: where each comes from and what it needs.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use super::area::Condition;
use crate::domain::model::{AreaKey, ServiceFamily};

/// One figure of the overview.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Figure {
    pub key: String,
    pub title: String,
    pub description: String,
    pub kind: FigureKind,
    pub path: String,
    /// Whose throttling limits the request counts against, and by how much.
    pub family: ServiceFamily,
    #[serde(default = "one")]
    pub units: u32,
    #[serde(default)]
    pub filter: String,
    #[serde(default)]
    pub select: Vec<String>,
    /// `$top`; 0 when none is sent.
    #[serde(default)]
    pub page_size: u32,
    #[serde(default)]
    pub headers: BTreeMap<String, String>,
    /// The area whose resources tell the figure without a request.
    pub area: Option<AreaKey>,
    #[serde(rename = "where")]
    pub condition: Option<Condition>,
    /// Any one of these suffices.
    pub permissions: Vec<String>,
    /// In the words of Microsoft's price list.
    pub licence: Option<String>,
}

/// How the answer becomes a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FigureKind {
    /// How many objects the path has.
    Count,
    /// Secrets and certificates by their end.
    Credentials,
    /// Assigned and bought licences.
    Licences,
    /// Users by whether they registered a second factor.
    Registration,
    /// The latest score of the most that can be reached.
    Score,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    figures: Vec<Figure>,
    products: BTreeMap<String, String>,
}

fn one() -> u32 {
    1
}

static FILE: LazyLock<File> = LazyLock::new(|| {
    toml::from_str(include_str!("data/insights.toml")).expect("a test proves that the embedded file parses")
});

/// Every figure in the order in which it is shown.
pub fn figures() -> &'static [Figure] {
    &FILE.figures
}

/// What people call the product with this part number; the number itself where it is not known.
pub fn product_name(sku: &str) -> &str {
    FILE.products.get(sku).map_or(sku, String::as_str)
}

#[cfg(test)]
mod tests {
    use super::figures;

    #[test]
    fn every_figure_says_what_it_needs() {
        for figure in figures() {
            assert!(!figure.permissions.is_empty() && figure.path.starts_with('/'), "{}", figure.key);
            for name in &figure.permissions {
                assert!(!super::super::meaning(name).allows.is_empty(), "{}: {name}", figure.key);
            }
            let first = figure.permissions.first().expect("not empty");
            assert!(super::super::permission_id(first).is_some(), "{}: {first} cannot be granted by id", figure.key);
        }
        let mut keys: Vec<&str> = figures().iter().map(|figure| figure.key.as_str()).collect();
        keys.sort_unstable();
        keys.dedup();
        assert_eq!(keys.len(), figures().len());
    }
}
