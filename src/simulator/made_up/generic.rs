//! Made-up objects of any type, from nothing but what the metadata says of the type.
//!
//! What they hold follows from the tenant, the collection and the number of the object, so that they are the same at
//! each read and nothing has to be kept.

use super::applications;
use super::dice::{Dice, guid};
use super::people::person_id;
use super::profile::Profile;
use super::values::{Subject, filled, text};
use crate::simulator::schema::{
    Declared, Endpoint, Kind, Navigation, Version, concrete, endpoint as endpoint_at, lineage, member, short_name,
    type_named,
};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Map, Value, json};
use std::sync::LazyLock;

static NAMES: LazyLock<Vec<String>> = LazyLock::new(|| {
    serde_json::from_str(include_str!("data/names.json")).expect("the embedded names are tested JSON")
});

/// Values are nested to here; deeper ones are empty.
const DEEPEST: u32 = 4;

/// The objects of a collection, or the one of a singleton.
pub fn objects(profile: &Profile, endpoint: &'static Endpoint) -> Vec<Value> {
    (0..how_many(profile, endpoint)).map(|number| object(profile, endpoint, number)).collect()
}

fn how_many(profile: &Profile, endpoint: &Endpoint) -> u64 {
    if endpoint.singleton {
        return 1;
    }
    if let Some(percent) = endpoint.percent_of_people {
        return profile.people * percent / 100;
    }
    let mut dice = profile.dice(&format!("how many {}", endpoint.path));
    let fewest = u64::from(profile.by_hand);
    let larger = if profile.people > 400 { 4 } else { 0 };
    let wanted = fewest + dice.below(3 + larger);
    let most = u64::try_from(endpoint.ids.len()).ok().filter(|most| *most > 0);
    most.map_or(wanted, |most| wanted.min(most))
}

fn object(profile: &Profile, endpoint: &'static Endpoint, number: u64) -> Value {
    let version = endpoint.home();
    let subject = format!("{} {number}", endpoint.path);
    let id = position(number).and_then(|at| endpoint.ids.get(at).cloned());
    let id = id.unwrap_or_else(|| profile.id_of(&endpoint.path, &number.to_string()));
    let types = concrete(version, &endpoint.entity_type);
    let type_name = types.iter().cycle().nth(position(number).unwrap_or(0)).copied();
    let type_name = type_name.unwrap_or_else(|| short_name(&endpoint.entity_type));
    let mut maker =
        Maker { profile, version, name: name(endpoint, number), dice: profile.dice(&subject), owner: id.clone() };
    let mut body = maker.entity(&endpoint.entity_type, type_name, 0);
    if endpoint.key == "id" && member(version, type_name, "id").is_some() {
        body.shift_insert(usize::from(body.contains_key("@odata.type")), "id".to_owned(), json!(id));
    } else {
        body.insert(endpoint.key.clone(), json!(id));
    }
    maker.fix(&mut body, &endpoint.fixed);
    for (name, navigation) in endpoint.navigation.iter().filter(|(name, _)| !name.contains('/')) {
        refer(&mut maker, &mut body, name, navigation);
    }
    Value::Object(body)
}

/// The ids that a navigation property refers to; where no property of the type keeps the id, the object keeps it
/// under a name of its own that no answer shows.
fn refer(maker: &mut Maker<'_>, body: &mut Map<String, Value>, name: &str, navigation: &Navigation) {
    let Some(target) = navigation.collections.first().and_then(|path| endpoint_at(path)) else { return };
    match navigation.kind {
        Kind::Inline => {}
        Kind::One => {
            if !body.contains_key(&navigation.by) {
                body.insert(navigation.by.clone(), json!(some_object(maker, target)));
            }
        }
        Kind::Many => {
            let count = maker.dice.below(4);
            let mut ids: Vec<String> = (0..count).map(|_| some_object(maker, target)).collect();
            ids.sort();
            ids.dedup();
            body.insert(name.to_owned(), json!(ids));
        }
    }
}

