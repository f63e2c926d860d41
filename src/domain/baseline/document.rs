//! A baseline as a file that people read and Git keeps: the same baseline always gives the same bytes.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{Colour, NewResources, ResourceGroup, ResourceMode, Watch, checked_groups};
use crate::domain::model::{AreaKey, ResourceId};

/// Changes when a file of before could be misread.
const FORMAT: &str = "plumbline.baseline/1";
const NAME_LIMIT_CHARACTERS: usize = 1_024;
const RESOURCES_LIMIT: usize = 100_000;

/// One area of one tenant.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Document {
    format: String,
    pub area: AreaKey,
    /// For the reader alone.
    #[serde(default)]
    pub title: String,
    #[serde(default)]
    pub label: String,
    #[serde(default)]
    pub note: String,
    pub mode: ResourceMode,
    pub new_resources: NewResources,
    #[serde(default)]
    pub groups: Vec<DocumentGroup>,
    pub resources: Vec<DocumentResource>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct DocumentGroup {
    pub name: String,
    pub colour: Colour,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct DocumentResource {
    pub name: String,
    pub id: ResourceId,
    /// The object under which it was read, where that is not part of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<String>,
    pub mode: ResourceMode,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub watched_paths: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<String>,
    /// What the ids in the properties name: for the reader alone.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub names: BTreeMap<String, String>,
    pub properties: Value,
}

/// What is wrong with a file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DocumentError {
    #[error("it is no baseline: {0}")]
    NotADocument(String),
    #[error("format: `{found}` is not known here, expected `{FORMAT}`: export the baseline again with this version")]
    Format { found: String },
    #[error("{field}: {expected}")]
    Field { field: String, expected: String },
}

/// What [`Document::new`] is given beside the resources.
#[derive(Debug, Clone, PartialEq)]
pub struct Heading {
    pub area: AreaKey,
    pub title: String,
    pub label: String,
    pub note: String,
    pub mode: ResourceMode,
    pub new_resources: NewResources,
}

impl Document {
    /// Sorts what has no order of its own.
    pub fn new(heading: Heading, groups: &[ResourceGroup], mut resources: Vec<DocumentResource>) -> Self {
        let Heading { area, title, label, note, mode, new_resources } = heading;
        for resource in &mut resources {
            resource.watched_paths.sort();
            resource.watched_paths.dedup();
            let group = groups.iter().find(|group| group.resources.contains(&resource.id));
            resource.group = group.map(|group| group.name.clone());
        }
        resources.sort_by(|one, other| (&one.name, &one.id).cmp(&(&other.name, &other.id)));
        let groups = groups.iter().map(|group| DocumentGroup { name: group.name.clone(), colour: group.colour });
        let (format, groups) = (FORMAT.to_owned(), groups.collect());
        Self { format, area, title, label, note, mode, new_resources, groups, resources }
    }

    /// Reads a file and proves everything about it that needs no area.
    ///
    /// # Errors
    /// [`DocumentError`] names the field and what is expected.
    pub fn parse(text: &str) -> Result<Self, DocumentError> {
        #[derive(Deserialize)]
        struct Format {
            #[serde(default)]
            format: String,
        }
        let text = text.trim_start_matches('\u{feff}');
        let not_a_document = |error: serde_json::Error| DocumentError::NotADocument(error.to_string());
        let Format { format } = serde_json::from_str(text).map_err(not_a_document)?;
        if format != FORMAT {
            return Err(DocumentError::Format { found: format });
        }
        let document: Self = serde_json::from_str(text).map_err(not_a_document)?;
        document.check()?;
        Ok(document)
    }

    /// The same under another label.
    pub fn labelled(self, label: String) -> Self {
        Self { label, ..self }
    }

    /// Whether both say the same, whatever they tell the reader beside it.
    pub fn says_the_same_as(&self, other: &Self) -> bool {
        self.said() == other.said()
    }

    fn said(&self) -> Self {
        let mut said = Self { title: String::new(), ..self.clone() };
        for resource in &mut said.resources {
            resource.names.clear();
            resource.watched_paths.sort();
        }
        said.resources.sort_by(|one, other| one.id.cmp(&other.id));
        said
    }

    /// Two spaces, line feeds, and one at the end.
    pub fn to_text(&self) -> String {
        let mut text = serde_json::to_string_pretty(self).expect("names for keys and numbers that JSON can write");
        text.push('\n');
        text
    }

