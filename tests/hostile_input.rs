//! Input that somebody made to hurt: it is refused with an error that names the limit, or it is dealt with in a time
//! that grows no faster than the input.

use std::time::{Duration, Instant};

use plumbline::domain::catalog::{self, Area};
use plumbline::domain::diff::compare;
use plumbline::domain::normalise::{NormaliseError, normalise};
use serde_json::{Map, Value, json};

/// Generous for a busy machine and a build without optimisation; what is quadratic takes minutes.
const PATIENCE: Duration = Duration::from_secs(20);

fn area(key: &str) -> &'static Area {
    catalog::find(&key.parse().expect("a key")).expect("an area of the catalog")
}

/// Normalises, hashes and compares both ways.
fn within_patience(what: &str, key: &str, before: &Value, after: &Value) -> usize {
    let began = Instant::now();
    let canonical = |raw| normalise(area(key), raw).expect("within the limits");
    let (before, after) = (canonical(before), canonical(after));
    assert_eq!(before.hash() == after.hash(), before == after, "{what}");
    let changes = compare(&before, &after).len();
    assert_eq!(compare(&after, &before).len(), changes, "{what}: the other way round");
    assert!(began.elapsed() < PATIENCE, "{what} took {:?}", began.elapsed());
    changes
}

fn nested(depth: usize, wrap: impl Fn(Value) -> Value) -> Value {
    (0..depth).fold(json!("x"), |inner, _| wrap(inner))
}

#[test]
fn deep_nesting_is_refused() {
    for key in ["configuration_policies", "conditional_access_policies"] {
        for deep in [nested(100, |inner| json!({ "in": inner })), json!({ "a": nested(100, |inner| json!([inner])) })] {
            let refused = normalise(area(key), &deep).expect_err("too deep");
            assert_eq!(refused, NormaliseError::TooDeep { limit: 64 });
            assert_eq!(refused.to_string(), "the resource is nested more than 64 levels deep");
        }
    }
}

