//! Entries in the Common Event Format.
//!
//! By ArcSight's "Common Event Format" guide: a line is `CEF:0|vendor|product|version|class|name|severity|extension`.
//! In the header a bar and a backslash are escaped by a backslash; in the values of the extension an equals sign and a
//! backslash are, and a line break is written as `\n` or `\r`.

use std::net::IpAddr;

use super::{NamedEntry, hex};
use crate::store::audit::AuditResult;

/// The guide's limit of `cs1` to `cs6`.
const STRING_LIMIT_CHARACTERS: usize = 4_000;

pub(super) fn line(NamedEntry { entry, tenant_name }: &NamedEntry) -> String {
    let mut extension = Extension::default();
    extension.put("rt", &entry.at.milliseconds().to_string());
    extension.put("externalId", &entry.id.to_string());
    extension.put("suser", &entry.actor);
    match entry.address.as_ref().map(|address| address.parse()) {
        Some(Ok(IpAddr::V4(address))) => extension.put("src", &address.to_string()),
        Some(Ok(IpAddr::V6(address))) => extension.labelled("c6a2", "Source IPv6 Address", &address.to_string()),
        Some(Err(_)) | None => {}
    }
    extension.put("act", &entry.action);
    extension.put("outcome", entry.result.as_str());
    extension.labelled("cs1", "subject", &entry.subject);
    if let Some(tenant) = &entry.tenant {
        extension.labelled("cs2", "tenant", tenant_name.as_ref().unwrap_or(tenant));
    }
    if let Some(kind) = entry.kind {
        extension.labelled("cs3", "way", kind.as_str());
    }
    if let Some(request) = &entry.request {
        extension.labelled("cs4", "request", request);
    }
    extension.labelled("cs5", "detail", &entry.detail);
    extension.labelled("cs6", "hash", &hex(&entry.hash));
    let severity = match entry.result {
        AuditResult::Done => 3,
        AuditResult::Failed => 5,
        AuditResult::Refused => 6,
    };
    let (version, class) = (header(env!("CARGO_PKG_VERSION")), header(&entry.action));
    let name = class.replace(['.', '_'], " ");
    format!("CEF:0|Plumbline|Plumbline|{version}|{class}|{name}|{severity}|{}\n", extension.0)
}

#[derive(Default)]
struct Extension(String);

impl Extension {
    fn put(&mut self, key: &str, text: &str) {
        if !self.0.is_empty() {
            self.0.push(' ');
        }
        self.0.push_str(key);
        self.0.push('=');
        self.0.push_str(&value(text));
    }

    fn labelled(&mut self, key: &str, label: &str, text: &str) {
        let text: String = text.chars().take(STRING_LIMIT_CHARACTERS).collect();
        self.put(&format!("{key}Label"), label);
        self.put(key, &text);
    }
}

fn header(text: &str) -> String {
    escaped(text, |character| match character {
        '|' => Some("\\|"),
        _ => None,
    })
}

fn value(text: &str) -> String {
    escaped(text, |character| match character {
        '=' => Some("\\="),
        '\n' => Some("\\n"),
        '\r' => Some("\\r"),
        _ => None,
    })
}

/// Whatever else could end a line becomes a space.
fn escaped(text: &str, special: impl Fn(char) -> Option<&'static str>) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match special(character) {
            Some(sequence) => escaped.push_str(sequence),
            None if character == '\\' => escaped.push_str("\\\\"),
            None if character.is_control() || matches!(character, '\u{2028}' | '\u{2029}') => escaped.push(' '),
            None => escaped.push(character),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::{header, value};

    #[test]
    fn nothing_leaves_its_place() {
        for (text, in_header, in_value) in [
            ("plain", "plain", "plain"),
            ("a|b", "a\\|b", "a|b"),
            ("a=b", "a=b", "a\\=b"),
            ("a\\b", "a\\\\b", "a\\\\b"),
            ("a\nb", "a b", "a\\nb"),
            ("a\r\nb", "a  b", "a\\r\\nb"),
            ("a\u{0}\u{85}\u{2028}b", "a   b", "a   b"),
        ] {
            assert_eq!((header(text).as_str(), value(text).as_str()), (in_header, in_value), "{text:?}");
        }
    }
}
