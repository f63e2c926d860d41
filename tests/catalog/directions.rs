//! The rules of direction: each against a safe and a weak resource, both ways, and against Microsoft's own metadata.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use plumbline::domain::catalog::{self, Area, Judged};
use plumbline::domain::diff::{Change, PropertyChange, compare};
use plumbline::domain::model::{Direction, Severity, Verdict};
use plumbline::domain::normalise::normalise;
use serde_json::Value;

use crate::metadata::metadata;

/// Rules are shown by what they are about, so that a fault names the row.
struct Case {
    area: &'static Area,
    rule: String,
    row: Value,
}

#[test]
fn every_rule_has_an_id_a_reason_and_a_source() {
    let mut ids = BTreeSet::new();
    for (area, rule) in rules() {
        assert!(ids.insert(&rule.id), "{}: `{}` stands twice", area.key, rule.id);
        assert!(rule.why.ends_with('.') && rule.why.len() > 20, "{}: why is a whole sentence", rule.id);
        assert!(is_source(&rule.source), "{}: `{}` is no source", rule.id, rule.source);
    }
    assert!(ids.len() >= 250, "{} rules", ids.len());
}

#[test]
fn every_rule_tells_the_safe_from_the_weak_resource() {
    let mut proved = BTreeSet::new();
    let mut faults = Vec::new();
    for case in cases() {
        proved.insert(case.rule.clone());
        let row = &case.row;
        if row["resource"].is_object() {
            faults.extend(whole_resource(&case, &row["resource"]));
        } else if row["before"].is_object() {
            let wanted = Direction::from_word(row["direction"].as_str().expect("a direction")).expect("a direction");
            faults.extend(changed(&case, &row["before"], &row["after"], wanted));
        } else {
            faults.extend(changed(&case, &row["safe"], &row["weak"], Direction::Weakens));
            faults.extend(changed(&case, &row["weak"], &row["safe"], Direction::Strengthens));
        }
    }
    assert_eq!(faults, Vec::<String>::new());
    let all: BTreeSet<String> = rules().map(|(_, rule)| rule.id.clone()).collect();
    assert_eq!(all.difference(&proved).collect::<Vec<_>>(), Vec::<&String>::new(), "rules without a case");
}

#[test]
fn every_rule_looks_at_something_that_graph_has() {
    let Some(metadata) = metadata() else { return };
    let mut faults = Vec::new();
    for (area, rule) in rules() {
        for path in rule.path().map(without_keys).into_iter().chain(rule.condition().map(str::to_owned)) {
            let places = metadata.places(area, &path);
            if places.is_empty() {
                faults.push(format!("{}: {path} leads nowhere in {}", rule.id, area.entity_type));
            }
            // Words are checked where every place is an enum, and against all of them together.
            let described = places.iter().map(|place| metadata.type_of(area.version, &place.of_type));
            let members: Vec<&Value> = described.map(|described| &described["members"]).collect();
            if rule.condition() == Some(path.as_str()) || members.iter().any(|members| !members.is_object()) {
                continue;
            }
            for word in rule.words() {
                let is_known = |members: &&Value| {
                    members.as_object().expect("members").keys().any(|member| member.eq_ignore_ascii_case(word))
                };
                if !members.iter().any(is_known) {
                    faults.push(format!("{}: `{word}` is no value of {path}", rule.id));
                }
            }
        }
    }
    assert_eq!(faults, Vec::<String>::new());
}

#[test]
fn what_is_not_in_force_can_neither_be_weakened_nor_strengthened() {
    let area = area("conditional_access_policies");
    let policy = |state: &str, excluded: &[&str]| serde_json::json!({ "state": state, "conditions": { "users": { "excludeUsers": excluded } } });
    for (state, expected) in [
        ("enabled", Direction::Weakens),
        ("disabled", Direction::Neutral),
        ("enabledForReportingButNotEnforced", Direction::Neutral),
    ] {
        let verdicts = verdicts(area, &policy(state, &[]), &policy(state, &["a"]));
        let directions: Vec<Direction> = verdicts.iter().map(|(_, verdict, _)| verdict.direction).collect();
        assert_eq!(directions, [expected], "{state}");
    }
}

