//! Every area that can be put back, against the simulator: each property drifts by itself, is planned and written back,
//! and then nothing of the resource differs from what it was.

mod drifting;
mod making;
mod tenant;
