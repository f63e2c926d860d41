//! The second pair of eyes: what it says about plans, each made by hand so that exactly one thing is wrong with it.

mod access;
mod bodies;
mod completeness;
mod emptiness;
mod freshness;
mod requests;
mod setting;
mod weakening;
