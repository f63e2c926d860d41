//! Restoring by itself what a policy of the tenant lets be restored: deciding, planning, approving in the policy's name,
//! and looking at what came of it. A plan goes the same way as one of a person: it is made by the same function, looked
//! at by the same second pair of eyes, and sent by the same hands.
//!
//! Nothing is remembered in memory. What a process left behind is put aside and decided anew.

mod act;
mod aside;
mod facts;
mod look;
mod preview;
mod settings;
mod settle;

pub use look::run_due;
pub use preview::{Judged, Preview, Verdicts, preview};
pub use settings::{AutomaticRestore, change, get, resume};
