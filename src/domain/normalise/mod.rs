//! From a body as Graph sent it to its canonical form: equal configurations have equal canonical forms, byte for
//! byte, and different ones never do.

mod canonical;
mod collections;
mod scalars;
mod texts;
mod walk;

pub use canonical::{Canonical, ContentHash, Element, Node, Scalar, not_comparable};
pub use walk::{Limits, NormaliseError, normalise, normalise_within};
