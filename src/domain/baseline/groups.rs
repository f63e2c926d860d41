//! Groups into which people sort the resources of an area. Nothing is compared by them.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::domain::model::ResourceId;

const GROUPS_LIMIT: usize = 100;
const NAME_LIMIT_CHARACTERS: usize = 100;

/// A name and not a value, so that it looks right on light and dark ground.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Colour {
    Grey,
    Blue,
    Teal,
    Green,
    Yellow,
    Orange,
    Red,
    Purple,
}

impl Colour {
    const ALL: [Self; 8] =
        [Self::Grey, Self::Blue, Self::Teal, Self::Green, Self::Yellow, Self::Orange, Self::Red, Self::Purple];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Grey => "grey",
            Self::Blue => "blue",
            Self::Teal => "teal",
            Self::Green => "green",
            Self::Yellow => "yellow",
            Self::Orange => "orange",
            Self::Red => "red",
            Self::Purple => "purple",
        }
    }

    /// `None` for a word that is no colour.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|colour| colour.as_str() == word)
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ResourceGroup {
    pub name: String,
    pub colour: Colour,
    pub resources: Vec<ResourceId>,
}

/// What is wrong with a list of groups.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum GroupsError {
    #[error("expected at most {GROUPS_LIMIT} groups")]
    TooMany,
    #[error("expected names of 1 to {NAME_LIMIT_CHARACTERS} printable characters")]
    Name,
    #[error("two groups are called `{name}`: give one of them another name")]
    SameName { name: String },
    #[error("resource {resource} is in two groups: a resource belongs to one at most")]
    TwoGroups { resource: ResourceId },
}

/// The groups with tidy names.
///
/// # Errors
/// [`GroupsError`] tells what is expected.
pub fn checked_groups(groups: Vec<ResourceGroup>) -> Result<Vec<ResourceGroup>, GroupsError> {
    if groups.len() > GROUPS_LIMIT {
        return Err(GroupsError::TooMany);
    }
    let mut names = BTreeSet::new();
    let mut resources = BTreeSet::new();
    let mut checked = Vec::with_capacity(groups.len());
    for group in groups {
        let name = group.name.trim().to_owned();
        let is_printable = !name.chars().any(char::is_control) && name.chars().count() <= NAME_LIMIT_CHARACTERS;
        if name.is_empty() || !is_printable {
            return Err(GroupsError::Name);
        }
        if !names.insert(name.to_lowercase()) {
            return Err(GroupsError::SameName { name });
        }
        if let Some(twice) = group.resources.iter().find(|resource| !resources.insert((*resource).clone())) {
            return Err(GroupsError::TwoGroups { resource: twice.clone() });
        }
        checked.push(ResourceGroup { name, ..group });
    }
    Ok(checked)
}

#[cfg(test)]
mod tests {
    use super::{Colour, GroupsError, ResourceGroup, checked_groups};

    fn group(name: &str, resources: &[&str]) -> ResourceGroup {
        let resources = resources.iter().map(|id| id.parse().expect("an id")).collect();
        ResourceGroup { name: name.to_owned(), colour: Colour::Blue, resources }
    }

    #[test]
    fn groups_have_names_of_their_own_and_a_resource_is_in_one() {
        assert_eq!(checked_groups(vec![group(" Pilot ", &["a"])]).expect("fine"), [group("Pilot", &["a"])]);
        let refused = |groups| checked_groups(groups).expect_err("a fault");
        assert_eq!(refused(vec![group(" ", &[])]), GroupsError::Name);
        assert!(matches!(refused(vec![group("A", &[]), group("a", &[])]), GroupsError::SameName { .. }));
        assert!(matches!(refused(vec![group("A", &["x"]), group("B", &["x"])]), GroupsError::TwoGroups { .. }));
        assert_eq!(refused((0..101).map(|n| group(&n.to_string(), &[])).collect()), GroupsError::TooMany);
    }

    #[test]
    fn every_colour_has_a_word() {
        for colour in Colour::ALL {
            assert_eq!(Colour::from_word(colour.as_str()), Some(colour));
        }
    }
}
