//! The pure heart: what configuration means, when two configurations are equal, and what a difference is called.
//! Nothing here performs I/O, reads a clock, draws a random number, reads the environment or logs; time and ids
//! come in as arguments.

pub mod attribution;
pub mod automatic;
pub mod baseline;
pub mod branding;
pub mod catalog;
pub mod diff;
pub mod drift;
pub mod explain;
pub mod history;
pub mod ignore;
pub mod model;
pub mod normalise;
pub mod plan;
pub mod reference;
pub mod replay;
pub mod review;
pub mod schema;
pub mod snapshot;
