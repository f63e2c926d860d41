//! The fingerprint of a plan, to which an approval is bound.

use serde_json::Value;
use sha2::{Digest, Sha256};

use super::Plan;

/// SHA-256 over everything that the plan says, in hexadecimal. The order of the members of objects does not matter,
/// since a plan that was kept and read again must have the same one.
pub fn hash(plan: &Plan) -> String {
    let value = serde_json::to_value(plan).expect("a plan has names for keys and numbers that JSON can write");
    let mut hasher = Sha256::new();
    feed(&mut hasher, &value);
    hasher.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Each value is told by its kind and length before its content, so that no two plans give the same bytes.
fn feed(hasher: &mut Sha256, value: &Value) {
    match value {
        Value::Null => hasher.update(b"n"),
        Value::Bool(truth) => hasher.update(if *truth { b"t" } else { b"f" }),
        Value::Number(number) => text(hasher, b'd', &number.to_string()),
        Value::String(content) => text(hasher, b's', content),
        Value::Array(items) => {
            text(hasher, b'a', &items.len().to_string());
            items.iter().for_each(|item| feed(hasher, item));
        }
        Value::Object(members) => {
            text(hasher, b'o', &members.len().to_string());
            let mut sorted: Vec<(&String, &Value)> = members.iter().collect();
            sorted.sort_by_key(|(name, _)| *name);
            for (name, member) in sorted {
                text(hasher, b'k', name);
                feed(hasher, member);
            }
        }
    }
}

fn text(hasher: &mut Sha256, kind: u8, content: &str) {
    hasher.update([kind]);
    hasher.update(content.len().to_string());
    hasher.update(b":");
    hasher.update(content);
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::hash;
    use crate::domain::plan::{Plan, Purpose, Touched};

    fn plan(wanted: Value) -> Plan {
        let touched = Touched {
            area: "groups".parse().expect("a key"),
            id: "g".parse().expect("an id"),
            name: "G".into(),
            seen: None,
            wanted: Some(wanted),
        };
        let (bases, operations, left_out) = (vec![], vec![], vec![]);
        Plan { purpose: Purpose::Restore, bases, resources: vec![touched], operations, left_out }
    }

    #[test]
    fn a_plan_that_was_kept_and_read_again_has_the_same_hash() {
        let made = plan(json!({ "b": [1, 2.5], "a": { "y": null, "x": "text" } }));
        let sorted = plan(json!({ "a": { "x": "text", "y": null }, "b": [1, 2.5] }));
        let read: Plan = serde_json::from_str(&serde_json::to_string(&made).expect("JSON")).expect("a plan");
        assert_eq!(hash(&made), hash(&read));
        assert_eq!(hash(&made), hash(&sorted));
        assert_eq!(hash(&made).len(), 64);
    }

    #[test]
    fn whatever_a_plan_says_is_in_its_hash() {
        let all = [json!({ "a": [] }), json!({ "a": null }), json!({}), json!({ "a": "" }), json!({ "a": ["b", "c"] })];
        let other = [json!({ "a": ["bc"] }), json!({ "a": ["c", "b"] }), json!({ "a": 1 }), json!({ "a": "1" })];
        let mut hashes: Vec<String> = all.into_iter().chain(other).map(|wanted| hash(&plan(wanted))).collect();
        let deleting = Plan { purpose: Purpose::Delete, ..plan(json!({})) };
        hashes.push(hash(&deleting));
        hashes.sort();
        hashes.dedup();
        assert_eq!(hashes.len(), 10);
    }
}
