//! Every area that can be put back, against the simulator. The planner is shown each property by itself; then the whole
//! product, over a real database, reads what drifted, plans, sends and reads back, and nothing else has changed.

mod drifting;
mod office;
mod resources;
mod rounds;
#[path = "../support/mod.rs"]
mod support;
mod tenant;
#[expect(dead_code, reason = "other tests look at the steps of a plan one by one")]
#[path = "../restore/writing.rs"]
mod writing;
