//! The entry: hands the command line to `plumbline::cli` and turns its answer into an exit code.

use std::alloc::System;
use std::process::ExitCode;

use zeroizing_alloc::ZeroAlloc;

/// Overwrites whatever is given back. Secrets pass through more than what is ours: bodies of requests, parsers of JSON,
/// clients of HTTP, each with buffers of its own, of which none may keep them.
#[global_allocator]
static ALLOCATOR: ZeroAlloc<System> = ZeroAlloc(System);

fn main() -> ExitCode {
    plumbline::cli::main()
}
