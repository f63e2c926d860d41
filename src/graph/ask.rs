//! One GET on its way: where to, on whose budget, and whether it may travel in a batch.

use url::Url;

use super::error::GraphError;
use super::request::{ApiVersion, GraphRequest, Travel};
use crate::domain::model::ServiceFamily;

#[derive(Debug, Clone)]
pub(super) struct Ask {
    pub(super) url: Url,
    /// The path without values, for logs.
    pub(super) template: String,
    pub(super) family: ServiceFamily,
    pub(super) units: u32,
    pub(super) headers: Vec<(String, String)>,
    /// The version whose batches it may travel in, and its address within one; `None` when it goes alone.
    pub(super) in_batch: Option<(ApiVersion, String)>,
}

impl Ask {
    pub(super) fn new(request: &GraphRequest, graph_url: &Url) -> Result<Self, GraphError> {
        let is_batched = matches!(request.travel(), Travel::InBatch | Travel::FirstPageInBatch);
        Ok(Self::at(request, request.url(graph_url)?, graph_url, is_batched))
    }

    /// The request at another address, which Graph gave as the next page.
    pub(super) fn following(request: &GraphRequest, url: Url, graph_url: &Url) -> Self {
        Self::at(request, url, graph_url, request.travel() == Travel::InBatch)
    }

    fn at(request: &GraphRequest, url: Url, graph_url: &Url, is_batched: bool) -> Self {
        let in_batch = if is_batched { relative(&url, graph_url) } else { None };
        Self {
            url,
            template: request.template().to_owned(),
            family: request.family(),
            units: request.units(),
            headers: request.headers().to_vec(),
            in_batch,
        }
    }
}

/// The address below the version, as a batch wants it (concepts/json-batching.md).
fn relative(url: &Url, graph_url: &Url) -> Option<(ApiVersion, String)> {
    let base = graph_url.path().trim_end_matches('/');
    let path = url.path().strip_prefix(base)?;
    let (version, path) = [ApiVersion::V1, ApiVersion::Beta].into_iter().find_map(|version| {
        let rest = path.strip_prefix('/')?.strip_prefix(version.as_str())?;
        rest.starts_with('/').then_some((version, rest))
    })?;
    let query = url.query().map(|query| format!("?{query}")).unwrap_or_default();
    Some((version, format!("{path}{query}")))
}

#[cfg(test)]
mod tests {
    use super::relative;
    use crate::graph::ApiVersion;

    #[test]
    fn the_address_in_a_batch_lies_below_the_version() {
        for (base, url, expected) in [
            ("https://g.example", "https://g.example/v1.0/groups?$top=1", Some((ApiVersion::V1, "/groups?$top=1"))),
            ("https://g.example/proxy/", "https://g.example/proxy/beta/a/b", Some((ApiVersion::Beta, "/a/b"))),
            ("https://g.example", "https://g.example/v2.0/groups", None),
            ("https://g.example", "https://g.example/v1.0x/groups", None),
        ] {
            let found = relative(&url.parse().expect("a URL"), &base.parse().expect("a URL"));
            assert_eq!(found, expected.map(|(version, path)| (version, path.to_owned())), "{url}");
        }
    }
}
