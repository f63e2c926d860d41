//! The entry: hands the command line to `plumbline::cli` and turns its answer into an exit code.

use std::process::ExitCode;

fn main() -> ExitCode {
    plumbline::cli::main()
}
