//! Which entries belong to a drift, and how certain that is.

use serde_json::Value;

use super::entry::{Deed, LogEntry};
use super::says::{says, touches};
use crate::domain::catalog::Audit;
use crate::domain::model::Timestamp;

/// Microsoft's clocks and ours differ a little, and a reading takes a while.
pub const TOLERANCE_MS: i64 = 2 * 60 * 1000;

/// A drift as far as a log can know of it.
#[derive(Debug)]
pub struct Subject<'a> {
    /// What the catalog says of the area's log.
    pub audit: &'a Audit,
    /// Whether the area is one object, whose id the log does not always tell.
    pub is_only_one: bool,
    pub resource_id: &'a str,
    pub resource_name: &'a str,
    pub changed: Changed<'a>,
    /// The last reading before the change, and the one that found it.
    pub since: Timestamp,
    pub until: Timestamp,
}

#[derive(Debug, Clone, Copy)]
pub enum Changed<'a> {
    /// A property, and its value now.
    Property {
        path: &'a str,
        value: &'a Value,
    },
    Added,
    Deleted,
}

/// How certain it is who did it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Certainty {
    /// An entry tells this very change of this object.
    Exact,
    /// One author changed this object in that time.
    Likely,
    /// Several authors did, and nothing tells which of them it was.
    Ambiguous,
    /// No entry speaks of it.
    Nobody,
}

impl Certainty {
    const ALL: [Self; 4] = [Self::Exact, Self::Likely, Self::Ambiguous, Self::Nobody];

    /// The word in SQL and JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Likely => "likely",
            Self::Ambiguous => "ambiguous",
            Self::Nobody => "nobody",
        }
    }

    /// `None` for a word that is no certainty.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|certainty| certainty.as_str() == word)
    }
}

/// What the logs tell of a drift.
#[derive(Debug, Clone, PartialEq)]
pub struct Attribution {
    pub certainty: Certainty,
    /// The entries that speak of it, the newest last. With [`Certainty::Exact`] the last one made the change.
    pub entries: Vec<LogEntry>,
}

/// Holds a drift against the entries of a log.
pub fn attribute(subject: &Subject<'_>, entries: &[LogEntry]) -> Attribution {
    let mut of_time: Vec<&LogEntry> = entries.iter().filter(|entry| is_in_time(subject, entry)).collect();
    of_time.sort_by(|one, other| (one.at, &one.id).cmp(&(other.at, &other.id)));
    let of_object: Vec<&LogEntry> = of_time.iter().copied().filter(|entry| is_of_object(subject, entry)).collect();
    let exact: Vec<&LogEntry> = of_object.iter().copied().filter(|entry| tells(subject, entry)).collect();
    if !exact.is_empty() {
        return Attribution { certainty: Certainty::Exact, entries: owned(exact) };
    }
    let named: Vec<&LogEntry> = of_object.iter().copied().filter(|entry| names_property(subject, entry)).collect();
    let of_name = of_time.iter().copied().filter(|entry| is_of_name(subject, entry)).collect();
    let of_place = of_time.iter().copied().filter(|entry| is_of_place(subject, entry)).collect();
    let found = [named, of_object, of_name, of_place].into_iter().find(|entries| !entries.is_empty());
    let found = found.unwrap_or_default();
    Attribution { certainty: by_authors(&found), entries: owned(found) }
}

fn owned(entries: Vec<&LogEntry>) -> Vec<LogEntry> {
    entries.into_iter().cloned().collect()
}

fn by_authors(entries: &[&LogEntry]) -> Certainty {
    let Some((first, rest)) = entries.split_first() else { return Certainty::Nobody };
    let is_one =
        rest.iter().all(|entry| (entry.author.kind, &entry.author.id) == (first.author.kind, &first.author.id));
    if is_one { Certainty::Likely } else { Certainty::Ambiguous }
}

