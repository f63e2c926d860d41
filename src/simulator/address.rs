//! Finds the endpoint that a path names, and what of it.

use super::exchange::GraphError;
use super::schema::{Endpoint, Navigation, endpoint_in_any_case};

/// An endpoint and the segments after its path.
#[derive(Debug)]
pub struct Address {
    pub endpoint: &'static Endpoint,
    pub rest: Vec<String>,
}

impl Address {
    /// Resolves a path; both `/groups/{id}` and `/groups('{id}')` name an object. The endpoint with the longest path
    /// that the address begins with is the one.
    pub fn resolve(version: &str, path: &str) -> Result<Self, GraphError> {
        let segments = segments(path);
        let begins = (1..=segments.len()).rev().find_map(|length| {
            let start = segments.iter().take(length).fold(String::new(), |path, segment| format!("{path}/{segment}"));
            let endpoint = endpoint_in_any_case(&start)?;
            endpoint.versions.iter().any(|known| known == version).then_some((endpoint, length))
        });
        match begins {
            Some((endpoint, length)) => Ok(Self { endpoint, rest: segments.into_iter().skip(length).collect() }),
            None => Err(GraphError::no_such_segment(segments.last().map_or("", String::as_str))),
        }
    }

    /// The id of the object, which a singleton has none of, and what is named behind the object.
    pub fn parts(&self) -> (Option<&str>, &[String]) {
        match self.rest.split_first() {
            Some((id, below)) if !self.endpoint.singleton => (Some(id), below),
            Some(_) | None => (None, &self.rest),
        }
    }

    /// The rules of the navigation property that the address leads to.
    pub fn navigation(&self) -> Option<&'static Navigation> {
        let mut path = String::new();
        let mut found = None;
        for segment in self.rest.iter().skip(usize::from(!self.endpoint.singleton)) {
            let longer = if path.is_empty() { segment.clone() } else { format!("{path}/{segment}") };
            if let Some(navigation) = self.endpoint.navigation.get(&longer) {
                found = Some(navigation);
                path = longer;
            }
        }
        found
    }
}

fn segments(path: &str) -> Vec<String> {
    let parts = path.split('/').filter(|segment| !segment.is_empty());
    parts
        .flat_map(|segment| match segment.strip_suffix(')').and_then(|inner| inner.split_once('(')) {
            Some((name, key)) => vec![name.to_owned(), key.trim_matches('\'').to_owned()],
            None => vec![segment.to_owned()],
        })
        .collect()
}
