//! Scalars by their kind. A value that does not fit its kind is kept as it is: never an error, never lost.

use std::collections::BTreeMap;
use std::net::IpAddr;

use ipnet::IpNet;
use serde_json::{Number, Value};

use super::canonical::{Node, Scalar};
use super::record::Rule;
use super::texts;
use crate::domain::catalog::{EMPTY_GUID, ValueKind};

/// .NET's least date, which Graph sends for "never".
const NEVER_YEAR: i16 = 1;
const NANOSECONDS_PER_SECOND: i128 = 1_000_000_000;

pub(super) fn scalar(raw: &Value, kind: Option<ValueKind>, is_reference: bool) -> Option<Node> {
    match raw {
        Value::String(text) => string(text, kind, is_reference),
        Value::Number(number) => Some(plain(Value::Number(whole(number)))),
        Value::Bool(_) => Some(plain(raw.clone())),
        Value::Null | Value::Array(_) | Value::Object(_) => None,
    }
}

/// `#microsoft.graph.group` and `microsoft.graph.Group` are one type.
pub(super) fn odata_type(raw: &Value) -> Option<Node> {
    let text = raw.as_str()?.trim().trim_start_matches('#');
    (!text.is_empty()).then(|| shown_as(Value::String(text.to_ascii_lowercase()), text))
}

/// The JSON in a text that should hold some; `None` when it holds none.
pub(super) fn embedded_json(raw: &Value, kind: Option<ValueKind>) -> Option<Value> {
    let text = raw.as_str()?;
    let inner: Option<Value> = match kind? {
        ValueKind::JsonText => serde_json::from_str(text).ok(),
        ValueKind::Base64Json => texts::payload(text).and_then(|text| serde_json::from_str(&text).ok()),
        _ => None,
    };
    inner.filter(|inner| inner.is_object() || inner.is_array())
}

/// The rules that made the node of the raw value, for those who ask.
pub(super) fn rules_of(raw: &Value, kind: Option<ValueKind>, is_reference: bool, node: Option<&Node>) -> Vec<Rule> {
    let text = match raw {
        Value::String(text) => text,
        Value::Number(number) if whole(number) != *number => return vec![Rule::Kind(ValueKind::Number)],
        Value::Number(_) | Value::Bool(_) | Value::Null | Value::Array(_) | Value::Object(_) => return Vec::new(),
    };
    let tidy = texts::tidy(text);
    if matches!(node, Some(Node::NotComparable)) {
        return vec![Rule::Masked];
    }
    if is_reference && tidy == EMPTY_GUID {
        return vec![Rule::EmptyReference];
    }
    let is_moment = matches!(kind, Some(ValueKind::Instant | ValueKind::ComputedInstant | ValueKind::Date));
    if is_moment && is_never(&tidy) {
        return vec![Rule::Never];
    }
    let of_kind = kind.map(Rule::Kind);
    let of_guid = lower_guid(&tidy).filter(|guid| **guid != *tidy).map(|_| Rule::Guid);
    let of_tidying = (tidy != text.as_str()).then_some(Rule::Tidy);
    of_kind.into_iter().chain(of_guid).chain(of_tidying).collect()
}

fn string(raw: &str, kind: Option<ValueKind>, is_reference: bool) -> Option<Node> {
    let text = texts::tidy(raw);
    if text.is_empty() || (is_reference && text == EMPTY_GUID) {
        return None;
    }
    if is_masked(&text) {
        return Some(Node::NotComparable);
    }
    match kind {
        Some(ValueKind::Flags) => return set_of(text.split(',')),
        Some(ValueKind::Words) => return set_of(text.split_whitespace()),
        Some(ValueKind::VersionedId) => return Some(versioned(&text)),
        Some(ValueKind::Instant | ValueKind::ComputedInstant | ValueKind::Date) if is_never(&text) => return None,
        Some(kind) if let Some(decoded) = texts::decoded(&text, kind) => return long_text(decoded),
        _ => {}
    }
    if let Some(guid) = lower_guid(&text) {
        return Some(plain(Value::String(guid)));
    }
    let canonical = kind.and_then(|kind| of_kind(&text, kind)).unwrap_or_else(|| Value::String(text.to_string()));
    if text.contains('\n') {
        return Some(Node::Scalar(Scalar { canonical, original: None, is_text: true, is_computed: false }));
    }
    let node = shown_as(canonical, &text);
    Some(if kind == Some(ValueKind::ComputedInstant) { computed(node) } else { node })
}

/// `adc46e5a-f4aa-4ff6-aeff-4f27bc525796_2`: a new version is another thing than another id.
fn versioned(text: &str) -> Node {
    let is_version = |version: &str| !version.is_empty() && version.bytes().all(|byte| byte.is_ascii_digit());
    let parts = text.rsplit_once('_').filter(|(_, version)| is_version(version));
    let (id, version) = parts.map_or((text, None), |(id, version)| (id, Some(version)));
    let word = |text: &str| shown_as(Value::String(text.to_lowercase()), text);
    let id = ("id".to_owned(), word(id));
    let version = version.map(|version| ("version".to_owned(), word(version)));
    Node::Object(std::iter::once(id).chain(version).collect())
}

fn computed(node: Node) -> Node {
    match node {
        Node::Scalar(scalar) => Node::Scalar(Scalar { is_computed: true, ..scalar }),
        node => node,
    }
}

