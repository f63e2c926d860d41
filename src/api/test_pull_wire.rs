//! What a test pull found, as the browser gets it.

use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;

use super::collector_words::KindWord;
use crate::domain::catalog::{Field, FieldType, ListLook};
use crate::pipeline::test_pull::{Pulled, TestPull};

/// What a test pull found.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct TestPullView {
    pulled: Option<PulledView>,
    error: Option<PullErrorView>,
    workload_title: &'static str,
    family_title: &'static str,
    /// The title of the area that reads this path already.
    read_already: Option<String>,
    /// What areas of nearby paths need.
    likely_permissions: Vec<String>,
}

#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct PullErrorView {
    code: String,
    message: String,
    /// What to do about it.
    hint: Option<String>,
}

#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct PulledView {
    kind: KindWord,
    /// Objects that were read: all of them, or at least so many when `hasMore`.
    count: usize,
    has_more: bool,
    requests: u64,
    bytes: u64,
    /// With secrets masked and long values cut.
    #[schema(value_type = Vec<Value>)]
    sample: Vec<Value>,
    fields: Vec<FieldView>,
    /// There are more fields than are listed.
    fields_cut: bool,
    suggested_identity: Option<String>,
    suggested_name: Option<String>,
}

/// One place in the objects.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct FieldView {
    path: String,
    types: Vec<FieldTypeWord>,
    /// In how many of the objects or elements that could have it.
    present: usize,
    of: usize,
    looks_volatile: bool,
    looks_secret: bool,
    /// How a list is probably meant.
    list: Option<ListView>,
}

#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
enum FieldTypeWord {
    Text,
    Guid,
    Time,
    Number,
    Boolean,
    Object,
    List,
}

#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct ListView {
    look: ListWord,
    /// The property that tells the elements of a keyed list apart.
    key: Option<String>,
}

#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
enum ListWord {
    Set,
    Keyed,
    Ordered,
}

impl From<TestPull> for TestPullView {
    fn from(pull: TestPull) -> Self {
        let (pulled, error) = match pull.outcome {
            Ok(pulled) => (Some(PulledView::from(pulled)), None),
            Err(error) => (None, Some(PullErrorView { code: error.code, message: error.message, hint: error.hint })),
        };
        Self {
            pulled,
            error,
            workload_title: pull.place.workload.title(),
            family_title: pull.place.family.title(),
            read_already: pull.read_already.map(|area| area.title.clone()),
            likely_permissions: pull.likely_permissions,
        }
    }
}

impl From<Pulled> for PulledView {
    fn from(pulled: Pulled) -> Self {
        let Pulled { kind, count, has_more, sample, survey, usage } = pulled;
        Self {
            kind: kind.into(),
            count,
            has_more,
            requests: usage.requests,
            bytes: usage.bytes,
            sample,
            fields: survey.fields.into_iter().map(FieldView::from).collect(),
            fields_cut: survey.is_cut,
            suggested_identity: survey.identity,
            suggested_name: survey.name,
        }
    }
}

impl From<Field> for FieldView {
    fn from(field: Field) -> Self {
        let Field { path, types, present, of, looks_volatile, looks_secret, list } = field;
        let types = types.into_iter().map(FieldTypeWord::from).collect();
        Self { path, types, present, of, looks_volatile, looks_secret, list: list.map(ListView::from) }
    }
}

impl From<FieldType> for FieldTypeWord {
    fn from(kind: FieldType) -> Self {
        match kind {
            FieldType::Text => Self::Text,
            FieldType::Guid => Self::Guid,
            FieldType::Time => Self::Time,
            FieldType::Number => Self::Number,
            FieldType::Boolean => Self::Boolean,
            FieldType::Object => Self::Object,
            FieldType::List => Self::List,
        }
    }
}

impl From<ListLook> for ListView {
    fn from(look: ListLook) -> Self {
        match look {
            ListLook::Set => Self { look: ListWord::Set, key: None },
            ListLook::Keyed(key) => Self { look: ListWord::Keyed, key: Some(key) },
            ListLook::Ordered => Self { look: ListWord::Ordered, key: None },
        }
    }
}