fn is_in_time(subject: &Subject<'_>, entry: &LogEntry) -> bool {
    entry.at >= subject.since.plus_ms(-TOLERANCE_MS) && entry.at <= subject.until.plus_ms(TOLERANCE_MS)
}

/// By the id. Those of resources below others are made of several parts.
fn is_of_object(subject: &Subject<'_>, entry: &LogEntry) -> bool {
    entry.targets.iter().any(|target| is_id(subject, &target.id))
}

fn is_id(subject: &Subject<'_>, id: &str) -> bool {
    !id.is_empty()
        && (subject.resource_id.eq_ignore_ascii_case(id)
            || subject.resource_id.split(['/', '|', ',']).any(|part| part.eq_ignore_ascii_case(id)))
}

/// By the name, where the entry comes from the place that logs such objects.
fn is_of_name(subject: &Subject<'_>, entry: &LogEntry) -> bool {
    !subject.resource_name.is_empty()
        && is_of_service(subject, entry)
        && entry.targets.iter().any(|target| target.name.eq_ignore_ascii_case(subject.resource_name))
}

/// The log names the object of an area with only one in many ways; what was done tells enough.
fn is_of_place(subject: &Subject<'_>, entry: &LogEntry) -> bool {
    subject.is_only_one
        && is_of_service(subject, entry)
        && subject.audit.activities.iter().any(|activity| activity.eq_ignore_ascii_case(&entry.activity))
}

fn is_of_service(subject: &Subject<'_>, entry: &LogEntry) -> bool {
    let has = |words: &[String], word: &str| words.is_empty() || words.iter().any(|own| own.eq_ignore_ascii_case(word));
    has(&subject.audit.services, &entry.service) && has(&subject.audit.categories, &entry.category)
}

fn tells(subject: &Subject<'_>, entry: &LogEntry) -> bool {
    match subject.changed {
        Changed::Added => entry.deed == Deed::Added,
        Changed::Deleted => entry.deed == Deed::Deleted,
        Changed::Property { path, value } => {
            let targets = entry.targets.iter().filter(|target| is_id(subject, &target.id));
            targets.flat_map(|target| &target.modified).any(|modified| says(modified, path, value))
        }
    }
}

