//! The web app, embedded in the binary. A build without it serves a page that says how to build it.

use actix_web::http::Method;
use actix_web::http::header::{
    ALLOW, AcceptEncoding, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_SECURITY_POLICY, CONTENT_TYPE, ContentEncoding,
    Encoding, Header, VARY,
};
use actix_web::{HttpRequest, HttpResponse};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use rust_embed::{EmbeddedFile, RustEmbed};

#[derive(RustEmbed)]
#[folder = "web/dist"]
#[allow_missing = true]
struct Files;

/// The compressed copies that the build puts beside a file, the smallest first.
const COPIES: [(ContentEncoding, &str); 2] = [(ContentEncoding::Brotli, ".br"), (ContentEncoding::Gzip, ".gz")];
const INDEX: &str = "index.html";
/// Stands in the page where the nonce of an answer goes.
const NONCE_MARK: &str = "__CSP_NONCE__";
const NOT_BUILT: &str = include_str!("not_built.html");

/// A file of the app or, for every path that is none, the page itself: its router knows the rest.
pub async fn serve(request: HttpRequest) -> HttpResponse {
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return HttpResponse::MethodNotAllowed().insert_header((ALLOW, "GET, HEAD")).body("pages can only be read");
    }
    let path = request.path().trim_start_matches('/');
    let is_copy = COPIES.iter().any(|(_, ending)| path.ends_with(ending));
    match Files::get(path).filter(|_| path != INDEX && !is_copy) {
        Some(file) => asset(&request, path, file),
        None if path.starts_with("assets/") => HttpResponse::NotFound().body("there is no such file"),
        None => page(),
    }
}

/// The names of assets hold a hash of their content, so they never change.
fn asset(request: &HttpRequest, path: &str, file: EmbeddedFile) -> HttpResponse {
    let caching = if path.starts_with("assets/") { "public, max-age=31536000, immutable" } else { "no-cache" };
    let mut answer = HttpResponse::Ok();
    answer
        .insert_header((CONTENT_TYPE, file.metadata.mimetype()))
        .insert_header((CACHE_CONTROL, caching))
        .insert_header((VARY, "Accept-Encoding"));
    match copy(request, path) {
        Some((encoding, copy)) => {
            answer.insert_header((CONTENT_ENCODING, encoding.as_str())).body(copy.data.into_owned())
        }
        None => answer.body(file.data.into_owned()),
    }
}

/// The compressed copy of a file that the browser likes best.
fn copy(request: &HttpRequest, path: &str) -> Option<(ContentEncoding, EmbeddedFile)> {
    let accepted = AcceptEncoding::parse(request).ok()?;
    let known = COPIES.map(|(encoding, _)| Encoding::Known(encoding));
    let chosen = accepted.negotiate(known.iter())?;
    let (encoding, ending) = COPIES.into_iter().find(|(encoding, _)| chosen == Encoding::Known(*encoding))?;
    Files::get(&format!("{path}{ending}")).map(|file| (encoding, file))
}

fn page() -> HttpResponse {
    let nonce = STANDARD.encode(rand::random::<[u8; 18]>());
    let page = match Files::get(INDEX) {
        Some(file) => String::from_utf8_lossy(&file.data).replace(NONCE_MARK, &nonce),
        None => NOT_BUILT.replace(NONCE_MARK, &nonce),
    };
    HttpResponse::Ok()
        .insert_header((CONTENT_SECURITY_POLICY, content_security_policy(&nonce)))
        .insert_header((CACHE_CONTROL, "no-store"))
        .content_type("text/html; charset=utf-8")
        .body(page)
}

/// Scripts come from the binary only; styles also from the page's own style elements, which carry the nonce.
fn content_security_policy(nonce: &str) -> String {
    format!(
        "default-src 'none'; script-src 'self'; style-src 'self' 'nonce-{nonce}'; style-src-attr 'unsafe-inline'; \
         img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self'; \
         base-uri 'none'; frame-ancestors 'none'"
    )
}