/// JSON inside of JSON counts as one resource.
#[test]
fn json_in_a_text_does_not_hide_depth() {
    let inner = nested(60, |inner| json!({ "in": inner })).to_string();
    let with_json = catalog::all().find_map(|area| {
        let pattern = area.normalise.values.iter().find(|(pattern, kind)| {
            **kind == plumbline::domain::catalog::ValueKind::JsonText && !pattern.contains('*')
        })?;
        Some((area, pattern.0.clone()))
    });
    let (area, pattern) = with_json.expect("an area with JSON in a text");
    let place = |text: Value| {
        pattern.rsplit('.').fold(text, |inner, step| match step.strip_suffix("[]") {
            Some(name) => json!({ name: [inner] }),
            None => json!({ step: inner }),
        })
    };
    assert!(normalise(area, &place(json!(r#"{"a":1}"#))).is_ok());
    let deeper = json!({ "a": nested(20, |inner| json!({ "in": inner })), "b": inner }).to_string();
    let refused = normalise(area, &place(json!(nested(70, |inner| json!({ "in": inner })).to_string())));
    assert_eq!(refused.expect_err("too deep"), NormaliseError::TooDeep { limit: 64 });
    assert!(normalise(area, &place(json!(deeper))).is_ok(), "a text inside of it stays a text");
}

#[test]
fn too_many_values_are_refused() {
    let many = json!({ "many": vec![json!(1); 1_000_001] });
    let refused = normalise(area("groups"), &many).expect_err("too many");
    assert_eq!(refused, NormaliseError::TooManyNodes { limit: 1_000_000 });
}

#[test]
fn a_text_that_is_too_long_is_refused_and_one_that_is_not_is_dealt_with() {
    let long = json!({ "displayName": "x".repeat(4 * 1024 * 1024 + 1) });
    assert_eq!(
        normalise(area("groups"), &long).expect_err("too long"),
        NormaliseError::TextTooLong { limit: 4 * 1024 * 1024 }
    );
    // Each of these takes another way through the handling of text.
    for piece in ["\r\n", "e\u{301}", "*", " ", ",", "\u{1f}", "<a>", "0", "[", "{\"a\":"] {
        let text = piece.repeat(2 * 1024 * 1024 / piece.len());
        let (before, after) = (json!({ "displayName": text }), json!({ "displayName": format!("{text}x") }));
        within_patience(&format!("a long text of {piece:?}"), "groups", &before, &after);
    }
}

#[test]
fn many_elements_with_one_key_stay_fast() {
    let settings = |turn: usize| -> Vec<Value> {
        (0..20_000)
            .map(|number| json!({ "omaUri": "./Device/Same", "value": (number * 7_919 + turn) % 20_000 }))
            .collect()
    };
    let (before, after) = (json!({ "omaSettings": settings(0) }), json!({ "omaSettings": settings(1) }));
    within_patience("equal keys", "device_configurations", &before, &after);
    let without: Vec<Value> = (0..20_000).map(|number| json!({ "value": number })).collect();
    within_patience("no keys", "device_configurations", &before, &json!({ "omaSettings": without }));
}

#[test]
fn sets_of_sets_of_sets_stay_fast() {
    let sets: Vec<Value> = (0..300)
        .map(|one| (0..30).map(|two| json!([[one, two], [two, one], { "a": [one * two, { "b": [two] }] }])).collect())
        .collect();
    let mut turned = sets.clone();
    turned.reverse();
    assert_eq!(within_patience("sets of sets", "groups", &json!({ "x": sets }), &json!({ "x": turned })), 0);
}

/// A set is sorted by the text of its elements: the text of each level is made once for each level above it.
#[test]
fn sets_within_sets_down_to_the_limit_stay_fast() {
    let wide: Vec<Value> = (0..20_000).map(|number| json!(number)).collect();
    let deep = (0..58).fold(json!(wide), |inner, _| json!([inner]));
    within_patience("a wide set deep down", "groups", &json!({ "x": deep }), &json!({ "x": [1] }));
}

#[test]
fn children_below_children_stay_fast_under_patterns_of_any_depth() {
    let group = |children: Vec<Value>| {
        json!({ "settingDefinitionId": "same", "groupSettingCollectionValue": [{ "children": children }],
            "@odata.type": "#microsoft.graph.deviceManagementConfigurationGroupSettingCollectionInstance" })
    };
    let deep = (0..12).fold(group(Vec::new()), |inner, _| group(vec![inner.clone(), inner]));
    let policy = |instance: Value| json!({ "settings": [{ "settingInstance": instance }] });
    within_patience("children below children", "configuration_policies", &policy(deep), &policy(group(Vec::new())));
}

#[test]
fn many_properties_stay_fast() {
    let members = |turn: usize| -> Map<String, Value> {
        (0..200_000).map(|number| (format!("p{number}"), json!(number * turn))).collect()
    };
    let changes = within_patience("many properties", "groups", &Value::Object(members(1)), &Value::Object(members(2)));
    assert_eq!(changes, 199_999);
}

#[test]
fn names_that_look_like_rules_are_names() {
    let odd = json!({ "": 1, ".": 2, "[]": 3, "a.b": 4, "a[b=c]": 5, "**": 6, "$notComparable2": 7, "\u{0}": 8, "@odata": 9 });
    assert_eq!(within_patience("odd names", "groups", &odd, &json!({})), 9);
}

#[test]
fn numbers_at_the_edges_are_kept() {
    for (one, other) in [
        (json!(u64::MAX), json!(u64::MAX - 1)),
        (json!(i64::MIN), json!(i64::MIN + 1)),
        (json!(9_007_199_254_740_993_i64), json!(9_007_199_254_740_992_i64)),
        (json!(1e300), json!(1.1e300)),
        (json!(5e-324), json!(0)),
    ] {
        let with = |number: &Value| json!({ "x": number });
        assert_eq!(within_patience("a number", "groups", &with(&one), &with(&other)), 1, "{one} and {other}");
    }
}
