//! The paths of the rules, against the types of Graph.

use plumbline::domain::catalog::{self, Area, RequestKind, ValueKind};

use crate::metadata::{Place, metadata};

/// Graph sends these although its metadata does not know them, or they are a part of a value.
const UNDOCUMENTED: [(&str, &str); 3] = [
    ("conditional_access_policies", "partialEnablementStrategy"),
    ("configuration_policies", "templateReference.templateId.version"),
    ("directory_role_assignments", "resourceScope"),
];

fn patterns(area: &Area) -> Vec<(&'static str, &str)> {
    let rules = &area.normalise;
    let lists = [
        ("drop", &rules.drop),
        ("typed", &rules.typed),
        ("ordered", &rules.ordered),
        ("reference_objects", &rules.reference_objects),
        ("secrets", &rules.secrets),
    ];
    let mut found: Vec<(&str, &str)> =
        lists.into_iter().flat_map(|(rule, list)| list.iter().map(move |pattern| (rule, pattern.as_str()))).collect();
    found.extend(rules.drop_when.keys().map(|pattern| ("drop_when", pattern.as_str())));
    found.extend(rules.drop_when.values().map(|condition| ("drop_when", condition.property.as_str())));
    found.extend(rules.secret_when.keys().map(|pattern| ("secret_when", pattern.as_str())));
    found.extend(rules.keyed.keys().map(|pattern| ("keyed", pattern.as_str())));
    found.extend(rules.values.keys().map(|pattern| ("values", pattern.as_str())));
    found.extend(rules.values_when.keys().map(|pattern| ("values_when", pattern.as_str())));
    found.extend(rules.defaults.keys().map(|pattern| ("defaults", pattern.as_str())));
    found.extend(area.references.keys().map(|pattern| ("references", pattern.as_str())));
    found.extend(area.severity.paths.keys().map(|pattern| ("severity", pattern.as_str())));
    found
}

#[test]
fn every_path_of_the_rules_leads_somewhere() {
    let Some(metadata) = metadata() else { return };
    for area in catalog::all() {
        for (rule, pattern) in patterns(area) {
            if !UNDOCUMENTED.contains(&(area.key.as_str(), pattern)) {
                assert!(!metadata.places(area, pattern).is_empty(), "{}: {rule} `{pattern}`", area.key);
            }
        }
        let names = area.identity.name.iter().chain(&area.identity.key);
        // One that each parent has is known by its parent's id.
        let has_own_id = area.request.kind == RequestKind::Collection || area.request.parents.is_none();
        for name in names.chain(has_own_id.then_some(&area.identity.id)) {
            assert!(!metadata.places(area, name).is_empty(), "{}: identity `{name}`", area.key);
        }
    }
}

#[test]
fn what_is_mentioned_in_another_area_is_there() {
    let Some(metadata) = metadata() else { return };
    for area in catalog::all() {
        for child in &area.children {
            let of_condition = child.when.iter().map(|condition| (area, condition.property.as_str()));
            let of_mentions = child.mentioned_in.iter().map(|mention| {
                let mentioning = catalog::find(&mention.area).expect("an area of the catalog");
                (mentioning, mention.path.as_str())
            });
            for (area, path) in of_condition.chain(of_mentions) {
                assert!(!metadata.places(area, path).is_empty(), "{}: `{path}`", area.key);
            }
        }
    }
}

#[test]
fn a_path_that_is_misspelt_leads_nowhere() {
    let Some(metadata) = metadata() else { return };
    let key = "conditional_access_policies".parse().expect("an area's key");
    let area = catalog::find(&key).expect("an area of the catalog");
    for (pattern, leads) in [
        ("conditions.users.excludeGroups[]", true),
        ("conditions.users.exclude*", true),
        ("conditions.**.membershipKind", true),
        ("conditions.users.excludeGroup", false),
        ("conditions[].users", false),
        ("conditions.users.excludeGroups.id", false),
        ("**.nothingOfTheKind", false),
    ] {
        assert_eq!(!metadata.places(area, pattern).is_empty(), leads, "{pattern}");
    }
}

