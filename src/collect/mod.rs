//! Reading one area of one tenant: every page, every child request, and an honest word on what could not be read.
//!
//! Never decides what is missing and never writes; that is for `pipeline`, which gets a [`Reading`].

mod children;
mod observe;
mod read;
mod reading;
mod request;

pub use observe::{Known, KnownVersion};
pub use read::read_area;
pub use reading::{NewState, Observed, Reading};
