//! Turns one log record into one line of JSON.

use std::fmt;

use serde_json::{Map, Value};
use slog::{KV, Key, Level, OwnedKVList, Record, Serializer};

use super::redactor::{REDACTED, Redactor, is_secret_name};
use super::visible::visible;
use crate::domain::model::Timestamp;

/// `level`, `time` and `msg` as pino has them, then the fields; a field of the record wins over one of the logger.
pub(super) fn line(record: &Record<'_>, values: &OwnedKVList, now: Timestamp, redactor: &Redactor) -> String {
    let mut fields = Fields { object: Map::new(), redactor };
    fields.object.insert("level".to_owned(), pino_level(record.level()).into());
    fields.object.insert("time".to_owned(), now.milliseconds().into());
    fields.object.insert("msg".to_owned(), redactor.redacted(&record.msg().to_string()).into());
    // A field that cannot be shown is left out; the line itself is worth more.
    let _ = values.serialize(record, &mut fields);
    let _ = record.kv().serialize(record, &mut fields);
    format!("{}\n", visible(&Value::Object(fields.object).to_string()))
}

/// A value with parts: a part that is named like a secret is hidden, and so are known secrets in any text.
fn redacted(value: Value, redactor: &Redactor) -> Value {
    match value {
        Value::String(text) => redactor.redacted(&text).into(),
        Value::Array(items) => items.into_iter().map(|item| redacted(item, redactor)).collect(),
        Value::Object(members) => members
            .into_iter()
            .map(|(name, member)| {
                let member = if is_secret_name(&name) { REDACTED.into() } else { redacted(member, redactor) };
                (redactor.redacted(&name), member)
            })
            .collect(),
        Value::Null | Value::Bool(_) | Value::Number(_) => value,
    }
}

fn pino_level(level: Level) -> u8 {
    match level {
        Level::Critical => 60,
        Level::Error => 50,
        Level::Warning => 40,
        Level::Info => 30,
        Level::Debug => 20,
        Level::Trace => 10,
    }
}

struct Fields<'redactor> {
    object: Map<String, Value>,
    redactor: &'redactor Redactor,
}

impl Fields<'_> {
    fn put(&mut self, key: Key, value: Value) -> slog::Result {
        // The three that pino reads are ours.
        let name = if matches!(key, "level" | "time" | "msg") { format!("field.{key}") } else { key.to_owned() };
        let value = if is_secret_name(key) { REDACTED.into() } else { value };
        self.object.insert(name, value);
        Ok(())
    }
}

impl Serializer for Fields<'_> {
    fn emit_arguments(&mut self, key: Key, value: &fmt::Arguments<'_>) -> slog::Result {
        let text = self.redactor.redacted(&value.to_string());
        self.put(key, text.into())
    }

    fn emit_serde(&mut self, key: Key, value: &dyn slog::SerdeValue) -> slog::Result {
        let value = serde_json::to_value(value.as_serde()).map_err(|_| slog::Error::Other)?;
        self.put(key, redacted(value, self.redactor))
    }

    fn emit_bool(&mut self, key: Key, value: bool) -> slog::Result {
        self.put(key, value.into())
    }

    fn emit_none(&mut self, key: Key) -> slog::Result {
        self.put(key, Value::Null)
    }

    fn emit_usize(&mut self, key: Key, value: usize) -> slog::Result {
        self.put(key, value.into())
    }

    fn emit_u8(&mut self, key: Key, value: u8) -> slog::Result {
        self.put(key, value.into())
    }

    fn emit_u16(&mut self, key: Key, value: u16) -> slog::Result {
        self.put(key, value.into())
    }

    fn emit_u32(&mut self, key: Key, value: u32) -> slog::Result {
        self.put(key, value.into())
    }

    fn emit_u64(&mut self, key: Key, value: u64) -> slog::Result {
        self.put(key, value.into())
    }

    fn emit_i32(&mut self, key: Key, value: i32) -> slog::Result {
        self.put(key, value.into())
    }

    fn emit_i64(&mut self, key: Key, value: i64) -> slog::Result {
        self.put(key, value.into())
    }
}
