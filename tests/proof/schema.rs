//! The types of Graph as the generator needs them.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use plumbline::domain::catalog::{ApiVersion, Area, RequestKind};

use crate::metadata::Metadata;

#[derive(Debug, Clone)]
pub struct Property {
    pub name: String,
    pub of_type: String,
    pub is_collection: bool,
    /// The properties that were asked for; empty for all.
    pub only: Vec<String>,
}

/// What a value of a type can be.
#[derive(Debug)]
pub enum Described {
    Primitive,
    Enum {
        members: Vec<String>,
        is_flags: bool,
    },
    /// The types that an object can have, each with all its properties.
    Object {
        is_abstract: bool,
        choices: Vec<(String, Vec<Property>)>,
    },
    Unknown,
}

pub struct Schema<'m> {
    metadata: &'m Metadata,
    known: RefCell<HashMap<(ApiVersion, String), Rc<Described>>>,
}

impl<'m> Schema<'m> {
    pub fn new(metadata: &'m Metadata) -> Self {
        Self { metadata, known: RefCell::default() }
    }

    pub fn describe(&self, version: ApiVersion, name: &str) -> Rc<Described> {
        let key = (version, name.to_owned());
        if let Some(known) = self.known.borrow().get(&key) {
            return Rc::clone(known);
        }
        let described = Rc::new(self.look_up(version, name));
        self.known.borrow_mut().insert(key, Rc::clone(&described));
        described
    }

    /// The properties of a resource of the area: those of the types, what is expanded, and what further requests bring.
    pub fn resource(&self, area: &Area) -> Described {
        let mut described = self.look_up(area.version, &area.entity_type);
        let Described::Object { choices, .. } = &mut described else { return described };
        choices.retain(|(name, _)| !area.request.exclude_types.contains(&format!("#{name}")));
        for (name, properties) in choices.iter_mut() {
            if !area.request.select.is_empty() {
                properties.retain(|property| area.request.select.contains(&property.name));
            }
            for (expanded, only) in expanded(&area.request.expand) {
                let found = self.navigation(area.version, name, expanded);
                properties.extend(found.map(|property| Property { only, ..property }));
            }
            for child in &area.children {
                if child.property.is_empty() {
                    properties.extend(self.properties(area.version, &child.entity_type));
                } else {
                    properties.push(Property {
                        name: child.property.clone(),
                        of_type: child.entity_type.clone(),
                        is_collection: child.kind == RequestKind::Collection,
                        only: child.select.clone(),
                    });
                }
            }
            properties.sort_by(|one, other| one.name.cmp(&other.name));
            properties.dedup_by(|one, other| one.name == other.name);
        }
        described
    }

    fn look_up(&self, version: ApiVersion, name: &str) -> Described {
        let facts = self.metadata.type_of(version, name);
        match facts["kind"].as_str() {
            Some("enum") => Described::Enum {
                members: facts["members"].as_object().expect("members").keys().cloned().collect(),
                is_flags: facts["flags"] == true,
            },
            Some(_) => {
                let mut names = vec![name.to_owned()];
                let mut next = 0;
                // Who did something is told by identities, which Graph sends as they are declared.
                let is_open = !["microsoft.graph.identity", "microsoft.graph.identitySet"].contains(&name);
                while let Some(parent) = names.get(next).filter(|_| is_open).cloned() {
                    let derived = self.metadata.type_of(version, &parent)["derived"].as_array();
                    names.extend(derived.into_iter().flatten().filter_map(|name| name.as_str().map(str::to_owned)));
                    next += 1;
                }
                names.sort();
                names.dedup();
                names.retain(|name| {
                    let facts = self.metadata.type_of(version, name);
                    facts.is_object() && facts["abstract"] != true
                });
                let choices = names.into_iter().map(|name| {
                    let properties = self.properties(version, &name);
                    (name, properties)
                });
                Described::Object { is_abstract: facts["abstract"] == true, choices: choices.collect() }
            }
            None if name.starts_with("Edm.") => Described::Primitive,
            None => Described::Unknown,
        }
    }

    fn properties(&self, version: ApiVersion, name: &str) -> Vec<Property> {
        let mut found = Vec::new();
        let mut here = Some(name);
        while let Some(name) = here {
            let facts = self.metadata.type_of(version, name);
            for (name, facts) in facts["properties"].as_object().into_iter().flatten() {
                found.push(property(name, facts));
            }
            here = facts["base"].as_str();
        }
        found.sort_by(|one: &Property, other| one.name.cmp(&other.name));
        found.dedup_by(|one, other| one.name == other.name);
        found
    }

    fn navigation(&self, version: ApiVersion, of_type: &str, name: &str) -> Option<Property> {
        let mut here = Some(of_type);
        while let Some(of_type) = here {
            let facts = self.metadata.type_of(version, of_type);
            if facts["navigation"][name].is_object() {
                return Some(property(name, &facts["navigation"][name]));
            }
            here = facts["base"].as_str();
        }
        None
    }
}

fn property(name: &str, facts: &serde_json::Value) -> Property {
    Property {
        name: name.to_owned(),
        of_type: facts["type"].as_str().unwrap_or_default().to_owned(),
        is_collection: facts["collection"] == true,
        only: Vec::new(),
    }
}

/// `assignments,apps($select=id)` expands `assignments`, and of `apps` the ids.
fn expanded(text: &str) -> Vec<(&str, Vec<String>)> {
    let mut depth = 0_usize;
    let at_top = text.split(|character| {
        match character {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ => {}
        }
        depth == 0 && character == ','
    });
    let parts = at_top.map(|part| part.split_once('(').unwrap_or((part, "")));
    let only = |options: &str| {
        let selected = options.split_once("$select=").map_or("", |(_, names)| names.trim_end_matches(')'));
        selected.split(',').filter(|name| !name.is_empty()).map(str::to_owned).collect()
    };
    parts.map(|(name, options)| (name.trim(), only(options))).filter(|(name, _)| !name.is_empty()).collect()
}
