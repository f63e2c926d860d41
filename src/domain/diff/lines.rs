//! Differences of a text, line by line.

use serde::{Deserialize, Serialize};
use similar::{ChangeTag, TextDiff};

/// Lines that are shown around what changed.
const CONTEXT_LINES: usize = 3;
/// Beyond these, what lies between the first and the last difference counts as replaced: finding the shortest way from
/// one long text to another could take for ever.
const LINES_LIMIT: usize = 20_000;

/// Lines that changed together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Hunk {
    /// As in a unified difference: `@@ -1,4 +1,5 @@`.
    pub header: String,
    /// Each with `+`, `-` or a space before it.
    pub lines: Vec<String>,
}

/// The unified difference of two texts.
pub fn hunks(before: &str, after: &str) -> Vec<Hunk> {
    let before: Vec<&str> = before.lines().collect();
    let after: Vec<&str> = after.lines().collect();
    if before.len().max(after.len()) > LINES_LIMIT {
        return replaced(&before, &after).into_iter().collect();
    }
    let differences = TextDiff::from_slices(&before, &after);
    let groups = differences.grouped_ops(CONTEXT_LINES);
    let hunk = |ops: &Vec<similar::DiffOp>| {
        let (first, last) = (ops.first()?, ops.last()?);
        let old = first.old_range().start..last.old_range().end;
        let new = first.new_range().start..last.new_range().end;
        let changes = ops.iter().flat_map(|op| differences.iter_changes(op));
        let lines = changes.map(|change| format!("{}{}", sign(change.tag()), change.value()));
        Some(Hunk { header: header(&old, &new), lines: lines.collect() })
    };
    groups.iter().filter_map(hunk).collect()
}

/// As one hunk, without what is the same at the beginning and at the end.
fn replaced(before: &[&str], after: &[&str]) -> Option<Hunk> {
    let start = before.iter().zip(after).take_while(|(one, other)| one == other).count();
    let (before, after) = (before.get(start..)?, after.get(start..)?);
    let end = before.iter().rev().zip(after.iter().rev()).take_while(|(one, other)| one == other).count();
    let (before, after) = (before.get(..before.len() - end)?, after.get(..after.len() - end)?);
    if before.is_empty() && after.is_empty() {
        return None;
    }
    let removed = before.iter().map(|line| format!("-{line}"));
    let added = after.iter().map(|line| format!("+{line}"));
    let header = header(&(start..start + before.len()), &(start..start + after.len()));
    Some(Hunk { header, lines: removed.chain(added).collect() })
}

fn header(old: &std::ops::Range<usize>, new: &std::ops::Range<usize>) -> String {
    let side = |range: &std::ops::Range<usize>| match range.len() {
        0 => format!("{},0", range.start),
        length => format!("{},{length}", range.start + 1),
    };
    format!("@@ -{} +{} @@", side(old), side(new))
}

fn sign(tag: ChangeTag) -> char {
    match tag {
        ChangeTag::Equal => ' ',
        ChangeTag::Delete => '-',
        ChangeTag::Insert => '+',
    }
}

#[cfg(test)]
mod tests {
    use super::hunks;

    #[test]
    fn a_changed_line_stands_between_three_lines_on_each_side() {
        let before = "1\n2\n3\n4\n5\n6\n7\n8\n9";
        let found = hunks(before, &before.replace('5', "five"));
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].header, "@@ -2,7 +2,7 @@");
        assert_eq!(found[0].lines, [" 2", " 3", " 4", "-5", "+five", " 6", " 7", " 8"]);
    }

    #[test]
    fn changes_far_apart_are_hunks_of_their_own() {
        let before: String = (0..40).map(|number| format!("{number}\n")).collect();
        let after = before.replacen("0\n", "zero\n", 1).replace("39\n", "");
        let headers: Vec<String> = hunks(&before, &after).into_iter().map(|hunk| hunk.header).collect();
        assert_eq!(headers, ["@@ -1,4 +1,4 @@", "@@ -37,4 +37,3 @@"]);
    }

    #[test]
    fn a_text_that_came_or_went_has_only_such_lines() {
        assert_eq!(hunks("", "a\nb")[0].lines, ["+a", "+b"]);
        assert_eq!(hunks("a", "")[0].lines, ["-a"]);
        assert_eq!(hunks("a", "a"), vec![]);
    }

    #[test]
    fn long_texts_without_a_common_line_take_no_time() {
        let text = |name: &str| (0..100_000).map(|number| format!("{name}{number}\n")).collect::<String>();
        let found = hunks(&format!("same\n{}end", text("a")), &format!("same\n{}end", text("b")));
        assert_eq!((found.len(), found[0].lines.len()), (1, 200_000));
        let found = hunks(
            &text("a").lines().take(15_000).collect::<Vec<_>>().join("\n"),
            &text("b").lines().take(15_000).collect::<Vec<_>>().join("\n"),
        );
        assert_eq!(found[0].lines.len(), 30_000);
    }
}