/// The id of one of the objects of a collection.
fn some_object(maker: &mut Maker<'_>, target: &'static Endpoint) -> String {
    match target.path.as_str() {
        "/users" => person_id(maker.profile, maker.dice.below(maker.profile.people)),
        "/applications" => applications::some_object(maker.profile, &mut maker.dice),
        _ => {
            let number = maker.dice.below(how_many(maker.profile, target));
            maker.profile.id_of(&target.path, &number.to_string())
        }
    }
}

fn position(number: u64) -> Option<usize> {
    usize::try_from(number).ok()
}

/// Such as `Head office device category`.
fn name(endpoint: &Endpoint, number: u64) -> String {
    let noun = spaced(short_name(&endpoint.entity_type).rsplit('.').next().unwrap_or_default());
    let first = NAMES.iter().cycle().nth(position(number).unwrap_or(0)).map_or("", String::as_str);
    format!("{first} {noun}")
}

fn spaced(word: &str) -> String {
    let mut out = String::new();
    for character in word.chars() {
        if character.is_ascii_uppercase() {
            out.push(' ');
        }
        out.push(character.to_ascii_lowercase());
    }
    out
}

/// What a navigation property of a made-up object holds, with what hangs on that in turn.
pub fn related(profile: &Profile, endpoint: &'static Endpoint, owner: &Value, name: &str) -> Value {
    let version = endpoint.home();
    let owner_id = owner.get(&endpoint.key).and_then(Value::as_str).unwrap_or_default();
    let own_type = owner.get("@odata.type").and_then(Value::as_str).unwrap_or(&endpoint.entity_type);
    let subject = format!("{} {owner_id} {name}", endpoint.path);
    let maker =
        Maker { profile, version, name: spaced(name), dice: profile.dice(&subject), owner: owner_id.to_owned() };
    let mut related = Related { maker, endpoint };
    let mut value = related.value(own_type, "", name);
    super::name_elements(owner_id, name, &mut value);
    value
}

struct Related<'a> {
    maker: Maker<'a>,
    endpoint: &'static Endpoint,
}

impl Related<'_> {
    fn value(&mut self, owner_type: &str, below: &str, name: &str) -> Value {
        let path = format!("{below}{name}");
        let Some(navigation) = self.endpoint.navigation.get(&path) else { return Value::Null };
        // Beta has navigation properties that v1.0 does not know.
        let declared = member(self.maker.version, owner_type, name).or_else(|| member(Version::Beta, owner_type, name));
        let Some(declared) = declared else { return Value::Null };
        let is_rare = navigation.rare && !self.maker.profile.by_hand;
        match (declared.is_collection, is_rare) {
            (true, true) => json!([]),
            (false, true) => Value::Null,
            (true, false) => {
                let count = 1 + self.maker.dice.below(3);
                (0..count).map(|number| self.element(declared, &path, number)).collect()
            }
            (false, false) => self.element(declared, &path, 0),
        }
    }

    fn element(&mut self, declared: &Declared, path: &str, number: u64) -> Value {
        let types = concrete(self.maker.version, &declared.type_name);
        let start = self.maker.dice.position(types.len()).unwrap_or(0);
        let type_name = types.get(start).copied().unwrap_or(&declared.type_name);
        let mut body = self.maker.entity(&declared.type_name, type_name, 1);
        if member(self.maker.version, type_name, "id").is_some() {
            let id = guid(&format!("{}/{path}/{number}", self.maker.owner));
            body.shift_insert(usize::from(body.contains_key("@odata.type")), "id".to_owned(), json!(id));
        }
        if let Some(navigation) = self.endpoint.navigation.get(path) {
            self.maker.fix(&mut body, &navigation.fixed);
        }
        let below = format!("{path}/");
        let inner = self.endpoint.navigation.iter().filter_map(|(at, navigation)| {
            let name = at.strip_prefix(&below)?;
            (navigation.kind == Kind::Inline && !name.contains('/')).then_some(name)
        });
        for name in inner {
            let value = self.value(type_name, &below, name);
            body.insert(name.to_owned(), value);
        }
        Value::Object(body)
    }
}

/// Makes values one after the other from the same dice.
struct Maker<'a> {
    profile: &'a Profile,
    version: Version,
    name: String,
    dice: Dice,
    owner: String,
}

/// Optional by the metadata, and yet always there: without them an assignment would say nothing.
const NEVER_EMPTY: [&str; 2] = ["principalId", "roleDefinitionId"];

