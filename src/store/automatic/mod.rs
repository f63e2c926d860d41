//! Automatic restore: the policies of tenants, the plans that they made, what was tried, stopped and told.

mod events;
mod facts;
mod plans;
mod policies;
mod state;

pub use events::{AutomaticEvent, EventKind, NewEvent, events, last_event, tell};
pub use facts::{candidates, sent_since, touched_since};
pub use plans::{record_attempts, register, set_outcome, settle, tried, unregistered, unsettled};
pub use policies::{Stored, find, put};
pub use state::{Pause, State, Stop, clear, due, look_again, looked, pause, state_of, stop, stops};
