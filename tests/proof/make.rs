//! Making resources up from the types of Graph.

use std::rc::Rc;

use plumbline::domain::catalog::ValueKind;
use serde_json::Value;

use crate::facts::{Facts, Rulebook};
use crate::random::Random;
use crate::schema::{Described, Property, Schema};
use crate::thing::{Leaf, Shape, Thing};

const DEPTH: usize = 6;
const MEMBERS: usize = 12;

pub struct Maker<'a> {
    pub schema: &'a Schema<'a>,
    pub rules: &'a Rulebook<'a>,
    pub resource: &'a Described,
}

impl Maker<'_> {
    pub fn resource(&self, random: &mut Random) -> Thing {
        let Described::Object { choices, .. } = self.resource else { panic!("a resource is an object") };
        // A resource stays of its type, so that this counts where the catalog says so.
        self.object((false, &[]), choices, "", 0, random)
    }

    fn object(
        &self,
        (is_abstract, only): (bool, &[String]),
        choices: &[(String, Vec<Property>)],
        place: &str,
        depth: usize,
        random: &mut Random,
    ) -> Thing {
        let facts = self.rules.facts(place);
        let (name, properties) = random.one_of(choices);
        let mut members = Vec::new();
        let at = |name: &str| if place.is_empty() { name.to_owned() } else { format!("{place}.{name}") };
        if choices.len() > 1 || facts.typed {
            let others = Rc::new(choices.iter().map(|(name, _)| name.clone()).collect::<Vec<_>>());
            let counts = facts.typed || is_abstract;
            let of_type = Leaf::Type { name: name.clone(), others, counts };
            members.push(("@odata.type".to_owned(), Thing::leaf(of_type, self.rules.facts(&at("@odata.type")))));
        }
        let percent = (MEMBERS * 100 / properties.len().max(1)).clamp(3, 80);
        for property in properties {
            let below = at(&property.name);
            // What a sibling makes of a value, and an id in two parts, is proved by fixtures.
            let told = self.rules.facts(&below);
            if !told.cases.is_empty() || told.kind == Some(ValueKind::VersionedId) {
                continue;
            }
            let is_needed = self.is_needed(&below);
            let is_asked_for = only.is_empty() || only.contains(&property.name);
            if !is_asked_for || !is_needed && !random.chance(percent) {
                continue;
            }
            if let Some(thing) = self.property(property, &below, depth + 1, random) {
                members.push((property.name.clone(), thing));
            }
        }
        Thing { shape: Shape::Object(members), facts }
    }

    /// Keys of elements, and what conditions speak of.
    fn is_needed(&self, place: &str) -> bool {
        let rules = &self.rules.area.normalise;
        let facts = self.rules.facts(place);
        let last = place.rsplit('.').next().unwrap_or(place);
        facts.default.is_some()
            || (last == "id" && self.rules.facts(place.strip_suffix(".id").unwrap_or("?")).reference_object)
            || rules.keyed.values().flatten().any(|key| key.split('.').any(|name| name == last))
            || rules.drop_when.values().any(|condition| condition.property == place)
            || rules.secret_when.values().any(|says| says.property == last)
    }

    fn property(&self, property: &Property, place: &str, depth: usize, random: &mut Random) -> Option<Thing> {
        if !property.is_collection {
            return self.value(property, place, depth, random);
        }
        let facts = self.rules.facts(place);
        let mut items = Vec::new();
        for _ in 0..random.below(4) {
            items.extend(self.value(property, &format!("{place}[]"), depth + 1, random));
        }
        if let Some(keys) = &facts.keys {
            let mut seen = std::collections::BTreeSet::new();
            items.retain(|item| seen.insert(item.key(keys).0));
        }
        Some(Thing { shape: Shape::List(items), facts })
    }

    fn value(&self, property: &Property, place: &str, depth: usize, random: &mut Random) -> Option<Thing> {
        let facts = self.rules.facts(place);
        let described = self.schema.describe(self.rules.area.version, &property.of_type);
        match &*described {
            Described::Object { .. } if depth > DEPTH => None,
            Described::Object { choices, .. } if choices.is_empty() => None,
            Described::Object { is_abstract, choices } => {
                Some(self.object((*is_abstract, &property.only), choices, place, depth, random))
            }
            Described::Enum { members, is_flags } => {
                let is_flags = *is_flags || facts.kind == Some(ValueKind::Flags);
                Some(Thing::leaf(word(members, is_flags, &facts, random), facts))
            }
            Described::Primitive => primitive(&property.of_type, &property.name, &facts, random),
            Described::Unknown => None,
        }
    }
}

