//! References: which ids a configuration mentions, what they name, and what they mean in another tenant.
//!
//! Within a tenant an id is compared as an id. Between tenants it means nothing, so that it is put as the natural key of
//! the object that it names ([`neutral`]), or as the id of the same object there ([`translate`]). What cannot be put so
//! is neither equal to anything nor different, and the fault tells why.

mod directory;
mod mention;
mod pairs;
mod replace;
mod rewrite;
mod token;
mod translate;

pub use directory::{Directory, Side, Unresolved, candidates};
pub use mention::{Mention, mentions};
pub use pairs::{Alone, Comparison, Member, Pair, compare_between};
pub use replace::with_ids;
pub use token::{Token, Tokens};
pub use translate::{Fault, Translation, neutral, translate};

#[cfg(test)]
mod tests;