impl Maker<'_> {
    /// Gives properties the values that they always have.
    fn fix(&mut self, body: &mut Map<String, Value>, fixed: &Map<String, Value>) {
        for (name, template) in fixed {
            let subject = Subject { name: &self.name, property: name, owner: &self.owner };
            body.insert(name.clone(), filled(self.profile, &mut self.dice, &subject, template));
        }
    }

    /// An object of a type with all its properties. It names its type where another was to be expected.
    fn entity(&mut self, declared: &str, type_name: &str, depth: u32) -> Map<String, Value> {
        let mut body = Map::new();
        if short_name(declared) != short_name(type_name) {
            body.insert("@odata.type".to_owned(), json!(format!("#microsoft.graph.{}", short_name(type_name))));
        }
        for known in lineage(self.version, type_name).into_iter().rev() {
            for (name, declared) in known.properties.iter().filter(|(name, _)| name.as_str() != "id") {
                let value = self.property(name, declared, depth);
                body.insert(name.clone(), value);
            }
        }
        body
    }

    fn property(&mut self, name: &str, declared: &Declared, depth: u32) -> Value {
        if declared.is_collection {
            let most = if depth >= DEEPEST { 1 } else { 3 };
            let count = self.dice.below(most);
            return (0..count)
                .map(|_| self.value(name, &declared.type_name, depth))
                .filter(|value| !value.is_null())
                .collect();
        }
        let is_text = declared.type_name == "String";
        let may_be_empty = !declared.is_required && is_text && name != "displayName" && name != "name";
        if may_be_empty && self.dice.chance(25) && !NEVER_EMPTY.contains(&name) {
            return Value::Null;
        }
        self.value(name, &declared.type_name, depth)
    }

    fn value(&mut self, name: &str, type_name: &str, depth: u32) -> Value {
        match type_name {
            "String" => {
                text(self.profile, &mut self.dice, &Subject { name: &self.name, property: name, owner: &self.owner })
            }
            "Boolean" => json!(self.dice.chance(50)),
            "Byte" | "Int16" | "Int32" | "Int64" => json!(self.dice.below(31)),
            "Double" | "Single" | "Decimal" => json!(50 + self.dice.below(50)),
            "Guid" => json!(guid(&format!("{}/{name}/{}", self.owner, self.dice.below(1_000_000)))),
            "DateTimeOffset" => json!(self.profile.instant(&format!("{}/{name}", self.owner), 2025)),
            "Date" => json!(format!("2026-{:02}-{:02}", 1 + self.dice.below(12), 1 + self.dice.below(28))),
            "TimeOfDay" => json!(format!("{:02}:00:00.0000000", self.dice.below(24))),
            "Duration" => json!(format!("P{}D", 1 + self.dice.below(30))),
            "Binary" => json!(STANDARD.encode(format!("# {}\nWrite-Output \"{}\"\n", self.name, self.profile.short))),
            "Stream" => Value::Null,
            other => self.of_type(other, depth),
        }
    }

    fn of_type(&mut self, type_name: &str, depth: u32) -> Value {
        let Some(known) = type_named(self.version, type_name) else { return Value::Null };
        if !known.members.is_empty() {
            let words: Vec<&String> =
                known.members.iter().filter(|word| word.as_str() != "unknownFutureValue").collect();
            let word = self.dice.position(words.len()).and_then(|at| words.get(at).copied());
            let second =
                words.last().copied().filter(|last| known.is_flags && Some(*last) != word && self.dice.chance(40));
            let chosen: Vec<&str> = word.into_iter().chain(second).map(String::as_str).collect();
            return json!(chosen.join(","));
        }
        if depth >= DEEPEST {
            return Value::Null;
        }
        let types = concrete(self.version, type_name);
        // The type itself where it can stand for itself, as most answers have it.
        let own = types.first().filter(|first| **first == type_name).copied();
        let chosen = own.or_else(|| self.dice.position(types.len()).and_then(|at| types.get(at).copied()));
        chosen.map_or(Value::Null, |chosen| Value::Object(self.entity(type_name, chosen, depth + 1)))
    }
}
