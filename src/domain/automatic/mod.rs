//! Automatic restore: what a policy lets Plumbline write back with no person asking, when, and how much.
//!
//! Everything here says no unless a rule says yes: a policy is off until somebody switches it on, and what it does not
//! name it does not touch. Deleting is not among what it can say.

mod attempt;
mod calendar;
mod decide;
mod fitting;
mod limit;
mod policy;
mod window;
mod words;

pub use attempt::{Attempt, Outcome};
pub use calendar::{Calendar, Opening};
pub use decide::{AreaFacts, Candidate, Decision, Facts, Hold, Verdict, Wait, decide};
pub use fitting::{Fitting, Requested, fitting};
pub use limit::{HOUR_MS, Sent};
pub use policy::{Policy, PolicyFault, Settings};
pub use window::{Window, WindowFault, WindowText};