/// `None` for a text that does not fit.
fn of_kind(text: &str, kind: ValueKind) -> Option<Value> {
    match kind {
        ValueKind::Word => Some(text.to_lowercase().into()),
        ValueKind::Instant | ValueKind::ComputedInstant => {
            text.parse::<jiff::Timestamp>().ok().map(|instant| instant.to_string().into())
        }
        ValueKind::Date => text.parse::<jiff::civil::Date>().ok().map(|date| date.to_string().into()),
        ValueKind::Duration => duration(text),
        ValueKind::TimeOfDay => time_of_day(text),
        ValueKind::Cidr => network(text).map(|network| network.trunc().to_string().into()),
        ValueKind::Country => Some(text.to_uppercase().into()),
        ValueKind::Url => url::Url::parse(text).ok().map(|url| url.as_str().trim_end_matches('/').into()),
        ValueKind::Number => serde_json::from_str::<Number>(text).ok().map(|number| whole(&number).into()),
        ValueKind::Boolean if text.eq_ignore_ascii_case("true") => Some(true.into()),
        ValueKind::Boolean if text.eq_ignore_ascii_case("false") => Some(false.into()),
        ValueKind::Boolean
        | ValueKind::Text
        | ValueKind::XmlText
        | ValueKind::Base64Text
        | ValueKind::Base64Xml
        | ValueKind::Base64Plist
        | ValueKind::Base64Json
        | ValueKind::JsonText
        | ValueKind::VersionedId
        | ValueKind::Flags
        | ValueKind::Words => None,
    }
}

/// 5.0 is 5.
fn whole(number: &Number) -> Number {
    let Some(float) = number.as_f64().filter(|_| number.is_f64()) else {
        return number.clone();
    };
    let text = format!("{float:.0}");
    match text.parse::<i64>() {
        Ok(integer) if float.fract() == 0.0 => Number::from(integer),
        Ok(_) | Err(_) => number.clone(),
    }
}

/// Calendar units have no fixed length, so a duration that holds any keeps its own form.
fn duration(text: &str) -> Option<Value> {
    let span: jiff::Span = text.parse().ok()?;
    if span.get_years() != 0 || span.get_months() != 0 {
        return Some(span.to_string().into());
    }
    let days = i128::from(span.get_weeks()) * 7 + i128::from(span.get_days());
    let minutes = (days * 24 + i128::from(span.get_hours())) * 60 + i128::from(span.get_minutes());
    let seconds = minutes * 60 + i128::from(span.get_seconds());
    let milliseconds = seconds * 1_000 + i128::from(span.get_milliseconds());
    let microseconds = milliseconds * 1_000 + i128::from(span.get_microseconds());
    let nanoseconds = microseconds * 1_000 + i128::from(span.get_nanoseconds());
    let fraction = nanoseconds % NANOSECONDS_PER_SECOND;
    let whole = nanoseconds / NANOSECONDS_PER_SECOND;
    let text = if fraction == 0 { format!("PT{whole}S") } else { format!("PT{whole}S{fraction}N") };
    Some(text.into())
}

/// A mark for UTC stays: it says more than its absence.
fn time_of_day(text: &str) -> Option<Value> {
    let (civil, mark) = match text.strip_suffix(['Z', 'z']).or_else(|| text.strip_suffix("+00:00")) {
        Some(civil) => (civil, "Z"),
        None => (text, ""),
    };
    let time: jiff::civil::Time = civil.parse().ok()?;
    Some(format!("{:02}:{:02}:{:02}{mark}", time.hour(), time.minute(), time.second()).into())
}

fn network(text: &str) -> Option<IpNet> {
    text.parse::<IpNet>().ok().or_else(|| text.parse::<IpAddr>().ok().map(IpNet::from))
}

fn set_of<'t>(words: impl Iterator<Item = &'t str>) -> Option<Node> {
    let members: BTreeMap<String, (Node, usize)> = words
        .map(str::trim)
        .filter(|word| !word.is_empty())
        .map(|word| {
            let canonical = Value::String(word.to_lowercase());
            (canonical.to_string(), (shown_as(canonical, word), 1))
        })
        .collect();
    (!members.is_empty()).then_some(Node::Set(members))
}

fn is_never(text: &str) -> bool {
    let year = match text.parse::<jiff::Timestamp>() {
        Ok(instant) => Some(instant.to_zoned(jiff::tz::TimeZone::UTC).year()),
        Err(_) => text.parse::<jiff::civil::Date>().ok().map(|date| date.year()),
    };
    year == Some(NEVER_YEAR)
}

/// What Graph puts in place of a secret.
pub(super) fn is_masked(text: &str) -> bool {
    text.len() >= 4 && text.bytes().all(|byte| byte == b'*')
}

fn lower_guid(text: &str) -> Option<String> {
    let is_guid = text.len() == 36
        && text.bytes().enumerate().all(|(index, byte)| match index {
            8 | 13 | 18 | 23 => byte == b'-',
            _ => byte.is_ascii_hexdigit(),
        });
    is_guid.then(|| text.to_ascii_lowercase())
}

fn long_text(text: String) -> Option<Node> {
    let is_blank = text.is_empty();
    let scalar = Scalar { canonical: Value::String(text), original: None, is_text: true, is_computed: false };
    (!is_blank).then_some(Node::Scalar(scalar))
}

fn plain(canonical: Value) -> Node {
    Node::Scalar(Scalar { canonical, original: None, is_text: false, is_computed: false })
}

fn shown_as(canonical: Value, text: &str) -> Node {
    let differs = canonical.as_str() != Some(text);
    let original = differs.then(|| Value::String(text.to_owned()));
    Node::Scalar(Scalar { canonical, original, is_text: false, is_computed: false })
}
