//! Whether a change weakens or strengthens a tenant, by the rules of its area. One change gets one verdict: rules that
//! disagree make it unknown.

mod path;
mod rule;
mod values;

use serde::Deserialize;
use serde_json::Value;

use super::area::Condition;
use crate::domain::diff::Change;
use crate::domain::model::{Direction, Severity, Verdict};

pub use rule::DirectionRule;

/// What no rule calls a loss is no emergency.
const GRAVEST_WITHOUT_LOSS: Severity = Severity::Medium;

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Directions {
    /// Of which resources the rules speak; a change of any other one is neutral, but for this property itself.
    in_effect: Option<Condition>,
    #[serde(default)]
    rules: Vec<DirectionRule>,
}

/// A change beside the resource that it concerns.
#[derive(Debug, Clone, Copy)]
pub struct Judged<'a> {
    pub change: &'a Change,
    /// The live resource as Graph sent it, or the agreed one when it is gone; none when it is not at hand.
    pub body: Option<&'a Value>,
}

impl Directions {
    pub fn rules(&self) -> &[DirectionRule] {
        &self.rules
    }

    /// Whether the verdict on a whole resource depends on what is in it.
    pub fn needs_body_of_whole_resources(&self) -> bool {
        let mut of_resources = self.rules.iter().filter(|rule| rule.is_of_resources());
        of_resources.clone().next().is_some() && self.in_effect.is_some()
            || of_resources.any(|rule| rule.when().is_some())
    }

    /// The verdict, and the severity that the deciding rule asks for.
    pub(super) fn judge(&self, judged: Judged<'_>) -> (Verdict, Option<Severity>) {
        if let Some(verdict) = self.out_of_effect(judged) {
            return (verdict, None);
        }
        let votes = self.rules.iter().map(|rule| (rule, rule.vote(judged)));
        let votes: Vec<(&DirectionRule, Direction)> =
            votes.filter(|(_, direction)| *direction != Direction::Unknown).collect();
        let of = |wanted| {
            let agreeing = votes.iter().filter(move |(_, direction)| *direction == wanted).map(|(rule, _)| *rule);
            // The gravest, and of those the first in the file.
            agreeing.reduce(|best, rule| if rule.severity() > best.severity() { rule } else { best })
        };
        match (of(Direction::Weakens), of(Direction::Strengthens), of(Direction::Neutral)) {
            (Some(one), Some(other), _) => (disagreement(one, other), None),
            (Some(rule), None, _) => (rule.verdict(Direction::Weakens), rule.severity()),
            (None, Some(rule), _) => (rule.verdict(Direction::Strengthens), None),
            (None, None, Some(rule)) => (rule.verdict(Direction::Neutral), None),
            (None, None, None) => (Verdict::default(), None),
        }
    }

    fn out_of_effect(&self, judged: Judged<'_>) -> Option<Verdict> {
        let (condition, body) = (self.in_effect.as_ref()?, judged.body?);
        let is_its_own = matches!(judged.change, Change::Changed(change) if change.path == condition.property);
        if is_its_own || condition.holds(body) {
            return None;
        }
        let found = condition.property.split('.').try_fold(body, |value, key| value.get(key)).unwrap_or(&Value::Null);
        let why = format!("It is not in force: `{}` is {found}.", condition.property);
        Some(Verdict { direction: Direction::Neutral, rule: None, why: Some(why), source: None })
    }
}

/// How much a change matters, once it is known where it leads.
pub(super) fn severity(own: Severity, verdict: &Verdict, of_rule: Option<Severity>) -> Severity {
    match verdict.direction {
        Direction::Weakens => of_rule.unwrap_or(own),
        Direction::Strengthens | Direction::Neutral => own.min(GRAVEST_WITHOUT_LOSS),
        Direction::Unknown => own,
    }
}

fn disagreement(one: &DirectionRule, other: &DirectionRule) -> Verdict {
    let why = format!("Rule `{}` sees a loss and rule `{}` a gain.", one.id, other.id);
    Verdict { direction: Direction::Unknown, rule: None, why: Some(why), source: None }
}
