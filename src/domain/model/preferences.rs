//! How a person likes to see the web app. Nothing is decided by it.

use serde::{Deserialize, Serialize};

use super::TenantId;

const FAVOURITES_LIMIT: usize = 200;
const VIEWS_LIMIT: usize = 50;
const VIEW_NAME_LIMIT_CHARACTERS: usize = 80;
const VIEW_QUERY_LIMIT_CHARACTERS: usize = 2_000;
/// The longest name of the time zone database has 32.
const TIME_ZONE_LIMIT_CHARACTERS: usize = 64;

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Preferences {
    pub theme: Theme,
    pub density: Density,
    /// A name of the time zone database; that of the browser when there is none.
    pub time_zone: Option<String>,
    /// The tenants that stand first.
    pub favourites: Vec<TenantId>,
    pub views: Vec<SavedView>,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Theme {
    /// As the browser says.
    #[default]
    System,
    Light,
    Dark,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Density {
    #[default]
    Comfortable,
    Compact,
}

/// Filters of the drift inbox under a name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SavedView {
    pub name: String,
    /// What stands behind the question mark of its address.
    pub query: String,
}

/// Which part is not as it must be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PreferenceFault {
    pub field: &'static str,
    pub expected: &'static str,
}

impl Preferences {
    /// The names of the parts that are not the same in the other ones.
    pub fn changed_parts(&self, other: &Self) -> Vec<&'static str> {
        let Self { theme, density, time_zone, favourites, views } = self;
        let parts = [
            ("theme", *theme != other.theme),
            ("density", *density != other.density),
            ("timeZone", *time_zone != other.time_zone),
            ("favourites", *favourites != other.favourites),
            ("views", *views != other.views),
        ];
        parts.into_iter().filter(|(_, is_changed)| *is_changed).map(|(name, _)| name).collect()
    }

    /// # Errors
    /// The first part that is not as it must be.
    pub fn check(&self) -> Result<(), PreferenceFault> {
        let Self { theme: _, density: _, time_zone, favourites, views } = self;
        let fault = |field, expected| Err(PreferenceFault { field, expected });
        if time_zone.as_deref().is_some_and(|name| !is_zone_name(name)) {
            return fault("timeZone", "expected a name of the time zone database, such as Europe/Zurich");
        }
        if favourites.len() > FAVOURITES_LIMIT {
            return fault("favourites", "expected at most 200 tenants");
        }
        if has_twice(favourites) {
            return fault("favourites", "expected each tenant once");
        }
        if views.len() > VIEWS_LIMIT {
            return fault("views", "expected at most 50 views");
        }
        if !views.iter().all(SavedView::is_fit) {
            return fault("views", "expected names of 1 to 80 characters, and queries of at most 2000");
        }
        let names: Vec<String> = views.iter().map(|view| view.name.to_lowercase()).collect();
        if has_twice(&names) {
            return fault("views", "expected each name once");
        }
        Ok(())
    }
}

impl SavedView {
    fn is_fit(&self) -> bool {
        let Self { name, query } = self;
        let is_named = !name.trim().is_empty() && name.chars().count() <= VIEW_NAME_LIMIT_CHARACTERS;
        is_named
            && query.chars().count() <= VIEW_QUERY_LIMIT_CHARACTERS
            && !name.chars().chain(query.chars()).any(char::is_control)
    }
}

/// Whether it looks like one; which ones there are, the browser knows.
fn is_zone_name(name: &str) -> bool {
    let is_fit = |letter: char| letter.is_ascii_alphanumeric() || "_/+-".contains(letter);
    name.starts_with(|letter: char| letter.is_ascii_alphabetic())
        && name.len() <= TIME_ZONE_LIMIT_CHARACTERS
        && name.chars().all(is_fit)
}

fn has_twice<T: PartialEq>(all: &[T]) -> bool {
    all.iter().enumerate().any(|(at, one)| all.iter().take(at).any(|before| before == one))
}

#[cfg(test)]
mod tests {
    use super::{Preferences, SavedView};

    fn check(change: impl Fn(&mut Preferences), field: Option<&str>) {
        let mut preferences = Preferences::default();
        change(&mut preferences);
        assert_eq!(preferences.check().err().map(|fault| fault.field), field, "{preferences:?}");
    }

    fn view(name: &str, query: &str) -> SavedView {
        SavedView { name: name.to_owned(), query: query.to_owned() }
    }

    #[test]
    fn time_zones_are_names_of_the_database() {
        for name in ["UTC", "Europe/Zurich", "America/Argentina/Buenos_Aires", "Etc/GMT+5"] {
            check(|preferences| preferences.time_zone = Some(name.to_owned()), None);
        }
        for name in ["", "/etc/passwd", "Europe Zurich", "<b>", &"a".repeat(65)] {
            check(|preferences| preferences.time_zone = Some(name.to_owned()), Some("timeZone"));
        }
    }

    #[test]
    fn views_have_a_name_of_their_own_and_an_end() {
        check(|preferences| preferences.views = vec![view("Critical", "severity=critical"), view("All", "")], None);
        for views in [
            vec![view(" ", "")],
            vec![view("a\nb", "")],
            vec![view(&"a".repeat(81), "")],
            vec![view("long", &"a".repeat(2_001))],
            vec![view("Critical", ""), view("critical", "state=all")],
            (0..51).map(|at| view(&at.to_string(), "")).collect(),
        ] {
            check(|preferences| preferences.views.clone_from(&views), Some("views"));
        }
    }

    #[test]
    fn what_an_older_version_stored_is_understood() {
        let old: Preferences = serde_json::from_str(r#"{"theme":"dark"}"#).expect("preferences");
        assert_eq!(old.changed_parts(&Preferences::default()), ["theme"]);
    }
}
