//! What must hold for every body: noise never changes the canonical form, and a change is always found where it is.

mod properties;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use plumbline::domain::diff::{compare, compare_sets};
use plumbline::domain::normalise::{Limits, NormaliseError, normalise_within};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::{Value, json};

use properties::{area, body, canonical, change_at, map_objects, map_texts, places, shuffled};

fn same(before: &Value, after: &Value) -> Result<(), TestCaseError> {
    let (before, after) = (canonical(before), canonical(after));
    prop_assert_eq!(compare(&before, &after), vec![]);
    prop_assert_eq!(before.hash(), after.hash());
    Ok(())
}

fn differs(before: &Value, after: &Value, path: &str) -> Result<(), TestCaseError> {
    let (before, after) = (canonical(before), canonical(after));
    let paths: Vec<String> = compare(&before, &after).into_iter().map(|change| change.path).collect();
    prop_assert_eq!(paths, vec![path.to_owned()]);
    prop_assert_ne!(before.hash(), after.hash());
    Ok(())
}

/// One property of one kind, written in two ways.
fn same_value(name: &str, one: &str, other: &str) -> Result<(), TestCaseError> {
    same(&json!({ name: one }), &json!({ name: other }))
}

proptest! {
    #[test]
    fn normalising_the_canonical_form_again_changes_nothing(body in body()) {
        let once = canonical(&body);
        prop_assert_eq!(canonical(&once.to_json()).hash(), once.hash());
    }

    #[test]
    fn a_comparison_with_itself_is_empty(body in body()) {
        same(&body, &body)?;
    }

    #[test]
    fn the_order_of_keys_and_unordered_collections_means_nothing(body in body(), seed: u64) {
        same(&body, &shuffled(&body, seed))?;
    }

    #[test]
    fn the_order_of_an_ordered_list_means_something(body in body()) {
        let mut turned = body.clone();
        turned["steps"].as_array_mut().expect("a list").reverse();
        if turned == body { same(&body, &turned)? } else { differs(&body, &turned, "steps")? }
    }

    #[test]
    fn the_case_of_guids_means_nothing(body in body()) {
        same(&body, &map_texts(&body, &|text| if text.len() == 36 { text.to_uppercase() } else { text.to_owned() }))?;
    }

    #[test]
    fn annotations_and_actions_mean_nothing(body in body(), etag in "[a-z0-9]{1,8}") {
        same(&body, &map_objects(&body, &|members| {
            members.insert("@odata.etag".to_owned(), json!(etag));
            members.insert("groups@odata.context".to_owned(), json!("$metadata#groups"));
            members.insert("#microsoft.graph.assign".to_owned(), json!({ "target": etag }));
        }))?;
    }

    #[test]
    fn null_missing_and_empty_are_one(body in body()) {
        for empty in [json!(null), json!(""), json!(" \r\n"), json!([]), json!({}), json!([null, {}]), json!({ "a": [] })] {
            same(&body, &map_objects(&body, &|members| { members.insert("nothing".to_owned(), empty.clone()); }))?;
        }
    }

    #[test]
    fn false_and_zero_are_not_empty(body in body()) {
        for value in [json!(false), json!(0)] {
            let mut said = body.clone();
            said["extra"] = value;
            differs(&body, &said, "extra")?;
        }
    }

    #[test]
    fn any_changed_leaf_is_found_where_it_is(body in body(), choice: Index) {
        let places = places(&body);
        let (pointer, path) = choice.get(&places);
        differs(&body, &change_at(&body, pointer), path)?;
    }

    #[test]
    fn an_element_is_found_by_its_key_wherever_it_stands(body in body(), seed: u64, choice: Index) {
        let places: Vec<_> = places(&body).into_iter().filter(|(_, path)| path.starts_with("settings[")).collect();
        prop_assume!(!places.is_empty());
        let (pointer, path) = choice.get(&places);
        differs(&body, &shuffled(&change_at(&body, pointer), seed), path)?;
    }

    #[test]
    fn paging_and_the_order_of_resources_mean_nothing(bodies in vec(body(), 1..12), seed: u64) {
        let named = |(number, body): (usize, &Value)| {
            (format!("id-{number:02}").parse().expect("an id"), "A policy".to_owned(), canonical(body))
        };
        let before: Vec<_> = bodies.iter().enumerate().map(named).collect();
        let mut after = before.clone();
        let turn = usize::try_from(seed % 12).expect("a small number") % after.len();
        after.rotate_left(turn);
        prop_assert_eq!(compare_sets(&before, &after), vec![]);
    }

    #[test]
    fn line_ends_and_space_at_the_ends_mean_nothing(lines in vec("[a-z]{1,8}", 1..5)) {
        same_value("script", &lines.join("\n"), &format!(" {}\r\n", lines.join("\r\n")))?;
    }

    #[test]
    fn composed_and_decomposed_letters_are_one(text in "[a-zäöüéñ]{1,12}") {
        use unicode_normalization::UnicodeNormalization;
        same_value("displayName", &text, &text.nfd().collect::<String>())?;
    }

    #[test]
    fn words_have_no_case_but_text_has(text in "[a-z]{1,12}") {
        same_value("state", &text, &text.to_uppercase())?;
        differs(&json!({ "displayName": text }), &json!({ "displayName": text.to_uppercase() }), "displayName")?;
    }

    #[test]
    fn an_instant_has_no_zone(seconds in 0_i64..4_000_000_000, hours in 1_i8..12) {
        let instant = jiff::Timestamp::from_second(seconds).expect("an instant");
        let offset = jiff::tz::Offset::constant(hours);
        let elsewhere = instant.display_with_offset(offset).to_string();
        same_value("expires", &instant.to_string(), &elsewhere)?;
    }

    #[test]
    fn durations_compare_by_length(minutes in 1_u32..10_000) {
        same_value("interval", &format!("PT{minutes}M"), &format!("PT{}H{}M", minutes / 60, minutes % 60))?;
        differs(
            &json!({ "interval": format!("PT{minutes}M") }),
            &json!({ "interval": format!("PT{}M", minutes + 1) }),
            "interval",
        )?;
    }

    #[test]
    fn a_time_of_day_has_no_fraction(hour in 0_u8..24, minute in 0_u8..60) {
        same_value("start", &format!("{hour:02}:{minute:02}:00"), &format!("{hour:02}:{minute:02}:00.0000000"))?;
    }

    #[test]
    fn a_network_has_no_host_bits(a: u8, b: u8, host: u8) {
        same_value("network", &format!("10.{a}.{b}.0/24"), &format!("10.{a}.{b}.{host}/24"))?;
        same_value("network", &format!("10.{a}.{b}.{host}"), &format!("10.{a}.{b}.{host}/32"))?;
    }

    #[test]
    fn the_host_of_an_address_has_no_case(host in "[a-z]{1,12}", path in "[a-zA-Z]{1,8}") {
        let host_upper = host.to_uppercase();
        same_value("home", &format!("https://{host}.com/{path}"), &format!("HTTPS://{host_upper}.COM/{path}/"))?;
    }

    #[test]
    fn countries_have_no_case(country in "[A-Z]{2}") {
        same_value("country", &country, &country.to_lowercase())?;
    }

    #[test]
    fn flags_are_a_set(flags in vec("[a-z]{1,6}", 1..5)) {
        let turned: Vec<String> = flags.iter().rev().map(|flag| flag.to_uppercase()).collect();
        same_value("kinds", &flags.join(","), &turned.join(" , "))?;
    }

    #[test]
    fn numbers_and_truth_may_be_text(number: i32, truth: bool) {
        same(&json!({ "limit": number, "active": truth }), &json!({
            "limit": number.to_string(), "active": truth.to_string()
        }))?;
        same(&json!({ "limit": number }), &json!({ "limit": f64::from(number) }))?;
    }

    #[test]
    fn a_payload_is_compared_as_text(lines in vec("[a-z <>]{1,20}", 1..5)) {
        same_value("payload", &STANDARD.encode(lines.join("\n")), &STANDARD.encode(lines.join("\r\n")))?;
    }

    #[test]
    fn embedded_json_is_compared_as_json(body in body(), seed: u64) {
        same_value("definition", &body.to_string(), &shuffled(&body, seed).to_string())?;
    }

    #[test]
    fn each_kind_of_value_is_its_own_canonical_form(
        seconds in 0_i64..4_000_000_000,
        version in 1_u8..20,
        number: i16,
        names in vec("[a-c]{1,2}", 1..5),
        text in "[a-z <>&'\"\\n]{0,20}",
    ) {
        let elements: String = names.iter().map(|name| format!("<{name} y='2' x=\"{number}\">\n</{name}>")).collect();
        let xml = format!("<all>{elements}<!-- {} --></all>", names.join(" "));
        let pairs: String = names.iter().map(|name| format!("<key>{name}</key><integer>{number}</integer>")).collect();
        let list = format!("<plist version=\"1.0\">\n<dict>{pairs}</dict></plist>");
        let body = json!({
            "computed": jiff::Timestamp::from_second(seconds).expect("an instant").to_string(),
            "day": jiff::Timestamp::from_second(seconds).expect("an instant").to_string().get(..10),
            "template": format!("AB{number}_{version}"),
            "layout": xml,
            "managed": STANDARD.encode(json!({ "names": names, "text": text }).to_string()),
            "profile": STANDARD.encode(&list),
            "payload": STANDARD.encode(format!("{text}\n-")),
            "typed": { "@odata.type": "#microsoft.graph.someXml", "value": STANDARD.encode(&xml) },
        });
        let once = canonical(&body);
        prop_assert_eq!(canonical(&once.to_json()).to_json(), once.to_json());
    }

    #[test]
    fn the_order_of_attributes_and_keys_means_nothing(one in "[a-z]{1,8}", other in "[a-z]{1,8}") {
        same_value("layout", &format!("<a x=\"{one}\" y=\"{other}\"/>"), &format!("<a\n y='{other}' x='{one}'></a>"))?;
        let list = |pairs: [(&str, &str); 2]| {
            let pairs: String = pairs.iter().map(|(key, text)| format!("<key>{key}</key>\n <string>{text}</string>")).collect();
            STANDARD.encode(format!("<plist><dict>{pairs}</dict></plist>"))
        };
        same_value("profile", &list([("a", &one), ("b", &other)]), &list([("b", &other), ("a", &one)]))?;
        let differs_by_value = canonical(&json!({ "profile": list([("a", &one), ("b", &other)]) }));
        let turned = canonical(&json!({ "profile": list([("a", &other), ("b", &one)]) }));
        prop_assert_eq!(differs_by_value == turned, one == other);
    }

    #[test]
    fn a_second_more_or_less_is_no_drift(seconds in 0_i64..4_000_000_000, later in 0_i64..5) {
        let at = |seconds: i64| json!({ "computed": jiff::Timestamp::from_second(seconds).expect("an instant").to_string() });
        let changes = compare(&canonical(&at(seconds)), &canonical(&at(seconds + later)));
        prop_assert_eq!(changes.is_empty(), later <= 1);
    }

    #[test]
    fn a_version_and_an_id_differ_each_for_itself(id in "[a-f0-9]{8}", one in 1_u8..9, other in 1_u8..9) {
        let (before, after) = (json!({ "template": format!("{id}_{one}") }), json!({ "template": format!("{id}_{other}") }));
        if one == other { same(&before, &after)? } else { differs(&before, &after, "template.version")? }
        differs(&before, &json!({ "template": format!("{id}0_{one}") }), "template.id")?;
    }

    #[test]
    fn the_kind_of_a_value_may_stand_beside_it(number: i32) {
        let typed = |of_type: &str, value: Value| json!({ "typed": { "@odata.type": format!("#microsoft.graph.{of_type}"), "value": value } });
        same(&typed("aNumber", json!(number)), &typed("aNumber", json!(number.to_string())))?;
        differs(&typed("aText", json!(number)), &typed("aText", json!(number.to_string())), "typed.value")?;
    }

    #[test]
    fn volatile_paths_and_defaults_mean_nothing(body in body(), version: u32) {
        let mut noisy = body.clone();
        noisy["version"] = json!(version);
        noisy["id"] = json!(version.to_string());
        noisy["retries"] = json!(3);
        same(&body, &noisy)?;
        noisy["retries"] = json!(4);
        differs(&body, &noisy, "retries")?;
    }

    #[test]
    fn secrets_never_differ(body in body(), one in "[a-z*]{0,12}", other in "[a-z*]{1,12}") {
        let with = |secret: &str| {
            let mut body = body.clone();
            body["password"] = json!(secret);
            body["hidden"] = json!({ "value": secret, "isEncrypted": true });
            canonical(&body)
        };
        let changes = compare(&with(&one), &with(&other));
        prop_assert!(changes.iter().all(|change| change.path != "password" && change.path != "hidden.value"));
        prop_assert_eq!(with(&other).not_comparable(), vec!["hidden.value", "password"]);
        prop_assert!(one.is_empty() || with(&one).hash() == with(&other).hash());
    }

    #[test]
    fn only_the_id_of_a_reference_counts(id in "[0-9a-f]{8}", one in "[a-z]{1,8}", other in "[a-z]{1,8}") {
        let with = |name: &str| json!({ "strength": { "id": id, "displayName": name } });
        same(&with(&one), &with(&other))?;
    }

    #[test]
    fn a_body_over_a_limit_is_refused(depth in 6_usize..200, items in 60_usize..300, length in 101_usize..300) {
        let limits = Limits { depth: 5, nodes: 50, text_bytes: 100 };
        let refused = |body: &Value| normalise_within(area(), body, limits).expect_err("too much");
        let deep = (0..depth).fold(json!(1), |inner, _| json!({ "in": inner }));
        prop_assert_eq!(refused(&deep), NormaliseError::TooDeep { limit: 5 });
        prop_assert_eq!(refused(&json!({ "many": vec![1; items] })), NormaliseError::TooManyNodes { limit: 50 });
        let long = json!({ "displayName": "x".repeat(length) });
        prop_assert_eq!(refused(&long), NormaliseError::TextTooLong { limit: 100 });
    }
}
