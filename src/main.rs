//! The entry: hands the command line to `plumbline::cli` and turns its answer into an exit code.

fn main() {}
