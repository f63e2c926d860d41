//! What each rule is called, and what it does.

use serde_json::Value;

use crate::domain::catalog::ValueKind;
use crate::domain::normalise::Rule;

/// For machines; kinds of value as the catalog calls them.
pub(super) fn name(rule: Rule) -> String {
    let name = match rule {
        Rule::Identity => "identity",
        Rule::Annotation => "annotation",
        Rule::Empty => "empty",
        Rule::Drop => "drop",
        Rule::DropWhen => "drop_when",
        Rule::Secret => "secret",
        Rule::SecretWhen => "secret_when",
        Rule::Masked => "masked",
        Rule::EmptyReference => "empty_reference",
        Rule::Never => "never",
        Rule::Default => "default",
        Rule::Kind(kind) => return kind_name(kind),
        Rule::Guid => "guid",
        Rule::Type => "type",
        Rule::Tidy => "tidy",
        Rule::Set => "set",
        Rule::Ordered => "ordered",
        Rule::Keyed => "keyed",
        Rule::Reference => "reference",
    };
    name.to_owned()
}

pub(super) fn says(rule: Rule) -> &'static str {
    match rule {
        Rule::Identity => "tells which resource it is, not how it is configured",
        Rule::Annotation => "an annotation of the protocol, not configuration",
        Rule::Empty => "null, missing and empty are the same",
        Rule::Drop => "not configuration: volatile, read-only or status",
        Rule::DropWhen => "not configuration in this resource: Microsoft keeps it up to date",
        Rule::Secret => "not comparable, because Graph never shows it",
        Rule::SecretWhen => {
            "not comparable, because a property beside it says that the value is masked or made by the service"
        }
        Rule::Masked => "not comparable, because the value was masked or not read",
        Rule::EmptyReference => "the empty id stands for no object",
        Rule::Never => "the least date stands for never, which is the same as nothing",
        Rule::Default => "what the service means when nothing is said",
        Rule::Kind(kind) => kind_says(kind),
        Rule::Guid => "ids compare without case",
        Rule::Type => "the type tells which properties there are; it compares without case",
        Rule::Tidy => "line ends, forms of letters and space at the ends do not matter",
        Rule::Set => "the order does not matter",
        Rule::Ordered => "the order matters",
        Rule::Keyed => "elements are matched by their key, wherever they stand",
        Rule::Reference => "the object stands for another one, so only its id counts",
    }
}

fn kind_name(kind: ValueKind) -> String {
    match serde_json::to_value(kind) {
        Ok(Value::String(name)) => name,
        Ok(_) | Err(_) => "kind".to_owned(),
    }
}

fn kind_says(kind: ValueKind) -> &'static str {
    match kind {
        ValueKind::Word => "a word that the service reads without case",
        ValueKind::Instant => "moments compare whatever their offset",
        ValueKind::ComputedInstant => "a moment that the service computes: a second more or less does not matter",
        ValueKind::Date => "days compare as days; the least one stands for never",
        ValueKind::Duration => "durations compare by length",
        ValueKind::TimeOfDay => "times of day compare to the second",
        ValueKind::Cidr => "networks compare without host bits",
        ValueKind::Country => "country codes compare without case",
        ValueKind::Url => "addresses compare without case of the host, default port and last slash",
        ValueKind::Flags => "words joined by commas are a set",
        ValueKind::Words => "words joined by spaces are a set",
        ValueKind::Text => "compared as text",
        ValueKind::XmlText => "compared as XML: layout, comments and order of attributes do not matter",
        ValueKind::Base64Text => "decoded from base64 and compared as text",
        ValueKind::Base64Xml => {
            "decoded from base64 and compared as XML: layout, comments and order of attributes do not matter"
        }
        ValueKind::Base64Plist => {
            "decoded from base64 and compared as a property list: the order of keys does not matter"
        }
        ValueKind::JsonText => "compared as JSON, path by path",
        ValueKind::Base64Json => "decoded from base64 and compared as JSON, path by path",
        ValueKind::VersionedId => "the id and its version compare each for itself",
        ValueKind::Number => "numbers compare by value, also when they are text",
        ValueKind::Boolean => "true and false compare by value, also when they are text",
    }
}
