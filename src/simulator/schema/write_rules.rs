//! What an endpoint refuses, demands and does by itself when something is written to it, as data.

use serde::Deserialize;
use serde_json::Value;
use std::collections::BTreeMap;

/// The rules of writing to the objects of an endpoint.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WriteRules {
    /// Properties that the service keeps: refused by Entra, passed over by Intune.
    #[serde(default)]
    pub read_only: Vec<String>,
    /// Properties that stay as they were when the object was made.
    #[serde(default)]
    pub fixed: Vec<String>,
    /// Properties that a body of this method must hold.
    #[serde(default)]
    pub requires: BTreeMap<String, Vec<String>>,
    /// Properties, alone or together, in which no two objects agree.
    #[serde(default)]
    pub unique: Vec<Vec<String>>,
    /// Objects that cannot be written.
    #[serde(default)]
    pub closed: Vec<Closed>,
    /// Lists whose elements must be switched off before they go.
    #[serde(default)]
    pub switched_off_first: Vec<SwitchedOff>,
    /// Places that hold ids of other objects.
    #[serde(default)]
    pub refers: Vec<Refers>,
    /// Objects of another collection that are named by their id and shown whole.
    #[serde(default)]
    pub embeds: BTreeMap<String, String>,
    /// Places of other objects that keep one of these from being deleted.
    #[serde(default)]
    pub held_by: Vec<HeldBy>,
    /// The property by which the client gives the id of a new object.
    pub client_id: Option<String>,
    /// The version counts what the client says, and not each change.
    #[serde(default)]
    pub client_version: bool,
    /// Properties that together are the id of a new object, joined by underscores.
    #[serde(default)]
    pub id_of: Vec<String>,
    /// The collection whose objects change by requests that are made here.
    pub schedules: Option<String>,
    /// Collections of deleted objects that this one shows together.
    #[serde(default)]
    pub gathers: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Closed {
    pub property: String,
    #[serde(default)]
    pub equals: Vec<Value>,
    /// The beginning of a text.
    #[serde(default)]
    pub starts: String,
    /// A part of a text.
    #[serde(default)]
    pub contains: String,
    #[serde(default = "changing")]
    pub methods: Vec<String>,
    pub status: u16,
    pub message: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SwitchedOff {
    /// Dotted.
    pub list: String,
    pub property: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Refers {
    /// Dotted; the last one is a text or a list of texts.
    pub paths: Vec<String>,
    pub collections: Vec<String>,
    /// The property of theirs that is named.
    #[serde(default = "id")]
    pub by: String,
    /// Words that stand for no object.
    #[serde(default)]
    pub words: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HeldBy {
    pub collection: String,
    pub paths: Vec<String>,
}

impl Closed {
    /// Whether this method is refused for the object.
    pub fn refuses(&self, method: &str, body: &Value) -> bool {
        let found = body.get(&self.property).unwrap_or(&Value::Null);
        let text = found.as_str().unwrap_or_default();
        let is_like = !self.starts.is_empty() && text.starts_with(&self.starts)
            || !self.contains.is_empty() && text.contains(&self.contains);
        self.methods.iter().any(|refused| refused == method) && (is_like || self.equals.contains(found))
    }
}

fn changing() -> Vec<String> {
    ["PATCH", "PUT", "DELETE"].map(str::to_owned).to_vec()
}

fn id() -> String {
    "id".to_owned()
}
