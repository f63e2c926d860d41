//! Which versions of a resource are kept for how long, and what a kept one may say about those that are gone.
//!
//! Every version stays for a set time after it ended. After that the last one of each UTC day stays, then the last
//! one of each UTC month, then none. The version that is valid now always stays, and so does one that a baseline or a
//! drift stands on: it is pinned.
//!
//! Thinning never makes history say something that was not so. A version that goes lies within one day (or month),
//! and gives its span to the next version that stays, which begins in the same day (or month). That one keeps the
//! moment at which it truly began, and notes from when on it *stands for* others: `stands_from`. Asked about a moment
//! in between, the answer is this version and that versions between were thinned; asked when a value was first seen,
//! the answer is a span: not before `stands_from`, and at `valid_from` for certain. Whatever was valid at the end of a
//! day (or month) answers as before, because no span ever crosses such an end.

mod kinds;
mod ledger;
mod terms;
mod thin;

pub use kinds::{KINDS, Kept, Kind};
pub use ledger::{Attempt, superfluous};
pub use terms::{Terms, TermsFault};
pub use thin::{Agreed, Evidence, Removal, Span, thin};