#[test]
fn rules_that_disagree_make_a_change_unknown() {
    let area = area("conditional_access_policies");
    let policy = |controls: Value| serde_json::json!({ "state": "enabled", "grantControls": controls });
    // One control less, and any of the rest suffices no more: a loss and a gain at two places are two verdicts.
    let before = policy(serde_json::json!({ "operator": "OR", "builtInControls": ["mfa", "compliantDevice"] }));
    let after = policy(serde_json::json!({ "operator": "AND", "builtInControls": ["mfa"] }));
    let told: BTreeMap<String, Direction> =
        verdicts(area, &before, &after).into_iter().map(|(path, verdict, _)| (path, verdict.direction)).collect();
    assert_eq!(told["grantControls.operator"], Direction::Strengthens);
    assert_eq!(told["grantControls.builtInControls"], Direction::Weakens);
    // A set that lost one member and got another says nothing.
    let swapped = |users: &[&str]| serde_json::json!({ "state": "enabled", "conditions": { "users": { "excludeUsers": users } } });
    let told = verdicts(area, &swapped(&["a"]), &swapped(&["b"]));
    assert_eq!(told.first().map(|(_, verdict, _)| verdict.direction), Some(Direction::Unknown));
}

#[test]
fn what_no_rule_knows_is_unknown_and_keeps_its_severity() {
    let area = area("conditional_access_policies");
    let filtered = |rule: &str| {
        let filter = serde_json::json!({ "mode": "include", "rule": rule });
        serde_json::json!({ "state": "enabled", "conditions": { "applications": { "applicationFilter": filter } } })
    };
    let told = verdicts(area, &filtered("a"), &filtered("b"));
    let found = told.first().map(|(_, verdict, severity)| (verdict, *severity));
    assert_eq!(found, Some((&Verdict::default(), Severity::High)));
}

#[test]
fn a_rule_that_could_say_two_things_is_refused() {
    for (rule, reason) in [
        ("path = 'a', safer = true, growth = 'weakens'", "exactly one kind"),
        ("path = 'a'", "exactly one kind"),
        ("safer = true", "needs `path`"),
        ("path = 'a', missing = 'weakens'", "take no `path`"),
        ("missing = 'weakens', safer = true", "needs `path`"),
        ("path = 'a..b', safer = true", "empty step"),
        ("path = 'a.**', safer = true", "names no property"),
        ("path = 'a[b]', safer = true", "no `[key=value]`"),
        ("path = 'a', safer = true, wrong = 1", "unknown field"),
    ] {
        let text = format!(
            "key = 'test'\ntitle = 'Test'\ndescription = 'A test.'\nworkload = 'entra_id'\ntier = 1\nversion = 'v1.0'\n\
             entity_type = 'microsoft.graph.test'\nfamily = 'identity'\nrequest = {{ path = '/test', kind = 'singleton' }}\n\
             identity = {{ id = 'id', name = [] }}\npermissions = {{ read = [] }}\nseverity = {{ default = 'low' }}\n\
             direction = {{ rules = [{{ id = 'r', why = 'w', source = 's', {rule} }}] }}"
        );
        let error = catalog::parse("test.toml", &text).expect_err(rule);
        let cause = std::error::Error::source(&error).expect("a cause").to_string();
        assert!(cause.contains(reason), "{rule}: {cause}");
    }
}

fn rules() -> impl Iterator<Item = (&'static Area, &'static catalog::DirectionRule)> {
    catalog::all().flat_map(|area| area.direction.rules().iter().map(move |rule| (area, rule)))
}

