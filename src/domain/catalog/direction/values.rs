//! Which of two values is safer.

use std::cmp::Ordering;

use serde_json::Value;

use crate::domain::model::Direction;

/// How the two values of a place are judged.
#[derive(Debug)]
pub(super) enum Side {
    Scale {
        scale: Scale,
        /// What a missing value means; nothing is said about it when left out.
        absent: Option<Value>,
    },
    Members(Members),
    /// What it means that something came; that it went means the reverse.
    Presence(Direction),
    Any(Direction),
}

#[derive(Debug)]
pub(super) enum Scale {
    /// The safest first.
    Order(Vec<Value>),
    Number {
        more_is_safer: bool,
        /// These stand for no limit, which is the least safe.
        off: Vec<f64>,
    },
    Duration {
        longer_is_safer: bool,
    },
}

#[derive(Debug)]
pub(super) struct Members {
    pub growth: Direction,
    pub everything: Vec<String>,
    pub nothing: Vec<String>,
    pub empty_is_everything: bool,
    pub among: Vec<Value>,
}

impl Side {
    pub(super) fn judge(&self, before: &Value, after: &Value) -> Direction {
        match self {
            Self::Scale { scale, absent } => {
                let meant = |value| if is_nothing(value) { absent.as_ref().unwrap_or(value) } else { value };
                scale.judge(meant(before), meant(after))
            }
            Self::Members(members) => members.judge(before, after),
            Self::Presence(direction) => match (is_nothing(before), is_nothing(after)) {
                (true, false) => *direction,
                (false, true) => direction.reversed(),
                (true, true) | (false, false) => Direction::Unknown,
            },
            Self::Any(direction) => *direction,
        }
    }

    /// The words that it tells apart.
    pub(super) fn words(&self) -> Vec<&str> {
        match self {
            Self::Scale { scale: Scale::Order(order), .. } => order.iter().filter_map(Value::as_str).collect(),
            Self::Scale { .. } | Self::Members(_) | Self::Presence(_) | Self::Any(_) => Vec::new(),
        }
    }
}

impl Scale {
    fn judge(&self, before: &Value, after: &Value) -> Direction {
        match (self.rank(before), self.rank(after)) {
            (Some(before), Some(after)) => match after.total_cmp(&before) {
                Ordering::Less => Direction::Weakens,
                Ordering::Equal => Direction::Neutral,
                Ordering::Greater => Direction::Strengthens,
            },
            (Some(_) | None, _) => Direction::Unknown,
        }
    }

    /// More is safer. `None` for a value that the scale does not have.
    fn rank(&self, value: &Value) -> Option<f64> {
        match self {
            Self::Order(order) => {
                let place = order.iter().position(|known| is_same(known, value))?;
                Some(-f64::from(u32::try_from(place).ok()?))
            }
            Self::Number { more_is_safer, off } => {
                // Some settings keep their numbers as text.
                let number = value.as_f64().or_else(|| value.as_str()?.parse().ok());
                let Some(number) = number else { return is_nothing(value).then_some(f64::NEG_INFINITY) };
                let is_off = off.iter().any(|known| known.total_cmp(&number).is_eq());
                let signed = if *more_is_safer { number } else { -number };
                Some(if is_off { f64::NEG_INFINITY } else { signed })
            }
            Self::Duration { longer_is_safer } => {
                let seconds = seconds(value.as_str()?)?;
                Some(if *longer_is_safer { seconds } else { -seconds })
            }
        }
    }
}

impl Members {
    fn judge(&self, before: &Value, after: &Value) -> Direction {
        let (these, those) = (list(before), list(after));
        match (self.is_everything(&these), self.is_everything(&those)) {
            (false, true) => return self.growth,
            (true, false) => return self.growth.reversed(),
            (true, true) => return Direction::Neutral,
            (false, false) => {}
        }
        let lacks = |of: &[&Value], other: &[&Value]| {
            of.iter().any(|item| self.matters(item) && !other.iter().any(|known| is_same(known, item)))
        };
        match (lacks(&those, &these), lacks(&these, &those)) {
            (true, false) => self.growth,
            (false, true) => self.growth.reversed(),
            (true, true) | (false, false) => Direction::Unknown,
        }
    }

    fn is_everything(&self, members: &[&Value]) -> bool {
        let named = members.iter().filter_map(|member| member.as_str());
        members.is_empty() && self.empty_is_everything || named.into_iter().any(|name| is_among(&self.everything, name))
    }

    fn matters(&self, member: &Value) -> bool {
        let is_none = member.as_str().is_some_and(|name| is_among(&self.nothing, name));
        !is_none && (self.among.is_empty() || self.among.iter().any(|known| is_same(known, member)))
    }
}

fn is_among(names: &[String], name: &str) -> bool {
    names.iter().any(|known| known.eq_ignore_ascii_case(name))
}

fn is_same(one: &Value, other: &Value) -> bool {
    match (one.as_str(), other.as_str()) {
        (Some(one), Some(other)) => one.eq_ignore_ascii_case(other),
        (Some(_) | None, _) => one == other,
    }
}

/// A single value is a set of one, and flags joined by commas are a set, too.
fn list(value: &Value) -> Vec<&Value> {
    match value {
        Value::Null => Vec::new(),
        Value::Array(items) => items.iter().collect(),
        Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Object(_) => vec![value],
    }
}

fn is_nothing(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::Array(items) => items.is_empty(),
        Value::Object(members) => members.is_empty(),
        Value::String(text) => text.is_empty(),
        Value::Bool(_) | Value::Number(_) => false,
    }
}

/// The length of an ISO 8601 duration; a month is thirty days.
fn seconds(text: &str) -> Option<f64> {
    let (is_negative, rest) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
    let rest = rest.strip_prefix('P')?;
    let (days, time) = rest.split_once('T').unwrap_or((rest, ""));
    let of_days = sum(days, &[('Y', 31_536_000.0), ('M', 2_592_000.0), ('W', 604_800.0), ('D', 86_400.0)])?;
    let total = of_days + sum(time, &[('H', 3_600.0), ('M', 60.0), ('S', 1.0)])?;
    Some(if is_negative { -total } else { total })
}

fn sum(text: &str, units: &[(char, f64)]) -> Option<f64> {
    let mut total = 0.0;
    let mut rest = text;
    while !rest.is_empty() {
        let end = rest.find(|letter: char| letter.is_ascii_uppercase())?;
        let (number, after) = rest.split_at(end);
        let unit = after.chars().next()?;
        let (_, factor) = units.iter().find(|(known, _)| *known == unit)?;
        total += number.parse::<f64>().ok()? * factor;
        rest = after.get(1..)?;
    }
    Some(total)
}

#[cfg(test)]
mod tests {
    use super::seconds;

    #[test]
    fn durations_have_a_length() {
        for (text, expected) in [
            ("PT8H", Some(28_800.0)),
            ("P1DT1M", Some(86_460.0)),
            ("P90D", Some(7_776_000.0)),
            ("PT0S", Some(0.0)),
            ("-PT1S", Some(-1.0)),
            ("8 hours", None),
            ("P8", None),
        ] {
            assert_eq!(seconds(text), expected, "{text}");
        }
    }
}