fn word(members: &[String], is_flags: bool, facts: &Facts, random: &mut Random) -> Leaf {
    let others = Rc::new(members.to_vec());
    if is_flags {
        let mut words: Vec<String> = (0..=random.below(3)).map(|_| random.one_of(members).clone()).collect();
        words.sort();
        words.dedup();
        return Leaf::Flags { words, others };
    }
    let default = facts.default.as_ref().and_then(Value::as_str).filter(|_| random.chance(40));
    Leaf::Word { word: default.map_or_else(|| random.one_of(members).clone(), str::to_owned), others }
}

fn primitive(of_type: &str, name: &str, facts: &Rc<Facts>, random: &mut Random) -> Option<Thing> {
    let leaf = match (of_type, facts.kind) {
        ("Edm.Boolean", kind) => {
            let default = facts.default.as_ref().and_then(Value::as_bool).filter(|_| random.chance(40));
            let truth = default.unwrap_or_else(|| random.chance(50));
            Leaf::Bool { truth, may_be_text: kind == Some(ValueKind::Boolean) }
        }
        ("Edm.Int16" | "Edm.Int32" | "Edm.Int64" | "Edm.Byte" | "Edm.SByte", kind) => {
            let default = facts.default.as_ref().and_then(Value::as_i64).filter(|_| random.chance(40));
            let number = default.unwrap_or_else(|| *random.one_of(&[0, 1, 2, 5, 30, 90, 255, 1440, 2_147_483_647]));
            Leaf::Number { number, may_be_text: kind == Some(ValueKind::Number) }
        }
        ("Edm.Double" | "Edm.Single" | "Edm.Decimal", _) => Leaf::Float(*random.one_of(&[0.5, 1.25, 99.9, 1e21])),
        ("Edm.DateTimeOffset", Some(ValueKind::ComputedInstant)) | ("Edm.String", Some(ValueKind::ComputedInstant)) => {
            Leaf::Computed(i64::try_from(random.next() % 400_000_000).expect("small") * 10)
        }
        ("Edm.DateTimeOffset", _) | ("Edm.String", Some(ValueKind::Instant)) => instant(random),
        ("Edm.Duration", _) | ("Edm.String", Some(ValueKind::Duration)) => {
            Leaf::Duration(*random.one_of(&[0, 1, 60, 90, 3_600, 28_800, 86_400, 90_061, 604_800]))
        }
        ("Edm.TimeOfDay", _) | ("Edm.String", Some(ValueKind::TimeOfDay)) => {
            Leaf::Time(u32::try_from(random.below(86_400)).expect("a small number"))
        }
        ("Edm.Date", _) | ("Edm.String", Some(ValueKind::Date)) => {
            Leaf::Date(format!("20{:02}-0{}-1{}", random.below(80) + 10, random.below(9) + 1, random.below(9)))
        }
        ("Edm.Guid", _) => guid(name, facts, random),
        // Markup is written as a text that is none, which must be kept as it is.
        (
            "Edm.Binary" | "Edm.String",
            Some(ValueKind::Base64Text | ValueKind::Base64Xml | ValueKind::Base64Plist | ValueKind::Base64Json),
        ) => Leaf::Payload(lines(random)),
        ("Edm.Binary", _) => Leaf::Bytes(lines(random)),
        ("Edm.String", kind) => return Some(string(kind, name, facts, random)),
        _ => return None,
    };
    Some(Thing::leaf(leaf, Rc::clone(facts)))
}

