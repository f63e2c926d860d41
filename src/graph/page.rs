//! Lists, page by page. Every page is read whole or not at all; a list that ends with an error is never taken for
//! complete.

use std::collections::HashSet;

use serde::Deserialize;
use serde_json::value::RawValue;
use tokio::time::Instant;
use url::Url;

use super::answer;
use super::connection::Connection;
use super::error::{GraphError, Service};
use super::request::GraphRequest;

/// One page of a list.
#[derive(Debug)]
pub struct Page {
    /// The items as Graph wrote them, so that a body can be hashed without being parsed twice.
    pub items: Vec<Box<RawValue>>,
    /// The size of the answer, after decompression.
    pub size_bytes: u64,
}

/// The pages of one list. An empty page does not end it; only the lack of a next link does.
pub struct Pages {
    connection: Connection,
    request: GraphRequest,
    place: Place,
    seen: HashSet<Url>,
    deadline: Instant,
}

enum Place {
    Start,
    Link(Url),
    End,
}

#[derive(Deserialize)]
struct PageBody {
    value: Vec<Box<RawValue>>,
    #[serde(default, rename = "@odata.nextLink")]
    next_link: Option<String>,
}

impl Pages {
    pub(super) fn new(connection: Connection, request: GraphRequest) -> Self {
        let deadline = Instant::now() + connection.client().limits().collection;
        Self { connection, request, place: Place::Start, seen: HashSet::new(), deadline }
    }

    /// The next page, or `None` after the last one. After an error the same page is asked for again.
    pub async fn next(&mut self) -> Result<Option<Page>, GraphError> {
        let client = self.connection.client();
        let url = match &self.place {
            Place::Start => self.request.url(&client.settings().graph_url)?,
            Place::Link(url) => url.clone(),
            Place::End => return Ok(None),
        };
        let limit = client.limits().pages;
        if self.seen.len() >= usize::try_from(limit).unwrap_or(usize::MAX) {
            return Err(GraphError::TooManyPages { limit });
        }
        let body = self.connection.read(&url, self.request.template(), self.deadline).await?;
        let PageBody { value, next_link } = answer::json(&body)?;
        self.seen.insert(url);
        self.place = match next_link {
            Some(link) => Place::Link(self.checked(&link)?),
            None => Place::End,
        };
        self.connection.count_page();
        Ok(Some(Page { items: value, size_bytes: answer::size(&body) }))
    }

    /// The token goes with the request, so a link may lead to Graph only. It is followed whole, as Graph wrote it.
    fn checked(&self, link: &str) -> Result<Url, GraphError> {
        let bad = |reason: String| GraphError::BadAnswer { service: Service::Graph, reason };
        let url = Url::parse(link).map_err(|cause| bad(format!("its next link is no address ({cause})")))?;
        let graph_url = &self.connection.client().settings().graph_url;
        if url.origin() != graph_url.origin() || !url.username().is_empty() || url.password().is_some() {
            return Err(bad(format!("its next link leads to {}", url.origin().ascii_serialization())));
        }
        if self.seen.contains(&url) {
            return Err(bad("its next link leads back to a page that was read".to_owned()));
        }
        Ok(url)
    }
}
