//! From a body as Graph sent it to its canonical form: equal configurations have equal canonical forms, byte for
//! byte, and different ones never do.

mod canonical;
mod collections;
mod element_names;
mod leaves;
mod lookup;
mod plists;
mod portable;
mod record;
mod scalars;
mod texts;
mod walk;
mod xml;

pub use canonical::{Canonical, ContentHash, Element, Node, Scalar, is_unknown, not_comparable};
pub use element_names::{ElementName, element_names};
pub use portable::portable;
pub use record::{Note, Rule};
pub use walk::{Limits, NormaliseError, normalise, normalise_noted, normalise_within};
