//! Whole sweeps of many areas: what they ask of Graph, what they cost, and what they make of failures.

#[path = "../catalog/metadata.rs"]
mod metadata;
#[path = "../support/mod.rs"]
mod support;

mod budgets;
mod delta;
mod failures;
mod requests;

use plumbline::domain::catalog::{self, Area};
use serde_json::Value;

/// All areas but those that somebody must ask for.
fn all_areas() -> Vec<&'static Area> {
    catalog::all().filter(|area| !area.opt_in).collect()
}

fn keys<'a>(areas: &[&'a Area]) -> Vec<&'a str> {
    areas.iter().map(|area| area.key.as_str()).collect()
}

/// What was not read completely, with the reason.
fn incomplete(job: &Value) -> Vec<String> {
    let areas = job["areas"].as_array().expect("areas").iter();
    let incomplete = areas.filter(|area| area["status"] != "complete");
    incomplete.map(|area| format!("{}: {}: {}", area["area"], area["status"], area["reason"])).collect()
}
