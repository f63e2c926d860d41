//! What a run found: how much was tried, and each failure as small as it can be made.

use std::collections::BTreeMap;

use plumbline::domain::catalog::Area;
use plumbline::domain::diff::compare;
use plumbline::domain::normalise::normalise;
use serde_json::Value;

#[derive(Default)]
pub struct Report {
    pub cases: u64,
    pub kinds: BTreeMap<&'static str, u64>,
    /// One of each sort, and how often it came.
    failures: BTreeMap<String, (u64, String)>,
}

pub struct Failure<'a> {
    pub area: &'a Area,
    pub case: u64,
    pub before: Value,
    pub after: Value,
    pub expected: Vec<String>,
    pub found: Vec<String>,
}

impl Report {
    pub fn fail(&mut self, failure: Failure<'_>) {
        let sort =
            format!("{}: expected {:?}, found {:?}", failure.area.key, bare(&failure.expected), bare(&failure.found));
        if let Some((count, _)) = self.failures.get_mut(&sort) {
            *count += 1;
            return;
        }
        let Failure { area, case, mut before, mut after, expected, found } = failure;
        shrink(area, &mut before, &mut after, &found);
        let text = format!("case {case}, expected {expected:?}, found {found:?}\n      {before}\n      {after}");
        self.failures.insert(sort, (1, text));
    }

    pub fn print(&self, what: &str) {
        println!(
            "{what}: {} cases, {} failures",
            self.cases,
            self.failures.values().map(|(count, _)| count).sum::<u64>()
        );
        for (kind, count) in &self.kinds {
            println!("    {count:>8} {kind}");
        }
        for (sort, (count, example)) in &self.failures {
            println!("  {count}× {sort}\n    {example}");
        }
    }

    pub fn is_clean(&self) -> bool {
        self.failures.is_empty()
    }
}

/// Without selectors, so that failures of one sort are told once.
fn bare(paths: &[String]) -> Vec<String> {
    paths
        .iter()
        .map(|path| {
            path.split('[')
                .enumerate()
                .map(
                    |(number, part)| if number == 0 { part } else { part.split_once(']').map_or("", |(_, rest)| rest) },
                )
                .collect()
        })
        .collect()
}

pub fn found(area: &Area, before: &Value, after: &Value) -> Vec<String> {
    let canonical = |raw| normalise(area, raw).expect("made-up resources are within the limits");
    let (before, after) = (canonical(before), canonical(after));
    let mut found: Vec<String> = compare(&before, &after).into_iter().map(|change| change.path).collect();
    if found.is_empty() && before.hash() != after.hash() {
        found.push("(another hash)".to_owned());
    }
    found
}

/// Leaves out of both sides whatever does not change what was found.
fn shrink(area: &Area, before: &mut Value, after: &mut Value, wrong: &[String]) {
    let mut pointers = Vec::new();
    collect(before, String::new(), &mut pointers);
    for pointer in pointers {
        let (mut less_before, mut less_after) = (before.clone(), after.clone());
        let is_removed = remove(&mut less_before, &pointer) | remove(&mut less_after, &pointer);
        if is_removed && found(area, &less_before, &less_after) == wrong {
            (*before, *after) = (less_before, less_after);
        }
    }
}

fn collect(value: &Value, pointer: String, pointers: &mut Vec<String>) {
    if let Value::Object(members) = value {
        for (name, member) in members {
            let below = format!("{pointer}/{}", name.replace('~', "~0").replace('/', "~1"));
            pointers.push(below.clone());
            collect(member, below, pointers);
        }
    }
}

fn remove(value: &mut Value, pointer: &str) -> bool {
    let Some((parent, name)) = pointer.rsplit_once('/') else { return false };
    let name = name.replace("~1", "/").replace("~0", "~");
    let parent = value.pointer_mut(parent).and_then(Value::as_object_mut);
    parent.is_some_and(|members| members.remove(&name).is_some())
}
