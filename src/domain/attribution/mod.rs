//! Who changed what drifted: a drift is held against the entries of Microsoft's audit logs from the time in which it
//! came about.
//!
//! Pure: the entries were read before. What cannot be told for certain is said to be uncertain; an entry that only might
//! belong to the drift never names a culprit as if it did.

mod entry;
mod judge;
mod says;

pub use entry::{Author, AuthorKind, Deed, LogEntry, Modified, Target};
pub use judge::{Attribution, Certainty, Changed, Subject, TOLERANCE_MS, attribute};