    /// The groups with their resources.
    pub fn resource_groups(&self) -> Vec<ResourceGroup> {
        let of = |name: &str| {
            let members = self.resources.iter().filter(|resource| resource.group.as_deref() == Some(name));
            members.map(|resource| resource.id.clone()).collect()
        };
        let groups = self.groups.iter();
        groups
            .map(|DocumentGroup { name, colour }| ResourceGroup {
                name: name.clone(),
                colour: *colour,
                resources: of(name),
            })
            .collect()
    }

    fn check(&self) -> Result<(), DocumentError> {
        let fault = |field: String, expected: String| Err(DocumentError::Field { field, expected });
        if let Err(error) = checked_groups(self.resource_groups()) {
            return fault("groups".to_owned(), error.to_string());
        }
        if self.resources.len() > RESOURCES_LIMIT {
            return fault("resources".to_owned(), format!("expected at most {RESOURCES_LIMIT}"));
        }
        let mut seen = BTreeSet::new();
        for (index, resource) in self.resources.iter().enumerate() {
            let field = |name: &str| format!("resources[{index}].{name}");
            let is_name = (1..=NAME_LIMIT_CHARACTERS).contains(&resource.name.chars().count());
            if !is_name || resource.name.chars().any(char::is_control) {
                return fault(field("name"), format!("expected 1 to {NAME_LIMIT_CHARACTERS} printable characters"));
            }
            if !seen.insert(&resource.id) {
                return fault(field("id"), format!("`{}` is there twice: leave one of them out", resource.id));
            }
            if let Err(error) = resource.watch().check() {
                return fault(field("watchedPaths"), error.to_string());
            }
            let is_known = |name: &String| self.groups.iter().any(|group| group.name == *name);
            if let Some(name) = resource.group.as_ref().filter(|name| !is_known(name)) {
                return fault(field("group"), format!("`{name}` is not among `groups`: add it there"));
            }
            if !resource.properties.is_object() {
                return fault(field("properties"), "expected a JSON object".to_owned());
            }
        }
        Ok(())
    }
}

impl DocumentResource {
    pub fn watch(&self) -> Watch {
        Watch { mode: self.mode, paths: self.watched_paths.clone() }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::Document;

    fn file() -> Value {
        json!({
            "format": "plumbline.baseline/1", "area": "groups", "mode": "snapshot", "newResources": "alert",
            "groups": [{ "name": "Pilot", "colour": "teal" }],
            "resources": [
                { "name": "A", "id": "a", "mode": "snapshot", "group": "Pilot", "properties": { "displayName": "A" } },
                { "name": "B", "id": "b", "mode": "properties", "watchedPaths": ["state"], "properties": {} },
            ],
        })
    }

    #[test]
    fn a_file_is_read_and_written_as_it_was() {
        let document = Document::parse(&file().to_string()).expect("a document");
        let text = document.to_text();
        assert_eq!(Document::parse(&text).expect("a document"), document);
        assert_eq!(Document::parse(&text).expect("a document").to_text(), text);
        assert!(text.ends_with("}\n") && !text.contains('\r'), "{text}");
        assert_eq!(document.resource_groups()[0].resources[0].as_str(), "a");
    }

    #[test]
    fn a_fault_is_told_with_its_field_and_what_is_expected() {
        for (pointer, value, words) in [
            ("/format", json!("plumbline.baseline/2"), "format: `plumbline.baseline/2` is not known here"),
            ("/area", json!("No Area"), "area must consist of lower-case letters"),
            ("/mode", json!("sometimes"), "unknown variant `sometimes`"),
            ("/newResources", json!(null), "it is no baseline"),
            ("/resources/1/id", json!("a"), "resources[1].id: `a` is there twice"),
            ("/resources/0/name", json!(""), "resources[0].name: expected 1 to 1024"),
            ("/resources/1/watchedPaths", json!([]), "resources[1].watchedPaths: expected at least one path"),
            ("/resources/0/group", json!("Nobody"), "resources[0].group: `Nobody` is not among `groups`"),
            ("/resources/0/properties", json!([]), "resources[0].properties: expected a JSON object"),
            ("/groups/0/name", json!(" "), "groups: expected names"),
            ("/resources", json!({}), "it is no baseline"),
        ] {
            let mut faulty = file();
            *faulty.pointer_mut(pointer).expect("a place") = value;
            let message = Document::parse(&faulty.to_string()).expect_err("a fault").to_string();
            assert!(message.contains(words), "{pointer}: {message}");
        }
        let message = Document::parse("[]").expect_err("a fault").to_string();
        assert!(message.starts_with("format: "), "{message}");
    }
}
