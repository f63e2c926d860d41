//! `docs/security.md` promises nothing that no test holds: every test that it names is there, and every promise of the
//! products before us has its answer.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn document() -> String {
    std::fs::read_to_string(root().join("docs/security.md")).expect("docs/security.md")
}

/// The rows of all tables, cell by cell, without their headings.
fn rows(document: &str) -> Vec<Vec<String>> {
    let lines: Vec<&str> = document.lines().collect();
    let is_heading =
        |line: usize| lines.get(line + 1).is_some_and(|next| next.starts_with("|-") || next.starts_with("|:-"));
    let is_row = |line: usize| lines[line].starts_with('|') && !lines[line].starts_with("|-") && !is_heading(line);
    let cells = |line: &str| line.trim_matches('|').split('|').map(|cell| cell.trim().to_owned()).collect();
    (0..lines.len()).filter(|line| is_row(*line)).map(|line| cells(lines[line])).collect()
}

/// What stands between backticks.
fn quoted(text: &str) -> Vec<&str> {
    text.split('`').skip(1).step_by(2).collect()
}

/// `file::test`, with the folders of the file before it.
fn is_test_name(text: &str) -> bool {
    let parts: Vec<&str> = text.split("::").collect();
    let is_word =
        |part: &&str| !part.is_empty() && part.chars().all(|sign| matches!(sign, 'a'..='z' | '0'..='9' | '_'));
    parts.len() > 1 && parts.iter().all(is_word) && parts[parts.len() - 1].contains('_')
}

fn is_file_name(text: &str) -> bool {
    text.starts_with("web/") || text.starts_with("scripts/") || text.starts_with("tests/")
}

/// Every test of the sources, by the path of its file: `store::keys::a_name`, `attacks::tls::a_name`.
fn tests() -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for folder in ["src", "tests"] {
        let folder = root().join(folder);
        for file in files(&folder) {
            let module = module(file.strip_prefix(&folder).expect("found below it"));
            let text = std::fs::read_to_string(&file).expect("a text file");
            found.extend(test_functions(&text).into_iter().map(|name| format!("{module}::{name}")));
        }
    }
    found
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut all = Vec::new();
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            all.extend(files(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            all.push(path);
        }
    }
    all
}

/// Folders and file, without the names that only say what kind of file it is.
fn module(file: &Path) -> String {
    let path = file.with_extension("");
    let mut parts: Vec<String> =
        path.components().map(|part| part.as_os_str().to_string_lossy().into_owned()).collect();
    if parts.len() > 1 && parts.last().is_some_and(|name| matches!(name.as_str(), "mod" | "main" | "tests")) {
        parts.pop();
    }
    parts.join("::")
}

/// Functions under an attribute that makes them tests.
fn test_functions(text: &str) -> Vec<String> {
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    let is_mark = |line: &&str| line.starts_with("#[test]") || line.starts_with("#[tokio::test");
    let marks = lines.iter().enumerate().filter(|(_, line)| is_mark(line)).map(|(number, _)| number);
    let name = |number: usize| {
        let function = lines[number..].iter().find_map(|line| line.split_once("fn ").map(|(_, rest)| rest))?;
        Some(function.split('(').next().unwrap_or_default().to_owned())
    };
    marks.filter_map(name).collect()
}

#[test]
fn every_test_that_the_security_page_names_is_there() {
    let (document, tests) = (document(), tests());
    assert!(tests.len() > 300, "only {} tests were found", tests.len());
    let mut missing = Vec::new();
    for name in quoted(&document) {
        let is_there = if is_test_name(name) {
            tests.iter().any(|test| test == name || test.ends_with(&format!("::{name}")))
        } else if is_file_name(name) {
            root().join(name.split(' ').next().unwrap_or_default()).exists()
        } else {
            true
        };
        if !is_there {
            missing.push(name);
        }
    }
    assert!(missing.is_empty(), "docs/security.md names what is not there:\n{}", missing.join("\n"));
}

