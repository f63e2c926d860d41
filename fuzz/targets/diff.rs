//! A comparison finds the same both ways, and something whenever the canonical forms differ in what is known.
#![no_main]

use libfuzzer_sys::fuzz_target;
use plumbline_fuzz::domain::catalog::Judged;
use plumbline_fuzz::domain::diff::{Change, compare};
use plumbline_fuzz::{area, canonical};
use serde_json::Value;

fuzz_target!(|input: &[u8]| {
    let Some((area, text)) = area(input) else { return };
    // Two documents, one after the other.
    let mut bodies = serde_json::Deserializer::from_slice(text).into_iter::<Value>();
    let (Some(Ok(before)), Some(Ok(after))) = (bodies.next(), bodies.next()) else { return };
    let live = after;
    let (Some(before), Some(after)) = (canonical(area, &before), canonical(area, &live)) else { return };
    let changes = compare(&before, &after);
    let back = compare(&after, &before);
    assert_eq!(changes.len(), back.len());
    if before.hash() == after.hash() {
        assert!(changes.is_empty());
    } else if before.not_comparable().is_empty() && after.not_comparable().is_empty() {
        assert!(!changes.is_empty());
    }
    for (change, turned) in changes.iter().zip(&back) {
        assert_eq!((&change.before, &change.after), (&turned.after, &turned.before));
        assert_eq!((&change.added, &change.removed), (&turned.removed, &turned.added));
    }
    for change in changes {
        let _ = area.judge(Judged { change: &Change::Changed(change), body: Some(&live) });
    }
});