fn string(kind: Option<ValueKind>, name: &str, facts: &Rc<Facts>, random: &mut Random) -> Thing {
    let words = ["alpha", "Beta", "gamma@contoso.com", "delta.contoso.com", "eps-1"].map(str::to_owned);
    let leaf = match kind {
        Some(ValueKind::Word) => word(&words, false, facts, random),
        Some(ValueKind::Flags) => word(&words, true, facts, random),
        Some(ValueKind::Words) => Leaf::Words(vec![random.one_of(&words).clone(), "offline_access".to_owned()]),
        Some(ValueKind::Text | ValueKind::XmlText) => Leaf::Text(lines(random)),
        Some(ValueKind::Country) => Leaf::Country(random.one_of(&["DE", "CH", "US", "JP"]).to_string()),
        Some(ValueKind::Url) => Leaf::Url {
            host: format!("{}.contoso.com", random.one_of(&["www", "portal", "login"])),
            path: random.one_of(&["", "/a", "/A", "/a/B?x=1", "/Privacy"]).to_string(),
        },
        Some(ValueKind::Cidr) if random.chance(50) => {
            let prefix = *random.one_of(&[8, 16, 24, 27, 32]);
            let address = u32::try_from(random.next() >> 32).expect("32 bits");
            Leaf::Network {
                address: address & (u32::MAX << (32 - prefix)),
                prefix: u8::try_from(prefix).expect("small"),
            }
        }
        Some(ValueKind::Cidr) => {
            let prefix = *random.one_of(&[32, 48, 64, 128]);
            let address = 0x2001_0db8_u128 << 96 | u128::from(random.next());
            Leaf::Network6 {
                address: address & (u128::MAX << (128 - prefix)),
                prefix: u8::try_from(prefix).expect("small"),
            }
        }
        Some(ValueKind::Number) => {
            Leaf::Number { number: i64::try_from(random.below(100)).expect("small"), may_be_text: true }
        }
        Some(ValueKind::Boolean) => Leaf::Bool { truth: random.chance(50), may_be_text: true },
        Some(ValueKind::JsonText) => {
            let plain = || Rc::new(Facts::default());
            let members = ["a", "B", "cde"].map(|name| (name.to_owned(), Thing::leaf(text(random), plain())));
            let object = Thing { shape: Shape::Object(members.to_vec()), facts: plain() };
            return Thing { shape: Shape::Json(Box::new(object)), facts: Rc::clone(facts) };
        }
        Some(
            ValueKind::Instant
            | ValueKind::ComputedInstant
            | ValueKind::Date
            | ValueKind::Duration
            | ValueKind::TimeOfDay
            | ValueKind::Base64Text
            | ValueKind::Base64Xml
            | ValueKind::Base64Plist
            | ValueKind::Base64Json
            | ValueKind::VersionedId,
        ) => unreachable!("made before, or not at all"),
        None if facts.reference
            || (name.ends_with("Id") || name.ends_with("Ids") || name == "id") && random.chance(60) =>
        {
            guid(name, facts, random)
        }
        None => match facts.default.as_ref().and_then(Value::as_str).filter(|_| random.chance(40)) {
            Some(default) => Leaf::Text(default.to_owned()),
            None => text(random),
        },
    };
    Thing::leaf(leaf, Rc::clone(facts))
}

fn guid(name: &str, facts: &Facts, random: &mut Random) -> Leaf {
    if facts.reference && name != "id" && random.chance(10) {
        return Leaf::Guid(0);
    }
    Leaf::Guid(u128::from(random.next()) << 64 | u128::from(random.next()))
}

fn instant(random: &mut Random) -> Leaf {
    let seconds = i64::try_from(random.next() % 4_000_000_000).expect("small");
    Leaf::Instant { seconds, nanoseconds: *random.one_of(&[0, 0, 500_000_000, 31_200_000, 123_456_700]) }
}

/// Texts that tempt a comparison to guess.
fn text(random: &mut Random) -> Leaf {
    let number = random.below(1_000);
    Leaf::Text(match random.below(12) {
        0 => format!("{number}"),
        1 => format!("0{number}"),
        2 => format!("{number}.0"),
        3 => "true".to_owned(),
        4 => format!("2025-01-{:02}T08:00:00Z", number % 28 + 1),
        5 => "PT60M".to_owned(),
        6 => format!("Zoë's Änderung {number}"),
        7 => format!("two  inner spaces {number}"),
        8 => format!("10.0.{}.7/24", number % 256),
        9 => format!("HTTPS://Contoso.com/{number}/"),
        10 => format!("a,b,{number}"),
        _ => format!("Policy {number}"),
    })
}

fn lines(random: &mut Random) -> String {
    let lines: Vec<String> =
        (0..=random.below(4)).map(|line| format!("Set-Thing -Value {} # {line}", random.below(50))).collect();
    lines.join("\n")
}
