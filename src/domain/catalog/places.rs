//! What is guessed about a custom collector from its path and from the names of its properties, as data.

use std::sync::LazyLock;

use serde::Deserialize;

use super::collector_path::CollectorPath;
use super::pattern::Pattern;
use crate::domain::model::{ServiceFamily, Workload};

/// Where a path leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// Whose throttling limits its requests count against.
    pub family: ServiceFamily,
    pub workload: Workload,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Hints {
    places: Vec<PlaceEntry>,
    names: NameLists,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct PlaceEntry {
    path: String,
    family: ServiceFamily,
    workload: Workload,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct NameLists {
    volatile: Vec<String>,
    times: Vec<String>,
    secret: Vec<String>,
    identity: Vec<String>,
    name: Vec<String>,
    order: Vec<String>,
}

/// What the name of a property says.
#[derive(Debug)]
pub(super) struct Names {
    volatile: Vec<Pattern>,
    times: Vec<Pattern>,
    secret: Vec<Pattern>,
    /// The likeliest first.
    pub(super) identity: &'static [String],
    /// The likeliest first.
    pub(super) name: &'static [String],
    order: &'static [String],
}

static HINTS: LazyLock<Hints> = LazyLock::new(|| {
    toml::from_str(include_str!("data/collector_hints.toml"))
        .expect("a test proves that the embedded file is well-formed")
});

static NAMES: LazyLock<Names> = LazyLock::new(|| {
    let lists = &HINTS.names;
    Names {
        volatile: patterns(&lists.volatile),
        times: patterns(&lists.times),
        secret: patterns(&lists.secret),
        identity: &lists.identity,
        name: &lists.name,
        order: &lists.order,
    }
});

/// By the longest path of the list that is the beginning of this one.
pub fn of(path: &CollectorPath) -> Place {
    let fits = |entry: &&PlaceEntry| is_beginning(&entry.path, path);
    let longest = HINTS.places.iter().filter(fits).max_by_key(|entry| entry.path.len());
    longest.map_or(Place { family: ServiceFamily::Other, workload: Workload::EntraId }, |entry| Place {
        family: entry.family,
        workload: entry.workload,
    })
}

pub(super) fn names() -> &'static Names {
    &NAMES
}

impl Names {
    pub(super) fn is_volatile(&self, name: &str) -> bool {
        any(&self.volatile, name)
    }

    pub(super) fn is_time(&self, name: &str) -> bool {
        any(&self.times, name)
    }

    pub(super) fn is_secret(&self, name: &str) -> bool {
        any(&self.secret, name)
    }

    pub(super) fn is_order(&self, name: &str) -> bool {
        self.order.iter().any(|known| known == name)
    }
}

/// Whole segments, without case as Graph reads them.
fn is_beginning(beginning: &str, path: &CollectorPath) -> bool {
    let mut segments = path.segments();
    let mut wanted = beginning.split('/').filter(|segment| !segment.is_empty());
    wanted.all(|wanted| segments.next().is_some_and(|segment| segment.eq_ignore_ascii_case(wanted)))
}

fn patterns(texts: &[String]) -> Vec<Pattern> {
    let parsed = texts.iter().map(|text| Pattern::parse(text));
    parsed.collect::<Result<_, _>>().expect("a test proves that every name of the embedded file is a pattern")
}

fn any(patterns: &[Pattern], name: &str) -> bool {
    patterns.iter().any(|pattern| matches!(pattern.steps.as_slice(), [step] if step.matches(name)))
}

#[cfg(test)]
mod tests {
    use super::{names, of};
    use crate::domain::model::{ServiceFamily, Workload};

    #[test]
    fn the_longest_beginning_decides() {
        let check = |path: &str, family: ServiceFamily, workload: Workload| {
            let place = of(&path.parse().expect("a path"));
            assert_eq!((place.family, place.workload), (family, workload), "{path}");
        };
        check("/groups", ServiceFamily::Identity, Workload::EntraId);
        check("/identity/conditionalAccess/policies", ServiceFamily::ConditionalAccess, Workload::EntraId);
        check("/IDENTITY/conditionalaccess/namedLocations", ServiceFamily::ConditionalAccess, Workload::EntraId);
        check("/identity/conditionalAccessX", ServiceFamily::Identity, Workload::EntraId);
        check("/deviceManagement/virtualEndpoint/userSettings", ServiceFamily::Other, Workload::Windows365);
        check("/deviceManagement/deviceConfigurations", ServiceFamily::Intune, Workload::Intune);
    }

    /// The catalog was checked by hand for each area; a collector of the same path must count against the same limit.
    #[test]
    fn the_guess_is_what_the_catalog_says() {
        for area in crate::domain::catalog::all() {
            let Ok(path) = area.request.path.parse() else { continue };
            assert_eq!(of(&path).family, area.family, "{}", area.request.path);
        }
    }

    #[test]
    fn names_tell_what_changes_by_itself_and_what_is_secret() {
        for (name, volatile, secret) in [
            ("lastModifiedDateTime", true, false),
            ("version", true, false),
            ("versionPolicy", false, false),
            ("clientSecret", false, true),
            ("password", false, true),
            ("passwordPolicies", false, false),
            ("displayName", false, false),
        ] {
            assert_eq!((names().is_volatile(name), names().is_secret(name)), (volatile, secret), "{name}");
        }
    }
}
