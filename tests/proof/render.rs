//! Writing a thing as JSON: plainly, or in one of the many ways that mean the same.

use std::collections::BTreeMap;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Map, Value, json};
use unicode_normalization::UnicodeNormalization;

use crate::random::Random;
use crate::thing::{Around, Leaf, Shape, Thing};

/// How often each kind of rewriting was done.
pub type Tally = BTreeMap<&'static str, u64>;

pub struct Rewriter<'a> {
    pub random: &'a mut Random,
    pub tally: &'a mut Tally,
}

impl Thing {
    pub fn plain(&self) -> Value {
        match &self.shape {
            Shape::Object(members) => members.iter().map(|(name, member)| (name.clone(), member.plain())).collect(),
            Shape::List(items) => items.iter().map(Self::plain).collect(),
            Shape::Leaf(leaf) => leaf.plain(),
            Shape::Json(inner) => Value::String(inner.plain().to_string()),
        }
    }
}

impl Rewriter<'_> {
    fn does(&mut self, percent: usize, kind: &'static str) -> bool {
        let does = self.random.chance(percent);
        if does {
            *self.tally.entry(kind).or_default() += 1;
        }
        does
    }

    pub fn rewrite(&mut self, thing: &Thing, around: Around<'_>) -> Value {
        match &thing.shape {
            Shape::Object(members) => self.object(thing, members, around),
            Shape::List(items) => self.list(thing, items, around),
            Shape::Leaf(leaf) => self.leaf(leaf, thing),
            Shape::Json(inner) => {
                let inner = self.rewrite(inner, around);
                Value::String(if self.does(50, "layout of embedded JSON") {
                    serde_json::to_string_pretty(&inner).expect("JSON")
                } else {
                    inner.to_string()
                })
            }
        }
    }

    fn object(&mut self, thing: &Thing, members: &[(String, Thing)], around: Around<'_>) -> Value {
        let mut written: Vec<(String, Value)> = Vec::new();
        let reference = thing.reference();
        for (name, member) in members {
            let around = thing.around(member, around);
            let is_idle = member.meaning(around).is_none();
            if reference.is_some() && name != "id" && self.does(40, "name shown with a reference") {
                continue;
            }
            if is_idle && self.does(60, "what does not count comes or goes") {
                if member.facts.dropped && self.random.chance(50) {
                    written.push((name.clone(), json!(self.random.next())));
                }
                continue;
            }
            written.push((name.clone(), self.rewrite(member, around)));
        }
        self.annotate(&mut written);
        if self.does(60, "order of keys") {
            self.random.shuffle(&mut written);
        }
        Value::Object(written.into_iter().collect::<Map<_, _>>())
    }

    fn annotate(&mut self, written: &mut Vec<(String, Value)>) {
        if self.does(15, "annotations and actions") {
            let number = self.random.next();
            written.push(("@odata.etag".to_owned(), json!(format!("W/\"{number}\""))));
            written.push(("things@odata.context".to_owned(), json!("https://graph.microsoft.com/$metadata#things")));
            written.push(("things@odata.nextLink".to_owned(), json!("https://graph.microsoft.com/next")));
            written.push(("#microsoft.graph.assign".to_owned(), json!({ "target": "https://graph.microsoft.com/x" })));
        }
        if self.does(15, "null, missing and empty") {
            let empties = [
                json!(null),
                json!(""),
                json!([]),
                json!({}),
                json!("  \r\n"),
                json!([null]),
                json!({ "a": { "b": [] } }),
            ];
            written.push(("somethingElse".to_owned(), self.random.one_of(&empties).clone()));
        }
    }

    fn list(&mut self, thing: &Thing, items: &[Thing], around: Around<'_>) -> Value {
        if items.is_empty() {
            let empties = [json!([]), json!(null), json!([null, ""])];
            return self.random.one_of(&empties).clone();
        }
        let around = Around { is_masked: false, ..around };
        let mut written: Vec<Value> = items.iter().map(|item| self.rewrite(item, around)).collect();
        if thing.facts.ordered {
            return Value::Array(written);
        }
        let is_plain = matches!(items[0].shape, Shape::Leaf(_));
        if is_plain && thing.facts.keys.is_none() && self.does(15, "an element twice") {
            let again = &items[self.random.below(items.len())];
            let again = self.rewrite(again, around);
            written.push(again);
        }
        if self.does(5, "null among elements") {
            written.push(Value::Null);
        }
        if written.len() > 1 && self.does(60, "order of elements") {
            self.random.shuffle(&mut written);
        }
        Value::Array(written)
    }

    fn leaf(&mut self, leaf: &Leaf, thing: &Thing) -> Value {
        match leaf {
            Leaf::Text(text) => self.text(text).into(),
            Leaf::Word { word, .. } => self.case(word, "case of words").into(),
            Leaf::Type { name, .. } => {
                if self.does(20, "case of types") {
                    return format!("#{}", name.replace("microsoft.graph", "Microsoft.Graph")).into();
                }
                if self.does(20, "types without their sign") { name.as_str().into() } else { leaf.plain() }
            }
            Leaf::Flags { words, .. } => self.joined(words, ",", " , ").into(),
            Leaf::Words(words) => self.joined(words, " ", "  ").into(),
            Leaf::Guid(_) => match self.does(50, "case of GUIDs") {
                true => leaf.plain().as_str().expect("a text").to_uppercase().into(),
                false => leaf.plain(),
            },
            Leaf::Instant { seconds, nanoseconds } => self.instant(*seconds, *nanoseconds).into(),
            Leaf::Computed(seconds) => self.instant(*seconds, 0).into(),
            Leaf::Duration(seconds) => self.duration(*seconds).into(),
            Leaf::Time(_) => {
                let plain = leaf.plain();
                let text = plain.as_str().expect("a text");
                if self.does(50, "fractions of a time of day") { format!("{text}.0000000").into() } else { text.into() }
            }
            Leaf::Number { number, may_be_text } => match () {
                () if *may_be_text && self.does(30, "numbers as text") => number.to_string().into(),
                () if self.does(20, "whole numbers with a fraction") => {
                    json!(number.to_string().parse::<f64>().expect("a number"))
                }
                () => leaf.plain(),
            },
            Leaf::Bool { truth, may_be_text: true } if self.does(30, "truth as text") => {
                (if *truth { "True" } else { "False" }).into()
            }
            Leaf::Payload(text) => self.payload(text).into(),
            Leaf::Network { address, prefix } => self.network(*address, *prefix).into(),
            Leaf::Network6 { address, prefix } => self.network6(*address, *prefix).into(),
            Leaf::Country(country) => self.case(country, "case of countries").into(),
            Leaf::Url { host, path } => self.url(host, path).into(),
            Leaf::Date(_) | Leaf::Float(_) | Leaf::Bool { .. } | Leaf::Bytes(_) => {
                let _ = thing;
                leaf.plain()
            }
        }
    }

    fn case(&mut self, word: &str, kind: &'static str) -> String {
        match self.does(50, kind) {
            true if self.random.chance(50) => word.to_uppercase(),
            true => word.to_lowercase(),
            false => word.to_owned(),
        }
    }

    fn text(&mut self, text: &str) -> String {
        let mut text = text.to_owned();
        if text.contains('\n') && self.does(50, "line ends") {
            text = text.replace('\n', "\r\n");
        }
        if !text.is_ascii() && self.does(50, "forms of Unicode") {
            text = text.nfd().collect();
        }
        if self.does(20, "space at the ends") { format!(" {text}\r\n") } else { text }
    }

    fn joined(&mut self, words: &[String], tight: &str, loose: &str) -> String {
        let mut words: Vec<String> = words.iter().map(|word| self.case(word, "case of flags")).collect();
        if words.len() > 1 && self.does(60, "order of flags") {
            self.random.shuffle(&mut words);
        }
        words.join(if self.does(30, "space between flags") { loose } else { tight })
    }

    fn instant(&mut self, seconds: i64, nanoseconds: u32) -> String {
        let instant = jiff::Timestamp::new(seconds, i32::try_from(nanoseconds).expect("small")).expect("an instant");
        let zone = if self.does(40, "zone of an instant") { *self.random.one_of(&[-8, 1, 5, 13]) } else { 0 };
        let at = jiff::tz::Offset::constant(zone).to_datetime(instant);
        let mut fraction = format!("{:07}", nanoseconds / 100);
        if self.does(60, "zeros of a fraction") {
            fraction = fraction.trim_end_matches('0').to_owned();
        }
        let point = if fraction.is_empty() { "" } else { "." };
        let sign = match zone {
            0 if self.random.chance(50) => "Z".to_owned(),
            zone => format!("{zone:+03}:00"),
        };
        format!("{}{point}{fraction}{sign}", at.strftime("%Y-%m-%dT%H:%M:%S"))
    }

    fn duration(&mut self, seconds: u64) -> String {
        if !self.does(70, "forms of a duration") {
            return format!("PT{seconds}S");
        }
        let (days, hours, minutes, rest) = (seconds / 86_400, seconds / 3_600 % 24, seconds / 60 % 60, seconds % 60);
        match self.random.below(3) {
            0 if seconds.is_multiple_of(60) => format!("PT{}M", seconds / 60),
            1 => format!("P{days}DT{hours}H{minutes}M{rest}S"),
            _ => format!("PT{}H{minutes}M{rest}.0S", seconds / 3_600),
        }
    }

    fn payload(&mut self, text: &str) -> String {
        let mut text = text.to_owned();
        if self.does(40, "line ends in a payload") {
            text = text.replace('\n', "\r\n");
        }
        if self.does(20, "a byte order mark in a payload") {
            text.insert(0, '\u{feff}');
        }
        STANDARD.encode(text)
    }

    fn network(&mut self, address: u32, prefix: u8) -> String {
        let host = u32::try_from(self.random.next() >> 32).expect("32 bits");
        let mask = if prefix == 32 { 0 } else { u32::MAX >> prefix };
        let address = if self.does(50, "host bits of a network") { address | (host & mask) } else { address };
        let text = std::net::Ipv4Addr::from_bits(address).to_string();
        if prefix == 32 && self.does(50, "an address alone") { text } else { format!("{text}/{prefix}") }
    }

    fn network6(&mut self, address: u128, prefix: u8) -> String {
        let address = std::net::Ipv6Addr::from_bits(address);
        let text = match self.does(50, "forms of an address of version 6") {
            true => address.segments().map(|part| format!("{part:04X}")).join(":"),
            false => address.to_string(),
        };
        format!("{text}/{prefix}")
    }

    fn url(&mut self, host: &str, path: &str) -> String {
        let host = self.case(host, "case of hosts");
        let scheme = if self.does(20, "case of schemes") { "HTTPS" } else { "https" };
        let end = if path.is_empty() && self.does(40, "slash at the end") { "/" } else { "" };
        let port = if self.does(10, "the usual port") { ":443" } else { "" };
        format!("{scheme}://{host}{port}{path}{end}")
    }
}

