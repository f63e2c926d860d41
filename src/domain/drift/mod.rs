//! Drift: a difference between baseline and live state, with one life from first seen to resolved.

mod flapping;
mod follow;
mod life;
mod reconcile;

pub use flapping::{FLAPPING_RETURNS, FLAPPING_TURNS, FLAPPING_WINDOW_MS, Flapping, Trail};
pub use follow::{AcceptanceEnd, Follow, Happening, Live, Refusal, Told, follow};
pub use life::{DriftChange, DriftState, Fingerprint, Found, Resolution, ValueHash};
pub use reconcile::{COMES_BACK_WITHIN_MS, Contract, Findings, Known, Sight, Step, reconcile};