fn cases() -> Vec<Case> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/catalog/directions");
    let mut cases = Vec::new();
    for file in std::fs::read_dir(folder).expect("the folder of the cases") {
        let path = file.expect("a file").path();
        let area = area(path.file_stem().and_then(|name| name.to_str()).expect("an area's key"));
        let text = std::fs::read_to_string(&path).expect("the cases can be read");
        let rows: Vec<Value> = serde_json::from_str(&text).expect("the cases are JSON");
        cases.extend(rows.into_iter().map(|row| {
            let rule = row["rule"].as_str().expect("a rule").to_owned();
            Case { area, rule, row }
        }));
    }
    cases
}

fn area(key: &str) -> &'static Area {
    catalog::find(&key.parse().expect("a key")).unwrap_or_else(|| panic!("no area {key}"))
}

fn whole_resource(case: &Case, resource: &Value) -> Vec<String> {
    let mut faults = Vec::new();
    for (name, change) in [("missing", Change::Missing), ("unexpected", Change::Unexpected)] {
        let Some(wanted) = case.row[name].as_str() else { continue };
        let (verdict, severity) = case.area.judge(Judged { change: &change, body: Some(resource) });
        if verdict.direction.as_str() != wanted || verdict.rule.as_ref() != Some(&case.rule) {
            faults.push(format!("{}: {name} is {verdict:?}", case.rule));
        }
        faults.extend(wrong_severity(case, verdict.direction, severity));
    }
    faults
}

/// The change that the rule is about has its verdict, and no other change has the opposite one.
fn changed(case: &Case, before: &Value, after: &Value, wanted: Direction) -> Vec<String> {
    let rule = &case.rule;
    let told = verdicts(case.area, before, after);
    let Some((path, verdict, severity)) = told.iter().find(|(_, verdict, _)| verdict.rule.as_ref() == Some(rule))
    else {
        return vec![format!("{rule} should say {wanted:?}: {told:?}")];
    };
    let mut faults: Vec<String> = wrong_severity(case, verdict.direction, *severity).into_iter().collect();
    if verdict.direction != wanted {
        faults.push(format!("{rule} says {:?} at {path}", verdict.direction));
    }
    let is_contrary = |verdict: &Verdict| verdict.direction == wanted.reversed() && wanted != Direction::Neutral;
    let contrary = told.iter().find(|(_, verdict, _)| is_contrary(verdict));
    faults.extend(contrary.map(|(path, verdict, _)| format!("{rule}: {verdict:?} at {path}")));
    faults
}

fn wrong_severity(case: &Case, direction: Direction, severity: Severity) -> Option<String> {
    let is_right = match direction {
        Direction::Weakens => case.row["severity"].as_str().is_none_or(|wanted| severity.as_str() == wanted),
        Direction::Strengthens | Direction::Neutral => severity <= Severity::Medium,
        Direction::Unknown => true,
    };
    (!is_right).then(|| format!("{} is {severity:?} where it {}", case.rule, direction.as_str()))
}

fn verdicts(area: &Area, before: &Value, after: &Value) -> Vec<(String, Verdict, Severity)> {
    let canonical = |body| normalise(area, body).expect("a body");
    let judged = |change: PropertyChange| {
        let path = change.path.clone();
        let (verdict, severity) = area.judge(Judged { change: &Change::Changed(change), body: Some(after) });
        (path, verdict, severity)
    };
    compare(&canonical(before), &canonical(after)).into_iter().map(judged).collect()
}

fn is_source(text: &str) -> bool {
    let known = ["CISA MS.", "CIS M365 ", "EIDSCA.", "v1.0/", "beta/", "Microsoft Learn: "];
    !text.is_empty() && text.split("; ").all(|part| known.iter().any(|start| part.starts_with(start)))
}

/// `values[name=LockoutThreshold].value` as a pattern: `values[].value`.
fn without_keys(path: &str) -> String {
    let mut parts = path.split('[');
    let start = parts.next().unwrap_or_default().to_owned();
    parts.fold(start, |text, part| text + "[]" + part.split_once(']').map_or("", |(_, after)| after))
}
