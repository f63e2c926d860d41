//! Putting everything together: the store, the Graph client, the schedule and the HTTP server, and taking it apart
//! again in the right order. What is checked of every request, before it is anybody's, stands here, too.

mod admission;
mod cross_origin;
mod headers;
mod hosts;
mod limits;
mod pace;
mod probe;
mod request_log;
mod slow_body;
mod start;
mod tls;

pub use limits::Limits;
pub use probe::ask_if_ready;
pub use start::{Edge, Instance, Settings, open_context, run};
