//! What can be put back in each area, by which request, and what cannot and why, as Markdown: `docs/restore.md` has it.

use std::fmt::Write;

use super::{Closed, Deed, Does, Method, Operation, Sends, Step};
use crate::domain::catalog::{Area, Entry, Restore, entries};

const HEADING: &str =
    "| area | changed | made | removed | parts by requests of their own | not put back |\n|---|---|---|---|---|---|\n";

/// A table for each workload.
pub fn tables() -> String {
    let mut text = String::new();
    let mut workload = None;
    for entry in entries() {
        if workload != Some(entry.area.workload) {
            workload = Some(entry.area.workload);
            append(&mut text, &format!("\n### {}\n\n{HEADING}", entry.area.workload.title()));
        }
        append(&mut text, &row(entry));
    }
    text.trim_start().to_owned()
}

fn append(text: &mut String, more: &str) {
    text.write_str(more).expect("writing into memory does not fail");
}

fn row(entry: &Entry) -> String {
    let title = format!("{} `{}`", entry.area.title, entry.area.key);
    let cells = match &entry.restore {
        None => [title, String::new(), String::new(), String::new(), String::new(), entry.no_restore.clone()],
        Some(restore) => [
            title,
            operation(restore.update.as_ref(), restore),
            operation(restore.create.as_ref(), restore),
            removal(restore),
            steps(restore),
            lost(&entry.area, restore),
        ],
    };
    format!("| {} |\n", cells.map(|cell| cell.replace('|', "\\|")).join(" | "))
}

fn operation(operation: Option<&Operation>, restore: &Restore) -> String {
    let Some(operation) = operation else { return String::new() };
    let mut parts = vec![request(operation.method.as_str(), &operation.path, operation.undocumented)];
    if !operation.takes.is_empty() {
        parts.push(format!("takes {}", names(&operation.takes)));
    }
    if operation.sends == Sends::Whole {
        parts.push("the whole resource".to_owned());
    }
    if restore.typed && operation.method != Method::Delete {
        parts.push("with its `@odata.type`".to_owned());
    }
    if let Some(property) = &operation.keeps_id {
        parts.push(format!("keeps its id by `{property}`"));
    }
    for first in &operation.disables_first {
        parts.push(format!("`{}` off before one is removed", first.list));
    }
    parts.join(", ")
}

fn removal(restore: &Restore) -> String {
    let removed = operation(restore.delete.as_ref(), restore);
    match &restore.recycle_bin {
        Some(bin) => format!("{removed}; {} days in the recycle bin", bin.days),
        None => removed,
    }
}

fn steps(restore: &Restore) -> String {
    let shown = |step: &Step| {
        let deed = match step.does {
            Does::Set => "",
            Does::Add => " added",
            Does::Change => " changed",
            Does::Remove => " removed",
        };
        let request = request(step.method.as_str(), &step.path, step.undocumented);
        format!("`{}`{deed}: {request}", step.property)
    };
    restore.steps.iter().map(shown).collect::<Vec<_>>().join("<br>")
}

/// What cannot be put back, and why.
fn lost(area: &Area, restore: &Restore) -> String {
    let mut parts = Vec::new();
    if restore.update.is_none() && !restore.recreates {
        parts.push("A resource never changes.".to_owned());
    }
    if restore.recreates {
        parts.push("A resource never changes: another one is made, and the former removed.".to_owned());
    }
    let watched = |paths: &[String]| -> Vec<String> {
        paths.iter().filter(|path| !area.normalise.drop.contains(path)).cloned().collect()
    };
    for (paths, why) in [
        (watched(&restore.read_only), "the service keeps it"),
        (watched(&restore.fixed), "fixed when it is made"),
        (restore.write_only.clone(), "never shown"),
    ] {
        if !paths.is_empty() {
            parts.push(format!("{}: {why}.", names(&paths)));
        }
    }
    parts.extend(restore.unwritable.iter().map(|part| format!("{}: {}", names(&part.paths), part.why)));
    parts.extend(restore.closed.iter().map(closed));
    if !restore.note.is_empty() {
        parts.push(restore.note.clone());
    }
    parts.join("<br>")
}

fn closed(closed: &Closed) -> String {
    let values = closed.equals.iter().map(ToString::to_string).chain(closed.like.iter().cloned());
    let which =
        format!("`{}` {}", closed.property, values.map(|value| format!("`{value}`")).collect::<Vec<_>>().join(", "));
    let deeds = closed.to.iter().map(|deed| match deed {
        Deed::Update => "not changed",
        Deed::Create => "not made",
        Deed::Delete => "not removed",
    });
    let what = deeds.map(str::to_owned).chain((!closed.paths.is_empty()).then(|| names(&closed.paths)));
    let what = what.collect::<Vec<_>>().join(", ");
    if what.is_empty() { format!("{which}: {}", closed.why) } else { format!("{which} ({what}): {}", closed.why) }
}

fn request(method: &str, path: &str, is_undocumented: bool) -> String {
    format!("`{method} {path}`{}", if is_undocumented { " (undocumented)" } else { "" })
}

fn names(paths: &[String]) -> String {
    paths.iter().map(|path| format!("`{path}`")).collect::<Vec<_>>().join(", ")
}
