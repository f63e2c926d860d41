//! What an application permission of Microsoft Graph means: which narrower ones it includes, and what it allows.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use serde::Deserialize;

use super::files::permission_ids;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Facts {
    includes: BTreeMap<String, Vec<String>>,
    powers: BTreeMap<String, String>,
    ids: BTreeMap<String, String>,
}

static FACTS: LazyLock<Facts> = LazyLock::new(|| {
    toml::from_str(include_str!("data/permission_facts.toml")).expect("a test proves that the embedded file parses")
});

/// What a permission allows, in words for a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meaning {
    /// Completes "with it the application can …".
    pub allows: String,
    /// Whether something in the tenant can be changed by it, which is more than watching needs.
    pub writes: bool,
}

/// Whether a permission is granted, by itself or inside of a broader one.
pub fn is_covered(name: &str, granted: &BTreeSet<String>) -> bool {
    granted.contains(name) || broader(name).iter().any(|broad| granted.contains(broad))
}

/// The permissions that suffice in the place of this one.
pub fn broader(name: &str) -> &'static [String] {
    FACTS.includes.get(name).map(Vec::as_slice).unwrap_or_default()
}

/// Every reading permission with the broader ones that include it.
pub fn inclusions() -> &'static BTreeMap<String, Vec<String>> {
    &FACTS.includes
}

/// Microsoft's id of a permission, where it is known.
pub fn permission_id(name: &str) -> Option<&'static str> {
    permission_ids().get(name).or_else(|| FACTS.ids.get(name)).map(String::as_str)
}

/// Microsoft's names say what they allow: `DeviceManagementApps.ReadWrite.All` is resource, verb and reach. What a
/// name does not tell stands in the file.
pub fn meaning(name: &str) -> Meaning {
    let (resource, rest) = name.split_once('.').unwrap_or((name, ""));
    let (verb, reach) = rest.split_once('.').unwrap_or((rest, ""));
    let allows = match FACTS.powers.get(name) {
        Some(power) => power.clone(),
        None => format!("{} {}{}", verb_in_words(verb), words(resource), reach_in_words(reach)),
    };
    Meaning { allows, writes: is_write(verb) }
}

fn is_write(verb: &str) -> bool {
    let reads = verb == "Read" || verb == "ReadBasic" || verb == "Export";
    !reads
}

fn verb_in_words(verb: &str) -> String {
    match verb {
        "Read" => "read".to_owned(),
        "ReadBasic" => "read the basic properties of".to_owned(),
        "ReadWrite" => "read and change".to_owned(),
        "FullControl" => "do anything with".to_owned(),
        "" => "use".to_owned(),
        other => words(other),
    }
}

fn reach_in_words(reach: &str) -> String {
    match reach {
        "" => String::new(),
        "All" => " in the whole tenant".to_owned(),
        "OwnedBy" => " that the application owns".to_owned(),
        "Selected" => " that were chosen for it".to_owned(),
        other => format!(" of {}", words(other)),
    }
}

/// `DeviceManagementApps` becomes `device management apps`; runs of capitals stay together.
fn words(name: &str) -> String {
    let letters: Vec<char> = name.chars().collect();
    let mut text = String::with_capacity(name.len() + 8);
    for (index, letter) in letters.iter().enumerate() {
        let before = index.checked_sub(1).and_then(|at| letters.get(at));
        let after = letters.get(index + 1);
        let begins = letter.is_uppercase()
            && before.is_some_and(|before| before.is_lowercase() || after.is_some_and(|after| after.is_lowercase()));
        match letter {
            '-' | '.' | '_' => text.push(' '),
            _ if begins && !text.ends_with(' ') => text.extend([' '].into_iter().chain(lowered(*letter, after))),
            _ => text.extend(lowered(*letter, after)),
        }
    }
    text
}

/// A capital before another capital belongs to an abbreviation and stays.
fn lowered(letter: char, after: Option<&char>) -> Vec<char> {
    if letter.is_uppercase() && after.is_none_or(|after| !after.is_lowercase()) {
        return vec![letter];
    }
    letter.to_lowercase().collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{FACTS, is_covered, meaning};

    #[test]
    fn a_broader_permission_suffices() {
        let granted = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<BTreeSet<_>>();
        assert!(is_covered("Group.Read.All", &granted(&["Group.Read.All"])));
        assert!(is_covered("Group.Read.All", &granted(&["Directory.Read.All"])));
        assert!(!is_covered("Group.Read.All", &granted(&["User.Read.All"])));
        assert!(!is_covered("Directory.Read.All", &granted(&["Group.Read.All"])));
    }

    #[test]
    fn a_name_is_told_in_words() {
        for (name, allows, writes) in [
            ("Mail.ReadBasic.All", "read the basic properties of mail in the whole tenant", false),
            ("DeviceManagementApps.ReadWrite.All", "read and change device management apps in the whole tenant", true),
            ("DeviceManagementRBAC.Read.All", "read device management RBAC in the whole tenant", false),
            ("OrgSettings-Forms.Read.All", "read org settings forms in the whole tenant", false),
            ("Sites.Selected", "selected sites", true),
            ("Mail.Send", "send mail in the name of anybody", true),
            ("Policy.Read.DeviceConfiguration", "read policy of device configuration", false),
        ] {
            let found = meaning(name);
            assert_eq!((found.allows.as_str(), found.writes), (allows, writes), "{name}");
        }
    }

    #[test]
    fn no_permission_includes_itself_or_its_includer() {
        for (narrow, broad) in &FACTS.includes {
            for name in broad {
                assert_ne!(narrow, name);
                let back = FACTS.includes.get(name).is_some_and(|names| names.contains(narrow));
                assert!(!back, "{narrow} and {name} include each other");
            }
        }
    }
}
