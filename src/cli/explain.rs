//! `plumbline diff --explain`: why each place is a difference, or is none.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::domain::catalog::Area;
use crate::domain::explain::{Row, Verdict, explain};
use crate::domain::model::ResourceId;

/// One resource with all its places.
pub(super) struct Explained {
    id: ResourceId,
    name: String,
    rows: Vec<Row>,
}

/// A resource as a file has it.
pub(super) type Body<'a> = (ResourceId, String, &'a Value);

/// The resources of both sides, matched by their id.
pub(super) fn all(area: &Area, before: &[Body<'_>], after: &[Body<'_>]) -> anyhow::Result<Vec<Explained>> {
    let mut pairs: BTreeMap<&ResourceId, (&str, Option<&Value>, Option<&Value>)> = BTreeMap::new();
    for (id, name, body) in before {
        pairs.insert(id, (name, Some(*body), None));
    }
    for (id, name, body) in after {
        let pair = pairs.entry(id).or_insert((name, None, None));
        (pair.0, pair.2) = (name, Some(*body));
    }
    let explained = pairs.into_iter().map(|(id, (name, before, after))| {
        let rows = explain(area, before, after)?;
        Ok(Explained { id: id.clone(), name: name.to_owned(), rows })
    });
    explained.collect()
}

pub(super) fn as_json(explained: &[Explained]) -> Value {
    let entry = |one: &Explained| json!({ "resourceId": one.id, "name": one.name, "rows": one.rows });
    explained.iter().map(entry).collect()
}

/// What looked different when it was sent; all other places are equal without a word.
pub(super) fn text(explained: &[Explained]) -> String {
    let mut lines = Vec::new();
    for Explained { id, name, rows } in explained {
        lines.push(format!("{name} ({id})"));
        let shown: Vec<&Row> = rows.iter().filter(|row| row.looks_different()).collect();
        if shown.is_empty() {
            lines.push("  Nothing looks different.".to_owned());
        }
        lines.extend(shown.into_iter().flat_map(row_text));
    }
    lines.join("\n")
}

fn row_text(row: &Row) -> Vec<String> {
    let Row { path, verdict, raw_before, raw_after, canonical_before, canonical_after, rules } = row;
    let verdict = match verdict {
        Verdict::Different => "different",
        Verdict::Equal => "equal",
        Verdict::NotComparable => "not comparable",
        Verdict::NotConfiguration => "not configuration",
    };
    let mut lines = vec![
        format!("  {path}: {verdict}"),
        format!("    sent:     {raw_before} → {raw_after}"),
        format!("    compared: {canonical_before} → {canonical_after}"),
    ];
    lines.extend(rules.iter().map(|rule| {
        let pattern = rule.pattern.as_ref().map(|pattern| format!(" `{pattern}`")).unwrap_or_default();
        format!("    {}{pattern}: {}", rule.rule, rule.says)
    }));
    lines
}
