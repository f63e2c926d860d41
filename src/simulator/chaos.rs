//! Answers that fail at random, though the same ones for the same seed.

use super::behaviour::Chaos;
use super::exchange::{Answer, GraphError};
use super::faults::Effect;
use super::made_up::dice::Dice;

/// What goes wrong with the answer of this number, if anything. Parts of a batch have no connection of their own.
pub fn strike(chaos: Option<Chaos>, number: u64, is_part: bool) -> Option<Effect> {
    const PARTS_OF_A_MILLION: u32 = 1_000_000;
    let chaos = chaos?;
    let mut dice = Dice::new(chaos.seed, &format!("answer {number}"));
    let drawn = u32::try_from(dice.below(u64::from(PARTS_OF_A_MILLION))).unwrap_or(PARTS_OF_A_MILLION);
    if f64::from(drawn) >= chaos.share * f64::from(PARTS_OF_A_MILLION) {
        return None;
    }
    Some(match dice.below(if is_part { 4 } else { 7 }) {
        0 => Effect::Refuse(throttled()),
        1 => Effect::Refuse(GraphError::new(500, "InternalServerError", "An unexpected error occurred.").into()),
        2 => {
            Effect::Refuse(GraphError::new(503, "ServiceUnavailable", "The service is temporarily unavailable.").into())
        }
        3 => Effect::Refuse(GraphError::new(504, "GatewayTimeout", "The service did not answer in time.").into()),
        4 => Effect::Cut,
        5 => Effect::Truncate,
        _ => Effect::BadJson,
    })
}

fn throttled() -> Answer {
    let mut answer = Answer::from(GraphError::new(429, "TooManyRequests", "Too many requests"));
    answer.headers.push(("Retry-After", "1".to_owned()));
    answer
}
