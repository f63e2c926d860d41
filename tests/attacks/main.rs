//! What somebody at the edge of the server may try: each attack is made here as an attacker would make it, over a
//! real connection, and must fail in the way that is promised. Attacks on sign-in, consent and tokens are tried beside
//! the tests of those.

mod calls;
mod every_answer;
mod json;
mod names;
mod other_pages;
mod paths;
mod raw;
#[path = "../support/mod.rs"]
mod support;
mod tls;
mod wire;
