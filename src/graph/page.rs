//! Lists, page by page. Every page is read whole or not at all; a list that ends with an error is never taken for
//! complete.

use std::collections::HashSet;

use serde::Deserialize;
use serde_json::value::RawValue;
use tokio::time::Instant;
use url::Url;

use super::ask::Ask;
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
    /// Where the changes after this moment will be told; on the last page of a delta query alone.
    pub delta_link: Option<DeltaLink>,
}

/// Where Graph tells what changed since it gave the link. Opaque, and known to lead to Graph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeltaLink(pub(super) Url);

impl DeltaLink {
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }
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
    #[serde(default, rename = "@odata.deltaLink")]
    delta_link: Option<String>,
}

impl Pages {
    pub(super) fn new(connection: Connection, request: GraphRequest) -> Self {
        let deadline = Instant::now() + connection.client().limits().collection;
        Self { connection, request, place: Place::Start, seen: HashSet::new(), deadline }
    }

    /// The list at a link that Graph gave for this request before.
    ///
    /// # Errors
    /// [`GraphError::BadAnswer`] when the link does not lead to Graph.
    pub(super) fn at(connection: Connection, request: GraphRequest, link: &str) -> Result<Self, GraphError> {
        let mut pages = Self::new(connection, request);
        pages.place = Place::Link(pages.checked(link)?);
        Ok(pages)
    }

    /// The next page, or `None` after the last one. After an error the same page is asked for again.
    pub async fn next(&mut self) -> Result<Option<Page>, GraphError> {
        let client = self.connection.client();
        let graph_url = &client.settings().graph_url;
        let ask = match &self.place {
            Place::Start => Ask::new(&self.request, graph_url)?,
            Place::Link(url) => Ask::following(&self.request, url.clone(), graph_url),
            Place::End => return Ok(None),
        };
        let limit = client.limits().pages;
        if self.seen.len() >= usize::try_from(limit).unwrap_or(usize::MAX) {
            return Err(GraphError::TooManyPages { limit });
        }
        let (PageBody { value, next_link, delta_link }, size_bytes) = self.connection.read(&ask, self.deadline).await?;
        self.seen.insert(ask.url);
        self.place = match next_link {
            Some(link) => Place::Link(self.checked(&link)?),
            None => Place::End,
        };
        let delta_link = delta_link.map(|link| self.checked(&link)).transpose()?;
        self.connection.count_page();
        Ok(Some(Page { items: value, size_bytes, delta_link: delta_link.map(DeltaLink) }))
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
