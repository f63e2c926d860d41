//! One rule of direction, as the TOML file has it.

use serde::Deserialize;
use serde_json::Value;

use super::Judged;
use super::path::{Fit, RulePath};
use super::values::{Members, Scale, Side};
use crate::domain::catalog::area::Condition;
use crate::domain::diff::{Change, PropertyChange};
use crate::domain::model::{Direction, Severity, Verdict};

#[derive(Debug, Deserialize)]
#[serde(try_from = "Written")]
pub struct DirectionRule {
    pub id: String,
    pub why: String,
    pub source: String,
    severity: Option<Severity>,
    when: Option<Condition>,
    kind: Kind,
}

#[derive(Debug)]
enum Kind {
    /// A resource that is gone, and one that nobody agreed to.
    Resource { missing: Direction, unexpected: Direction },
    /// A place in a resource.
    Value { path: RulePath, side: Side },
}

/// As it is written: exactly one of the kinds.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    id: String,
    why: String,
    source: String,
    severity: Option<Severity>,
    when: Option<Condition>,
    path: Option<String>,
    /// What a missing property means.
    absent: Option<Value>,
    /// The safest value first.
    order: Option<Vec<Value>>,
    /// Which of two truths is safer.
    safer: Option<bool>,
    number: Option<More>,
    /// Numbers that stand for no limit at all.
    #[serde(default)]
    off: Vec<f64>,
    duration: Option<More>,
    /// What it means that a set grows.
    growth: Option<Direction>,
    /// Members that stand for all there are.
    #[serde(default)]
    everything: Vec<String>,
    /// Members that stand for none.
    #[serde(default)]
    nothing: Vec<String>,
    /// Whether the empty set stands for all there are.
    #[serde(default)]
    empty_is_everything: bool,
    /// The only members that matter; all when left out.
    #[serde(default)]
    among: Vec<Value>,
    /// What it means that there is something where there was nothing.
    presence: Option<Direction>,
    /// What every change means.
    any: Option<Direction>,
    missing: Option<Direction>,
    unexpected: Option<Direction>,
}

/// Which side of a scale is safer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum More {
    More,
    Less,
}

impl TryFrom<Written> for DirectionRule {
    type Error = String;

    fn try_from(written: Written) -> Result<Self, String> {
        let refused = |what: &str| format!("direction rule `{}`: {what}", written.id);
        let kind = match &written.path {
            None => written.of_resources().ok_or_else(|| refused("needs `path`, `missing` or `unexpected`"))?,
            Some(_) if written.missing.is_some() || written.unexpected.is_some() => {
                return Err(refused("`missing` and `unexpected` speak of resources and take no `path`"));
            }
            Some(path) => {
                let path = RulePath::parse(path).map_err(|reason| refused(&reason))?;
                let mut sides = written.sides().into_iter();
                match (sides.next(), sides.next()) {
                    (Some(side), None) => Kind::Value { path, side },
                    (None, _) | (Some(_), Some(_)) => return Err(refused("needs exactly one kind of judgement")),
                }
            }
        };
        let Written { id, why, source, severity, when, .. } = written;
        Ok(Self { id, why, source, severity, when, kind })
    }
}

impl Written {
    fn of_resources(&self) -> Option<Kind> {
        if self.missing.is_none() && self.unexpected.is_none() || !self.sides().is_empty() {
            return None;
        }
        let or_unknown = |direction: Option<Direction>| direction.unwrap_or_default();
        Some(Kind::Resource { missing: or_unknown(self.missing), unexpected: or_unknown(self.unexpected) })
    }

    fn sides(&self) -> Vec<Side> {
        let scale = |scale| Side::Scale { scale, absent: self.absent.clone() };
        let is_more = |more| more == More::More;
        let members = |growth| Members {
            growth,
            everything: self.everything.clone(),
            nothing: self.nothing.clone(),
            empty_is_everything: self.empty_is_everything,
            among: self.among.clone(),
        };
        [
            self.order.clone().map(|order| scale(Scale::Order(order))),
            self.safer.map(|safer| scale(Scale::Order(vec![Value::Bool(safer), Value::Bool(!safer)]))),
            self.number.map(|more| scale(Scale::Number { more_is_safer: is_more(more), off: self.off.clone() })),
            self.duration.map(|more| scale(Scale::Duration { longer_is_safer: is_more(more) })),
            self.growth.map(|growth| Side::Members(members(growth))),
            self.presence.map(Side::Presence),
            self.any.map(Side::Any),
        ]
        .into_iter()
        .flatten()
        .collect()
    }
}

impl DirectionRule {
    pub fn severity(&self) -> Option<Severity> {
        self.severity
    }

    pub(super) fn when(&self) -> Option<&Condition> {
        self.when.as_ref()
    }

    /// The place of which it speaks; none when it is the resource as a whole.
    pub fn path(&self) -> Option<&str> {
        match &self.kind {
            Kind::Resource { .. } => None,
            Kind::Value { path, .. } => Some(path.text()),
        }
    }

    /// The property that must have a value for the rule to speak.
    pub fn condition(&self) -> Option<&str> {
        self.when.as_ref().map(|condition| condition.property.as_str())
    }

    /// The values that the rule tells apart.
    pub fn words(&self) -> Vec<&str> {
        match &self.kind {
            Kind::Value { side, .. } => side.words(),
            Kind::Resource { .. } => Vec::new(),
        }
    }

    pub(super) fn is_of_resources(&self) -> bool {
        matches!(self.kind, Kind::Resource { .. })
    }

    pub(super) fn verdict(&self, direction: Direction) -> Verdict {
        Verdict {
            direction,
            rule: Some(self.id.clone()),
            why: Some(self.why.clone()),
            source: Some(self.source.clone()),
        }
    }

    /// Unknown where the rule has nothing to say.
    pub(super) fn vote(&self, judged: Judged<'_>) -> Direction {
        let applies = self.when.as_ref().is_none_or(|when| judged.body.is_some_and(|body| when.holds(body)));
        if !applies {
            return Direction::Unknown;
        }
        match (&self.kind, judged.change) {
            (Kind::Resource { missing, .. }, Change::Missing) => *missing,
            (Kind::Resource { unexpected, .. }, Change::Unexpected) => *unexpected,
            (Kind::Value { path, side }, Change::Changed(change)) => of_property(path, side, change),
            (Kind::Resource { .. }, Change::Changed(_))
            | (Kind::Value { .. }, Change::Missing | Change::Unexpected) => Direction::Unknown,
        }
    }
}

fn of_property(path: &RulePath, side: &Side, change: &PropertyChange) -> Direction {
    match path.fit(&change.path) {
        None => Direction::Unknown,
        Some(Fit::Below) => match side {
            Side::Any(direction) => *direction,
            Side::Scale { .. } | Side::Members(_) | Side::Presence(_) => Direction::Unknown,
        },
        Some(Fit::Inside(rest)) => {
            let pairs = rest.pairs(&change.before, &change.after);
            agreed(pairs.iter().map(|(before, after)| side.judge(before, after)))
        }
    }
}

/// One direction of several places in one change.
fn agreed(directions: impl Iterator<Item = Direction>) -> Direction {
    let mut told = directions.filter(|direction| *direction != Direction::Unknown);
    let Some(first) = told.next() else { return Direction::Unknown };
    if told.all(|direction| direction == first) { first } else { Direction::Unknown }
}
