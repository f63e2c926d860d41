use std::io::{self, Write};
use std::sync::{Arc, Mutex};

use serde_json::Value;
use slog::{info, o, warn};

use super::{Redactor, logger_to};
use crate::config::LogLevel;

#[derive(Clone, Default)]
struct Sink(Arc<Mutex<Vec<u8>>>);

impl Write for Sink {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().expect("no writer panics").write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Sink {
    fn lines(&self) -> Vec<Value> {
        let bytes = self.0.lock().expect("no writer panics").clone();
        let text = String::from_utf8(bytes).expect("JSON is UTF-8");
        text.lines().map(|line| serde_json::from_str(line).expect("each line is JSON")).collect()
    }
}

#[test]
fn a_record_is_one_line_as_pino_has_it() {
    let sink = Sink::default();
    let (logger, guard) = logger_to(sink.clone(), LogLevel::Info);
    info!(logger.new(o!("tenant.id" => 7)), "synced {} areas", 3; "drifts" => 0, "done" => true);
    drop(guard);
    let lines = sink.lines();
    let [line] = lines.as_slice() else { panic!("one line expected, got {lines:?}") };
    assert_eq!(line["level"], 30);
    assert!(line["time"].is_i64());
    assert_eq!(line["msg"], "synced 3 areas");
    assert_eq!(line["name"], "plumbline");
    assert_eq!(line["tenant.id"], 7);
    assert_eq!(line["drifts"], 0);
    assert_eq!(line["done"], true);
}

#[test]
fn records_below_the_level_are_not_written() {
    let sink = Sink::default();
    let (logger, guard) = logger_to(sink.clone(), LogLevel::Warn);
    info!(logger, "quiet");
    warn!(logger, "loud");
    drop(guard);
    assert_eq!(sink.lines().len(), 1);
}

#[test]
fn fields_named_like_secrets_are_redacted() {
    let sink = Sink::default();
    let (logger, guard) = logger_to(sink.clone(), LogLevel::Info);
    info!(logger, "x"; "credential.clientSecret" => "v", "Authorization" => "v", "ENCRYPTION_KEY" => "v", "area" => "v");
    drop(guard);
    let lines = sink.lines();
    for name in ["credential.clientSecret", "Authorization", "ENCRYPTION_KEY"] {
        assert_eq!(lines[0][name], "[redacted]", "{name}");
    }
    assert_eq!(lines[0]["area"], "v");
}

#[test]
fn known_secrets_are_redacted_wherever_they_stand() {
    let sink = Sink::default();
    let (logger, guard) = logger_to(sink.clone(), LogLevel::Info);
    let hidden = guard.redactor().hide("a\"secret\"value");
    info!(logger, "refused a\"secret\"value"; "error" => "sent a\"secret\"value to them");
    drop(guard);
    drop(hidden);
    assert_eq!(sink.lines()[0]["msg"], "refused [redacted]");
    assert_eq!(sink.lines()[0]["error"], "sent [redacted] to them");
}

#[test]
fn a_value_is_hidden_only_while_somebody_holds_it() {
    let redactor = Redactor::default();
    let first = redactor.hide("secret-value");
    let second = redactor.hide("secret-value");
    drop(first);
    assert_eq!(redactor.redacted("secret-value"), "[redacted]");
    drop(second);
    assert_eq!(redactor.redacted("secret-value"), "secret-value");
}

/// As it stands in a header of basic authentication, in a form, in a URL and in JSON within a text.
#[test]
fn known_secrets_are_redacted_in_every_disguise() {
    use base64::Engine;
    use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
    let secret = "Q8~x/y+z\"?ä-7_w=";
    let redactor = Redactor::default();
    let hidden = redactor.hide(secret);
    let percent: String = url::form_urlencoded::byte_serialize(secret.as_bytes()).collect();
    let mut disguises = vec![percent.clone(), percent.to_lowercase().replace("q8", "Q8"), json_escaped(secret)];
    for before in ["", "a", "ab", "client-id:"] {
        disguises.push(STANDARD.encode(format!("{before}{secret} and more")));
        disguises.push(URL_SAFE_NO_PAD.encode(format!("{before}{secret}")));
    }
    for disguise in disguises {
        let shown = redactor.redacted(&format!("sent {disguise} to them"));
        assert!(shown.contains("[redacted]") && shown.len() < 30 + disguise.len() / 2, "{disguise} became {shown}");
    }
    drop(hidden);
}

fn json_escaped(text: &str) -> String {
    Value::from(text).to_string().trim_matches('"').to_owned()
}

#[test]
fn overlapping_secrets_leave_nothing_of_either() {
    let redactor = Redactor::default();
    let hidden = (redactor.hide("abcdefgh"), redactor.hide("efghijkl"), redactor.hide("abcdefghi"));
    assert_eq!(redactor.redacted("x abcdefghijkl y"), "x [redacted] y");
    drop(hidden);
    assert_eq!(redactor.redacted("x abcdefghijkl y"), "x abcdefghijkl y");
}

#[test]
fn what_looks_like_a_secret_is_redacted_though_nobody_told_of_it() {
    let redactor = Redactor::default();
    let token = "eyJ0eXAiOiJKV1QiLCJhbGciOiJSUzI1NiJ9.eyJhdWQiOiJ4In0.c2lnbmF0dXJl";
    for (text, expected) in [
        (format!("sent {token}"), "sent [redacted]".to_owned()),
        (format!("Authorization: Bearer {token}, refused"), "Authorization: Bearer [redacted], refused".to_owned()),
        ("of plb_0123456789abcdefghijklmnop here".to_owned(), "of [redacted] here".to_owned()),
        ("a=1&client_secret=s3cr%2Bt&b=2".to_owned(), "a=1&client_secret=[redacted]&b=2".to_owned()),
        (r#"{"refresh_token": "0.AXo","n":1}"#.to_owned(), r#"{"refresh_token": "[redacted]","n":1}"#.to_owned()),
        (
            "-----BEGIN PRIVATE KEY-----\nMIIE\n-----END PRIVATE KEY-----".to_owned(),
            "-----BEGIN PRIVATE KEY-----[redacted]-----END PRIVATE KEY-----".to_owned(),
        ),
    ] {
        assert_eq!(redactor.redacted(&text), expected);
    }
    for plain in ["a bearer token is needed", "PLUMBLINE_ENCRYPTION_KEY: is not set", "level=info", "the key id is 12"]
    {
        assert_eq!(redactor.redacted(plain), plain);
    }
}

#[test]
fn parts_of_a_value_are_redacted_by_their_names_too() {
    let sink = Sink::default();
    let (logger, guard) = logger_to(sink.clone(), LogLevel::Info);
    let hidden = guard.redactor().hide("known-to-the-process");
    let parts = serde_json::json!({ "clientSecret": { "a": 1 }, "list": [{ "password": "x" }, "known-to-the-process"], "n": 2 });
    info!(logger, "x"; "value" => slog::Serde(parts));
    drop((guard, hidden));
    let expected = serde_json::json!({ "clientSecret": "[redacted]", "list": [{ "password": "[redacted]" }, "[redacted]"], "n": 2 });
    assert_eq!(sink.lines()[0]["value"], expected);
}

/// A name that somebody chose must not look like another line, nor change the terminal of who reads the log.
#[test]
fn nothing_that_is_logged_can_forge_a_line() {
    let sink = Sink::default();
    let (logger, guard) = logger_to(sink.clone(), LogLevel::Info);
    let name = "x\n{\"level\":30,\"msg\":\"forged\"}\r\u{1b}[2J\u{85}\u{2028}\u{202e}\u{9b}\u{7f}\0";
    info!(logger, "a {} b", name; "value" => name);
    drop(guard);
    let bytes = sink.0.lock().expect("no writer panics").clone();
    let text = String::from_utf8(bytes).expect("UTF-8");
    assert_eq!(text.lines().count(), 1);
    let is_plain =
        |letter: char| letter == '\n' || !(letter.is_control() || ('\u{2028}'..='\u{202e}').contains(&letter));
    assert!(text.chars().all(is_plain), "{text:?}");
    assert_eq!(sink.lines()[0]["value"], name, "a program reads what it was");
}

#[test]
fn the_level_changes_while_the_log_runs() {
    use crate::domain::model::Timestamp;
    use crate::logging::Chosen;
    let sink = Sink::default();
    let (logger, guard) = logger_to(sink.clone(), LogLevel::Info);
    let levels = guard.levels();
    slog::debug!(logger, "1");
    levels.choose(Some(Chosen { level: LogLevel::Debug, until: Timestamp(0) }));
    slog::debug!(logger, "2");
    levels.choose(None);
    slog::debug!(logger, "3");
    levels.configure(LogLevel::Debug);
    slog::debug!(logger, "4");
    drop(guard);
    let told: Vec<Value> = sink.lines().iter().map(|line| line["msg"].clone()).collect();
    assert_eq!(told, ["2", "4"]);
}

#[tokio::test]
async fn lines_name_the_request_that_caused_them() {
    let sink = Sink::default();
    let (logger, guard) = logger_to(sink.clone(), LogLevel::Info);
    let id = super::RequestId::parse("request-one").expect("well-formed");
    id.around(async { info!(logger.new(o!("tenant.id" => 7)), "inside") }).await;
    info!(logger, "outside");
    drop(guard);
    assert_eq!((&sink.lines()[0]["request.id"], &sink.lines()[0]["tenant.id"]), (&"request-one".into(), &7.into()));
    assert_eq!(sink.lines()[1].get("request.id"), None);
}