fn names_property(subject: &Subject<'_>, entry: &LogEntry) -> bool {
    match subject.changed {
        Changed::Property { path, .. } => {
            entry.targets.iter().flat_map(|target| &target.modified).any(|modified| touches(modified, path))
        }
        Changed::Added | Changed::Deleted => false,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::super::entry::{Author, AuthorKind, Modified, Target};
    use super::{Certainty, Changed, Deed, LogEntry, Subject, attribute};
    use crate::domain::catalog::Audit;
    use crate::domain::model::Timestamp;

    const HOUR: i64 = 3_600_000;

    fn entry(at: i64, who: &str, target: &str, modified: &[(&str, Value)]) -> LogEntry {
        let modified = modified.iter().map(|(property, new)| Modified {
            property: (*property).into(),
            old: json!("former"),
            new: new.clone(),
        });
        LogEntry {
            id: format!("{at}"),
            at: Timestamp(at),
            activity: "Update policy".into(),
            deed: Deed::Updated,
            service: "Core Directory".into(),
            category: "Policy".into(),
            author: Author { kind: AuthorKind::Person, id: who.into(), name: who.into(), address: None },
            targets: vec![Target { id: target.into(), name: "Require MFA".into(), modified: modified.collect() }],
        }
    }

    fn of_state(entries: &[LogEntry]) -> (Certainty, Vec<String>) {
        judged(entries, "state", &json!("disabled"), false)
    }

    fn judged(entries: &[LogEntry], path: &str, value: &Value, is_only_one: bool) -> (Certainty, Vec<String>) {
        let audit = Audit { activities: vec!["Update policy".into()], ..Audit::default() };
        let subject = Subject {
            audit: &audit,
            is_only_one,
            resource_id: "Policy-1",
            resource_name: "Require MFA for all",
            changed: Changed::Property { path, value },
            since: Timestamp(HOUR),
            until: Timestamp(2 * HOUR),
        };
        let found = attribute(&subject, entries);
        (found.certainty, found.entries.into_iter().map(|entry| entry.author.name).collect())
    }

    #[test]
    fn the_entry_with_the_found_value_made_the_change() {
        let entries = [
            entry(HOUR + 2, "bea", "policy-1", &[("state", json!("disabled"))]),
            entry(HOUR + 1, "ada", "policy-1", &[("state", json!("enabled"))]),
            entry(HOUR + 3, "cem", "policy-1", &[("displayName", json!("x"))]),
        ];
        assert_eq!(of_state(&entries), (Certainty::Exact, vec!["bea".into()]));
    }

    #[test]
    fn of_several_who_set_the_value_the_last_is_named_last() {
        let set = |at, who| entry(at, who, "policy-1", &[("state", json!("disabled"))]);
        assert_eq!(of_state(&[set(HOUR + 5, "bea"), set(HOUR + 1, "ada")]).1, ["ada", "bea"]);
    }

    #[test]
    fn one_author_of_the_object_is_likely_and_several_are_told_as_several() {
        let touch = |at, who| entry(at, who, "policy-1", &[]);
        assert_eq!(of_state(&[touch(HOUR + 1, "ada"), touch(HOUR + 2, "ada")]).0, Certainty::Likely);
        assert_eq!(of_state(&[touch(HOUR + 1, "ada"), touch(HOUR + 2, "bea")]).0, Certainty::Ambiguous);
    }

    #[test]
    fn who_changed_this_property_comes_before_who_changed_another() {
        let entries = [
            entry(HOUR + 1, "ada", "policy-1", &[("state", json!("something that is written otherwise"))]),
            entry(HOUR + 2, "bea", "policy-1", &[("displayName", json!("x"))]),
        ];
        assert_eq!(of_state(&entries), (Certainty::Likely, vec!["ada".into()]));
    }

    #[test]
    fn other_objects_and_other_times_say_nothing() {
        let early = entry(HOUR - 3 * 60_000, "ada", "policy-1", &[("state", json!("disabled"))]);
        let late = entry(2 * HOUR + 3 * 60_000, "ada", "policy-1", &[("state", json!("disabled"))]);
        let other = entry(HOUR + 1, "ada", "policy-2", &[("state", json!("disabled"))]);
        assert_eq!(of_state(&[early, late, other]), (Certainty::Nobody, vec![]));
    }

    #[test]
    fn a_name_or_what_was_done_to_the_only_object_is_a_hint() {
        let mut named = entry(HOUR + 1, "ada", "", &[]);
        named.targets = vec![Target { id: String::new(), name: "require mfa for all".into(), modified: vec![] }];
        assert_eq!(of_state(&[named]).0, Certainty::Likely);
        let nameless = entry(HOUR + 1, "ada", "the-directory", &[]);
        assert_eq!(judged(std::slice::from_ref(&nameless), "state", &json!("x"), true).0, Certainty::Likely);
        assert_eq!(judged(&[nameless], "state", &json!("x"), false).0, Certainty::Nobody);
    }

    #[test]
    fn what_came_or_went_is_told_by_the_deed() {
        let audit = Audit::default();
        let subject = |changed| Subject {
            audit: &audit,
            is_only_one: false,
            resource_id: "parent/child",
            resource_name: "Child",
            changed,
            since: Timestamp(0),
            until: Timestamp(10),
        };
        let mut deleted = entry(5, "ada", "child", &[]);
        deleted.deed = Deed::Deleted;
        let updated = entry(6, "bea", "child", &[]);
        let found = attribute(&subject(Changed::Deleted), &[updated.clone(), deleted.clone()]);
        assert_eq!((found.certainty, found.entries), (Certainty::Exact, vec![deleted.clone()]));
        let found = attribute(&subject(Changed::Added), &[updated, deleted]);
        assert_eq!(found.certainty, Certainty::Ambiguous);
    }
}
