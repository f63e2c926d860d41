//! Drift: a difference between baseline and live state, with one life from first seen to resolved.

mod life;
mod reconcile;

pub use life::{DriftChange, DriftState, Fingerprint, Found, Resolution, ValueHash};
pub use reconcile::{Known, Sight, Step, reconcile};
