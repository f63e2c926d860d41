//! Which request a line of the log belongs to.

use std::future::Future;
use std::sync::Arc;

use slog::{Drain, KV, OwnedKV, OwnedKVList, Record, Serializer};
use uuid::Uuid;

tokio::task_local! {
    static CURRENT: RequestId;
}

const SHORTEST: usize = 8;
const LONGEST: usize = 64;

/// Names one request: in the answer, in the audit trail and in every line of the log that it causes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RequestId(Arc<str>);

impl RequestId {
    pub fn generate() -> Self {
        Self(Uuid::now_v7().simple().to_string().into())
    }

    /// An id that a proxy gave. None unless it is of a form that cannot do harm wherever it is shown.
    pub fn parse(text: &str) -> Option<Self> {
        let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.');
        let fits = (SHORTEST..=LONGEST).contains(&text.len()) && text.bytes().all(is_plain);
        fits.then(|| Self(text.into()))
    }

    /// The request that is being answered, if one is.
    pub fn current() -> Option<Self> {
        CURRENT.try_with(Clone::clone).ok()
    }

    /// Its text, for the audit trail.
    pub fn current_text() -> Option<String> {
        Self::current().map(|id| id.as_str().to_owned())
    }

    /// Lets `work` be done in the name of this request.
    pub async fn around<F: Future>(self, work: F) -> F::Output {
        CURRENT.scope(self, work).await
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Adds the request to what is logged while it is answered.
pub(super) struct InRequest<D>(pub(super) D);

impl<D: Drain> Drain for InRequest<D> {
    type Ok = D::Ok;
    type Err = D::Err;

    fn log(&self, record: &Record<'_>, values: &OwnedKVList) -> Result<D::Ok, D::Err> {
        match RequestId::current() {
            Some(id) => self.0.log(record, &OwnedKVList::from(OwnedKV(Tagged { values: values.clone(), id }))),
            None => self.0.log(record, values),
        }
    }
}

struct Tagged {
    values: OwnedKVList,
    id: RequestId,
}

impl KV for Tagged {
    fn serialize(&self, record: &Record<'_>, serializer: &mut dyn Serializer) -> slog::Result {
        self.values.serialize(record, serializer)?;
        serializer.emit_str("request.id", self.id.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::RequestId;

    #[test]
    fn only_plain_ids_are_taken_from_a_proxy() {
        for good in ["0af7651916cd43dd8448eb211c80319c", "a-b_c.d-1"] {
            assert!(RequestId::parse(good).is_some(), "{good}");
        }
        for bad in ["", "short", "with space in it", "line\nbreak-in-it", "<script>alert(1)</script>", &"x".repeat(65)]
        {
            assert!(RequestId::parse(bad).is_none(), "{bad}");
        }
    }

    #[tokio::test]
    async fn a_request_is_current_while_it_is_answered() {
        let id = RequestId::generate();
        assert_eq!(id.clone().around(async { RequestId::current() }).await, Some(id));
        assert_eq!(RequestId::current(), None);
    }
}