impl Leaf {
    pub fn plain(&self) -> Value {
        match self {
            Self::Text(text) | Self::Date(text) | Self::Country(text) => json!(text),
            Self::Word { word, .. } => json!(word),
            Self::Type { name, .. } => json!(format!("#{name}")),
            Self::Flags { words, .. } => json!(words.join(",")),
            Self::Words(words) => json!(words.join(" ")),
            Self::Guid(guid) => json!(uuid::Uuid::from_u128(*guid).to_string()),
            Self::Instant { seconds, nanoseconds } => {
                let nanoseconds = i32::try_from(*nanoseconds).expect("small");
                json!(jiff::Timestamp::new(*seconds, nanoseconds).expect("an instant").to_string())
            }
            Self::Computed(seconds) => json!(jiff::Timestamp::from_second(*seconds).expect("an instant").to_string()),
            Self::Duration(seconds) => json!(format!("PT{seconds}S")),
            Self::Time(seconds) => {
                json!(format!("{:02}:{:02}:{:02}", seconds / 3_600, seconds / 60 % 60, seconds % 60))
            }
            Self::Number { number, .. } => json!(number),
            Self::Float(number) => json!(number),
            Self::Bool { truth, .. } => json!(truth),
            Self::Bytes(text) | Self::Payload(text) => json!(STANDARD.encode(text)),
            Self::Network { address, prefix } => json!(format!("{}/{prefix}", std::net::Ipv4Addr::from_bits(*address))),
            Self::Network6 { address, prefix } => {
                json!(format!("{}/{prefix}", std::net::Ipv6Addr::from_bits(*address)))
            }
            Self::Url { host, path } => json!(format!("https://{host}{path}")),
        }
    }
}
