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
