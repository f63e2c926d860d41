//! Writing to the terminal.

use std::io::{self, Write};

use crate::logging::visible;

/// A line of the answer. A reader that closed the pipe has seen enough, so that is no error. Names come from tenants, and
/// must not speak to the terminal.
pub(super) fn line(text: &str) {
    let _ = writeln!(io::stdout().lock(), "{}", visible(text));
}

/// An answer that ends its own lines.
pub(super) fn text(text: &str) {
    let _ = io::stdout().lock().write_all(text.as_bytes());
}

/// A note beside the answer.
pub(super) fn note(text: &str) {
    let _ = writeln!(io::stderr().lock(), "{}", visible(text));
}

/// What went wrong, with its causes.
pub(super) fn error(error: &anyhow::Error) {
    note(&format!("plumbline: {error:#}"));
}

/// Rows in columns; the first is the heading.
pub(super) fn table(rows: &[Vec<String>]) -> String {
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let width = |column: usize| rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.chars().count()).max();
    let widths: Vec<usize> = (0..columns).map(|column| width(column).unwrap_or(0)).collect();
    let text = |row: &Vec<String>| {
        let cells: Vec<String> = row.iter().zip(&widths).map(|(cell, width)| format!("{cell:<width$}")).collect();
        cells.join("  ").trim_end().to_owned()
    };
    rows.iter().map(text).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::visible;

    #[test]
    fn signs_are_shown_and_json_means_the_same() {
        assert_eq!(visible("Müller\tGmbH\n"), "Müller\tGmbH\n");
        assert_eq!(visible("\u{1b}[2J"), "\\u001b[2J");
        let json = serde_json::to_string("\u{9b}31m \u{202e}gpj.exe").expect("JSON");
        let back: String = serde_json::from_str(&visible(&json)).expect("still JSON");
        assert_eq!(back, "\u{9b}31m \u{202e}gpj.exe");
    }
}
