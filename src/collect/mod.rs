//! Reading the areas of one tenant: every page, every child request, and an honest word on what could not be read.
//!
//! Never decides what is missing and never writes; that is for `pipeline`, which gets a [`Reading`].

mod children;
mod delta;
mod failure;
mod fresh;
mod harvest;
mod observe;
mod read;
mod reading;
mod request;
mod sources;

pub use delta::DeltaState;
pub use fresh::{Chosen, Fresh, FreshReader, is_addressable};
pub use harvest::Keep;
pub use observe::{Known, KnownVersion};
pub use read::Reader;
pub use reading::{Body, NewState, Observed, Reading};
pub use sources::{MentionedIds, Sources, mentioned_by};
