//! `docs/guides` names nothing that is not there: pictures, links, commands with their options, and the words of the app,
//! which stand in bold.

use std::path::{Path, PathBuf};
use std::process::Command;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The guides, each with its file.
fn guides() -> Vec<(PathBuf, String)> {
    let mut all: Vec<PathBuf> = files(&root().join("docs/guides"), &["md"]);
    all.sort();
    assert!(all.len() > 15, "{} guides", all.len());
    all.into_iter().map(|file| (file.clone(), std::fs::read_to_string(file).expect("a text file"))).collect()
}

fn files(folder: &Path, extensions: &[&str]) -> Vec<PathBuf> {
    let mut all = Vec::new();
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            all.extend(files(&path, extensions));
        } else if extensions.iter().any(|wanted| path.extension().is_some_and(|found| found == *wanted)) {
            all.push(path);
        }
    }
    all
}

/// What stands between two marks, on one line or over two.
fn between<'text>(text: &'text str, open: &str, close: &str) -> Vec<&'text str> {
    text.split(open).skip(1).filter_map(|rest| rest.split_once(close)).map(|(inner, _)| inner).collect()
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn every_link_and_every_picture_leads_somewhere() {
    let mut missing = Vec::new();
    for (file, text) in guides() {
        let folder = file.parent().expect("a folder");
        for target in between(&text, "](", ")") {
            let path = target.split('#').next().unwrap_or(target);
            if !target.starts_with("http") && !path.is_empty() && !folder.join(path).exists() {
                missing.push(format!("{}: {target}", file.display()));
            }
        }
    }
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}

#[test]
fn every_guide_stands_in_the_index() {
    let index = std::fs::read_to_string(root().join("docs/guides/README.md")).expect("the index");
    for (file, _) in guides() {
        let name = file.file_name().and_then(|name| name.to_str()).expect("a name");
        assert!(name == "README.md" || index.contains(&format!("]({name})")), "{name}");
    }
}

#[test]
fn every_command_is_understood() {
    let mut commands = Vec::new();
    for (_, text) in guides() {
        commands.extend(text.lines().filter(|line| line.trim_start().starts_with("plumbline ")).map(str::to_owned));
        let prose = text.split("```").step_by(2).collect::<String>();
        commands.extend(between(&prose, "`plumbline ", "`").into_iter().map(|rest| format!("plumbline {rest}")));
    }
    assert!(commands.len() > 25, "{} commands", commands.len());
    for command in commands {
        let words = words(&command);
        let output = Command::new(env!("CARGO_BIN_EXE_plumbline"))
            .args(&words[1..])
            .arg("--help")
            .env_clear()
            .output()
            .expect("the binary starts");
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{command}: {said}");
    }
}

/// The words of a command up to where the shell takes over.
fn words(command: &str) -> Vec<String> {
    let command = command.trim().split([';', '|', '>']).next().unwrap_or(command);
    let parts = command.split('"').enumerate();
    parts
        .flat_map(|(number, part)| match number % 2 {
            0 => part.split_whitespace().map(str::to_owned).collect(),
            _ => vec![part.to_owned()],
        })
        .collect()
}

#[test]
fn every_word_of_the_app_stands_there() {
    let app: String = files(&root().join("web/src"), &["ts", "tsx"])
        .into_iter()
        .map(|file| one_line(&std::fs::read_to_string(file).expect("a text file")))
        .collect();
    let mut missing = Vec::new();
    for (file, text) in guides() {
        let is_missing = |word: &&str| !app.contains(&format!("\"{}", one_line(word)));
        let named: Vec<&str> = text.split("**").skip(1).step_by(2).filter(is_missing).collect();
        missing.extend(named.into_iter().map(|word| format!("{}: {word}", file.display())));
    }
    assert!(missing.is_empty(), "not in the app:\n{}", missing.join("\n"));
}
