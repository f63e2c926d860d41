//! Entries as rows of a table for spreadsheets (RFC 4180).

use csv::{Terminator, WriterBuilder};

use super::{NamedEntry, hex};

const COLUMNS: [&str; 14] = [
    "id",
    "at",
    "actor",
    "kind",
    "address",
    "request",
    "action",
    "subject",
    "tenantId",
    "tenantName",
    "result",
    "detail",
    "erased",
    "hash",
];

pub(super) fn heading() -> String {
    row(&COLUMNS.map(str::to_owned))
}

pub(super) fn line(NamedEntry { entry, tenant_name }: &NamedEntry) -> String {
    let or_empty = |text: &Option<String>| text.clone().unwrap_or_default();
    row(&[
        entry.id.to_string(),
        entry.at.to_string(),
        entry.actor.clone(),
        entry.kind.map_or("", |kind| kind.as_str()).to_owned(),
        or_empty(&entry.address),
        or_empty(&entry.request),
        entry.action.clone(),
        entry.subject.clone(),
        or_empty(&entry.tenant),
        or_empty(tenant_name),
        entry.result.as_str().to_owned(),
        entry.detail.clone(),
        entry.is_erased.to_string(),
        hex(&entry.hash),
    ])
}

fn row(cells: &[String]) -> String {
    let mut writer = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(Vec::new());
    // Writing to memory does not fail; a row that did would be an empty line, which no reader takes for an entry.
    let written = writer.write_record(cells.iter().map(|cell| harmless(cell)));
    let bytes = written.ok().and_then(|()| writer.into_inner().ok()).unwrap_or_default();
    String::from_utf8(bytes).unwrap_or_default()
}

/// A spreadsheet takes a cell that begins so for a formula; the apostrophe makes it text. The characters are those of
/// OWASP's ASVS 1.2.10 and of CWE-1236, and those that some spreadsheets skip before they look.
fn harmless(cell: &str) -> String {
    let is_formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '\0', '＝', '＋', '－', '＠']);
    if is_formula { format!("'{cell}") } else { cell.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::row;

    #[test]
    fn no_cell_is_a_formula_and_no_cell_leaves_its_row() {
        let check = |cell: &str, expected: &str| assert_eq!(row(&[cell.to_owned(), "x".to_owned()]), expected);
        check("ada", "ada,x\r\n");
        check("=1+1", "'=1+1,x\r\n");
        check("+1", "'+1,x\r\n");
        check("-1", "'-1,x\r\n");
        check("@SUM(A1)", "'@SUM(A1),x\r\n");
        check("\t=1", "'\t=1,x\r\n");
        check("a\"b,c", "\"a\"\"b,c\",x\r\n");
        check("a\r\nb", "\"a\r\nb\",x\r\n");
    }
}
