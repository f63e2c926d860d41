//! Where a rule of direction looks: dotted names, `[]` for any element of a collection, `[key=value]` for one of a
//! keyed collection, `**` for any depth.

use serde_json::Value;

#[derive(Debug)]
pub(super) struct RulePath {
    text: String,
    steps: Vec<Step>,
}

#[derive(Debug, Clone, PartialEq)]
enum Step {
    Name(String),
    Element,
    /// The element whose key, by a dotted path, has this value.
    Keyed {
        key: String,
        value: String,
    },
    AnyDepth,
}

/// How a path of a change lies to a rule's.
pub(super) enum Fit<'a> {
    /// The change is at the rule's place, or contains it.
    Inside(Rest<'a>),
    /// The change is somewhere below.
    Below,
}

/// What leads from the place of a change to that of a rule.
pub(super) struct Rest<'a>(&'a [Step]);

const NULL: &Value = &Value::Null;
const ODATA_TYPE: &str = "@odata.type";

impl RulePath {
    pub(super) fn parse(text: &str) -> Result<Self, String> {
        let mut steps = Vec::new();
        for step in split(text) {
            steps.push(match step {
                Part::Name("") => return Err(format!("`{text}` has an empty step")),
                Part::Name("**") => Step::AnyDepth,
                Part::Name(name) => Step::Name(name.to_owned()),
                Part::Selector("") => Step::Element,
                Part::Selector(selector) => {
                    let (key, value) =
                        selector.split_once('=').ok_or_else(|| format!("`[{selector}]` is no `[key=value]`"))?;
                    Step::Keyed { key: key.to_owned(), value: value.to_owned() }
                }
            });
        }
        match steps.last() {
            None => Err("the path is empty".to_owned()),
            Some(Step::AnyDepth) => Err(format!("`{text}` names no property at its end")),
            Some(_) => Ok(Self { text: text.to_owned(), steps }),
        }
    }

    pub(super) fn text(&self) -> &str {
        &self.text
    }

    pub(super) fn fit(&self, path: &str) -> Option<Fit<'_>> {
        fit(&self.steps, &split(path))
    }
}

fn fit<'a>(rule: &'a [Step], path: &[Part<'_>]) -> Option<Fit<'a>> {
    let Some((part, below)) = path.split_first() else { return Some(Fit::Inside(Rest(rule))) };
    let Some((step, rest)) = rule.split_first() else { return Some(Fit::Below) };
    match (step, part) {
        (Step::Name(name), Part::Name(found)) if name == found => fit(rest, below),
        (Step::Element, Part::Selector(_)) => fit(rest, below),
        (Step::Keyed { key, value }, Part::Selector(found)) if is_key(found, key, value) => fit(rest, below),
        // A place that ends here is better than one that only begins here.
        (Step::AnyDepth, _) => match fit(rest, path) {
            Some(Fit::Inside(found)) => Some(Fit::Inside(found)),
            found @ (Some(Fit::Below) | None) => fit(rule, below).or(found),
        },
        (Step::Name(_) | Step::Element | Step::Keyed { .. }, _) => None,
    }
}

impl Rest<'_> {
    /// The values before and after of each place that the rule names in a change.
    pub(super) fn pairs<'v>(&self, before: &'v Value, after: &'v Value) -> Vec<(&'v Value, &'v Value)> {
        let mut found = Vec::new();
        pairs(self.0, before, after, &mut found);
        found
    }
}

fn pairs<'v>(steps: &[Step], before: &'v Value, after: &'v Value, found: &mut Vec<(&'v Value, &'v Value)>) {
    if before == after {
        return;
    }
    let Some((step, rest)) = steps.split_first() else {
        found.push((before, after));
        return;
    };
    match step {
        Step::Name(name) => pairs(rest, member(before, name), member(after, name), found),
        Step::Element => {
            for (before, after) in elements(before, after) {
                pairs(rest, before, after, found);
            }
        }
        Step::Keyed { key, value } => {
            pairs(rest, keyed(before, key, value), keyed(after, key, value), found);
        }
        Step::AnyDepth => {
            pairs(rest, before, after, found);
            for (before, after) in members(before, after).into_iter().chain(elements(before, after)) {
                pairs(steps, before, after, found);
            }
        }
    }
}

fn member<'v>(value: &'v Value, name: &str) -> &'v Value {
    value.get(name).unwrap_or(NULL)
}

fn members<'v>(before: &'v Value, after: &'v Value) -> Vec<(&'v Value, &'v Value)> {
    let names = |value: &'v Value| value.as_object().into_iter().flatten().map(|(name, _)| name);
    let mut all: Vec<&String> = names(before).chain(names(after)).collect();
    all.sort_unstable();
    all.dedup();
    all.into_iter().map(|name| (member(before, name), member(after, name))).collect()
}

/// What only one side has, since elements without a key are equal or others. One that went and one that came are taken
/// for the same.
fn elements<'v>(before: &'v Value, after: &'v Value) -> Vec<(&'v Value, &'v Value)> {
    let of = |value: &'v Value| value.as_array().map_or(&[][..], Vec::as_slice);
    let (these, those) = (of(before), of(after));
    let gone: Vec<&Value> = these.iter().filter(|item| !those.contains(item)).collect();
    let new: Vec<&Value> = those.iter().filter(|item| !these.contains(item)).collect();
    if let ([before], [after]) = (gone.as_slice(), new.as_slice()) {
        return vec![(before, after)];
    }
    gone.into_iter().map(|item| (item, NULL)).chain(new.into_iter().map(|item| (NULL, item))).collect()
}

fn keyed<'v>(value: &'v Value, key: &str, wanted: &str) -> &'v Value {
    let has = |item: &&Value| {
        let found = names(key).into_iter().try_fold(*item, |value, name| value.get(name));
        found.and_then(Value::as_str).is_some_and(|found| without_namespace(found).eq_ignore_ascii_case(wanted))
    };
    value.as_array().into_iter().flatten().find(has).unwrap_or(NULL)
}

/// A label names an element by the last part of its key, or by the value alone.
fn is_key(label: &str, key: &str, value: &str) -> bool {
    let last = names(key).last().copied().unwrap_or(key);
    label.split(',').any(|part| match part.split_once('=') {
        Some((name, found)) => (name == key || name == last) && found.eq_ignore_ascii_case(value),
        None => part.eq_ignore_ascii_case(value),
    })
}

/// The names of a dotted key; `@odata.type` is one although it holds a dot.
fn names(key: &str) -> Vec<&str> {
    match key.strip_suffix(ODATA_TYPE) {
        Some(before) => before.split('.').filter(|name| !name.is_empty()).chain([ODATA_TYPE]).collect(),
        None => key.split('.').collect(),
    }
}

/// Types are named without `#microsoft.graph.`, as labels name them.
fn without_namespace(text: &str) -> &str {
    text.strip_prefix("#microsoft.graph.").unwrap_or(text)
}

#[derive(Debug, Clone, Copy)]
enum Part<'a> {
    Name(&'a str),
    Selector(&'a str),
}

fn split(text: &str) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        if let Some(selector) = rest.strip_prefix('[') {
            let (inner, after) = selector.split_once(']').unwrap_or((selector, ""));
            parts.push(Part::Selector(inner));
            rest = after;
        } else {
            let (name, after) = rest.split_at(rest.find(['.', '[']).unwrap_or(rest.len()));
            parts.push(Part::Name(name));
            rest = after;
        }
        rest = rest.strip_prefix('.').unwrap_or(rest);
    }
    parts
}
