//! The command line by its exit codes and messages, on the real binary.

use std::path::Path;
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

fn plumbline(folder: &Path, environment: &[(&str, &str)], arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_plumbline"))
        .args(arguments)
        .current_dir(folder)
        .env_clear()
        .envs(environment.iter().copied())
        .stdin(Stdio::null())
        .output()
        .expect("the binary starts")
}

fn stdout(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

fn stderr(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn new_key(folder: &Path) -> String {
    stdout(&plumbline(folder, &[], &["key", "new"])).trim().to_owned()
}

/// Fails with this exit code and says all of this.
fn refused(output: &Output, code: i32, words: &[&str]) {
    let said = stderr(output);
    assert_eq!(output.status.code(), Some(code), "{said}");
    for word in words {
        assert!(said.contains(word), "`{word}` is missing in: {said}");
    }
}

fn folder() -> TempDir {
    tempfile::tempdir().expect("a temporary folder")
}

#[test]
fn a_key_is_64_hexadecimal_characters_and_never_the_same() {
    let folder = folder();
    let (one, two) = (new_key(folder.path()), new_key(folder.path()));
    assert!(one.len() == 64 && one.bytes().all(|byte| byte.is_ascii_hexdigit()), "{one}");
    assert_ne!(one, two);
}

#[test]
fn a_missing_key_is_told_with_the_way_out() {
    let folder = folder();
    for environment in [&[][..], &[("PLUMBLINE_ENV", "production")][..]] {
        let output = plumbline(folder.path(), environment, &["serve"]);
        refused(&output, 1, &["PLUMBLINE_ENCRYPTION_KEY", "plumbline key new"]);
    }
}

#[test]
fn all_faults_of_the_configuration_are_told_at_once_and_no_secret() {
    let folder = folder();
    let environment = [("PLUMBLINE_ENCRYPTION_KEY", "abc123secret"), ("PORT", "seventy"), ("PLUMBLINE_CLOUD", "mars")];
    let output = plumbline(folder.path(), &environment, &["check-config"]);
    refused(&output, 1, &["PLUMBLINE_ENCRYPTION_KEY", "64 hexadecimal", "PORT", "PLUMBLINE_CLOUD", "usgov"]);
    assert!(!stderr(&output).contains("abc123secret"));
}

#[test]
fn check_config_names_the_key_by_its_id_only() {
    let folder = folder();
    let key = new_key(folder.path());
    let output = plumbline(folder.path(), &[("PLUMBLINE_ENCRYPTION_KEY", &key)], &["check-config"]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert!(!stdout(&output).contains(&key) && !stderr(&output).contains(&key));
}

#[test]
fn the_wrong_key_is_named_by_its_id() {
    let folder = folder();
    let first = plumbline(folder.path(), &[("PLUMBLINE_ENCRYPTION_KEY", &new_key(folder.path()))], &["tenant", "list"]);
    assert_eq!(first.status.code(), Some(0), "{}", stderr(&first));
    let other = plumbline(folder.path(), &[("PLUMBLINE_ENCRYPTION_KEY", &new_key(folder.path()))], &["tenant", "list"]);
    refused(&other, 1, &["encrypted with key", "PLUMBLINE_ENCRYPTION_KEY_PREVIOUS"]);
}

#[test]
fn the_first_person_governs_everything() {
    let folder = folder();
    let key = new_key(folder.path());
    let environment = [("PLUMBLINE_ENCRYPTION_KEY", key.as_str())];
    let password = folder.path().join("password");
    std::fs::write(&password, "found in the safe\n").unwrap();
    let file = password.to_str().unwrap();
    let add = |more: &[&str]| {
        let arguments = [&["user", "add", "ada", "--password-file", file], more].concat();
        plumbline(folder.path(), &environment, &arguments)
    };
    refused(&add(&["--role", "approver"]), 1, &["there is nobody yet", "--role administrator"]);
    assert!(add(&["--role", "administrator"]).status.success());
}

#[test]
fn a_data_folder_that_cannot_be_made_is_told() {
    let folder = folder();
    std::fs::write(folder.path().join("file"), "").expect("a file");
    let key = new_key(folder.path());
    let environment = [("PLUMBLINE_ENCRYPTION_KEY", key.as_str()), ("PLUMBLINE_DATA_DIR", "file/data")];
    refused(&plumbline(folder.path(), &environment, &["serve"]), 1, &["file/data", "PLUMBLINE_DATA_DIR"]);
}

#[test]
fn a_port_in_use_is_told() {
    let folder = folder();
    let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("a free port");
    let port = listener.local_addr().expect("bound").port().to_string();
    let key = new_key(folder.path());
    let environment = [("PLUMBLINE_ENCRYPTION_KEY", key.as_str()), ("PORT", port.as_str())];
    refused(&plumbline(folder.path(), &environment, &["serve"]), 1, &[&port, "PORT"]);
}

#[test]
fn wrong_usage_ends_with_2() {
    let folder = folder();
    refused(&plumbline(folder.path(), &[], &["frobnicate"]), 2, &["frobnicate"]);
    refused(&plumbline(folder.path(), &[], &["diff", "--area", "groups"]), 2, &["BEFORE"]);
}

#[test]
fn an_unknown_area_is_told_with_the_way_out() {
    let folder = folder();
    std::fs::write(folder.path().join("a.json"), "{}").expect("a file");
    let output = plumbline(folder.path(), &[], &["normalise", "--area", "mailboxes", "a.json"]);
    refused(&output, 1, &["mailboxes", "plumbline areas"]);
}

#[test]
fn broken_files_are_named() {
    let folder = folder();
    std::fs::write(folder.path().join("broken.json"), "{\"a\":").expect("a file");
    std::fs::write(folder.path().join("deep.json"), "[".repeat(500)).expect("a file");
    for file in ["broken.json", "deep.json", "missing.json"] {
        refused(&plumbline(folder.path(), &[], &["normalise", "--area", "groups", file]), 1, &[file]);
    }
}

#[test]
fn diff_tells_what_changed_and_ends_with_3_when_asked() {
    let folder = folder();
    let policy = |state: &str, groups: &str| {
        format!(
            r#"{{"id":"1","displayName":"P","state":"{state}","conditions":{{"users":{{"includeUsers":["All"],"excludeGroups":{groups}}}}}}}"#
        )
    };
    let write = |name: &str, text: String| std::fs::write(folder.path().join(name), text).expect("a file");
    write("a.json", policy("enabled", r#"["A1B2C3D4-0000-0000-0000-000000000001"]"#));
    write("b.json", policy("enabled", r#"["a1b2c3d4-0000-0000-0000-000000000001"]"#));
    write("c.json", policy("disabled", "[]"));
    let diff = |after: &str, more: &[&str]| {
        let arguments = [&["diff", "--area", "conditional_access_policies", "a.json", after], more].concat();
        plumbline(folder.path(), &[], &arguments)
    };
    assert_eq!(diff("b.json", &["--exit-code"]).status.code(), Some(0));
    let changed = diff("c.json", &["--exit-code", "--format", "json"]);
    assert_eq!(changed.status.code(), Some(3));
    let json: serde_json::Value = serde_json::from_slice(&changed.stdout).expect("JSON");
    assert_eq!(json["equal"], false);
    assert_eq!(json["changes"][0]["path"], "conditions.users.excludeGroups");
    assert_eq!(json["changes"][0]["kind"], "set");
    assert_eq!(json["changes"][1]["path"], "state");
    assert_eq!(json["changes"][1]["direction"], "weakens");
    assert_eq!(json["changes"][1]["rule"], "ca-state");
    assert_eq!(json["changes"][1]["severity"], "critical");
    let said = diff("c.json", &[]);
    assert_eq!(said.status.code(), Some(0));
    assert!(stdout(&said).contains("weakens [critical]: A policy that only reports"), "{}", stdout(&said));
}

#[test]
fn diff_explains_each_place_when_asked() {
    let folder = folder();
    let write = |name: &str, text: &str| std::fs::write(folder.path().join(name), text).expect("a file");
    write("a.json", r#"{"id":"1","displayName":"P","state":"Enabled","modifiedDateTime":"2026-01-01T00:00:00Z"}"#);
    write("b.json", r#"{"id":"1","displayName":"P","state":"enabled","modifiedDateTime":"2026-02-01T00:00:00Z"}"#);
    let explain = |format: &str| {
        let arguments =
            ["diff", "--area", "conditional_access_policies", "a.json", "b.json", "--explain", "--format", format];
        let output = plumbline(folder.path(), &[], &arguments);
        assert_eq!(output.status.code(), Some(0));
        String::from_utf8(output.stdout).expect("text")
    };
    let text = explain("text");
    assert!(text.contains("  modifiedDateTime: not configuration\n"), "{text}");
    assert!(text.contains("    drop `modifiedDateTime`: "), "{text}");
    assert!(text.contains("  state: equal\n    sent:     \"Enabled\" → \"enabled\"\n"), "{text}");
    assert!(!text.contains("displayName"), "what looks the same needs no words: {text}");

    let json: serde_json::Value = serde_json::from_str(&explain("json")).expect("JSON");
    assert_eq!(json["equal"], true);
    let rows = json["explanations"][0]["rows"].as_array().expect("rows");
    let name = rows.iter().find(|row| row["path"] == "displayName").expect("JSON holds every place");
    assert_eq!(name["verdict"], "equal");
}

#[test]
fn diff_shows_a_script_line_by_line() {
    let folder = folder();
    let script = |content: &str| {
        let content = base64::Engine::encode(&base64::engine::general_purpose::STANDARD, content);
        format!(r#"{{"id":"1","displayName":"S","scriptContent":"{content}"}}"#)
    };
    let write = |name: &str, text: String| std::fs::write(folder.path().join(name), text).expect("a file");
    write("a.json", script("one\r\ntwo\r\nthree\r\n"));
    write("b.json", script("one\nTWO\nthree"));
    let diff = |format: &str| {
        let arguments = ["diff", "--area", "platform_scripts", "a.json", "b.json", "--format", format];
        String::from_utf8(plumbline(folder.path(), &[], &arguments).stdout).expect("text")
    };
    let text = diff("text");
    let expected = "scriptContent:\n    @@ -1,3 +1,3 @@\n     one\n    -two\n    +TWO\n     three";
    assert!(text.contains(expected), "{text}");
    let json: serde_json::Value = serde_json::from_str(&diff("json")).expect("JSON");
    assert_eq!(json["changes"][0]["lines"][0]["lines"], serde_json::json!([" one", "-two", "+TWO", " three"]));
}
