//! Putting everything together: the store, the Graph client, the schedule and the HTTP server, and taking it apart
//! again in the right order.

mod headers;
mod start;

pub use start::{Instance, Settings, open_context, run};