#[test]
fn keys_belong_to_collections_and_to_their_elements() {
    let Some(metadata) = metadata() else { return };
    for area in catalog::all() {
        for (pattern, keys) in &area.normalise.keyed {
            let places = metadata.places(area, pattern);
            assert!(places.iter().any(|place| place.is_collection), "{}: `{pattern}` has no elements", area.key);
            for key in keys {
                let path = format!("{pattern}[].{key}");
                assert!(!metadata.places(area, &path).is_empty(), "{}: `{path}`", area.key);
            }
        }
        for pattern in &area.normalise.ordered {
            let places = metadata.places(area, pattern);
            assert!(places.iter().any(|place| place.is_collection), "{}: `{pattern}` has no order", area.key);
        }
    }
}

#[test]
fn kinds_of_values_fit_their_types() {
    let Some(metadata) = metadata() else { return };
    for area in catalog::all() {
        for (pattern, kind) in &area.normalise.values {
            for Place { of_type, is_collection, .. } in metadata.places(area, pattern) {
                let is_enum = metadata.type_of(area.version, &of_type)["kind"] == "enum";
                let fits = !is_collection && fits(*kind, &of_type, is_enum);
                assert!(fits, "{}: `{pattern}` is {of_type}, which is no {kind:?}", area.key);
            }
        }
    }
}

fn fits(kind: ValueKind, of_type: &str, is_enum: bool) -> bool {
    match of_type {
        "Edm.DateTimeOffset" => matches!(kind, ValueKind::Instant | ValueKind::ComputedInstant),
        "Edm.Date" => kind == ValueKind::Date,
        "Edm.Boolean" => kind == ValueKind::Boolean,
        "Edm.Int32" | "Edm.Int64" | "Edm.Single" | "Edm.Double" => kind == ValueKind::Number,
        "Edm.Duration" => kind == ValueKind::Duration,
        "Edm.TimeOfDay" => kind == ValueKind::TimeOfDay,
        _ if is_enum => matches!(kind, ValueKind::Word | ValueKind::Flags),
        // A text can hold anything; what it holds is told by Microsoft's documentation alone.
        "Edm.String" | "Edm.Binary" | "Edm.Guid" => true,
        _ => false,
    }
}

/// A case for a type that does not have the value, or has another kind of it, would never hold or do harm.
#[test]
fn kinds_of_values_by_type_fit_the_types() {
    let Some(metadata) = metadata() else { return };
    for area in catalog::all() {
        for (pattern, cases) in &area.normalise.values_when {
            let name = pattern.rsplit('.').next().expect("a name").trim_end_matches("[]");
            for case in cases.iter().filter(|case| case.property == "@odata.type") {
                for of_type in case.equals.iter().map(|value| value.as_str().expect("a type").trim_start_matches('#')) {
                    let property = &metadata.type_of(area.version, of_type)["properties"][name];
                    let found =
                        property["type"].as_str().unwrap_or_else(|| panic!("{}: {of_type} has no {name}", area.key));
                    assert!(
                        fits(case.kind, found, false),
                        "{}: {of_type}.{name} is {found}, no {:?}",
                        area.key,
                        case.kind
                    );
                }
            }
        }
    }
}

#[test]
fn what_stands_beside_a_value_is_a_property() {
    let Some(metadata) = metadata() else { return };
    for area in catalog::all() {
        let cases = area
            .normalise
            .values_when
            .iter()
            .flat_map(|(pattern, cases)| cases.iter().map(move |case| (pattern, &case.property)));
        let secrets = area.normalise.secret_when.iter().map(|(pattern, condition)| (pattern, &condition.property));
        for (pattern, property) in cases.chain(secrets).filter(|(_, property)| *property != "@odata.type") {
            let beside = match pattern.rsplit_once('.') {
                Some((parent, _)) => format!("{parent}.{property}"),
                None => property.clone(),
            };
            assert!(!metadata.places(area, &beside).is_empty(), "{}: `{beside}`", area.key);
        }
    }
}
