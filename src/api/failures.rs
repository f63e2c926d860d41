//! How every operation may fail, for the document: said once, as the same checks stand before all of them.

use utoipa::openapi::path::{HttpMethod, Operation, PathItem};
use utoipa::openapi::{Components, Content, OpenApi, Ref, RefOr, Response, ResponseBuilder};

const KIND: &str = "application/problem+json";
/// What the operations say in place of the list below.
const ANY_FAILURE: &str = "default";

/// Which operations may fail in a way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Whose {
    All,
    /// All that want to know who asks, or what exactly.
    AllButPublic,
    /// Those that change something, which have bodies and preconditions.
    Changes,
}

/// Status, name and meaning.
const FAILURES: [(&str, &str, &str, Whose); 17] = [
    ("400", "Malformed", "The query, the body or the headers have the wrong form.", Whose::All),
    ("401", "NotSignedIn", "Nobody is signed in, or the password is wrong.", Whose::AllButPublic),
    ("403", "Forbidden", "The role does not allow it, or the request comes from a foreign page.", Whose::AllButPublic),
    ("404", "NotFound", "There is no such thing, as far as the caller may know.", Whose::AllButPublic),
    ("408", "BodyTooSlow", "The body did not arrive in time.", Whose::Changes),
    ("409", "Conflict", "The present state does not allow it.", Whose::AllButPublic),
    ("412", "StaleVersion", "Somebody else changed it in between.", Whose::Changes),
    ("413", "BodyTooLarge", "The body is too large.", Whose::Changes),
    ("414", "AddressTooLong", "The address is too long.", Whose::All),
    ("415", "NotJson", "The body is compressed, or not JSON.", Whose::Changes),
    ("421", "ForeignHost", "The request calls the server by a name that is not its own.", Whose::All),
    ("422", "Invalid", "A field has a value that does not fit; `errors` names it.", Whose::AllButPublic),
    ("428", "PreconditionRequired", "`If-Match` is missing.", Whose::Changes),
    ("429", "TooManyRequests", "Try again after as many seconds as `Retry-After` says.", Whose::All),
    ("431", "HeadersTooLarge", "The headers are too large.", Whose::All),
    ("500", "Internal", "The server failed; its log tells why.", Whose::All),
    ("502", "GraphFailed", "Microsoft Graph or the sign-in service did not answer as expected.", Whose::AllButPublic),
];

const PUBLIC: &str = "/api/v1/public/";

/// Puts the ways to fail in place of `default`.
pub(super) fn describe(document: &mut OpenApi) {
    let components = document.components.get_or_insert_with(Components::new);
    for (_, name, meaning, _) in FAILURES {
        components.responses.insert(name.to_owned(), RefOr::T(failure(meaning)));
    }
    for (path, item) in &mut document.paths.paths {
        let is_public = path.starts_with(PUBLIC);
        for (method, operation) in operations(item) {
            let is_change = method != HttpMethod::Get;
            let fits = |whose: Whose| match whose {
                Whose::All => true,
                Whose::AllButPublic => !is_public,
                Whose::Changes => is_change,
            };
            operation.responses.responses.remove(ANY_FAILURE);
            for (status, name, _, _) in FAILURES.into_iter().filter(|(.., whose)| fits(*whose)) {
                let known = operation.responses.responses.entry(status.to_owned());
                known.or_insert_with(|| RefOr::Ref(Ref::from_response_name(name)));
            }
        }
    }
}

fn operations(item: &mut PathItem) -> impl Iterator<Item = (HttpMethod, &mut Operation)> {
    let PathItem { get, put, post, delete, patch, .. } = item;
    let all = [
        (HttpMethod::Get, get),
        (HttpMethod::Put, put),
        (HttpMethod::Post, post),
        (HttpMethod::Delete, delete),
        (HttpMethod::Patch, patch),
    ];
    all.into_iter().filter_map(|(method, operation)| Some((method, operation.as_mut()?)))
}

fn failure(meaning: &str) -> Response {
    let content = Content::new(Some(Ref::from_schema_name("Problem")));
    ResponseBuilder::new().description(meaning).content(KIND, content).build()
}
