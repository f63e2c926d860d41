//! The requests of a plan as a person sends them.

use std::collections::BTreeSet;
use std::process::Command;

use plumbline::domain::plan::render::{curl, json, powershell};
use plumbline::domain::plan::{Live, Plan, Purpose};
use serde_json::{Value, json};

use crate::setting::{bystander, directory, group, guid, missing, plan_of, policy};

const POLICIES: &str = "conditional_access_policies";
const ROOT: &str = "https://graph.microsoft.com";

/// A group with a name that wants to break out, and the policy that is told of its new id.
fn plan() -> Plan {
    let mut agreed = group(1, "It's $(touch broken) `x` \" \u{2019}");
    agreed["description"] = json!("two\nlines'@\n'@ end");
    plan_of(
        Purpose::Restore,
        &directory(&[("groups", &[])]),
        vec![("groups", vec![missing("groups", &agreed, Live::Gone)])],
        vec![bystander(POLICIES, &policy(&json!([guid(1)]), "enabled"))],
    )
}

fn all() -> BTreeSet<u32> {
    BTreeSet::from([1, 2])
}

#[test]
fn json_holds_exactly_what_is_sent() {
    let plan = plan();
    let read: Value = serde_json::from_str(&json(&plan, &all(), ROOT)).expect("JSON");
    assert_eq!(read["requests"][0]["request"]["url"], json!("https://graph.microsoft.com/v1.0/groups"));
    assert_eq!(read["requests"][0]["request"]["body"], plan.operations[0].request.body.clone().expect("a body"));
    assert_eq!(read["requests"][1]["needs"], json!([1]));
    let one: Value = serde_json::from_str(&json(&plan, &BTreeSet::from([2]), ROOT)).expect("JSON");
    assert_eq!(one["requests"].as_array().map(Vec::len), Some(1));
}

/// Runs the script with a `curl` that writes down what it is asked and answers with an id.
#[test]
fn the_shell_sends_what_the_plan_says_whatever_is_in_it() {
    let plan = plan();
    let folder = tempfile::tempdir().expect("a folder");
    let write = |name: &str, text: &str| std::fs::write(folder.path().join(name), text).expect("a file");
    write("curl", "#!/usr/bin/env bash\nprintf '%s\\0' \"$@\" END >> asked\necho '{\"id\":\"new-id\"}'\n");
    write("jq", "#!/usr/bin/env bash\nread -r answer; [[ \"$*\" == *'getpath([\"id\"])' ]]; echo new-id\n");
    write("script", &curl(&plan, &all(), ROOT));
    let run = |name: &str| Command::new("chmod").arg("+x").arg(folder.path().join(name)).status().expect("chmod");
    assert!(run("curl").success() && run("jq").success());
    let path = format!("{}:{}", folder.path().display(), std::env::var("PATH").expect("a path"));
    let bash = Command::new("bash").arg("script").env("PATH", path).env("TOKEN", "t").current_dir(&folder).output();
    let output = bash.expect("bash");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(!folder.path().join("broken").exists());
    let asked = std::fs::read_to_string(folder.path().join("asked")).expect("what was asked");
    let calls: Vec<Vec<&str>> = asked.split("END\0").map(|call| call.split('\0').collect()).collect();
    let body = |call: usize| -> Value {
        let at = calls[call].iter().position(|word| *word == "--data-binary").expect("a body");
        serde_json::from_str(calls[call][at + 1]).expect("JSON")
    };
    assert_eq!(Some(body(0)), plan.operations[0].request.body);
    assert_eq!(body(1)["conditions"]["users"]["excludeGroups"], json!(["new-id"]));
    assert!(calls[1].contains(&"PATCH") && calls[0].contains(&"https://graph.microsoft.com/v1.0/groups"));
}

#[test]
fn without_a_token_nothing_is_sent() {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("script"), curl(&plan(), &all(), ROOT)).expect("a file");
    let bash = Command::new("bash").arg("script").env_remove("TOKEN").current_dir(&folder).output().expect("bash");
    assert!(!bash.status.success());
    assert!(String::from_utf8_lossy(&bash.stderr).contains("set TOKEN"), "{bash:?}");
}

#[test]
fn powershell_gets_each_body_as_a_literal_text() {
    let script = powershell(&plan(), &all(), ROOT);
    let ends = script.lines().filter(|line| line.starts_with("'@")).count();
    assert_eq!(ends, 2, "{script}");
    assert!(
        script.contains("Invoke-MgGraphRequest -Method POST -Uri 'https://graph.microsoft.com/v1.0/groups'"),
        "{script}"
    );
    assert!(script.contains("$created1 = $answer['id']"), "{script}");
    assert!(script.contains("'@.Replace('{{created:1}}', $created1))"), "{script}");
    let comments: Vec<&str> = script.lines().filter(|line| line.starts_with("# 1.")).collect();
    assert!(comments.len() == 1 && comments[0].contains("$(touch broken)"), "{comments:?}");
}