/// Whoever makes a table says what is in it and how it is kept.
#[test]
fn every_table_of_the_database_is_explained() {
    let document = document();
    let stored =
        document.split("\n## What is stored").nth(1).and_then(|rest| rest.split("\n## ").next()).expect("a chapter");
    let explained: BTreeSet<&str> = quoted(stored).into_iter().collect();
    let missing: Vec<String> = tables().into_iter().filter(|table| !explained.contains(table.as_str())).collect();
    assert!(missing.is_empty(), "docs/security.md does not say what these hold: {missing:?}");
}

/// Every table that the migrations make, but for those that stand in for another one for a while.
fn tables() -> BTreeSet<String> {
    let mut all = BTreeSet::new();
    for entry in std::fs::read_dir(root().join("migrations")).expect("a folder") {
        let text = std::fs::read_to_string(entry.expect("an entry").path()).expect("a text file");
        let made = text.lines().filter_map(|line| line.strip_prefix("CREATE TABLE "));
        let names = made.filter_map(|rest| rest.split([' ', '(']).next());
        all.extend(names.filter(|name| !name.starts_with("new_")).map(str::to_owned));
    }
    all
}

/// A row without a test says why there is none.
#[test]
fn every_promise_names_what_holds_it() {
    let document = document();
    let promises = document.split("\n## Promises").nth(1).expect("a chapter with promises");
    let rows = rows(promises);
    assert!(rows.len() > 60, "{} promises", rows.len());
    for row in rows {
        let last = row.last().expect("a cell");
        let is_held = quoted(last).into_iter().any(|name| is_test_name(name) || is_file_name(name));
        let is_excused = last.contains("Does not apply") || last.contains("No test");
        assert!(is_held || is_excused, "nothing holds this promise, and it does not say why: {row:?}");
    }
}

#[test]
fn every_promise_of_the_products_before_has_its_answer() {
    let Some(shared) = std::env::var_os("PLUMBLINE_SHARED").map(PathBuf::from) else {
        println!("skipped: PLUMBLINE_SHARED does not name the folder with the claims");
        return;
    };
    let claims = std::fs::read_to_string(shared.join("security-claims.md")).expect("the claims");
    let ids = |text: &str| -> BTreeSet<String> {
        let is_id = |cell: &String| {
            let (letter, number) = cell.split_at(cell.len().min(1));
            matches!(letter, "T" | "A" | "E") && number.parse::<u8>().is_ok()
        };
        rows(text).into_iter().filter_map(|row| row.into_iter().next()).filter(is_id).collect()
    };
    let (claimed, answered) = (ids(&claims), ids(&document()));
    assert!(claimed.len() >= 43, "{} claims", claimed.len());
    let missing: Vec<&String> = claimed.difference(&answered).collect();
    assert!(missing.is_empty(), "docs/security.md does not answer {missing:?}");
    let copied = rows(&claims).into_iter().filter_map(|row| row.into_iter().nth(1));
    for sentence in copied.filter(|sentence| sentence.len() > 40) {
        assert!(!document().contains(&sentence), "copied from the claims: {sentence}");
    }
}

#[test]
fn tests_are_found_where_they_stand() {
    assert_eq!(module(Path::new("config/tests.rs")), "config");
    assert_eq!(module(Path::new("attacks/tls.rs")), "attacks::tls");
    assert_eq!(module(Path::new("secrets.rs")), "secrets");
    let text = "#[tokio::test(flavor = \"multi_thread\")]\nasync fn one_two() {}\nfn no_test() {}\n    #[test]\n    fn three() {}";
    assert_eq!(test_functions(text), ["one_two", "three"]);
    assert!(is_test_name("attacks::tls::a_test") && !is_test_name("std::env") && !is_test_name("a_word"));
    assert_eq!(rows("| a | b |\n|---|---|\n| c | d |"), [["c", "d"]]);
}
