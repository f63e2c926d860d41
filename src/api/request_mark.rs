//! The second defence against forged requests, beside the check of the origin: a header that a page of another origin
//! cannot set without asking first, and is then refused.
//!
//! A cookie travels with a request that some page provoked, so a change that a cookie authorises must carry the header.
//! Programs have no such cookies lying around; a request with nothing of a browser about it need not have it.

use actix_web::http::header::{HeaderMap, ORIGIN, REFERER, USER_AGENT};
use actix_web::http::{Method, StatusCode};

use super::ApiError;

/// Any value will do.
pub const REQUEST_MARK: &str = "x-plumbline-request";

/// # Errors
/// 403 `requestMarkMissing`.
pub(super) fn check(method: &Method, headers: &HeaderMap) -> Result<(), ApiError> {
    let is_change = !matches!(*method, Method::GET | Method::HEAD | Method::OPTIONS);
    if !is_change || headers.contains_key(REQUEST_MARK) || !is_from_browser(headers) {
        return Ok(());
    }
    let detail = format!("a browser that changes something must send the header {REQUEST_MARK}");
    Err(ApiError::new(StatusCode::FORBIDDEN, "requestMarkMissing", detail))
}

/// Every browser calls itself Mozilla, and a page cannot make it say otherwise without asking first.
fn is_from_browser(headers: &HeaderMap) -> bool {
    let agent = headers.get(USER_AGENT).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let marks = [ORIGIN.as_str(), REFERER.as_str(), "sec-fetch-site"];
    agent.contains("Mozilla/") || marks.iter().any(|mark| headers.contains_key(*mark))
}

#[cfg(test)]
mod tests {
    use actix_web::http::Method;
    use actix_web::http::header::{HeaderMap, HeaderName, HeaderValue};

    use super::{REQUEST_MARK, check};

    #[test]
    fn a_change_from_a_browser_needs_the_mark() {
        let browser = ("user-agent", "Mozilla/5.0 (X11; Linux x86_64)");
        for (method, headers, is_fine) in [
            (Method::POST, &[browser][..], false),
            (Method::DELETE, &[("origin", "https://plumbline.example")], false),
            (Method::PUT, &[("sec-fetch-site", "same-origin")], false),
            (Method::PATCH, &[("referer", "https://evil.example/")], false),
            (Method::POST, &[browser, (REQUEST_MARK, "1")], true),
            (Method::GET, &[browser], true),
            (Method::POST, &[("user-agent", "curl/8.5.0")], true),
        ] {
            let mut map = HeaderMap::new();
            for (name, value) in headers {
                map.insert(HeaderName::from_static(name), HeaderValue::from_static(value));
            }
            assert_eq!(check(&method, &map).is_ok(), is_fine, "{method} {headers:?}");
        }
    }
}
