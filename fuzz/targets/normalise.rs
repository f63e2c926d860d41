//! Normalising never fails but by a limit, and does not look at the order of keys.
#![no_main]

use libfuzzer_sys::fuzz_target;
use plumbline_fuzz::domain::diff::compare;
use plumbline_fuzz::{area, canonical, turned};
use serde_json::Value;

fuzz_target!(|input: &[u8]| {
    let Some((area, text)) = area(input) else { return };
    let Ok(body) = serde_json::from_slice::<Value>(text) else { return };
    let Some(one) = canonical(area, &body) else { return };
    let other = canonical(area, &turned(&body)).expect("the order of keys breaks no limit");
    assert_eq!(one.hash(), other.hash());
    assert!(compare(&one, &other).is_empty());
    assert_eq!(one.to_json(), other.to_json());
    assert_eq!(one.not_comparable(), other.not_comparable());
    let _ = (area.name_of(&body), area.resource_id_of(&body));
});
